"""The fact-check table: every route with the outcome where it ends, for an expert to read against the law."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from babel.numbers import format_decimal

from leidraad.language import filled
from leidraad.source.model.base import Markup
from leidraad.source.nodes import Text
from leidraad.trees.graph import MANY, Route
from leidraad.trees.subject import Subject

# More routes than this nobody reads one by one.
LIMIT = 500


@dataclass(frozen=True)
class Asked:
    """One step of a route: a question, by id and in our small Markdown, and what was answered, by id and in words."""

    question: str
    text: Markup
    answer: str
    words: Text


@dataclass(frozen=True)
class Row:
    """One route: its number from 1, its steps in order, and the outcome with its title and the name of its kind."""

    number: int
    steps: tuple[Asked, ...]
    outcome: str
    title: Text
    kind: Text


@dataclass(frozen=True)
class RouteTable:
    """All routes of a sound tree. Rows stand as the answers do in the file, so their order changes with the tree only.

    `count` is exact below `MANY`. With more than `LIMIT` there are no rows.
    """

    subject: Subject

    @property
    def count(self) -> int:
        """How many routes there are."""
        return self.subject.graph.count

    @property
    def is_too_long(self) -> bool:
        """Say whether there are too many routes to list."""
        return self.count > LIMIT

    def how_many(self, language: str, more_than: str) -> str:
        """Return the number of routes in a language; `more_than` is what it says before a number, and a gap."""
        return filled(more_than, "10^18") if self.count >= MANY else format_decimal(self.count, locale=language)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every route; none when there are too many."""
        routes = () if self.is_too_long else self.subject.graph.routes()
        return tuple(_row(self.subject, number, *route) for number, route in enumerate(routes, start=1))


def _row(subject: Subject, number: int, route: Route, end: str) -> Row:
    steps = tuple(asked(subject, question, answer) for question, answer in route)
    return Row(number, steps, end, subject.outcomes[end].title, subject.kind(end).name)


def asked(subject: Subject, question: str, answer: str) -> Asked:
    """Return one step of a route with its words."""
    words = subject.words_of(subject.answer(question, answer))
    return Asked(question, subject.questions[question].text, answer, words)
