"""Every text of an editor is only text, wherever it comes out: in a real browser, on paper, in data and in headers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from browsing import reading, serving
from command import change
from hostile import CORPUS, Filled, filled
from lxml import html
from markupsafe import escape
from places import GOOD, SECOND
from playwright.sync_api import Browser

from leidraad import pipeline
from leidraad.output import write
from leidraad.trusted import Trusted
from leidraad.web import urls

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hostile")]
# Pages that show more than their text.
ABOUT = ("bewaren", "insluiten", "insluiten-beheerder")
# What stands before and behind the index in the script that finds.
INDEX = re.compile(r"(.*?const INDEX = )(\{.*?\})(;\n.*)", re.DOTALL)
DIGEST = re.compile(r"[\w+/=]{43}=|\b[0-9a-f]{12,}\b")
# Lines of a picture are broken where its words are as long as that.
SKELETON = """() => {
  const shape = (node, depth) => [[depth, node.tagName, ...[...node.attributes].map((one) => one.name)].join(" "),
    ...(node.matches("svg text") ? [] : [...node.children]).flatMap((child) => shape(child, depth + 1))];
  return shape(document.documentElement, 0);
}"""
LEADS = """() => [...document.querySelectorAll("[href], [src]")]
  .map((one) => one.getAttribute("href") ?? one.getAttribute("src"))"""
# How large a document is depends on its words, and a point is known elsewhere by no more than its first words.
WORDS = """() => {
  document.querySelectorAll(".c-papers__facts, .c-code, .c-before, summary .c-hidden").forEach((one) => one.remove());
  return document.documentElement.textContent;
}"""
# The first answer of each question, until there is an outcome.
ANSWER = """async () => {
  for (let turn = 0; turn < 20; turn++) {
    const radio = [...document.querySelectorAll("[type=radio]")].find((one) => one.offsetParent && !one.checked);
    const next = document.querySelector('[data-do="next"]');
    if (!radio || !next || next.hidden) return;
    radio.click();
    next.click();
    await new Promise((resolve) => setTimeout(resolve));
  }
}"""


@dataclass(frozen=True)
class Seen:
    """A page in a browser: its elements with their attributes, where it leads, its words, and what one can copy."""

    shape: list[str]
    leads: list[str]
    words: str
    codes: list[str]


@dataclass(frozen=True)
class Made:
    """A site of filled content, as a browser shows it."""

    files: Mapping[str, bytes]
    seen: Mapping[str, Seen]
    asked: list[str]


def _made(trusted: Trusted, folder: Path, browser: Browser) -> Made:
    files = pipeline.dressed(pipeline.render(trusted, {}, {}), trusted)
    write(folder / "site", files)
    asked: list[str] = []
    with serving(folder / "site") as server, reading(browser, 1200) as page:
        address = f"http://127.0.0.1:{server.server_port}/"
        page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: asked.append(request.url))
        shown = [name for name in files if name.endswith((".html", ".svg")) and name != f"{urls.REGISTER}index.html"]
        seen = {name: _seen(page, address, name) for name in shown}
    return Made(files, seen, [one for one in asked if not one.startswith(address)])


def _seen(page: Any, address: str, name: str) -> Seen:
    page.goto(address + name)
    page.evaluate(ANSWER)
    for element in page.query_selector_all(":is(button, a, summary)")[:3]:
        element.dispatch_event("mouseover")
    assert page.url == address + name
    assert page.title() != "PWNED"
    codes = page.eval_on_selector_all(".c-code textarea", "found => found.map((one) => one.textContent)")
    return Seen(page.evaluate(SKELETON), page.evaluate(LEADS), page.evaluate(WORDS), codes)


@pytest.fixture(scope="module", params=[("", 0), ("rijn", 11), ("", 21)], ids=["general", "profile", "general-too"])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> tuple[Filled, Made, Made]:
    """The content with harmless words in every text, and with hostile ones."""
    profile, shift = request.param
    folder = tmp_path_factory.mktemp("hostile")
    content = folder / "inhoud"
    shutil.copytree(GOOD, content)
    shutil.copy(SECOND / "teksten.yml", content)
    for name in ABOUT:
        shutil.copy(SECOND / "over" / f"{name}.yml", content / "over")
    change(content / "richtlijn.yml", "over: [colofon]", f"over: [colofon, {', '.join(ABOUT)}]")
    found = filled(content, profile, shift)
    return found, _made(found.harmless, folder / "harmless", browser), _made(found.hostile, folder / "hostile", browser)


def test_nearly_every_text_is_filled_with_what_is_hostile(both: tuple[Filled, Made, Made]) -> None:
    said = {text.partition(" ")[2] for text in both[0].said.values()}
    assert len(both[0].said) > 100
    assert len(said) > len(CORPUS) * 3 / 4


def test_a_browser_finds_no_other_elements_attributes_or_links(both: tuple[Filled, Made, Made]) -> None:
    _, harmless, hostile = both
    assert hostile.seen.keys() == harmless.seen.keys()
    for name, seen in hostile.seen.items():
        assert seen.shape == harmless.seen[name].shape, name
        assert seen.leads == harmless.seen[name].leads, name


def test_what_a_reader_copies_into_another_page_is_the_same_there(both: tuple[Filled, Made, Made]) -> None:
    _, harmless, hostile = both
    for name, seen in hostile.seen.items():
        for code, meant in zip(seen.codes, harmless.seen[name].codes, strict=True):
            assert [one.keys() for one in html.fragments_fromstring(code) if isinstance(one, html.HtmlElement)] == [
                one.keys() for one in html.fragments_fromstring(meant) if isinstance(one, html.HtmlElement)
            ]


def test_a_browser_runs_and_asks_for_nothing_else(both: tuple[Filled, Made, Made]) -> None:
    assert both[2].asked == []


def test_a_reader_sees_each_text_to_the_letter(both: tuple[Filled, Made, Made]) -> None:
    found, harmless, hostile = both
    for name, seen in hostile.seen.items():
        assert _plain(seen.words) == _plain(_with(found, harmless.seen[name].words)), name


def test_data_holds_each_text_to_the_letter(both: tuple[Filled, Made, Made]) -> None:
    found, harmless, hostile = both
    names = [name for name in harmless.files if name.endswith(".json")]
    assert names
    for name in names:
        before, after = (json.loads(made.files[name]) for made in (harmless, hostile))
        assert list(_texts(after)) == [_with(found, text) for text in _texts(before)], name


def test_the_script_that_finds_has_each_text_as_data_and_else_nothing_of_the_content(
    both: tuple[Filled, Made, Made],
) -> None:
    harmless, hostile = (INDEX.fullmatch(made.files[urls.SEARCH].decode()) for made in both[1:])
    assert harmless
    assert hostile
    assert (hostile[1], hostile[3]) == (harmless[1], harmless[3])
    before, after = json.loads(harmless[2]), json.loads(hostile[2])
    assert after.keys() == before.keys()
    assert "</" not in hostile[2]


def test_settings_for_servers_and_scripts_are_the_same_but_for_digests(both: tuple[Filled, Made, Made]) -> None:
    found, harmless, hostile = both
    data = (".html", ".json", ".pdf", ".png", ".svg", urls.SEARCH)
    rest = [name for name in harmless.files if not name.endswith(data)]
    assert {"_headers", "deploy/nginx.conf"} <= {*rest}
    for name in rest:
        before, after = (DIGEST.sub("", made.files[name].decode()) for made in (harmless, hostile))
        assert after == _with(found, before), name


def test_paper_holds_each_text_to_the_letter(both: tuple[Filled, Made, Made], tmp_path: Path) -> None:
    found, harmless, hostile = both
    for name in [name for name in harmless.files if name.endswith(".pdf") and "boekje" not in name]:
        before, after = (_printed(made.files[name], tmp_path) for made in (harmless, hostile))
        for word in {*re.findall(r"v[0-9]{3}(?=woordz)", before)}:
            assert _plain(found.said[word]) in after, (name, word)


def _with(found: Filled, text: str) -> str:
    """Return what harmless words would be with the hostile ones in their place; escaped where the text is HTML."""
    said = {word: str(escape(one)) if text.startswith("<") else one for word, one in found.said.items()}
    said |= {word.upper(): f"V{text[1:]}" for word, text in said.items()}
    return re.sub(r"([vV][0-9]{3}) woord z", lambda match: said.get(match[1], match[0]), text)


def _plain(text: str) -> str:
    """Return a text without spaces, and without the hyphens of paper."""
    return "".join(re.sub("[-\\xad]", "", text).split())


def _texts(data: Any) -> Iterator[str]:
    match data:
        case dict():
            for key, value in data.items():
                yield key
                yield from _texts(value)
        case list():
            for value in data:
                yield from _texts(value)
        case str():
            yield data


def _printed(paper: bytes, folder: Path) -> str:
    """Return the text of a document."""
    file = folder / "blad.pdf"
    file.write_bytes(paper)
    done = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True)
    return _plain(done.stdout)
