"""The tasks of readers, walked on a phone from the front page: two taps at most, and the answer in sight.

A tap is on a link by its words, or a word typed in the search box and its result. The answer is what a reader reads
then: on the screen where the tap leads, or on the next.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import reading
from playwright.sync_api import Browser, Locator, Page, expect

from leidraad.trusted import Trusted

pytestmark = pytest.mark.slow

WIDTH, HEIGHT = 390, 844
# Before an answer that is an element.
CSS = "css:"
# What a reader wants, the taps, and the answer: words in the page, or a link by its address.
TASKS = {
    "iemand wordt nu geslagen": (["Nu gevaar? Zie wie je belt"], "css:a[href='tel:112']"),
    "het nummer van Veilig Thuis": ([], "css:a[href='tel:08002000']"),
    "mijn collega wil met de ouders over eer praten": (["?eer ouders praten"], "nooit.* zonder eerst een deskundige"),
    "met wie praat ik over eer": (["Er speelt misschien eer"], "^Praat nog met niemand over de signalen"),
    "als casusregisseur een startoverleg voorbereiden": (
        ["Ik bereid een overleg voor", "#Casusregisseur"],
        "Ga eerst na of het overleg en de voorbereiding veilig zijn",
    ),
    "wat leg ik vast na de melding": (["?vastleggen na melding"], "Leg vast"),
    "wat leg ik vast, door de deur": (["Ik heb gemeld, en nu?", "Leg vast"], "Leg vast welke feitelijke signalen"),
    "wat leg ik vast, langs de kaart": (["~6", "Leg vast"], "Leg vast welke feitelijke signalen"),
    "de klant verhuist": (["De klant verhuist"], "verhuist de betrokkene naar een andere gemeente"),
    "een blad van stap 5 voor het team": (["~5"], "css:main a[href$='.pdf']"),
    "een link naar een actie": (["~3"], "css:#acties .c-anchor"),
    "hoe stuur ik een link naar een actie": (["?link sturen"], "Het cijfer of de letter"),
    "wat is VIR": (["?wat is VIR>Verwijsindex Risicojongeren begrip"], "Systeem waarin professionals"),
    "in welke stap ben ik": (["Ik weet niet waar ik begin", "+In welke stap ben je?"], "Nog niets: ga naar stap 1"),
    "in welke stap ben ik, gezocht": (["?in welke stap ben ik"], "Nog niets: ga naar stap 1"),
    "de klant weigert hulp": (["De klant wil geen hulp"], "iedere hulp. Meld dan altijd"),
    "de klant weigert hulp, gezocht": (["?klant weigert alle hulp"], "iedere hulp. Meld dan altijd"),
    "woont er een kind": (["?woont er een kind"], "kinderen"),
    "de kindcheck op ons intranet": (
        ["?kindcheck>Kindcheck beslishulp", "Zet deze beslishulp op je intranet"],
        "css:#code-kindcheck",
    ),
    "een beslishulp in SharePoint": (["?sharepoint"], "css:#kop-sharepoint"),
    "het kader blijft leeg": (["?iframe leeg"], "Laat alleen het domein van deze site toe"),
    "hij bedreigt haar": (["?hij bedreigt haar"], "css:main a[href='tel:112']"),
    "een slachtoffer leest": (["?ik word geslagen"], "css:main a[href='tel:112']"),
    "een slachtoffer wist zijn sporen": (["?geschiedenis wissen>Kun je je sporen wissen?"], "Wis dan zelf"),
    "wat is er veranderd": (["?wijzigingen"], r"Versie \d"),
}  # fmt: skip


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone as many have it."""
    with reading(browser, WIDTH) as page:
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        yield page


def _tap(page: Page, tap: str) -> None:
    """Tap a link by its words; `~5` is a stop of the second map, `#` a choice, `+` opens what is folded.

    `?` are words typed in the search box: the tap is on the last place of the first page, or on what is called so.
    """
    sign, words = tap[0], tap[1:]
    if sign == "?":
        query, _, name = words.partition(">")
        page.locator(".c-search__input").fill(query)
        first = page.locator(".c-search__page").first
        expect(first).to_be_visible()
        page.wait_for_timeout(300)
        named = page.locator(".c-search__panel").get_by_role("link", name=name, exact=True)
        _follow(page, named.first if name else first.locator("a").last)
    elif sign == "#":
        page.locator(f"[data-role='{words.lower()}']").check()
    elif sign == "+":
        page.locator("summary", has_text=words).click()
    elif sign == "~":
        _follow(page, page.locator(".c-chapters section").nth(1).locator(".c-map a").nth(int(words)))
    else:
        _follow(page, page.get_by_role("link", name=tap).first)


def _follow(page: Page, link: Locator) -> None:
    """Click a link, and be there."""
    with page.expect_navigation():
        link.click()


def _depth(page: Page, answer: str) -> float:
    """Return how many screens down the answer begins; a large number where it is not to be seen."""
    if answer.startswith(CSS):
        tops = page.evaluate(
            """answer => [...document.querySelectorAll(answer)].filter(one => one.checkVisibility())
            .map(one => one.getBoundingClientRect().top)""",
            answer.removeprefix(CSS),
        )
    else:
        tops = page.evaluate(
            """answer => { const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT)
            for (let one; (one = walker.nextNode());) if (one.matches('main :is(.c-text, h1, h2, h3, p)')
              && one.checkVisibility() && new RegExp(answer).test(one.textContent.replace(/\\s+/g, ' ')))
              found.push(one.getBoundingClientRect().top)
            return found }""",
            answer,
        )
    return min((top for top in tops if top > -HEIGHT / 4), default=99 * HEIGHT) / HEIGHT


@pytest.mark.parametrize("task", TASKS)
def test_a_reader_is_there_in_two_taps_and_within_a_screen(phone: Page, guarded: str, task: str) -> None:
    taps, answer = TASKS[task]
    assert len(taps) <= 2
    phone.goto(guarded)
    for tap in taps:
        _tap(phone, tap)
    for _ in range(300):
        if (depth := _depth(phone, answer)) <= 1:
            break
        phone.wait_for_timeout(100)
    print(f"{task}: {len(taps)} taps, {depth:.2f} screens, {phone.url.removeprefix(guarded)}")
    assert depth <= 1, (phone.url, depth)


def test_a_link_to_what_is_folded_shows_its_heading(phone: Page, guarded: str) -> None:
    phone.goto(guarded + "insluiten/#sharepoint")
    expect(phone.locator("#kop-sharepoint")).to_be_in_viewport(ratio=1)


def test_who_comes_in_halfway_has_the_way_to_what_to_write_down_in_sight(phone: Page, guarded: str) -> None:
    phone.goto(guarded)
    _tap(phone, "Ik heb gemeld, en nu?")
    expect(phone.locator("#zorgen-na-melding > .c-text")).to_be_in_viewport(ratio=1)
    expect(phone.get_by_role("link", name="Leg vast", exact=True)).to_be_in_viewport(ratio=1)


def test_what_is_scrolled_never_stands_over_the_numbers_to_call(phone: Page, guarded: str) -> None:
    phone.goto(guarded + "onveiligheid/stap-6/")
    over = phone.evaluate(
        """() => [...document.querySelectorAll("main .c-ticks__box")].map(one => {
          scrollTo(0, scrollY + one.getBoundingClientRect().top - innerHeight + 24)
          const { left, top } = one.getBoundingClientRect()
          return document.elementFromPoint(left + 4, top + 4).closest(".c-emergency") !== null
        })"""
    )
    assert over
    assert all(over)


def test_a_door_and_a_situation_in_the_same_words_lead_to_one_page(trusted: Trusted) -> None:
    situations = {one.name: str(one.target).partition("/")[0] for one in trusted.guideline.situations}
    doors = {way.title: str(way.target).partition("/")[0] for way in trusted.guideline.home.entrances}
    shared = doors.keys() & situations.keys()
    assert shared
    assert {name: doors[name] for name in shared} == {name: situations[name] for name in shared}
