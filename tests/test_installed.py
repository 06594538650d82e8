"""The program as installed needs nothing of this project; who wants something else around pages says so beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from folders import files_in
from places import GOOD, NOON, ROOT, SECOND

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("installed")]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the wheel holds, unpacked: what it depends on is that of these tests."""
    source, place = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT / "generator" / "leidraad", source / "generator" / "leidraad")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", place, source]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = place.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(place / "unpacked")
    return place / "unpacked"


def _built(package: Path, folder: Path) -> dict[str, bytes]:
    """Build in a folder in which there is nothing but content and what a test put there."""
    shutil.copytree(GOOD, folder / "content")
    shutil.copy(SECOND / "teksten.yml", folder / "content")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"PYTHONPATH": str(package), "SOURCE_DATE_EPOCH": NOON}
    command = [sys.executable, "-m", "leidraad", "build"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return files_in(folder / "site")


def test_an_empty_folder_with_content_gives_the_site_of_the_project(package: Path, tmp_path: Path) -> None:
    bare, project = tmp_path / "bare", tmp_path / "project"
    for folder in (bare, project):
        folder.mkdir()
    for name in ("mkdocs.yml", "overrides"):
        (project / name).symlink_to(ROOT / name)
    assert _built(package, bare) == _built(package, project)


def test_an_organisation_adds_to_every_page_what_its_overrides_say(package: Path, tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    ours = '{% block head %}{{ super() }}\n<meta name="theme-color" content="#123456">{% endblock %}'
    (tmp_path / "overrides" / "main.html").write_text('{% extends "document.html" %}\n' + ours, encoding="utf-8")
    site = _built(package, tmp_path)
    pages = [name for name in site if name.endswith("index.html") and not name.startswith("embed/")]
    assert len(pages) > 10
    assert {site[name].count(b'<meta name="theme-color" content="#123456">\n</head>') for name in pages} == {1}
