"""All texts of the second guideline, there and back."""

from laws.exchange import *  # noqa: F403
