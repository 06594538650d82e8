"""What holds of every page of any guideline, read as a parser reads it: links, headings, numbers, policy."""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from calling import emergency
from folders import Pages

from leidraad.source.model.guideline import Guideline
from leidraad.web import urls
from leidraad.web.placed import chapter_roles
from leidraad.web.views.frame import guidance

pytestmark = pytest.mark.slow

ANYWHERE = "http://here.test"
# As they travel: all that the first view of a unit needs, and what of it is script.
FIRST_VIEW, LARGEST_AID, SCRIPT = 35_000, 39_000, 6_000


@pytest.fixture(scope="module")
def base(published: str | None) -> str:
    """Where the site stands."""
    return f"{published or ANYWHERE}/"


def test_every_link_leads_to_a_page_a_file_or_an_anchor_that_exists(site: Path, pages: Pages, base: str) -> None:
    files = {path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*") if path.is_file()}
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in page.xpath("//@href | //@src"):
            target, anchor = urldefrag(urljoin(base + path, link))
            if not target.startswith(base):
                continue
            there = unquote(target.removeprefix(base))
            if there not in files or (anchor and anchor not in ids[there]):
                broken.append((path, link))
    assert broken == []


def test_no_page_has_the_same_id_twice(pages: Pages) -> None:
    counts = {path: Counter(page.xpath("//@id")) for path, page in pages.items()}
    assert {path: twice for path, count in counts.items() if (twice := [i for i, n in count.items() if n > 1])} == {}


# What closes the meaning of a term is met in that meaning alone.
NAMED = "//summary | //button[not(contains(@class, 'c-meaning__close'))]"


def test_what_opens_or_does_something_has_a_name_of_its_own_on_its_page(pages: Pages) -> None:
    """Of one name there can be more where they open the same words, such as what two outcomes of an aid both say."""
    opened: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path, page in pages.items():
        for one in page.xpath(NAMED):
            words = (" ".join(part.text_content().split()) for part in (one, one.getparent()))
            opened[path, next(words)].add(next(words))
    assert {name: said for name, said in opened.items() if len(said) > 1} == {}


def test_no_word_of_a_text_stands_in_a_button(pages: Pages) -> None:
    """What reads a page aloud, copies it or shows its words alone leaves those out."""
    buttons = "//*[contains(concat(' ', @class, ' '), ' c-text ')]//button | //h1//button | //h2//button"
    assert [path for path, page in pages.items() if page.xpath(buttons)] == []
    assert any(page.xpath("//a[@class='c-term']") for page in pages.values())


def test_every_number_is_told_apart_by_us_and_translated_by_nobody(pages: Pages) -> None:
    numbers = "//a[starts-with(@href, 'tel:')][not(ancestor-or-self::*[@translate='no'] or .//*[@translate='no'])]"
    assert [path for path, page in pages.items() if page.xpath(numbers)] == []
    told = "//meta[@name='format-detection']/@content"
    assert {value for page in pages.values() for value in page.xpath(told)} == {"telephone=no"}


def test_the_page_with_handouts_says_of_none_its_title_twice(pages: Pages) -> None:
    papers = pages[urls.HANDOUTS].xpath("//li[contains(@class, 'c-papers__paper')]")
    said = [[part.text_content().strip() for part in paper] for paper in papers]
    assert said
    assert [one for one in said if re.sub(r" \(.*", "", one[0]) in re.split(r"\. | · ", one[1])] == []


def test_the_page_with_handouts_begins_with_the_cards_in_the_order_that_an_editor_chose(
    pages: Pages, guideline: Guideline
) -> None:
    papers = pages[urls.HANDOUTS].xpath("//li[contains(@class, 'c-papers__paper')]/a/@href")
    wanted = [urls.handout(name).removeprefix(urls.HANDOUTS) for name in guideline.settings.cards]
    assert papers[: len(wanted)] == wanted


def test_every_page_has_one_h1_and_no_heading_skips_a_level(pages: Pages) -> None:
    wrong = {}
    for path, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        skips = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        if levels[:1] != [1] or levels.count(1) != 1 or skips:
            wrong[path] = levels
    assert wrong == {}


def test_every_page_is_dutch_and_has_a_title_of_its_own(pages: Pages) -> None:
    titles = Counter(page.findtext("head/title") for page in pages.values())
    assert {path for path, page in pages.items() if page.get("lang") != "nl"} == set()
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_has_the_emergency_numbers_and_says_how_binding_its_actions_are(
    guideline: Guideline, pages: Pages
) -> None:
    wanted, lacking = emergency(guideline), {}
    for path, page in pages.items():
        numbers = [number for number in wanted if not page.xpath("//a[@href=$number]", number=number)]
        guided = guidance(guideline, path) in " ".join(page.text_content().split())
        if numbers or not guided:
            lacking[path] = (numbers, guided)
    assert wanted or not guideline.contacts
    assert lacking == {}


def test_no_page_needs_an_exception_from_a_strict_content_security_policy(pages: Pages, base: str) -> None:
    """No inline style, script or handler, and nothing comes from another host."""
    inline = "//@style | //@*[starts-with(name(), 'on')] | //style | //script[not(@src)]"
    loaded = "//@src | //@srcset | //@poster | //link[not(@rel='canonical')]/@href | //form/@action | //object"
    wrong = {}
    for path, page in pages.items():
        foreign = [url for url in page.xpath(loaded) if not urljoin(base + path, url).startswith(base)]
        if foreign or page.xpath(inline):
            wrong[path] = (foreign, page.xpath(inline))
    assert wrong == {}


# What stands in a sheet for who did not ask for less motion, and what moves.
ALLOWED = re.compile(r"@media\s*\(prefers-reduced-motion:\s*no-preference\)\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
MOVING = re.compile("transition|animation")


def test_nothing_moves_for_who_asked_for_less_motion(site: Path) -> None:
    sheets = {path.name: path.read_text("utf-8") for path in site.rglob("*.css")}
    assert [name for name, sheet in sheets.items() if MOVING.search(ALLOWED.sub("", sheet))] == []
    assert any(map(MOVING.search, sheets.values()))


def test_no_style_sheet_or_script_names_another_host(site: Path) -> None:
    """A digest, or the index of search, can look like the begin of one."""
    data, elsewhere = (
        re.compile(r'"[A-Za-z0-9+/]{43}="|^const INDEX = .*$', re.MULTILINE),
        re.compile(r"@import|url\(|//[a-z]"),
    )
    assets = [path for path in site.rglob("*") if path.suffix in (".css", ".js")]
    named = {path: elsewhere.findall(data.sub("", path.read_text("utf-8"))) for path in assets}
    assert {path.name: found for path, found in named.items() if found} == {}
    assert {"leidraad.css", "leidraad.js", "beslishulp.js"} <= {p.name for p in assets}
    assert any(path.name.startswith("stappen-") for path in assets)


def test_what_a_reader_gets_first_is_light(site: Path, guideline: Guideline) -> None:
    def sent(*paths: str) -> int:
        return sum(len(gzip.compress((site / urls.file(path)).read_bytes(), mtime=0)) for path in paths)

    units = [urls.unit(chapter.id, unit.id) for chapter in guideline.chapters for unit in chapter.units]
    for chapter in guideline.chapters:
        units += [urls.unit(chapter.id, role.id) for role in chapter_roles(guideline, chapter)]
    sizes = {path: sent(path, *urls.STYLES, *urls.SCRIPTS) for path in units}
    assert {path: size for path, size in sizes.items() if size > FIRST_VIEW} == {}
    trees = [urls.tree(tree.id) for tree in guideline.trees]
    sizes = {path: sent(path, *urls.STYLES, *urls.SCRIPTS, f"{urls.ASSETS}beslishulp.js") for path in trees}
    assert {path: size for path, size in sizes.items() if size > LARGEST_AID} == {}
    assert sent(*urls.SCRIPTS) <= SCRIPT
