"""A profile laid over the guideline: what it changes is seen everywhere, and everything else stays as it was."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from command import change, run, said, same_as_approved
from hypothesis import given, settings
from hypothesis import strategies as st
from laws.profiles import *  # noqa: F403
from lxml import html
from making import DRAWN
from places import GOOD, NOON, SECOND, TODAY
from profiles import profile_of, text_of
from pypdf import PdfReader
from trying import examples
from undressed import body

from leidraad import pipeline
from leidraad.look import Medium, colours
from leidraad.offline.archive import for_readers
from leidraad.offline.worker import with_worker
from leidraad.paper.handouts import cards
from leidraad.paper.typeset import typeset
from leidraad.source.laying import lay
from leidraad.source.model.guideline import Guideline
from leidraad.trusted import trust
from leidraad.web.house_style import COLOURED, FACE, PAIRS, contrast, house_style, house_style_can_be_read

# What a house style may put in a style sheet, and nothing else.
RULES = re.compile(r"""(:root \{ (--c-(?!face)[a-z-]+: #[0-9a-f]{6}; )*(--c-face: [\w ,"'-]+; )?\}\n)?""")
Site = Mapping[str, bytes]


@pytest.fixture(scope="module")
def rijn(tmp_path_factory: pytest.TempPathFactory) -> Guideline:
    """The smallest good content with the profile that uses everything."""
    return _good(tmp_path_factory.mktemp("rijn") / "inhoud", "rijn")


def _good(folder: Path, profile: str = "") -> Guideline:
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    shutil.copy(SECOND / "teksten.yml", folder)
    return pipeline.trusted(folder, TODAY, profile=profile).guideline


@pytest.fixture(scope="module")
def made(rijn: Guideline) -> Site:
    """The files of that site."""
    return pipeline.render(trust(rijn, ()), DRAWN)


def _body(site: Site, name: str) -> html.HtmlElement:
    return html.fromstring(body(site[name]))


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_site_has_the_name_the_number_and_the_logo_of_the_profile_on_every_page(made: Site) -> None:
    pages = [name for name in made if name.endswith(".md")]
    assert len(pages) >= 15
    for name in pages:
        header = _body(made, name)
        assert _words(header.xpath("//*[@class='c-header__title']")[0]) == "Leidraad Rijnstreek", name
        assert "Veilig Thuis Rijnstreek 0800-2000" in _words(header.xpath("//aside")[0]), name
        assert header.xpath("//img[@class='c-header__logo']/@src"), name
    assert made["assets/logo.png"] == (GOOD / "profielen" / "rijn.png").read_bytes()


def test_remarks_stand_above_what_they_are_about_with_their_source(made: Site) -> None:
    for name, words in {
        "werk/stap-1/index.md": "Bel ook Crisisdienst Rijnstreek (010-0000000) bij een crisis.",
        "werk/index.md": "Er zijn eigen afspraken.",
        "praktisch/spoed/index.md": "Bel ook de wijkagent.",
    }.items():
        [section] = _body(made, name).xpath("//section[@id='bij-ons']")
        assert section.xpath("string(.//h2)") == "Rijnstreek"
        assert words in _words(section), name
        assert section.xpath(".//*[contains(@class, 'c-provenance')]"), name
        assert section.getprevious() is not None, name
    uses = json.loads(made["data/v1/herkomst.json"])["stap-1.2"]
    assert "/werk/stap-1/#bij-ons-bel-de-crisisdienst" in [use["url"] for use in uses]


def test_a_slot_that_is_filled_shows_what_is_in_it(made: Site) -> None:
    [slot] = _body(made, "werk/stap-1/index.md").xpath("//aside[contains(@class, 'c-slot--filled')]")
    assert "De kaart hangt op het intranet." in _words(slot)
    assert slot.xpath(".//a/@href")[-1] or slot.xpath(".//details")
    assert "Deze plek is nog leeg" not in _words(slot)
    [section] = _body(made, "over/invulplekken/index.md").xpath("//section[@id='kaart']")
    assert "Zet hier de kaart." in _words(section)
    assert "De kaart hangt op het intranet." in _words(section)


def test_own_words_stand_beside_the_general_ones(made: Site) -> None:
    assert "Regisseur (bij ons: trekker)" in _words(_body(made, "werk/stap-1/index.md").xpath("//main")[0])
    glossary = _words(_body(made, "begrippen/index.md").xpath("//main")[0])
    assert "Samen nadenken. Bij ons: rondje." in glossary
    ways = _body(made, "begrippen/index.md").xpath("//main//ul[@class='c-register']//a")
    assert "rondje" in [way.text_content() for way in ways]


def test_what_is_left_out_is_nowhere_but_on_the_page_that_says_so(made: Site) -> None:
    assert [name for name in made if "is-er-gevaar" in name] == []
    with_it = [name for name, data in made.items() if b"is-er-gevaar" in data or b"Is er gevaar?" in data]
    assert with_it == ["over/wat-is-hier-anders/index.md"]


@pytest.mark.slow
def test_every_card_has_the_logo_at_its_foot(tmp_path: Path) -> None:
    folder = tmp_path / "inhoud"
    _good(folder)
    (folder / "kaarten").mkdir()
    card = "{id: kaart, titel: Nu, bij: spoed, delen: [{id: nu, punten: [{id: bel, gebruik: spoed/bel-112}]}]}"
    (folder / "kaarten" / "kaart.yml").write_text(card, encoding="utf-8")
    change(folder / "richtlijn.yml", "over: [colofon]", "over: [colofon]\nkaarten: [kaart]")
    pictures = []
    for profile in ("", "rijn"):
        found = pipeline.trusted(folder, TODAY, profile=profile)
        [set_card] = typeset(cards(found), {}, TODAY).values()
        pictures.append(len(PdfReader(io.BytesIO(set_card.pdf)).pages[0].images))
    assert pictures == [0, 1]


def test_a_kept_copy_and_the_zip_have_the_logo(rijn: Guideline) -> None:
    site = {"index.html": b"", "over/bewaren/index.html": b"", "assets/logo.png": rijn.logo}
    assert '"assets/logo.png": ' in with_worker(site, trust(rijn, ()))["sw.js"].decode()
    assert for_readers(site)["assets/logo.png"] == rijn.logo


def test_one_page_says_everything_that_is_different(made: Site, approve: bool) -> None:
    main = _body(made, "over/wat-is-hier-anders/index.md").xpath("//main")[0]
    text = "\n".join(line.strip() for line in main.text_content().splitlines() if line.strip())
    same_as_approved("wat-is-hier-anders.txt", text + "\n", approve)
    assert _body(made, "index.md").xpath("//main//a[@href='over/wat-is-hier-anders/']")


def test_the_house_style_colours_the_site_in_light_and_the_parts_for_other_sites(made: Site) -> None:
    style = made["assets/leidraad.css"].decode()
    rules = style[style.rindex("@media screen and (prefers-color-scheme: light)") :]
    assert rules == (
        "@media screen and (prefers-color-scheme: light) { :root { --c-page: #ffffff; --c-text: #141414; "
        "--c-heading: #0f4c8a; --c-link: #0f4c8a; --c-brand: #0066cc; --c-brand-text: #ffffff; --c-edge: #666666; "
        '--c-focus: #913608; --c-face: "Rijn Sans", Arial, sans-serif; }\n}\n'
    )
    part = made["embed/v1/stap-1/index.html"].decode()
    assert "--c-link: #0f4c8a" in part
    assert "Veilig Thuis Rijnstreek" in part


def test_a_profile_that_changes_nothing_gives_the_same_site_under_its_own_name(tmp_path: Path) -> None:
    general = _good(tmp_path)
    nothing = profile_of(title=general.settings.title, address=general.settings.address)
    laid = lay(general, nothing, {}, b"").but(profile=None)
    assert pipeline.render(trust(laid, ()), DRAWN) == pipeline.render(trust(general, ()), DRAWN)


def test_what_the_general_guideline_fills_in_is_not_told_as_different(good: Path) -> None:
    filled = "  ingevuld: {tekst: De folder ligt klaar., bron: {afgeleid: [stap-1.1], reden: Omdat.}}"
    slot = f"- id: folder\n  naam: Folder\n  uitleg: Zet hier de folder.\n  bron: stap-1.1\n{filled}\n"
    change(good / "invulplekken.yml", "- id: kaart\n", f"{slot}- id: kaart\n")
    change(good / "bladen" / "spoed.yml", "invulplekken: [kaart]", "invulplekken: [kaart, folder]")
    trusted = pipeline.trusted(good, TODAY, profile="rijn")
    made = pipeline.render(trusted, DRAWN)
    with_it = sorted(name for name, data in made.items() if name.endswith(".md") and b"De folder ligt klaar." in data)
    assert with_it == ["over/bronnen/richtlijn/index.md", "over/invulplekken/index.md", "praktisch/spoed/index.md"]


def test_an_unknown_profile_is_said_with_the_one_that_was_meant(good: Path) -> None:
    code, out, err = said(run("check", "--inhoud", good, "--profiel", "rein"))
    assert (code, out) == (2, "")
    wanted = "Fout: Verkeerde waarde bij '--profiel': Er is geen profiel 'rein'. Bedoel je `rijn`?"
    assert err.splitlines()[-1] == wanted


def test_contrast_is_as_wcag_says() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("place", ["light", "dark", "print", "paper"])
def test_our_own_colours_can_be_read(place: Medium) -> None:
    ours = colours(place)
    too_alike = [
        (front, back)
        for wanted, pairs in PAIRS.items()
        for front, back in pairs
        if contrast(ours[front], ours[back]) < wanted
    ]
    assert too_alike == []


TOKENS = sorted({name for names in COLOURED.values() for name in names} | {FACE, "--eigen"})
HOSTILE = (
    "red", "#fff", "var(--eigen)", "var(--x, blue)", "}body{display:none", "url(//a)", "rgb(0 0 0 / 0)", "Arial",
    '"A", b', "red;}*{x:y", "hsl(10deg 1e999% 1e999%)", "currentcolor", "transparent", "lab(50 0 0)", "expression(1)",
    "</style>", "a}b",
)  # fmt: skip
VALUES = st.one_of(st.text(max_size=30), st.sampled_from(HOSTILE))


@settings(max_examples=examples(300), deadline=None, derandomize=True, database=None)
@given(st.dictionaries(st.sampled_from(TOKENS), VALUES, max_size=6))
def test_whatever_a_house_style_says_it_is_refused_or_gives_only_colours_and_names(
    rijn: Guideline, tokens: dict[str, str]
) -> None:
    guideline = rijn.but(colours={name: text_of(value or " ") for name, value in tokens.items()})
    problems = list(house_style_can_be_read(guideline))
    assert problems or RULES.fullmatch(house_style(guideline))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the command reads, with the small content; tests stand in it."""
    shutil.copytree(GOOD, tmp_path / "content")
    shutil.copy(SECOND / "teksten.yml", tmp_path / "content")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
def test_the_command_builds_the_whole_site_of_a_profile_with_paper_parts_and_settings(project: Path) -> None:
    assert said(run("build", "--profiel", "rijn", "--site", "rijn")) == (0, "", "")
    text = "".join(page.extract_text() for page in PdfReader(project / "rijn" / "handouts" / "stap-1.pdf").pages)
    words = " ".join(text.split())
    for wanted in (
        "Leidraad Rijnstreek",
        "Rijnstreek",
        "Bel ook Crisisdienst Rijnstreek",
        "De kaart hangt op het intranet",
    ):
        assert wanted in words
    assert "Deze plek is nog leeg" not in words
    for name in ("deploy/nginx.conf", "_headers"):
        settings = (project / "rijn" / name).read_text(encoding="utf-8")
        assert "frame-ancestors 'self' https://intranet.rijnstreek.example;" in settings
    page = (project / "rijn" / "werk" / "stap-1" / "index.html").read_text(encoding="utf-8")
    assert "<title>Signalen - Leidraad Rijnstreek</title>" in page
    assert "canonical" not in page, "the general address is not that of a profile"


@pytest.mark.slow
def test_an_address_of_the_command_or_of_the_profile_is_that_of_its_site(project: Path) -> None:
    build = ("build", "--profiel", "rijn", "--site", "rijn", "--zonder-pdf")
    page = project / "rijn" / "werk" / "stap-1" / "index.html"
    profile = project / "content" / "profielen" / "rijn.yml"
    before = profile.read_text(encoding="utf-8")
    profile.write_text(before + "adres: https://rijn.example/\n", encoding="utf-8")
    assert said(run(*build)) == (0, "", "")
    assert 'href="https://rijn.example/werk/stap-1/"' in page.read_text(encoding="utf-8")
    assert said(run(*build, "--adres", "https://elders.example/x")) == (0, "", "")
    assert 'href="https://elders.example/x/werk/stap-1/"' in page.read_text(encoding="utf-8")
    profile.write_text(before, encoding="utf-8")


@pytest.mark.slow
def test_the_zip_of_a_profile_has_its_name(project: Path) -> None:
    code, out, err = said(run("zip", "--profiel", "rijn", "--zonder-pdf"))
    assert (code, err) == (0, "")
    assert out.startswith("build/leidraad-rijnstreek-1.10.zip: ")
    assert (project / "build" / "leidraad-rijnstreek-1.10.zip").is_file()
