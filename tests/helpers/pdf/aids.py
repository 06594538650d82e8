"""A decision aid as somebody finds it on paper: nothing is known but the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pdf.reading import Node, spaced, squeezed

NAME = re.compile(r"(Vraag \d+|Uitkomst [A-Z]+) (.+)")
ANSWER = re.compile(r"(.+) → ga naar (vraag \d+|uitkomst [A-Z]+)")
# What is said in a picture is not said in words.
PICTURES = frozenset({"Figure"})


@dataclass
class Station:
    """A question or an outcome: its heading, and where each answer leads."""

    heading: str
    answers: list[tuple[str, str]] = field(default_factory=list)


def stations(tree: Node, title: str) -> dict[str, Station]:
    """Return every question and outcome of the aid with that title by its name: `vraag 1`, `uitkomst A`."""
    found: dict[str, Station] = {}
    for block in _below(tree, {squeezed(f"Beslishulp {title}"), squeezed(f"Beslishulp: {title}")}):
        words = spaced(block.text)
        if block.role.startswith("H") and (named := NAME.fullmatch(words)):
            name = named[1][0].lower() + named[1][1:]
            assert name not in found, f"{name} stands there twice"
            found[name] = now = Station(squeezed(named[2]))
        elif (answer := ANSWER.fullmatch(words)) is not None:
            now.answers.append((squeezed(answer[1]), answer[2]))
    return found


def _below(tree: Node, titles: set[str]) -> Iterator[Node]:
    """Yield what stands below the heading with such a title, until the next one of its level or of a higher one."""
    level = ""
    for block in tree.blocks(PICTURES):
        if level and block.role.startswith("H") and block.role <= level:
            return
        if level:
            yield block
        elif block.role.startswith("H") and squeezed(block.text) in titles:
            level = block.role
