"""Everything that is named exists, and everything that exists is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice

from leidraad.source.markup import KINDS, Mention, mentioned, mentions
from leidraad.source.model.base import (
    ContactRef,
    ForceRef,
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
    TreeRef,
    WrittenRef,
)
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.profile import TextPageRef
from leidraad.source.model.record import Record, once
from leidraad.source.model.tree import KindRef
from leidraad.source.nodes import Text
from leidraad.source.problems import Place, Problem, advised, brief, closest

# Of how many wrong references the right one is looked for in one run.
PROPOSED = 100
# Pages that the engine makes and that content may point to.
FIXED_PAGES = ("begrippen", "beslishulpen", "register", "praktisch", "over")


def fixed_pages(guideline: Guideline) -> tuple[str, ...]:
    """Return those of them that there are: what would list nothing has no page."""
    listed = {"beslishulpen": guideline.trees, "praktisch": guideline.sheets}
    return tuple(name for name in FIXED_PAGES if listed.get(name, True))


Known = Mapping[type[Reference], frozenset[str]]
# What is named: the kind of reference, or none that exists, and the target.
Pointed = tuple[type[Reference] | None, str]


@once
def names(guideline: Guideline) -> dict[type[Reference], frozenset[str]]:
    """Return what exists, by the kind of reference that points to it."""
    heads = (chapter.head for chapter in guideline.chapters)
    texts: list[Named] = [*guideline.units, *heads, *guideline.sheets]
    return {
        TextPageRef: frozenset(page.id for page in texts),
        PageRef: frozenset((*(page.id for page in (*texts, *guideline.trees)), *fixed_pages(guideline))),
        WrittenRef: frozenset(page.id for page in (*texts, *guideline.trees, *guideline.blocks)),
        TreeRef: frozenset(tree.id for tree in guideline.trees),
        TermRef: frozenset(term.id for term in guideline.terms),
        SourceRef: frozenset(document.id for document in guideline.documents),
        ContactRef: frozenset(contact.id for contact in guideline.contacts),
        SlotRef: frozenset(slot.id for slot in guideline.slots),
        RoleRef: frozenset(role.id for role in guideline.settings.roles),
        ThemeRef: frozenset(theme.id for theme in guideline.settings.themes),
        KindRef: frozenset(kind.id for kind in guideline.settings.outcome_kinds),
        ForceRef: frozenset(force.id for force in guideline.choice.forces),
        Locator: frozenset(item.locator for item in guideline.source_items),
    }


def every_reference_resolves(guideline: Guideline) -> Iterator[Problem]:
    """What is named in a field or inside text exists."""
    known = names(guideline)
    if all(_exists(kind, target, known) for kind, target in named(guideline)):
        return iter(())
    return wrong_references(guideline.parts, known)


def wrong_references(parts: Iterable[Text | Record], known: Known) -> Iterator[Problem]:
    """Yield each reference to what does not exist; of a kind that `known` does not have, everything may.

    The first have a proposal: to look for the name that was meant takes time, and who made so many mistakes made one.
    """
    found = _wrong_references(parts, known)
    yield from (wrong(known) for wrong in islice(found, PROPOSED))
    yield from (wrong({}) for wrong in found)


def _wrong_references(parts: Iterable[Text | Record], known: Known) -> Iterator[Callable[[Known], Problem]]:
    """Yield what makes the problem of each wrong reference, from what may be proposed."""
    for text in parts:
        if isinstance(text, Reference) and text not in known.get(type(text), (text,)):
            yield partial(_wrong_field, text)
        elif isinstance(text, Markup) and not all(_resolves(one, known) for one in mentioned(text)):
            for mention, place in mentions(text):
                if not _resolves(mention, known):
                    yield partial(_wrong_mention, mention, place())


def _wrong_field(text: Reference, known: Known) -> Problem:
    names = known.get(type(text), frozenset())
    advice = _of_a_document(text, known) or advised(text, names)
    return Problem(text.code, _says_no(type(text), text), text.span.find(text), advice)


def _of_a_document(text: Reference, known: Known) -> str:
    """Return what to write where a place in a source is asked and the source itself is named, or nothing."""
    if type(text) is not Locator or text not in known.get(SourceRef, ()):
        return ""
    return f"Dat is een bron. Noem een plaats daarin, of schrijf `{{extern: [{text}]}}`."


def _wrong_mention(mention: Mention, place: Place, known: Known) -> Problem:
    kind = KINDS.get(mention.kind)
    if kind is None:
        message = f"`{mention.kind}:` is geen soort verwijzing."
        advice = _of_another_kind(mention.target, known) or advised(mention.kind, KINDS)
        return Problem("onbekende-verwijzing", message, place, advice)
    advice = _of_another_kind(mention.target, known) or advised(mention.target, known.get(kind, ()))
    return Problem(kind.code, _says_no(kind, mention.target), place, advice)


def _resolves(mention: Mention, known: Known) -> bool:
    return _exists(KINDS.get(mention.kind), mention.target, known)


def _exists(kind: type[Reference] | None, target: str, known: Known) -> bool:
    return kind is not None and target in known.get(kind, (target,))


def _says_no(kind: type[Reference], target: str) -> str:
    if not target:
        return "Deze verwijzing zegt niet waarnaar."
    return f"`{brief(target)}` is geen {kind.noun.removeprefix('een ')}."


def _of_another_kind(target: str, known: Known) -> str:
    """Return a sentence that proposes the right kind of reference to what has exactly this id, or nothing."""
    for prefix, kind in KINDS.items():
        if target in known.get(kind, ()):
            return f"Bedoel je `[[{prefix}{':' * bool(prefix)}{target}]]`?"
    return ""


def everything_is_used(guideline: Guideline) -> Iterator[Problem]:
    """A term, source, contact or slot that nothing names is a leftover; a term may say why it stands there alone."""
    named_somewhere = used(guideline)
    for term in guideline.terms:
        if (TermRef, term.id) not in named_somewhere and not term.listed_only:
            message = f"Het begrip `{term.id}` wordt nergens gebruikt."
            advice = "Gebruik het met `[[begrip:…]]`, of zeg bij `alleen-lijst` waarom het in de lijst blijft."
            yield Problem("begrip-ongebruikt", message, term.id.place, advice)
        elif (TermRef, term.id) in named_somewhere and term.listed_only:
            message = f"Het begrip `{term.id}` wordt wel gebruikt."
            yield Problem("begrip-toch-gebruikt", message, term.listed_only.place, "Haal `alleen-lijst` weg.")
    rest: tuple[tuple[type[Reference], tuple[Named, ...]], ...] = (
        (SourceRef, guideline.documents),
        (ContactRef, guideline.contacts),
        (SlotRef, guideline.slots),
    )
    for kind, records in rest:
        for record in records:
            if (kind, record.id) not in named_somewhere:
                message = f"`{record.id}` wordt nergens gebruikt."
                yield Problem("ongebruikt", message, record.id.place, "Gebruik het, of haal het weg.")


@once
def used(guideline: Guideline) -> set[tuple[type[Reference], str]]:
    """Return everything that is named; what is named wrongly counts as what was meant, as it has a problem already."""
    known = names(guideline)
    found: set[tuple[type[Reference], str]] = {
        (ContactRef, str(contact.id)) for contact in guideline.contacts if contact.always
    }
    for kind, target in named(guideline):
        if kind is not None and target in known[kind]:
            found.add((kind, target))
        else:
            found |= {(other, target) for other in KINDS.values()}
            found |= {(kind, closest(target, known[kind]))} if kind is not None else set()
    return found


@once
def named(guideline: Guideline) -> frozenset[Pointed]:
    """Return the kind and the target of everything that is named, once each."""
    return frozenset[Pointed]().union(*(_named(part) for part in guideline.pieces))


def _named(part: Record | Text) -> frozenset[Pointed]:
    return _named_in(part) if isinstance(part, Record) else frozenset(_of_texts((part,)))


@once
def _named_in(record: Record) -> frozenset[Pointed]:
    return frozenset(_of_texts(record.within))


def _of_texts(parts: Iterable[Text | Record]) -> Iterator[Pointed]:
    return ((kind, target) for kind, target, _ in references(parts))


def references(parts: Iterable[Text | Record]) -> Iterator[tuple[type[Reference] | None, str, Text]]:
    """Yield every reference, in fields and inside text: its kind (or none that exists), its target and where it is."""
    for text in parts:
        if isinstance(text, Markup):
            yield from ((KINDS.get(one.kind), one.target, text) for one in mentioned(text))
        elif isinstance(text, Reference):
            yield type(text), str(text), text
