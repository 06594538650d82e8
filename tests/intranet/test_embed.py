"""Parts of the second guideline: where they stand anywhere and at an address, and the form that `v1` promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command import same_as_approved
from folders import Pages
from laws.parts import *  # noqa: F403
from lxml import html
from places import ADDRESS, TODAY
from told import answers

from leidraad import pipeline
from leidraad.intranet.embeds import embeds
from leidraad.intranet.oembed import NOWHERE
from leidraad.web import urls
from leidraad.web.page import Workshop

pytestmark = pytest.mark.slow


def test_without_an_address_there_is_no_oembed_and_no_canonical_link(content: Path, pages: Pages) -> None:
    assert answers(content, None) == {}
    assert {path for path, page in pages.items() if page.xpath("//link[@rel='alternate']")} == set()


def test_with_an_address_oembed_answers_with_a_frame_that_wordpress_lets_through(content: Path) -> None:
    """WordPress keeps one link in a quotation and one frame, with these attributes of it only."""
    found = answers(content)
    assert len(found) == len([*embeds(Workshop(pipeline.trusted(content, TODAY, ADDRESS), on_paper=False))])
    for path, answer in found.items():
        [quote, frame] = html.fragments_fromstring(answer["html"])
        assert (answer["type"], answer["version"], quote.tag, frame.tag) == ("rich", "1.0", "blockquote", "iframe")
        assert dict(frame.attrib) == {
            "src": f"{ADDRESS}/{path.removesuffix('oembed.json')}",
            "title": answer["title"],
            "width": "100%",
            "height": str(answer["height"]),
            "frameborder": "0",
        }
        assert quote.find("a").get("href").startswith(f"{ADDRESS}/")


def test_the_page_about_this_shows_every_part_with_its_code_and_says_that_the_address_is_not_real(
    pages: Pages, parts: Pages
) -> None:
    page = pages[urls.KIT]
    shown = page.xpath("//details[@name='onderdeel']")
    assert len(shown) == len(parts)
    for one in shown:
        [preview], [code] = one.xpath(".//iframe"), one.xpath(".//textarea[starts-with(@id, 'code-')]")
        [frame] = html.fragment_fromstring(code.text, create_parent=True).xpath("./iframe")
        name = urls.relative(urls.KIT, preview.get("src")).strip("/").rpartition("/")[2]
        assert frame.get("src") == NOWHERE + urls.embed(name)
        assert {key: frame.get(key) for key in ("title", "sandbox")} == {
            key: preview.get(key) for key in ("title", "sandbox")
        }
    assert NOWHERE in page.find_class("c-kit__warning")[0].text_content()


def test_the_menu_leads_to_the_page_about_this(pages: Pages) -> None:
    links = pages["begrippen/"].xpath("//footer//a/@href | //nav[@class='c-menu__panel']//a/@href")
    assert links.count("../insluiten/") == 2


def test_what_oembed_and_the_data_say_has_the_promised_form(site: Path, content: Path, approve: bool) -> None:
    schemas = {
        path.name: _form(json.loads(path.read_text("utf-8"))) for path in (site / urls.DATA).glob("*.schema.json")
    }
    answer = next(iter(answers(content).values()))
    forms = {**schemas, "oembed.json": {name: type(value).__name__ for name, value in answer.items()}}
    printed = json.dumps(forms, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    same_as_approved("embed-v1/vormen.json", printed, approve)


def _form(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of each kind of thing in a schema, and what may stand in each."""
    kinds = {schema["title"]: schema, **schema.get("$defs", {})}
    return {name: _fields(kind) for name, kind in kinds.items()}


def _fields(kind: dict[str, Any]) -> Any:
    if "properties" not in kind:
        return {name: part for name, part in kind.items() if name not in ("$defs", "$schema", "title", "description")}
    return {name: _type(part) for name, part in kind["properties"].items()}


def _type(part: dict[str, Any]) -> Any:
    return {name: value for name, value in part.items() if name not in ("title", "description", "default")}
