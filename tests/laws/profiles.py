"""What holds of every profile of any guideline."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from making import DRAWN
from places import TODAY
from undressed import body

from leidraad import pipeline
from leidraad.trusted import Trusted


@pytest.mark.slow
def test_every_profile_is_checked_and_proven_and_every_link_of_its_site_leads_somewhere(content: Path) -> None:
    for profile in sorted(path.stem for path in (content / "profielen").glob("*.yml")):
        _is_whole(pipeline.trusted(content, TODAY, profile=profile))


def _is_whole(found: Trusted) -> None:
    assert found.warnings == ()
    site = pipeline.render(found, DRAWN)
    pages = {name.removesuffix("index.md"): html.fromstring(body(site[name])) for name in site if name.endswith(".md")}
    anchors = {f"{path}#{anchor}" for path, page in pages.items() for anchor in page.xpath("//@id")}
    for path, page in pages.items():
        for href in page.xpath("//main//a/@href"):
            if not re.match(r"[a-z]+:", href):
                target = _resolved(path, href)
                file = target.partition("#")[0]
                known = file in pages or file in site or f"{file}index.html" in site or file.endswith(".pdf")
                assert known, (path, href)
                if "#" in target and file in pages:
                    assert target in anchors, (path, href)


def _resolved(path: str, href: str) -> str:
    return urljoin(f"http://x/{path}", href).removeprefix("http://x/")
