"""A text is one tree: HTML, paper and plain words print the same of it, and no HTML but ours comes out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from command import change
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from lxml import html
from making import DRAWN
from marks import sanitised
from places import TODAY
from trying import BOUNDED

from leidraad import pipeline
from leidraad.paper.document import Element, Points, Prose
from leidraad.paper.passages import Print
from leidraad.source.leftovers import leftovers
from leidraad.source.markup import links, mentions
from leidraad.source.model.base import Markup
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.lists import Sense, Term
from leidraad.source.nodes import Source, Span, Text
from leidraad.source.passage import one_line
from leidraad.trusted import Trusted
from leidraad.web.html import Html
from leidraad.web.lexicon import Lexicon
from leidraad.web.links import Links, on_the_site
from leidraad.web.text import Rich, Scribe, plain

PRINT = Html(Links("werk/stap-2/", on_the_site(None)))
SPAN = Span(Source("x.yml", ()), 1, 1, 1)
CONTACT = SimpleNamespace(name="Veilig", number="0800-2000")
NAMES: Any = Lexicon(
    pages={"stap-1": ("stap 1", "werk/stap-1/")},
    terms={"regie": Term.model_construct(id="regie", name="regie", short="Wie <b> het & doet.")},
    contacts={"veilig": CONTACT, "stil": SimpleNamespace(name="Stil", number=None)},
    slots={"plek": SimpleNamespace(name="de plek", filling="gevuld")},
)  # type: ignore[arg-type]
KNOWN = {"": NAMES.pages, "begrip": NAMES.terms, "contact": NAMES.contacts, "plek": NAMES.slots}
ADDRESSES = ("https://a.example/?a=1&b='2'", "https://a.example", "https://a.example/", "tel:112")
# What a text may be made of; each may stand beside each.
PIECES = (
    "[[stap-1]]", "[[begrip:regie]]", "[[begrip:regie|de *regie*]]", "[[contact:veilig]]", "[[contact:stil]]",
    "[[plek:plek|<i>]]", "[x](https://a.example/?a=1&b='2')", "[bel](tel:112)", "[", "](", "https://a.example)",
    "*", "**", "_", "\\", "  \n", "\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n7) ", "<b>", "</p>", "&amp;", "&",
    '"', "'", "\xa0", ". ", ",", "!)", "e\u0301", "\U0001f469\u200d\U0001f467", "مرحبا", "#", "> ", "`x`", "{{ x }}",
    "woord", " ",
)  # fmt: skip
SIGNS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(SIGNS, max_size=3)), max_size=14).map("".join)


def _rich(text: str, names: Lexicon = NAMES) -> Rich:
    return Scribe(names).rich(Text(text, SPAN))


def _of_html(page: str) -> str:
    """Return the words that a browser shows, with the numbers that it gives to points."""
    found = html.fragment_fromstring(page, create_parent="div")
    for listing in found.iter("ol"):
        for number, point in enumerate(listing, int(listing.get("start", "1"))):
            point.text = f"{number}. {point.text or ''}"
    for block in found.iter("li", "p"):
        block.tail = f" {block.tail or ''}"
        block.text = f" {block.text or ''}"
    return one_line(found.text_content())


def _of_paper(blocks: tuple[Element, ...]) -> str:
    return one_line(" ".join(map(_of_block, blocks)))


def _of_block(block: Element) -> str:
    match block:
        case Prose(spans):
            return "".join(span.text for span in spans)
        case Points("number", points, first):
            return " ".join(f"{number}. {_of_paper(point.blocks)}" for number, point in enumerate(points, first))
        case Points("bullet", points):
            return " ".join(_of_paper(point.blocks) for point in points)
    raise AssertionError(block)


def _comes_through(text: Text, names: Lexicon) -> None:
    """Demand that the same words stand on the page, on paper and in data, and nothing but them and our own marks."""
    rich, read = _rich(text, names), plain(text, names)
    page = PRINT.text(rich.passage)
    assert sanitised(page) == page
    assert one_line(_of_html(page)) == read
    assert _of_paper(Print(lambda path: path).blocks(rich.passage)) == read


def _markup(guideline: Guideline) -> list[Markup]:
    return [text for text in guideline.parts if isinstance(text, Markup)]


@pytest.fixture(params=["small", "real"])
def written(request: pytest.FixtureRequest) -> Trusted:
    """Each guideline that the tests have."""
    if request.param == "real":
        return request.getfixturevalue("trusted")  # type: ignore[no-any-return]
    return pipeline.trusted(request.getfixturevalue("good"), TODAY)


def test_every_text_that_is_written_comes_through(written: Trusted) -> None:
    texts = [text for text in written.guideline.parts if isinstance(text, Markup)]
    for text in texts:
        _comes_through(text, written.lexicon)
    assert texts


@pytest.mark.slow
@settings(BOUNDED, max_examples=2000)
@given(TEXTS)
@example("*" * 3000 + "a" + "*" * 3000)
def test_any_text_comes_through(written: str) -> None:
    text = Markup(written, SPAN)
    assume(text.strip())
    assume(all(one.target in KNOWN.get(one.kind, ()) for one, _ in mentions(text)))
    assume(all(link.address in ADDRESSES for link, _ in links(text)))
    _comes_through(text, NAMES)


def _html(text: str) -> str:
    return PRINT.text(_rich(text).passage)


def test_the_word_of_a_term_is_a_link_and_the_sign_behind_it_is_none() -> None:
    link = '<a class="c-term" data-meaning="betekenis_regie" href="../../begrippen/#regie">regie</a>'
    assert _html("De [[begrip:regie]]!), nu.") == f"De {link}!), nu."
    assert _html("Van **[[begrip:regie]]**.") == f"Van <strong>{link}</strong>."


def test_a_term_is_explained_once_in_a_section() -> None:
    scribe, text = Scribe(NAMES), Text("[[begrip:regie]], [[begrip:regie]]", SPAN)
    assert PRINT.text(scribe.rich(text).passage).count("data-meaning") == 1
    assert PRINT.text(scribe.rich(text).passage) == "regie, regie"


def test_a_page_says_once_what_a_term_means_however_many_sections_explain_it() -> None:
    page, text = Html(PRINT.links), Text("[[begrip:regie]]", SPAN)
    assert page.notes() == ()
    for _ in range(2):
        page.text(Scribe(NAMES).rich(text).passage)
    assert [note.id for note in page.notes()] == ["betekenis_regie"]


def test_a_term_means_in_a_text_what_it_means_where_that_is_written_and_its_page_goes_before_its_chapter() -> None:
    here, there = (Sense.model_construct(pages=(home,), short=f"Wie {home}.") for home in ("werk", "stap-1"))
    term = Term.model_construct(id="regie", name="regie", short="Wie wat doet.", senses=(here, there))
    scribe = Scribe(replace(NAMES, terms={"regie": term}))

    def note(file: str) -> list[tuple[str, str, str]]:
        page, text = Html(PRINT.links), Text("[[begrip:regie]]", Span(Source(file, ()), 1, 1, 1))
        page.text(scribe.rich(text).passage)
        return [(one.id, one.short, one.path) for one in page.notes()]

    first, second = "regie_betekenis-1", "regie_betekenis-2"
    assert note("werk/stap-1.yml") == [(f"betekenis_{second}", "Wie stap-1.", f"begrippen/#{second}")]
    assert note("werk/hoofdstuk.yml") == [(f"betekenis_{first}", "Wie werk.", f"begrippen/#{first}")]
    assert note("werk/stap-2.yml") == []  # It means there what this section has explained.
    assert note("bladen/los.yml") == [("betekenis_regie", "Wie wat doet.", "begrippen/#regie")]


def test_a_list_begins_with_the_number_that_is_written() -> None:
    assert _html("2026. Een jaar.\n2027. Nog een.") == '<ol start="2026">\n<li>Een jaar.</li>\n<li>Nog een.</li>\n</ol>'
    assert plain(Markup("2026. Een jaar.\n2027. Nog een.", SPAN), NAMES) == "2026. Een jaar. 2027. Nog een."


@pytest.mark.parametrize(
    "words", ["112. Dat nummer belt iedereen.", "1) Bel", "- Bel", "+ Bel", "# Bel", "> Bel", "1. Bel"]
)
def test_a_text_of_one_line_is_no_list_whatever_it_begins_with(words: str) -> None:
    assert _html(words) == words.replace(">", "&gt;")
    assert plain(Markup(words, SPAN), NAMES) == words


def test_a_mention_never_stands_in_a_link_as_it_leads_somewhere_already() -> None:
    text = Markup("[zie **[[stap-1]]**](https://a.example/)", SPAN)
    assert [problem.code for problem in leftovers(text)] == ["verwijzing-onaf"]
    assert list(links(text)) == []


@pytest.mark.parametrize("words", ["1. Wie *gevaar* ziet", r"a\b", "- x", "a_b_ [x](y)", "één\xa0dag"])
def test_plain_text_is_no_markdown(words: str) -> None:
    assert plain(Text(words, SPAN), NAMES) == words


def test_data_say_a_meaning_as_it_is_written(good: Path) -> None:
    change(good / "begrippen.yml", "Weten wie wat doet.", r"1. Wie a\b weet.")
    made = pipeline.render(pipeline.trusted(good, TODAY), DRAWN)
    found = json.loads(made["data/v1/herkomst.json"])["begrip.1"]
    assert [use["tekst"] for use in found if use["url"] == "/begrippen/#regie"] == [r"1. Wie a\b weet."]


FLUENT: Any = Lexicon(
    pages={"spoed": ("Wat doe je bij spoed?", "praktisch/spoed/"), "stap-1": ("stap 1", "werk/stap-1/")},
    terms={"regie": Term.model_construct(id="regie", name="regie", short="Wie wat doet.")},
    contacts=NAMES.contacts,
    slots=NAMES.slots | {"leeg": SimpleNamespace(name="de lege plek", filling=None)},
    empty="vraag ernaar",
)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Zie [[spoed]].", "Zie Wat doe je bij spoed?"),
        ("Zie **[[spoed]]**. Bel dan.", "Zie Wat doe je bij spoed? Bel dan."),
        ("Zie [[spoed]]...", "Zie Wat doe je bij spoed?..."),
        ("Weet je dat?.", "Weet je dat?."),
        ("[[stap-1]] begint. [[begrip:regie]] volgt.", "Stap 1 begint. Regie volgt."),
        ("Is het zo? [[begrip:regie|die regie]] niet.", "Is het zo? die regie niet."),
        ("Wij spreken, bijv. [[begrip:regie]] en meer.", "Wij spreken, bijv. regie en meer."),
        ("[[begrip:regie]],", "regie,"),
        ("Bel Veilig ([[contact:veilig]]).", "Bel Veilig (0800-2000)."),
        ("Bel [[contact:veilig]].", "Bel Veilig (0800-2000)."),
        ("Bel Stil ([[contact:stil]]).", "Bel Stil."),
        ("Bel Stil: [[contact:stil]].", "Bel Stil."),
        ("Bel veilig: [[contact:veilig]].", "Bel veilig: 0800-2000."),
        ("Lees Stap 1 ([[stap-1]]) en ga door.", "Lees Stap 1 en ga door."),
        ("Lees Stap 1 ([[stap-1]] of later).", "Lees Stap 1 (stap 1 of later)."),
        ("Volg het plan (zie [[plek:plek]]).", "Volg het plan (zie de plek)."),
        ("Volg het plan (zie [[plek:leeg]]).", "Volg het plan (vraag ernaar)."),
        ("Volg het plan ([[plek:leeg|dat plan]]), en bel.", "Volg het plan (vraag ernaar), en bel."),
        ("Volg het plan: [[plek:leeg]]. Bel dan.", "Volg het plan (vraag ernaar). Bel dan."),
        ("Vul in: [[plek:leeg]]", "Vul in (vraag ernaar)"),
        ("Vul in: [[plek:leeg]] en [[plek:plek]].", "Vul in: de lege plek (vraag ernaar) en de plek."),
        ("Vul in (lees [[plek:leeg]] of bel).", "Vul in (lees de lege plek (vraag ernaar) of bel)."),
        ("Vul in (lees eerst [[plek:leeg]]).", "Vul in (lees eerst de lege plek (vraag ernaar))."),
        ("Vul [[plek:leeg]] in.", "Vul de lege plek (vraag ernaar) in."),
    ],
)
def test_a_sentence_reads_well_with_the_names_that_its_references_show(written: str, shown: str) -> None:
    assert plain(Markup(written, SPAN), FLUENT) == shown
    page = PRINT.text(_rich(written, FLUENT).passage)
    assert html.fromstring(f"<div>{page}</div>").text_content() == shown


def test_where_there_is_nobody_to_ask_a_text_only_does_not_point_to_a_place_that_is_empty() -> None:
    names = replace(FLUENT, empty="")
    assert plain(Markup("Volg het plan (zie [[plek:leeg]]), en bel: [[plek:leeg]].", SPAN), names) == (
        "Volg het plan, en bel."
    )
