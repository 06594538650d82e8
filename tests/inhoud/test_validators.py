"""What others say of the pages of the real content."""

from laws.validators import *  # noqa: F403
