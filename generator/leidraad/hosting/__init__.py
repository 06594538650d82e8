"""The site on a server: which headers go with which answers, in the words of each server."""
