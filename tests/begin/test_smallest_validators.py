"""What judges of HTML, CSS and PDF say of the smallest guideline."""

from laws.validators import *  # noqa: F403
