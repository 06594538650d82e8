"""What holds of any guideline in the engines that readers have beside Chromium: of each kind of page and every aid.

Chromium sees every page in the other laws; here each engine does what a reader does there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from aids import Aid, Walk, longest, marked, on_the_way, seen
from browsing import serving
from engines import Engine
from looking import STICKS_OUT
from tabs import Part
from walking import covering, to_every_node

from laws.aids import every
from laws.aids_looks import READS_ON
from laws.looks import kinds
from leidraad.web import urls

__all__ = [
    "every",
    "kinds",
    "scriptless",
    "styleless",
    "test_a_page_of_each_kind_is_shown_whole_and_complains_of_nothing",
    "test_by_mouse_the_question_that_comes_is_on_the_screen",
    "test_with_links_alone_each_answer_leads_to_its_question_or_outcome_in_each_engine",
    "test_with_style_alone_an_aid_shows_just_what_the_answers_lead_to_in_each_engine",
    "test_with_the_script_an_aid_shows_in_each_engine_what_python_works_out",
]
pytestmark = pytest.mark.slow

AID = ".c-aid"
# What a page complained of, asked of somebody else, or has open, silent or cut off.
WRONG = f"""address => {{
  const shown = one => one.checkVisibility({{ visibilityProperty: true }}), name = one => one.outerHTML.slice(0, 100)
  const all = selector => [...document.querySelectorAll(selector)]
  return [
    ...said,
    ...performance.getEntriesByType('resource').map(one => one.name).filter(url => !url.startsWith(address)),
    ...all('[hidden], [popover], .c-main details:not([open]) > :not(summary)').filter(shown).map(name),
    ...all('[role=status]').filter(one => !shown(one) && !one.closest('.c-renew')).map(name),
    ...({STICKS_OUT})(),
  ]
}}"""
# With all open, each text that a reader came for shows.
LOST = """() => {
  for (const one of document.querySelectorAll('details')) Object.assign(one, { name: '', open: true })
  return [...document.querySelectorAll('main :is(.c-text, li, p, h2, h3, td)')]
    .filter(one => one.textContent.trim())
    .filter(one => !one.closest('[hidden], [popover], .c-aid, .c-provenance, .c-keep__missing'))
    .filter(one => !one.checkVisibility()).map(one => one.outerHTML.slice(0, 100))
}"""
# Follows links, and says each time which question or outcome is meant and at what address the reader is.
LED = """async (root, links) => {
  const led = []
  for (const one of links) {
    const link = root.querySelector(one), there = link.href === location.href
    const arrived = new Promise(done => { there ? done() : addEventListener('hashchange', done, { once: true }) })
    link.click()
    await arrived
    led.push([document.querySelector(':target')?.dataset.node, location.href])
  }
  return led
}"""


@pytest.fixture(scope="session")
def scriptless(site: Path, published: str | None) -> Iterator[str]:
    """The address of a site whose scripts nobody gets."""
    root = urls.root(published)
    with serving(site, root, without=(".js",)) as server:
        yield f"http://127.0.0.1:{server.server_port}{root}"


@pytest.fixture(scope="session")
def styleless(site: Path, published: str | None) -> Iterator[str]:
    """The address of a site that comes as words and links alone."""
    root = urls.root(published)
    with serving(site, root, without=(".js", ".css")) as server:
        yield f"http://127.0.0.1:{server.server_port}{root}"


def test_a_page_of_each_kind_is_shown_whole_and_complains_of_nothing(
    engine: Engine, guarded: str, kinds: list[str]
) -> None:
    found = {}
    with engine.tab() as tab:
        for path in kinds:
            tab.go(guarded + path)
            found[path] = [*tab.run(WRONG, guarded), *tab.run(LOST)]
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_with_the_script_an_aid_shows_in_each_engine_what_python_works_out(
    engine: Engine, guarded: str, every: Mapping[str, Aid]
) -> None:
    """At every question and outcome: with no answer, forward, back, and with an earlier answer changed."""
    with engine.tab() as tab:
        for aid in every.values():
            tab.go(guarded + aid.path)
            walk = Walk(aid, Part(tab, AID))
            walk.look(focus="")
            for route in to_every_node(aid.graph):
                for step in route:
                    walk.hurry()
                    walk.answer(*step)
                walk.change(*route[0])
                for _ in route:
                    walk.back()
                walk.follow(route)
                walk.again()
            walk.make()
            assert tab.run("() => said") == []


def test_with_style_alone_an_aid_shows_just_what_the_answers_lead_to_in_each_engine(
    engine: Engine, scriptless: str, every: Mapping[str, Aid]
) -> None:
    with engine.tab() as tab:
        for aid in every.values():
            tab.go(scriptless + aid.path)
            steps = [step for route in covering(aid.graph) for step in route]
            for count, shown in enumerate(marked(Part(tab, AID), steps, aid.numbers), 1):
                nodes = on_the_way(aid.graph, dict(steps[:count]))
                assert (shown["nodes"], shown["silent"], shown["buttons"]) == (nodes, [], []), aid.name


def test_with_links_alone_each_answer_leads_to_its_question_or_outcome_in_each_engine(
    engine: Engine, styleless: str, every: Mapping[str, Aid]
) -> None:
    with engine.tab() as tab:
        for aid in every.values():
            tab.go(styleless + aid.path)
            shown = seen(Part(tab, AID), aid.numbers)
            assert (shown["nodes"], shown["silent"]) == ([*aid.graph.sequence], []), aid.name
            links = {step: dict(aid.graph.answers[step[0]])[step[1]] for step in aid.words}
            led = Part(tab, AID).evaluate(LED, [f'[id="{node}_{answer}"] ~ a' for node, answer in links])
            assert led == [[target, f"{styleless}{aid.path}#{target}"] for target in links.values()]


def test_by_mouse_the_question_that_comes_is_on_the_screen(
    engine: Engine, guarded: str, every: Mapping[str, Aid]
) -> None:
    """Its heading has the focus, and nothing lies over it."""
    aid = max(every.values(), key=lambda aid: len(aid.graph.sequence))
    with engine.tab() as tab:
        tab.go(guarded + aid.path)
        for question, answer in longest(aid):
            tab.click(f'label[for="{question}_{answer}"]')
            tab.click("[data-do=next]")
            assert tab.run(READS_ON), question
