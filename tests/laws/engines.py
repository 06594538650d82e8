"""What holds of the pages of any guideline: another engine builds the same ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from folders import files_in
from zensical import zensical

pytestmark = pytest.mark.slow

# Zensical prints its theme's own page here; ours is copied over it, as `make zensical` does.
NOT_FOUND = "404.html"


def _pages(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the HTML, but of the page that Zensical has its own of."""
    return {name: data for name, data in files.items() if name.endswith(".html") and name != NOT_FOUND}


def test_zensical_builds_the_same_pages_with_the_same_content(docs: Path, site: Path, tmp_path: Path) -> None:
    assert _pages(zensical(tmp_path, files_in(docs))) == _pages(files_in(site))
