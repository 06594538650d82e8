"""Tests of one group run in one worker, as what they share is made once; xdist and pytest must agree on how."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

MANY = """
import pytest

@pytest.mark.xdist_group("{group}")
@pytest.mark.parametrize("number", range(12))
def test_says_where_it_runs(number, worker_id):
    with open("{group}.txt", "a") as file:
        file.write(worker_id + "\\n")
"""


def test_a_group_stays_in_one_worker(tmp_path: Path) -> None:
    """Also where it stands in two files; otherwise each test goes to whoever is free. pyproject.toml says more."""
    for name in "abcd":
        (tmp_path / f"test_{name}.py").write_text(MANY.format(group="een" if name in "ac" else "twee"), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    for group in ("een", "twee"):
        workers = (tmp_path / f"{group}.txt").read_text("utf-8").split()
        assert (len(workers), len(set(workers))) == (24, 1)


@pytest.fixture(scope="module")
def made(worker_id: str) -> str:
    """Where this module makes something once for its tests."""
    return worker_id


@pytest.mark.parametrize("number", range(6))
def test_tests_of_a_slow_module_that_share_what_it_makes_are_a_group(
    made: str, number: int, worker_id: str, request: pytest.FixtureRequest
) -> None:
    group = request.node.get_closest_marker("xdist_group")
    assert group is not None, number
    assert group.args == ("test_groups.py",)
    assert made == worker_id
