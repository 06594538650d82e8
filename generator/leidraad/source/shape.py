"""Shape the files of the content folder into the model; all misfits of all files are reported at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain
from typing import Any

from leidraad.language import sentences
from leidraad.source.filenames import CHAPTER
from leidraad.source.folder import Folder
from leidraad.source.misfits import validate
from leidraad.source.model.addresses import SiteAddress
from leidraad.source.model.base import NUMBER, Id
from leidraad.source.model.cards import Card
from leidraad.source.model.choice import WordChoice
from leidraad.source.model.citation import Document, SourceItem
from leidraad.source.model.guideline import Guideline, Review, Settings
from leidraad.source.model.lists import Contact, Situation, Slot, Term
from leidraad.source.model.pages import AboutPage, Blocks, Chapter, ChapterFile, Home, Release, Sheet, Unit
from leidraad.source.model.profile import Profile
from leidraad.source.model.record import walk
from leidraad.source.model.tree import Tree
from leidraad.source.nodes import Node, Text
from leidraad.source.problems import ContentError, Problem


def shape(folder: Folder, today: date, address: str | None) -> Guideline:
    """Return the guideline that the folder describes; raise ContentError with every misfit of every file.

    `address` is where the site will stand; it replaces the one in richtlijn.yml.
    """
    problems = [*folder.problems]
    single = _singles(folder, problems)
    parts: dict[str, Any] = {
        "settings": single("richtlijn.yml", Settings),
        "home": single("start.yml", Home),
        "terms": single("begrippen.yml", tuple[Term, ...]),
        "documents": single("bronnen.yml", tuple[Document, ...]),
        "contacts": single("contacten.yml", tuple[Contact, ...]),
        "slots": single("invulplekken.yml", tuple[Slot, ...]),
        "situations": single("situaties.yml", tuple[Situation, ...]),
        "releases": single("wijzigingen.yml", tuple[Release, ...]),
        "choice": single("woordkeuze.yml", WordChoice),
        "sentences": single("teksten.yml", dict[Id, Text]),
        "source_items": single("vindplaatsen.tsv", tuple[SourceItem, ...]),
        "reviews": single("nagekeken.tsv", tuple[Review, ...]),
        "chapters": _chapters(folder, problems),
        "sheets": _pages(Sheet, folder.sheets, problems),
        "trees": _pages(Tree, folder.trees, problems),
        "about": _pages(AboutPage, folder.about, problems),
        "blocks": _pages(Blocks, folder.blocks, problems),
        "cards": _pages(Card, folder.cards, problems),
    }
    if problems:
        raise UnshapedError(problems, tuple(parts.values()))
    settings = at(address, parts.pop("settings"))
    parts["sentences"] = {**sentences(settings.language.value), **parts["sentences"]}
    listed = ("chapters", "sheets", "trees", "about", "cards")
    parts |= {name: _in_order(getattr(settings, name), parts[name]) for name in listed}
    # All has its form already, and what is as before stays the same.
    return Guideline.model_construct(**parts, settings=settings, today=today)


class UnshapedError(ContentError):
    """Some of the content has no good form; `parts` is what has."""

    def __init__(self, problems: Iterable[Problem], parts: tuple[Any, ...]) -> None:
        super().__init__(problems)
        self.parts = tuple(chain.from_iterable(map(walk, parts)))


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
    """Return a function that shapes a file of the top of the folder; of one that is not there is none."""
    nodes = {f"{stem}.yml": node for stem, node in folder.singles.items()}
    nodes |= {f"{stem}.tsv": node for stem, node in folder.tables.items()}
    return lambda name, kind: validate(kind, nodes[name], problems) if name in nodes else None


def _chapters(folder: Folder, problems: list[Problem]) -> tuple[Chapter, ...]:
    """Shape the chapters; of one without a good head only the problems count, and a folder without one is none."""
    heads = {name for name, files in folder.chapters.items() if CHAPTER in files}
    heads |= {name for name in folder.chapters if f"{name}/{CHAPTER}.yml" in folder.unread}
    return tuple(_chapter(name, files, problems) for name, files in folder.chapters.items() if name in heads)


def _chapter(name: str, files: Mapping[str, Node], problems: list[Problem]) -> Chapter:
    head: Any = validate(ChapterFile, files[CHAPTER], problems) if CHAPTER in files else None
    if head is not None and head.id != name:
        message = f"De id is `{head.id}`, maar de map heet `{name}`. Maak ze gelijk."
        problems.append(Problem("id-anders-dan-bestand", message, head.id.place))
    units = _pages(Unit, {stem: node for stem, node in files.items() if stem != CHAPTER}, problems)
    return Chapter.model_construct(head=head, units=tuple(sorted(units, key=lambda unit: natural(unit.number))))


def natural(number: str) -> tuple[int, str]:
    """Return a sort key that puts 2 before 10 and 3a before 3b."""
    match = NUMBER.fullmatch(number)
    assert match, "the model takes no other numbers"
    return int(match["count"]), match["letter"]


def _pages(kind: type[Any], files: Mapping[str, Node], problems: list[Problem]) -> tuple[Any, ...]:
    """Shape one page a file, whose id must be the file's name."""
    pages = []
    for stem, node in files.items():
        page = validate(kind, node, problems)
        if page is not None and page.id != stem:
            message = f"De id is `{page.id}`, maar het bestand heet `{stem}.yml`. Maak ze gelijk."
            problems.append(Problem("id-anders-dan-bestand", message, page.id.place))
        pages.append(page)
    return tuple(page for page in pages if page is not None)


def _in_order(ids: Iterable[str], pages: Iterable[Any]) -> tuple[Any, ...]:
    """Sort by the list in richtlijn.yml; what it does not name comes last, and a check says so."""
    order = {name: position for position, name in enumerate(ids)}
    return tuple(sorted(pages, key=lambda page: (order.get(page.id, len(order)), page.id)))
