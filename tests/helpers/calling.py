"""The numbers that stand on every page, in every question and on every handout."""

from __future__ import annotations

import re

from leidraad.source.model.guideline import Guideline


def emergency(guideline: Guideline) -> list[str]:
    """Return the addresses of the numbers to call in danger."""
    return [f"tel:{re.sub(r'[^0-9+]', '', one.number)}" for one in guideline.contacts if one.always and one.number]
