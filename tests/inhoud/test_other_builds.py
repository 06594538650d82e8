"""The real content by other ways: another engine, and twice from nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from folders import files_in
from laws.engines import *  # noqa: F403
from places import CONTENT

pytestmark = pytest.mark.slow


def test_two_builds_of_the_real_content_give_the_same_bytes_however_python_hashes(tmp_path: Path) -> None:
    """Its documents come out the same where those of the second guideline do."""
    builds = []
    for seed in ("1", "2"):
        project = tmp_path / seed
        project.mkdir()
        command = [sys.executable, "-m", "leidraad", "build", "--zonder-pdf", "--inhoud", CONTENT]
        environment = os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1795392000"}
        subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
        builds.append(files_in(project / "site"))
    first, second = builds
    assert {"index.html", "data/v1/herkomst.json"} <= first.keys()
    assert first == second
