"""The picture of a decision aid on paper: as large as it takes to have type of 9 points, or else to be cut."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from leidraad.look import colours
from leidraad.paper.document import Block, Chart, Figure, Format
from leidraad.trees.subject import Subject
from leidraad.web.drawings import labels_of
from leidraad.web.lexicon import Lexicon

# What the smallest type on paper may be, and what the type of a drawing becomes: its boxes have room for the widest
# faces in common use, and ours is narrow.
LEAST, DRAWN, OURS = 9.0, 14.0, 16.0
FACE = "Source Sans Pro"
# The room for a picture on a page, in points: width and height. A5 has too little.
ROOM = {
    Format.HANDOUT: (468.0, 660.0),
    Format.POSTER: (468.0, 660.0),
    Format.BOOK: (490.0, 680.0),
}
# A page across, as a handout can have one.
ACROSS = (700.0, 400.0)
VIEW = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
SIZE = re.compile(r' width="[0-9.]+em" height="[0-9.]+em"')
STYLE = "<style>.c-diagram{{color:{text}}}.c-diagram-tone-urgent{{color:{alarm-letters}}}</style>"


def picture(
    subject: Subject, drawing: Markup, lexicon: Lexicon, sentences: Mapping[str, str], form: Format
) -> tuple[Block, ...]:
    """Return the picture of an aid for a document of some form: as it is drawn, or what it takes to cut it."""
    title = f"{sentences['beslishulp']}: {subject.tree.title}"
    caption = "" if form is Format.HANDOUT else title
    if drawing:
        whole = figure(drawing, title, sentences["schema-op-papier"], caption)
        for turned in (False, form is Format.HANDOUT):
            if fits(whole.width, whole.height, form, turned=turned):
                return (replace(whole, turned=turned),)
    labels, graph = labels_of(subject, lexicon, sentences), subject.graph
    return (
        Chart(
            file=subject.tree.title.place.file,
            title=title,
            description=sentences["schema-op-papier"],
            start=graph.start,
            answers=tuple(graph.answers.items()),
            ends=graph.ends,
            nodes=tuple(labels.nodes.items()),
            words=tuple(labels.answers.items()),
            part=sentences["deel"],
            jump=f"{sentences['ga-naar']} {sentences['vraag']}",
        ),
    )


def figure(svg: str, title: str, description: str, caption: str) -> Figure:
    """Return a drawing in our own type, as large as it must be at least."""
    found = VIEW.search(svg)
    assert found, "a drawing has a size"
    width, height = (float(side) for side in found.groups())
    ours = SIZE.sub(f' width="{width}" height="{height}"', svg, count=1)
    ours = ours.replace("system-ui, sans-serif", FACE).replace(f'font-size="{DRAWN:g}"', f'font-size="{OURS:g}"')
    ours = ours.replace("<title", f"{STYLE.format_map(colours('paper'))}<title", 1)
    return Figure(ours, f"{title}. {description}", *measured(width, height), caption)


def measured(width: float, height: float) -> tuple[float, float]:
    """Return how large a drawing is in points when its type is as small as it may be."""
    scale = LEAST / OURS
    return width * scale, height * scale


def fits(width: float, height: float, form: Format, *, turned: bool = False) -> bool:
    """Whether a figure so large can be set in a document of some form, upright or on a page across."""
    room = ACROSS if turned else ROOM[form]
    return width <= room[0] and height <= room[1]
