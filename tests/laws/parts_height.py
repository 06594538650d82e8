"""What a hostile page around a decision aid learns of its answers from how high it says to be: nothing."""

from __future__ import annotations

import pytest
from embedding import HEIGHT, LISTEN, SHUT, Host, answer, frame_of, hosting
from playwright.sync_api import Browser

from leidraad.source.model.guideline import Guideline
from leidraad.trees.graph import Graph, Route, graph_of

pytestmark = pytest.mark.slow
ASK = "frames[0].postMessage({ type: 'iframe-child-init' }, '*')"
# Begins again and gives the answers of a way, all at once.
WALK = """route => {
  document.querySelector('[data-do="again"]').click()
  for (const [question, answer] of route) {
    document.querySelector(`[data-node="${question}"] [type=radio][value="${answer}"]`).checked = true
    document.querySelector('[data-do="next"]').click()
  }
}"""
RESIZE = "([width, height]) => Object.assign(document.querySelector('iframe').style, { width, height })"


@pytest.fixture(scope="module")
def graphs(guideline: Guideline) -> dict[str, Graph]:
    """The graph of each decision aid."""
    return {str(tree.id): graph_of(tree) for tree in guideline.trees}


def _states(graph: Graph) -> list[Route]:
    """Return a way to every question and outcome: whatever a reader can stand at."""
    found: dict[str, Route] = {graph.start: ()}
    for question in graph.order:
        if question in found:
            for name, target in graph.answers.get(question, ()):
                found.setdefault(target, (*found[question], (question, name)))
    return sorted(found.values(), key=len)


def _heard(host: Host) -> set[int]:
    host.page.evaluate(ASK)
    host.page.wait_for_function("heard.length > 0")
    host.page.wait_for_timeout(60)
    return set(host.page.evaluate("heard.splice(0).map(one => one.height)"))


@pytest.mark.parametrize("width", [280, 700])
def test_every_state_of_an_aid_is_as_high_as_every_other(
    browser: Browser, address: str, graphs: dict[str, Graph], width: int
) -> None:
    """And as high as what is in it or higher, but for what a reader opens."""
    for name, graph in graphs.items():
        frame = frame_of(address, name, SHUT["our own code"]).replace('width="400"', f'width="{width}"')
        with hosting(browser, LISTEN + frame, 900) as host:
            [height] = _heard(host)
            for route in _states(graph):
                host.frame.evaluate(WALK, [list(step) for step in route])
                assert _heard(host) == {height}, (name, route)
                assert int(host.frame.evaluate(HEIGHT)) <= height, (name, route)
            assert host.frame.locator(f'[data-node="{graph.start}"]').is_hidden()
            host.frame.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
            assert _heard(host) == {height}, name
        assert host.said == []


def test_neither_the_width_nor_a_scroll_bar_tells_more(
    browser: Browser, address: str, graphs: dict[str, Graph]
) -> None:
    """A page around can make a frame as wide and as high as it likes, again and again."""
    name = min(graphs)
    states = _states(graphs[name])
    told = []
    for route in (states[0], states[-1]):
        with hosting(browser, LISTEN + frame_of(address, name, SHUT["our own code"]), 900) as host:
            answer(host.frame, route, scripts=True)
            heard = []
            for width, height in ((300, 100), (300, 3000), (500, 200), (640, 640)):
                host.page.evaluate(RESIZE, [f"{width}px", f"{height}px"])
                host.page.wait_for_timeout(100)
                heard.append(_heard(host))
            told.append(heard)
    assert told[0] == told[1]
    assert told[0][0] == told[0][1]
