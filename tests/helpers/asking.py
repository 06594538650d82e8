"""The engine that searches, in Node: what it finds in the index of a guideline."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml
from places import TESTS

from leidraad.search.script import engine


@dataclass(frozen=True)
class Found:
    """What a question finds: numbers to call, and pages, each with the places of its texts.

    `texts` are these in pieces, each with whether it is marked. `compared` is how often two words were laid beside each
    other to find an error.
    """

    calls: tuple[str, ...]
    pages: tuple[str, ...]
    places: tuple[tuple[str, ...], ...]
    texts: tuple[tuple[str, list[list[Any]]], ...]
    compared: int
    took: float

    def among(self, wanted: Iterable[str], most: int) -> bool:
        """Say whether a page or place that is wanted is among the first so many pages, with what is shown of each."""
        shown = zip(self.pages[:most], self.places[:most], strict=True)
        there = {name for path, places in shown for name in (path, *places)}
        return bool(there.intersection(wanted))


def asked(index: str, questions: Iterable[str]) -> list[Found]:
    """Return what each question finds in an index, all in one process of Node."""
    given = {"engine": engine(), "index": index, "questions": list(questions)}
    command = ["node", str(TESTS / "helpers" / "ask.js")]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    return [_found(one) for one in json.loads(done.stdout)]


def _found(one: dict[str, Any]) -> Found:
    pages = one["pages"]
    return Found(
        calls=tuple(one["calls"]),
        pages=tuple(page["path"] for page in pages),
        places=tuple(tuple(page["places"]) for page in pages),
        texts=tuple((text, pieces) for page in pages for text, pieces in page["texts"]),
        compared=one["compared"],
        took=one["took"],
    )


@dataclass(frozen=True)
class Asked:
    """A question in a reader's words, and the pages or places of which one must be found."""

    question: str
    wanted: tuple[str, ...]


def questions(name: str) -> list[Asked]:
    """Return the questions in a file beside the tests of search."""
    text = (TESTS / "search" / f"{name}.yml").read_text(encoding="utf-8")
    return [Asked(str(one["vraag"]), tuple(one["vindt"])) for one in yaml.safe_load(text)]
