"""All texts of the smallest guideline, there and back."""

from laws.exchange import *  # noqa: F403
