"""Lists to tick, in the second guideline."""

from laws.ticks import *  # noqa: F403
