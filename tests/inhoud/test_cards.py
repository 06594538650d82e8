"""Every card of the real content."""

from laws.cards import *  # noqa: F403
