"""The whole program on one page: read → shape → check → pages → render → write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from leidraad.checking import accepted, checked, guideline, read, trusted
from leidraad.forms import OnRequest, Output, everything, one_by_one, ready, together
from leidraad.hosting.servers import servers
from leidraad.intranet.document import embed_pages
from leidraad.intranet.embeds import Embed, embeds
from leidraad.intranet.kit import admin_page, kit_page
from leidraad.intranet.oembed import oembed_files
from leidraad.offline.archive import for_readers
from leidraad.offline.links import by_file
from leidraad.offline.page import keep_page
from leidraad.offline.worker import with_worker
from leidraad.output import publish
from leidraad.paper.enlarged import enlarged
from leidraad.paper.fitting import workplace
from leidraad.paper.handouts import publication, publications, undrawn
from leidraad.paper.shelf import on_paper, paper_files
from leidraad.paper.sound import assure
from leidraad.paper.typeset import Pdf, typeset
from leidraad.recalled import PLACE, recalled
from leidraad.search.script import search
from leidraad.skin import dress
from leidraad.source.problems import Problem
from leidraad.store import FolderStore, Store
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.assets import assets
from leidraad.web.data import data
from leidraad.web.drawings import drawings
from leidraad.web.handouts import handouts
from leidraad.web.house_style import house_style
from leidraad.web.links import Naming, on_the_site
from leidraad.web.moved import moved_pages
from leidraad.web.page import Page, View, Workshop
from leidraad.web.pages import AboutMaker, handouts_page, pages
from leidraad.web.sitemap import NAME as MAP
from leidraad.web.sitemap import sitemap
from leidraad.web.templates import render_all

# The first half of the program, which stands in a module of its own, is part of the picture.
__all__ = ["accepted", "build", "checked", "finish", "forms", "guideline", "read", "render", "trusted", "workplace"]
# What becomes of the files of an edition, with a store of pages in their skin.
Finishing = Callable[[Mapping[str, bytes], Trusted, Store | None], Mapping[str, bytes]]


def render(
    trusted: Trusted,
    drawn: Store,
    papers: Store | None = None,
    naming: Naming | None = None,
    printed: tuple[Store, Store] | None = None,
) -> Mapping[str, bytes]:
    """Return every file of the folder that MkDocs builds, by its path there; the stores are as `forms` has them."""
    return everything(forms(trusted, drawn, papers, naming, printed))


def forms(
    trusted: Trusted,
    drawn: Store,
    papers: Store | None = None,
    naming: Naming | None = None,
    printed: tuple[Store, Store] | None = None,
) -> tuple[Output[Any, bytes], ...]:
    """Return what makes the files of the folder that MkDocs builds, all of them or those that are asked for.

    `drawn` and `papers` keep the drawings and the documents from one time to the next; without the latter there are
    no documents. `naming` is how pages of this edition call each other; without it they do as on a server. `printed`
    keeps the pages and the parts of this edition.
    """
    whole, inside = printed or (None, None)
    guideline, say, house = trusted.guideline, trusted.guideline.sentences, house_style(trusted.guideline)
    naming = naming or on_the_site(guideline.settings.address)
    pictures = OnRequest([together((one.id for one in guideline.trees), partial(drawings, trusted, drawn))])
    shop = Workshop(trusted, on_paper=papers is not None)
    parts = embeds(shop)
    site = pages(shop, pictures, special_pages(parts))
    shown: tuple[Page[View], ...] = (*site, *moved_pages(shop, site))
    sheets: Mapping[str, Pdf] = {}
    if papers is not None:
        sheets = typeset(assure(trusted, publications(trusted, site, pictures)), papers, guideline.settings.date)
        shown = (*shown, handouts_page(shop, on_paper(trusted, shown, sheets)))
    return (
        Output({page.file: page for page in shown}, lambda some: render_all(some.values(), say, naming, whole)),
        together([MAP] if guideline.settings.address else [], partial(sitemap, shown)),
        one_by_one(data(trusted)),
        together([urls.SEARCH], partial(search, trusted, on_paper=papers is not None)),
        ready(assets(house, guideline.logo, len(guideline.settings.roles))),
        ready({one.path: one.style.encode() for one in shop.steps.values()}),
        Output({one.file: one for one in parts}, lambda some: embed_pages(some.values(), say, house, naming, inside)),
        ready(oembed_files(parts)),
        ready(paper_files(sheets)),
    )


def handout_names(trusted: Trusted) -> tuple[str, ...]:
    """Return the id of every handout and card."""
    return tuple(one.id for found in handouts(trusted.guideline).values() for one in found)


def large_print(trusted: Trusted, name: str) -> bytes:
    """Return the PDF of a handout or card in large print."""
    site = pages(Workshop(trusted, on_paper=True), undrawn(trusted), special_pages(()))
    [sheet] = assure(trusted, [enlarged(publication(trusted, site, name))])
    return typeset([sheet], {}, trusted.guideline.settings.date)[sheet.id].pdf


def special_pages(parts: tuple[Embed[View], ...]) -> Mapping[str, AboutMaker]:
    """Return what makes the pages about the site that show more than their text, by their path."""
    return {urls.KIT: partial(kit_page, parts), urls.KIT_ADMIN: admin_page, urls.KEEP: keep_page}


def finish(trusted: Trusted, *, paper: bool) -> Mapping[str, bytes]:
    """Return every file of the finished site, with its documents or without."""
    return _finished(trusted, "site", on_the_site(trusted.guideline.settings.address), dressed, paper=paper)


def shelf(trusted: Trusted, *, paper: bool) -> Mapping[str, bytes]:
    """Return every file of the edition that needs no server, with its documents or without."""
    return _finished(trusted, "zip", by_file, shelved, paper=paper)


def _finished(
    trusted: Trusted, edition: str, naming: Naming, finishing: Finishing, *, paper: bool
) -> Mapping[str, bytes]:
    place = workplace(trusted)
    papers = FolderStore(place / "papers") if paper else None
    printed = FolderStore(place / "pages" / edition), FolderStore(place / "parts" / edition)
    files = render(trusted, FolderStore(place / "drawings"), papers, naming, printed)
    return finishing(files, trusted, FolderStore(place / "dressed" / edition))


def dressed(files: Mapping[str, bytes], trusted: Trusted, kept: Store | None = None) -> Mapping[str, bytes]:
    """Return the pages in their skin, with the worker that keeps them and the settings for the server they stand on."""
    address = trusted.guideline.settings.address
    site = with_worker(dress(files, address, kept), trusted)
    return {**site, **servers(site, address, trusted.guideline.parents)}


def shelved(files: Mapping[str, bytes], trusted: Trusted, kept: Store | None = None) -> Mapping[str, bytes]:
    """Return the pages in their skin, and nothing that only a server or a machine reads."""
    return for_readers(dress(files, trusted.guideline.settings.address, kept))


def build(
    content: Path, site: Path, today: date, address: str | None, strict: bool, profile: str = "", *, paper: bool = True
) -> tuple[Problem, ...]:
    """Build the site and return the warnings; raise ContentError or Failure, and then leave the site as it was."""
    found = trusted(content, today, address, profile, recalled(content, FolderStore(PLACE)))
    accepted(found.warnings, strict)
    publish(site, finish(found, paper=paper))
    return found.warnings
