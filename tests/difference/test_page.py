"""`leidraad verschil --als html` is one page that reviewers read: whole in itself, old beside new, words marked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command import change, run, said
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from places import GOOD

from leidraad.difference.page import marks

AID = "beslishulpen/is-er-gevaar.yml"
pytestmark = pytest.mark.usefixtures("project")


@pytest.fixture
def page(tmp_path: Path) -> html.HtmlElement:
    """The page about an aid of which a route ends elsewhere, an action turned and a sheet came."""
    old, new = tmp_path / "oud", tmp_path / "nieuw"
    for folder in (old, new):
        shutil.copytree(GOOD, folder)
    change(new / AID, "      - nee: klaar", "      - nee: vraag-hulp")
    change(new / AID, "naar: lees-verder}", "naar: klaar}")
    change(new / AID, "      - ja: vraag-hulp", "      - ja: lees-verder")
    change(new / AID, "Vraag een collega om hulp.", "Vraag nooit <2> collega's om hulp.")
    shutil.copy(new / "bladen" / "spoed.yml", new / "bladen" / "nieuw.yml")
    change(new / "bladen" / "nieuw.yml", "id: spoed", "id: nieuw")
    change(new / "bladen" / "nieuw.yml", "id: bel-112", "id: bel-nu")
    code, out, err = said(run("verschil", old, new, "--als", "html"))
    assert (code, err) == (0, "")
    return html.document_fromstring(out)


def test_routes_that_end_otherwise_come_first_and_each_side_says_where(page: html.HtmlElement) -> None:
    (section,) = page.xpath("//section[h2[starts-with(., 'Beslishulp Is er gevaar?')]]")
    assert section.xpath("h3/text()")[0] == "Routes en antwoorden"
    sides = [[one.text_content() for one in both] for both in section.xpath("div[@class='both']")]
    assert ["Sluit af (klaar, Afsluiten)", "Vraag hulp (vraag-hulp, Hulp vragen)"] in sides


def test_the_words_that_differ_are_marked_and_nothing_is_read_as_markup(page: html.HtmlElement) -> None:
    assert "nooit <2> collega's" in page.xpath("//ins/text()")
    assert "een collega" in page.xpath("//del/text()")
    assert [one.text_content() for one in page.xpath("//p[@class='note']") if "nooit" in one.text_content()] == [
        "let op: 2, nooit"
    ]


def test_what_came_is_listed_and_an_aid_is_shown_before_and_after(page: html.HtmlElement) -> None:
    assert page.xpath("//h2[.='Toegevoegd']/following-sibling::ul[1]/li/text()") == ["Blad Spoed (bladen/nieuw)"]
    assert len(page.xpath("//section//*[local-name()='svg']")) == 2
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_page_loads_and_runs_nothing(page: html.HtmlElement) -> None:
    assert page.xpath("//script | //link | //@src | //@href | //@*[starts-with(name(), 'on')]") == []
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_two_equal_versions_say_so(good: Path) -> None:
    out = said(run("verschil", good, good, "--als", "html"))[1]
    assert html.document_fromstring(out).xpath("//body/p/text()") == ["Geen verschil."]


@given(st.text(alphabet="ab \n", max_size=30), st.text(alphabet="ab \n", max_size=30))
def test_the_pieces_of_a_version_are_its_words_and_only_the_others_are_marked(old: str, new: str) -> None:
    left, right = marks(old, new)
    assert ("".join(one.text for one in left), "".join(one.text for one in right)) == (old, new)
    same = ["".join("".join(one.text for one in side if not one.marked).split()) for side in (left, right)]
    assert same[0] == same[1]
