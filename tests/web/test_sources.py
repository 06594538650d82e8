"""Where the texts of the second guideline come from, on its pages."""

from laws.sources import *  # noqa: F403
