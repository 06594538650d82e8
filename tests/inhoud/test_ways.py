"""The roles of the real content."""

from laws.ways import *  # noqa: F403
