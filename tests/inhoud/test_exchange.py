"""All texts of the real content, there and back."""

from laws.exchange import *  # noqa: F403
