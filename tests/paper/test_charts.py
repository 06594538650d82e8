"""One picture as data is printed for the web and for paper."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from drawn import SVG
from places import SECOND, TODAY

from leidraad import pipeline
from leidraad.look import colours
from leidraad.paper.charts import LEAST, OURS, figure
from leidraad.web.drawings import drawings, on_a_page


def _shapes(root: ET.Element) -> list[tuple[str, dict[str, str], str | None]]:
    """Return all that is drawn, without what surrounds it."""
    return [(one.tag, dict(one.attrib), one.text) for one in root.find(f"{SVG}g") or () for one in one.iter()]


@pytest.mark.slow
def test_paper_and_web_draw_the_same_and_each_sets_it_in_its_own_way() -> None:
    for drawn in drawings(pipeline.trusted(SECOND, TODAY), {}).values():
        assert drawn
        on_paper = figure(drawn, "Titel", "In woorden", "")
        paper, web = ET.fromstring(on_paper.svg), ET.fromstring(on_a_page(drawn))
        assert _shapes(paper) == _shapes(web) != []
        sizes = [float(side) for side in paper.get("viewBox", "").split()[2:]]
        assert [float(paper.get(side, "")) for side in ("width", "height")] == sizes
        assert [side * LEAST / OURS for side in sizes] == pytest.approx([on_paper.width, on_paper.height], abs=0.01)
        assert web.get("width", "").endswith("em")
        faces = [root.find(f"{SVG}g").get("font-family") for root in (paper, web)]  # type: ignore[union-attr]
        assert faces == ["Source Sans Pro", "system-ui, sans-serif"]
        styles = [root.findtext(f"{SVG}style", "") for root in (paper, web)]
        assert colours("paper")["alarm-letters"] in styles[0]
        assert styles[1] == ""
