"""The second guideline in the engines beside Chromium."""

from laws.browsers import *  # noqa: F403
