"""What can be wrong with the content, and how we say it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from itertools import groupby
from typing import Any, Self, TypeVar

Made = TypeVar("Made")
# Of no more names than this all are given to choose from.
MANY = 12
# Of a longer line only this much is shown, with the place in it.
WIDTH = 100


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a content file: `file` relative to the content folder, `line` and `column` counted from 1."""

    file: str
    line: int = 1
    column: int = 1
    snippet: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def here(self) -> str:
        """What the line says from this spot on."""
        return self.snippet[self.column - 1 :]


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "fout"
    WARNING = "waarschuwing"


PLURALS = {Severity.ERROR: "fouten", Severity.WARNING: "waarschuwingen"}


@dataclass(frozen=True)
class Problem:
    """One mistake: a stable code, what is wrong, where, and what to do about it."""

    code: str
    message: str
    place: Place
    suggestion: str = ""
    severity: Severity = Severity.ERROR
    # Whether the sentence says all that the line of the file does, so that many can be seen at once.
    on_one_line: bool = False

    @classmethod
    def restored(cls, data: Mapping[str, Any]) -> Self:
        """Return the problem that `asdict` gave these values of; raise KeyError, TypeError or ValueError for others."""
        return cls(**{**data, "place": Place(**data["place"]), "severity": Severity(data["severity"])})


class ContentError(Exception):
    """The content cannot be published; `problems` says why. The only exception that an editor can cause."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(report(self.problems))


def all_of(steps: Iterable[Callable[[], Made]]) -> list[Made]:
    """Return what each step makes; raise one ContentError with the problems of all that fail."""
    made: list[Made] = []
    problems: list[Problem] = []
    for step in steps:
        try:
            made.append(step())
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return made


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.code, p.message)))


def closest(wrong: str, right: Iterable[str]) -> str:
    """Return the right name most like `wrong`, or nothing."""
    found = get_close_matches(wrong.lower(), sorted(right), n=1, cutoff=0.6)
    return found[0] if found else ""


def proposal(wrong: str, right: Iterable[str]) -> str:
    """Return a sentence that proposes the right name most like `wrong`, or nothing."""
    found = closest(wrong, right)
    return f"Bedoel je `{found}`?" if found else ""


def choice(names: Iterable[str]) -> str:
    """Return a sentence that gives all names to choose from."""
    return f"Kies uit: {', '.join(names)}."


def advised(wrong: str, right: Iterable[str]) -> str:
    """Return what to do about a name that is not there: write the one most like it, one of few, or look again."""
    names = sorted(right)
    listed = choice(names) if 0 < len(names) <= MANY else ""
    return (
        proposal(wrong, names) or listed or "Kijk of je de naam goed schreef, en of er al een bestand of regel voor is."
    )


def said_place(other: Place, here: Place) -> str:
    """Return where something else stands, as a sentence about this place says it: `hier, regel 5`."""
    return f"{'hier' if other.file == here.file else other.file}, regel {other.line}"


def brief(value: str) -> str:
    """Return what somebody wrote, on one line, short enough for a sentence, and with no sign that nobody sees."""
    line = visible(" ".join(value.split()))
    return line if len(line) <= WIDTH // 2 else f"{line[: WIDTH // 2]}…"


def describe(problem: Problem) -> str:
    """Show a problem as an editor reads it: place and code, the line with a caret, the sentence, the suggestion."""
    place = problem.place
    mark = " (waarschuwing)" if problem.severity is Severity.WARNING else ""
    if problem.on_one_line:
        return f"{place}  {problem.code}{mark}: {problem.message}"
    lines = [f"{place}  {problem.code}{mark}", *_excerpt(place), problem.message]
    if problem.suggestion:
        lines.append(problem.suggestion)
    return "\n".join(lines)


def _excerpt(place: Place) -> list[str]:
    """Return the line and a caret below its column; of a long line what stands around the column."""
    if not place.snippet.strip():
        return []
    start = max(0, min(place.column - 1 - WIDTH // 2, len(place.snippet) - WIDTH))
    shown = place.snippet[start : start + WIDTH]
    left, right = "…" * bool(start), "…" * (start + WIDTH < len(place.snippet))
    gutter = f"{place.line:>5} | {left}"
    before = "".join("\t" if sign == "\t" else " " for sign in shown[: place.column - 1 - start])
    return [f"{gutter}{visible(shown)}{right}".rstrip(), " " * len(gutter) + before + "^"]


def visible(text: str) -> str:
    """Show signs that nobody sees as one that everybody does."""
    unseen = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
    return "".join("�" if unicodedata.category(sign) in unseen and sign != "\t" else sign for sign in text)


def report(problems: Iterable[Problem]) -> str:
    """Show all problems, with a blank line around each that takes more than one."""
    runs = groupby(problems, key=lambda problem: problem.on_one_line)
    return "\n\n".join(("\n" if short else "\n\n").join(map(describe, run)) for short, run in runs)


def counted(problems: Iterable[Problem]) -> str:
    """Return how many there are, in words, each kind apart; nothing when there are none."""
    found = Counter(problem.severity for problem in problems)
    some = ((count, PLURALS[one] if count > 1 else one.value) for one in Severity if (count := found[one]))
    return " en ".join(f"{count} {noun}" for count, noun in some)


def for_machines(problem: Problem) -> dict[str, object]:
    """Return a problem as plain data for `--json`."""
    place = asdict(problem.place)
    return {
        "code": problem.code,
        "ernst": problem.severity.value,
        "bestand": place["file"],
        "regel": place["line"],
        "kolom": place["column"],
        "melding": problem.message,
        "voorstel": problem.suggestion,
    }
