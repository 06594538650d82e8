"""One id, one thing, one address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from string import ascii_lowercase

from leidraad.source.checks.references import FIXED_PAGES
from leidraad.source.model.base import Id, Named, walk
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.pages import Chapter, Unit
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem, closest, nearest
from leidraad.source.shape import natural

# First segments of addresses that the engine keeps for itself.
RESERVED = frozenset((*FIXED_PAGES, "handouts", "insluiten", "embed", "data", "assets", "deploy"))
# Pages under /over/ that the engine makes itself.
RESERVED_ABOUT = frozenset(("bronnen", "invulplekken", "wijzigingen", "wat-is-hier-anders"))
# What Windows lets no file or folder be named, whatever its suffix.
DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
# Anchors that the engine sets on every page, and those that it sets on the page of a unit.
ANCHORS = frozenset(("boven", "inhoud", "bij-ons"))
UNIT_ANCHORS = frozenset(
    ("acties", "doel", "documenteer", "hulpmiddelen", "voorbereiding", "toelichting", "vervolg", *ANCHORS)
)


def _repeated(ids: Iterable[Text], code: str, sentence: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield Problem(code, sentence.format(id=name), name.place)
        seen.add(name)


def ids_are_unique(guideline: Guideline) -> Iterator[Problem]:
    """Within one file an id is one anchor; within one list it is one thing."""
    pages: tuple[Named, ...] = (
        *guideline.units,
        *(c.head for c in guideline.chapters),
        *guideline.sheets,
        *guideline.trees,
        *guideline.about,
    )
    for page in pages:
        yield from _repeated(_ids(page), "dubbel-id", "De id `{id}` staat al eerder in dit bestand.")
    settings = guideline.settings
    lists: tuple[Iterable[Named], ...] = (
        guideline.terms, guideline.documents, guideline.contacts, guideline.slots, settings.roles, settings.themes,
        settings.outcome_kinds, settings.answer_labels,
        *((own.contacts, own.documents, *own.remarks.values()) if (own := guideline.profile) else ()),
    )  # fmt: skip
    for records in lists:
        yield from _repeated((r.id for r in records), "dubbel-id", "De id `{id}` staat al eerder in deze lijst.")
    for locators in ((i.locator for i in guideline.source_items), (r.locator for r in guideline.reviews)):
        yield from _repeated(locators, "dubbel-id", "De vindplaats `{id}` staat al eerder in deze tabel.")


def anchors_are_free(guideline: Guideline) -> Iterator[Problem]:
    """An id on a page is not an anchor that the page has of itself."""
    settings = guideline.settings
    of_unit = {
        *UNIT_ANCHORS,
        *(f"acties-{role.id}" for role in settings.roles),
        *(f"aandacht-{theme.id}" for theme in settings.themes),
    }
    of_text = {*ANCHORS, *(f"contact-{contact.id}" for contact in guideline.contacts)}
    texts: tuple[Named, ...] = (
        *(c.head for c in guideline.chapters),
        *guideline.sheets,
        *guideline.trees,
        *guideline.about,
    )
    for taken, pages in ((of_unit, guideline.units), (of_text, texts)):
        for name in (name for page in pages for name in _ids(page)):
            if name in taken or name.startswith("kop-"):
                yield Problem("dubbel-id", f"De id `{name}` gebruikt de pagina zelf al.", name.place)


def _ids(page: Named) -> Iterator[Id]:
    """Yield the ids that become anchors of a page: all but its own."""
    return (text for text in walk(page) if type(text) is Id and text is not page.id)


def names_are_not_shared(guideline: Guideline) -> Iterator[Problem]:
    """Units, sheets, aids and chapters share one space of ids, because they share addresses and references."""
    pages: list[Named] = [
        *(c.head for c in guideline.chapters),
        *guideline.units,
        *guideline.sheets,
        *guideline.trees,
    ]
    yield from _repeated((page.id for page in pages), "dubbel-adres", "De id `{id}` is al van een andere pagina.")
    for page in pages:
        if page.id in RESERVED:
            message = f"De id `{page.id}` is van een pagina die de site zelf maakt."
            yield Problem("dubbel-adres", message, page.id.place)
    for about in guideline.about:
        if about.id in RESERVED_ABOUT:
            message = f"De id `{about.id}` is van een pagina die de site zelf maakt."
            yield Problem("dubbel-adres", message, about.id.place)
    for chapter in guideline.chapters:
        for theme in guideline.settings.themes:
            for unit in chapter.units:
                if unit.id == theme.id:
                    message = f"De id `{unit.id}` is al van het thema `{theme.id}`."
                    yield Problem("dubbel-adres", message, unit.id.place)


def names_can_be_files(guideline: Guideline) -> Iterator[Problem]:
    """An id that becomes a file or a folder is one on Windows too, as people take the site there."""
    heads = (chapter.head for chapter in guideline.chapters)
    pages = (*heads, *guideline.units, *guideline.sheets, *guideline.trees, *guideline.about)
    for named in (*pages, *guideline.settings.themes):
        if named.id in DEVICES:
            message = f"Op Windows kan geen bestand of map `{named.id}` heten."
            yield Problem("naam-op-windows", message, named.id.place, "Kies een andere id.")


def numbers_have_no_holes(guideline: Guideline) -> Iterator[Problem]:
    """The units of a chapter count on: 1, 2, 3a, 3b, 4."""
    for chapter in guideline.chapters:
        yield from _holes(chapter)


def _holes(chapter: Chapter) -> Iterator[Problem]:
    for number, count in Counter(str(unit.number) for unit in chapter.units).items():
        if count > 1:
            last = [unit for unit in chapter.units if unit.number == number][-1]
            yield Problem("nummer-dubbel", f"Het nummer `{number}` komt twee keer voor.", last.number.place)
    expected: int | None = None
    for digits, group in groupby(chapter.units, key=lambda unit: natural(unit.number)[0]):
        units = list(group)
        if expected is not None and digits != expected:
            message = f"Voor `{units[0].number}` ontbreekt nummer {expected}."
            yield Problem("nummer-ontbreekt", message, units[0].number.place)
        yield from _letter_holes(units)
        expected = digits + 1


def _letter_holes(units: list[Unit]) -> Iterator[Problem]:
    letters = [natural(unit.number)[1] for unit in units]
    if letters != [""] and len(set(letters)) == len(letters) and letters != list(ascii_lowercase[: len(letters)]):
        message = f"De letters tellen niet door: {', '.join(unit.number for unit in units)}."
        yield Problem("nummer-ontbreekt", message, units[0].number.place)


def pages_stand_in_the_settings(guideline: Guideline) -> Iterator[Problem]:
    """richtlijn.yml gives the order of chapters, sheets and pages about the site, and names each."""
    settings = guideline.settings
    heads = tuple(chapter.head for chapter in guideline.chapters)
    yield from _listed("hoofdstukken", settings.chapters, heads, "geen hoofdstuk")
    yield from _listed("bladen", settings.sheets, guideline.sheets, "geen blad")
    yield from _listed("beslishulpen", settings.trees, guideline.trees, "geen beslishulp")
    yield from _listed("over", settings.about, guideline.about, "geen pagina in de map over/")


def _listed(field: str, listed: tuple[Id, ...], pages: tuple[Named, ...], denial: str) -> Iterator[Problem]:
    yield from _repeated(listed, "dubbel-id", "De id `{id}` staat al eerder in deze lijst.")
    known = frozenset(str(page.id) for page in pages)
    wrong = [name for name in listed if name not in known]
    for name in wrong:
        yield Problem("onbekende-pagina", f"`{name}` is {denial}.", name.place, nearest(name, known))
    meant = {closest(name, known) for name in wrong}
    for page in pages:
        if page.id not in listed and page.id not in meant:
            message = f"`{page.id}` staat niet in de volgorde in richtlijn.yml."
            yield Problem("geen-volgorde", message, page.id.place, f"Zet de id daar bij `{field}`.")
