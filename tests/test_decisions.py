"""Decisions are kept where a stranger finds them, each with its price; and what is said of the house is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DECISIONS = sorted((ROOT / "docs" / "besluiten").glob("*.md"))
# What each decision says, in this order.
PARTS = ("**Decision.**", "**Why.**", "**Cost.**", "**We would change it when**")
# Two screens of 50 lines.
SCREENS = 100
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "generator" / "leidraad"


def test_decisions_are_numbered_one_by_one() -> None:
    assert [path.name[:4] for path in DECISIONS] == [f"{number:03}-" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_why_what_it_costs_and_what_would_change_it(path: Path) -> None:
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    assert paragraphs[0].startswith(f"# {path.name[:3]} ")
    found = [part for paragraph in paragraphs for part in PARTS if paragraph.startswith(part)]
    assert tuple(found) == PARTS


def test_the_architecture_fits_on_two_screens() -> None:
    assert len(ARCHITECTURE.splitlines()) <= SCREENS


def test_the_architecture_names_every_room_and_none_that_is_gone() -> None:
    table = ARCHITECTURE.partition("## Rooms")[2].partition("## Words")[0]
    named = set(
        re.findall(r"`([a-z]+(?:/|\.py))`", "\n".join(line.split("|")[1] for line in table.splitlines() if "|" in line))
    )
    there = {f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")}
    there |= {path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")}
    assert named - {"content/", "tests/"} == there


def test_every_word_of_the_architecture_is_one_of_the_program() -> None:
    program = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    words = re.findall(r"`([A-Za-z_]+)`", ARCHITECTURE.partition("## Words")[2].partition("## Invariants")[0])
    assert words
    assert [word for word in words if not re.search(rf"\b{word}\b", program)] == []
