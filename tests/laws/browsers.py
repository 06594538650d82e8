"""What holds of any guideline in the engines that readers have beside Chromium: of each kind of page and every aid.

Chromium sees every page in the other laws; here each engine does what a reader does there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from aids import Aid, Walk, longest, marked, on_the_way, seen
from browsing import serving
from embedding import HEIGHT, frame_of, served
from engines import Engine
from folders import Pages
from looking import STICKS_OUT
from pypdf import PdfReader
from tabbing import tabbed
from tabs import Part, until
from walking import covering, to_every_node

from laws.aids import every
from laws.aids_looks import READS_ON
from leidraad.search.shelves import shelves
from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted
from leidraad.web import urls

__all__ = [
    "every",
    "scriptless",
    "styleless",
    "test_a_page_of_each_kind_is_shown_whole_and_complains_of_nothing",
    "test_a_paragraph_is_copied_with_the_words_of_its_terms",
    "test_a_part_is_as_high_as_what_stands_in_it",
    "test_a_term_opens_where_it_can_and_else_leads_to_the_glossary",
    "test_by_keyboard_the_focus_comes_to_everything_and_shows",
    "test_by_mouse_the_question_that_comes_is_on_the_screen",
    "test_on_paper_all_that_is_folded_is_open",
    "test_search_finds_while_typing_and_leads_there",
    "test_sources_and_roles_follow_what_the_reader_ticks",
    "test_with_links_alone_each_answer_leads_to_its_question_or_outcome_in_each_engine",
    "test_with_style_alone_an_aid_shows_just_what_the_answers_lead_to_in_each_engine",
    "test_with_the_script_an_aid_shows_in_each_engine_what_python_works_out",
    "unit",
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
    .filter(one => !one.closest('[hidden], [popover], .c-aid, .c-provenance, .c-keep__missing, .c-roles__linked, ' +
      '.c-roles__way'))
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


@pytest.fixture(scope="session")
def unit(guideline: Guideline, pages: Pages) -> str:
    """A page with actions of more than one role, and terms."""
    units = [urls.unit(chapter.id, unit.id) for chapter in guideline.chapters for unit in chapter.units]
    return next(path for path in units if pages[path].xpath("//*[@id='rol-2'] and //main//*[@class='c-term']"))


# Marks the first paragraph that has a term in it, and returns what it says.
SELECT = """() => {
  const all = [...document.querySelectorAll('.c-item > .c-text')].filter(one => one.checkVisibility())
  const text = all.find(one => one.querySelector('.c-term'))
  getSelection().selectAllChildren(text)
  return text.textContent
}"""
AREA = """() => {
  const area = document.body.appendChild(document.createElement('textarea'))
  area.focus()
}"""


def test_a_paragraph_is_copied_with_the_words_of_its_terms(engine: Engine, guarded: str, unit: str) -> None:
    with engine.tab(1280, 720) as tab:
        tab.go(guarded + unit)
        text = tab.run(SELECT)
        if engine.name == "wpe":  # It has no clipboard.
            assert tab.run("() => getSelection().toString()").split() == text.split()
            return
        tab.chord("c")
        tab.run(AREA)
        tab.chord("v")
        assert " ".join(until(tab, "() => document.activeElement.value").split()) == " ".join(text.split())


TERM = "main .c-item > .c-text .c-term"
# The meaning of the first such term: whether it shows, and lies over its term.
MEANING = f"""() => {{
  const term = [...document.querySelectorAll('{TERM}')].find(one => one.checkVisibility())
  const meaning = document.getElementById(term.dataset.meaning)
  const [box, own] = [meaning, term].map(one => one.getBoundingClientRect())
  return [meaning.checkVisibility(), meaning.checkVisibility() && box.top < own.bottom && box.bottom > own.top,
    document.activeElement === term]
}}"""


def test_a_term_opens_where_it_can_and_else_leads_to_the_glossary(engine: Engine, guarded: str, unit: str) -> None:
    with engine.tab() as tab:
        tab.go(guarded + unit)
        tab.click(TERM)
        if engine.name == "wpe":
            until(
                tab,
                "there => location.href.startsWith(there) && document.querySelector(':target')",
                guarded + urls.GLOSSARY,
            )
            return
        assert tab.run(MEANING)[:2] == [True, False]
        tab.click(TERM)
        assert tab.run(MEANING)[0] is False
        tab.run(f"() => [...document.querySelectorAll('{TERM}')].find(one => one.checkVisibility()).focus()")
        tab.press("Enter")
        assert tab.run(MEANING) == [True, False, True]
        tab.press("Escape")
        assert tab.run(MEANING) == [False, False, True]
        tab.press("Enter")
        tab.click(".c-meaning__close")
        assert tab.run(MEANING)[0] is False


SHOWN = "selector => [...document.querySelectorAll(selector)].map(one => one.checkVisibility())"


def test_sources_and_roles_follow_what_the_reader_ticks(engine: Engine, guarded: str, unit: str) -> None:
    with engine.tab() as tab:
        tab.go(guarded + unit)
        assert True not in tab.run(SHOWN, ".c-provenance")
        tab.click("label[for=bronnen]")
        assert True in tab.run(SHOWN, "#acties .c-provenance")
        every = tab.run(SHOWN, ".c-roles__role")
        tab.click(".c-roles__choice label:nth-of-type(2)")
        one = tab.run(SHOWN, ".c-roles__role")
        assert 0 < sum(one) < sum(every)


# Where the first thing found leads, once all that is typed is asked.
FIRST = """title => {
  const found = document.querySelector('.c-search__panel .c-search__title')
  return found?.textContent.includes(title) && found.href
}"""


def test_search_finds_while_typing_and_leads_there(engine: Engine, guarded: str, trusted: Trusted) -> None:
    title = next(one.title for one in shelves(trusted, on_paper=True) if one.items and " " in one.title)
    with engine.tab() as tab:
        tab.go(guarded)
        tab.click(".c-search__input")
        tab.write(title)
        goal = until(tab, FIRST, title)
        tab.press("ArrowDown")
        tab.press("ArrowUp")
        tab.click(".c-search__title")
        until(tab, "goal => location.href === goal && document.readyState === 'complete'", goal)
        assert tab.run("() => window.said ?? []") == []


def test_by_keyboard_the_focus_comes_to_everything_and_shows(engine: Engine, guarded: str, unit: str) -> None:
    with engine.tab() as tab:
        for path in (urls.HOME, unit):
            tab.go(guarded + path)
            assert tabbed(tab) == [], path


def test_on_paper_all_that_is_folded_is_open(engine: Engine, guarded: str, unit: str, tmp_path: Path) -> None:
    """On real paper, and also where only a script can open it, which then closes it again."""
    folded = "() => [...document.querySelectorAll('main details')].filter(one => one.open).length"
    with engine.tab(1280, 720) as tab:
        tab.go(guarded + unit)
        before = tab.run(folded)
        if engine.name == "wpe":
            count = tab.run("() => document.querySelectorAll('main details').length")
            tab.run("() => { dispatchEvent(new Event('beforeprint')) }")
            assert tab.run(folded) == count > before
            tab.run("() => { dispatchEvent(new Event('afterprint')) }")
            assert tab.run(folded) == before
            return
        wanted = tab.run("""() => [...document.querySelectorAll('.c-fold .c-items > .c-item > .c-text')]
          .map(one => one.textContent.trim().split(/\\s+/)[0])""")
        assert wanted
        (tmp_path / "paper.pdf").write_bytes(tab.paper())
        printed = " ".join(page.extract_text() for page in PdfReader(tmp_path / "paper.pdf").pages)
        assert [word for word in wanted if word not in printed] == []


def test_a_part_is_as_high_as_what_stands_in_it(engine: Engine, address: str, unit: str) -> None:
    """A host that listens hears the height of a text as it is."""
    host = '<script>heard = []; addEventListener("message", one => heard.push(one.data.height))</script>'
    with (
        served(host + frame_of(address, unit.split("/")[-2], None), "localhost") as elsewhere,
        engine.tab(800, 800) as tab,
    ):
        tab.go(elsewhere)
        until(tab, "() => { frames[0].postMessage({ type: 'iframe-child-init' }, '*'); return heard.some(Boolean) }")
        assert tab.run("() => heard.filter(Boolean).at(-1)") == tab.run_inside(f"() => {HEIGHT}")
