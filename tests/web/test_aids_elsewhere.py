"""Decision aids where things are other: on paper, in a frame, from a disk, after going away; and what they leave."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from aids import MAKE, SEEN, Aid, Walk, all_aids, on_the_way, radio, walking
from browsing import reading
from folders import Pages
from playwright.sync_api import Browser, Frame, Page, expect
from walking import covering, to_every_node

from leidraad.source.model.guideline import Guideline
from leidraad.trees.graph import Route
from leidraad.trees.replay import replay
from leidraad.trees.subject import subjects
from leidraad.web.lexicon import lexicon
from leidraad.web.pages import POLICY
from leidraad.web.steps import steps_file
from leidraad.web.templates import environment
from leidraad.web.views.aid import aid_view
from leidraad.web.views.frame import NumberView
from leidraad.web.views.parts import Builder

pytestmark = pytest.mark.slow

# One with a long help and many questions.
ONE = "afwegingskader"
LEFT = """async () => [location.href, document.title, history.length, document.cookie, localStorage.length,
  sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
HOLD_PRINT = "void (window.print = () => { window.printing = document.querySelector('.c-aid').outerHTML })"
# How an answer looks, apart from its words.
LOOKS = """answers => answers.map(answer => {
  const look = element => (({ color, background, border, boxShadow, fontWeight, outline }) =>
    JSON.stringify({ color, background, border, boxShadow, fontWeight, outline }))(getComputedStyle(element))
  return [answer, ...answer.children].map(look).join() + getComputedStyle(answer, '::before').background
})"""


@pytest.fixture(scope="session")
def every(guideline: Guideline, pages: Pages) -> Mapping[str, Aid]:
    """Every decision aid by its id."""
    return all_aids(guideline, pages)


@pytest.fixture(scope="session")
def one(every: Mapping[str, Aid]) -> Aid:
    """One decision aid."""
    return every[ONE]


def _route(aid: Aid) -> Route:
    """Return one of the longest routes."""
    return max(covering(aid.graph), key=len)


def _nodes(place: Page | Frame) -> list[str]:
    nodes: list[str] = place.locator(".c-aid").first.evaluate(SEEN)["nodes"]
    return nodes


def _mark(place: Page | Frame, route: Route) -> None:
    """Mark answers without a script at work."""
    place.locator(".c-aid").first.evaluate(MAKE, [["choose", radio(*step)] for step in route])


def test_a_walk_leaves_nothing_asks_nobody_and_breaks_no_policy(
    browser: Browser, address: str, every: Mapping[str, Aid]
) -> None:
    """Neither in the address, the title or the history, nor in anything that a browser stores."""
    said: list[str] = []
    for aid in every.values():
        with walking(browser, address, aid) as walk:
            page, asked = walk.root.page, []
            before = page.evaluate(LEFT)
            page.on("console", lambda message: said.append(message.text))
            page.on("pageerror", lambda error: said.append(str(error)))
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            for route in covering(aid.graph):
                _do_everything(walk, route)
                assert page.evaluate(LEFT) == before
            assert (asked, page.context.cookies()) == ([], [])
            assert page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") == POLICY
    assert said == []
    assert before[3:] == ["", 0, 0, 0, 0]


def _do_everything(walk: Walk, route: Route) -> None:
    walk.again()
    walk.hurry()
    walk.follow(route)
    walk.back()
    walk.answer(*route[-1])
    walk.change(*route[0])
    for button in ("copy", "all", "all"):
        walk.do("press", button)
    walk.make()


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
        walk.follow(_route(one))
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
            page.locator(radio(*_route(one)[0])).check()
            leave()
            assert page.locator(".c-aid :checked").count() == 0
            assert _nodes(page) == [one.graph.start]


def _shown_in(page: Page, selector: str) -> list[str]:
    return [part.inner_text() for part in page.locator(selector).locator("visible=true").all()]


@pytest.mark.parametrize("script", [True, False])
def test_on_paper_every_question_and_outcome_stands_and_each_answer_names_where_it_leads(
    browser: Browser, address: str, every: Mapping[str, Aid], script: bool
) -> None:
    """Also halfway; no answer of the reader is then on the paper."""
    with reading(browser, java_script_enabled=script) as page:
        for aid in every.values():
            page.goto(address + aid.path)
            _go_halfway(page, aid, script)
            page.emulate_media(media="print")
            seen = page.locator(".c-aid").evaluate(SEEN)
            assert (seen["nodes"], seen["silent"], seen["given"]) == ([*aid.graph.sequence], [], [])
            assert _targets(page) == _told(aid)
            assert len(set(page.locator(".c-aid__answer").evaluate_all(LOOKS))) == 1
            assert (
                page.locator(".c-aid").locator("input, button[data-do], textarea").locator("visible=true").count() == 0
            )
            page.emulate_media(media="screen")


def _go_halfway(page: Page, aid: Aid, script: bool) -> None:
    if script:
        walk = Walk(aid, page.locator(".c-aid"))
        walk.follow(_route(aid)[:-1])
        walk.make()
    _mark(page, _route(aid)[-1:] if script else _route(aid))
    assert page.locator(".c-aid :checked").count() == len(_route(aid))


def _targets(page: Page) -> dict[str, str]:
    """Return what is printed behind each answer."""
    read = "link => [link.parentNode.firstChild.id, link.checkVisibility() && link.firstChild.textContent.trim()]"
    return dict(page.locator(".c-aid__to").evaluate_all(f"links => links.map({read})"))


def _told(aid: Aid) -> dict[str, str]:
    """Return what must stand there: the kicker of the question or outcome that the answer leads to."""
    kickers = {node: _kicker(aid, node) for node in aid.graph.sequence}
    leads = {step: kickers[dict(aid.graph.answers[step[0]])[step[1]]] for step in aid.words}
    return {f"{node}_{answer}": f"{aid.say['ga-naar']} {kicker}" for (node, answer), kicker in leads.items()}


def _kicker(aid: Aid, node: str) -> str:
    [kicker] = aid.page.get_element_by_id(node).xpath(".//*[contains(@class, 'c-kicker')]")
    found = re.match(r"(Vraag|Uitkomst) (\w+)", str(kicker.text_content()).strip())
    assert found
    return f"{found[1].lower()} {found[2]}"


def test_printing_an_outcome_prints_it_with_its_answers_and_nothing_else_of_the_aid(
    browser: Browser, address: str, every: Mapping[str, Aid]
) -> None:
    for aid in every.values():
        with walking(browser, address, aid) as walk:
            page, route = walk.root.page, _route(aid)
            page.evaluate(HOLD_PRINT)
            walk.follow(route)
            walk.do("press", "print")
            walk.make()
            assert 'data-print=""' in page.evaluate("window.printing")
            page.emulate_media(media="print")
            seen = walk.root.evaluate(SEEN)
            given = [[aid.headings[step[0]], aid.words[step]] for step in route]
            assert (seen["nodes"], seen["given"], seen["silent"]) == ([walk.state.node], given, [])
            assert walk.root.locator("[data-do], .c-aid__given button").locator("visible=true").count() == 0
            page.evaluate("dispatchEvent(new Event('afterprint'))")
            assert _nodes(page) == [*aid.graph.sequence]


def test_where_printing_is_refused_the_next_move_forgets_that_it_was_asked(
    browser: Browser, address: str, one: Aid
) -> None:
    with walking(browser, address, one) as walk:
        walk.root.page.evaluate(HOLD_PRINT)
        walk.follow(_route(one))
        walk.do("press", "print")
        walk.back()
        walk.make()
        walk.root.page.emulate_media(media="print")
        assert _nodes(walk.root.page) == [*one.graph.sequence]


def _is_told(text: str, walk: Walk) -> None:
    """Assert that a text has the answers, the outcome with all that it says to do, and not where sources differ."""
    aid, lines = walk.aid, text.splitlines()
    for step in walk.state.answers:
        assert lines[lines.index(aid.headings[step[0]]) + 1] == "  " + aid.words[step]
    assert aid.headings[walk.state.node] in lines
    node = aid.page.get_element_by_id(walk.state.node)
    texts = node.xpath(".//*[contains(@class, 'c-item')]/*[@class='c-text'] | .//*[@class='c-aid__calls']/li")
    assert [part for one in texts if (part := "- " + " ".join(one.text_content().split())) not in lines] == []
    told = [
        " ".join(one.text_content().split()) for one in node.xpath(".//*[@class='c-difference']/*[@class='c-text']")
    ]
    assert [part for part in told if part in text] == []
    assert "- 112" in lines
    assert "- Veilig Thuis 0800-2000" in lines


def test_each_outcome_can_be_copied_as_text_with_its_answers(
    browser: Browser, address: str, every: Mapping[str, Aid]
) -> None:
    with reading(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        for aid in every.values():
            page.goto(address + aid.path)
            walk = Walk(aid, page.locator(".c-aid"))
            for route in to_every_node(aid.graph):
                walk.again()
                walk.follow(route)
                walk.do("press", "copy")
                walk.make()
                page.wait_for_function("document.querySelector('.c-status').textContent")
                assert page.locator(".c-status").text_content() == aid.say["tekst-gekopieerd"]
                _is_told(page.evaluate("navigator.clipboard.readText()"), walk)


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
        walk.follow(_route(one))
        walk.do("press", "copy")
        walk.make()
        page.wait_for_function("document.activeElement.matches('.c-aid__text')")
        _is_told(page.evaluate("getSelection().toString()"), walk)
        walk.back()
        walk.make()
        assert not page.locator(".c-aid__text").is_visible()
        assert page.locator(".c-aid__text").input_value() == ""


@pytest.mark.parametrize("script", [True, False])
def test_a_link_to_a_question_or_outcome_shows_all_of_the_aid_and_from_there_it_goes_step_by_step(
    browser: Browser, address: str, every: Mapping[str, Aid], script: bool
) -> None:
    with reading(browser, java_script_enabled=script) as page:
        for aid in every.values():
            page.goto(f"{address}{aid.path}#{aid.graph.sequence[-1]}")
            assert _nodes(page) == [*aid.graph.sequence]
            assert page.locator(f"#{aid.graph.sequence[-1]}").evaluate("node => node.matches(':target')")
            assert page.locator(".c-aid [type=radio]").locator("visible=true").count() == 0
            expect(page.locator(f"#{aid.graph.sequence[-1]}")).to_be_in_viewport()
            assert page.get_by_text(aid.say["hulp-zonder-stappen"]).is_visible()
            page.locator("[data-do=all]" if script else ".c-aid__plain a").click()
            assert _nodes(page) == [aid.graph.start]
            assert page.locator(radio(*_route(aid)[0])).is_visible()


def test_an_aid_works_from_a_disk(browser: Browser, site: Path, one: Aid) -> None:
    address, route = f"{site.as_uri()}/{one.path}index.html", _route(one)
    with reading(browser) as page:
        page.goto(address)
        walk = Walk(one, page.locator(".c-aid"))
        walk.follow(route)
        walk.make()
    with reading(browser, java_script_enabled=False) as page:
        page.goto(address)
        _mark(page, route)
        assert _nodes(page) == on_the_way(one.graph, dict(route))


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
        for count, step in enumerate(_route(one), 1):
            frame.locator(radio(*step)).check()
            assert _nodes(frame) == on_the_way(one.graph, dict(_route(one)[:count]))
        assert frame.locator(".c-aid").get_attribute("data-script") is None


def test_an_aid_works_with_its_script_in_a_frame_that_may_run_scripts_and_nothing_else(
    browser: Browser, address: str, one: Aid
) -> None:
    """Such a frame sends no form, so going on must not depend on it; Enter neither."""
    said: list[str] = []
    with reading(browser) as page:
        page.on("console", lambda message: said.append(message.text))
        frame = _framed(page, address, one, "allow-scripts")
        for count, step in enumerate(_route(one), 1):
            frame.locator(radio(*step)).check()
            frame.locator("[data-do=next]").click() if count % 2 else page.keyboard.press("Enter")
            assert _nodes(frame) == [replay(one.graph, _route(one)[:count]).node]
        frame.locator("[data-do=copy]").click()
        frame.locator("[data-do=print]").click()
        frame.locator("[data-do=again]").click()
        assert _nodes(frame) == [one.graph.start]
    assert [text for text in said if "form" in text] == []


def _page_with(guideline: Guideline, aids: tuple[tuple[str, str], ...]) -> str:
    """Return a page with aids, each with the prefix of its ids."""
    module: Any = environment(guideline.sentences).get_template("aid/aid.html.jinja").module
    numbers = (NumberView("", "112", "tel:112"), NumberView("Veilig Thuis", "0800-2000", "tel:08002000"))
    of = {str(subject.tree.id): subject for subject in subjects(guideline)}
    build = Builder(guideline, lexicon(guideline), "beslishulpen/twee/")
    bodies = [str(module.aid(aid_view(of[name], build, numbers, prefix))) for name, prefix in aids]
    sheets = ("../../assets/leidraad.css", *(f"../{name}/{steps_file(name, of[name].graph)}" for name, _ in aids))
    links = "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)
    script = '<script src="../../assets/beslishulp.js" defer></script>'
    return f'<!doctype html><html lang="nl"><title>Twee</title>{links}{script}<main>{"".join(bodies)}</main>'


PAIRS = {
    "the same": (("kindcheck", ""), ("kindcheck", "tweede-")),
    "with the same ids": (("levensgevaar", ""), ("afwegingskader", "b-")),
}


@pytest.fixture(params=PAIRS.values(), ids=PAIRS)
def two(
    request: pytest.FixtureRequest, guideline: Guideline, every: Mapping[str, Aid]
) -> tuple[str, list[tuple[Aid, str]]]:
    """A page with two aids, and the two with their prefixes."""
    return _page_with(guideline, request.param), [(every[name], prefix) for name, prefix in request.param]


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
        for place in range(max(len(_route(aid)) for aid, _ in two[1])):
            for walk, still in (walks, walks[::-1]):
                walk.hurry() if place < len(_route(walk.aid)) else walk.again()
                walk.follow(_route(walk.aid)[place : place + 1])
                walk.make()
                still.look(focus=page.evaluate("document.activeElement.id"))
                still.make()


def test_two_aids_on_one_page_work_apart_with_style_alone(
    browser: Browser, address: str, two: tuple[str, list[tuple[Aid, str]]]
) -> None:
    with reading(browser, java_script_enabled=False) as page:
        _open_two(page, address, two[0])
        seen = [[aid.graph.start] for aid, _ in two[1]]
        for place, (aid, _) in enumerate(two[1]):
            root = page.locator(".c-aid").nth(place)
            root.evaluate(MAKE, [["choose", radio(*step)] for step in _route(aid)])
            seen[place] = on_the_way(aid.graph, dict(_route(aid)))
            assert [one.evaluate(SEEN)["nodes"] for one in page.locator(".c-aid").all()] == seen


def test_an_aid_that_was_not_proven_says_that_it_does_not_work(browser: Browser, address: str, one: Aid) -> None:
    """The script refuses a step that does not lead closer to an outcome, and shows a message."""
    with reading(browser) as page:
        page.route(address + one.path, lambda route: route.fulfill(response=(answer := route.fetch()),
                   body=re.sub(r'data-rank="\d+"', 'data-rank="3"', answer.text())))  # fmt: skip
        page.goto(address + one.path)
        page.locator(radio(one.graph.start, "nee")).check()
        page.locator("[data-do=next]").click()
        assert page.locator(".c-aid__error").inner_text() == one.say["hulp-klopt-niet"]
        assert _nodes(page) == [one.graph.start]
