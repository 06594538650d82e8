"""What the points of themes go before, in the second guideline."""

from laws.overrides import *  # noqa: F403
