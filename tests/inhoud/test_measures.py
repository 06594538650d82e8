"""How the pages of the real content lie on a phone: a step of the reporting code most of all."""

from __future__ import annotations

from statistics import median

import pytest
from laws.measures import *  # noqa: F403
from laws.measures import medians
from playwright.sync_api import Page

from leidraad.source.model.guideline import Guideline
from leidraad.web import urls

CHAPTER = "onveiligheid"


@pytest.mark.slow
def test_a_step_is_four_screens_and_its_first_action_is_at_once_in_sight(
    phone: Page, guarded: str, guideline: Guideline
) -> None:
    [chapter] = [one for one in guideline.chapters if one.id == CHAPTER]
    found = medians(phone, guarded, [urls.unit(chapter.id, unit.id) for unit in chapter.units])
    assert found["screens"] <= 4, found
    assert found["action"] <= 420, found
    assert found["empty"] <= 0.55, found
    assert found["links"] <= 40, found


@pytest.mark.slow
def test_no_step_is_five_screens_and_half_the_phases_are_three_and_a_half(
    phone: Page, guarded: str, guideline: Guideline
) -> None:
    """A phase in which roles meet is longer: who chooses a role reads less of it."""
    steps, phases = [], []
    for chapter in guideline.chapters:
        for unit in chapter.units:
            found = medians(phone, guarded, [urls.unit(chapter.id, unit.id)])
            (steps if chapter.id == CHAPTER else phases).append(found["screens"])
    assert max(steps) < 5, steps
    assert median(phases) <= 3.5, phases
