"""Texts written in the page that shows them, while the preview runs: one at a time, at its place in its file."""
