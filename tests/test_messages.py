"""Every sentence that the program says stands in a test or a case as a whole, so that none changes unread."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from places import TESTS

import leidraad

pytestmark = pytest.mark.slow

PACKAGE = Path(leidraad.__file__).parent
# What is filled in differs each time: what an f-string or a sentence for `format` has there.
HOLE = "\N{REPLACEMENT CHARACTER}"
FIELD = re.compile(r"\{\w+\}")
# Some words, and an end; what is a sentence of a new guideline is for its writer to replace.
SENTENCE = re.compile(r"(?!.*\bVUL IN:).*\b\w+ [a-z].* .*[.?]")
# What is no sentence to anybody but who writes components or reads the schema of the data.
APART = {"web/examples.py", "web/formats.py"}
CASES = (".txt", ".yml", ".json", ".md")


def _text(node: ast.AST) -> str | None:
    """Return what a text in a program says, with holes; nothing of what is no text."""
    match node:
        case ast.Constant(value=str(text)):
            return " ".join(text.split())
        case ast.JoinedStr(values=parts):
            return " ".join("".join(_text(part) or HOLE for part in parts).split())
    return None


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield every text in a program; what documents it is none, and what documents a command has its own tests."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.keyword(arg="help"):
            return
    text = _text(node)
    if text is None:
        yield from chain.from_iterable(map(_texts, ast.iter_child_nodes(node)))
    else:
        yield text


def _program(file: Path) -> list[str]:
    return [*_texts(ast.parse(file.read_text(encoding="utf-8")))]


def _said_in_tests() -> str:
    """Return all that tests and cases say, in one text."""
    programs = (file for file in sorted(TESTS.rglob("*.py")) if file != Path(__file__))
    cases = (file for file in sorted(TESTS.rglob("*")) if file.suffix in CASES and file.is_file())
    read = (" ".join(file.read_text(encoding="utf-8", errors="replace").split()) for file in cases)
    return "\n".join([*chain.from_iterable(map(_program, programs)), *read])


def _stands_in(said: str, text: str) -> bool:
    """Say whether a sentence stands in what is said, with anything in its holes."""
    parts = FIELD.sub(HOLE, text).strip(HOLE).split(HOLE)
    if not all(part in said for part in parts):
        return False
    return len(parts) == 1 or re.search(".{1,400}?".join(map(re.escape, parts)), said) is not None


def test_every_sentence_of_the_program_stands_whole_in_a_test_or_a_case() -> None:
    said = _said_in_tests()
    sentences = {
        f"{file.relative_to(PACKAGE)}: {text}": text
        for file in sorted(PACKAGE.rglob("*.py"))
        if file.relative_to(PACKAGE).as_posix() not in APART
        for text in _program(file)
        if SENTENCE.fullmatch(text)
    }
    assert len(sentences) > 200
    assert [place for place, text in sentences.items() if not _stands_in(said, text)] == []
