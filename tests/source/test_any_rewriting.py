"""Any text of the second guideline written anew."""

from laws.rewriting import *  # noqa: F403
