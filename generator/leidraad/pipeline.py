"""The whole program on one page: read → shape → check → pages → render → write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from leidraad.hosting.servers import servers
from leidraad.intranet.document import documents as inside_documents
from leidraad.intranet.embeds import Embed, embeds
from leidraad.intranet.kit import admin_page, kit_page
from leidraad.intranet.oembed import oembed
from leidraad.offline.archive import for_readers
from leidraad.offline.links import by_file
from leidraad.offline.page import keep_page
from leidraad.offline.worker import with_worker
from leidraad.output import publish, write
from leidraad.paper.handouts import documents
from leidraad.paper.letters import signs_can_be_printed
from leidraad.paper.shelf import on_paper, paper_files
from leidraad.paper.sound import assure
from leidraad.paper.typeset import Sheet, typeset
from leidraad.skin import dress
from leidraad.source.checks import CHECKS
from leidraad.source.checks.early import early
from leidraad.source.folder import Folder, read_folder
from leidraad.source.laying import lay
from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import ContentError, Problem, all_of, in_order
from leidraad.source.shape import UnshapedError, at, shape, shape_colours, shape_profile
from leidraad.source.using import with_texts
from leidraad.store import FolderStore, Store
from leidraad.trusted import Trusted, trust
from leidraad.web import urls
from leidraad.web.addresses import addresses_are_free
from leidraad.web.assets import assets
from leidraad.web.data import data
from leidraad.web.drawings import drawings
from leidraad.web.house_style import house_style, house_style_can_be_read
from leidraad.web.links import Naming, on_the_site
from leidraad.web.moved import moved_pages
from leidraad.web.page import Page, View, Workshop
from leidraad.web.pages import AboutMaker, handouts_page, pages
from leidraad.web.sitemap import sitemap
from leidraad.web.steps import steps
from leidraad.web.templates import render_all

BUILD = Path("build")
# What becomes of the pages in a folder.
Finishing = Callable[[Path, Trusted], Mapping[str, bytes]]


RULES = (*CHECKS, addresses_are_free, signs_can_be_printed, house_style_can_be_read)


def read(content: Path) -> Folder:
    """Return the content folder with each text in every place that uses it, not yet shaped."""
    return with_texts(read_folder(content))


def shaped(folder: Folder, today: date, address: str | None = None) -> Guideline:
    """Return the guideline that the folder describes; raise ContentError with all that can be said of what does not."""
    try:
        return shape(folder, today, address)
    except UnshapedError as error:
        raise ContentError([*error.problems, *early(folder, error.parts)]) from None


def guideline(content: Path, today: date, address: str | None = None, profile: str = "") -> Guideline:
    """Return what the content folder says, as a profile of it has it, not yet checked; raise ContentError."""
    folder = read(content)
    general = shaped(folder, today, address)
    if not profile:
        return general
    laid = with_profile(folder, general, profile)
    return laid.but(settings=at(address, laid.settings))


def with_profile(folder: Folder, general: Guideline, profile: str) -> Guideline:
    """Return the guideline as a profile in the folder has it; raise ContentError."""
    return lay(general, shape_profile(folder, profile), shape_colours(folder, profile), folder.logos.get(profile, b""))


def trusted(content: Path, today: date, address: str | None = None, profile: str = "") -> Trusted:
    """Return what can be published of the content, as a profile of it has it; raise ContentError."""
    return trust(guideline(content, today, address, profile), RULES)


def checked(content: Path, today: date) -> tuple[Problem, ...]:
    """Return the warnings about the content and as each profile has it; raise ContentError.

    What a profile makes of the content waits until both are sound, or one mistake would be told many times.
    """
    folder = read(content)
    profiles = (partial(shape_profile, folder, profile) for profile in folder.profiles)
    steps: list[Callable[[], Any]] = [partial(shaped, folder, today), *profiles]
    general, *_ = all_of(steps)
    warnings = trust(general, RULES).warnings
    laid = all_of(partial(with_profile, folder, general, profile) for profile in folder.profiles)
    also = all_of(partial(trust, one, RULES) for one in laid)
    return in_order([*warnings, *chain.from_iterable(one.warnings for one in also)])


def workplace(trusted: Trusted) -> Path:
    """Return the folder for what is made on the way and kept for the next time; it can be thrown away at any time."""
    profile = trusted.guideline.profile
    return BUILD / "met" / profile.id if profile else BUILD


def render(
    trusted: Trusted, drawn: Store, papers: Store | None = None, naming: Naming | None = None
) -> Mapping[str, bytes]:
    """Return every file of the folder that MkDocs builds, by its path there.

    `drawn` and `papers` keep the drawings and the documents from one time to the next; without the latter there are
    no documents. `naming` is how pages of this edition call each other; without it they do as on a server.
    """
    guideline, house = trusted.guideline, house_style(trusted.guideline)
    naming = naming or on_the_site(guideline.settings.address)
    parts = embeds(trusted)
    pictures = drawings(trusted, drawn)
    shop = Workshop(trusted, on_paper=papers is not None)
    site = pages(shop, pictures, special_pages(parts))
    shown: tuple[Page[View], ...] = (*site, *moved_pages(shop, site))
    sheets: Mapping[str, Sheet] = {}
    if papers is not None:
        sheets = typeset(assure(trusted, documents(trusted, site, pictures)), papers, guideline.settings.date)
        shown = (*shown, handouts_page(shop, on_paper(trusted, shown, sheets)))
    return {
        **render_all(shown, guideline.sentences, naming),
        **sitemap(shown),
        **data(trusted),
        **assets(house, guideline.logo, len(guideline.settings.roles)),
        **steps(trusted),
        **inside_documents(parts, guideline.sentences, house, naming),
        **oembed(parts),
        **paper_files(sheets),
    }


def special_pages(parts: tuple[Embed[View], ...]) -> Mapping[str, AboutMaker]:
    """Return what makes the pages about the site that show more than their text, by their path."""
    return {urls.KIT: partial(kit_page, parts), urls.KIT_ADMIN: admin_page, urls.KEEP: keep_page}


def finish(trusted: Trusted, *, paper: bool) -> Mapping[str, bytes]:
    """Return every file of the finished site, with its documents or without."""
    return _finished(trusted, on_the_site(trusted.guideline.settings.address), dressed, paper=paper)


def shelf(trusted: Trusted, *, paper: bool) -> Mapping[str, bytes]:
    """Return every file of the edition that needs no server, with its documents or without."""
    return _finished(trusted, by_file, shelved, paper=paper)


def _finished(trusted: Trusted, naming: Naming, finishing: Finishing, *, paper: bool) -> Mapping[str, bytes]:
    place = workplace(trusted)
    papers = FolderStore(place / "papers") if paper else None
    files = render(trusted, FolderStore(place / "drawings"), papers, naming)
    with TemporaryDirectory(prefix="leidraad-") as docs:
        write(Path(docs), files)
        return finishing(Path(docs), trusted)


def dressed(docs: Path, trusted: Trusted) -> Mapping[str, bytes]:
    """Return the pages in their skin, with the worker that keeps them and the settings for the server they stand on."""
    address = trusted.guideline.settings.address
    site = with_worker(dress(docs, address), trusted)
    return {**site, **servers(site, address, trusted.guideline.parents)}


def shelved(docs: Path, trusted: Trusted) -> Mapping[str, bytes]:
    """Return the pages in their skin, and nothing that only a server or a machine reads."""
    return for_readers(dress(docs, trusted.guideline.settings.address))


def accepted(warnings: tuple[Problem, ...], strict: bool) -> tuple[Problem, ...]:
    """Return the warnings that may stand; strictly none may, and then raise ContentError."""
    if strict and warnings:
        raise ContentError(warnings)
    return warnings


def build(
    content: Path, site: Path, today: date, address: str | None, strict: bool, profile: str = "", *, paper: bool = True
) -> tuple[Problem, ...]:
    """Build the site and return the warnings; raise ContentError or Failure, and then leave the site as it was."""
    found = trusted(content, today, address, profile)
    accepted(found.warnings, strict)
    publish(site, finish(found, paper=paper))
    return found.warnings
