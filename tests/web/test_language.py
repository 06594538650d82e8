"""A guideline in English: every form says its own sentences, dates and numbers in English, and that it does."""

from __future__ import annotations

import io
import re
from functools import partial
from pathlib import Path

import pytest
from beginning import WITH, made
from folders import Pages, read_pages, read_parts
from making import finished, once, rendered
from places import TODAY
from pypdf import PdfReader

from leidraad import pipeline
from leidraad.language import sentences
from leidraad.offline.archive import archive
from leidraad.output import write
from leidraad.trusted import Trusted
from leidraad.web.dates import date_in

pytestmark = pytest.mark.slow
# The page where a reader keeps a copy, so that there is a worker.
KEEP = """\
id: bewaren
titel: Keep a copy
samenvatting: "What a copy is."
secties: [{id: wat, kop: What is a copy, tekst: "All of this site."}]
"""


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Trusted:
    """A small guideline that says it is English; the words of its editors do not matter here."""
    files = dict(made(WITH))
    files["richtlijn.yml"] = files["richtlijn.yml"].replace(b"\nrechten:", b"\ntaal: en\nrechten:", 1)
    files["richtlijn.yml"] = files["richtlijn.yml"].replace(b"over: [colofon]", b"over: [colofon, bewaren]")
    files["over/bewaren.yml"] = KEEP.encode()
    return pipeline.trusted(once(tmp_path_factory, "engels", partial(write, files=files)), TODAY)


@pytest.fixture(scope="session")
def english_docs(english: Trusted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is made of it, with paper."""
    return once(tmp_path_factory, "docs-engels", partial(rendered, english))


@pytest.fixture(scope="session")
def english_site(english: Trusted, english_docs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its finished site."""
    return once(tmp_path_factory, "site-engels", partial(finished, english, english_docs))


def _dutch_in(text: str) -> list[str]:
    """Return the sentences that are said in Dutch only, whole, in a text."""
    pairs = zip(sentences("nl").values(), sentences("en").values(), strict=True)
    words = {str(dutch) for dutch, other in pairs if dutch != other and len(dutch) > 12}
    return sorted(one for one in words if one in text)


def _wrong(pages: Pages) -> dict[str, object]:
    said = {name: (page.get("lang"), _dutch_in(" ".join(page.text_content().split()))) for name, page in pages.items()}
    return {name: found for name, found in said.items() if found != ("en", [])}


def test_every_page_and_part_is_english(english_site: Path) -> None:
    pages, parts = read_pages(english_site), read_parts(english_site)
    assert len(pages) > 12
    assert len(parts) > 3
    assert _wrong(pages) == _wrong(parts) == {}


def test_dates_labels_and_certainty_are_english(english_site: Path) -> None:
    sources = " ".join(read_pages(english_site)["over/bronnen/"].text_content().split())
    assert "checked on 23 November 2026" in sources
    assert "Certainty: medium" in sources
    aid = read_pages(english_site)["beslishulpen/kan-ik-verder/routes/"].text_content()
    assert re.search(
        r"Proven: every route with the answer “Ja” to question 1 \(“[^”]*”\) always ends in outcome A", aid
    )


def test_every_pdf_says_that_it_is_english_and_is(english_site: Path) -> None:
    papers = sorted((english_site / "handouts").glob("*.pdf"))
    assert len(papers) > 5
    for paper in papers:
        pdf = PdfReader(io.BytesIO(paper.read_bytes()))
        assert str(pdf.trailer["/Root"]["/Lang"]) in ("en", "en-GB"), paper.name
        assert _dutch_in(" ".join("".join(page.extract_text() for page in pdf.pages).split())) == [], paper.name


def test_what_a_reader_takes_along_is_english(english: Trusted, english_site: Path) -> None:
    readme = archive(pipeline.shelf(english, paper=False), english).data
    assert b"LEESMIJ.txt" in readme
    assert _dutch_in((english_site / "sw.js").read_text(encoding="utf-8")) == []
    assert "You see a kept copy of" in (english_site / "sw.js").read_text(encoding="utf-8")


def test_a_date_is_as_its_language_writes_it() -> None:
    assert [date_in(language, TODAY) for language in ("nl", "en")] == ["23 november 2026", "23 November 2026"]
