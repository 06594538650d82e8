"""What comes back of an expert is read as it was meant and put at its place; what no longer fits is told, whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from places import SECOND
from trying import BOUNDED
from word import NEW, PLACE, REMARK, TEXT, Copy, typed_in

from leidraad.edit.textplace import texts_of
from leidraad.exchange.leaves import leaves
from leidraad.exchange.lines import as_typed
from leidraad.exchange.returned import returned
from leidraad.exchange.settling import Settlement, settled
from leidraad.source.problems import report
from leidraad.source.reading import read_yaml
from leidraad.source.rewriting import cut, rewritten
from leidraad.trusted import Trusted

pytestmark = pytest.mark.slow

PAGE, FILE = "keukenproces/ontvangst/", "keukenproces/ontvangst.yml"
# What a text can have in it: lists, lines, references, signs of YAML and XML, other scripts.
AWKWARD = st.sampled_from(
    (": ", " #", "- ", "* ", "'", '"', "\\", "\n", "\n\n", "\n- een\n- twee", "[[", "]]", "{", "}", ",", "|", ">", "&",
     "<b>", "&amp;", "\U0001f600", "é", "نص", "1. ", "Een langere zin met woorden erin. ")
)  # fmt: skip
TEXTS = st.lists(st.one_of(AWKWARD, st.text("abc. ", max_size=8)), max_size=8).map("".join)


def _settled(trusted: Trusted, copy: Copy) -> Settlement:
    return settled(trusted, returned(copy.data, "expert.docx"), "expert.docx")


def _told(trusted: Trusted, copy: Copy) -> str:
    """Return all problems of a document, after which nothing is proposed."""
    found = _settled(trusted, copy)
    assert found.proposals == ()
    return report(found.problems)


@settings(BOUNDED, max_examples=60)
@given(st.integers(1, 15), TEXTS)
def test_any_words_come_back_as_they_are_and_no_other_byte_of_the_file_changes(
    trusted: Trusted, one_page: bytes, number: int, drawn: str
) -> None:
    wanted = "\n".join(line.rstrip() for line in drawn.split("\n")).strip()
    copy = Copy(one_page)
    copy.write(number, NEW, wanted)
    (leaf,) = leaves(trusted, PAGE)
    _, one = leaf.texts[number - 1]
    found = _settled(trusted, copy)
    if wanted in ("", one.text):
        assert found == Settlement((), (), ())
        return
    assert [(each.place, each.words) for each in found.proposals] == [(one.place, wanted)]
    before = (SECOND / FILE).read_bytes()
    after = rewritten(before, one.text.place, wanted)
    old, new = cut(before, one.text.place), cut(after, one.text.place)
    assert (new.before, new.after) == (old.before, old.after)
    assert dict(texts_of(read_yaml(FILE, after))) == dict(texts_of(read_yaml(FILE, before))) | {one.place.steps: wanted}


RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
# What a word processor makes of what somebody types, and what was meant.
MADE = {
    "quotes and dashes": ([RUN.format("“Meet” – ‘niet’ — later…")], "\"Meet\" - 'niet' - later..."),
    "spaces that nobody sees": (
        [RUN.format("Meet\u00a0de tempe\u00adratuur\u2011nu\u200b.")],
        "Meet de temperatuur-nu.",
    ),
    "signs of its own": (
        ["<w:r><w:t>Meet</w:t><w:noBreakHyphen/><w:t>nu</w:t><w:softHyphen/><w:tab/><w:t>ja</w:t></w:r>"],
        "Meet-nu ja",
    ),
    "two paragraphs": ([RUN.format("Een."), RUN.format("Twee.")], "Een.\n\nTwee."),
    "a line end in a paragraph": (["<w:r><w:t>Een</w:t><w:br/><w:t>twee.</w:t></w:r>"], "Een\ntwee."),
    "points that were typed": (
        [RUN.format("Kies:"), RUN.format(""), RUN.format("- a"), RUN.format("- b")],
        "Kies:\n\n- a\n- b",
    ),
    "words in two styles": ([BOLD.format("Meet") + RUN.format(" het.")], "Meet het."),
    "an address that became a link": (
        [RUN.format("Zie ") + f"<w:hyperlink w:anchor='x'>{RUN.format('https://voorbeeld.example')}</w:hyperlink>"],
        "Zie https://voorbeeld.example",
    ),
    "words that were only added": ([f"<w:ins w:id='1' w:author='x'>{RUN.format('Meet het.')}</w:ins>"], "Meet het."),
    "a field and a spelling mark": (
        ["<w:r><w:instrText>DATE</w:instrText></w:r><w:proofErr w:type='spellStart'/>" + RUN.format("Meet.")],
        "Meet.",
    ),
    "digits above the line": (
        [RUN.format("10") + "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>"],
        "10²",
    ),
    "an accent that is a sign of its own": ([RUN.format("Cafe\u0301.")], "Café."),
}


@pytest.mark.parametrize("case", MADE)
def test_what_a_word_processor_makes_is_read_as_it_was_meant(trusted: Trusted, one_page: bytes, case: str) -> None:
    inside, meant = MADE[case]
    copy = Copy(one_page)
    copy.put(2, NEW, *inside)
    found = _settled(trusted, copy)
    assert ([one.words for one in found.proposals], found.problems) == ([meant], ())


@pytest.mark.parametrize(("style", "meant"), [("List Bullet", "Kies:\n- a\n- b"), ("List Number", "Kies:\n1. a\n1. b")])
def test_a_list_of_the_word_processor_is_a_list(trusted: Trusted, one_page: bytes, style: str, meant: str) -> None:
    copy = Copy(one_page)
    numbers = copy.word.styles[style].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
    listed = f"<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{numbers}'/></w:numPr></w:pPr>"
    copy.put(2, NEW, RUN.format("Kies:"), listed + RUN.format("a"), listed + RUN.format("b"))
    assert [one.words for one in _settled(trusted, copy).proposals] == [meant]


@pytest.mark.parametrize(("style", "meant"), [("ListBullet", "Kies:\n- a\n- b"), ("Punt", "Kies:\n1. a\n1. b")])
def test_a_list_by_a_style_is_a_list(trusted: Trusted, one_page: bytes, style: str, meant: str) -> None:
    copy = Copy(one_page)
    copy.word.styles.add_style("Punt", WD_STYLE_TYPE.PARAGRAPH).base_style = copy.word.styles["List Number"]
    listed = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>"
    copy.put(2, NEW, RUN.format("Kies:"), listed + RUN.format("a"), listed + RUN.format("b"))
    assert [one.words for one in _settled(trusted, copy).proposals] == [meant]


@pytest.mark.parametrize("depth", ["2000000000", "-5", "abc", "²", "٣"])
def test_a_depth_that_no_list_has_is_read_all_the_same(trusted: Trusted, one_page: bytes, depth: str) -> None:
    copy = Copy(one_page)
    listed = f"<w:pPr><w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='99'/></w:numPr></w:pPr>"
    copy.put(2, NEW, listed + RUN.format("Meet het."))
    assert [one.words for one in _settled(trusted, copy).proposals] == ["Meet het."]


def test_words_that_a_style_strikes_or_hides_are_told(trusted: Trusted, one_page: bytes) -> None:
    for change, told in (("strike", STRUCK), ("hidden", HIDDEN_WORDS)):
        copy = Copy(one_page)
        made: Any = copy.word.styles.add_style("Weg", WD_STYLE_TYPE.CHARACTER)
        setattr(made.font, change, True)
        copy.word.styles.add_style("Ook", WD_STYLE_TYPE.CHARACTER).base_style = made
        copy.put(2, NEW, RUN.format("Alleen") + "<w:r><w:rPr><w:rStyle w:val='Ook'/></w:rPr><w:t> dit</w:t></w:r>")
        assert _told(trusted, copy) == told


def test_a_style_that_is_based_on_itself_is_read_once(trusted: Trusted, one_page: bytes) -> None:
    copy = Copy(one_page)
    for name, base in (("A", "B"), ("B", "A")):
        xml = f"<w:style {nsdecls('w')} w:type='character' w:styleId='{name}'><w:basedOn w:val='{base}'/></w:style>"
        copy.word.styles.element.append(parse_xml(xml))
    copy.put(2, NEW, "<w:r><w:rPr><w:rStyle w:val='A'/></w:rPr><w:t>Meet het.</w:t></w:r>")
    assert [one.words for one in _settled(trusted, copy).proposals] == ["Meet het."]


def test_a_sign_that_the_guideline_writes_itself_stays() -> None:
    assert as_typed("‘Meet’ – nu", frozenset("‘’")) == "‘Meet’ - nu"


def test_remarks_come_from_their_column_the_margin_and_between_the_tables(trusted: Trusted, one_page: bytes) -> None:
    copy = Copy(one_page)
    copy.write(3, REMARK, "Waarom?\n\nEn hoe?")
    paragraph = copy.word.tables[0].rows[4].cells[TEXT].paragraphs[0]
    copy.word.add_comment(paragraph.runs, "Klopt dit getal?", "Iemand")
    copy.word.add_paragraph("Ik mis een stuk.")
    found = _settled(trusted, copy)
    said = [(one.row, one.about.name if one.about else "", one.words) for one in found.remarks]
    assert said == [
        (0, "", "Ik mis een stuk."),
        (3, "kijk-verpakking: tekst", "Waarom?\n\nEn hoe?"),
        (4, "kijk-verpakking: verschil", "Klopt dit getal?"),
    ]
    assert (found.proposals, found.problems) == ((), ())


def _gone(copy: Copy) -> None:
    for number in (3, 4, 5, 15):
        copy.body.iter(qn("w:tbl")).__next__().remove(copy.row(number))


def _moved(copy: Copy) -> None:
    copy.row(2).addnext(copy.row(12))


def _doubled(copy: Copy) -> None:
    copy.again(2)
    copy.write(2, NEW, "Het een.")
    typed_in(copy.row(2).getnext()[-1], "Het ander.")


def _added(copy: Copy) -> None:
    row = copy.again(2)
    for cell in row.findall(qn("w:tc"))[:3]:
        for words in cell.iter(qn("w:t")):
            words.text = ""
    typed_in(row[-1], "Was ook je handen.")


def _unknown(copy: Copy) -> None:
    copy.put(2, PLACE, RUN.format("2/15"), RUN.format("000000000000-000000"))
    copy.write(2, REMARK, "Mooi.")


def _merged(copy: Copy) -> None:
    row = copy.row(2)
    row.remove(row[-1])
    row[-1].find(qn("w:tcPr")).append(parse_xml(f"<w:gridSpan {nsdecls('w')} w:val='2'/>"))
    typed_in(row[-1], "Beter.")


def _tracked(copy: Copy) -> None:
    deleted = "<w:del w:id='1' w:author='x'><w:r><w:delText>oude</w:delText></w:r></w:del>"
    copy.put(2, NEW, f"{deleted}<w:ins w:id='2' w:author='x'>{RUN.format('nieuwe')}</w:ins>")


def _written_over(copy: Copy) -> None:
    copy.put(2, TEXT, RUN.format("Alleen goede \u202eproducten."))


def _struck(copy: Copy) -> None:
    copy.put(2, NEW, RUN.format("Alleen") + "<w:r><w:rPr><w:strike/></w:rPr><w:t> veilige</w:t></w:r>")


def _pictured(copy: Copy) -> None:
    copy.put(2, NEW, RUN.format("Zo") + "<w:r><w:drawing/></w:r><w:r><w:footnoteReference w:id='1'/></w:r>")


def _drawn(copy: Copy) -> None:
    copy.put(2, NEW, RUN.format("Zo") + "<w:ruby/><w:contentPart/><w:r><w:dayLong/><w:pgNum/></w:r>")


def _pictured_remark(copy: Copy) -> None:
    copy.put(2, REMARK, "<w:r><w:pict/></w:r>")


def _row_struck(copy: Copy) -> None:
    copy.row(2).find(qn("w:trPr")).append(parse_xml(f"<w:del {nsdecls('w')} w:id='1' w:author='x'/>"))


GONE = """\
expert.docx:3:1  terug-weg (waarschuwing)
De rijen 3 tot en met 5 zijn weg uit het document. Aan de inhoud verandert daardoor niets.
Moet er een tekst weg? Haal die zelf weg in het bestand.

expert.docx:15:1  terug-weg (waarschuwing)
Rij 15 is weg uit het document. Aan de inhoud verandert daardoor niets.
Moet er een tekst weg? Haal die zelf weg in het bestand."""
ROW_STRUCK = """\
expert.docx:2:1  terug-weg (waarschuwing)
Rij 2 is weg uit het document. Aan de inhoud verandert daardoor niets.
Moet er een tekst weg? Haal die zelf weg in het bestand."""
MOVED = """\
expert.docx:12:1  terug-verplaatst (waarschuwing)
Rij 12 staat op een andere plek. In de inhoud blijft de volgorde zoals zij is.
Moet de tekst ergens anders staan? Verplaats die zelf in het bestand."""
DOUBLED = """\
expert.docx:2:1  terug-dubbel
Deze rij staat er meer dan één keer, hier met de nieuwe tekst: Het een.
Kies welke tekst het wordt, en laat één rij staan.

expert.docx:2:1  terug-dubbel
Deze rij staat er meer dan één keer, hier met de nieuwe tekst: Het ander.
Kies welke tekst het wordt, en laat één rij staan."""
ADDED = """\
expert.docx:2:1  terug-erbij
Onder rij 2 staat een rij zonder code. Er staat: Was ook je handen.
Iets nieuws zet je zelf in het bestand."""
UNKNOWN = """\
expert.docx:2:1  terug-onbekend
Deze rij hoort bij geen tekst, want de tekst is verplaatst of weg. De expert schrijft: Mooi.
Kwam het document uit een profiel? Noem het dan met --profiel."""
MERGED = """\
expert.docx:2:1  terug-half
In deze rij zijn cellen samengevoegd, gesplitst of weg. De expert schrijft: Beter.
Neem zelf over wat de expert bedoelt."""
TRACKED = """\
expert.docx:2:1  terug-bijgehouden
In de kolom Nieuwe tekst staan bijgehouden wijzigingen, waarin ook woorden zijn geschrapt.
Accepteer of weiger ze in het document, en lees het opnieuw in."""
WRITTEN_OVER = """\
expert.docx:2:1  terug-in-tekst
In de kolom Tekst is iets veranderd. Daar staat nu: Alleen goede �producten.
Zet de hele nieuwe tekst in de kolom Nieuwe tekst."""
STRUCK = """\
expert.docx:2:1  terug-onleesbaar
In de kolom Nieuwe tekst staat meer dan gewone woorden: doorgestreepte woorden.
Laat er alleen de woorden van de nieuwe tekst staan."""
PICTURED = """\
expert.docx:2:1  terug-onleesbaar
In de kolom Nieuwe tekst staat meer dan gewone woorden: een plaatje en een voetnoot.
Laat er alleen de woorden van de nieuwe tekst staan."""
DRAWN = """\
expert.docx:2:1  terug-onleesbaar
In de kolom Nieuwe tekst staat meer dan gewone woorden: woorden met klanktekens erboven en een plaatje en een datum \
van vandaag en een paginanummer.
Laat er alleen de woorden van de nieuwe tekst staan."""
HIDDEN_WORDS = STRUCK.replace("doorgestreepte", "verborgen")
PICTURED_REMARK = """\
expert.docx:2:1  terug-onleesbaar
In de kolom Opmerking staat meer dan gewone woorden: een plaatje.
Kijk in het document wat de expert bedoelt."""
FAULTS: list[tuple[Callable[[Copy], None], str]] = [
    (_gone, GONE),
    (_row_struck, ROW_STRUCK),
    (_moved, MOVED),
    (_doubled, DOUBLED),
    (_added, ADDED),
    (_unknown, UNKNOWN),
    (_merged, MERGED),
    (_tracked, TRACKED),
    (_written_over, WRITTEN_OVER),
    (_struck, STRUCK),
    (_pictured, PICTURED),
    (_drawn, DRAWN),
    (_pictured_remark, PICTURED_REMARK),
]


@pytest.mark.parametrize(("fault", "told"), FAULTS, ids=lambda one: one.__name__[1:] if callable(one) else "")
def test_what_does_not_fit_is_told_and_left_alone(
    trusted: Trusted, one_page: bytes, fault: Callable[[Copy], None], told: str
) -> None:
    copy = Copy(one_page)
    fault(copy)
    assert _told(trusted, copy) == told
