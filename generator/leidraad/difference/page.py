"""How two versions differ as one page for reviewers: old beside new with the words marked, aids as pictures too.

The page is whole in itself: it loads nothing, runs nothing and can be printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from leidraad.difference.changes import Change, Topic
from leidraad.difference.guideline import Difference, PageDifference
from leidraad.difference.report import (
    NOT_ALL,
    SAME,
    Reporter,
    noted_as,
    page_headline,
    told_end,
    told_route,
    without_markup,
)
from leidraad.look import colours, tones
from leidraad.printing import printing
from leidraad.source.model.tree import Tree
from leidraad.trees.diagram import picture
from leidraad.trees.difference import RouteChange
from leidraad.trees.subject import Subject
from leidraad.web.drawings import MOST, labels_of, on_a_page
from leidraad.web.lexicon import Lexicon

HERE = Path(__file__).parent
WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """Some words of a version, marked where the other version does not have them."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Differing:
    """One thing that differs: where it stands, what it is about, both versions, and what to look at too."""

    where: str
    about: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    note: str = ""


@dataclass(frozen=True)
class Aspect:
    """What differs under one heading; `warning` says when not all is shown."""

    heading: str
    entries: tuple[Differing, ...]
    warning: str = ""


@dataclass(frozen=True)
class ChangedPage:
    """A page that differs; of an aid the pictures before and after."""

    headline: str
    aspects: tuple[Aspect, ...]
    pictures: tuple[Markup, ...]


# The pictures of an aid by its id, before and after.
Drawn = Callable[[str], tuple[Markup, ...]]


def as_page(found: Difference, reporter: Reporter, title: str, drawn: Drawn) -> str:
    """Return the difference as HTML."""
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            title=title,
            colours=colours("light"),
            tones=tuple((tone, colours("light")[colour]) for tone, colour in tones().items()),
            same=SAME if found.is_empty else "",
            whole=[
                (heading, map(page_headline, some))
                for heading, some in (("Vervallen", found.gone), ("Toegevoegd", found.added))
                if some
            ],
            pages=[_changed(one, reporter, drawn) for one in found.changed],
        )
    )


def marks(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both versions in pieces; together the pieces are exactly the words of each."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    left = [("".join(before[a:b]), tag != "equal") for tag, a, b, _, _ in steps if b > a]
    right = [("".join(after[c:d]), tag != "equal") for tag, _, _, c, d in steps if d > c]
    return _joined(left), _joined(right)


def _joined(runs: list[tuple[str, bool]]) -> tuple[Piece, ...]:
    """Return runs of words as pieces; a space between two marked ones is marked too."""
    marked = [own for _, own in runs]
    around = zip([False, *marked], [*marked[1:], False], strict=False)
    pairs = zip(runs, around, strict=False)
    held = [(text, own or (not text.strip() and all(beside))) for (text, own), beside in pairs]
    groups = groupby(held, key=lambda run: run[1])
    return tuple(Piece("".join(text for text, _ in group), own) for own, group in groups)


def _changed(found: PageDifference, reporter: Reporter, drawn: Drawn) -> ChangedPage:
    aspects = tuple(one for topic in Topic if (one := _aspect(topic, found, reporter)).entries)
    is_aid = isinstance(found.page.content, Tree)
    return ChangedPage(page_headline(found.page), aspects, drawn(found.page.path[-1]) if is_aid else ())


def _aspect(topic: Topic, found: PageDifference, reporter: Reporter) -> Aspect:
    entries = [_entry(change, reporter) for change in found.changes if change.topic is topic]
    if topic is not Topic.ROUTES:
        return Aspect(topic.value, tuple(entries))
    routes = (_of_route(route, reporter) for route in found.routes.changes)
    return Aspect(topic.value, (*routes, *entries), "" if found.routes.are_all else NOT_ALL)


def _of_route(route: RouteChange, reporter: Reporter) -> Differing:
    old, new = marks(told_end(route.old, reporter.old) or "", told_end(route.new, reporter.new) or "")
    return Differing(told_route(route), "", old, new)


def _entry(change: Change, reporter: Reporter) -> Differing:
    where = " > ".join(change.path)
    field = "" if change.field == "tekst" else change.field
    before, after = reporter.words(change)
    old, new = marks(before or "", after or "")
    note = f"{noted_as(change)}: {change.note}" if change.note else ""
    return Differing(
        ": ".join(filter(None, (where, field))), without_markup(change.about, reporter.new) or "", old, new, note
    )


def picture_of(subject: Subject, names: Lexicon, sentences: Mapping[str, str], prefix: str) -> Markup:
    """Return the picture of an aid; one with parts that no route reaches, or more than anybody can see, has none."""
    nodes = {*subject.questions, *subject.outcomes}
    if len(nodes) > MOST or nodes != set(subject.graph.ranks):
        return Markup()
    return on_a_page(picture(subject.graph, labels_of(subject, names, sentences)), prefix)


@cache
def _environment() -> Environment:
    return printing(FileSystemLoader(HERE))
