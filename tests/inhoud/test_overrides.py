"""What the points of themes go before, in the real content."""

from laws.overrides import *  # noqa: F403
