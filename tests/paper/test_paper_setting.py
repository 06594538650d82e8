"""Setting documents: awkward content comes out whole, nothing is set twice, and a site can do without paper."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import page
import pytest
import yaml
from command import change, run, said
from folders import files_in
from lxml import html
from making import DRAWN
from pdf.aids import stations
from pdf.own_rules import RULES
from pdf.reading import Paper, squeezed
from places import ADDRESS, TODAY
from pypdf import PdfReader

from leidraad import pipeline
from leidraad.paper.handouts import cards
from leidraad.paper.room import at_most
from leidraad.paper.typeset import fullness, typeset
from leidraad.source.model.cards import CardForm
from leidraad.source.problems import ContentError
from leidraad.store import FolderStore
from leidraad.web.handouts import BOOK, POCKET
from leidraad.web.text import plain

pytestmark = pytest.mark.slow
in_a_project = pytest.mark.usefixtures("project")

MANY_ACTIONS, MANY_QUESTIONS = 80, 60
LONG = "Kindermishandelingsverdenkingsmeldingsprocedure" * 6
UNBREAKABLE = "XW" * 100
QUOTED = "Zeg: „Ik bén er” — ‘niet’ 'nu', \"echt\"… Ĳsbrand, coöperatie, façade, Łódź, Jiří, Çelik, €½ × 2."
TYPST = 'Dit is \\`#panic("x")\\` en #panic("y") en $x$ en \\*_@ en \\\\ en // en /\\* en ~ en --- en #[x].'
FOREIGN = "Zeg مرحبا tegen 你好."
Pdfs = Mapping[str, bytes]


def _set(content: Path, store: Path) -> Pdfs:
    """Return every PDF of a content folder by its name."""
    made = pipeline.render(pipeline.trusted(content, TODAY), DRAWN, FolderStore(store))
    return {Path(name).stem: data for name, data in made.items() if name.endswith(".pdf")}


def _say(good: Path, text: str) -> str:
    """Let an action say something, and return it as a reader sees it."""
    file = good / "werk" / "stap-2.yml"
    unit = yaml.safe_load(file.read_text(encoding="utf-8"))
    unit["acties"]["iedereen"][0]["tekst"] = text
    file.write_text(yaml.safe_dump(unit, allow_unicode=True), encoding="utf-8")
    found = pipeline.trusted(good, TODAY)
    [action] = next(unit for unit in found.guideline.units if unit.id == "stap-2").actions["iedereen"]
    return squeezed(plain(action.text, found.lexicon))


def _faults(pdf: bytes) -> list[str]:
    """Return what the judges say that need no JVM."""
    ours = [f"{name}: {message}" for name, rule in RULES.items() for message in rule(Paper(pdf))]
    return ours + [one.rule_id for one in page.validate_pdf_bytes(pdf, profile="ua1").failures]


@pytest.mark.parametrize("text", [LONG, UNBREAKABLE, QUOTED, TYPST], ids=["long", "unbreakable", "quoted", "typst"])
def test_awkward_text_is_printed_as_it_is_and_stays_on_the_page(good: Path, tmp_path: Path, text: str) -> None:
    wanted = _say(good, text)
    pdfs = _set(good, tmp_path / "papers")
    for name in ("stap-2", BOOK):
        assert wanted in Paper(pdfs[name]).words
        assert _faults(pdfs[name]) == []


# A card with whom to call in its narrow column.
NARROW = """\
id: kaart
titel: Nu
bij: spoed
delen:
  - {id: eerst, plaats: links, punten: [{id: bel, gebruik: spoed/bel-112}]}
  - {id: nummer, plaats: rechts, vorm: groot, contacten: [veilig-thuis]}
"""


def _add_card(good: Path, card: str) -> None:
    """Put a card in the content."""
    (good / "kaarten").mkdir()
    (good / "kaarten" / "kaart.yml").write_text(card, encoding="utf-8")
    change(good / "richtlijn.yml", "over: [colofon]", "over: [colofon]\nkaarten: [kaart]")


def _add_card_with(good: Path, number: str, card: str) -> None:
    """Give whom to call a long name and a number, and put a card in the content."""
    change(good / "contacten.yml", "nummer: 0800-2000", f"nummer: {number}")
    change(good / "contacten.yml", "naam: Veilig Thuis", "naam: Calamiteitendienst Alblasserwaard")
    _add_card(good, card)


@pytest.mark.parametrize("number", ["0800-2000", "0800 123 45 67", "+31 88 123 45 67 89 01"])
def test_a_number_in_large_type_stays_on_one_line_in_a_narrow_column(good: Path, tmp_path: Path, number: str) -> None:
    _add_card_with(good, number, NARROW)
    pdf = _set(good, tmp_path / "papers")["kaart"]
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    # In the card and at its foot; a number over two lines would be in neither.
    assert text.count(number) == 2
    assert _faults(pdf) == []
    [card] = cards(pipeline.trusted(good, TODAY))
    assert fullness([card], {}, TODAY)[card.id] <= at_most(card) <= 1


# A small card with a table of whom to call, in letters as large as fit.
LISTED = """\
id: kaart
titel: Nummers
papier: a5
bij: spoed
delen:
  - {id: nummers, vorm: tabel, contacten: [veilig-thuis]}
"""


@pytest.mark.parametrize("number", ["0800-2000", "010-00000000", "+31 88 123 45 67"])
def test_a_number_in_a_table_stays_on_one_line_and_in_its_column(good: Path, tmp_path: Path, number: str) -> None:
    _add_card_with(good, number, LISTED)
    begins: dict[str, tuple[float, float]] = {}

    def seen(text: str, page: list[float], matrix: list[float], _: object, size: float) -> None:
        begins.setdefault(text.strip().replace("\u00a0", " "), (page[4], abs(size * matrix[3])))

    PdfReader(io.BytesIO(_set(good, tmp_path / "papers")["kaart"])).pages[0].extract_text(visitor_text=seen)
    (left, size), (behind, _) = begins[number], begins["Voor advies."]
    # So wide is a number in strong letters about, whose digits are; it ends before the next column begins.
    assert left + 0.5 * size * len(number) < behind


def test_a_small_card_has_room_at_its_foot_for_a_logo_and_the_way_to_its_page(good: Path) -> None:
    (good / "kaarten").mkdir()
    (good / "kaarten" / "kaart.yml").write_text(f"papier: a5\n{NARROW}", encoding="utf-8")
    change(good / "richtlijn.yml", "over: [colofon]", "over: [colofon]\nkaarten: [kaart]")
    [made] = cards(pipeline.trusted(good, TODAY, profile="rijn"))
    code = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    card = replace(made, address=f"{ADDRESS}praktisch/spoed/", qr=code)
    assert card.furniture.logo
    text = PdfReader(io.BytesIO(typeset([card], {}, TODAY)[card.id].pdf)).pages[0].extract_text()
    # What stands between the numbers and the pictures is no narrow column.
    assert f"{card.furniture.version} · {card.furniture.date}" in text
    assert card.until in text


# A card with a point that has points of its own below it.
DEEP = """\
id: kaart
titel: Signalen
bij: stap-1
delen:
  - {{id: doen, kop: Doen, vorm: {form}, koppen: [Wat, Hoe], punten: [{{id: kijk, gebruik: stap-1/kijk}}]}}
"""
LOWER = """\
          bron: {toegevoegd: De bron zegt niet wie je belt.}
"""
LOWEST = """\
          punten:
            - id: schrijf-op
              tekst: "Schrijf op wie je belde."
              bron: {toegevoegd: De bron zegt dit niet.}
"""


@pytest.mark.parametrize("form", CardForm)
def test_a_card_loses_no_point_below_a_point_whatever_its_form(good: Path, tmp_path: Path, form: CardForm) -> None:
    change(good / "werk" / "stap-1.yml", LOWER, LOWER + LOWEST)
    written = DEEP.format(form=form.value)
    if form is not CardForm.TABLE:
        written = written.replace("koppen: [Wat, Hoe], ", "")
    _add_card(good, written)
    said = squeezed(Paper(_set(good, tmp_path / "papers")["kaart"]).words)
    wanted = ("Kijk goed en praat over regie.", "Twijfel je? Bel", "Schrijf op wie je belde.")
    assert [words for words in wanted if squeezed(words) not in said] == []


def test_what_is_longer_than_a_page_goes_on_on_the_next_one(good: Path, tmp_path: Path) -> None:
    """A sheet for the wall, a card of a contact and a note on sources are whole on paper, however long they are."""
    words = [f"woord{number}" for number in range(540)]
    change(good / "contacten.yml", "Voor advies.", " ".join(words))
    change(good / "werk" / "stap-1.yml", "Een bron noemt *alleen* kinderen; wij noemen iedereen.", " ".join(words))
    sheet = good / "bladen" / "spoed.yml"
    found = yaml.safe_load(sheet.read_text(encoding="utf-8"))
    [point] = found["secties"][0]["punten"]
    texts = [f"Punt {number}: {' '.join(words[number : number + 18])}." for number in range(60)]
    found["secties"][0]["punten"] = [point | {"id": f"punt-{at}", "tekst": text} for at, text in enumerate(texts)]
    sheet.write_text(yaml.safe_dump(found | {"groot": "ja"}, allow_unicode=True), encoding="utf-8")
    pdfs = _set(good, tmp_path / "papers")
    on_the_wall, in_a_step, in_the_book = (Paper(pdfs[name]).words for name in ("spoed", "stap-1", BOOK))
    assert [text for text in texts if squeezed(text) not in on_the_wall] == []
    assert [word for word in words if word not in in_a_step or word not in in_the_book] == []


def test_a_text_that_our_fonts_cannot_print_is_a_problem_and_no_empty_box(good: Path, tmp_path: Path) -> None:
    _say(good, FOREIGN)
    with pytest.raises(ContentError) as caught:
        _set(good, tmp_path / "papers")
    assert {str(problem.place.file) for problem in caught.value.problems} == {"werk/stap-2.yml"}


def test_a_step_with_many_actions_is_whole_and_in_order(good: Path, tmp_path: Path) -> None:
    file = good / "werk" / "stap-2.yml"
    unit = yaml.safe_load(file.read_text(encoding="utf-8"))
    [action] = unit["acties"]["iedereen"]
    texts = [f"Doe dit als nummer {number}." for number in range(1, MANY_ACTIONS + 1)]
    unit["acties"]["iedereen"] = [action | {"id": f"doe-{at}", "tekst": text} for at, text in enumerate(texts)]
    file.write_text(yaml.safe_dump(unit, allow_unicode=True), encoding="utf-8")
    pdf = _set(good, tmp_path / "papers")["stap-2"]
    places = [Paper(pdf).words.find(squeezed(text)) for text in texts]
    assert places == sorted(places)
    assert min(places) > 0
    assert _faults(pdf) == []


def _question(number: int) -> dict[str, object]:
    """Return a question that goes on to the next one, and after the last to the end."""
    after = f"vraag-{number + 1}" if number < MANY_QUESTIONS else "klaar"
    return {
        "vraag": f"Is dit waar van geval {number}?",
        "waarom": "Dat maakt uit.",
        "antwoorden": [{"ja": "bel"}, {"nee": after}, {"weet-ik-niet": "bel"}],
        "bron": {"toegevoegd": "Een voorbeeld."},
    }


def test_an_aid_with_many_questions_can_be_walked_on_paper(good: Path, tmp_path: Path) -> None:
    file = good / "beslishulpen" / "is-er-gevaar.yml"
    aid = yaml.safe_load(file.read_text(encoding="utf-8"))
    aid |= {"start": "vraag-1", "vragen": {f"vraag-{n}": _question(n) for n in range(1, MANY_QUESTIONS + 1)}}
    aid["uitkomsten"] = {name: aid["uitkomsten"][name] for name in ("bel", "klaar")}
    aid = {key: value for key, value in aid.items() if key != "garanties"} | {"veiligheid": "nee"}
    file.write_text(yaml.safe_dump(aid, allow_unicode=True, sort_keys=False), encoding="utf-8")
    pdf = _set(good, tmp_path / "papers")["is-er-gevaar"]
    found = stations(Paper(pdf).tree, aid["titel"])
    way = [found[f"vraag {number}"].answers[1][1] for number in range(1, MANY_QUESTIONS + 1)]
    assert way == [*(f"vraag {number}" for number in range(2, MANY_QUESTIONS + 1)), "uitkomst B"]
    assert _faults(pdf) == []


def _stamps(store: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in store.iterdir()}


def test_when_nothing_changed_nothing_is_set_again(good: Path, tmp_path: Path) -> None:
    store = tmp_path / "papers"
    first, stamps = _set(good, store), _stamps(store)
    assert {path.removesuffix(".pdf") for path in stamps if path.endswith(".pdf")}
    assert (_set(good, store), _stamps(store)) == (first, stamps)


def test_a_changed_sentence_sets_only_the_documents_that_show_it(good: Path, tmp_path: Path) -> None:
    store = tmp_path / "papers"
    before, old = _set(good, store), _stamps(store)
    change(good / "werk" / "stap-2.yml", "Overleg met een collega.", "Overleg met twee collega's.")
    after, new = _set(good, store), _stamps(store)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"stap-2", BOOK, POCKET}
    assert len([name for name in new.keys() - old.keys() if name.endswith(".pdf")]) == len(changed)
    kept = new.keys() & old.keys()
    assert {name: new[name] for name in kept} == {name: old[name] for name in kept}
    assert len(new) == len(old), "what nobody needs any more is thrown away"


def test_everything_in_the_store_can_be_thrown_away(good: Path, tmp_path: Path) -> None:
    store = tmp_path / "papers"
    first, names = _set(good, store), sorted(path.name for path in store.iterdir())
    for name in (names[0], names[1], names[2]):
        (store / name).unlink()
        assert _set(good, store) == first, f"without {Path(name).suffix}"
        assert sorted(path.name for path in store.iterdir()) == names
    shutil.rmtree(store)
    assert _set(good, store) == first


@in_a_project
def test_without_paper_no_page_leads_to_a_pdf(good: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert said(run("build", "--zonder-pdf", "--inhoud", good, "--site", site)) == (0, "", "")
    made = files_in(site)
    links = {
        link for name, page in made.items() if name.endswith(".html") for link in html.fromstring(page).xpath("//@href")
    }
    assert {link for link in links if "handouts" in link or link.endswith(".pdf")} == set()
    assert {name for name in made if "handouts" in name} == set()
    assert links


@in_a_project
def test_with_paper_the_page_of_a_handout_leads_to_it(good: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert said(run("build", "--inhoud", good, "--site", site)) == (0, "", "")
    made = files_in(site)
    links = html.fromstring(made["werk/stap-2/index.html"]).xpath("//main//@href")
    assert "../../handouts/stap-2.pdf" in links
    assert made["handouts/stap-2.pdf"].startswith(b"%PDF-1.7")
