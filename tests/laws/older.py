"""What holds of any guideline in an engine without `:has()`, popovers and words for signs: nothing is lost or open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import tinycss2
from aids import Aid, Walk, longest, seen
from browsing import reading
from folders import Pages
from looking import STICKS_OUT
from older import age, is_new, rules
from playwright.sync_api import Browser, Page

from laws.aids import every

__all__ = [
    "aged",
    "every",
    "test_a_list_of_selectors_has_nothing_that_an_older_engine_drops_it_for",
    "test_a_list_without_signs_stays_a_list_to_the_ear",
    "test_a_page_of_each_kind_is_whole_in_an_older_engine",
    "test_a_sign_that_is_not_spoken_has_a_plain_one_before_it",
    "test_an_aid_works_in_an_older_engine_and_shows_all_its_questions",
]
pytestmark = pytest.mark.slow

WRONG = f"""() => {{
  const shown = one => one.checkVisibility(), name = one => one.outerHTML.slice(0, 100)
  const all = selector => [...document.querySelectorAll(selector)]
  const [side, main] = ['.c-side', '.c-main'].map(one => document.querySelector(one)?.getBoundingClientRect())
  const over = side?.width && side.right > main.left && side.bottom > main.top && side.top < main.bottom
  const signs = all('main summary, .c-menu > summary').filter(shown)
  return [
    ...(over ? ['what stands beside lies over the page'] : []),
    ...all('[hidden], .c-meaning, .c-roles__choice, .c-sources').filter(shown).map(name),
    ...all('.c-provenance').filter(one => shown(one.parentElement) && !shown(one)).map(name),
    ...signs.filter(one => getComputedStyle(one, '::before').content === 'none').map(name),
    ...({STICKS_OUT})(),
  ]
}}"""


@pytest.fixture(params=[390, 1280])
def aged(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in such an engine."""
    with reading(browser, request.param) as page:
        age(page)
        yield page


def test_a_page_of_each_kind_is_whole_in_an_older_engine(aged: Page, address: str, kinds: list[str]) -> None:
    said: list[str] = []
    aged.on("pageerror", lambda error: said.append(str(error)))
    found = {}
    for path in kinds:
        aged.goto(address + path)
        found[path] = aged.evaluate(WRONG)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert said == []


def test_an_aid_works_in_an_older_engine_and_shows_all_its_questions(
    aged: Page, address: str, every: Mapping[str, Aid]
) -> None:
    aid = next(iter(every.values()))
    aged.goto(address + aid.path)
    walk = Walk(aid, aged.locator(".c-aid"))
    walk.follow(longest(aid))
    walk.do("press", "all")
    walk.make()
    assert seen(walk.root)["nodes"] == [*aid.graph.sequence]
    assert aged.locator(".c-aid [type=radio]").locator("visible=true").count() == 0


def _sheets(site: Path, parts: Pages) -> Iterator[str]:
    yield from (file.read_text("utf-8") for file in site.rglob("*.css"))
    yield from (str(style.text) for part in parts.values() for style in part.xpath("//style"))


def _heads(css: str) -> Iterator[str]:
    """Yield the selectors of each rule that an engine reads which knows nothing new."""
    for rule in rules(css):
        if rule.type == "qualified-rule":
            yield tinycss2.serialize(rule.prelude)
        elif not is_new(tinycss2.serialize(rule.prelude)) and rule.content:
            yield from _heads(tinycss2.serialize(rule.content))


def _alternatives(head: str) -> list[str]:
    """Return the selectors of a list, which are as many as there are commas between brackets of no kind."""
    parts: list[list[object]] = [[]]
    for token in tinycss2.parse_component_value_list(head):
        parts.append([]) if token == "," else parts[-1].append(token)
    return [tinycss2.serialize(part) for part in parts]


def test_a_list_of_selectors_has_nothing_that_an_older_engine_drops_it_for(site: Path, parts: Pages) -> None:
    lists = {head for css in {*_sheets(site, parts)} for head in _heads(css)}
    mixed = [head for head in lists if is_new(head) and not all(map(is_new, _alternatives(head)))]
    assert mixed == []
    assert any(is_new(head) for head in lists)


def test_a_sign_that_is_not_spoken_has_a_plain_one_before_it(site: Path, parts: Pages) -> None:
    lacking = []
    for css in {*_sheets(site, parts)}:
        for line in css.splitlines():
            spoken = line.count('/ ""')
            if spoken and line.count("content:") != 2 * spoken:
                lacking.append(line)
    assert lacking == []


def test_a_list_without_signs_stays_a_list_to_the_ear(site: Path, parts: Pages) -> None:
    """To Safari what has `list-style: none` is no list; with an empty sign it is."""
    lines = [line for css in {*_sheets(site, parts)} for line in css.splitlines()]
    assert [line for line in lines if "list-style: none" in line and "summary" not in line] == []
    assert any('list-style: ""' in line for line in lines)
