"""Every PDF of the real content."""

from laws.paper import *  # noqa: F403
