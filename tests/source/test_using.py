"""A text stands once and is used in many places: there it is as if it had been written out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import TODAY
from trying import examples

from leidraad import pipeline
from leidraad.source.checks.freshness import digests
from leidraad.source.folder import Folder
from leidraad.source.model.record import Record, walk
from leidraad.source.nodes import Fields, Items, Node
from leidraad.source.problems import ContentError
from leidraad.source.reading import read_yaml
from leidraad.source.using import MOST, USE, with_texts

BLOCK = """id: eer
titel: Eer
punten:
  - id: kring
    tekst: "Houd de kring altijd klein."
    bron: stap-1.egg
    verschil: "Een bron noemt geen kring."
    punten:
      - {id: wie, tekst: "Vraag wie er meepraat.", bron: stap-1.egg}
      - {id: waar, tekst: "Vraag waar zij wonen.", bron: stap-1.egg}
"""
WRITTEN = """      - id: ook
        tekst: "Houd de kring altijd klein."
        bron: stap-1.egg
        verschil: "Een bron noemt geen kring."
        punten:
          - {id: wie, tekst: "Vraag wie er meepraat.", bron: stap-1.egg}
          - {id: anders, tekst: "Vraag waar zij wonen.", bron: stap-1.egg}
"""
USED = """      - id: ook
        gebruik: eer/kring
        punten:
          - wie
          - {id: anders, gebruik: eer/waar}
"""


def _said(part: object) -> list[Any]:
    """Return all that a part of the guideline says, without where it is written."""
    found = [one for one in walk(part) if not isinstance(one, Record)]
    return [(type(one).__name__, str(one)) for one in found if type(one).__name__ != "TextRef"]


def test_a_used_text_is_as_if_it_were_written_out(good: Path) -> None:
    (good / "bouwstenen").mkdir()
    (good / "bouwstenen" / "eer.yml").write_text(BLOCK, encoding="utf-8")
    sheet = good / "bladen" / "spoed.yml"
    head, tail = sheet.read_text(encoding="utf-8").split("    contacten:")
    said = []
    for points in (WRITTEN, USED):
        sheet.write_text(f"{head}{points}    contacten:{tail}", encoding="utf-8")
        said.append(_said(pipeline.guideline(good, TODAY).sheets))
    assert said[0] == said[1]


def test_a_problem_in_a_used_text_is_told_where_it_is_written(good: Path) -> None:
    (good / "bouwstenen").mkdir()
    (good / "bouwstenen" / "eer.yml").write_text(BLOCK.replace("klein.", "[[klien]]."), encoding="utf-8")
    sheet = good / "bladen" / "spoed.yml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("    contacten:", f"{USED}    contacten:"), "utf-8")
    problems = _problems(good)
    assert {(problem.code, str(problem.place)) for problem in problems} == {
        ("onbekende-pagina", "bouwstenen/eer.yml:5:34")
    }


def _problems(content: Path) -> tuple[Any, ...]:
    try:
        return pipeline.checked(content, TODAY)
    except ContentError as error:
        return error.problems


NAMES = ("a", "b", "c", "d")
ADDRESSES = st.sampled_from([f"blad/{name}" for name in (*NAMES, "niet")])


def _points(levels: int) -> st.SearchStrategy[str]:
    """Return points in YAML's short form that have words, or use each other, in any way."""
    below = _points(levels - 1) if levels else st.just("")
    words = st.just("tekst: x, bron: b")
    used = ADDRESSES.map(lambda address: f"gebruik: {address}")
    more = below.map(lambda inner: f", punten: [{inner}]" if inner else "")
    chosen = st.lists(st.sampled_from(NAMES), max_size=3).map(lambda ids: f", punten: [{', '.join(ids)}]")
    point = st.builds(lambda name, say, rest: f"{{id: {name}, {say}{rest}}}", st.sampled_from(NAMES), words | used,
                      more | chosen | st.just(""))  # fmt: skip
    return st.lists(point, max_size=4).map(", ".join)


@given(_points(2))
@settings(max_examples=examples(400), deadline=None)
def test_whatever_uses_whatever_it_ends_with_texts_or_with_problems(points: str) -> None:
    folder = with_texts(Folder(sheets={"blad": read_yaml("bladen/blad.yml", f"[{points}]\n".encode())}))
    assert _without_words(folder.sheets["blad"]) == []
    assert all(problem.place.file == "bladen/blad.yml" for problem in folder.problems)


def _without_words(node: Node) -> list[Node]:
    """Return the records that use a text and did not get its words."""
    inside = list(node.values()) if isinstance(node, Fields) else list(node) if isinstance(node, Items) else []
    found = [one for part in inside for one in _without_words(part)]
    missing = isinstance(node, Fields) and USE in node and "tekst" not in node
    return [node, *found] if missing else found


@pytest.mark.slow
def test_texts_that_multiply_are_refused_before_they_are_made() -> None:
    rows = ["{id: x0, tekst: x, bron: b}"]
    for level in range(1, 40):
        inner = ", ".join(f"{{id: y{level}-{n}, gebruik: blad/x{level - 1}}}" for n in range(10))
        rows.append(f"{{id: x{level}, tekst: x, bron: b, punten: [{inner}]}}")
    folder = with_texts(Folder(sheets={"blad": read_yaml("b.yml", f"[{', '.join(rows)}]\n".encode())}))
    assert {problem.code for problem in folder.problems} == {"gebruik-te-veel"}
    assert sum(1 for _ in _all(folder.sheets["blad"])) < 10 * MOST


def _all(node: Node) -> list[Node]:
    inside = list(node.values()) if isinstance(node, Fields) else list(node) if isinstance(node, Items) else []
    return [node, *(one for part in inside for one in _all(part))]


def _to_compare(content: Path) -> dict[str, int]:
    """Return how many texts a second reader compares with each item of a source."""
    return {locator: len(texts) for locator, texts in digests(pipeline.guideline(content, TODAY)).items()}


def test_a_used_text_is_compared_with_its_source_where_it_is_written_and_nowhere_else(good: Path) -> None:
    before = _to_compare(good)
    (good / "bouwstenen").mkdir()
    (good / "bouwstenen" / "eer.yml").write_text(BLOCK, encoding="utf-8")
    sheet = good / "bladen" / "spoed.yml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("    contacten:", f"{USED}    contacten:"), "utf-8")
    assert _to_compare(good) == before | {"stap-1.egg": before["stap-1.egg"] + 3}


def test_what_a_question_says_beside_the_words_that_it_uses_is_compared_too(good: Path) -> None:
    tree = good / "beslishulpen" / "is-er-gevaar.yml"
    written = tree.read_text(encoding="utf-8")
    for key in ('vraag: "Zijn er andere zorgen?"', "bron: {toegevoegd: De bron vraagt dit niet.}"):
        assert written.count(key) == 1
    used = written.replace('    vraag: "Zijn er andere zorgen?"\n', "    gebruik: stap-1/kleine-kring\n")
    for key in ("    bron: {toegevoegd: De bron vraagt dit niet.}\n", '    let-op: "Kies bij twijfel *niet* nee."\n'):
        used = used.replace(key, "")
    tree.write_text(used, encoding="utf-8")
    found = digests(pipeline.guideline(good, TODAY))["stap-1.egg"]
    tree.write_text(tree.read_text(encoding="utf-8").replace("Dan vraag je hulp.", "Dan wacht je."), encoding="utf-8")
    other = digests(pipeline.guideline(good, TODAY))["stap-1.egg"]
    assert (len(found), len(other), len({**found, **other})) == (2, 2, 3)
