"""The difference between the real content and another version of it."""

from __future__ import annotations

import pytest
from command import run, said
from laws.difference import *  # noqa: F403


@pytest.mark.slow
def test_the_last_version_of_this_project_does_not_differ_from_itself() -> None:
    assert said(run("verschil", "HEAD", "HEAD")) == (0, "Geen verschil.\n", "")
