"""Whatever stands in a content file, an editor gets a report or a site: never a traceback or HTML of the content."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import GOOD
from spoiling import EDITS, NUMBERS, ODD, Content, Edit, edited, quoted, spoilable
from trying import BOUNDED

pytestmark = pytest.mark.slow

PIECES = st.one_of(st.text(max_size=20), st.sampled_from((*ODD, "\n", ": ", "- ", "  ", "id", "tekst", "bron")))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The smallest good content."""
    return spoilable(GOOD, tmp_path_factory.mktemp("klein") / "inhoud")


@settings(BOUNDED, max_examples=60)
@given(NUMBERS, st.binary(max_size=300))
def test_any_bytes_as_a_file_give_a_report_or_a_site(small: Content, file: int, data: bytes) -> None:
    small.survives(small.name(file), data)


@settings(BOUNDED, max_examples=60)
@given(NUMBERS, st.lists(PIECES, max_size=30))
def test_any_text_as_a_file_gives_a_report_or_a_site(small: Content, file: int, pieces: list[str]) -> None:
    small.survives(small.name(file), "".join(pieces).encode())


@settings(BOUNDED, max_examples=200)
@given(NUMBERS, EDITS)
def test_any_edit_of_the_smallest_content_gives_a_report_or_a_site(
    small: Content, file: int, edits: list[Edit]
) -> None:
    name = small.name(file)
    small.survives(name, edited(small.read(name), edits))


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: ascii(odd)[:40])
def test_odd_text_in_a_field_gives_a_report_or_a_site(small: Content, odd: str) -> None:
    """Text with markup, a title that stands in the menu of every page, and a meaning that pops up."""
    for name, key in (("werk/stap-1.yml", "tekst"), ("werk/stap-2.yml", "titel"), ("begrippen.yml", "kort")):
        value = re.compile(rf"(?<=\b{key}: )[^|>].*")
        small.survives(name, value.sub(lambda _: quoted(odd), small.read(name)).encode())
