"""The way through a chapter: its units as stops, as a strip above each and as a map on the front page."""
