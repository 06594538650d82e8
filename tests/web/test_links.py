"""A link is written as its edition writes it, and by nobody else."""

from __future__ import annotations

import re

import pytest

from leidraad.intranet.inside import InsideLinks
from leidraad.web import urls
from leidraad.web.links import Links, on_the_site
from leidraad.web.templates import HERE

TEMPLATES = sorted(path for path in HERE.rglob("*.jinja"))
# What needs no edition: a place on the page itself, a number to dial, and addresses that are whole in every edition.
WHOLE = r"#|\{\{ [\w.]+\.tel \}\}|\{\{ url\(|\{\{ head\.\w+ \}\}|\{\{ (sheet|script) \}\}"
ADDRESS = "https://leidraad.example/richtlijn"
HERE_ON_THE_SITE = "werk/stap-1/"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_writes_a_link_itself(template: object) -> None:
    text = template.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    written = re.findall(r'\b(?:href|src|action|srcset|poster)="([^"]*)', text)
    assert [value for value in written if not re.match(WHOLE, value)] == []


@pytest.mark.parametrize(
    ("here", "there", "written"),
    [
        (HERE_ON_THE_SITE, "begrippen/#regie", 'href="../../begrippen/#regie"'),
        (HERE_ON_THE_SITE, "werk/stap-1/#doel", 'href="#doel"'),
        (HERE_ON_THE_SITE, "", 'href="../../"'),
        ("over/bronnen/", "#leidende-zin", 'href="../../#leidende-zin"'),
        (urls.NOT_FOUND, "", 'href="/richtlijn/"'),
        (urls.NOT_FOUND, "begrippen/#regie", 'href="/richtlijn/begrippen/#regie"'),
    ],
)
def test_pages_of_the_site_call_each_other_relatively_but_the_page_that_is_shown_anywhere(
    here: str, there: str, written: str
) -> None:
    assert Links(here, on_the_site(ADDRESS)).to(there) == written


def test_a_link_elsewhere_says_nothing_of_where_the_reader_came_from() -> None:
    links = Links(HERE_ON_THE_SITE, on_the_site(None))
    assert links.out('https://a.example/?x="y"&z') == 'href="https://a.example/?x=&quot;y&quot;&amp;z" rel="noreferrer"'


def test_every_way_out_of_a_part_opens_outside_the_page_around_it() -> None:
    links = InsideLinks(urls.embed("stap-1"), on_the_site(None))
    outside = 'target="_blank" rel="noopener"'
    assert links.to("werk/stap-2/", rel="next") == f'href="../../../werk/stap-2/" {outside}'
    assert links.out("https://a.example/") == f'href="https://a.example/" {outside}'
