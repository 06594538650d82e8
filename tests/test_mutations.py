"""Whatever changes of the program, its templates or the settings, a build that kept all is as one that kept nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from command import change
from faulty import smallest
from folders import files_in
from places import NOON, ROOT

from leidraad import store

pytestmark = pytest.mark.slow

# Of each kind of file of the program one: what stands in it, and what comes there.
PROGRAM = {
    "web/components/footer/footer.html.jinja": ('class="c-footer"', 'class="c-footer c-anders"'),
    "web/site.css": ("{", "{outline:0;"),
    "web/components/aid/aid.js": ("const ", "const anders = 1\nconst "),
    "language/nl/teksten.yml": ("naar-de-inhoud: ", "naar-de-inhoud: Anders "),
    "look.yml": ("#14405e", "#14405f"),
    "skin/theme/document.html": ("<body>", '<body data-anders="">'),
    "trees/diagram.py": ("LEADING, BASELINE = 18.0", "LEADING, BASELINE = 19.0"),
}
# And what stands in the folder where one builds.
AROUND = {
    "inhoud/richtlijn.yml": ("titel: ", "titel: Anders "),
    "overrides/main.html": (
        '{% extends "document.html" %}',
        '{% extends "document.html" %}{% block head %}{{ super() }}<meta name="x">{% endblock %}',
    ),
    "mkdocs.yml": ("site_name: ", "site_author: Anders\nsite_name: "),
}
# Of this no reader sees anything.
UNSEEN = {"mkdocs.yml"}


def built(folder: Path, program: Path) -> tuple[int, str, Mapping[str, bytes]]:
    """Build where one builds with a program; return how that ended, what it told, and the site."""
    (folder / "build").mkdir(exist_ok=True)
    environment = os.environ | {"PYTHONPATH": str(program), "SOURCE_DATE_EPOCH": NOON, "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-m", "leidraad", "build", "--zonder-pdf", "--inhoud", "inhoud"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr, files_in(folder / "site")


def test_whatever_file_changes_a_build_with_all_that_was_kept_is_as_a_cold_one(tmp_path: Path) -> None:
    program, warm = tmp_path / "program", tmp_path / "warm"
    shutil.copytree(store.HERE, program / "leidraad", ignore=shutil.ignore_patterns("__pycache__"))
    warm.mkdir()
    smallest(warm)
    shutil.copy(ROOT / "mkdocs.yml", warm)
    shutil.copytree(ROOT / "overrides", warm / "overrides")
    before = built(warm, program)
    assert before[0] == 0, before[1]
    for root, changes in ((program / "leidraad", PROGRAM), (warm, AROUND)):
        for name, (old, new) in changes.items():
            change(root / name, old, new)
            cold = tmp_path / "cold"
            shutil.copytree(warm, cold, ignore=shutil.ignore_patterns("build", "site"))
            after = built(warm, program)
            assert after == built(cold, program), name
            assert (after[2] != before[2]) == (name not in UNSEEN), name
            before = after
            shutil.rmtree(cold)
