"""A rule beside a text and what decides an answer stand open; where sources differ has a heading of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import change
from lxml import html
from making import DRAWN
from places import TODAY
from undressed import undressed

from leidraad import pipeline

AID = Path("beslishulpen", "is-er-gevaar.yml")


def _page(good: Path, name: str) -> html.HtmlElement:
    made = pipeline.render(pipeline.trusted(good, TODAY), DRAWN)
    return html.fromstring(undressed(made[name])[1])


def _said(nodes: list[html.HtmlElement]) -> list[str]:
    return [" ".join(node.text_content().split()) for node in nodes]


def test_a_rule_stands_open_under_its_own_heading(good: Path) -> None:
    page = _page(good, "praktisch/spoed/index.md")
    [rule] = page.xpath("//*[@id='bel-112']/*[@class='c-caution']")
    assert _said([rule]) == ["Let opZeg eerst waar je bent."]
    aid = _page(good, "beslishulpen/is-er-gevaar/index.md")
    assert _said(aid.xpath("//*[@id='zorgen']//*[@class='c-caution']")) == ["Let opKies bij twijfel niet nee."]
    assert _said(aid.xpath("//*[@id='bel']//*[@class='c-caution']")) == ["Let opHang niet op."]
    assert aid.xpath("//details//*[@class='c-caution']") == []


def test_a_badge_says_the_act_and_its_kind_stays_for_the_proof(good: Path) -> None:
    aid = _page(good, "beslishulpen/is-er-gevaar/index.md")
    assert _said(aid.xpath("//*[@id='bel']//*[@class='c-aid__kind']")) == ["Meteen doen"]
    [subject] = pipeline.trusted(good, TODAY).subjects
    assert subject.kind("bel").id == "bellen"


@pytest.mark.parametrize(("key", "closed"), [("", 1), ("        beslissend: ja\n", 0)])
def test_what_decides_an_answer_stands_open_under_the_question(good: Path, key: str, closed: int) -> None:
    change(good / AID, "      - id: denk-aan\n", f"      - id: denk-aan\n{key}")
    aid = _page(good, "beslishulpen/is-er-gevaar/index.md")
    assert len(aid.xpath("//*[@id='denk-aan']")) == 1
    assert len(aid.xpath("//details//*[@id='denk-aan']")) == closed
