"""The pages of the second guideline as they are shown."""

from laws.looks import *  # noqa: F403
