"""Colours stand in one table, and nowhere else."""

from __future__ import annotations

import re
from itertools import chain, combinations
from math import dist

import pytest
from places import ROOT

from leidraad.look import Medium, colours, rule

PACKAGE = ROOT / "generator" / "leidraad"
PLACES: tuple[Medium, ...] = ("light", "dark", "print", "paper")
HEX = r"(?<![&\w/-])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b"
LITERAL = re.compile(HEX + r"|\b(?:rgba?|hsla?|luma)\((?!value)")
# Examples in what an editor is told, and links to places.
QUOTED = re.compile(r"`[^`]*`|href=\"#[^\"]*\"")
KINDS = (".css", ".typ", ".py", ".jinja", ".js", ".html")
# Two colours of one place that differ less are one by mistake: the length of what parts them, of 441.
NEAR = 6.0
USED = re.compile(r"var\(--c-([a-z-]+)\)|colour\.([a-z-]+)|\{([a-z-]+)\}")


def test_no_colour_stands_outside_the_table() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*") if path.suffix in KINDS}
    assert {path: found for path, text in texts.items() if (found := LITERAL.findall(QUOTED.sub("", text)))} == {}


def test_the_icon_has_colours_of_the_table() -> None:
    found = re.findall(r"#[0-9a-f]{3,8}\b", (PACKAGE / "web" / "leidraad.svg").read_text(encoding="utf-8"))
    assert {_long(colour) for colour in found} <= set(colours("light").values())


def _long(colour: str) -> str:
    return "#" + "".join(sign * 2 for sign in colour[1:]) if len(colour) == 4 else colour


@pytest.mark.parametrize("place", PLACES)
def test_no_two_colours_of_a_place_are_nearly_one(place: Medium) -> None:
    found = {colour for colour in colours(place).values() if len(colour) == 7}
    near = [pair for pair in combinations(sorted(found), 2) if 0 < dist(_parts(pair[0]), _parts(pair[1])) < NEAR]
    assert near == []


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_every_colour_is_used_and_every_one_that_is_used_exists() -> None:
    texts = (path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*") if path.suffix in (".css", ".typ"))
    used = {name for text in texts for name in chain(*USED.findall(text)) if name} - {"face"}
    assert used - {"edge"} <= set(colours("paper"))
    assert set(colours("paper")) - used == {"mark"}


def test_a_style_sheet_gets_the_colours_that_it_uses_and_those_that_these_are_as() -> None:
    assert (
        rule("light", "a { color: var(--c-heading); }") == ":root { --c-heading: var(--c-text); --c-text: #1b2733; }\n"
    )
    assert colours("light", {"text": "#000000"})["heading"] == "#000000"
