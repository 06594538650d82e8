"""Zensical, the other engine that can dress what we write; it has dependencies of its own, so it lives apart."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from folders import files_in
from places import ROOT

from leidraad.output import write

ZENSICAL = ROOT / "build" / "zensical" / "bin" / "zensical"
SKIN = ROOT / "generator" / "leidraad" / "skin"


def project(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write pages with what an engine is told to do with them: as ours is, with the skin in the folder itself."""
    config = (SKIN / "mkdocs.yml").read_text(encoding="utf-8").replace("theme:\n", "theme:\n  custom_dir: theme\n")
    write(folder / "docs", files)
    write(folder / "theme", files_in(SKIN / "theme"))
    (folder / "mkdocs.yml").write_text(f"{config}docs_dir: docs\nsite_dir: mkdocs\n", encoding="utf-8")


def zensical(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what it makes of pages, in a folder for it."""
    project(folder, files)
    subprocess.run([ZENSICAL, "build", "--clean", "-f", "mkdocs.yml"], cwd=folder, check=True, capture_output=True)
    return files_in(folder / "mkdocs")
