"""The routes of the decision aids of the second guideline, and their pictures."""

from laws.pictures import *  # noqa: F403
from laws.routes import *  # noqa: F403
