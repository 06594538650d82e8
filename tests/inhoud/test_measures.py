"""How the pages of the real content lie on a phone: a step of the reporting code most of all."""

from __future__ import annotations

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
