"""Every text that somebody can write in a page of the second guideline."""

from laws.writing import *  # noqa: F403
