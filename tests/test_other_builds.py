"""The same site by other ways: another engine, and another folder and day of building."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from folders import files_in
from making import DRAWN, papers
from places import CONTENT, ROOT
from zensical import zensical

from leidraad import pipeline
from leidraad.output import write
from leidraad.serve import Dresser
from leidraad.skin import dress
from leidraad.trusted import Trusted

pytestmark = pytest.mark.slow

# Zensical prints its theme's own page here; ours is copied over it, as `make zensical` does.
NOT_FOUND = "404.html"


def _pages(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the HTML, but of the page that Zensical has its own of."""
    return {name: data for name, data in files.items() if name.endswith(".html") and name != NOT_FOUND}


def _project(folder: Path) -> Path:
    """Copy what the command `leidraad build` reads."""
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copytree(CONTENT, folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def test_zensical_builds_the_same_pages_with_the_same_content(trusted: Trusted, site: Path, tmp_path: Path) -> None:
    with papers("papers-tested") as store:
        write(tmp_path / "build" / "docs", pipeline.render(trusted, DRAWN, store))
    assert _pages(zensical(tmp_path)) == _pages(files_in(site))


def test_two_builds_give_the_same_bytes_wherever_they_run_and_however_python_hashes(tmp_path: Path) -> None:
    builds = []
    for seed in ("1", "2"):
        project = _project(tmp_path / f"map-{seed}")
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
    page = "werkproces/fase-1/index.md"
    after = {name: data for name, data in before.items() if name != "register/index.md"}
    after[page] = before[page].replace(b"Aanmelding", b"Melding")
    write(tmp_path / "whole", after)
    dresser = Dresser(tmp_path / "changed")
    dresser.site(before, None)
    assert dresser.site(after, None) == dress(tmp_path / "whole", None)
