"""Lay a profile over the general guideline. What comes out is checked and proven as any guideline is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeVar

from leidraad.source.checks.freshness import compared_texts, digests
from leidraad.source.checks.references import named, references, used
from leidraad.source.likeness import looks
from leidraad.source.model.base import ContactRef, Locator, PageRef, SlotRef, SourceRef, TermRef, TreeRef
from leidraad.source.model.guideline import Guideline, Settings
from leidraad.source.model.lists import Contact, Slot, Term
from leidraad.source.model.pages import Chapter, ChapterFile, Home, Release, Sheet, Unit
from leidraad.source.model.phone import dialled
from leidraad.source.model.profile import Profile
from leidraad.source.nodes import Text
from leidraad.source.problems import ContentError, Problem, advised, brief

Laid = TypeVar("Laid", ChapterFile, Unit, Sheet)


def lay(base: Guideline, profile: Profile, colours: Mapping[Any, Text], logo: bytes) -> Guideline:
    """Return the guideline as a profile has it; raise ContentError with what it may not do.

    `colours` are the house style's tokens and `logo` is a PNG; both may be empty.
    """
    laid = _laid(base, profile).but(profile=profile, colours=dict(colours), logo=logo)
    problems = [*_pages_that_cannot_go(base, laid, profile), *_emergency_numbers_that_changed(base, profile)]
    if problems:
        raise ContentError(problems)
    # What a second reader compared is no use of it.
    return _compared(base, _without_leftovers(base.but(reviews=()), laid.but(reviews=())))


def _laid(base: Guideline, profile: Profile) -> Guideline:
    gone = frozenset(map(str, profile.left_out))
    said = str(base.sentences.get("bij-ons", ""))
    titles = {str(tree.id): tree.title for tree in base.trees} | {str(sheet.id): sheet.title for sheet in base.sheets}
    cards = tuple(card for card in base.cards if gone.isdisjoint(card.pages))
    settings = _settings(base.settings, profile, gone, said)
    return base.but(
        settings=settings.model_copy(update={"cards": tuple(card.id for card in cards)}),
        chapters=tuple(_chapter(chapter, gone) for chapter in base.chapters),
        sheets=tuple(_without(sheet, gone) for sheet in base.sheets if sheet.id not in gone),
        home=_home(base.home, gone),
        releases=tuple(_release(one, gone) for one in base.releases),
        trees=tuple(tree for tree in base.trees if tree.id not in gone),
        cards=cards,
        documents=(*base.documents, *profile.documents),
        contacts=_contacts(base, profile),
        terms=tuple(_term(term, profile, said) for term in base.terms),
        slots=tuple(_slot(slot, profile) for slot in base.slots),
        situations=tuple(one for one in base.situations if one.target.page not in gone),
        left_out=tuple(titles[name] for name in profile.left_out if name in titles),
    )


def _settings(settings: Settings, profile: Profile, gone: Collection[str], said: str) -> Settings:
    roles = tuple(
        role.model_copy(update={"name": Text(f"{role.name} ({said} {word})", word.span)})
        if (word := profile.role(role.id))
        else role
        for role in settings.roles
    )
    kept = {name: tuple(one for one in getattr(settings, name) if one not in gone) for name in ("sheets", "trees")}
    return settings.model_copy(update={"title": profile.title, "address": profile.address, "roles": roles, **kept})


def _chapter(chapter: Chapter, gone: Collection[str]) -> Chapter:
    units = tuple(_without(unit, gone) for unit in chapter.units)
    return chapter.model_copy(update={"head": _without(chapter.head, gone), "units": units})


def _home(home: Home, gone: Collection[str]) -> Home:
    ways = tuple(one for one in home.entrances if one.target.page not in gone)
    return home.model_copy(update={"entrances": ways, "router": None if home.router in gone else home.router})


def _release(one: Release, gone: Collection[str]) -> Release:
    """Return a release that says nothing of when a page that is gone changed."""
    return one.model_copy(update={"pages": tuple(page for page in one.pages if page not in gone)})


def _without(page: Laid, gone: Collection[str]) -> Laid:
    """Return a page that no longer lists decision aids that are gone; the same page where it lists none of them."""
    kept = tuple(tree for tree in page.trees if tree not in gone)
    return page if len(kept) == len(page.trees) else page.model_copy(update={"trees": kept})


def _contacts(base: Guideline, profile: Profile) -> tuple[Contact, ...]:
    """Put the profile's own in the place of the general ones with their ids, and the others behind."""
    general = {str(contact.id) for contact in base.contacts}
    own = {str(contact.id): contact for contact in profile.contacts}
    added = (contact for name, contact in own.items() if name not in general)
    return (*(own.get(contact.id, contact) for contact in base.contacts), *added)


def _term(term: Term, profile: Profile, said: str) -> Term:
    word = profile.term(term.id)
    if word is None:
        return term
    short = Text(f"{term.short} {said[:1].upper()}{said[1:]} {word}.", term.short.span)
    return term.model_copy(update={"short": short, "synonyms": (*term.synonyms, word)})


def _slot(slot: Slot, profile: Profile) -> Slot:
    filling = profile.filling(slot.id)
    return slot.model_copy(update={"filling": filling}) if filling else slot


def _pages_that_cannot_go(base: Guideline, laid: Guideline, profile: Profile) -> Iterator[Problem]:
    """Yield what is left out but is not there, or is still named by a text or route that stays."""
    optional = {str(page.id) for page in (*base.trees, *base.sheets)}
    pages = {target for kind, target in named(laid) if kind in (PageRef, TreeRef)}
    # Where each is named takes looking at all texts, which is only needed where it may not go.
    found = reversed([*references(laid.parts)]) if pages.intersection(profile.left_out) else ()
    needed = {target: text for kind, target, text in found if kind in (PageRef, TreeRef)}
    for name in profile.left_out:
        if name not in optional:
            message = f"`{name}` is geen beslishulp of blad. Alleen die kunnen weg."
            yield Problem("kan-niet-weg", message, name.place, advised(name, optional))
        elif name in needed:
            place = needed[name].span.find(name)
            message = f"`{name}` kan niet weg: {place.file}, regel {place.line}, verwijst ernaar."
            yield Problem(
                "blijft-nodig", message, name.place, "Haal eerst die verwijzing weg, of laat de pagina staan."
            )


def _emergency_numbers_that_changed(base: Guideline, profile: Profile) -> Iterator[Problem]:
    """Yield the profile's contacts that change a number of every page."""
    own = {str(contact.id): contact for contact in profile.contacts}
    for contact in base.contacts:
        other = own.get(contact.id, contact)
        if contact.always and contact.number and (not other.always or other.number != contact.number):
            message = f"`{contact.id}` staat op elke pagina; een profiel kan het nummer niet veranderen of weglaten."
            advice = f"Houd `nummer: {contact.number}` en `altijd: ja`."
            changed = other.at("number" if other.number != contact.number else "always")
            yield Problem("spoednummer-veranderd", message, changed, advice)
        elif contact.always and contact.number:
            yield from _emergency_names_that_changed(contact, other, profile)


def _emergency_names_that_changed(general: Contact, other: Contact, profile: Profile) -> Iterator[Problem]:
    """Yield where a contact of every page no longer has its general name, and where another one has it."""
    if looks(general.name) not in looks(other.name):
        message = f"`{general.id}` staat op elke pagina; een profiel kan de naam aanvullen, niet veranderen."
        yield Problem("spoednummer-veranderd", message, other.name.place, f"Houd “{general.name}” in de naam.")
    for contact in profile.contacts:
        same_number = contact.number and general.number and dialled(contact.number) == dialled(general.number)
        taken = looks(contact.name) == looks(general.name) != looks(other.name)
        if taken and contact.id != general.id and not same_number:
            message = (
                f"`{brief(contact.name)}` is in het algemeen de naam van `{general.id}`, dat op elke pagina staat."
            )
            yield Problem("nummer-nagebootst", message, contact.name.place, "Kies een andere naam.")


def _without_leftovers(base: Guideline, laid: Guideline) -> Guideline:
    """Drop what only the pages that are gone, or what was replaced, had to do with."""
    lost = used(base) - used(laid)
    kept = laid.but(
        terms=tuple(term for term in laid.terms if (TermRef, term.id) not in lost),
        contacts=tuple(contact for contact in laid.contacts if (ContactRef, contact.id) not in lost),
        slots=tuple(slot for slot in laid.slots if (SlotRef, slot.id) not in lost),
        situations=tuple(one for one in laid.situations if (TermRef, one.target.name) not in lost),
        source_items=tuple(item for item in laid.source_items if (Locator, item.locator) not in lost),
        documents=tuple(document for document in laid.documents if (SourceRef, document.id) not in lost),
    )
    return kept if used(kept) == used(laid) else _without_leftovers(base, kept)


def _compared(base: Guideline, laid: Guideline) -> Guideline:
    """Let what was compared with its source in general count as compared here; the profile's words are its owner's."""
    before, after, compared = digests(base), digests(laid), compared_texts(base)
    known = {str(item.locator) for item in laid.source_items}
    rows = {(str(one.locator), str(one.digest)): one for one in base.reviews if one.locator in known}
    for (locator, _), row in list(rows.items()):
        if all((locator, digest) in compared for digest in before.get(locator, ("",))):
            new = (digest for digest in after.get(locator, ()) if (locator, digest) not in rows)
            texts = {digest: Text(digest, row.digest.span) for digest in new}
            rows |= {(locator, digest): row.model_copy(update={"digest": text}) for digest, text in texts.items()}
    return laid.but(reviews=tuple(rows.values()))
