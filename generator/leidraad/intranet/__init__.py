"""Parts of the site inside other people's pages: an intranet, a wiki, a file share."""
