"""Whoever follows a link to a page that moved comes to the page, without a script and without a server that knows."""

from __future__ import annotations

from pathlib import Path

from command import change
from lxml import html
from places import TODAY
from undressed import undressed

from leidraad import pipeline
from leidraad.web.links import on_the_site
from leidraad.web.moved import moved_pages
from leidraad.web.page import Workshop
from leidraad.web.pages import pages
from leidraad.web.sitemap import sitemap
from leidraad.web.templates import render_all


def test_an_old_address_leads_to_the_new_page(good: Path) -> None:
    change(good / "richtlijn.yml", "over: [colofon]", "over: [colofon]\nverhuisd: {werk/oude-stap/: stap-1}")
    trusted = pipeline.trusted(good, TODAY)
    shop = Workshop(trusted, on_paper=False)
    drawn = {str(subject.tree.id): None for subject in trusted.subjects}
    site = tuple(pages(shop, drawn, {}))
    moved = tuple(moved_pages(shop, site))
    made = render_all(moved, trusted.guideline.sentences, on_the_site(trusted.guideline.settings.address))
    assert set(made) == {"register/index.md", "werk/oude-stap/index.md"}
    head, body = undressed(made["werk/oude-stap/index.md"])
    assert '<meta http-equiv="refresh" content="0; url=../stap-1/">' in head
    assert '<link rel="canonical" href="https://voorbeeld.example/leidraad/werk/stap-1/">' in head
    [link] = html.fromstring(body).xpath("//main//a")
    assert (link.get("href"), link.text) == ("../stap-1/", "Signalen")
    assert sitemap((*site, *moved)) == sitemap(site)
