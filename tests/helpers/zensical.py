"""Zensical, the other engine that can dress what we write; it has dependencies of its own, so it lives apart."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from folders import files_in
from places import ROOT

ZENSICAL = ROOT / "build" / "zensical" / "bin" / "zensical"


def zensical(project: Path) -> dict[str, bytes]:
    """Return what it makes of `build/docs` in a folder, with the skin of this project."""
    skin = Path("generator") / "leidraad" / "skin"
    shutil.copytree(ROOT / skin, project / skin)
    shutil.copy(ROOT / "mkdocs.yml", project)
    subprocess.run([ZENSICAL, "build", "--clean", "-f", "mkdocs.yml"], cwd=project, check=True, capture_output=True)
    return files_in(project / "build" / "mkdocs")
