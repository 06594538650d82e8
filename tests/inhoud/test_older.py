"""The pages of the real content in an older engine."""

from laws.older import *  # noqa: F403
