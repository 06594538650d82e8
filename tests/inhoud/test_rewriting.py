"""Any text of the real content written anew."""

from laws.rewriting import *  # noqa: F403
