"""The guideline itself: who must leave at once can."""

from laws.leaving import *  # noqa: F403
