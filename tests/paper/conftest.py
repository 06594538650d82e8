"""These tests still stand on the real content."""

from real import *  # noqa: F403
