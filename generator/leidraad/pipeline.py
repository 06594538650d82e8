"""The whole program on one page: read → shape → check → pages → render → write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from leidraad.hosting.servers import servers
from leidraad.intranet.document import documents as inside_documents
from leidraad.intranet.embeds import embeds
from leidraad.intranet.kit import with_kit
from leidraad.intranet.oembed import discoverable, oembed
from leidraad.output import write
from leidraad.paper.handouts import documents
from leidraad.paper.letters import signs_can_be_printed
from leidraad.paper.shelf import on_paper, paper_files
from leidraad.paper.sound import assure
from leidraad.paper.typeset import typeset
from leidraad.skin import dress
from leidraad.source.checks import CHECKS, check
from leidraad.source.folder import read_folder
from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import ContentError, Problem
from leidraad.source.shape import shape
from leidraad.trees.proof import trees_are_proven
from leidraad.web.assets import assets
from leidraad.web.data import data
from leidraad.web.lexicon import lexicon
from leidraad.web.pages import handouts_page, pages
from leidraad.web.provenance import uses
from leidraad.web.sentences import sentences_are_complete
from leidraad.web.sitemap import sitemap
from leidraad.web.steps import steps
from leidraad.web.templates import render_all

DOCS = Path("build/docs")
# Documents that were set before; it can be thrown away at any time.
PAPERS = Path("build/papers")


def guideline(content: Path, today: date, address: str | None = None) -> Guideline:
    """Return what the content folder says, not yet checked; raise ContentError."""
    return shape(read_folder(content), today, address)


def trusted(content: Path, today: date, address: str | None = None) -> tuple[Guideline, tuple[Problem, ...]]:
    """Return a guideline that can be published, and the warnings about it; raise ContentError."""
    found = guideline(content, today, address)
    return found, check(found, (*CHECKS, trees_are_proven, sentences_are_complete, signs_can_be_printed))


def render(trusted: Guideline, papers: Path | None = None) -> Mapping[str, bytes]:
    """Return every file of the folder that MkDocs builds, by its path there.

    `papers` is where documents that were set are kept; without it there are none.
    """
    names = lexicon(trusted)
    found = uses(trusted, names)
    parts = embeds(trusted, names)
    shown = discoverable(pages(trusted, names, found, on_paper=papers is not None), parts)
    sheets = typeset(assure(trusted, documents(trusted, names, shown)), papers, trusted.settings.date) if papers else {}
    if sheets:
        shown = (*shown, handouts_page(trusted, names, on_paper(trusted, shown, sheets)))
    return {
        **render_all(with_kit(shown, parts, trusted.sentences), trusted.sentences),
        **sitemap(shown),
        **data(trusted, names, found),
        **assets(),
        **steps(trusted),
        **inside_documents(parts, trusted.sentences),
        **oembed(parts),
        **paper_files(sheets),
    }


def finish(docs: Path, address: str | None) -> Mapping[str, bytes]:
    """Return every file of the site: the pages in their skin, and the settings for the server where they will stand."""
    site = dress(docs, address)
    return {**site, **servers(site, address)}


def assemble(
    content: Path, today: date, address: str | None = None, papers: Path | None = PAPERS
) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Return every file of the finished site and the warnings about its content; raise ContentError."""
    guideline, warnings = trusted(content, today, address)
    write(DOCS, render(guideline, papers))
    return finish(DOCS, guideline.settings.address), warnings


def accepted(warnings: tuple[Problem, ...], strict: bool) -> tuple[Problem, ...]:
    """Return the warnings that may stand; strictly none may, and then raise ContentError."""
    if strict and warnings:
        raise ContentError(warnings)
    return warnings


def build(
    content: Path, site: Path, today: date, address: str | None, strict: bool, papers: Path | None = PAPERS
) -> tuple[Problem, ...]:
    """Build the site and return the warnings; raise ContentError, and then leave the site as it was."""
    files, warnings = assemble(content, today, address, papers)
    accepted(warnings, strict)
    write(site, files)
    return warnings
