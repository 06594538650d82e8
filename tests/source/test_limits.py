"""What takes more than it is worth to read is refused, and what is just allowed is read, whatever it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import change
from places import TODAY

from leidraad import pipeline
from leidraad.source import finding
from leidraad.source.checks.references import PROPOSED
from leidraad.source.problems import ContentError, Problem, advised
from leidraad.source.reading import MAX_FIELDS, MAX_ITEMS, MAX_TEXT

# What costs a reader of markup most, as nothing of it is ever closed, or everything at once.
HOSTILE = (
    "[", "[[x|", "[a](", "<a", "[[stap-1]]", "[[contact:", "*a_", "_*", "**a", "`", "~~", "\\", "![", "&a", "a@",
    "www.", "1. ", "- ", "> ", "| ", "#", "<!--", "https://", "\n- ", "\n1. ", "e\u0301", "👩\u200d",
)  # fmt: skip


def _problems(content: Path) -> tuple[Problem, ...]:
    try:
        return tuple(pipeline.checked(content, TODAY))
    except ContentError as error:
        return tuple(error.problems)


def _codes(content: Path) -> list[str]:
    return [problem.code for problem in _problems(content)]


def _with(good: Path, text: str) -> Path:
    quoted = '"' + text.replace("\\", "\\\\").replace("\n", "\\n") + '"'
    change(good / "bladen" / "spoed.yml", '"Bel 112."', quoted)
    return good


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_the_longest_text_is_read_whatever_it_is_made_of(good: Path, piece: str) -> None:
    text = (piece * MAX_TEXT)[: MAX_TEXT - 1] + "x"
    assert not {"te-lang", "te-veel-velden"} & {*_codes(_with(good, text))}


def test_of_many_wrong_references_all_are_told_and_the_first_have_a_proposal(good: Path) -> None:
    _with(good, "[[stap-3]] " * (PROPOSED + 20))
    found = [problem for problem in _problems(good) if problem.code == "onbekende-pagina"]
    assert [problem.suggestion for problem in found] == ["Bedoel je `stap-2`?"] * PROPOSED + [advised("", ())] * 20


def test_a_folder_with_more_files_than_any_guideline_is_another_one(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (".git/objects", ".git/refs"):
        (good / name).mkdir(parents=True)
        (good / name / "een.yml").write_bytes(b"x")
    count = sum(one.is_file() for one in good.rglob("*") if ".git" not in one.parts)
    monkeypatch.setattr(finding, "MAX_FILES", count)
    assert "te-veel-bestanden" not in _codes(good)
    monkeypatch.setattr(finding, "MAX_FILES", count - 1)
    [problem] = _problems(good)
    assert (problem.code, str(problem.place)) == ("te-veel-bestanden", ".:1:1")
    assert problem.message == f"In deze map staan meer dan {count - 1} bestanden."
    assert problem.suggestion == "Is dit de map met de inhoud? Noem haar anders met --inhoud."


def test_a_longer_text_is_refused(good: Path) -> None:
    assert "te-lang" not in _codes(_with(good, "a" * MAX_TEXT))
    change(good / "bladen" / "spoed.yml", "a" * MAX_TEXT, "a" * (MAX_TEXT + 1))
    [problem] = _problems(good)
    assert (problem.code, problem.message) == ("te-lang", f"Deze tekst is langer dan {MAX_TEXT} tekens.")
    assert problem.suggestion == "Verdeel haar over meer punten."


@pytest.mark.slow
@pytest.mark.parametrize(("more", "wanted"), [(MAX_FIELDS - 9, "onbekend-veld"), (20_000, "te-veel-velden")])
def test_more_fields_than_anything_has_are_refused_at_once(good: Path, more: int, wanted: str) -> None:
    file = good / "werk" / "stap-2.yml"
    file.write_text(file.read_text("utf-8") + "".join(f"x{number}: a\n" for number in range(more)), "utf-8")
    assert {*_codes(good)} == {wanted}


def test_a_list_or_a_file_without_end_is_said_once(good: Path) -> None:
    file = good / "werk" / "stap-2.yml"
    text = file.read_text("utf-8")
    file.write_text(text + "x:\n" + "- a\n" * (MAX_ITEMS + 1), "utf-8")
    [problem] = _problems(good)
    assert (problem.code, problem.message) == ("te-veel-velden", f"Deze lijst heeft meer dan {MAX_ITEMS} regels.")
    file.write_text(text + "".join(f"x{number}: a\n" for number in range(MAX_FIELDS + 1)), "utf-8")
    [problem] = _problems(good)
    assert problem.message == f"Hier staan meer dan {MAX_FIELDS} velden bij elkaar."
    assert problem.suggestion == "Kijk of dit het goede bestand is, of verdeel het."
