"""The choice of a role on a page where more roles act."""
