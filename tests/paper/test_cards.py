"""Every card of the second guideline."""

from laws.cards import *  # noqa: F403
