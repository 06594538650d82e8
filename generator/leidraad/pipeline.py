"""The whole program on one page: read → shape → check → pages → render → write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from leidraad.hosting.servers import servers
from leidraad.intranet.document import documents as inside_documents
from leidraad.intranet.embeds import embeds
from leidraad.intranet.kit import with_kit
from leidraad.intranet.oembed import discoverable, oembed
from leidraad.offline.page import with_keeping
from leidraad.offline.worker import with_worker
from leidraad.output import write
from leidraad.paper.handouts import documents
from leidraad.paper.letters import signs_can_be_printed
from leidraad.paper.shelf import on_paper, paper_files
from leidraad.paper.sound import assure
from leidraad.paper.typeset import Sheet, typeset
from leidraad.skin import dress
from leidraad.source.checks import CHECKS, check
from leidraad.source.folder import Folder, read_folder
from leidraad.source.laying import lay
from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import ContentError, Problem, all_of, in_order
from leidraad.source.shape import at, shape, shape_colours, shape_profile
from leidraad.store import FolderStore, Store
from leidraad.trees.proof import trees_are_proven
from leidraad.trees.subject import subjects
from leidraad.web.assets import assets
from leidraad.web.data import data
from leidraad.web.drawings import drawings
from leidraad.web.house_style import house_style, house_style_can_be_read
from leidraad.web.lexicon import lexicon
from leidraad.web.pages import handouts_page, pages
from leidraad.web.provenance import uses
from leidraad.web.sentences import sentences_are_complete
from leidraad.web.sitemap import sitemap
from leidraad.web.steps import steps
from leidraad.web.templates import render_all

BUILD = Path("build")


RULES = (*CHECKS, trees_are_proven, sentences_are_complete, signs_can_be_printed, house_style_can_be_read)


def guideline(content: Path, today: date, address: str | None = None, profile: str = "") -> Guideline:
    """Return what the content folder says, as a profile of it has it, not yet checked; raise ContentError."""
    folder = read_folder(content)
    general = shape(folder, today, address)
    if not profile:
        return general
    laid = with_profile(folder, general, profile)
    return laid.but(settings=at(address, laid.settings))


def with_profile(folder: Folder, general: Guideline, profile: str) -> Guideline:
    """Return the guideline as a profile in the folder has it; raise ContentError."""
    return lay(general, shape_profile(folder, profile), shape_colours(folder, profile), folder.logos.get(profile, b""))


def trusted(
    content: Path, today: date, address: str | None = None, profile: str = ""
) -> tuple[Guideline, tuple[Problem, ...]]:
    """Return a guideline that can be published, and the warnings about it; raise ContentError."""
    found = guideline(content, today, address, profile)
    return found, check(found, RULES)


def checked(content: Path, today: date) -> tuple[Problem, ...]:
    """Return the warnings about the content and as each profile has it; raise ContentError.

    What a profile makes of the content waits until both are sound, or one mistake would be told many times.
    """
    folder = read_folder(content)
    profiles = (partial(shape_profile, folder, profile) for profile in folder.profiles)
    steps: list[Callable[[], Any]] = [partial(shape, folder, today, None), *profiles]
    general, *_ = all_of(steps)
    warnings = check(general, RULES)
    laid = all_of(partial(with_profile, folder, general, profile) for profile in folder.profiles)
    return in_order([*warnings, *chain.from_iterable(all_of(partial(check, one, RULES) for one in laid))])


def workplace(trusted: Guideline) -> Path:
    """Return the folder for what is made on the way and kept for the next time; it can be thrown away at any time."""
    return BUILD / "met" / trusted.profile.id if trusted.profile else BUILD


def render(trusted: Guideline, drawn: Store, papers: Store | None = None) -> Mapping[str, bytes]:
    """Return every file of the folder that MkDocs builds, by its path there.

    `drawn` and `papers` keep the drawings and the documents from one time to the next; without the latter there are
    no documents.
    """
    names = lexicon(trusted)
    found, house = uses(trusted, names), house_style(trusted)
    parts = embeds(trusted, names)
    pictures = drawings(subjects(trusted), names, trusted.sentences, drawn)
    shown = discoverable(pages(trusted, names, found, pictures, on_paper=papers is not None), parts)
    sheets: Mapping[str, Sheet] = {}
    if papers is not None:
        sheets = typeset(assure(trusted, documents(trusted, names, shown, pictures)), papers, trusted.settings.date)
        shown = (*shown, handouts_page(trusted, names, on_paper(trusted, shown, sheets)))
    return {
        **render_all(with_kit(with_keeping(shown, trusted), parts, trusted), trusted.sentences),
        **sitemap(shown),
        **data(trusted, names, found),
        **assets(house, trusted.logo),
        **steps(trusted),
        **inside_documents(parts, trusted.sentences, house),
        **oembed(parts),
        **paper_files(sheets),
    }


def finish(trusted: Guideline, *, paper: bool) -> Mapping[str, bytes]:
    """Return every file of the finished site, with its documents or without."""
    place = workplace(trusted)
    papers = FolderStore(place / "papers") if paper else None
    write(place / "docs", render(trusted, FolderStore(place / "drawings"), papers))
    return dressed(place / "docs", trusted)


def dressed(docs: Path, trusted: Guideline) -> Mapping[str, bytes]:
    """Return the pages in their skin, with the worker that keeps them and the settings for the server they stand on."""
    address = trusted.settings.address
    site = with_worker(dress(docs, address), trusted)
    return {**site, **servers(site, address, trusted.parents)}


def accepted(warnings: tuple[Problem, ...], strict: bool) -> tuple[Problem, ...]:
    """Return the warnings that may stand; strictly none may, and then raise ContentError."""
    if strict and warnings:
        raise ContentError(warnings)
    return warnings


def build(
    content: Path, site: Path, today: date, address: str | None, strict: bool, profile: str = "", *, paper: bool = True
) -> tuple[Problem, ...]:
    """Build the site and return the warnings; raise ContentError, and then leave the site as it was."""
    guideline, warnings = trusted(content, today, address, profile)
    accepted(warnings, strict)
    write(site, finish(guideline, paper=paper))
    return warnings
