"""In our content too everything has an address of its own, and every link leads somewhere."""

from __future__ import annotations

from places import CONTENT, TODAY
from wholeness import is_sound

from leidraad import pipeline


def test_our_content_is_sound() -> None:
    is_sound(pipeline.trusted(CONTENT, TODAY))
