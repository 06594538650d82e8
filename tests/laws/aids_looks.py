"""What holds of how every decision aid of any guideline looks: to axe, on the narrowest screen, enlarged, and dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from aids import Aid, Walk, marked, radio, seen, walking
from browsing import reading
from judging import Judges
from looking import OPEN_ALL, STICKS_OUT, TOO_SMALL, Found
from playwright.sync_api import Browser, Page
from replay import replay
from walking import covering, to_every_node

from laws.aids import every, some

__all__ = [
    "every",
    "some",
    "test_axe_finds_nothing_at_any_question_or_outcome_nor_on_the_way",
    "test_axe_finds_nothing_with_style_alone",
    "test_dark_is_dark_and_forced_colours_are_forced",
    "test_in_other_colours_axe_finds_nothing_at_any_question_or_outcome_nor_on_the_way",
    "test_on_a_small_or_enlarged_screen_nothing_sticks_out_and_the_heading_with_the_focus_is_seen",
]
pytestmark = pytest.mark.slow

# The heading has the focus, and its first letters are on the screen with nothing over them.
READS_ON = """() => {
  const heading = document.activeElement, box = heading.getBoundingClientRect()
  const top = document.elementFromPoint(box.left + 3, box.top + 8)
  return heading.matches('.c-aid__heading') && heading.contains(top)
}"""
# As each is shown when it is asked or reached, but all of them at once.
EACH_NOW = "document.querySelectorAll('.c-aid__node').forEach(node => node.setAttribute('data-now', ''))"
SHOW_EACH = "document.querySelectorAll('.c-aid__node').forEach(node => { node.style.display = 'block' })"
# Both only of what is shown of the aid, as the rest of the page is looked at elsewhere.
OUT = STICKS_OUT.replace("document.body", "document.querySelector('.c-aid')")
SMALL = TOO_SMALL.replace("document.", "document.querySelector('.c-aid').")
LOOKS = {"dark": {"color_scheme": "dark"}, "forced colours": {"forced_colors": "active"}}


def _shows_all(page: Page, aid: Aid) -> None:
    assert seen(page.locator(".c-aid"))["nodes"] == [*aid.graph.sequence]


def test_axe_finds_nothing_at_any_question_or_outcome_nor_on_the_way(
    browser: Browser, address: str, some: list[Aid], judges: Judges
) -> None:
    """All questions and outcomes as they are asked and reached, at once; and each state that an aid can be in."""
    found: dict[str, Found] = {}
    judge = judges["an aid with a script"]
    for aid in some:
        with walking(browser, address, aid, bypass_csp=True) as walk:
            page = walk.root.page
            found[aid.name] = [one for _ in _states(walk) for one in judge.state(page, [".c-aid"])]
            walk.again()
            walk.make()
            page.evaluate(EACH_NOW)
            page.evaluate(OPEN_ALL)
            _shows_all(page, aid)
            found[aid.name] += judge.page(page, [".c-aid"])
    assert {name: rules for name, rules in found.items() if rules} == {}


def _states(walk: Walk) -> Iterator[str]:
    """Bring an aid in each state that has something to show of its own, and name it."""
    route = max(covering(walk.aid.graph), key=len)
    walk.hurry()
    walk.do("choose", radio(*route[0]))
    walk.make()
    yield "a message, and then an answer"
    walk.again()
    walk.follow(route)
    walk.make()
    yield "an outcome with its answers"
    walk.reconsider(route[0][0])
    walk.make()
    yield "an earlier question"


def test_axe_finds_nothing_with_style_alone(browser: Browser, address: str, some: list[Aid], judges: Judges) -> None:
    """After a longest way, and with each question and outcome shown. Only our own scripts are kept away; axe is one."""
    found: dict[str, Found] = {}
    judge = judges["an aid with style alone"]
    with reading(browser, bypass_csp=True) as page:
        page.route("**/*.js", lambda route: route.abort())
        for aid in some:
            page.goto(address + aid.path)
            route = max(covering(aid.graph), key=len)
            [*_, shown] = marked(page.locator(".c-aid"), route)
            assert shown["nodes"][-1] == replay(aid.graph, route).node
            found[aid.name] = judge.state(page, [".c-aid"])
            page.evaluate(SHOW_EACH)
            _shows_all(page, aid)
            found[aid.name] += judge.page(page, [".c-aid"])
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.parametrize("looks", LOOKS.values(), ids=LOOKS)
def test_in_other_colours_axe_finds_nothing_at_any_question_or_outcome_nor_on_the_way(
    browser: Browser, address: str, some: list[Aid], judges: Judges, looks: dict[str, str]
) -> None:
    """In each state of one aid, and of all of each that has something which no other showed."""
    found: dict[str, Found] = {}
    judge = judges[f"an aid, {looks}"]
    with reading(browser, bypass_csp=True, **looks) as page:
        for aid in some:
            page.goto(address + aid.path)
            walk = Walk(aid, page.locator(".c-aid"))
            states = [] if found else _states(walk)
            found[aid.name] = [one for _ in states for one in judge.state(page, [".c-aid"])]
            walk.do("press", "all")
            walk.make()
            found[aid.name] += judge.state(page, [".c-aid"])
    assert {name: rules for name, rules in found.items() if rules} == {}


def _each_node(walk: Walk) -> Iterator[str]:
    """Show each question and outcome once, and yield its id."""
    met: set[str] = set()
    for route in to_every_node(walk.aid.graph):
        walk.again()
        for step in (None, *route):
            if step:
                walk.answer(*step)
            if walk.state.node not in met:
                walk.make()
                met.add(walk.state.node)
                yield walk.state.node
    assert met == set(walk.aid.graph.sequence)


def test_on_a_small_or_enlarged_screen_nothing_sticks_out_and_the_heading_with_the_focus_is_seen(
    browser: Browser, address: str, some: list[Aid]
) -> None:
    """320 pixels wide, and 1280 by 1024 at 400 %."""
    found = {}
    for aid in some:
        for height in (640, 256):
            with walking(browser, address, aid, 320) as walk:
                page = walk.root.page
                page.set_viewport_size({"width": 320, "height": height})
                for node in _each_node(walk):
                    reads_on = page.evaluate(READS_ON) or not walk.state.answers
                    page.evaluate(OPEN_ALL)
                    wide = page.evaluate("document.scrollingElement.scrollWidth")
                    found[f"{aid.name}#{node} {height}"] = (reads_on, wide, page.evaluate(OUT), page.evaluate(SMALL))
    assert {node: what for node, what in found.items() if what != (True, 320, [], [])} == {}


def test_dark_is_dark_and_forced_colours_are_forced(browser: Browser, address: str, every: Mapping[str, Aid]) -> None:
    """So that the looks above are what they are called."""
    light = "getComputedStyle(document.querySelector('.c-aid__node[data-now]')).backgroundColor"
    shown = []
    for looks in ({}, *LOOKS.values()):
        with walking(browser, address, next(iter(every.values())), **looks) as walk:
            shown.append(walk.root.page.evaluate(light))
    assert len(set(shown)) == 3
