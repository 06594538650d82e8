"""Search: an index of our own words, made with the site, and what looks in it on the reader's own device."""
