"""Decision aids where things are other: on paper, in a frame, from a disk, after going away; and what they leave."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from aids import Aid, Walk, all_aids, longest, marked, nodes_in, on_the_way, radio, seen, walking
from browsing import reading
from folders import Pages
from laws.aids_elsewhere import HOLD_PRINT, is_told
from playwright.sync_api import Browser, Frame, Page
from replay import replay

from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted
from leidraad.web.html import Html
from leidraad.web.links import Links, on_the_site
from leidraad.web.page import Workshop
from leidraad.web.templates import Components, environment, printers
from leidraad.web.views.aid import aid_view
from leidraad.web.views.builder import Builder
from leidraad.web.views.frame import NumberView

pytestmark = pytest.mark.slow

# One with a help and an answer of its own.
ONE = "ontvangst-goedkeuren"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


@pytest.fixture(scope="session")
def every(guideline: Guideline, pages: Pages) -> Mapping[str, Aid]:
    """Every decision aid by its id."""
    return all_aids(guideline, pages)


@pytest.fixture(scope="session")
def one(every: Mapping[str, Aid]) -> Aid:
    """One decision aid."""
    return every[ONE]


def test_a_policy_that_is_broken_would_be_heard(browser: Browser, address: str, one: Aid) -> None:
    said: list[str] = []
    with walking(browser, address, one) as walk:
        walk.root.page.on("console", lambda message: said.append(message.text))
        walk.root.evaluate("root => root.setAttribute('style', 'color: red')")
        walk.root.evaluate("root => { try { root.innerHTML = '<p>' } catch (error) { console.log(error.name) } }")
    assert "TypeError" in said
    assert any("Content Security Policy" in text for text in said)


def test_who_goes_back_finds_the_aid_fresh_also_where_the_browser_kept_the_page(
    with_windows: Browser, address: str, one: Aid
) -> None:
    with walking(with_windows, address, one) as walk:
        page = walk.root.page
        page.evaluate("addEventListener('pageshow', event => { window.kept = event.persisted })")
        page.evaluate(NO_CLIPBOARD)
        walk.follow(longest(one))
        walk.do("press", "copy")
        walk.make()
        assert page.locator(".c-aid__text").input_value()
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        page.goto(address)
        page.evaluate("history.back()")
        page.wait_for_function("window.kept !== undefined")
        assert page.evaluate("window.kept") is True
        walk.state = replay(one.graph, ())
        walk.look(focus=page.evaluate("document.activeElement.id"))
        assert page.locator(".c-aid :checked, .c-aid details[open]").count() == 0
        assert page.locator(".c-aid__text").input_value() == page.locator(".c-status").text_content() == ""


@pytest.mark.parametrize("script", [True, False])
def test_neither_reload_nor_going_back_restores_an_answer(
    browser: Browser, address: str, one: Aid, script: bool
) -> None:
    with reading(browser, java_script_enabled=script) as page:
        page.goto(address + one.path)
        for leave in (page.reload, lambda: (page.goto(address), page.go_back())):
            page.locator(radio(*longest(one)[0])).check()
            leave()
            assert page.locator(".c-aid :checked").count() == 0
            assert nodes_in(page) == [one.graph.start]


def test_where_printing_is_refused_the_next_move_forgets_that_it_was_asked(
    browser: Browser, address: str, one: Aid
) -> None:
    with walking(browser, address, one) as walk:
        walk.root.page.evaluate(HOLD_PRINT)
        walk.follow(longest(one))
        walk.do("press", "print")
        walk.back()
        walk.make()
        walk.root.page.emulate_media(media="print")
        assert nodes_in(walk.root.page) == [*one.graph.sequence]


@pytest.mark.parametrize(
    "without",
    [NO_CLIPBOARD,
     "void (navigator.clipboard.writeText = () => Promise.reject(new Error()))"],
    ids=["absent", "refused"],
)  # fmt: skip
def test_where_nothing_can_be_copied_the_text_stands_there_selected(
    browser: Browser, address: str, one: Aid, without: str
) -> None:
    with walking(browser, address, one) as walk:
        page = walk.root.page
        page.evaluate(without)
        walk.follow(longest(one))
        walk.do("press", "copy")
        walk.make()
        page.wait_for_function("document.activeElement.matches('.c-aid__text')")
        is_told(page.evaluate("getSelection().toString()"), walk)
        walk.back()
        walk.make()
        assert not page.locator(".c-aid__text").is_visible()
        assert page.locator(".c-aid__text").input_value() == ""


def test_an_aid_works_from_a_disk(browser: Browser, site: Path, one: Aid) -> None:
    address, route = f"{site.as_uri()}/{one.path}index.html", longest(one)
    with reading(browser) as page:
        page.goto(address)
        walk = Walk(one, page.locator(".c-aid"))
        walk.follow(route)
        walk.make()
    with reading(browser, java_script_enabled=False) as page:
        page.goto(address)
        marked(page.locator(".c-aid").first, route)
        assert nodes_in(page) == on_the_way(one.graph, dict(route))


FRAME = """([sandbox, src]) => new Promise(done => {
  const frame = Object.assign(document.createElement('iframe'), { sandbox, src, width: 340, height: 700, onload: done })
  document.body.replaceChildren(frame)
})"""


def _framed(page: Page, address: str, aid: Aid, sandbox: str) -> Frame:
    """Open a page of another host with the aid in a frame."""
    page.goto(address.replace("127.0.0.1", "localhost"))
    page.evaluate(FRAME, [sandbox, address + aid.path])
    return page.frames[-1]


def test_an_aid_works_in_a_frame_that_may_do_nothing(browser: Browser, address: str, one: Aid) -> None:
    with reading(browser) as page:
        frame = _framed(page, address, one, "")
        for count, step in enumerate(longest(one), 1):
            frame.locator(radio(*step)).check()
            assert nodes_in(frame) == on_the_way(one.graph, dict(longest(one)[:count]))
        assert frame.locator(".c-aid").get_attribute("data-script") is None


def test_an_aid_works_with_its_script_in_a_frame_that_may_run_scripts_and_nothing_else(
    browser: Browser, address: str, one: Aid
) -> None:
    """Such a frame sends no form, so going on must not depend on it; Enter neither."""
    said: list[str] = []
    with reading(browser) as page:
        page.on("console", lambda message: said.append(message.text))
        frame = _framed(page, address, one, "allow-scripts")
        for count, step in enumerate(longest(one), 1):
            frame.locator(radio(*step)).check()
            frame.locator("[data-do=next]").click() if count % 2 else page.keyboard.press("Enter")
            assert nodes_in(frame) == [replay(one.graph, longest(one)[:count]).node]
        frame.locator("[data-do=copy]").click()
        frame.locator("[data-do=print]").click()
        frame.locator("[data-do=again]").click()
        assert nodes_in(frame) == [one.graph.start]
    assert [text for text in said if "form" in text] == []


def _page_with(trusted: Trusted, aids: tuple[tuple[str, str], ...]) -> str:
    """Return a page with aids, each with the prefix of its ids."""
    html = Html(Links("beslishulpen/twee/", on_the_site(None)))
    env = environment(trusted.guideline.sentences)
    aid: Any = Components(env, printers(env, html)).aid.aid
    numbers = (NumberView("NVWA", "0900-0388", "tel:09000388"),)
    of = {str(subject.tree.id): subject for subject in trusted.subjects}
    build = Builder(trusted, "beslishulpen/twee/")
    bodies = [str(aid(aid_view(of[name], build, numbers, prefix))) for name, prefix in aids]
    unfolded = Workshop(trusted, on_paper=False).steps
    sheets = ("../../assets/leidraad.css", *(f"../../{unfolded[name].path}" for name, _ in aids))
    links = "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)
    script = '<script src="../../assets/beslishulp.js" defer></script>'
    return f'<!doctype html><html lang="nl"><title>Twee</title>{links}{script}<main>{"".join(bodies)}</main>'


PAIRS = {
    "the same": (("is-dit-een-incident", ""), ("is-dit-een-incident", "tweede-")),
    "another": (("mag-dit-nog-gebruikt", ""), ("ontvangst-goedkeuren", "b-")),
}


@pytest.fixture(params=PAIRS.values(), ids=PAIRS)
def two(
    request: pytest.FixtureRequest, trusted: Trusted, every: Mapping[str, Aid]
) -> tuple[str, list[tuple[Aid, str]]]:
    """A page with two aids, and the two with their prefixes."""
    return _page_with(trusted, request.param), [(every[name], prefix) for name, prefix in request.param]


def _open_two(page: Page, address: str, body: str) -> None:
    page.route("**/beslishulpen/twee/", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=body))
    page.goto(f"{address}beslishulpen/twee/")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))


def test_two_aids_on_one_page_work_apart_with_the_script(
    browser: Browser, address: str, two: tuple[str, list[tuple[Aid, str]]]
) -> None:
    with reading(browser) as page:
        _open_two(page, address, two[0])
        walks = [Walk(aid, page.locator(".c-aid").nth(place), prefix) for place, (aid, prefix) in enumerate(two[1])]
        for place in range(max(len(longest(aid)) for aid, _ in two[1])):
            for walk, still in (walks, walks[::-1]):
                walk.hurry() if place < len(longest(walk.aid)) else walk.again()
                walk.follow(longest(walk.aid)[place : place + 1])
                walk.make()
                still.look(focus=page.evaluate("document.activeElement.id"))
                still.make()


def test_two_aids_on_one_page_work_apart_with_style_alone(
    browser: Browser, address: str, two: tuple[str, list[tuple[Aid, str]]]
) -> None:
    with reading(browser, java_script_enabled=False) as page:
        _open_two(page, address, two[0])
        wanted = [[aid.graph.start] for aid, _ in two[1]]
        for place, (aid, _) in enumerate(two[1]):
            root = page.locator(".c-aid").nth(place)
            marked(root, longest(aid))
            wanted[place] = on_the_way(aid.graph, dict(longest(aid)))
            assert [seen(one)["nodes"] for one in page.locator(".c-aid").all()] == wanted


def test_an_aid_that_was_not_proven_says_that_it_does_not_work(browser: Browser, address: str, one: Aid) -> None:
    """The script refuses a step that does not lead closer to an outcome, and shows a message."""
    with reading(browser) as page:
        page.route(address + one.path, lambda route: route.fulfill(response=(answer := route.fetch()),
                   body=re.sub(r'data-rank="\d+"', 'data-rank="3"', answer.text())))  # fmt: skip
        page.goto(address + one.path)
        page.locator(radio(*longest(one)[0])).check()
        page.locator("[data-do=next]").click()
        assert page.locator(".c-aid__error").inner_text() == one.say["hulp-klopt-niet"]
        assert nodes_in(page) == [one.graph.start]
