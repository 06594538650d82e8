"""The zip of the site of the real content."""

from laws.zip import *  # noqa: F403
