"""The settings for servers of the site of the real content."""

from laws.headers import *  # noqa: F403
