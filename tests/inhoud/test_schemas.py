"""What editors wrote is good by the schemas that help them write it."""

from __future__ import annotations

from places import CONTENT
from typing_along import faults, files


def test_every_file_is_good_by_its_schema() -> None:
    assert {str(name): wrong for name, text in files(CONTENT) if (wrong := faults(name, text))} == {}
