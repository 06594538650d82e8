"""One id, one thing, one address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from string import ascii_lowercase

from leidraad.source.model.base import Id, Named
from leidraad.source.model.guideline import Guideline, Review
from leidraad.source.model.pages import Chapter, Unit
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem, advised, closest, said_place
from leidraad.source.shape import natural

COUNT = "Laat de nummers doortellen: 1, 2, 3, of 3a, 3b."
# What Windows lets no file or folder be named, whatever its suffix.
DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))


def _again(ids: Iterable[Text]) -> Iterator[tuple[Text, Text]]:
    """Yield each id that stands in its list already, and the first of it."""
    seen: dict[str, Text] = {}
    pairs = ((name, seen.setdefault(name, name)) for name in ids)
    return ((name, first) for name, first in pairs if first is not name)


def _repeated(ids: Iterable[Text]) -> Iterator[Problem]:
    for name, first in _again(ids):
        where = said_place(first.place, name.place)
        message = f"De id `{name}` staat al eerder in deze lijst ({where})."
        yield Problem("dubbel-id", message, name.place, "Haal een van de twee weg, of kies een andere id.")


def ids_are_unique(guideline: Guideline) -> Iterator[Problem]:
    """Within a list that is no list of pages an id is one thing."""
    for ids in _listed_ids(guideline):
        yield from _repeated(ids)
    rows: dict[tuple[str, str], Review] = {}
    for review in guideline.reviews:
        other = rows.setdefault((str(review.locator), str(review.digest)), review)
        if other is not review:
            first = said_place(other.locator.place, review.locator.place)
            message = f"De vindplaats `{review.locator}` staat al eerder in deze tabel, met dezelfde afdruk ({first})."
            yield Problem("dubbel-id", message, review.locator.place, "Haal een van de twee regels weg.")


def ids_listed_again(guideline: Guideline) -> Iterator[Text]:
    """Yield the ids that `ids_are_unique` tells, so that nothing else need tell them."""
    return (name for ids in _listed_ids(guideline) for name, _ in _again(ids))


def _listed_ids(guideline: Guideline) -> Iterator[Iterable[Text]]:
    settings, own = guideline.settings, guideline.profile
    lists: tuple[Iterable[Named], ...] = (
        settings.roles, settings.themes, settings.outcome_kinds, settings.answer_labels, guideline.contacts,
        *((own.contacts,) if own else ()),
    )  # fmt: skip
    named: Iterator[Iterable[Text]] = ((record.id for record in records) for records in lists)
    return chain(named, _listed_names(guideline))


def _listed_names(guideline: Guideline) -> Iterator[Iterable[Text]]:
    """Yield the lists in which a part of a page names other things: each of them counts once."""
    for tree in guideline.trees:
        for outcome in tree.outcomes.values():
            yield from (outcome.contacts, outcome.traits)
        for guarantee in tree.guarantees:
            yield from (guarantee.always, guarantee.never)
    for section in chain.from_iterable(sheet.sections for sheet in guideline.sheets):
        yield section.contacts
    yield from (unit.slots for unit in guideline.units)
    yield from (sheet.slots for sheet in guideline.sheets)
    yield from (situation.contacts for situation in guideline.situations)


def names_can_be_files(guideline: Guideline) -> Iterator[Problem]:
    """An id that becomes a file or a folder is one on Windows too, as people take the site there."""
    heads = (chapter.head for chapter in guideline.chapters)
    pages = (*heads, *guideline.units, *guideline.sheets, *guideline.trees, *guideline.about, *guideline.cards)
    for named in (*pages, *guideline.settings.themes):
        if named.id in DEVICES:
            message = f"Op Windows kan geen bestand of map `{named.id}` heten."
            yield Problem("naam-op-windows", message, named.id.place, "Kies een andere id.")


def numbers_have_no_holes(guideline: Guideline) -> Iterator[Problem]:
    """The units of a chapter count on: 1, 2, 3a, 3b, 4."""
    for chapter in guideline.chapters:
        yield from _holes(chapter)


def _holes(chapter: Chapter) -> Iterator[Problem]:
    first: dict[str, Unit] = {}
    for unit in chapter.units:
        other = first.setdefault(str(unit.number), unit)
        if other is not unit:
            where = said_place(other.number.place, unit.number.place)
            message = f"Het nummer `{unit.number}` is al van een ander onderdeel: {where}."
            yield Problem("nummer-dubbel", message, unit.number.place, "Geef een van de twee een ander nummer.")
    expected: int | None = None
    for digits, group in groupby(chapter.units, key=lambda unit: natural(unit.number)[0]):
        units = list(group)
        if expected is not None and digits != expected:
            message = f"Voor `{units[0].number}` ontbreekt nummer {expected}."
            yield Problem("nummer-ontbreekt", message, units[0].number.place, COUNT)
        yield from _letter_holes(units)
        expected = digits + 1


def _letter_holes(units: list[Unit]) -> Iterator[Problem]:
    letters = [natural(unit.number)[1] for unit in units]
    if letters != [""] and len(set(letters)) == len(letters) and letters != list(ascii_lowercase[: len(letters)]):
        message = f"De letters tellen niet door: {', '.join(unit.number for unit in units)}."
        yield Problem("nummer-ontbreekt", message, units[0].number.place, COUNT)


def pages_stand_in_the_settings(guideline: Guideline) -> Iterator[Problem]:
    """richtlijn.yml gives the order of chapters, sheets and pages about the site, and names each."""
    settings = guideline.settings
    heads = tuple(chapter.head for chapter in guideline.chapters)
    yield from _listed("hoofdstukken", settings.chapters, heads, "geen hoofdstuk")
    yield from _listed("bladen", settings.sheets, guideline.sheets, "geen blad")
    yield from _listed("beslishulpen", settings.trees, guideline.trees, "geen beslishulp")
    yield from _listed("kaarten", settings.cards, guideline.cards, "geen kaart")
    yield from _listed("over", settings.about, guideline.about, "geen pagina in de map over/")


def _listed(field: str, listed: tuple[Id, ...], pages: tuple[Named, ...], denial: str) -> Iterator[Problem]:
    yield from _repeated(listed)
    known = frozenset(str(page.id) for page in pages)
    wrong = [name for name in listed if name not in known]
    for name in wrong:
        yield Problem("onbekende-pagina", f"`{name}` is {denial}.", name.place, advised(name, known))
    meant = {closest(name, known) for name in wrong}
    for page in pages:
        if page.id not in listed and page.id not in meant:
            message = f"`{page.id}` staat nog niet in richtlijn.yml."
            yield Problem(
                "geen-volgorde",
                message,
                page.id.place,
                f"Zet `{page.id}` daar bij `{field}`, op de plek in de volgorde.",
            )
