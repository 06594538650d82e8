"""The same site by other ways: another engine, another folder and day of building, and the README's commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CONTENT, ROOT

from leidraad import pipeline
from leidraad.output import write
from leidraad.serve import Dresser
from leidraad.skin import dress
from leidraad.source.model.guideline import Guideline

pytestmark = pytest.mark.slow

ZENSICAL = ROOT / "build" / "zensical" / "bin" / "zensical"
# Zensical prints its theme's own page here; ours is copied over it, as `make zensical` does.
NOT_FOUND = "404.html"
# What the README tells to run that this run is part of, or that never ends.
NOT_HERE = {"make test", "make serve"}
# Of the make and the environment that run these tests, a reader of the README knows nothing.
OURS = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "VIRTUAL_ENV", "PYTHONPATH")


def _files(folder: Path, pattern: str = "*") -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _project(folder: Path) -> Path:
    """Copy what the command `leidraad build` reads."""
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copytree(CONTENT, folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def test_zensical_builds_the_same_pages_with_the_same_content(guideline: Guideline, site: Path, tmp_path: Path) -> None:
    project = _project(tmp_path)
    write(project / "build" / "docs", pipeline.render(guideline))
    subprocess.run([ZENSICAL, "build", "--clean", "-f", "mkdocs.yml"], cwd=project, check=True, capture_output=True)
    theirs, ours = _files(project / "build" / "mkdocs", "*.html"), _files(site, "*.html")
    theirs.pop(NOT_FOUND)
    ours.pop(NOT_FOUND)
    assert theirs == ours


def test_two_builds_give_the_same_bytes_wherever_they_run_and_however_python_hashes(tmp_path: Path) -> None:
    builds = []
    for seed in ("1", "2"):
        project = _project(tmp_path / f"map-{seed}")
        command = [sys.executable, "-m", "leidraad", "build", "--adres", "https://richtlijn.example/leidraad/"]
        environment = os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1795392000"}
        subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
        builds.append(_files(project / "site"))
    first, second = builds
    assert {"index.html", "sitemap.xml", "data/v1/herkomst.json"} <= first.keys()
    assert first == second


def test_dressing_only_the_pages_that_changed_gives_the_same_site(guideline: Guideline, tmp_path: Path) -> None:
    """As `leidraad serve` does after every edit."""
    before = pipeline.render(guideline)
    page = "werkproces/fase-1/index.md"
    after = {name: data for name, data in before.items() if name != "register/index.md"}
    after[page] = before[page].replace(b"Aanmelding", b"Melding")
    write(tmp_path / "whole", after)
    dresser = Dresser(tmp_path / "changed")
    dresser.site(before, None)
    assert dresser.site(after, None) == dress(tmp_path / "whole", None)


def _copy(folder: Path) -> None:
    """Copy what git keeps, as it is now."""
    names = subprocess.check_output(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, text=True)
    for name in names.split("\0"):
        if (ROOT / name).is_file() or (ROOT / name).is_symlink():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name, follow_symlinks=False)


def _commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_the_commands_of_the_readme_do_what_it_says_in_a_clean_copy(site: Path, tmp_path: Path) -> None:
    _copy(tmp_path)
    environment = {key: value for key, value in os.environ.items() if key not in OURS}
    environment["PATH"] = f"{tmp_path / '.venv' / 'bin'}:{environment['PATH']}"
    commands = _commands()
    assert set(commands) >= NOT_HERE | {"make site", "pip install .", "leidraad build"}
    for command in commands:
        if command not in NOT_HERE:
            shutil.rmtree(tmp_path / "site", ignore_errors=True)
            done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, check=False)
            assert done.returncode == 0, f"{command}: {done.stderr.decode()}"
    assert _files(tmp_path / "site").keys() == _files(site).keys()
