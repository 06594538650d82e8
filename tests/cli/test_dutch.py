"""What click says is Dutch, and every sentence that we translate is one of click's."""

from __future__ import annotations

import io
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import click
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from leidraad.cli.dutch import DOMAIN, LANGUAGE, LOCALE

FOLDER = LOCALE / LANGUAGE / "LC_MESSAGES"


def _catalog() -> list[tuple[str, ...]]:
    with (FOLDER / f"{DOMAIN}.po").open("rb") as file:
        found = read_po(file, locale=LANGUAGE)
    return [one.id if isinstance(one.id, tuple) else (one.id,) for one in found if one.id]


def test_the_sentences_that_click_reads_are_those_that_we_wrote(approve: bool) -> None:
    with (FOLDER / f"{DOMAIN}.po").open("rb") as file:
        catalog = read_po(file, locale=LANGUAGE)
    made = io.BytesIO()
    write_mo(made, catalog)
    if approve:
        (FOLDER / f"{DOMAIN}.mo").write_bytes(made.getvalue())
    assert _said((FOLDER / f"{DOMAIN}.mo").read_bytes()) == _said(made.getvalue())


def _said(compiled: bytes) -> dict[Any, str]:
    """Return the sentences of a compiled catalogue; its head has the time of day."""
    catalog: dict[Any, str] = vars(GNUTranslations(io.BytesIO(compiled)))["_catalog"]
    return {sentence: said for sentence, said in catalog.items() if sentence}


@pytest.mark.parametrize("sentences", _catalog(), ids=lambda sentences: sentences[0])
def test_click_still_says_each_sentence_that_we_translate(sentences: tuple[str, ...]) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py"))
    assert [one for one in sentences if f'"{one}"' not in code] == []
