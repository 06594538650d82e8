"""The picture of a decision aid on paper: as large as it takes to have type of 9 points, or else to be cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from leidraad.look import colours, tones
from leidraad.paper.document import Chart, Element, Figure
from leidraad.trees.diagram import Picture
from leidraad.trees.subject import Subject
from leidraad.trees.svg import Setting, svg
from leidraad.web.drawings import labels_of
from leidraad.web.lexicon import Lexicon

# What the smallest type on paper may be, and what the type of a drawing becomes: its boxes have room for the widest
# faces in common use, and ours is narrow.
LEAST, OURS = 9.0, 16.0
# The room for a picture on a page, in points: width and height, upright and across.
UPRIGHT = (468.0, 660.0)
ACROSS = (700.0, 400.0)


def chart_of(
    subject: Subject, drawn: Picture | None, lexicon: Lexicon, sentences: Mapping[str, str]
) -> tuple[Element, ...]:
    """Return the picture of an aid for its handout: whole if it fits, or else what it takes to cut it."""
    if drawn:
        whole = figure(drawn, _title(subject, sentences), sentences["schema-op-papier"], "")
        for turned in (False, True):
            if fits_page(whole.width, whole.height, turned=turned):
                return (replace(whole, turned=turned),)
    return (whole_chart(subject, lexicon, sentences),)


def whole_chart(subject: Subject, lexicon: Lexicon, sentences: Mapping[str, str]) -> Chart:
    """Return what it takes to cut the picture of an aid."""
    labels, graph = labels_of(subject, lexicon, sentences), subject.graph
    return Chart(
        title=_title(subject, sentences),
        description=sentences["schema-op-papier"],
        start=graph.start,
        answers=tuple(graph.answers.items()),
        ends=graph.ends,
        nodes=tuple(labels.nodes.items()),
        words=tuple(labels.answers.items()),
        part=sentences["deel"],
        jump=f"{sentences['ga-naar']} {sentences['vraag']}",
    )


def _title(subject: Subject, sentences: Mapping[str, str]) -> str:
    return f"{sentences['beslishulp']}: {subject.tree.title}"


def figure(drawn: Picture, title: str, description: str, caption: str) -> Figure:
    """Return a picture in our own type, as large as it must be at least."""
    setting = Setting("Source Sans Pro", OURS, style=_style())
    return Figure(svg(drawn, setting, "schema-"), f"{title}. {description}", *measured(drawn), caption)


def _style() -> str:
    """Return the colours of a picture on paper."""
    found = colours("paper")
    boxes = "".join(f".c-diagram-tone-{tone}{{color:{found[name]}}}" for tone, name in tones().items())
    return f".c-diagram{{color:{found['text']}}}{boxes}"


def measured(drawn: Picture) -> tuple[float, float]:
    """Return how large a picture is in points when its type is as small as it may be."""
    scale = LEAST / OURS
    return drawn.placement.width * scale, drawn.placement.height * scale


def fits_page(width: float, height: float, *, turned: bool = False) -> bool:
    """Whether a figure so large can be set in a handout, upright or on a page across."""
    room = ACROSS if turned else UPRIGHT
    return width <= room[0] and height <= room[1]
