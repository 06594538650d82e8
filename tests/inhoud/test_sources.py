"""Where the texts of the real content come from, on its pages."""

from laws.sources import *  # noqa: F403
