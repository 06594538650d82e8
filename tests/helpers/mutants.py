"""Slips in the text of a decision aid, as an editor makes them: one line that says something else, or is gone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

# One of the shared answers with its target, and the target of an answer with words of its own.
ANSWER = re.compile(r"    - (?!id:|naar:)(?P<id>[a-z0-9-]+): (?P<to>[a-z0-9-]+)$")
TARGET = re.compile(r"      naar: (?P<to>[a-z0-9-]+)$")
NAMED = re.compile(r"  (?P<name>[a-z0-9-]+):$")


class Mutant(NamedTuple):
    """What was done to which line, and the whole text after it."""

    kind: str
    line: int
    text: str


Lines = Sequence[str]
Slip = Callable[[Lines, int, random.Random], "str | None"]


def _names(lines: Lines) -> list[str]:
    """Return the questions and outcomes of an aid."""
    end = next((at for at, line in enumerate(lines) if line.startswith("garanties:")), len(lines))
    return [found["name"] for line in lines[:end] if (found := NAMED.match(line))]


def _head(lines: Lines, at: int) -> str:
    """Return the line under which a list with this entry stands."""
    mark = re.match(" *- ", lines[at])
    return next(line for line in reversed(lines[:at]) if not mark or not line.startswith(mark[0]))


def _elsewhere(lines: Lines, at: int, chance: random.Random) -> str | None:
    found = TARGET.match(lines[at]) or ANSWER.match(lines[at])
    return lines[at][: found.start("to")] + chance.choice(_names(lines)) if found else None


def _answer_gone(lines: Lines, at: int, _: random.Random) -> str | None:
    return "" if ANSWER.match(lines[at]) else None


def _other_answer(lines: Lines, at: int, _: random.Random) -> str | None:
    other = {"ja": "nee", "nee": "ja", "weet-ik-niet": "ja"}
    found = re.match(r"( +- )(ja|nee|weet-ik-niet)(: .*)", lines[at])
    return f"{found[1]}{other[found[2]]}{found[3]}" if found else None


def _other_kind(lines: Lines, at: int, chance: random.Random) -> str | None:
    kinds = ("afsluiten", "volgen", "hulp", "advies", "melden", "'112'", "wegwijzer")
    return f"    soort: {chance.choice(kinds)}" if lines[at].startswith("    soort: ") else None


def _more_questions(lines: Lines, at: int, chance: random.Random) -> str | None:
    found = re.match(r"( +hoogstens-vragen: )'?(\d+)'?", lines[at])
    return f"{found[1]}'{int(found[2]) + chance.choice((-1, 1, 5))}'" if found else None


def _other_promise(lines: Lines, at: int, _: random.Random) -> str | None:
    swap = {"  altijd:": "  nooit:", "  nooit:": "  altijd:"}
    return swap.get(lines[at])


def _name_gone(lines: Lines, at: int, _: random.Random) -> str | None:
    return "" if lines[at].startswith("  - ") and _head(lines, at) in ("  altijd:", "  nooit:") else None


def _given_gone(lines: Lines, at: int, _: random.Random) -> str | None:
    return "" if lines[at - 1] == "  bij:" and lines[at].startswith("    ") else None


def _no_safety(lines: Lines, at: int, _: random.Random) -> str | None:
    return "veiligheid: nee" if lines[at] == "veiligheid: ja" else None


def _trait_gone(lines: Lines, at: int, _: random.Random) -> str | None:
    return "" if lines[at].startswith("    - ") and _head(lines, at) == "    kenmerken:" else None


SLIPS: dict[str, Slip] = {
    "elders": _elsewhere,
    "antwoord weg": _answer_gone,
    "ander antwoord": _other_answer,
    "andere soort": _other_kind,
    "andere grens": _more_questions,
    "andere belofte": _other_promise,
    "naam uit belofte": _name_gone,
    "antwoord uit bij": _given_gone,
    "geen veiligheid": _no_safety,
    "kenmerk weg": _trait_gone,
}


def mutants(text: str, chance: random.Random) -> Iterator[Mutant]:
    """Yield every slip at every line of a text where it can be made; chance says only what comes in its place."""
    lines = text.splitlines()
    for at in range(1, len(lines)):
        for kind, slip in SLIPS.items():
            line = slip(lines, at, chance)
            if line is not None and line != lines[at]:
                kept = [*lines[:at], *([line] if line else []), *lines[at + 1 :]]
                yield Mutant(kind, at + 1, "\n".join(kept) + "\n")
