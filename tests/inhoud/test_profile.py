"""The profiles of the real content."""

from __future__ import annotations

import pytest
from laws.profiles import *  # noqa: F403
from profiles import profile_of, text_of

from leidraad.checking import RULES, TEXT_RULES
from leidraad.source.laying import lay
from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import ContentError
from leidraad.trusted import trust


@pytest.mark.slow
def test_a_profile_may_not_leave_out_what_a_text_or_route_still_needs(guideline: Guideline) -> None:
    pages = [str(page.id) for page in (*guideline.trees, *guideline.sheets)]
    refused = {name for name in pages if _is_refused(guideline, name)}
    assert {"levensgevaar", "afwegingskader", "spoed", "veilig-thuis"} <= refused
    assert len(refused) < len(pages)


def _is_refused(general: Guideline, name: str) -> bool:
    """Say whether a page cannot go; one that can leaves a sound guideline behind."""
    try:
        laid = lay(general, profile_of(left_out={text_of(name): text_of("Omdat.")}), {}, b"")
    except ContentError as error:
        return [problem.code for problem in error.problems] == ["blijft-nodig"]
    assert trust(laid, RULES, TEXT_RULES).warnings == ()
    return False
