"""What holds of every decision aid of any guideline, in its three layers: with its script, with style or links alone.

Each set of routes takes every answer of every question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from aids import Aid, Walk, all_aids, marked, on_the_way, others, radio, seen, walking
from browsing import reading
from folders import Pages
from playwright.sync_api import Browser
from replay import replay
from tabbing import stop
from walking import covering, to_every_node

from leidraad.source.model.guideline import Guideline
from leidraad.trees.graph import Route

pytestmark = pytest.mark.slow

# The aids are divided over so many tests, so that workers can share them.
SHARES = 3

# Follows links, and says each time which question or outcome is meant and at what address the reader is.
LED = """(root, links) => links.map(link => {
  root.querySelector(link).click()
  return [document.querySelector(':target')?.dataset.node, location.href]
})"""


@pytest.fixture(scope="session")
def every(guideline: Guideline, pages: Pages) -> Mapping[str, Aid]:
    """Every decision aid by its id."""
    return all_aids(guideline, pages)


@pytest.fixture(params=range(SHARES))
def some(request: pytest.FixtureRequest, every: Mapping[str, Aid]) -> list[Aid]:
    """A share of the decision aids."""
    return [*every.values()][request.param :: SHARES]


def test_with_the_script_each_answer_shows_one_next_question_or_the_outcome(
    browser: Browser, address: str, some: list[Aid]
) -> None:
    """And without an answer a message; and Terug shows each question again with its answer."""
    for aid in some:
        with walking(browser, address, aid) as walk:
            walk.look(focus="")
            for route in covering(aid.graph):
                for step in route:
                    walk.hurry()
                    walk.answer(*step)
                assert walk.state.node in aid.graph.ends
                for _ in route:
                    walk.back()
                walk.follow(route)
                walk.again()


def test_a_changed_answer_keeps_what_still_counts_and_tells_what_does_not(
    browser: Browser, address: str, some: list[Aid]
) -> None:
    for aid in some:
        with walking(browser, address, aid) as walk:
            for route in to_every_node(aid.graph):
                walk.again()
                walk.follow(route)
                for step in route:
                    _change_and_return(walk, route, *step)


def _change_and_return(walk: Walk, route: Route, question: str, given: str) -> None:
    """Change an answer to each other and back; and go to it and back without changing it."""
    for answer in others(walk.aid.graph, (question, given)):
        walk.change(question, answer)
        walk.change(question, given)
        walk.follow(route[len(walk.state.answers) :])
    walk.reconsider(question)
    walk.do("press", "back")
    walk.look()


def test_with_mouse_alone_a_reader_comes_to_an_outcome_looks_at_all_questions_and_begins_anew(
    browser: Browser, address: str, every: Mapping[str, Aid]
) -> None:
    for aid in sorted(every.values(), key=lambda aid: len(aid.graph.sequence))[-3:]:
        with walking(browser, address, aid) as walk:
            for question, answer in next(covering(aid.graph)):
                walk.root.locator(f'label[for="{question}_{answer}"]').click()
                _press(walk, "next", (*walk.state.answers, (question, answer)))
            given = walk.state.answers
            _press(walk, "all", given, nodes=[*aid.graph.sequence], progress="", given=[], buttons=["all"],
                   chosen=[answer for _, answer in given])  # fmt: skip
            assert walk.root.locator("[type=radio]:visible").count() == 0
            _press(walk, "all", given)
            _press(walk, "again", ())


def _press(walk: Walk, button: str, answers: Route, **wanted: Any) -> None:
    walk.root.locator(f'[data-do="{button}"]').click()
    walk.state = replay(walk.aid.graph, answers)
    walk.look(**wanted)
    walk.make()


def _style_alone(aid: Aid) -> Iterator[tuple[str, str]]:
    """Yield answers to mark, one after the other: those of each route, and then each other answer to its questions."""
    for route in covering(aid.graph):
        yield from route
        for step in route:
            yield from ((step[0], answer) for answer in others(aid.graph, step))
            yield step


def test_with_style_alone_the_page_shows_just_what_the_answers_lead_to(
    browser: Browser, address: str, some: list[Aid]
) -> None:
    """Also where an earlier answer is changed: what is marked further on then shows nothing."""
    for aid in some:
        steps = [*_style_alone(aid)]
        with reading(browser, java_script_enabled=False) as page:
            page.goto(address + aid.path)
            root = page.locator(".c-aid")
            assert seen(root)["nodes"] == [aid.graph.start]
            found = marked(root, steps, aid.numbers)
        for count, shown in enumerate(found, 1):
            nodes = on_the_way(aid.graph, dict(steps[:count]))
            assert (shown["nodes"], shown["silent"], shown["buttons"]) == (nodes, [], [])


def test_with_links_alone_each_answer_leads_to_its_question_or_outcome(
    browser: Browser, address: str, every: Mapping[str, Aid]
) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.route("**/*.css", lambda route: route.abort())
        for aid in every.values():
            page.goto(address + aid.path)
            shown = seen(page.locator(".c-aid"), aid.numbers)
            assert (shown["nodes"], shown["silent"]) == ([*aid.graph.sequence], [])
            assert page.get_by_text(aid.say["hulp-zonder-stappen"]).is_visible()
            links = {step: dict(aid.graph.answers[step[0]])[step[1]] for step in aid.words}
            led = page.locator(".c-aid").evaluate(LED, [f"{radio(*step)} ~ a" for step in links])
            assert led == [[target, f"{address}{aid.path}#{target}"] for target in links.values()]


# More stands never between two places: in a long outcome each action has its source to open, and a term its meaning.
STOPS = 40


def _answer_by_key(walk: Walk, question: str, place: int) -> None:
    """Go one answer down and on with Enter, at the answer or at the button; and take the answer back."""
    page, (answer, _) = walk.root.page, walk.aid.graph.answers[question][place]
    stop(page, f'[data-node="{question}"] [type=radio]', STOPS)
    page.keyboard.press("ArrowDown" if place else "Space")
    if place % 2:
        stop(page, "[data-do=next]", STOPS)
    page.keyboard.press("Enter")
    before, walk.state = walk.state, replay(walk.aid.graph, (*walk.state.answers, (question, answer)))
    walk.look()
    walk.make()
    stop(page, "[data-do=back]", STOPS)
    page.keyboard.press("Space")
    walk.state = before
    walk.look(answer)
    walk.make()


def test_by_keyboard_alone_every_answer_can_be_given_and_taken_back(
    browser: Browser, address: str, some: list[Aid]
) -> None:
    for aid in some:
        with walking(browser, address, aid) as walk:
            for question, answers in aid.graph.answers.items():
                walk.again()
                walk.follow(aid.graph.reached.way(question))
                walk.make()
                for place in range(len(answers)):
                    _answer_by_key(walk, question, place)


def test_by_keyboard_alone_style_shows_the_next_question_and_the_outcome(
    browser: Browser, address: str, every: Mapping[str, Aid]
) -> None:
    """Without the script the next question stands behind the answer, so that Tab goes there."""
    with reading(browser, java_script_enabled=False) as page:
        for aid in every.values():
            page.goto(address + aid.path)
            route = max(covering(aid.graph), key=len)
            for question, answer in route:
                stop(page, f'[data-node="{question}"] [type=radio]', STOPS)
                page.keyboard.press("Space")
                for _ in range([name for name, _ in aid.graph.answers[question]].index(answer)):
                    page.keyboard.press("ArrowDown")
            assert seen(page.locator(".c-aid"))["nodes"] == on_the_way(aid.graph, dict(route))
