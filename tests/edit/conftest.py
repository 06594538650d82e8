"""A guideline to write in: a copy of the second one, with what its pages show."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from places import SECOND, TODAY

from leidraad.edit.desk import Desk
from leidraad.trusted import Trusted


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The folder in which texts are written."""
    return Path(shutil.copytree(SECOND, tmp_path / "inhoud"))


@pytest.fixture
def desk(written: Path, tmp_path: Path, trusted: Trusted) -> Desk:
    """What answers its pages."""
    desk = Desk(written, tmp_path / "build", lambda: TODAY)
    desk.show(trusted)
    return desk
