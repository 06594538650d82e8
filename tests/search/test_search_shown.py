"""The box to search in, on the site of the second guideline."""

from __future__ import annotations

from laws.search_shown import *  # noqa: F403
from laws.zip import entries, finished, shelf, shelf_files, zipped  # noqa: F401
