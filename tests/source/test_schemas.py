"""What a text editor says while somebody types is what the program says: its schemas take all that is good."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from command import run, said
from guide import examples
from jsonschema import Draft7Validator
from places import GOOD, SECOND, TODAY
from typing_along import SCHEMAS, faults, files

from leidraad import pipeline
from leidraad.schemas import announced, kind_of, schemas
from leidraad.source.problems import ContentError


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("folder", [GOOD, SECOND], ids=lambda folder: folder.name)
def test_every_file_of_a_good_guideline_is_good_by_its_schema(folder: Path) -> None:
    assert {str(name): wrong for name, text in files(folder) if (wrong := faults(name, text))} == {}


def test_every_example_of_the_guide_is_good_by_its_schema() -> None:
    shown = {PurePosixPath(name): text for name, text in examples().items() if name.endswith(".yml")}
    assert {str(name): wrong for name, text in shown.items() if (wrong := faults(name, text))} == {}
    assert {kind_of(name) for name in shown} | {"teksten"} == SCHEMAS.keys()


def _changed(pattern: str, other: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, other, text, count=1, flags=re.MULTILINE)


# What an editor does by mistake, as a change of any file.
MISTAKES = {
    "a field that is not there": _changed(r"^(\s*(?:- )?)titel:", r"\1tietel:"),
    "a field that must be there": _changed(r"^titel: .*\n", ""),
    "a list for text": _changed(r"^(\s*(?:- )?)(titel|naam|begrip|tekst|versie|kort): .*", r"\1\2: [a, b]"),
    "text for fields": _changed(r"^(secties|vragen|rollen|uitkomsten|themas|acties|punten):(\n .*)+", r"\1: niets"),
    "no id": _changed(r"^(\s*(?:- )?)id: .*", r"\1id: Geen Id!"),
    "no date": _changed(r"^(\s*(?:- )?)(datum|gecontroleerd-op|geldig-tot): [0-9-]+$", r"\1\2: 1 mei 2026"),
    "true for yes": _changed(r": ja$", ": true"),
    "another word": _changed(r"(vorm|zekerheid): \w+", r"\1: zeker"),
    "an address of another kind": _changed(r"https://", "ftp://"),
    "words for a count": _changed(r"(ernst|hoogstens-vragen): \d+", r"\1: veel"),
    "a question without answers": _changed(r"^    antwoorden:(\n      .*)+", "    antwoorden: []"),
    "no telephone number": _changed(r"nummer: [0-9-]+$", "nummer: bel ons"),
    "a field twice as deep": _changed(r"^titel: .*", "titel: {titel: Twee}"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_a_schema_refuses_the_reader_refuses_too(mistake: str, good: Path, tmp_path: Path) -> None:
    refused = 0
    for name, text in files(good):
        wrong = MISTAKES[mistake](text)
        if wrong == text or not faults(name, wrong):
            continue
        refused += 1
        other = tmp_path / "fout"
        shutil.copytree(good, other)
        (other / name).write_text(wrong, encoding="utf-8")
        with pytest.raises(ContentError):
            pipeline.checked(other, TODAY)
        shutil.rmtree(other)
    assert refused


def test_a_text_that_is_used_needs_no_words_here() -> None:
    name = PurePosixPath("bladen/x.yml")
    text = (
        "id: x\ntitel: X\nsamenvatting: X.\nsecties: [{id: a, kop: A, punten: [{id: b, gebruik: c/d, punten: [e]}]}]\n"
    )
    assert faults(name, text) == []
    assert faults(name, text.replace("gebruik: c/d, ", ""))


def test_the_command_writes_them_beside_the_content_which_stays_good(good: Path) -> None:
    code, out, err = said(run("schema", "--inhoud", good))
    assert (code, err) == (0, "")
    assert out.endswith("\n# yaml-language-server: $schema=../.schema/blad.json\n")
    there = {f".schema/{path.name}": path.read_bytes() for path in (good / ".schema").iterdir()}
    assert there == schemas()
    assert pipeline.checked(good, TODAY) == ()


def test_a_file_says_where_its_schema_is() -> None:
    said_in = {name: announced(PurePosixPath(name)).rpartition("=")[2] for name in ("start.yml", "werk/stap-1.yml")}
    assert said_in == {"start.yml": ".schema/start.json", "werk/stap-1.yml": "../.schema/onderdeel.json"}
