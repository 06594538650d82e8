"""What others say of the pages: the validator of the W3C."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from places import ROOT

pytestmark = pytest.mark.slow

VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def _judgement(*paths: Path) -> list[tuple[str, int, str]]:
    """Return what the validator finds wrong: file, line and message."""
    java = shutil.which("java")
    if java is None and "CI" not in os.environ:
        pytest.skip("the validator needs Java: sudo apt-get install default-jre-headless")
    assert java, "install Java for the validator"
    command = [java, "-jar", str(VNU), "--errors-only", "--skip-non-html", "--format", "json", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    return [(message["url"].rsplit("/", 2)[-2], message.get("lastLine", 0), message["message"]) for message in messages]


def test_the_validator_finds_no_error_on_any_page(site: Path) -> None:
    assert _judgement(*sorted(site.rglob("*.html"))) == []


def test_the_validator_would_find_one(tmp_path: Path) -> None:
    page = tmp_path / "fout.html"
    page.write_text('<!doctype html><html lang="nl"><title>Fout</title><p id="a"><p id="a">', encoding="utf-8")
    assert _judgement(page) == [(tmp_path.name, 1, "Duplicate ID “a”.")]
