"""Axe with a memory finds what axe finds."""

from __future__ import annotations

import pytest
from browsing import reading
from judging import Judge
from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

PAGE = """<!doctype html><html lang="nl"><title>x</title><style>
input, button { width: 3em; height: 3em } .pale, input:checked ~ .plain, p + .plain, .in .plain { color: #bbb }
</style><main><h1>Kop</h1>"""
GOOD = f'{PAGE}<input type="checkbox" aria-label="x"><div class="plain">Woorden</div><div class="pale"></div>'


@pytest.mark.parametrize(
    "other",
    [
        f'{PAGE}<div class="pale">Woorden</div>',
        f'{PAGE}<div class="plain">Woorden</div><div class="pale">Woorden</div>',
        f'{PAGE}<div class="in"><div class="plain">Woorden</div></div>',
        f'{PAGE}<p>Woorden</p><div class="plain">Woorden</div>',
        GOOD.replace("type", "checked type"),
    ],
    ids=["another class", "words where there were none", "another place", "behind another", "a state"],
)
def test_a_kind_that_was_not_seen_is_judged_by_its_colours(browser: Browser, other: str) -> None:
    judge = Judge()
    with reading(browser) as page:
        page.set_content(GOOD)
        assert judge.page(page) == []
        page.set_content(other)
        for _ in range(2):
            assert [rule for rule, _ in judge.page(page)] == ["color-contrast"]
        assert [rule for rule, _ in judge.state(page)] == ["color-contrast"]


def test_what_a_text_makes_wrong_is_found_on_every_page(browser: Browser) -> None:
    judge = Judge()
    with reading(browser) as page:
        page.set_content(f'{PAGE}<a href="a">Woorden</a><button id="een" aria-label="x"></button>')
        assert judge.page(page) == []
        page.set_content(f'{PAGE}<a href="a">Woorden</a><button id="een" aria-label=""></button>')
        assert [rule for rule, _ in judge.page(page)] == ["button-name"]


def test_what_was_seen_is_asked_no_more_of_a_state(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Judge()
    with reading(browser) as page:
        page.set_content(GOOD)
        assert judge.page(page) == []
        monkeypatch.setattr("judging.violations", lambda *_, **__: pytest.fail("axe is asked"))
        assert judge.state(page) == []
