"""Everything that is named exists, and everything that exists is named."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.markup import KINDS, mentions
from leidraad.source.model.base import (
    ContactRef,
    Locator,
    Markup,
    Named,
    PageRef,
    Reference,
    RoleRef,
    SlotRef,
    SourceRef,
    TermRef,
    ThemeRef,
    walk,
)
from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import Place, Problem, nearest

# Pages that the engine makes and that content may point to.
FIXED_PAGES = ("begrippen", "register", "praktisch", "over")


def names(guideline: Guideline) -> dict[type[Reference], frozenset[str]]:
    """Return what exists, by the kind of reference that points to it."""
    heads = (chapter.head for chapter in guideline.chapters)
    pages: list[Named] = [*guideline.units, *heads, *guideline.sheets]
    return {
        PageRef: frozenset((*(page.id for page in pages), *FIXED_PAGES)),
        TermRef: frozenset(term.id for term in guideline.terms),
        SourceRef: frozenset(document.id for document in guideline.documents),
        ContactRef: frozenset(contact.id for contact in guideline.contacts),
        SlotRef: frozenset(slot.id for slot in guideline.slots),
        RoleRef: frozenset(role.id for role in guideline.settings.roles),
        ThemeRef: frozenset(theme.id for theme in guideline.settings.themes),
        Locator: frozenset(item.locator for item in guideline.source_items),
    }


def _unknown(kind: type[Reference], target: str, place: Place, known: frozenset[str]) -> Problem:
    return Problem(kind.code, f"`{target}` is geen {kind.noun.removeprefix('een ')}.", place, nearest(target, known))


def every_reference_resolves(guideline: Guideline) -> Iterator[Problem]:
    """A field that names something names what exists."""
    known = names(guideline)
    for text in walk(guideline):
        if isinstance(text, Reference) and text not in known[type(text)]:
            place = text.span.find(text)
            yield _unknown(type(text), text, place, known[type(text)])


def every_mention_resolves(guideline: Guideline) -> Iterator[Problem]:
    """A reference inside text names what exists."""
    known = names(guideline)
    for text in walk(guideline):
        if not isinstance(text, Markup):
            continue
        for mention in mentions(text):
            kind = KINDS.get(mention.kind)
            if kind is None:
                message = f"`{mention.kind}:` is geen soort verwijzing."
                yield Problem("onbekende-verwijzing", message, mention.place, nearest(mention.kind, KINDS))
            elif mention.target not in known[kind]:
                yield _unknown(kind, mention.target, mention.place, known[kind])


def everything_is_used(guideline: Guideline) -> Iterator[Problem]:
    """A term, source, contact or slot that nothing names is a leftover; a term may say why it stands there alone."""
    used = _used(guideline)
    for term in guideline.terms:
        if (TermRef, term.id) not in used and not term.listed_only:
            message = f"Het begrip `{term.id}` wordt nergens gebruikt."
            advice = "Gebruik het met `[[begrip:…]]`, of zeg bij `alleen-lijst` waarom het in de lijst blijft."
            yield Problem("begrip-ongebruikt", message, term.id.place, advice)
        elif (TermRef, term.id) in used and term.listed_only:
            message = f"Het begrip `{term.id}` wordt wel gebruikt; haal `alleen-lijst` weg."
            yield Problem("begrip-toch-gebruikt", message, term.listed_only.place)
    rest: tuple[tuple[type[Reference], tuple[Named, ...]], ...] = (
        (SourceRef, guideline.documents),
        (ContactRef, guideline.contacts),
        (SlotRef, guideline.slots),
    )
    for kind, records in rest:
        for record in records:
            if (kind, record.id) not in used:
                message = f"`{record.id}` wordt nergens gebruikt."
                yield Problem("ongebruikt", message, record.id.place)


def _used(guideline: Guideline) -> set[tuple[type[Reference], str]]:
    used: set[tuple[type[Reference], str]] = set()
    for text in walk(guideline):
        if isinstance(text, Markup):
            used |= {(KINDS[mention.kind], mention.target) for mention in mentions(text) if mention.kind in KINDS}
        elif isinstance(text, Reference):
            used.add((type(text), str(text)))
    used |= {(SourceRef, str(item.document)) for item in guideline.source_items}
    used |= {(ContactRef, str(contact.id)) for contact in guideline.contacts if contact.always}
    return used
