"""Whenever a build is killed, a reader has one site, and the next build is right."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from places import TESTS

pytestmark = pytest.mark.slow


def _killed(folder: Path, way: str) -> list[dict[str, Any]]:
    command = [sys.executable, TESTS / "helpers" / "killing.py", folder, way]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(found) > 20
    return found


def test_a_site_that_changes_places_is_the_old_one_or_the_new_one_at_every_moment(tmp_path: Path) -> None:
    found = _killed(tmp_path, "exchange")
    assert [one["left"] for one in found] == sorted((one["left"] for one in found), reverse=True)
    assert {one["left"] for one in found} == {"old", "new"}
    assert {(one["mended"] == one["left"], one["next"], *one["strays"], *one["heard"]) for one in found} == {
        (True, "new")
    }


@pytest.mark.parametrize("way", ["strangers", "no exchange"])
def test_a_site_that_was_being_put_in_place_is_finished_by_the_next_build_which_says_so(
    tmp_path: Path, way: str
) -> None:
    found = _killed(tmp_path, way)
    assert {one["mended"] for one in found} == {"old", "new"}
    assert {(one["next"], *set(one["strays"]) - {".git"}) for one in found} == {("new",)}
    # Where it says so it had to, but for the last moments, in which only the list is missing.
    assert {bool(one["heard"]) for one in found if one["left"] == "mixed"} == {True}
    assert {one["mended"] for one in found if one["heard"]} == {"new"}
    assert [one["left"] for one in found][-1] == "new"
