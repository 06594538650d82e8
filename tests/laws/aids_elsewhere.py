"""What holds of every decision aid of any guideline where things are other: on paper, as text, by a link."""

from __future__ import annotations

import re

import pytest
from aids import Aid, Walk, longest, marked, nodes_in, radio, seen, walking
from browsing import reading
from playwright.sync_api import Browser, Page, expect
from walking import covering, to_every_node

from leidraad.trees.graph import Route
from leidraad.web.printable import POLICY

pytestmark = pytest.mark.slow

LEFT = """async () => [location.href, document.title, history.length, document.cookie, localStorage.length,
  sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]"""
HOLD_PRINT = "void (window.print = () => { window.printing = document.querySelector('.c-aid').outerHTML })"
# How an answer looks, apart from its words.
LOOKS = """answers => answers.map(answer => {
  const look = element => (({ color, background, border, boxShadow, fontWeight, outline }) =>
    JSON.stringify({ color, background, border, boxShadow, fontWeight, outline }))(getComputedStyle(element))
  return [answer, ...answer.children].map(look).join() + getComputedStyle(answer, '::before').background
})"""
# What asks something of a reader; a box to tick is one on paper too.
ASKING = "input:not(.c-ticks__box), button[data-do], textarea"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text.rpartition(" ")[2])


def test_a_walk_leaves_nothing_asks_nobody_and_breaks_no_policy(
    browser: Browser, address: str, some: list[Aid]
) -> None:
    """Neither in the address, the title or the history, nor in anything that a browser stores."""
    said: list[str] = []
    for aid in some:
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


@pytest.mark.parametrize("script", [True, False])
def test_on_paper_every_question_and_outcome_stands_and_each_answer_names_where_it_leads(
    browser: Browser, address: str, some: list[Aid], script: bool
) -> None:
    """Also halfway; no answer of the reader is then on the paper."""
    with reading(browser, java_script_enabled=script) as page:
        for aid in some:
            page.goto(address + aid.path)
            _go_halfway(page, aid, script)
            page.emulate_media(media="print")
            shown = seen(page.locator(".c-aid"), aid.numbers)
            assert (shown["nodes"], shown["silent"], shown["given"]) == ([*aid.graph.sequence], [], [])
            assert _targets(page) == _told(aid)
            assert len(set(page.locator(".c-aid__answer").evaluate_all(LOOKS))) == 1
            assert page.locator(f".c-aid :is({ASKING})").locator("visible=true").count() == 0
            page.emulate_media(media="screen")


def _go_halfway(page: Page, aid: Aid, script: bool) -> None:
    if script:
        walk = Walk(aid, page.locator(".c-aid"))
        walk.follow(longest(aid)[:-1])
        walk.make()
    marked(page.locator(".c-aid"), longest(aid)[-1:] if script else longest(aid))
    assert page.locator(".c-aid :checked").count() == len(longest(aid))


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
    browser: Browser, address: str, some: list[Aid]
) -> None:
    for aid in some:
        with walking(browser, address, aid) as walk:
            page, route = walk.root.page, longest(aid)
            page.evaluate(HOLD_PRINT)
            walk.follow(route)
            walk.do("press", "print")
            walk.make()
            assert 'data-print=""' in page.evaluate("window.printing")
            page.emulate_media(media="print")
            shown = seen(walk.root, aid.numbers)
            given = [[aid.headings[step[0]], aid.words[step]] for step in route]
            assert (shown["nodes"], shown["given"], shown["silent"]) == ([walk.state.node], given, [])
            assert walk.root.locator("[data-do], .c-aid__given button").locator("visible=true").count() == 0
            page.evaluate("dispatchEvent(new Event('afterprint'))")
            assert nodes_in(page) == [*aid.graph.sequence]


def is_told(text: str, walk: Walk) -> None:
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
    assert {*walk.aid.numbers} <= {f"tel:{_digits(line)}" for line in lines}


def test_each_outcome_can_be_copied_as_text_with_its_answers(browser: Browser, address: str, some: list[Aid]) -> None:
    with reading(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        for aid in some:
            page.goto(address + aid.path)
            walk = Walk(aid, page.locator(".c-aid"))
            for route in to_every_node(aid.graph):
                walk.again()
                walk.follow(route)
                walk.do("press", "copy")
                walk.make()
                expect(page.locator(".c-status")).to_have_text(aid.say["tekst-gekopieerd"])
                is_told(page.evaluate("navigator.clipboard.readText()"), walk)


@pytest.mark.parametrize("script", [True, False])
def test_a_link_to_a_question_or_outcome_shows_all_of_the_aid_and_from_there_it_goes_step_by_step(
    browser: Browser, address: str, some: list[Aid], script: bool
) -> None:
    with reading(browser, java_script_enabled=script) as page:
        for aid in some:
            page.goto(f"{address}{aid.path}#{aid.graph.sequence[-1]}")
            assert nodes_in(page) == [*aid.graph.sequence]
            assert page.locator(f"#{aid.graph.sequence[-1]}").evaluate("node => node.matches(':target')")
            assert page.locator(".c-aid [type=radio]").locator("visible=true").count() == 0
            expect(page.locator(f"#{aid.graph.sequence[-1]}")).to_be_in_viewport()
            assert page.get_by_text(aid.say["hulp-zonder-stappen"]).is_visible()
            page.locator("[data-do=all]" if script else ".c-aid__plain a").click()
            assert nodes_in(page) == [aid.graph.start]
            assert page.locator(radio(*longest(aid)[0])).is_visible()
