"""The program has a sentence for all that it says, says all of them, and none of them stands in its code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

import leidraad
from leidraad.language import DUTCH, GAP, places, sentences, speech
from leidraad.search.words import Speech
from leidraad.source.model.citation import Certainty, Origin
from leidraad.source.model.guideline import Language
from leidraad.source.model.item import Foremost, headed
from leidraad.source.model.pages import Unit

PACKAGE = Path(leidraad.__file__).parent
TEMPLATES = sorted(PACKAGE.rglob("*.jinja"))
# Names that are put together, or that follow from the model.
COMPOSED = (
    {f"{what}-{origin.value}" for origin in Origin for what in ("herkomst", "label")}
    | {f"zekerheid-{one.value}" for one in Certainty}
    | {f"bewezen-{how}{given}" for how in ("altijd", "nooit") for given in ("", "-bij")}
    | {f"voorop-{one.value}" for one in Foremost}
    | {key for _, key, _ in headed(Unit)}
)


def _printed(template: Path) -> set[str]:
    lookups = Environment(autoescape=True).parse(template.read_text(encoding="utf-8")).find_all(nodes.Getitem)
    return {
        one.arg.value
        for one in lookups
        if isinstance(one.node, nodes.Name) and one.node.name == "t" and isinstance(one.arg, nodes.Const)
    }


def test_every_sentence_that_a_template_prints_is_there() -> None:
    printed = {(template.name, name) for template in TEMPLATES for name in _printed(template)}
    assert {one for one in printed if one[1] not in set(map(str, sentences()))} == set()


@pytest.mark.slow
def test_no_sentence_is_there_that_nobody_prints() -> None:
    in_code = {
        node.value
        for module in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    printed = set().union(*map(_printed, TEMPLATES))
    leads = {f"{name}-uitleg" for name in in_code}
    assert set(map(str, sentences())) - printed - in_code - leads - COMPOSED == set()


def test_no_sentence_of_the_site_stands_in_a_template() -> None:
    """A template prints names of sentences; words of its own would be of one language."""
    words = {text for text in map(str, sentences().values()) if len(text) > 12}
    found = [(path.name, text) for path in TEMPLATES for text in words if text in path.read_text(encoding="utf-8")]
    assert found == []


# Words of a template that are no sentence: names, units and examples of what somebody types.
NO_SENTENCES = re.compile(r"&[a-z]+;|https?://\S+|\bMB\b|\bkB\b|\bPDF\b|\bA4\b|\bA5\b")
# Tags, whole or around what is printed in them.
TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^<>]*>|^[^<>]*>|<[^<>]*$", re.DOTALL)
PAGES = [path for path in TEMPLATES if path.is_relative_to(PACKAGE / "web")]


@pytest.mark.parametrize("template", PAGES, ids=lambda path: path.name)
def test_a_template_of_a_page_has_no_words_of_its_own(template: Path) -> None:
    """What stands outside tags and outside what is printed is no word of any language."""
    tree = Environment(autoescape=True).parse(template.read_text(encoding="utf-8"))
    text = "\0".join(data.data for data in tree.find_all(nodes.TemplateData))
    spoken = NO_SENTENCES.sub(
        "", re.sub(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>|[^<>]*>|<[^<>]*", "", text, flags=re.DOTALL)
    )
    assert re.findall(r"[A-Za-zÀ-ÿ]{2,}", spoken) == []


# Where in the program the sentences of a place are printed.
PRINTED_BY = {
    "boven aan elke pagina": r"components/header|web/views/frame|layouts/page|web/standing",
    "in het menu, en als kop en uitleg van een lijst": r"web/(pages|printable)|web/views/(frame|menu)|layouts/changes",
    "bij het zoeken": r"^search/|components/(search|header)|web/views/frame",
    "onder aan elke pagina": r"components/footer",
    "op de beginpagina": r"components/trail|web/views/prose",
    "naast de tekst van een pagina": r"components/(contents|items|ticks)|layouts/page",
    "op de pagina van een onderdeel": (
        r"layouts/unit|components/(before|roles|theme|tools|trail)|views/(unit|way)|model/pages"
    ),
    "op de pagina van een thema": r"layouts/theme|web/views/unit|model/item",
    "bij een punt": r"components/(provenance|items|contacts)|model/citation",
    "bij een contact": r"components/contacts",
    "bij een begrip": r"components/(terms|entry|items)|web/views/(profile|letters)",
    "bij een invulplek": r"components/slots|web/lexicon",
    "op een pagina waar beslishulpen helpen": r"components/aids",
    "in een beslishulp": r"components/aid/|layouts/aid|web/views/(aid|nodes)|web/promises",
    "op de pagina met alle routes": (
        r"layouts/routes|components/drawing|web/(views/)?(routes|drawings|pages|printable)|trees/promise"
    ),
    "in het register en de begrippenlijst": r"components/letters",
    "op de pagina met bronnen": r"layouts/source|web/views/lists|model/citation",
    "op een blad dat iemand snel moet kunnen verlaten": r"components/leave",
    "op de pagina met handouts": r"web/views/handouts|web/handouts|paper/shelf",
    "op de pagina over wat er in een profiel anders is": r"layouts/different",
    "op de pagina over bewaren, en in een bewaarde kopie": r"components/keep|offline/",
    "op de pagina over insluiten": r"layouts/kit|components/code",
    "in een onderdeel op een andere site": r"inside/",
    "alleen op papier": r"paper/",
    "in LEESMIJ.txt van de zip": r"offline/archive",
    "op een pagina die er niet is, of niet meer": r"layouts/not-found|web/printable|web/moved",
}


def test_every_sentence_has_one_place_where_it_is_seen() -> None:
    names = [name for found in places().values() for name in found]
    assert sorted(names) == sorted(map(str, sentences()))
    assert places().keys() == PRINTED_BY.keys()


@pytest.mark.parametrize("place", PRINTED_BY)
def test_what_is_said_of_a_place_is_printed_there(place: str) -> None:
    files = [path for end in ("py", "jinja") for path in PACKAGE.rglob(f"*.{end}")]
    there = [path for path in files if re.search(PRINTED_BY[place], path.relative_to(PACKAGE).as_posix())]
    text = "\n".join(path.read_text(encoding="utf-8") for path in there)
    names = (
        (name, re.sub("-uitleg$|^(herkomst|label|zekerheid|bewezen|voorop)-|-bij$", "", name))
        for name in places()[place]
    )
    assert {name for name, short in names if not re.search(rf"[\"'](?:{name}|{short})[\"']", text)} == set()


LANGUAGES = [one.value for one in Language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_all_sentences_with_the_same_gaps(language: str) -> None:
    gaps = [{str(name): text.count(GAP) for name, text in sentences(one).items()} for one in (DUTCH, language)]
    assert gaps[0] == gaps[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_how_search_finds_its_words(language: str) -> None:
    speech_of = Speech(speech(language))
    assert speech_of.stop
    assert speech_of.words("uitgangen")
    assert all(len(rule) == 2 for name in ("wortels", "vormen") for rule in speech_of.rules(name))


def test_a_language_is_a_folder_of_data() -> None:
    folders = {path.name for path in (PACKAGE / "language").iterdir() if (path / "teksten.yml").is_file()}
    assert folders == set(LANGUAGES)
