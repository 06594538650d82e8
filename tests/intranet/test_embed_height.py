"""Parts of the real content in frames of other people's pages."""

from laws.parts_height import *  # noqa: F403
