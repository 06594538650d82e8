"""The pages of the real content, and what it says: all of it is there, and every page is as pages must be."""

from laws.content import *  # noqa: F403
from laws.pages import *  # noqa: F403
