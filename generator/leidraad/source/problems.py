"""What can be wrong with the content, and how we say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from enum import StrEnum


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a content file: `file` relative to the content folder, `line` and `column` counted from 1."""

    file: str
    line: int = 1
    column: int = 1
    snippet: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "fout"
    WARNING = "waarschuwing"


@dataclass(frozen=True)
class Problem:
    """One mistake: a stable code, what is wrong, where, and what to do about it."""

    code: str
    message: str
    place: Place
    suggestion: str = ""
    severity: Severity = Severity.ERROR


class ContentError(Exception):
    """The content cannot be published; `problems` says why. The only exception that an editor can cause."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(report(self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.code, p.message)))


def nearest(wrong: str, right: Iterable[str]) -> str:
    """Return a sentence that proposes the right name most like `wrong`, or nothing."""
    found = get_close_matches(wrong.lower(), sorted(right), n=1, cutoff=0.6)
    return f"Bedoel je `{found[0]}`?" if found else ""


def describe(problem: Problem) -> str:
    """Show a problem as an editor reads it: place and code, the line with a caret, the sentence, the suggestion."""
    place = problem.place
    mark = " (waarschuwing)" if problem.severity is Severity.WARNING else ""
    lines = [f"{place}  {problem.code}{mark}"]
    if place.snippet.strip():
        gutter = f"{place.line:>5} | "
        lines += [f"{gutter}{place.snippet.rstrip()}", " " * (len(gutter) + place.column - 1) + "^"]
    lines.append(problem.message)
    if problem.suggestion:
        lines.append(problem.suggestion)
    return "\n".join(lines)


def report(problems: Iterable[Problem]) -> str:
    """Show all problems, with a blank line between them."""
    return "\n\n".join(map(describe, problems))


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
