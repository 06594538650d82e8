"""Every text that somebody can write in a page of the real content."""

from laws.writing import *  # noqa: F403
