"""Shape the files of the content folder into the model; all misfits of all files are reported at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from leidraad.source.folder import CHAPTER, Folder
from leidraad.source.misfits import validate
from leidraad.source.model.addresses import SiteAddress
from leidraad.source.model.base import NUMBER, Id
from leidraad.source.model.citation import Document, SourceItem
from leidraad.source.model.guideline import Guideline, Review, Settings
from leidraad.source.model.lists import Contact, Slot, Term
from leidraad.source.model.pages import AboutPage, Blocks, Chapter, ChapterFile, Home, Release, Sheet, Unit
from leidraad.source.model.profile import Profile
from leidraad.source.model.tree import Tree
from leidraad.source.nodes import Node, Text
from leidraad.source.problems import ContentError, Problem


def shape(folder: Folder, today: date, address: str | None) -> Guideline:
    """Return the guideline that the folder describes; raise ContentError with every misfit of every file.

    `address` is where the site will stand; it replaces the one in richtlijn.yml.
    """
    problems: list[Problem] = []
    single = _singles(folder, problems)
    chapters = [_chapter(name, files, problems) for name, files in folder.chapters.items()]
    sheets = _pages(Sheet, folder.sheets, problems)
    trees = _pages(Tree, folder.trees, problems)
    about = _pages(AboutPage, folder.about, problems)
    blocks = _pages(Blocks, folder.blocks, problems)
    parts: dict[str, Any] = {
        "settings": single("richtlijn", Settings),
        "home": single("start", Home),
        "terms": single("begrippen", tuple[Term, ...]),
        "documents": single("bronnen", tuple[Document, ...]),
        "contacts": single("contacten", tuple[Contact, ...]),
        "slots": single("invulplekken", tuple[Slot, ...]),
        "releases": single("wijzigingen", tuple[Release, ...]),
        "sentences": single("teksten", dict[Id, Text]),
        "source_items": validate(tuple[SourceItem, ...], folder.tables["vindplaatsen"], problems),
        "reviews": validate(tuple[Review, ...], folder.tables["nagekeken"], problems),
    }
    if problems:
        raise ContentError(problems)
    settings = at(address, parts.pop("settings"))
    return Guideline(
        **parts,
        settings=settings,
        chapters=_in_order(settings.chapters, chapters),
        sheets=_in_order(settings.sheets, sheets),
        trees=_in_order(settings.trees, trees),
        blocks=tuple(blocks),
        about=_in_order(settings.about, about),
        today=today,
    )


def shape_profile(folder: Folder, name: str) -> Profile:
    """Return a profile that the folder has; raise ContentError with its misfits."""
    problems: list[Problem] = []
    found = _pages(Profile, {name: folder.profiles[name]}, problems)
    if problems:
        raise ContentError(problems)
    profile: Profile = found[0]
    return profile


def shape_colours(folder: Folder, name: str) -> dict[Any, Text]:
    """Return the tokens of a profile's house style; none when it has none."""
    tokens: Any = folder.colours.get(name, {})
    return dict(tokens)


def at(address: str | None, settings: Settings) -> Settings:
    """Return the settings of a site that stands at an address; without one where they say."""
    if address is None:
        return settings
    return settings.model_copy(update={"address": SiteAddress(SiteAddress.accept(address), settings.title.span)})


def _singles(folder: Folder, problems: list[Problem]) -> Callable[[str, Any], Any]:
    return lambda stem, kind: validate(kind, folder.singles[stem], problems)


def _chapter(name: str, files: Mapping[str, Node], problems: list[Problem]) -> Chapter | None:
    head = validate(ChapterFile, files[CHAPTER], problems)
    if head is not None and head.id != name:
        message = f"De id is `{head.id}`, maar de map heet `{name}`. Maak ze gelijk."
        problems.append(Problem("id-anders-dan-bestand", message, head.id.place))
    units = _pages(Unit, {stem: node for stem, node in files.items() if stem != CHAPTER}, problems)
    if head is None:
        return None
    return Chapter(head=head, units=tuple(sorted(units, key=lambda unit: natural(unit.number))))


def natural(number: str) -> tuple[int, str]:
    """Return a sort key that puts 2 before 10 and 3a before 3b."""
    match = NUMBER.fullmatch(number)
    assert match, "the model takes no other numbers"
    return int(match["count"]), match["letter"]


def _pages(kind: type[Any], files: Mapping[str, Node], problems: list[Problem]) -> list[Any]:
    """Shape one page a file, whose id must be the file's name."""
    pages = []
    for stem, node in files.items():
        page = validate(kind, node, problems)
        if page is not None and page.id != stem:
            message = f"De id is `{page.id}`, maar het bestand heet `{stem}.yml`. Maak ze gelijk."
            problems.append(Problem("id-anders-dan-bestand", message, page.id.place))
        pages.append(page)
    return [page for page in pages if page is not None]


def _in_order(ids: Iterable[str], pages: Iterable[Any]) -> tuple[Any, ...]:
    """Sort by the list in richtlijn.yml; what it does not name comes last, and a check says so."""
    order = {name: position for position, name in enumerate(ids)}
    return tuple(sorted(pages, key=lambda page: (order.get(page.id, len(order)), page.id)))
