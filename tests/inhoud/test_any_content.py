"""Whatever an editor makes of the real content, there is a report or a site."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from places import CONTENT
from spoiling import EDITS, NUMBERS, Content, Edit, edited, spoilable
from trying import BOUNDED


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The real content."""
    return spoilable(CONTENT, tmp_path_factory.mktemp("echt") / "inhoud")


@pytest.mark.slow
@settings(BOUNDED, max_examples=30)
@given(NUMBERS, EDITS)
def test_any_edit_of_the_real_content_gives_a_report_or_a_site(real: Content, file: int, edits: list[Edit]) -> None:
    name = real.name(file)
    real.survives(name, edited(real.read(name), edits))
