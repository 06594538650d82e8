"""How the pages of the second guideline lie on a phone."""

from laws.measures import *  # noqa: F403
