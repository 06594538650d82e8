"""A guideline to write in: a copy of the second one, with what its pages show."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from places import SECOND, TODAY

from leidraad.edit.desk import Desk
from leidraad.edit.spots import text_spots
from leidraad.trusted import Trusted
from leidraad.web import urls


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The folder in which texts are written."""
    return Path(shutil.copytree(SECOND, tmp_path / "inhoud"))


@pytest.fixture(scope="session")
def anchored_pages(trusted: Trusted) -> Mapping[str, bytes]:
    """Pages with nothing but their anchors, all that they can have but one."""
    pages: dict[str, bytes] = defaultdict(bytes)
    for spot in text_spots(trusted.guideline):
        pages[urls.file(spot.path)] += f'<p id="{spot.anchor}">'.encode()
    page = urls.file("beslishulpen/ontvangst-goedkeuren/")
    pages[page] = pages[page].replace(b' id="noteer-goed"', b"")
    return pages


@pytest.fixture
def desk(written: Path, tmp_path: Path, trusted: Trusted, anchored_pages: Mapping[str, bytes]) -> Desk:
    """What answers its pages."""
    desk = Desk(written, tmp_path / "build", lambda: TODAY)
    desk.show(trusted, anchored_pages)
    return desk
