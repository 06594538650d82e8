"""Every PDF of the smallest guideline."""

from laws.paper import *  # noqa: F403
