"""The pages of the second guideline in an older engine."""

from laws.older import *  # noqa: F403
