"""What holds of every part of any guideline for other people's pages: one answer, small, closed, whole."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from calling import emergency
from folders import Pages
from lxml import html

from leidraad.source.model.guideline import Guideline
from leidraad.trees.graph import graph_of
from leidraad.web import urls
from leidraad.web.components.aid.steps import steps
from leidraad.web.dates import date_in
from leidraad.web.placed import embedded
from leidraad.web.views.frame import guidance

pytestmark = pytest.mark.slow

ANYWHERE = "http://here.test"
LARGEST = 16 * 1024


def _policy(part: html.HtmlElement) -> dict[str, list[str]]:
    """Return the directives of a part's own policy."""
    [policy] = part.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return {name: sources for name, *sources in (directive.split() for directive in policy.split(";"))}


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_every_aid_unit_sheet_and_the_glossary_is_a_part(guideline: Guideline, parts: Pages) -> None:
    wanted = [*guideline.trees, *guideline.units, *guideline.sheets]
    assert set(parts) == {str(one.id) for one in wanted} | {"begrippen"}


def test_an_aid_is_at_most_16_kb_over_the_line(site: Path, guideline: Guideline) -> None:
    files = {str(tree.id): site / urls.embed(tree.id) / "index.html" for tree in guideline.trees}
    sizes = {name: len(gzip.compress(file.read_bytes())) for name, file in files.items()}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_a_part_loads_nothing(parts: Pages) -> None:
    """What it needs stands in it; the icon is an empty one, as a browser asks for one where there is none."""
    loading = "//@src | //@srcset | //@poster | //@background | //form/@action | //iframe | //object | //base | //img"
    loaded = {name: part.xpath(loading) for name, part in parts.items()}
    assert {name: found for name, found in loaded.items() if found} == {}
    # The other two only say where the page itself stands, and what is told of the part.
    loading = "//link[not(@rel='canonical' or @rel='alternate')]"
    links = {link for part in parts.values() for link in part.xpath(f"{loading}/@rel | {loading}/@href")}
    assert links == {"icon", "data:,"}


def test_the_policy_of_a_part_allows_its_own_style_and_script_and_nothing_else(parts: Pages) -> None:
    for name, part in parts.items():
        [style], [script] = part.xpath("//style/text()"), part.xpath("//script/text()")
        wanted = {
            "default-src": ["'none'"],
            "style-src": [_digest(style)],
            "script-src": [_digest(script)],
            "img-src": ["data:"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
            "require-trusted-types-for": ["'script'"],
            "trusted-types": ["'none'"],
        }
        assert _policy(part) == wanted, name
        assert part.xpath("//@style | //@*[starts-with(name(), 'on')]") == [], name


def test_the_policy_comes_before_what_it_holds_for(parts: Pages) -> None:
    heads = {tuple(element.tag for element in part.find("head"))[:2] for part in parts.values()}
    assert heads == {("meta", "meta")}
    seconds = {part.find("head")[1].get("http-equiv") for part in parts.values()}
    assert seconds == {"Content-Security-Policy"}


def test_a_part_is_not_found_by_search_engines_tells_nobody_and_says_its_version(
    guideline: Guideline, parts: Pages
) -> None:
    pages = {name: path for path, name in embedded(guideline).items()}
    for name, part in parts.items():
        assert part.xpath("//meta[@name='robots']/@content") == ["noindex"], name
        assert part.xpath("//meta[@name='referrer']/@content") == ["no-referrer"], name
        said = " ".join(part.text_content().split())
        assert f"versie {guideline.settings.version}, {date_in('nl', guideline.settings.date)}" in said.replace(
            "Versie", "versie"
        ), name
        assert guidance(guideline, pages[name]) in said, name


def test_the_title_of_an_aid_does_not_say_what_it_decides(guideline: Guideline, parts: Pages) -> None:
    titles = {parts[str(tree.id)].findtext("head/title") for tree in guideline.trees}
    assert titles == {f"Beslishulp - {guideline.settings.title}"}


def test_every_part_and_every_question_and_outcome_has_the_emergency_numbers(
    guideline: Guideline, parts: Pages
) -> None:
    wanted = {*emergency(guideline)}
    for name, part in parts.items():
        for place in (part.find("body"), *part.find_class("c-aid__node")):
            numbers = set(place.xpath(".//p[contains(@class, 'c-aid__numbers')]/a/@href"))
            assert wanted <= numbers, name


def test_every_link_opens_outside_and_leads_to_a_page_and_anchor_of_the_site(
    site: Path, pages: Pages, parts: Pages, published: str | None
) -> None:
    here = f"{published or ANYWHERE}/"
    files = {path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*") if path.is_file()}
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    broken = []
    for name, part in parts.items():
        for link in part.xpath("//a[not(starts-with(@href, 'tel:'))]"):
            target, anchor = urldefrag(urljoin(here + urls.embed(name), link.get("href")))
            assert (link.get("target"), link.get("rel")) == ("_blank", "noopener"), name
            there = unquote(target.removeprefix(here))
            if target.startswith(here) and (there not in files or (anchor and anchor not in ids[there])):
                broken.append((name, link.get("href")))
    assert broken == []


def test_a_part_has_one_h1_no_id_twice_and_nothing_that_jumps_or_pops_up(parts: Pages) -> None:
    for name, part in parts.items():
        assert len(part.xpath("//h1")) == 1, name
        assert [one for one, count in Counter(part.xpath("//@id")).items() if count > 1] == [], name
        assert part.xpath("//@autofocus | //@popover | //@popovertarget | //a[starts-with(@href, '#')]") == [], name


def test_a_part_leaves_out_where_things_come_from_and_what_terms_mean(parts: Pages) -> None:
    left_out = "//*[contains(@class, 'c-provenance') or contains(@class, 'c-meaning') or contains(@class, 'c-anchor')]"
    assert {name for name, part in parts.items() if part.xpath(left_out)} == set()


def test_a_part_has_every_question_help_and_outcome_of_the_page(
    guideline: Guideline, pages: Pages, parts: Pages
) -> None:
    for tree in guideline.trees:
        full, part = pages[urls.tree(tree.id)], parts[str(tree.id)]
        for words in ("//h2", "//label[not(@for='bronnen')]", "//details/summary[contains(., 'Hulp')]", "//h3"):
            ours = [_words(one) for one in part.xpath(words)]
            assert ours == [_words(one) for one in full.xpath("//main" + words)], (tree.id, words)
        texts = [_words(one) for one in full.xpath("//div[contains(@class, 'c-aid__node')]//div[@class='c-text']")]
        assert set(texts) <= {_words(one) for one in part.xpath("//div[@class='c-text']")}, tree.id


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_no_style_depends_on_the_window_or_stays_in_place(parts: Pages) -> None:
    """A frame that grows with what stands in it would grow for ever."""
    styles = {part.xpath("//style/text()")[0] for part in parts.values()}
    assert [found for style in styles for found in re.findall(r"\d[sld]?v(?:h|min|max)\b|sticky|fixed", style)] == []


def test_the_style_of_an_aid_that_works_without_a_script_is_in_it(
    site: Path, guideline: Guideline, parts: Pages
) -> None:
    for tree in guideline.trees:
        style = (site / steps(tree.id, graph_of(tree)).path).read_text("utf-8")
        assert style, tree.id
        assert style in parts[str(tree.id)].xpath("//style/text()")[0], tree.id


def test_every_page_can_be_shown_as_a_card(pages: Pages) -> None:
    for path, page in pages.items():
        title, text = (page.xpath(f"//meta[@property='og:{name}']/@content") for name in ("title", "description"))
        assert (title, text) == ([_title(page)], page.xpath("//meta[@name='description']/@content")), path


def _title(page: html.HtmlElement) -> str:
    return str(page.findtext("head/title")).rpartition(" - ")[0]
