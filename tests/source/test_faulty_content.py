r"""Every mistake that an editor can make gives exactly the report beside it; what only looks strange is no mistake.

A case is a folder in `content/fout`: the files that differ from `content/goed`, and the whole report. In `weg.txt`
stands what is taken away: a file, or `file: name` for the lines of a file that begin with that name. A file whose name
ends in `.vooraf` is put before the file with the rest of its name. In `wijzig.txt` stands on each line `file: words →
other words`, for what is changed in the good content; signs that nobody sees are written there as `\u200b`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from codes import codes
from faulty import lay_over, smallest
from making import DRAWN
from places import CASES, TODAY

from leidraad import pipeline
from leidraad.source.problems import ContentError, report
from leidraad.source.reading import MAX_BYTES, MAX_TABLE

FAULTY = sorted((CASES / "fout").iterdir())
ALSO_GOOD = sorted((CASES / "ook-goed").iterdir())
# The first line of a problem: its place and its code.
HEAD = re.compile(r"^.+:\d+:\d+  ([a-z0-9-]+)(?: \(waarschuwing\))?(?:: .*)?$", re.MULTILINE)
# How a sentence begins that says what to do.
TO_DO = re.compile(
    r"(?:^|[.?!:;,] )[“`(]?(Bedoel|Begin|Geef|Gebruik|Haal|Herstel|Houd|Kies|Kijk|Kopieer|Laat|Maak|Neem|Noem"
    r"|Open|Schrijf|Sla|Tel|Typ|Vergelijk|Verdeel|Verwijs|Voeg|Vul|Zeg|Zet)\b",
    re.MULTILINE | re.IGNORECASE,
)
# The line of the file and the sign below it.
SHOWN = re.compile(r"^ *\d+ \|.*\n *\t*\^\n", re.MULTILINE)
# What no folder of files can show; each has a test of its own below.
WITHOUT_FOLDER = {"bestand-te-groot", "onleesbaar", "te-lang", "te-veel-bestanden", "te-veel-velden"}
# What only stops paper; tests of paper have these.
ON_PAPER = {
    "kopniveau-overgeslagen", "pdf-zonder-titel-of-taal", "plaatje-zonder-omschrijving",
}  # fmt: skip
# Which take long: they are at a limit that is far away.
LONG = {"gebruik-te-veel"}
# What is told of a document that comes back; tests of the exchange have these.
IN_RETURN = {
    "terug-anders", "terug-bijgehouden", "terug-dubbel", "terug-erbij", "terug-half", "terug-in-tekst",
    "terug-onbekend", "terug-onleesbaar", "terug-verplaatst", "terug-weg",
}  # fmt: skip


def _report(folder: Path) -> str:
    """Return what an editor reads of the content and its profiles, errors or else warnings."""
    try:
        return report(pipeline.checked(folder, TODAY))
    except ContentError as error:
        return report(error.problems)


def test_the_smallest_good_content_has_no_problem(good: Path) -> None:
    assert _report(good) == ""


def test_every_problem_ends_with_what_to_do() -> None:
    told = [block for case in FAULTY for block in (case / "report.txt").read_text(encoding="utf-8").split("\n\n")]
    assert len(told) > len(FAULTY)
    assert [block for block in told if not TO_DO.search(SHOWN.sub("", block))] == []


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case.name, marks=[pytest.mark.slow] if case.name in LONG else []) for case in FAULTY],
)
def test_a_mistake_gives_exactly_the_report_beside_it(good: Path, case: Path, approve: bool) -> None:
    lay_over(good, case)
    found = _report(good) + "\n"
    if approve:
        (case / "report.txt").write_text(found, encoding="utf-8")
    assert found == (case / "report.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The site of the smallest good content as it is."""
    return pipeline.render(pipeline.trusted(smallest(tmp_path_factory.mktemp("goed")), TODAY), DRAWN)


@pytest.mark.parametrize("case", ALSO_GOOD, ids=lambda case: case.name)
def test_what_only_looks_strange_gives_the_same_site(good: Path, case: Path, plain: Mapping[str, bytes]) -> None:
    lay_over(good, case)
    found = pipeline.trusted(good, TODAY)
    assert found.warnings == ()
    assert pipeline.render(found, DRAWN) == plain


def test_every_code_of_the_program_has_a_case() -> None:
    reports = [(case / "report.txt").read_text(encoding="utf-8") for case in FAULTY]
    found = {code for text in reports for code in HEAD.findall(text)}
    assert found | WITHOUT_FOLDER | ON_PAPER | IN_RETURN == codes()


def test_every_case_has_a_mistake() -> None:
    assert [case.name for case in FAULTY if not (case / "report.txt").read_text(encoding="utf-8").strip()] == []


def test_a_file_that_is_too_big_is_not_read(good: Path) -> None:
    (good / "start.yml").write_bytes(b"#" * MAX_BYTES + b"\n")
    assert _report(good) == (
        "start.yml:1:1  bestand-te-groot\nDit bestand is groter dan 256 KiB. Verdeel de inhoud over meer bestanden."
    )


def test_a_table_may_be_larger_than_a_page_and_not_without_end(good: Path) -> None:
    (good / "nagekeken.tsv").write_bytes(b"#" * MAX_TABLE + b"\n")
    assert _report(good) == "nagekeken.tsv:1:1  bestand-te-groot\nDit bestand is groter dan 1024 KiB."


def test_what_is_no_plain_file_is_not_read(good: Path) -> None:
    os.mkfifo(good / "bladen" / "pijp.yml")
    assert _report(good) == (
        "bladen/pijp.yml:1:1  onleesbaar\nDit bestand kan niet worden gelezen.\n"
        "Kijk naar de rechten, of haal weg wat geen bestand is."
    )


def test_a_file_that_the_computer_does_not_give_is_said(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "spoed.yml":
            raise PermissionError
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert _report(good) == (
        "bladen/spoed.yml:1:1  onleesbaar\nDit bestand kan niet worden gelezen.\nKijk naar de rechten."
    )


def test_a_name_that_cannot_be_printed_is_shown_with_signs_that_can(good: Path) -> None:
    (Path(os.fsdecode(os.fsencode(good) + b"/bladen/\xff\n.yml"))).write_bytes(b"id: x\n")
    assert _report(good) == (
        "bladen/��.yml:1:1  bestandsnaam\nDe naam `��` kan niet: gebruik kleine letters, cijfers en streepjes.\n"
        "Kies een andere naam."
    )
