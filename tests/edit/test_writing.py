"""What somebody sees who writes in a page, in a real browser: the form, problems while typing, saved, undone, told."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from browsing import reading
from command import change
from looking import violations
from places import ROOT, SECOND, TODAY
from playwright.sync_api import Browser, BrowserContext, Page, expect

from leidraad.edit.desk import Desk
from leidraad.preview import Preview, Server
from leidraad.serve import Last, built

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("writing")]

PAGE, FILE, ANCHOR = "keukenproces/ontvangst/", "keukenproces/ontvangst.yml", "kijk-verpakking"
TEXT = "Kijk of elke verpakking heel en schoon is."


@dataclass
class Serving:
    """A preview of a copy of the guideline; `saved` says that a file changed, as the watcher does."""

    folder: Path
    server: Server

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"http://127.0.0.1:{self.server.server_port}/"

    @property
    def secret(self) -> str:
        """The address that gives the key."""
        return self.address + self.server.door.path[1:]

    def text(self) -> str:
        """Return the file in which the tests write, which may be gone."""
        file = self.folder / FILE
        return file.read_text("utf-8") if file.exists() else ""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A preview that runs for all of these tests."""
    folder = tmp_path_factory.mktemp("schrijven") / "inhoud"
    shutil.copytree(SECOND, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        desk = Desk(folder, folder.parent / "build", lambda: TODAY)
        preview = Preview(partial(built, folder, "", lambda: TODAY, Last(), desk))
        preview.refresh()
        with Server(0, preview, desk) as server:
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            yield Serving(folder, server)
            server.shutdown()


@pytest.fixture
def serving(preview: Serving) -> Iterator[Serving]:
    """The same, with the content as it was."""
    yield preview
    shutil.rmtree(preview.folder.parent / "build", ignore_errors=True)
    if preview.text() != (SECOND / FILE).read_text("utf-8"):
        shutil.copy(SECOND / FILE, preview.folder / FILE)
        preview.server.preview.refresh()


@pytest.fixture
def page(browser: Browser, serving: Serving) -> Iterator[Page]:
    """A page with pencils, on a phone."""
    with reading(browser) as page:
        page.goto(serving.secret)
        _open(page, serving)
        yield page


def _open(page: Page, serving: Serving) -> None:
    page.goto(serving.address + PAGE)
    expect(page.locator(".c-pencil").first).to_be_visible()


def _pencil(page: Page, anchor: str = ANCHOR) -> None:
    page.locator(f"[data-schrijf='{anchor}']").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("dialog").locator("h3").first).to_be_visible()


def _area(page: Page) -> Callable[[str], None]:
    return page.get_by_role("textbox", name="Tekst").fill


def _save(page: Page) -> None:
    page.get_by_role("button", name="Bewaar", exact=True).click()


def _told(page: Page, text: str) -> None:
    expect(page.locator(".c-writing__told")).to_have_text(text)


def test_a_text_is_written_from_its_pencil_and_undone_and_the_page_shows_it(page: Page, serving: Serving) -> None:
    _pencil(page)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"{FILE}, regel 10")
    expect(dialog).to_contain_text("Voorbeeldhygiënecode schoolkeukens: Ontvangst, punt 1")
    expect(dialog).to_contain_text(f"iets weghalen doe je in het bestand: {FILE}, bij regel 10.")
    expect(page.get_by_role("textbox", name="Tekst")).to_have_value(TEXT)
    _area(page)("Kijk goed.")
    _save(page)
    bar = page.get_by_role("region", name="Schrijven in de pagina")
    expect(bar.get_by_role("status")).to_have_text(f"Bewaard in {FILE}, regel 10. De pagina wordt zo vernieuwd.")
    expect(dialog).not_to_be_visible()
    assert serving.text() == (SECOND / FILE).read_text("utf-8").replace(TEXT, "Kijk goed.")
    serving.server.preview.refresh()
    expect(page.locator(f"#{ANCHOR} .c-text").first).to_have_text("Kijk goed.")
    expect(page.locator(f"[data-schrijf='{ANCHOR}']")).to_be_focused()
    expect(bar).to_contain_text(f'Laatste wijziging, in {FILE}: "Kijk goed."')
    bar.get_by_role("button", name="Maak ongedaan").click()
    expect(bar.get_by_role("status")).to_contain_text("Ongedaan gemaakt")
    assert serving.text() == (SECOND / FILE).read_text("utf-8")
    serving.server.preview.refresh()
    expect(page.locator(f"#{ANCHOR} .c-text").first).to_have_text(TEXT)
    expect(bar.get_by_role("button", name="Maak ongedaan")).to_have_count(0)


def test_what_is_wrong_is_told_while_somebody_types_and_is_not_written(page: Page, serving: Serving) -> None:
    _pencil(page)
    problems = page.locator(".c-writing__problems")
    expect(problems).to_contain_text("Aan deze tekst zelf klopt alles.")
    _area(page)("Zie [[ontvang]].")
    expect(problems).to_contain_text("`ontvang` is geen pagina. Bedoel je `ontvangst`?")
    _save(page)
    _told(page, "Er is niets geschreven: zo klopt de inhoud niet.")
    assert serving.text() == (SECOND / FILE).read_text("utf-8")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()


def test_what_was_typed_is_kept_until_it_is_thrown_away(page: Page, serving: Serving) -> None:
    _pencil(page)
    _area(page)("Half af")
    page.keyboard.press("Escape")
    _open(page, serving)
    _pencil(page)
    expect(page.get_by_role("textbox", name="Tekst")).to_have_value("Half af")
    _told(page, "Dit is je eigen tekst van daarnet, die nog niet is bewaard.")
    page.get_by_role("button", name="Gooi mijn tekst weg").click()
    expect(page.get_by_role("textbox", name="Tekst")).to_have_value(TEXT)


def test_what_was_typed_before_somebody_else_wrote_is_not_written_over_that(page: Page, serving: Serving) -> None:
    _pencil(page)
    _area(page)("Van mij.")
    page.keyboard.press("Escape")
    change(serving.folder / FILE, TEXT, "Van de schijf.")
    serving.server.preview.refresh()
    expect(page.locator(f"#{ANCHOR} .c-text").first).to_have_text("Van de schijf.")
    _pencil(page)
    expect(page.locator("blockquote")).to_have_text("Van de schijf.")
    expect(page.get_by_role("textbox", name="Tekst")).to_have_value("Van mij.")
    _save(page)
    expect(page.locator(".c-writing__told")).to_contain_text("Er is niets geschreven, en jouw tekst staat hier nog.")
    assert "Van de schijf." in serving.text()


def test_what_is_warned_of_is_told_when_a_text_is_written_and_can_be_undone_at_once(
    page: Page, serving: Serving
) -> None:
    _pencil(page)
    _area(page)("VUL IN: wat je bekijkt.")
    _save(page)
    _told(page, "Bewaard. Let nog op dit:")
    expect(page.locator(".c-writing__problems")).to_contain_text("Schrijf hier jouw tekst")
    page.get_by_role("dialog").get_by_role("button", name="Maak ongedaan").click()
    expect(page.get_by_role("dialog")).not_to_be_visible()
    assert serving.text() == (SECOND / FILE).read_text("utf-8")


def test_with_keys_alone_a_reference_is_found_and_a_text_is_written(page: Page, serving: Serving) -> None:
    page.locator(f"[data-schrijf='{ANCHOR}']").focus()
    page.keyboard.press("Enter")
    area = page.get_by_role("textbox", name="Tekst")
    expect(area).to_be_focused()
    expect(area).to_have_value(TEXT)
    page.keyboard.press("Control+End")
    page.keyboard.type(" Zie [[temp")
    options = page.locator("#schrijf_keuzes [role=option]")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(area).to_have_attribute("aria-activedescendant", "schrijf_keuze_0")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("e")
    expect(options.first).to_contain_text("[[temperaturen]]")
    page.keyboard.press("Enter")
    expect(area).to_have_value(f"{TEXT} Zie [[temperaturen]]")
    page.keyboard.type(".")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Bewaar", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    expect(page.locator(f"[data-schrijf='{ANCHOR}']")).to_be_focused()
    assert f"{TEXT} Zie [[temperaturen]]." in serving.text()


def test_in_two_windows_nobody_writes_over_the_other(browser: Browser, serving: Serving) -> None:
    with reading(browser) as first:
        context: BrowserContext = first.context
        first.goto(serving.secret)
        second = context.new_page()
        for page in (first, second):
            _open(page, serving)
            _pencil(page)
        _area(first)("Van het ene venster.")
        _area(second)("Van het andere venster.")
        _save(first)
        expect(first.get_by_role("dialog")).not_to_be_visible()
        _save(second)
        said = "Deze tekst is intussen ergens anders veranderd. Er is niets geschreven, en jouw tekst staat hier nog."
        _told(second, said)
        expect(second.locator("blockquote")).to_have_text("Van het ene venster.")
        expect(second.get_by_role("textbox", name="Tekst")).to_have_value("Van het andere venster.")
        assert "Van het ene venster." in serving.text()
        second.get_by_role("button", name="Bewaar toch mijn tekst").click()
        expect(second.get_by_role("dialog")).not_to_be_visible()
        assert "Van het andere venster." in serving.text()


def test_an_edit_on_the_disk_while_the_form_is_open_is_told_and_the_page_waits(page: Page, serving: Serving) -> None:
    _pencil(page)
    _area(page)("Van mij.")
    change(serving.folder / FILE, TEXT, "Van de schijf.")
    serving.server.preview.refresh()
    expect(page.locator("blockquote")).to_have_text("Van de schijf.")
    expect(page.get_by_role("textbox", name="Tekst")).to_have_value("Van mij.")
    page.get_by_role("button", name="Neem deze tekst over").click()
    expect(page.get_by_role("textbox", name="Tekst")).to_have_value("Van de schijf.")
    page.keyboard.press("Escape")
    expect(page.locator(f"#{ANCHOR} .c-text").first).to_have_text("Van de schijf.")


def test_a_text_that_is_gone_is_told_and_what_was_typed_stays(page: Page, serving: Serving) -> None:
    _pencil(page)
    _area(page)("Van mij.")
    (serving.folder / FILE).unlink()
    _save(page)
    _told(
        page,
        "Deze tekst staat niet meer in het bestand, of het bestand is weg. Jouw tekst staat hier nog: kopieer hem.",
    )
    expect(page.get_by_role("textbox", name="Tekst")).to_have_value("Van mij.")


def test_a_text_that_is_used_elsewhere_says_all_that_a_change_of_it_reaches(page: Page) -> None:
    _pencil(page, "noteer-meting")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"{FILE}, regel 19")
    reached = dialog.locator(".c-writing__about ul").first.get_by_role("link")
    assert {link.get_attribute("href") for link in reached.all()} == {
        "/keukenproces/kok/#ontvangst-noteer-meting",
        "/beslishulpen/mag-dit-nog-gebruikt/#noteer-gebruik",
        "/beslishulpen/ontvangst-goedkeuren/#noteer-goed",
    }


def test_a_text_full_of_markup_of_pages_is_only_text_in_the_form(page: Page, serving: Serving) -> None:
    hostile = '<img src=x onerror="window.struck = 1"> ${1} </script><script>window.struck = 1</script>'
    _pencil(page)
    _area(page)(hostile)
    _save(page)
    expect(page.locator(".c-writing__told")).not_to_be_empty()
    page.keyboard.press("Escape")
    change(serving.folder / FILE, TEXT, hostile.replace('"', '\\"'))
    serving.server.preview.refresh()
    expect(page.get_by_role("alert")).to_be_visible()
    _pencil(page)
    expect(page.locator("blockquote")).to_have_text(hostile)
    page.get_by_role("button", name="Gooi mijn tekst weg").click()
    expect(page.get_by_role("textbox", name="Tekst")).to_have_value(hostile)
    assert page.evaluate("window.struck") is None
    assert page.locator("dialog img, .c-writing-bar img").count() == 0


def test_pencils_can_be_hidden_and_stay_so(page: Page, serving: Serving) -> None:
    page.get_by_role("button", name="Verberg de potloden").click()
    expect(page.locator(".c-pencil").first).to_be_hidden()
    page.goto(f"{serving.address}begrippen/")
    page.get_by_role("button", name="Toon de potloden").click()
    expect(page.locator(".c-pencil").first).to_be_visible()


def test_a_new_start_of_the_preview_loses_nothing_that_was_typed(page: Page) -> None:
    _pencil(page)
    _area(page)("Van mij.")
    page.route("**/-/schrijven/**", lambda route: route.fulfill(status=403))
    _save(page)
    expect(page.locator(".c-writing__told")).to_contain_text("De voorvertoning antwoordt niet, of is opnieuw begonnen.")
    expect(page.get_by_role("textbox", name="Tekst")).to_have_value("Van mij.")


@pytest.mark.parametrize(
    "path",
    ["", PAGE, "begrippen/", "beslishulpen/mag-dit-nog-gebruikt/", "praktisch/incident-bellen/", "over/invulplekken/"],
)
@pytest.mark.parametrize("width", [320, 1280])
def test_who_writes_needs_neither_eyes_nor_a_wide_screen(
    browser: Browser, preview: Serving, path: str, width: int
) -> None:
    with reading(browser, width) as page:
        page.goto(preview.secret)
        page.goto(preview.address + path)
        expect(page.locator(".c-pencil").first).to_be_attached()
        assert violations(page, ["html"]) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator(".c-pencil").locator("visible=true").first.click()
        expect(page.get_by_role("dialog").locator(".c-writing__about p")).to_be_visible()
        page.get_by_role("textbox", name="Tekst").fill("[[")
        expect(page.locator("#schrijf_keuzes [role=option]").first).to_be_visible()
        expect(page.locator(".c-writing__problems li").first).to_be_visible()
        assert violations(page, ["dialog"]) == []
        assert page.evaluate(
            "document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth"
        )


SEND = """async address => {
  const said = asked => asked.then(() => 'read', () => 'refused')
  const send = (headers, mode) => said(fetch(`${address}-/schrijven/terug`,
    { method: 'POST', headers, body: '{}', credentials: 'include', mode }))
  return [
    await send({ 'Content-Type': 'application/json', 'X-Leidraad': 'x' }, 'cors'), await send({}, 'cors'),
    await send({}, 'no-cors'), await said(fetch(address, { credentials: 'include' })),
  ]
}"""


def test_another_site_cannot_have_its_visitor_write(page: Page, serving: Serving) -> None:
    """Its pages can send a browser here that has the key: what they send does nothing, and no answer is theirs."""
    _pencil(page)
    _area(page)("Van mij.")
    _save(page)
    expect(page.get_by_role("dialog")).not_to_be_visible()
    answers: list[int] = []
    page.on("response", lambda one: answers.append(one.status) if "schrijven" in one.url else None)
    page.route("http://evil.example/**", lambda route: route.fulfill(content_type="text/html", body="<title>x</title>"))
    page.goto("http://evil.example/")
    assert page.evaluate(SEND, serving.address) == ["refused", "refused", "refused", "refused"]
    assert set(answers) <= {403, 501}
    assert "Van mij." in serving.text()
    page.set_content(f'<iframe src="{serving.address}{PAGE}"></iframe>')
    page.wait_for_timeout(500)
    assert page.frames[1].locator(".c-pencil").count() == 0
