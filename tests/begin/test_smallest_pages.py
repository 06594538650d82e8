"""The pages of the smallest guideline, and what it says."""

from laws.content import *  # noqa: F403
from laws.pages import *  # noqa: F403
