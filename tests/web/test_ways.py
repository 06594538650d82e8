"""The roles of the second guideline."""

from laws.ways import *  # noqa: F403
