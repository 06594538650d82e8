"""Parts in frames of other people's pages, in a real Chromium: shut off in every way, high enough, without a trace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browsing import reading
from command import same_as_approved
from embedding import (
    AID,
    HIDDEN,
    KINDS,
    LISTEN,
    PLACES,
    RESIZER,
    SHOWN,
    SHUT,
    WORDPRESS,
    Host,
    answer,
    first_routes,
    follows,
    frame_of,
    hosting,
    resizer,
)
from laws.parts_shown import *  # noqa: F403
from playwright.sync_api import Browser, expect

from leidraad.intranet.assets import host_script
from leidraad.trees.graph import Graph
from leidraad.web import urls

pytestmark = pytest.mark.slow


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> str:
    """One of the places."""
    return str(request.param)


def test_a_part_says_nothing_asks_for_nothing_and_leaves_nothing(
    browser: Browser, address: str, place: str, site: Path
) -> None:
    for name in KINDS:
        if place == "file://":
            _alone(browser, site, name)
            continue
        with hosting(browser, frame_of(address, name, SHUT[place])) as host:
            assert host.frame.locator("main > h1").count() == 1, name
            assert len(host.asked) == 2, host.asked
        assert host.said == [], name


def _alone(browser: Browser, site: Path, name: str) -> None:
    """Open a part as a file by itself."""
    asked: list[str] = []
    said: list[str] = []
    with reading(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((site / urls.embed(name) / "index.html").as_uri())
        page.wait_for_load_state()
    assert (len(asked), said) == (1, []), name


@pytest.mark.parametrize("way", SHUT)
def test_an_aid_leads_to_every_outcome_wherever_it_stands_and_leaves_the_page_around_as_it_was(
    browser: Browser, address: str, graphs: dict[str, Graph], way: str
) -> None:
    scripts = SHUT[way] is None or "allow-scripts" in str(SHUT[way])
    for end, route in first_routes(graphs[AID]).items():
        with hosting(browser, frame_of(address, AID, SHUT[way])) as host:
            before, asked = host.traces(), len(host.asked)
            answer(host.frame, route, scripts)
            wanted = [end] if scripts else [*dict(route), end]
            assert sorted(host.frame.evaluate(SHOWN)) == sorted(wanted)
            assert (host.traces(), len(host.asked)) == (before, asked)
            assert host.frame.url == address + urls.embed(AID)
            assert host.page.context.storage_state() == {"cookies": [], "origins": []}
        assert host.said == []


@pytest.mark.parametrize("name", [AID, "ontvangst-goedkeuren"])
def test_an_aid_works_from_a_file_with_and_without_scripts(
    browser: Browser, site: Path, graphs: dict[str, Graph], name: str
) -> None:
    [*_, (end, route)] = first_routes(graphs[name]).items()
    for scripts in (True, False):
        with reading(browser, 280, java_script_enabled=scripts) as page:
            page.goto((site / urls.embed(name) / "index.html").as_uri())
            answer(page, route, scripts)
            shown = [one.get_attribute("data-node") for one in page.locator(".c-aid__node").all() if one.is_visible()]
            assert sorted(map(str, shown)) == sorted([end] if scripts else [*dict(route), end])


def test_an_aid_in_a_frame_works_by_keyboard_alone_and_takes_no_focus_before(
    browser: Browser, address: str, graphs: dict[str, Graph]
) -> None:
    [*_, (end, route)] = first_routes(graphs[AID]).items()
    with hosting(browser, "<button>Voor</button>" + frame_of(address, AID, SHUT["WordPress"])) as host:
        assert host.page.evaluate("document.activeElement.tagName") == "BODY"
        host.page.locator("button").focus()
        for question, answer in route:
            wanted = f"{question}_{answer}"
            _tab_into(host, question)
            while host.frame.evaluate("document.activeElement.id") != wanted:
                host.page.keyboard.press("ArrowDown")
            host.page.keyboard.press("Space")
            host.page.keyboard.press("Enter")
        assert host.frame.evaluate(SHOWN) == [end]
        assert host.frame.evaluate("document.activeElement.id") == f"kop-{end}"


def _tab_into(host: Host, question: str) -> None:
    """Go on with Tab until the focus is in the answers to a question."""
    inside = f"!!document.activeElement.closest('[data-node=\"{question}\"] .c-aid__answers')"
    for _ in range(30):
        if host.frame.evaluate(inside):
            return
        host.page.keyboard.press("Tab")
    raise AssertionError(question)


@pytest.mark.parametrize("sandbox", [None, "allow-scripts"])
def test_wordpress_makes_the_frame_as_high_as_it_may(
    browser: Browser, address: str, graphs: dict[str, Graph], sandbox: str | None
) -> None:
    frame = frame_of(address, AID, sandbox, "#?secret=a1B2c3")
    hidden = frame.replace("<iframe", f'<iframe data-secret="a1B2c3" style="{HIDDEN}"')
    with hosting(browser, WORDPRESS + hidden) as host:
        expect(host.page.locator("iframe")).not_to_have_attribute("style", HIDDEN)
        follows(host, 1000)
        [*_, (_, route)] = first_routes(graphs[AID]).items()
        answer(host.frame, route, scripts=True)
        follows(host, 1000)


def test_wordpress_gets_an_answer_when_it_is_ready_later_than_the_part(browser: Browser, address: str) -> None:
    with hosting(browser, LISTEN + frame_of(address, AID, "allow-scripts", "#?secret=a1B2c3")) as host:
        host.page.wait_for_function("heard.length > 0")
        host.page.evaluate("heard.length = 0; frames[0].postMessage({ message: 'ready', secret: 'a1B2c3' }, '*')")
        host.page.wait_for_function("heard.length > 0")


# What a host does with the height, and how high it makes a frame at most.
HOSTS = {
    "open-iframe-resizer": (lambda: resizer({}), 10**6),
    "our own script": (host_script, 6000),
}


@pytest.mark.parametrize("sandbox", [None, "allow-scripts"])
@pytest.mark.parametrize("script", HOSTS)
def test_a_host_that_asks_gets_the_height_of_each_frame_and_of_what_opens_in_it(
    browser: Browser, address: str, sandbox: str | None, script: str
) -> None:
    """Two parts on one page do not get each other's height."""
    parts = frame_of(address, AID, sandbox) + frame_of(address, "begrippen", sandbox)
    scripts, most = HOSTS[script]
    with hosting(browser, parts + scripts()) as host:
        follows(host, most)
        host.frame.locator('[data-do="all"]').click()
        follows(host, most)
        host.frame.locator('[data-do="all"]').click()
        follows(host, most)


MESSAGES = (
    ["#?secret=a1B2c3", None],
    ["#?secret=a1B2c3", {"message": "ready", "secret": "a1B2c3"}],
    ["", {"type": "iframe-child-init"}],
    ["", {"type": "iframe-get-child-dimensions"}],
    ["", None],
    ["#?secret=" + "x" * 65, None],
    ["#?secret=a'b", None],
)


def test_what_is_said_to_the_page_around_is_as_promised(browser: Browser, address: str, approve: bool) -> None:
    said = []
    for end, message in MESSAGES:
        with hosting(browser, LISTEN + frame_of(address, AID, "allow-scripts", end)) as host:
            host.page.wait_for_timeout(200)
            if message:
                host.page.evaluate("message => { heard.length = 0; frames[0].postMessage(message, '*') }", message)
                host.page.wait_for_timeout(200)
            heard = host.page.evaluate("heard")
        assert all(type(one.get("height", one.get("value"))) is int for one in heard)
        kinds = {json.dumps({k: "getal" if isinstance(v, int) else v for k, v in one.items()}) for one in heard}
        said.append({"adres": end, "pagina": message, "onderdeel": [json.loads(kind) for kind in sorted(kinds)]})
    same_as_approved("embed-v1/berichten.json", json.dumps(said, ensure_ascii=False, indent=1) + "\n", approve)


GARBAGE = """() => {
  const thrown = [null, undefined, 0, '', 'iframe-child-init', '[iFrameSizer]', [], {}, { type: 7 }, { type: {} },
    { message: 'height', value: 9, secret: 'x' }, { message: ['ready'] }, { type: '__proto__' }, new Map(),
    { type: 'iframe-child-init', targetElementSelector: '*', bodyMargin: '9em' }, 'x'.repeat(1e6)]
  for (const one of thrown) frames[0].postMessage(one, '*')
}"""


def test_a_hostile_page_around_learns_the_height_and_changes_nothing(browser: Browser, address: str) -> None:
    with hosting(browser, LISTEN + frame_of(address, AID, None)) as host:
        before = host.frame.content()
        host.page.evaluate(GARBAGE)
        host.page.wait_for_timeout(300)
        assert {json.dumps(sorted(one)) for one in host.page.evaluate("heard")} == {'["height", "type"]'}
        assert host.frame.content() == before
    assert host.said == []


def test_a_frame_beside_it_gets_no_answer(browser: Browser, address: str) -> None:
    beside = "<iframe id='b' srcdoc=\"<script>heard=[];onmessage=e=>heard.push(e.data)</script>\"></iframe>"
    with hosting(browser, frame_of(address, AID, None) + beside) as host:
        host.frames[1].evaluate("parent.frames[0].postMessage({ type: 'iframe-child-init' }, '*')")
        host.page.wait_for_timeout(300)
        assert host.frames[1].evaluate("heard") == []


def test_printing_is_offered_only_where_it_works(browser: Browser, address: str, graphs: dict[str, Graph]) -> None:
    route = next(iter(first_routes(graphs[AID]).values()))
    shown = {}
    for way in ("no sandbox", "WordPress"):
        with hosting(browser, frame_of(address, AID, SHUT[way])) as host:
            answer(host.frame, route, scripts=True)
            shown[way] = host.frame.locator('[data-do="print"]').is_visible()
    assert shown == {"no sandbox": True, "WordPress": False}


def test_the_page_about_this_shows_a_part_live_and_copies_its_code(browser: Browser, address: str) -> None:
    with reading(browser, 1280) as page:
        page.goto(address + urls.KIT)
        assert [frame.url for frame in page.frames if frame.url] == [address + urls.KIT]
        page.locator(f"#deel-{AID} > summary").click()
        page.locator(f"#deel-{AID} iframe").content_frame.locator("h1").wait_for()
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.locator(f"#deel-{AID} .c-code__copy").first.click()
        assert page.evaluate("navigator.clipboard.readText()").startswith("<iframe src=")


def test_the_resizer_is_the_one_that_was_read() -> None:
    """Its protocol is what the part speaks; a newer one is read first."""
    assert json.loads((RESIZER.parent.parent / "package.json").read_text("utf-8"))["version"] == "2.1.0"
