"""The colours of everything that we show, from one table: `look.yml` beside this."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Medium = Literal["light", "dark", "print", "paper"]
TABLE = Path(__file__).with_suffix(".yml")
# The tone that no editor chooses: it comes with what is urgent.
URGENT = "urgent"


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return yaml.safe_load(TABLE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def colours(place: Medium, over: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """Return every colour of a place by its name, as `#rrggbb` or, where it lets through what is behind, `#rrggbbaa`.

    `over` is laid over the table: what is as another colour there is as that one of `over`.
    """
    found = {**_table()["light"], **_table()[place], **(over or {})}
    return {name: found.get(colour, colour) for name, colour in found.items()}


def rule(place: Medium, among: str = "") -> str:
    """Return the rule for style sheets that gives a place the colours by which it differs from light, or all of light.

    With `among`, a style sheet, only those that it uses.
    """
    table = _table()[place]
    used = {name: colour for name, colour in table.items() if not among or f"var({variable(name)})" in among}
    used |= {colour: table[colour] for colour in used.values() if colour in table}
    return f":root {{ {' '.join(f'{variable(name)}: {_value(colour)};' for name, colour in used.items())} }}\n"


def tones() -> Mapping[str, str]:
    """Return what outcomes can be coloured by, each with the name of its colour."""
    return _table()["tones"]


def tone_rules(of_pictures: bool) -> str:
    """Return the rules for style sheets that colour outcomes, and where there are pictures of aids their boxes."""
    rules = (
        (f".c-diagram-tone-{tone} {{ color: var({variable(name)}); }}" if of_pictures else "")
        + (f".c-tone-{tone} {{ border-top-color: var({variable(name)}); }}" if tone != URGENT else "")
        for tone, name in tones().items()
    )
    return "".join(f"{one}\n" for one in rules if one)


def variable(name: str) -> str:
    """Return what style sheets call a colour."""
    return f"--c-{name}"


def _value(colour: str) -> str:
    return colour if colour.startswith("#") else f"var({variable(colour)})"
