"""Every question and outcome of every decision aid looked at: by axe, on the narrowest screen, enlarged, and dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from aids import MAKE, SEEN, Aid, Walk, all_aids, radio, walking
from browsing import reading
from folders import Pages
from looking import COLOURS, OPEN_ALL, STICKS_OUT, TOO_SMALL, violations
from playwright.sync_api import Browser
from walking import TREES, covering, to_every_node

from leidraad.source.model.guideline import Guideline
from leidraad.trees.replay import replay

pytestmark = pytest.mark.slow

# What goes with a question or outcome.
AROUND = [".c-aid__progress", ".c-aid__error", ".c-aid__bar", ".c-aid__summary"]
# The heading has the focus, and its first letters are on the screen with nothing over them.
READS_ON = """() => {
  const heading = document.activeElement, box = heading.getBoundingClientRect()
  const top = document.elementFromPoint(box.left + 3, box.top + 8)
  return heading.matches('.c-aid__heading') && heading.contains(top)
}"""

# Both only of what is shown of the aid, as the rest of the page is looked at elsewhere.
OUT = STICKS_OUT.replace("document.body", "document.querySelector('.c-aid')")
SMALL = TOO_SMALL.replace("document.", "document.querySelector('.c-aid').")


@pytest.fixture(scope="session")
def every(guideline: Guideline, pages: Pages) -> Mapping[str, Aid]:
    """Every decision aid by its id."""
    return all_aids(guideline, pages)


@pytest.fixture(params=TREES)
def aid(request: pytest.FixtureRequest, every: Mapping[str, Aid]) -> Aid:
    """Each decision aid in turn."""
    return every[request.param]


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


def test_axe_finds_nothing_at_any_question_or_outcome(browser: Browser, address: str, aid: Aid) -> None:
    found = {}
    with walking(browser, address, aid, bypass_csp=True) as walk:
        page = walk.root.page
        for node in _each_node(walk):
            page.evaluate(OPEN_ALL)
            if node in aid.graph.answers:
                walk.hurry()
                walk.make()
            found[node] = violations(page, [f'[data-node="{node}"]', *AROUND])
    assert {node: rules for node, rules in found.items() if rules} == {}


def test_axe_finds_nothing_with_style_alone(browser: Browser, address: str, aid: Aid) -> None:
    """Only our own scripts are kept away, as axe is one."""
    found, met = [], set()
    with reading(browser, bypass_csp=True) as page:
        page.route("**/*.js", lambda route: route.abort())
        page.goto(address + aid.path)
        for route in to_every_node(aid.graph):
            page.locator(".c-aid").evaluate(MAKE, [["choose", radio(*step)] for step in route])
            nodes = page.locator(".c-aid").evaluate(SEEN)["nodes"]
            assert nodes[-1] == replay(aid.graph, route).node
            found += violations(page, [f'[data-node="{node}"]' for node in nodes if node not in met])
            met.update(nodes)
    assert (found, met) == ([], set(aid.graph.sequence))


LOOKS = {"dark": {"color_scheme": "dark"}, "forced colours": {"forced_colors": "active"}}


@pytest.mark.parametrize("looks", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_at_any_question_or_outcome_in_other_colours(
    browser: Browser, address: str, every: Mapping[str, Aid], looks: dict[str, str]
) -> None:
    """With all of them shown; and for one aid with a message, with an answer, and at the end."""
    found = {}
    with reading(browser, bypass_csp=True, **looks) as page:
        for aid in every.values():
            page.goto(address + aid.path)
            walk = Walk(aid, page.locator(".c-aid"))
            found[aid.name] = [] if found else _on_the_way(walk)
            walk.do("press", "all")
            walk.make()
            found[aid.name] += violations(page, [".c-aid"], COLOURS)
    assert {name: rules for name, rules in found.items() if rules} == {}


def _on_the_way(walk: Walk) -> list[tuple[str, list[str]]]:
    route = next(covering(walk.aid.graph))
    walk.hurry()
    walk.do("choose", radio(*route[0]))
    walk.make()
    found = violations(walk.root.page, [".c-aid"])
    walk.again()
    walk.follow(route)
    walk.make()
    return found + violations(walk.root.page, [".c-aid"])


@pytest.mark.parametrize("height", [640, 256], ids=["320 pixels", "400 % of 1280 by 1024"])
def test_on_a_small_or_enlarged_screen_nothing_sticks_out_and_the_heading_with_the_focus_is_seen(
    browser: Browser, address: str, every: Mapping[str, Aid], height: int
) -> None:
    found = {}
    for aid in every.values():
        with walking(browser, address, aid, 320) as walk:
            page = walk.root.page
            page.set_viewport_size({"width": 320, "height": height})
            for node in _each_node(walk):
                reads_on = page.evaluate(READS_ON) or not walk.state.answers
                page.evaluate(OPEN_ALL)
                wide = page.evaluate("document.scrollingElement.scrollWidth")
                found[f"{aid.name}#{node}"] = (reads_on, wide, page.evaluate(OUT), page.evaluate(SMALL))
    assert {node: what for node, what in found.items() if what != (True, 320, [], [])} == {}


def test_dark_is_dark_and_forced_colours_are_forced(browser: Browser, address: str, every: Mapping[str, Aid]) -> None:
    """So that the looks above are what they are called."""
    light = "getComputedStyle(document.querySelector('.c-aid__node[data-now]')).backgroundColor"
    shown = []
    for looks in ({}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
        with walking(browser, address, next(iter(every.values())), **looks) as walk:
            shown.append(walk.root.page.evaluate(light))
    assert len(set(shown)) == 3
