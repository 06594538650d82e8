"""What holds of any guideline: all that it says stands on its site, every item on its page, every source, the data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import jsonschema
import pytest
from folders import Pages
from lxml import html

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item, Section
from leidraad.source.model.tree import Tree
from leidraad.trees.graph import graph_of
from leidraad.web import urls
from leidraad.web.lexicon import Lexicon, lexicon
from leidraad.web.text import plain

pytestmark = pytest.mark.slow

# What has a class, as words between spaces.
BLOCK = "//section[contains(concat(' ', @class, ' '), $name)]"
DATA = ("richtlijn", "herkomst")


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _misses(wanted: Iterable[tuple[str, str]], pages: Pages) -> list[tuple[str, str]]:
    """Return the addresses whose anchored element does not hold the text that belongs to them."""
    ids = {path: {e.get("id"): e for e in page.xpath("//*[@id]")} for path, page in pages.items()}
    found = {
        (f"/{path}#{name}" if name else f"/{path}"): element
        for path, elements in ids.items()
        for name, element in [*elements.items(), ("", pages[path].find("body"))]
    }
    return [(url, text) for url, text in wanted if url not in found or text not in _words(found[url])]


def test_every_item_of_a_source_is_linked_from_the_page_of_that_source_and_named_on_the_index(
    guideline: Guideline, pages: Pages
) -> None:
    """The index has the anchors that all sources had when they stood on one page."""
    named = set(pages[urls.SOURCES].xpath("//@id"))
    for item in guideline.source_items:
        page = pages[urls.source(item.document)]
        links = page.xpath("//details[@id=$locator]//a/@href", locator=str(item.locator))
        assert item.kind != "item" or (links and item.locator in named), item.locator


@pytest.mark.parametrize("name", DATA)
def test_the_data_fit_the_schema_that_stands_beside_them(site: Path, name: str) -> None:
    data, schema = (
        json.loads((site / urls.DATA / f"{name}{end}").read_text("utf-8")) for end in (".json", ".schema.json")
    )
    checker = jsonschema.Draft202012Validator(schema)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert [error.message for error in checker.iter_errors(data)] == []
    assert not checker.is_valid({"vreemd": 1})


def _addresses(data: object) -> Iterator[tuple[str, str]]:
    """Yield every address in the data with the text that stands there; a page or heading has no `tekst`."""
    match data:
        case {"url": str(url), **rest}:
            text = rest.get("tekst") or rest.get("kop") or rest.get("titel") or rest.get("begrip") or ""
            yield url, " ".join(str(text).split())
            yield from _addresses(list(rest.values()))
        case dict():
            yield from _addresses(list(data.values()))
        case list():
            for part in data:
                yield from _addresses(part)


@pytest.mark.parametrize("name", DATA)
def test_every_address_in_the_data_holds_its_text_unbroken(site: Path, pages: Pages, name: str) -> None:
    found = list(_addresses(json.loads((site / urls.DATA / f"{name}.json").read_text("utf-8"))))
    assert len(found) > len(pages) // 2
    assert _misses(found, pages) == []


def _items(path: str, items: Iterable[Item], names: Lexicon, prefix: str = "") -> Iterator[tuple[str, str]]:
    for item in items:
        yield f"/{path}#{prefix}{item.id}", plain(item.text, names)
        yield from _items(path, item.children, names, prefix)


def _sections(path: str, sections: Iterable[Section], names: Lexicon) -> Iterator[tuple[str, str]]:
    for section in sections:
        yield f"/{path}#{section.id}", str(section.heading)
        yield from _items(path, section.items, names)


def _everything(guideline: Guideline, names: Lexicon) -> Iterator[tuple[str, str]]:
    for chapter in guideline.chapters:
        yield from _sections(f"{chapter.id}/", chapter.head.sections, names)
        for unit in chapter.units:
            path = urls.unit(chapter.id, unit.id)
            lists = (
                unit.tools,
                unit.preparation,
                unit.explanation,
                unit.next_steps,
                unit.record.items if unit.record else (),
            )
            yield f"/{path}#doel", plain(unit.purpose.text, names)
            for items in (*unit.actions.values(), *unit.attention.values(), *lists):
                yield from _items(path, items, names)
            for theme, points in unit.attention.items():
                yield from _items(urls.unit(chapter.id, theme), points, names, f"{unit.id}-")
    for sheet in guideline.sheets:
        yield from _sections(urls.sheet(sheet.id), sheet.sections, names)
    for term in guideline.terms:
        yield f"/{urls.GLOSSARY}#{term.id}", str(term.short)
        yield f"/{urls.GLOSSARY}#{term.id}", plain(term.long or "", names)


def _aid(tree: Tree, names: Lexicon) -> Iterator[tuple[str, str]]:
    path = urls.tree(tree.id)
    yield from _items(path, tree.preface, names)
    for name, question in tree.questions.items():
        answers = [answer.text for answer in question.answers if answer.text]
        yield from ((f"/{path}#{name}", plain(text, names)) for text in (question.text, question.reason, *answers))
        yield from _items(path, question.help, names)
    for name, outcome in tree.outcomes.items():
        leads = [lead.text for lead in outcome.leads]
        yield from ((f"/{path}#{name}", plain(text, names)) for text in (outcome.title, *leads))
        yield from _items(path, (*outcome.actions, *outcome.record), names)
        if outcome.check:
            yield f"/{path}#{urls.check_anchor(name)}", plain(outcome.check.text, names)


def test_everything_in_an_aid_stands_at_its_question_or_outcome(guideline: Guideline, pages: Pages) -> None:
    names = lexicon(guideline)
    wanted = [text for tree in guideline.trees for text in _aid(tree, names)]
    assert len(wanted) > len(guideline.source_items)
    assert _misses(wanted, pages) == []


def test_each_aid_as_data_fits_the_schema_and_is_the_graph_that_was_proven(site: Path, guideline: Guideline) -> None:
    schema = json.loads((site / urls.DATA / "beslishulp.schema.json").read_text("utf-8"))
    for tree in guideline.trees:
        data = json.loads((site / urls.tree_data(tree.id)).read_text("utf-8"))
        assert list(jsonschema.Draft202012Validator(schema).iter_errors(data)) == []
        graph = graph_of(tree)
        questions = {
            name: {"rang": graph.ranks[name], "antwoorden": [{"id": one, "naar": to} for one, to in answers]}
            for name, answers in graph.answers.items()
        }
        kinds = {str(name): str(outcome.kind) for name, outcome in tree.outcomes.items()}
        assert (data["start"], data["vragen"]) == (graph.start, questions)
        assert {name: outcome["soort"] for name, outcome in data["uitkomsten"].items()} == kinds
        assert len(data["garanties"]) == len(tree.guarantees)


def test_everything_in_the_content_stands_on_its_page(guideline: Guideline, pages: Pages) -> None:
    names = lexicon(guideline)
    wanted = list(_everything(guideline, names))
    assert len(wanted) > len(guideline.source_items)
    assert _misses(wanted, pages) == []


def test_the_actions_of_a_role_stand_in_the_blocks_of_that_role_and_no_others(
    guideline: Guideline, pages: Pages
) -> None:
    """What two roles do in the same words stands once, with both ids, in a block of both."""
    wrong = []
    for chapter in guideline.chapters:
        for unit in chapter.units:
            page = pages[urls.unit(chapter.id, unit.id)]
            roles = enumerate(guideline.settings.roles, 1)
            for number, role in ((number, role) for number, role in roles if unit.actions_of(role.id)):
                blocks = page.xpath(BLOCK, name=f" c-roles__role--{number} ")
                found = [set(block.xpath(".//@id")) for block in blocks if block.tag == "section"]
                own = {str(item.id) for item in unit.actions_of(role.id)}
                wrong += [(unit.id, role.id, item) for item in own if not any(item in ids for ids in found)]
                wrong += [(unit.id, role.id, ids) for ids in found if not own & ids]
    assert wrong == []


def test_the_list_from_a_to_z_has_every_term_and_leads_to_every_page(guideline: Guideline, pages: Pages) -> None:
    words = pages[urls.GLOSSARY]
    links = {urljoin(f"/{urls.GLOSSARY}", link) for link in words.xpath("//main//a/@href")}
    assert {str(term.id) for term in guideline.terms} - {*words.xpath("//main//@id")} == set()
    # What an aid and the list of sources lead to is found there.
    beyond = {urls.routes(tree.id) for tree in guideline.trees}
    beyond |= {urls.source(document.id) for document in guideline.documents}
    places = pages.keys() - beyond - {urls.HOME, urls.NOT_FOUND, urls.GLOSSARY}
    assert {f"/{path}" for path in places} - links == set()
