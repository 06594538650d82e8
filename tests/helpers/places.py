"""Where things stand that tests read, and the day and the address of the sites that they make."""

from __future__ import annotations

from datetime import date
from pathlib import Path

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
CONTENT = ROOT / "content"
# The cases of content, and among them the smallest that is good.
CASES = TESTS / "content"
GOOD = CASES / "goed"
# A whole guideline, about something else than the real one.
SECOND = TESTS / "tweede"
APPROVED = TESTS / "approved"
TODAY = date(2026, 11, 23)
NOON = "1795431600"  # of that day
ADDRESS = "https://leidraad.example/richtlijn"
