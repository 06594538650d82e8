"""Nothing that an editor writes gets out of the place where it is printed, also when MkDocs has dressed the page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from command import change
from lxml import html
from making import DRAWN
from places import TODAY

from leidraad import pipeline
from leidraad.skin import dress

pytestmark = pytest.mark.slow

# What would run, load or lead away where an attribute of a head ends early.
HOSTILE = (
    """Bel. "><svg onload=document.title='PWNED' x=""",
    '0;url=https://evil.example" http-equiv="refresh',
    """x"><script src='https://evil.example/x.js' y=""",
    "Zeg \"stop\" en bel & zeg < of > meteen, 'echt' {{ 7*7 }} {% raw %}",
)


def _site(content: Path) -> Mapping[str, bytes]:
    return dress(pipeline.render(pipeline.trusted(content, TODAY), DRAWN), None)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_in_a_head_is_that_text_and_nothing_else(good: Path, text: str) -> None:
    sheet = good / "bladen" / "spoed.yml"
    fields = {line.partition(": ")[0]: line for line in sheet.read_text(encoding="utf-8").splitlines()}
    for name in ("titel", "samenvatting"):
        change(sheet, fields[name], f"{name}: {_quoted(text)}")
    site = _site(good)
    head = html.fromstring(site["praktisch/spoed/index.html"]).find("head")
    other = html.fromstring(site["begrippen/index.html"]).find("head")
    assert [(one.tag, one.keys()) for one in head] == [(one.tag, one.keys()) for one in other]
    said = {one.get("name") or one.get("property"): one.get("content") for one in head.iter("meta")}
    assert said["description"] == said["og:title"] == said["og:description"] == text
    assert head.findtext("title").startswith(f"{text} - ")


@pytest.mark.parametrize("fence", ["~~~", "```", "~~~ {#inhoud .c-page}"])
def test_two_points_with_a_fence_leave_what_stands_between_them_as_it_is(good: Path, fence: str) -> None:
    """Python-Markdown would make one block of code of it, sources and all."""
    step, shown = good / "werk" / "stap-1.yml", []
    for name, line in (("with", re.sub(r"([~`])", r"\\\1", fence)), ("without", "en")):
        made = good.with_name(name)
        shutil.copytree(good, made)
        for text in ("Leg vast wat je ziet.", "Houd de kring klein."):
            change(made / step.relative_to(good), f'tekst: "{text}"', f"tekst: |-\n{_block('een', line, 'twee')}")
        page = html.fromstring(_site(made)["werk/stap-1/index.html"])
        # What a link to a point is called says what stands there.
        named = ([pair for pair in one.items() if pair[0] != "aria-label"] for one in page.iter())
        shown.append([(one.tag, *pairs) for one, pairs in zip(page.iter(), named, strict=True)])
        assert page.text_content().count(line.replace("\\", "")) >= 2
    assert shown[0] == shown[1]


def _block(*lines: str) -> str:
    return "\n".join(f"          {line}" for line in lines)
