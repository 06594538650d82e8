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
from making import DRAWN
from places import SECOND

from leidraad import pipeline
from leidraad.output import write
from leidraad.serve import Dresser
from leidraad.skin import dress
from leidraad.trusted import Trusted

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


def test_dressing_only_the_pages_that_changed_gives_the_same_site(trusted: Trusted, tmp_path: Path) -> None:
    """As `leidraad serve` does after every edit."""
    before = pipeline.render(trusted, DRAWN)
    page = "keukenproces/ontvangst/index.md"
    after = {name: data for name, data in before.items() if name != "begrippen/index.md"}
    after[page] = before[page].replace(b"Ontvangst", b"Levering")
    write(tmp_path / "whole", after)
    dresser = Dresser()
    dresser.site(before, None)
    assert dresser.site(after, None) == dress(tmp_path / "whole", None)
