"""What an expert gets: a document that reads and prints well, with every text once."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import docx
import pytest
from command import run, said
from docx.oxml.ns import qn
from places import SECOND, TODAY
from word import PLACE, SOURCE, TEXT, Copy, sent

from leidraad.cli import exchanging
from leidraad.edit.spots import reach_of
from leidraad.exchange.document import word_document
from leidraad.exchange.leaves import leaves
from leidraad.exchange.lines import paragraphs
from leidraad.language import exchange_words
from leidraad.source.model.guideline import Language
from leidraad.source.nodes import Text
from leidraad.trusted import Trusted

pytestmark = pytest.mark.slow

HEADINGS = [
    (1, "Zo werkt dit"),
    (1, "Elke dag veilig werken"),
    (2, "Processtap 1. Ontvangst"),
    (2, "Processtap 2. Opslag"),
    (2, "Processtap 3. Bereiden"),
    (2, "Processtap 4. Uitgifte"),
    (2, "Processtap 5. Schoonmaak"),
    (2, "Allergenen (Elke dag veilig werken)"),
    (2, "Elke dag veilig werken: kok"),
    (2, "Elke dag veilig werken: locatiemanager"),
]


def test_every_text_stands_in_it_once_with_its_source(trusted: Trusted) -> None:
    found = [one for leaf in leaves(trusted) for _, one in leaf.texts]
    assert max(Counter(one.place for one in found).values()) == 1
    assert {one.text.place for one in found} == set(reach_of(trusted.guideline))
    assert [code.number for leaf in leaves(trusted) for code, _ in leaf.texts] == list(range(1, len(found) + 1))


def test_the_pages_stand_in_the_order_of_the_site_below_their_chapter(trusted: Trusted) -> None:
    word = docx.Document(io.BytesIO(sent(trusted, "keukenproces/", TODAY)))
    headings = [(int(one.style.name[-1]), one.text) for one in word.paragraphs if one.style.name.startswith("Heading")]
    assert headings == HEADINGS


def test_a_row_says_its_place_the_text_its_source_and_where_else_it_is_used(one_page: bytes) -> None:
    copy = Copy(one_page)
    lines = [[one.text for one in cell.paragraphs] for cell in copy.word.tables[0].rows[8].cells]
    number, name, code = lines[PLACE]
    assert (number, name, len(code)) == ("8/15", "noteer-meting: tekst", 19)
    assert lines[TEXT] == ["Noteer de meting op de [[plek:temperatuurlijst]]."]
    assert lines[SOURCE] == [
        "bron",
        "Voorbeeldhygiënecode schoolkeukens: Ontvangst, punt 3",
        "Staat ook op: Mag dit nog gebruikt?; Keur je deze levering goed?",
    ]
    assert lines[3:] == [[""], [""]]


def test_a_screen_reader_knows_the_language_the_title_and_each_table_with_its_head(one_page: bytes) -> None:
    word = docx.Document(io.BytesIO(one_page))
    title = "Voedselveiligheid in de schoolkeuken: teksten om te beoordelen"
    about = word.core_properties
    assert (about.title, about.language, about.author, about.comments) == (title, "nl-NL", "", "")
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    table = word.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Plaats", "Tekst", "Bron", "Opmerking", "Nieuwe tekst"]
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    assert heads == [True] + [False] * 15
    properties = table._tbl.tblPr
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "Processtap 1. Ontvangst"
    assert properties.find(qn("w:tblDescription")).get(qn("w:val")) == (
        "De teksten van Processtap 1. Ontvangst, elk met plaats, bron en ruimte voor een opmerking en een nieuwe tekst."
    )
    page = word.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (297, 210)


def test_the_same_texts_on_the_same_day_are_the_same_bytes(trusted: Trusted, one_page: bytes) -> None:
    assert sent(trusted, "keukenproces/ontvangst/", TODAY) == one_page
    with zipfile.ZipFile(io.BytesIO(one_page)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2026, 11, 23, 0, 0, 0)}
    assert sent(trusted, "keukenproces/ontvangst/", date(2026, 11, 24)) != one_page


def test_lines_and_points_of_a_text_are_paragraphs() -> None:
    assert paragraphs("Een.\nNog een.\n\n- a\n- b\n\nEind.") == ("Een.\nNog een.", "", "- a", "- b", "", "Eind.")


@pytest.mark.usefixtures("project")
def test_the_command_writes_all_texts_or_those_of_a_page_and_never_over_another_document(tmp_path: Path) -> None:
    name = "voedselveiligheid-in-de-schoolkeuken.docx"
    assert said(run("uitwisselen", "uit")) == (0, f"251 teksten staan in '{name}'.\n", "")
    assert said(run("uitwisselen", "uit")) == (
        2,
        "",
        f"Fout: '{name}' is er al. Kies een andere naam; misschien staan er opmerkingen in.\n",
    )
    chosen = tmp_path / "stap.docx"
    assert said(run("uitwisselen", "uit", chosen, "--pagina", "ontvangst")) == (
        0,
        f"15 teksten staan in '{chosen}'.\n",
        "",
    )
    for words, told in (
        (("--pagina", "ontvangs"), "Er is geen pagina 'ontvangs'. Bedoel je `ontvangst`?"),
        ((tmp_path / "stap.doc",), "Geef het document een naam die eindigt op .docx."),
    ):
        code, _, said_of_it = said(run("uitwisselen", "uit", *words))
        assert (code, said_of_it.splitlines()[-1]) == (2, f"Fout: {told}")


def test_a_chosen_page_has_all_that_it_shows_also_what_another_page_shows_first(trusted: Trusted) -> None:
    (leaf,) = leaves(trusted, "beslishulpen/ontvangst-goedkeuren/")
    found = [one for _, one in leaf.texts if one.place.file == "keukenproces/ontvangst.yml"]
    assert [(one.name, one.elsewhere) for one in found] == [
        ("noteer-goed: tekst", ("Processtap 1. Ontvangst", "Mag dit nog gebruikt?"))
    ]


def test_a_guideline_in_english_has_a_document_in_english(trusted: Trusted) -> None:
    settings = trusted.guideline.settings.model_copy(update={"language": Language.ENGLISH})
    guideline = trusted.guideline.model_copy(update={"settings": settings})
    word = docx.Document(io.BytesIO(word_document(guideline, leaves(trusted, "keukenproces/ontvangst/"), TODAY)))
    assert [cell.text for cell in word.tables[0].rows[0].cells] == ["Place", "Text", "Source", "Remark", "New wording"]
    assert word.core_properties.language == "en-GB"
    assert [set(exchange_words(one)) for one in Language] == [set(exchange_words())] * len(Language)


@pytest.mark.usefixtures("project")
def test_with_a_profile_the_texts_of_the_profile_are_in_it_too(tmp_path: Path) -> None:
    file = tmp_path / "profiel.docx"
    assert run("uitwisselen", "uit", file, "--profiel", "oosterdam", "--inhoud", SECOND).exit_code == 0
    assert "Bel ook de [[contact:dienst]]." in Copy(file.read_bytes()).words(Copy(file.read_bytes()).body)


@pytest.mark.usefixtures("project")
def test_a_page_without_texts_of_its_own_is_no_document(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # As the list from A to Z is where a guideline has no terms.
    monkeypatch.setattr(exchanging, "leaves", lambda *_: ())
    code, _, told = said(run("uitwisselen", "uit", tmp_path / "x.docx", "--pagina", "register"))
    assert (code, told.splitlines()[-1]) == (2, "Fout: De pagina 'register' heeft geen eigen teksten.")
    assert not (tmp_path / "x.docx").exists()


def test_a_long_title_stands_in_it_as_a_whole(trusted: Trusted) -> None:
    span, title = trusted.guideline.settings.title.span, "Een lange naam " * 30
    settings = trusted.guideline.settings.model_copy(update={"title": Text(title, span)})
    data = word_document(trusted.guideline.model_copy(update={"settings": settings}), (), TODAY)
    assert any(title in one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
