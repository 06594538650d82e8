"""Lists to tick, in the real content."""

from laws.ticks import *  # noqa: F403
