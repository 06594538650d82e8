"""A copy of the site on a reader's device, in a real Chromium: served, stopped, redeployed, wiped; nothing left."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aids import Walk, all_aids
from browsing import reading
from folders import Pages, files_in
from keeping import FOLDER, NOTHING, Reader, serving, visiting
from looking import faults
from playwright.sync_api import Browser, Error, expect
from walking import covering

from leidraad.offline.worker import with_worker
from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted, trust
from leidraad.web import urls
from leidraad.web.dates import date_in

pytestmark = pytest.mark.slow


NOW = datetime.now(UTC).date()
PAGE = "keukenproces/ontvangst/"
UNSEEN = "keukenproces/opslag/"
# The newer worker was looked at, and is not being installed any more.
TRIED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration()
  await registration.update().catch(() => {})
  return !registration.installing && !registration.waiting
}"""
LOGIN = "?tokenurl=x&code=geheim&sessionid=geheim"


def _dated(guideline: Guideline, days: int) -> Trusted:
    """Return a guideline whose content is some days old."""
    settings = guideline.settings.model_copy(update={"date": NOW - timedelta(days)})
    return trust(guideline.but(settings=settings), ())


@pytest.fixture(scope="session")
def pristine(site: Path) -> Mapping[str, bytes]:
    """The finished site, without a worker."""
    return files_in(site)


@pytest.fixture(scope="session")
def kept_site(pristine: Mapping[str, bytes], guideline: Guideline) -> Mapping[str, bytes]:
    """The finished site of today."""
    return with_worker(pristine, _dated(guideline, 0))


@pytest.fixture(scope="session")
def newer(pristine: Mapping[str, bytes], guideline: Guideline) -> Mapping[str, bytes]:
    """The site with other content."""
    page = f"{PAGE}index.html"
    changed = pristine[page].replace(b"</span> Ontvangst</h1>", b"</span> Levering</h1>")
    assert changed != pristine[page]
    return with_worker({**pristine, page: changed}, _dated(guideline, 0))


def _say(guideline: Guideline, name: str) -> str:
    return str(guideline.sentences[name])


def _fails(reader: Reader, path: str) -> bool:
    try:
        reader.open(path)
    except Error as error:
        return "net::ERR_" in str(error)
    return False


def test_who_does_not_ask_for_a_copy_has_none_and_the_worker_is_never_fetched(
    browser: Browser, kept_site: Mapping[str, bytes], guideline: Guideline
) -> None:
    with visiting(browser, kept_site) as reader:
        for path in ("", PAGE, "beslishulpen/is-dit-een-incident/", urls.KEEP):
            reader.open(path)
        expect(reader.page.locator(".c-keep__state")).to_have_text(_say(guideline, "bewaren-leeg"))
        assert reader.left() == NOTHING
        assert [path for path in reader.server.asked if urls.WORKER in path] == []
        assert reader.page.locator(".c-renew").is_hidden()
        assert reader.said == []


def test_a_copy_has_every_page_and_what_it_needs_and_is_told_of_with_its_date_and_size(
    browser: Browser, kept_site: Mapping[str, bytes], pages: Pages, guideline: Guideline
) -> None:
    with visiting(browser, kept_site) as reader:
        told = reader.keep()
        kept = reader.kept()
        files = {name.removesuffix("index.html"): data for name, data in kept_site.items()}
        assert {path: text for path, text in kept.items() if files[path].decode() != text} == {}
        assert {*pages, urls.REGISTER} - {urls.NOT_FOUND} == {
            path for path in kept if not path.endswith((".css", ".js", ".svg"))
        }
        size = sum(len(files[path]) for path in kept) / 1e6
        assert told == _say(guideline, "bewaren-staat").replace("…", date_in("nl", NOW), 1).replace(
            "…", f"{size:.1f}".replace(".", ",")
        )
        left = reader.left()
        assert left["registrations"] == [reader.server.address]
        assert (len(left["caches"]), left["rest"]) == (1, NOTHING["rest"])
        assert reader.said == []


def test_without_a_server_every_page_opens_also_one_never_seen_and_says_of_when_it_is(
    browser: Browser, kept_site: Mapping[str, bytes], pages: Pages, guideline: Guideline
) -> None:
    with visiting(browser, kept_site) as reader:
        reader.keep()
        reader.open(PAGE)
        assert reader.notice == ""
        reader.server.stop()
        note = _say(guideline, "kopie-uitleg").replace("…", date_in("nl", NOW))
        found = {}
        for path in pages.keys() - {urls.NOT_FOUND}:
            page = reader.open(path)
            looks = page.evaluate("[document.styleSheets.length, getComputedStyle(document.body).margin]")
            found[path] = (reader.notice, page.locator("h1").inner_text(), looks[0] >= 1, looks[1])
        wanted = {path: (note, pages[path].find(".//h1").text_content().strip(), True, "0px") for path in found}
        assert found == wanted


def test_a_page_is_found_whatever_stands_behind_its_address_and_that_is_never_kept(
    browser: Browser, kept_site: Mapping[str, bytes]
) -> None:
    with visiting(browser, kept_site) as reader:
        reader.keep()
        reader.open(PAGE + LOGIN)
        assert reader.notice == ""
        reader.server.stop()
        for path in (UNSEEN + LOGIN, f"{UNSEEN}index.html", f"{UNSEEN}#acties", f"index.html{LOGIN}"):
            reader.open(path)
            assert reader.notice, path
        assert [url for url in reader.kept() if "?" in url or "geheim" in url] == []


def test_an_aid_works_without_a_server_to_each_of_its_outcomes(
    browser: Browser, kept_site: Mapping[str, bytes], guideline: Guideline, pages: Pages
) -> None:
    """Under its own strict policy."""
    aid = all_aids(guideline, pages)["is-dit-een-incident"]
    with visiting(browser, kept_site) as reader:
        reader.keep()
        reader.server.stop()
        page = reader.open(aid.path)
        walk = Walk(aid, page.locator(".c-aid"))
        walk.look(focus="")
        for route in covering(aid.graph):
            walk.again()
            walk.follow(route)
        walk.make()
        assert reader.notice
        assert reader.said == []


def test_the_copy_can_be_searched_without_a_server(browser: Browser, kept_site: Mapping[str, bytes]) -> None:
    with visiting(browser, kept_site) as reader:
        reader.keep()
        reader.server.stop()
        page = reader.open(PAGE)
        page.get_by_role("searchbox").click()
        page.get_by_role("searchbox").press_sequentially("allergenen")
        way = page.locator(".c-search__panel a").first
        goal = way.evaluate("link => link.href")
        way.click()
        page.wait_for_url(goal)
        expect(page.locator("h1")).to_be_visible()
        assert reader.said == []


def test_what_is_not_in_the_copy_is_said_to_need_the_network(
    browser: Browser, kept_site: Mapping[str, bytes], guideline: Guideline
) -> None:
    with visiting(browser, kept_site) as reader:
        reader.keep()
        assert reader.page.locator(".c-keep__missing").is_hidden()
        reader.server.stop()
        page = reader.open("handouts/is-dit-een-incident.pdf")
        assert page.url == f"{reader.server.address}{urls.KEEP}#niet_bewaard"
        assert page.locator(".c-keep__missing").inner_text() == _say(guideline, "bewaren-ontbreekt")
        assert page.locator(".c-keep__missing").is_visible()


def test_an_embed_is_never_the_workers_business(browser: Browser, kept_site: Mapping[str, bytes], site: Path) -> None:
    part = urls.embed("is-dit-een-incident")
    with visiting(browser, kept_site) as reader:
        reader.keep()
        reader.open(part)
        reader.open(urls.KIT)
        reader.page.locator("#deel-is-dit-een-incident > summary").click()
        expect(reader.page.frame_locator("#deel-is-dit-een-incident iframe").locator("h1")).to_be_visible()
        assert [path for path in reader.kept() if path.startswith(urls.EMBEDS)] == []
        reader.server.stop()
        assert _fails(reader, part)
    texts = [path.read_text("utf-8") for path in (site / urls.EMBEDS).rglob("*.html")]
    assert [text for text in texts if "serviceWorker" in text or "sw.js" in text] == []


@pytest.mark.parametrize("manner", ["hang", "error"])
def test_where_the_server_is_slow_or_out_of_order_the_copy_is_shown(
    browser: Browser, kept_site: Mapping[str, bytes], manner: str
) -> None:
    with visiting(browser, kept_site) as reader:
        reader.keep()
        reader.server.manner = manner
        reader.open(UNSEEN)
        assert reader.notice


# More than 90 days, also where midnight passes on the way.
@pytest.mark.parametrize(("days", "name"), [(88, "kopie-uitleg"), (91, "kopie-oud")])
def test_a_copy_of_more_than_three_months_ago_warns(
    browser: Browser, pristine: Mapping[str, bytes], guideline: Guideline, days: int, name: str
) -> None:
    old = _dated(guideline, days)
    with visiting(browser, with_worker(pristine, old)) as reader:
        reader.keep()
        reader.server.stop()
        reader.open(UNSEEN)
        words = _say(guideline, name).replace("…", date_in("nl", old.guideline.settings.date))
        assert reader.notice == (f"{_say(guideline, 'let-op')}. {words}" if days > 90 else words)


def test_a_copy_that_is_older_than_the_site_is_said_to_be(
    browser: Browser, pristine: Mapping[str, bytes], guideline: Guideline
) -> None:
    days = (NOW - guideline.settings.date).days + 1
    with visiting(browser, with_worker(pristine, _dated(guideline, days))) as reader:
        assert reader.keep().endswith(_say(guideline, "bewaren-ouder"))


def test_a_new_build_is_seen_at_once_and_offered_and_only_who_accepts_reloads_once(
    browser: Browser, kept_site: Mapping[str, bytes], newer: Mapping[str, bytes], guideline: Guideline
) -> None:
    with visiting(browser, kept_site) as reader:
        reader.keep()
        [before] = reader.left()["caches"]
        reader.server.site = newer
        page = reader.open(PAGE)
        assert (page.locator("h1").inner_text().rpartition(". ")[2], reader.notice) == ("Levering", "")
        loads: list[str] = []
        page.on("load", lambda _: loads.append(page.url))
        offer = page.locator(".c-renew")
        expect(offer).to_be_visible(timeout=30_000)
        expect(offer.get_by_role("status")).to_have_text(_say(guideline, "vernieuwen-uitleg"))
        assert (len(reader.left()["caches"]), loads) == (2, [])
        offer.get_by_role("button").click()
        expect(offer).to_be_hidden(timeout=30_000)
        _until(reader, lambda: bool(loads) and len(reader.left()["caches"]) == 1)
        page.wait_for_timeout(1000)
        assert loads == [page.url]
        [after] = reader.left()["caches"]
        assert after != before
        reader.server.stop()
        reader.open(PAGE)
        assert (page.locator("h1").inner_text().rpartition(". ")[2], bool(reader.notice)) == ("Levering", True)


def test_a_new_build_does_not_touch_an_aid_that_somebody_is_answering(
    browser: Browser, kept_site: Mapping[str, bytes], newer: Mapping[str, bytes], guideline: Guideline, pages: Pages
) -> None:
    """Nor another page that is open, when it is accepted there."""
    aid = all_aids(guideline, pages)["is-dit-een-incident"]
    with visiting(browser, kept_site) as reader:
        reader.keep()
        reader.server.site = newer
        page = reader.open(aid.path)
        walk = Walk(aid, page.locator(".c-aid"))
        walk.follow(next(covering(aid.graph))[:2])
        walk.make()
        expect(page.locator(".c-renew")).to_be_visible(timeout=30_000)
        walk.look()
        walk.make()
        other = page.context.new_page()
        other.goto(reader.server.address)
        other.locator(".c-renew button").click()
        expect(other.locator(".c-renew")).to_be_hidden(timeout=30_000)
        walk.look()
        walk.make()
        page.locator(".c-renew button").click()
        expect(page.locator(".c-renew")).to_be_hidden()
        assert reader.said == []


@pytest.mark.parametrize("manner", ["login", "redirect", "error"])
def test_a_copy_that_would_not_be_the_site_is_not_made_and_nothing_is_left(
    browser: Browser, kept_site: Mapping[str, bytes], guideline: Guideline, manner: str
) -> None:
    with visiting(browser, kept_site) as reader:
        reader.open(urls.KEEP)
        reader.server.manner = manner
        assert reader.press_here("keep") == _say(guideline, "bewaren-mislukt")
        assert reader.left() == NOTHING


@pytest.mark.parametrize("manner", ["login", "redirect"])
def test_a_login_is_shown_and_never_kept(browser: Browser, kept_site: Mapping[str, bytes], manner: str) -> None:
    with visiting(browser, kept_site) as reader:
        reader.keep()
        before = reader.kept()
        reader.server.manner = manner
        assert reader.open(UNSEEN).title() == "Inloggen"
        reader.server.manner = "site"
        reader.open(PAGE)
        assert reader.kept() == before


def test_a_build_that_is_only_half_there_is_not_kept_and_the_copy_before_stays(
    browser: Browser, kept_site: Mapping[str, bytes], newer: Mapping[str, bytes]
) -> None:
    with visiting(browser, kept_site) as reader:
        reader.keep()
        before, left = reader.kept(), reader.left()
        reader.server.site = {**kept_site, urls.WORKER: newer[urls.WORKER]}
        reader.open(PAGE)
        reader.page.wait_for_function(TRIED)
        assert reader.page.locator(".c-renew").is_hidden()
        assert (reader.kept(), reader.left()) == (before, left)


def test_what_is_removed_leaves_nothing_and_without_a_server_nothing_opens(
    browser: Browser, kept_site: Mapping[str, bytes], guideline: Guideline
) -> None:
    with visiting(browser, kept_site) as reader:
        reader.keep()
        reader.open(PAGE)
        assert reader.press("drop") == _say(guideline, "bewaren-verwijderd")
        assert reader.left() == NOTHING
        reader.open(PAGE)
        assert reader.left() == NOTHING
        reader.server.stop()
        assert _fails(reader, PAGE)


def test_a_copy_can_be_removed_without_a_server(browser: Browser, kept_site: Mapping[str, bytes]) -> None:
    with visiting(browser, kept_site) as reader:
        reader.keep()
        reader.server.stop()
        reader.press("drop")
        assert reader.left() == NOTHING
        assert _fails(reader, PAGE)


def test_pressing_twice_keeps_one_copy_and_after_a_new_build_the_newest(
    browser: Browser, kept_site: Mapping[str, bytes], newer: Mapping[str, bytes]
) -> None:
    with visiting(browser, kept_site) as reader:
        assert reader.keep() == reader.press_here("keep")
        [before] = reader.left()["caches"]
        reader.server.site = newer
        reader.press_here("keep")
        [after] = reader.left()["caches"]
        assert before != after


def test_a_site_that_no_longer_offers_it_removes_what_was_kept(
    browser: Browser, kept_site: Mapping[str, bytes], pristine: Mapping[str, bytes], guideline: Guideline
) -> None:
    without = {name: data for name, data in pristine.items() if name != f"{urls.KEEP}index.html"}
    with visiting(browser, kept_site) as reader:
        reader.keep()
        reader.server.site = with_worker(without, trust(guideline, ()))
        reader.open(PAGE)
        _until(reader, lambda: reader.left() == NOTHING)


def _until(reader: Reader, found: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not found():
        assert time.monotonic() < end
        reader.page.wait_for_timeout(100)


def test_what_is_removed_while_it_is_being_made_leaves_nothing_either(
    browser: Browser, kept_site: Mapping[str, bytes]
) -> None:
    with visiting(browser, kept_site) as reader:
        reader.open(urls.KEEP)
        other = Reader(reader.page.context.new_page(), reader.server)
        other.open(urls.KEEP)
        reader.server.manner = "slow"
        reader.page.locator("[data-do=keep]").click()
        _until(reader, lambda: reader.left() != NOTHING)
        other.press_here("drop")
        state = reader.page.locator(".c-keep__state")
        expect(state).not_to_have_text(state.get_attribute("data-busy") or "", timeout=30_000)
        assert reader.left() == NOTHING
        reader.page.wait_for_timeout(1000)
        assert reader.left() == NOTHING


@pytest.mark.parametrize("looks", [{}, {"color_scheme": "dark"}, {"width": 1280}], ids=["light", "dark", "desk"])
def test_all_that_a_copy_adds_to_a_page_is_accessible_and_fits(
    browser: Browser, pristine: Mapping[str, bytes], newer: Mapping[str, bytes], guideline: Guideline,
    looks: dict[str, str],
) -> None:  # fmt: skip
    """The buttons and what they tell, the offer of a newer copy, the warning above a page and what is not kept."""
    with visiting(browser, with_worker(pristine, _dated(guideline, 200)), bypass_csp=True, **looks) as reader:
        reader.keep()
        assert faults(reader.page) == []
        reader.server.site = newer
        page = reader.open(PAGE)
        expect(page.locator(".c-renew")).to_be_visible(timeout=30_000)
        assert faults(page) == []
        reader.server.stop()
        reader.open(UNSEEN)
        assert reader.notice
        assert faults(page) == []
        reader.open("handouts/boekje.pdf")
        assert faults(page) == []


def test_what_another_site_on_the_same_server_keeps_is_left_alone(
    browser: Browser, kept_site: Mapping[str, bytes]
) -> None:
    with visiting(browser, kept_site) as reader:
        reader.server.site = {**kept_site, "/ander.js": b"addEventListener('fetch', () => {})"}
        page = reader.open(urls.KEEP)
        page.evaluate("""async () => {
          await navigator.serviceWorker.register("/ander.js")
          await (await caches.open("van een ander")).put("/x", new Response("x"))
        }""")
        page.reload()
        page.wait_for_function("navigator.serviceWorker.controller")
        assert page.locator(".c-renew").is_hidden()
        reader.press("keep")
        reader.press("drop")
        left = reader.left()
        root = reader.server.address.removesuffix(FOLDER) + "/"
        assert (left["caches"], left["registrations"]) == (["van een ander"], [root])
        assert reader.said == []


def test_in_a_frame_there_is_no_button_but_a_sentence(
    browser: Browser, kept_site: Mapping[str, bytes], guideline: Guideline
) -> None:
    for sandbox in ("", ' sandbox="allow-scripts"', ' sandbox="allow-scripts allow-same-origin"'):
        with visiting(browser, kept_site) as reader:
            frame = f'<iframe src="{reader.server.address}{urls.KEEP}"{sandbox}></iframe>'
            reader.open()
            reader.page.evaluate("html => { document.body.innerHTML = html }", frame)
            inside = reader.page.frame_locator("iframe")
            expect(inside.locator(".c-keep__why")).to_have_text(_say(guideline, "bewaren-niet-in-kader"))
            expect(inside.locator(".c-keep__bar")).to_be_hidden()
            assert [text for text in reader.said if "sandbox" not in text] == []
            assert reader.left() == NOTHING


def test_on_plain_http_there_is_no_button_but_a_sentence(
    browser: Browser, kept_site: Mapping[str, bytes], guideline: Guideline
) -> None:
    with serving(kept_site) as server, reading(browser) as page:
        plain = "http://leidraad.example/"
        page.route(
            f"{plain}**",
            lambda route: route.fulfill(response=route.fetch(url=route.request.url.replace(plain, server.address))),
        )
        page.goto(plain + urls.KEEP)
        assert page.evaluate("isSecureContext") is False
        assert page.locator(".c-keep__why").inner_text() == _say(guideline, "bewaren-niet-zonder-https")
        assert page.locator(".c-keep__bar").is_hidden()


def test_without_a_script_the_page_says_that_it_needs_one(
    browser: Browser, kept_site: Mapping[str, bytes], guideline: Guideline
) -> None:
    with visiting(browser, kept_site, java_script_enabled=False) as reader:
        page = reader.open(urls.KEEP)
        assert page.locator(".c-keep__why").inner_text() == _say(guideline, "bewaren-niet-zonder-script")
        assert page.locator(".c-keep__bar").is_hidden()
