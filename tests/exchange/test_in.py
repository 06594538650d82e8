"""`leidraad uitwisselen in` writes what is good at its place, tells the rest, and never writes half of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command import change, run, said
from folders import files_in
from places import SECOND, TODAY
from word import NEW, REMARK, Copy

from leidraad.exchange import putting
from leidraad.exchange.putting import tried_out
from leidraad.exchange.returned import returned
from leidraad.exchange.settling import settled
from leidraad.failure import Failure
from leidraad.output import files as written_files
from leidraad.output import replace_all
from leidraad.source.problems import Place, Problem
from leidraad.trusted import Trusted

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("project")]
FILE = "keukenproces/ontvangst.yml"
DONE = """\
keukenproces/ontvangst.yml:5  rij 2
  was: Alleen veilige producten komen je keuken in.
  nu:  Alleen "veilige" producten: ⏎ die komen erin.
Opmerkingen
  rij 3, keukenproces/ontvangst.yml:10: =1+1
"""
BROKEN = """\
expert.docx:4:1  onbekende-pagina
    4 | Zie [[opslg]].
        ^
`opslg` is geen pagina.
Bedoel je `opslag`?
"""
LEFT = "1 tekst veranderd, 1 opmerking, 1 fout.\n"
CONFLICT = """\
tweede.docx:2:1  terug-anders
De tekst is intussen anders: Alleen "veilige" producten: die komen erin. De expert stelt voor: Iets anders.
Kies zelf wat het wordt, en schrijf dat in het bestand.
0 teksten veranderd, 0 opmerkingen, 1 fout.
"""


@pytest.fixture
def content_folder(tmp_path: Path) -> Path:
    """The content in which what comes back is put."""
    return Path(shutil.copytree(SECOND, tmp_path / "inhoud"))


def _saved(copy: Copy, file: Path) -> Path:
    file.write_bytes(copy.data)
    return file


def _expert(one_page: bytes, file: Path) -> Path:
    """Save the copy of an expert who proposes two texts, of which one is broken, and remarks something."""
    copy = Copy(one_page)
    copy.write(2, NEW, "Alleen “veilige” producten:\ndie komen erin.")
    copy.write(3, REMARK, "=1+1")
    copy.write(4, NEW, "Zie [[opslg]].")
    return _saved(copy, file)


def test_what_is_good_is_written_at_its_place_and_a_second_who_says_otherwise_is_told(
    one_page: bytes, content_folder: Path, tmp_path: Path
) -> None:
    file, before = _expert(one_page, tmp_path / "expert.docx"), files_in(content_folder)
    trial = said(run("uitwisselen", "in", file, "--inhoud", content_folder, "--proef"))
    assert trial == (1, DONE, BROKEN + LEFT.replace("veranderd", "te veranderen"))
    assert files_in(content_folder) == before
    sheet = tmp_path / "opmerkingen.tsv"
    assert said(run("uitwisselen", "in", file, "--inhoud", content_folder, "--opmerkingen", sheet)) == (
        1,
        DONE,
        BROKEN + LEFT,
    )
    wanted = dict(before)
    wanted[FILE] = before[FILE].replace(
        b'"Alleen veilige producten komen je keuken in."',
        b'|-\n    Alleen "veilige" producten:\n    die komen erin.',
    )
    assert files_in(content_folder) == wanted
    assert sheet.read_text("utf-8-sig").splitlines() == [
        "rij\tplaats\tveld\ttekst\topmerking",
        (
            "3\tkeukenproces/ontvangst.yml:10:14\tkijk-verpakking: tekst\tKijk of elke verpakking heel en schoon is."
            "\t'=1+1"
        ),
    ]
    second = Copy(one_page)
    second.write(2, NEW, "Iets anders.")
    assert said(run("uitwisselen", "in", _saved(second, tmp_path / "tweede.docx"), "--inhoud", content_folder)) == (
        1,
        "",
        CONFLICT,
    )
    assert files_in(content_folder) == wanted
    again = said(run("uitwisselen", "in", file, "--inhoud", content_folder, "--opmerkingen", sheet))
    assert again == (2, "", f"Fout: '{sheet}' is er al. Kies een andere naam.\n")


def test_a_document_without_a_change_changes_nothing(one_page: bytes, content_folder: Path, tmp_path: Path) -> None:
    before = files_in(content_folder)
    file = _saved(Copy(one_page), tmp_path / "expert.docx")
    assert said(run("uitwisselen", "in", file, "--inhoud", content_folder)) == (
        0,
        "",
        "0 teksten veranderd, 0 opmerkingen.\n",
    )
    assert files_in(content_folder) == before


def _attempt(trusted: Trusted, one_page: bytes, content_folder: Path) -> putting.Attempt:
    copy = Copy(one_page)
    copy.write(2, NEW, "Alleen goede producten komen binnen.")
    found = settled(trusted, returned(copy.data, "expert.docx"), "expert.docx")
    return tried_out(content_folder, found.proposals, TODAY)


def test_a_file_that_changes_while_all_is_tried_stops_it(
    trusted: Trusted, one_page: bytes, content_folder: Path
) -> None:
    attempt = _attempt(trusted, one_page, content_folder)
    change(content_folder / FILE, "Kijk of elke", "Kijk of iedere")
    before = files_in(content_folder)
    with pytest.raises(Failure) as raised:
        replace_all(content_folder, attempt.files, attempt.before)
    assert str(raised.value) == f"'{FILE}' is intussen veranderd. Er is niets geschreven; probeer het opnieuw."
    assert files_in(content_folder) == before


def test_what_stops_half_way_is_put_back(
    trusted: Trusted, all_pages: bytes, content_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Copy(all_pages)
    for number in (20, 35):
        copy.write(number, NEW, "Alleen goede producten komen binnen.")
    found = settled(trusted, returned(copy.data, "expert.docx"), "expert.docx")
    before, attempt = files_in(content_folder), tried_out(content_folder, found.proposals, TODAY)
    assert len(attempt.files) == 2
    written: list[Path] = []

    def full(path: Path, data: bytes) -> None:
        written.append(path)
        if len(written) == 2:
            raise OSError(28, "full")
        path.write_bytes(data)

    monkeypatch.setattr(written_files, "replace", full)
    with pytest.raises(OSError, match="full"):
        replace_all(content_folder, attempt.files, attempt.before)
    assert files_in(content_folder) == before


def test_a_mistake_that_stands_in_no_new_text_stops_what_was_proposed_in_its_file_or_else_all(
    trusted: Trusted, all_pages: bytes, content_folder: Path
) -> None:
    copy = Copy(all_pages)
    for number in (20, 21, 35):
        copy.write(number, NEW, "Alleen goede producten komen binnen.")
    proposals = settled(trusted, returned(copy.data, "expert.docx"), "expert.docx").proposals
    files = {one.place.file: (content_folder / one.place.file).read_bytes() for one in proposals}
    near, far = (Problem("fout", "Fout.", Place(name)) for name in (FILE, "over/colofon.yml"))
    assert putting._blamed([near], files, proposals) == {0: [near], 1: [near]}
    assert putting._blamed([far], files, proposals) == {key: [far] for key in range(3)}
