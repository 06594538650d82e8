"""The same pages by another engine, and the same site once more."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

from leidraad import pipeline
from leidraad.source.model.guideline import Guideline

pytestmark = pytest.mark.slow

ZENSICAL = ROOT / "build" / "zensical" / "bin" / "zensical"
# Zensical prints its theme's own page here; ours is copied over it, as `make zensical` does.
NOT_FOUND = "404.html"


def _pages(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.html"))}


def test_zensical_builds_the_same_pages_with_the_same_content(guideline: Guideline, site: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    pipeline.write(tmp_path / "build" / "docs", pipeline.render(guideline))
    subprocess.run([ZENSICAL, "build", "--clean", "-f", "mkdocs.yml"], cwd=tmp_path, check=True, capture_output=True)
    theirs, ours = _pages(tmp_path / "build" / "mkdocs"), _pages(site)
    theirs.pop(NOT_FOUND)
    ours.pop(NOT_FOUND)
    assert theirs == ours


def test_two_builds_give_the_same_bytes(guideline: Guideline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    address = "https://richtlijn.example/leidraad/"
    docs = tmp_path / "docs"
    pipeline.write(docs, pipeline.render(guideline))
    assert pipeline.dress(docs, address) == pipeline.dress(docs, address)
