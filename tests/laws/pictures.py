"""What holds of the picture of every decision aid of any guideline."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from browsing import reading
from drawn import SVG, labels_of, letters, says_of
from playwright.sync_api import Browser

from leidraad.source.model.guideline import Guideline
from leidraad.trees.diagram import Labels, picture
from leidraad.trees.graph import Graph, graph_of
from leidraad.web.drawings import on_a_page

pytestmark = pytest.mark.slow

STICKS_OUT = """() => [...document.querySelectorAll('.c-diagram g[class]')].flatMap(group => {
  const frame = group.querySelector('rect').getBBox()
  return [...group.querySelectorAll('text')].filter(text => text.textContent.trim()).filter(text => {
    const box = text.getBBox()
    return box.x < frame.x || box.y < frame.y
      || box.x + box.width > frame.x + frame.width || box.y + box.height > frame.y + frame.height
  }).map(text => text.textContent)
})"""


def _aids(guideline: Guideline) -> Iterator[tuple[Graph, Labels]]:
    for tree in guideline.trees:
        graph = graph_of(tree)
        yield graph, labels_of(guideline, tree, graph)


def test_every_word_of_an_aid_is_in_its_picture(guideline: Guideline) -> None:
    for graph, labels in _aids(guideline):
        svg = on_a_page(picture(graph, labels))
        wanted = [
            letters(text) for label in labels.nodes.values() for text in (label.sign, label.text, label.kind) if text
        ]
        wanted += [letters(text) for text in labels.answers.values()]
        assert sorted(says_of(svg)) == sorted(wanted)
        assert svg == on_a_page(picture(graph, labels))


def test_a_picture_asks_nothing_of_its_page(guideline: Guideline) -> None:
    for graph, labels in _aids(guideline):
        root = ET.fromstring(on_a_page(picture(graph, labels), "een-"))
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == "een-title een-desc"
        assert {element.get("id"): element.text for element in root.iter() if element.get("id")} == {
            "een-title": labels.title,
            "een-desc": labels.description,
        }
        tags = {"svg", "title", "desc", "g", "path", "rect", "text", "tspan"}
        assert {element.tag.removeprefix(SVG) for element in root.iter()} == tags
        assert {name for element in root.iter() for name in element.attrib} & {
            "style",
            "href",
            "src",
            "onload",
        } == set()
        assert "url(" not in on_a_page(picture(graph, labels))
        colours = {element.get(name) for element in root.iter() for name in ("fill", "stroke")}
        assert colours == {None, "none", "currentColor"}


def test_an_aid_fits_on_paper_and_on_four_phones(guideline: Guideline) -> None:
    """Up to sixteen boxes take an A4 in type of 9 points, or little more, which paper then draws in two parts.

    Larger ones must at least stay within four phones' width.
    """
    for graph, labels in _aids(guideline):
        placed = picture(graph, labels).placement
        assert placed.width <= 4 * 360
        assert placed.crossings <= 3
        assert placed.sheets <= 1.25 or len(placed.boxes) > 16


@pytest.mark.parametrize("face", ["system-ui", "DejaVu Sans"])
def test_no_text_sticks_out_of_its_box(browser: Browser, guideline: Guideline, face: str) -> None:
    pictures = []
    for tree in guideline.trees:
        graph = graph_of(tree)
        pictures.append(on_a_page(picture(graph, labels_of(guideline, tree, graph)), f"{tree.id}-"))
    with reading(browser) as page:
        page.set_content(f"<style>text {{ font-family: '{face}', {face}; }}</style>{''.join(pictures)}")
        assert page.locator(".c-diagram text").count() > 10 * len(guideline.trees)
        assert page.evaluate(STICKS_OUT) == []
