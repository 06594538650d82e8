"""What others say of the pages of the second guideline, and that they would say it."""

from __future__ import annotations

from pathlib import Path

import pytest
from laws.validators import *  # noqa: F403
from laws.validators import judgement

pytestmark = pytest.mark.slow


def test_the_validator_would_find_one(tmp_path: Path) -> None:
    page = tmp_path / "fout.html"
    page.write_text('<!doctype html><html lang="nl"><title>Fout</title><p id="a"><p id="a">', encoding="utf-8")
    assert judgement(page) == [(tmp_path.name, 1, "Duplicate ID “a”.")]
