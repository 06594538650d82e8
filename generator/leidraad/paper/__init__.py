"""The same content on paper: documents made from the views of the web pages, set by Typst."""
