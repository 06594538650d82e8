"""Where an outcome leads is what its reader can follow: on the page, in the part for other sites, and in the data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from making import DRAWN
from places import TODAY

from leidraad import pipeline
from leidraad.source.markup import linked
from leidraad.source.nodes import Source, Span, Text
from leidraad.trusted import Trusted
from leidraad.web import urls

SPAN = Span(Source("x.yml", ()), 1, 1, 1)


@pytest.fixture
def trusted(good: Path) -> Trusted:
    """The smallest good content, where some sentences name their page and some do not."""
    return pipeline.trusted(good, TODAY)


def _leads(trusted: Trusted) -> Iterator[tuple[str, str, str]]:
    """Yield every aid and outcome with a page to which it leads, as its site path."""
    for subject in trusted.subjects:
        for name, outcome in subject.outcomes.items():
            yield from ((str(subject.tree.id), name, trusted.lexicon.pages[lead.target][1]) for lead in outcome.leads)


def _plain(page: bytes) -> str:
    """Return the HTML of a page, which stands in its head as JSON."""
    return page.decode().replace('\\"', '"')


def _links(html: bytes, outcome: str) -> set[str]:
    """Return the links within the part of a page that shows an outcome."""
    parts = re.findall(rf'data-node="{outcome}".*?</section>', _plain(html), re.DOTALL)
    return {link for part in parts for link in re.findall(r'<a [^>]*?href="([^"]*)"', part)}


def test_every_page_to_which_an_outcome_leads_is_a_link_on_its_page_and_elsewhere(trusted: Trusted) -> None:
    files: Mapping[str, bytes] = pipeline.render(trusted, DRAWN)
    found = list(_leads(trusted))
    assert len(found) >= 4
    for aid, outcome, path in found:
        page = f"{urls.tree(aid)}index.md"
        assert urls.relative(urls.tree(aid), path) in _links(files[page], outcome) or path == urls.tree(aid)
        inside = files[f"{urls.embed(aid)}index.html"]
        assert any(link.endswith(path) for link in _links(inside, outcome))


def test_the_data_of_an_aid_say_where_its_outcomes_lead_and_what_is_proven(trusted: Trusted) -> None:
    files = pipeline.render(trusted, DRAWN)
    for subject in trusted.subjects:
        data = json.loads(files[urls.tree_data(subject.tree.id)])
        told = {(name, lead["naar"], lead["url"]) for name, one in data["uitkomsten"].items() for lead in one["verder"]}
        assert told == {
            (name, lead.target, f"/{trusted.lexicon.pages[lead.target][1]}")
            for name, one in subject.outcomes.items()
            for lead in one.leads
        }
        page = files[f"{urls.routes(subject.tree.id)}index.md"]
        for number, one in enumerate(data["garanties"], 1):
            assert f'id="{one["id"]}"' in _plain(page)
            assert f'id="garantie-{number}"' in _plain(page)
            assert one["bewezen"].startswith("Bewezen: ")
            assert one["bewezen"] in _plain(page)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Begin opnieuw.", "[[hulp|Begin opnieuw.]]"),
        ("Ga naar [[hulp]].", "Ga naar [[hulp]]."),
        ("Bel **nu**.", "Bel **nu**. ([[hulp]])"),
        ("Kies [dit] maar.", "Kies [dit] maar. ([[hulp]])"),
        ("Zie [[begrip:regie]].", "Zie [[begrip:regie]]. ([[hulp]])"),
    ],
)
def test_a_sentence_without_a_link_becomes_one_or_gets_one(text: str, shown: str) -> None:
    assert linked(Text(text, SPAN), "hulp") == shown
