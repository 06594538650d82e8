"""The pages of the real content as they are shown."""

from laws.looks import *  # noqa: F403
