"""What holds of every page of any guideline: the validator of the W3C finds nothing wrong with it."""

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


def judgement(*paths: Path) -> list[tuple[str, int, str]]:
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
    assert judgement(*sorted(site.rglob("*.html"))) == []
