"""What stands in any field of text arrives as it was written, on the page and in the data, or is a problem there.

The fields are found in the model of the smallest good content. Those that no page or no datum ever shows are found by
putting a word in each.
"""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from making import DRAWN
from places import GOOD, SECOND, TODAY
from trying import BOUNDED

from leidraad import checking, pipeline
from leidraad.source.markup import REFERENCE, parse
from leidraad.source.model.base import Markup
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import Record
from leidraad.source.nodes import Text
from leidraad.source.passage import Words, inlines
from leidraad.source.problems import ContentError
from leidraad.source.signs import faults
from leidraad.trusted import Trusted, trust

# Words of the interface are asked for by name, and are no content; the rest no reader sees as it is written.
APART = {"sentences", "today", "reviews", "profile", "left_out", "colours", "logo", "source_items"}
AWKWARD = (
    "112. Dat nummer", "1) Bel", "1. Bel", "- Bel", "+ 3", "# Bel", "> 18", "* Bel", "**a", "a_b_c d",
    "[x", "x]( y", "[a] (b)", "&amp; zo", "R&D & co", "#nooit", "a <b> c", "1 < 2 > 0", "C:\\map", "a\\*b", "a | b",
    "| a | b |", "~~~", "a `b` c", "``", "👩\u200d👧 ja", "10\xa0000", "المنزل آمن", "e\u0301e\u0301n", "'\"",
    "{{ x }}",
    "{% raw %}", "a" * 300, "een  twee", "een\ntwee", "“ja”", "...", "%d", "$1", "--", "-- x --", "www", "a@b", "€ 5",
    "\\", "\\\\", "a\\", "!", "!x", "[[", "]]", "://", "ß ẞ ı İ", "ja: nee", "x #y", "^1", "==a==", ":-)",
)  # fmt: skip
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
TAG = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Guideline:
    """The smallest good content."""
    folder = tmp_path_factory.mktemp("letter") / "inhoud"
    shutil.copytree(GOOD, folder)
    shutil.copy(SECOND / "teksten.yml", folder)
    return pipeline.guideline(folder, TODAY)


def _fields(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Text]]:
    """Yield every text of the model that may say anything, with the way to it."""
    if type(value) in (Text, Markup):
        yield path, value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            if path or name not in APART:
                yield from _fields(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _fields(part, (*path, key))
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _fields(part, (*path, number))


def _with(value: Any, texts: Mapping[tuple[Any, ...], str], path: tuple[Any, ...] = ()) -> Any:
    """Return a part of the model with other texts."""
    if path in texts:
        # What a text refers to stays used.
        mentions = (found[0] for found in REFERENCE.finditer(value) if isinstance(value, Markup))
        return type(value)(" ".join((texts[path], *mentions)), value.span)
    if isinstance(value, Record):
        parts = {name: _with(getattr(value, name), texts, (*path, name)) for name in type(value).model_fields}
        return value.but(**parts) if isinstance(value, Guideline) else value.model_copy(update=parts)
    if isinstance(value, dict):
        return {key: _with(part, texts, (*path, key)) for key, part in value.items()}
    if isinstance(value, tuple):
        return tuple(_with(part, texts, (*path, number)) for number, part in enumerate(value))
    return value


def _words(text: str) -> str:
    """Return what a reader sees of a text that means nothing else."""
    return re.sub("[ \\n]+", " ", text)


def _trusted(guideline: Guideline) -> Trusted:
    return trust(guideline, checking.RULES, checking.TEXT_RULES)


def _shown(trusted: Trusted) -> tuple[str, str]:
    """Return all words of all pages, and of all data."""
    made = pipeline.render(trusted, DRAWN)
    pages = "\n".join(_page(path, page.decode()) for path, page in made.items() if path.endswith((".md", ".html")))
    data = [json.loads(text) for path, text in made.items() if path.startswith("data/") and path.endswith(".json")]
    return _words(html.unescape(TAG.sub("\0", pages))), _words("\0".join(_strings(data)))


def _page(path: str, page: str) -> str:
    """Return what stands in a page; what we give to MkDocs stands in its head, as YAML."""
    if not path.endswith(".md"):
        return page
    _, head, rest = page.split("---\n", 2)
    return "\n".join((*_strings(yaml.load(head, Loader=yaml.CSafeLoader)), rest))


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for part in data.values():
            yield from _strings(part)
    elif isinstance(data, list):
        for part in data:
            yield from _strings(part)


def _named(text: str, number: int) -> str:
    return f"{text} q{number}z"


class Fields:
    """Every field of text with where it is shown."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self.paths = [path for path, _ in _fields(guideline)]
        self.markup = {path for path, text in _fields(guideline) if isinstance(text, Markup)}
        named = _with(guideline, {path: _named("x", at) for at, path in enumerate(self.paths)})
        pages, data = _shown(_trusted(named))
        self.on_pages = [f"q{at}z" in pages for at in range(len(self.paths))]
        self.in_data = [f"q{at}z" in data for at in range(len(self.paths))]

    def carry(self, text: str) -> None:
        """Demand that a text in every field arrives, or is a problem."""
        texts = {path: _named(text, at) for at, path in enumerate(self.paths)}
        kept = texts
        try:
            trusted = _trusted(_with(self.guideline, texts))
        except ContentError as error:
            refused = self._refused(error)
            kept = {path: one for path, one in texts.items() if path not in refused}
            trusted = _trusted(_with(self.guideline, kept))
        pages, data = _shown(trusted)
        for at, path in enumerate(self.paths):
            if path in kept:
                wanted = _words(ESCAPED.sub(r"\1", kept[path]) if path in self.markup else kept[path])
                assert not self.on_pages[at] or wanted in pages, path
                assert not self.in_data[at] or wanted in data, path

    def _refused(self, error: ContentError) -> set[tuple[Any, ...]]:
        """Return the fields in which a text is a problem."""
        lines = {(problem.place.file, problem.place.line) for problem in error.problems}
        found = {
            path
            for path, one in _fields(self.guideline)
            if any((one.span.source.file, line) in lines for line in range(one.span.line, one.span.last_line + 1))
        }
        assert found, "a problem stands at its field"
        return found


@pytest.fixture(scope="module")
def fields(small: Guideline) -> Fields:
    """Every field of text of the smallest good content."""
    found = Fields(small)
    assert sum(found.on_pages) > 80
    assert sum(found.in_data) > 40
    return found


@pytest.mark.slow
@pytest.mark.parametrize("text", AWKWARD, ids=ascii)
def test_awkward_text_arrives_to_the_letter_or_is_a_problem(fields: Fields, text: str) -> None:
    fields.carry(text)


@pytest.mark.slow
@settings(BOUNDED, max_examples=100)
@given(st.text(st.one_of(st.sampled_from("*_[]()\\`~|#&;<>!-+.1 \"'{}:/@"), st.characters()), min_size=1, max_size=30))
def test_any_text_arrives_to_the_letter_or_is_a_problem(fields: Fields, text: str) -> None:
    is_plain = all(isinstance(part, Words) for part in inlines(parse(text.strip())))
    if text.strip() and is_plain and not [*faults(text)]:
        fields.carry(text.strip())
