"""From a trusted guideline to web pages: what exists, what each page shows, and how it is printed."""
