"""Content whose every text holds what would run, load, lead away or break out somewhere, if it were not only text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml
from places import TODAY

from leidraad import pipeline
from leidraad.source.model.base import Markup
from leidraad.source.nodes import Text
from leidraad.source.problems import ContentError
from leidraad.trusted import Trusted

RUN, ELSEWHERE = "document.title='PWNED'", "https://evil.example"
CORPUS = (
    f'"><svg onload="{RUN}" x="', f"'><svg onload={RUN} x='", f'x" onmouseover="{RUN}" autofocus onfocus="{RUN}" y="',
    f'0;url={ELSEWHERE}" http-equiv="refresh', f'x"><script src={ELSEWHERE}/x.js y="', f"javascript:{RUN}",
    f"<base href={ELSEWHERE}/", f"<meta http-equiv=refresh content=0;url={ELSEWHERE}", "</title", "</script",
    "</style", "</textarea", "</svg", "-->", "]]> ?> %>", "{{ 7*7 }} {% raw %} {# x #}", "${7+7} #{7+7} <%= 7 %",
    "&lt;b&gt; &#60;i&#62; &quot; &amp; &", f'"}}; {RUN}; ({{"', "\\u003cscript\\u003e \\x3c \\",
    f"url({ELSEWHERE}/x.png)",
    "} body { display: none } a {", '#panic("x") $x$ // /* ~ @x', '"; add_header X-Evil "1', "; frame-ancestors *;",
    "%{HTTP_HOST}s $request_uri {env.HOME} ${jndi:x}", "../../../x", "C:\\x\\y", "zeg \"stop\" en 'nu'", "é — „ï” …",
)  # fmt: skip
# Text of these files is an id, a date or a digest, or stands for a word of the interface.
FIXED = ("nagekeken.tsv", "teksten.yml")


@dataclass(frozen=True)
class Field:
    """Where a text stands in a file, from one offset to another, and what it says in harmless words."""

    file: str
    begin: int
    end: int
    word: str


@dataclass(frozen=True)
class Filled:
    """Content whose every field holds a text, the same but for what is hostile in it."""

    harmless: Trusted
    hostile: Trusted
    said: Mapping[str, str]


def filled(content: Path, profile: str, shift: int) -> Filled:
    """Fill the texts of good content; a field in which a text of the corpus is refused keeps its own."""
    before = {path: path.read_text(encoding="utf-8") for path in sorted(content.rglob("*")) if path.suffix in KINDS}
    fields = tuple(_fields(pipeline.trusted(content, TODAY, profile=profile), content))
    said = {one.word: f"{one.word} {CORPUS[(at + shift) % len(CORPUS)]} z" for at, one in enumerate(fields)}
    try:
        fields, hostile = _accepted(content, profile, before, fields, said)
        harmless = _trusted(content, profile, before, fields, {})
    finally:
        for path, text in before.items():
            path.write_text(text, encoding="utf-8")
    return Filled(harmless, hostile, {one.word: said[one.word] for one in fields})


KINDS = (".yml", ".tsv")


def _fields(trusted: Trusted, content: Path) -> Iterator[Field]:
    """Yield every field of free text."""
    places = {(text.place.file, text.place.line, text.place.column) for text in trusted.guideline.parts if _free(text)}
    number = 0
    for file in sorted({file for file, *_ in places if Path(file).name not in FIXED and Path(file).suffix in KINDS}):
        for begin, end, line, column in _scalars(content / file):
            if (file, line, column) in places:
                number += 1
                yield Field(file, begin, end, f"v{number:03}")


def _free(text: object) -> bool:
    return type(text) in (Text, Markup)


def _scalars(path: Path) -> Iterator[tuple[int, int, int, int]]:
    """Yield begin, end, line and column of every value in a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".tsv":
        yield from _cells(text)
        return
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            begin, end = event.start_mark, event.end_mark
            yield begin.index, end.index, begin.line + 1, begin.column + 1


def _cells(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield only the last cell of each row: those before are ids and kinds."""
    offsets = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    for line, (begin, end) in enumerate(pairwise(offsets), 1):
        cell = begin + text[begin:end].rfind("\t") + 1
        yield cell, end - 1, line, cell - begin + 1


def _accepted(
    content: Path, profile: str, before: Mapping[Path, str], fields: tuple[Field, ...], said: Mapping[str, str]
) -> tuple[tuple[Field, ...], Trusted]:
    """Leave out what is refused until the rest is accepted, and return that."""
    while True:
        try:
            return fields, _trusted(content, profile, before, fields, said)
        except ContentError as error:
            refused = {(one.place.file, one.place.line) for one in error.problems}
            kept = tuple(one for one in fields if (one.file, _line(one, content, before, fields, said)) not in refused)
            if len(kept) == len(fields):
                raise
            fields = kept


def _line(
    field: Field, content: Path, before: Mapping[Path, str], fields: tuple[Field, ...], said: Mapping[str, str]
) -> int:
    """Return the line on which a field stands once its file is filled."""
    text, shift = before[content / field.file], 0
    for one in fields:
        if one.file == field.file and one.begin < field.begin:
            shift += _written(one, said, text).count("\n") - text[one.begin : one.end].count("\n")
    return text[: field.begin].count("\n") + 1 + shift


def _trusted(
    content: Path, profile: str, before: Mapping[Path, str], fields: tuple[Field, ...], said: Mapping[str, str]
) -> Trusted:
    """Fill the files and return what they say."""
    for path, text in before.items():
        whole = text
        for one in sorted(fields, key=lambda one: -one.begin):
            if content / one.file == path:
                whole = whole[: one.begin] + _written(one, said, text) + whole[one.end :]
        path.write_text(whole, encoding="utf-8")
    return pipeline.trusted(content, TODAY, profile=profile)


def _written(field: Field, said: Mapping[str, str], text: str) -> str:
    """Return a text as its file writes it, with what it refers to; a block of YAML ends with its line."""
    references = re.findall(r"\[\[.*?\]\]", text[field.begin : field.end])
    words = " ".join((said.get(field.word, f"{field.word} woord z"), *references))
    if field.file.endswith(".tsv"):
        return words
    return "'" + words.replace("'", "''") + "'" + "\n" * text[: field.end].endswith("\n")
