"""The decision aids of the real content in a real Chromium: that they work, and how they look."""

from laws.aids import *  # noqa: F403
from laws.aids_elsewhere import *  # noqa: F403
from laws.aids_looks import *  # noqa: F403
