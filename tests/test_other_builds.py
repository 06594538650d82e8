"""The same site by other ways: another engine, another folder and day of building, and only what changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from folders import files_in
from laws.engines import *  # noqa: F403
from places import SECOND

pytestmark = pytest.mark.slow


def test_two_builds_give_the_same_bytes_wherever_they_run_and_however_python_hashes(tmp_path: Path) -> None:
    builds = []
    for seed in ("1", "2"):
        project = tmp_path / f"map-{seed}"
        shutil.copytree(SECOND, project / "content")
        command = [sys.executable, "-m", "leidraad", "build", "--adres", "https://richtlijn.example/leidraad/"]
        environment = os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1795392000"}
        subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
        builds.append(files_in(project / "site"))
    first, second = builds
    assert {"index.html", "sitemap.xml", "data/v1/herkomst.json", "handouts/boekje.pdf"} <= first.keys()
    assert first == second
