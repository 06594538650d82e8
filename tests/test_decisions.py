"""Decisions are kept where a stranger finds them, each with its price."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DECISIONS = sorted((ROOT / "docs" / "besluiten").glob("*.md"))
# What each decision says, in this order.
PARTS = ("**Decision.**", "**Why.**", "**Cost.**", "**We would change it when**")
# Two screens of 50 lines.
SCREENS = 100


def test_decisions_are_numbered_one_by_one() -> None:
    assert [path.name[:4] for path in DECISIONS] == [f"{number:03}-" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_why_what_it_costs_and_what_would_change_it(path: Path) -> None:
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    assert paragraphs[0].startswith(f"# {path.name[:3]} ")
    found = [part for paragraph in paragraphs for part in PARTS if paragraph.startswith(part)]
    assert tuple(found) == PARTS


def test_the_architecture_fits_on_two_screens() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) <= SCREENS
