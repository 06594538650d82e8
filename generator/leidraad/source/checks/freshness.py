"""Facts age: what is past its date is said, and what changed since it was compared is compared again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Any

from leidraad.source.model.base import Id, TextRef
from leidraad.source.model.citation import CitationFields, Fact
from leidraad.source.model.guideline import Guideline, cited_in
from leidraad.source.model.profile import Profile
from leidraad.source.model.record import Record, has, once
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem, Severity, said_place

# So many texts that nobody compared yet are told one by one.
FEW = 3
# Fields of a record that are about the text rather than part of it, and those that come along where a text is used.
APART = frozenset(("citation", "otherwise", "owner", "used"))
ALONG = frozenset(("caution", "difference"))
# All locators that one text cites.
CitedAt = tuple[Text, ...]
EXPIRED = "Kijk na of het nog klopt, en zet dan een nieuwe datum bij `gecontroleerd-op` en `geldig-tot`."


def facts_are_not_expired(guideline: Guideline) -> Iterator[Problem]:
    """A source or contact past its date is looked up again."""
    facts: tuple[Fact, ...] = (*guideline.documents, *guideline.contacts)
    for record in facts:
        if record.expired(guideline.today):
            message = f"`{record.id}` was geldig tot {record.valid_until.isoformat()}."
            yield Problem("verlopen", message, record.at("valid_until"), EXPIRED, Severity.WARNING)


def nobody_looked_in_the_future(guideline: Guideline) -> Iterator[Problem]:
    """What was looked up was so before today, or the year is a slip of the pen and it ages too late."""
    facts: tuple[Fact | Profile, ...] = (*guideline.documents, *guideline.contacts)
    facts += (guideline.profile,) if guideline.profile else ()
    for one in facts:
        if one.reviewed_on > guideline.today:
            message = f"`{one.id}` is nagekeken op {one.reviewed_on.isoformat()}, en die dag moet nog komen."
            advice = "Schrijf de dag waarop iemand keek."
            yield Problem("datum-in-de-toekomst", message, one.at("reviewed_on"), advice, Severity.WARNING)


@once
def digests(guideline: Guideline) -> dict[str, dict[str, Text]]:
    """Return for each cited locator a short hash of every text that cites it, with the place where it does.

    A text that is used in many places is one text: where it is written.
    """
    texts: dict[str, dict[str, Text]] = defaultdict(dict)
    for locator, digest in chain.from_iterable(map(_digests_in, guideline.sayings)):
        texts[locator].setdefault(digest, locator)
    return texts


@once
def _digests_in(record: Record) -> tuple[tuple[Text, str], ...]:
    """Return each locator in a record with a short hash of what cites it there."""
    found = ((citation, _digest(one, citation)) for one, citation in cited_in(record))
    return tuple((locator, digest) for citation, digest in found if digest for locator in citation.locators)


def _digest(record: Record, citation: CitationFields) -> str:
    """Return a short hash of what a record says of what it cites; nothing where it says or cites nothing itself."""
    words = _own_words(record) if citation.locators else None
    if words is None:
        return ""
    return _hash("\n".join([citation.origin.value, *words]))


@lru_cache(maxsize=1 << 16)
def _hash(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:12]


@once
def _own_words(record: Record) -> list[str] | None:
    """Return what a record says itself; nothing when all of it is said where it is written."""
    apart = APART
    if getattr(record, "used", None):
        apart = APART | ALONG | {type(record).said}
    fields = (name for name in type(record).model_fields if name not in apart)
    words = [str(text) for name in fields for text in _without_sources(getattr(record, name))]
    return words if words or apart is APART else None


def _without_sources(value: Any) -> Iterator[Text]:
    """Yield the texts of a part that have no source of their own, and are no name."""
    match value:
        case Text():
            yield from () if isinstance(value, Id | TextRef) else (value,)
        case tuple():
            for part in value:
                yield from _without_sources(part)
        case Record() if not has(type(value), "citation"):
            for name in type(value).model_fields:
                yield from _without_sources(getattr(value, name))


def our_text_was_compared_with_its_source(guideline: Guideline) -> Iterator[Problem]:
    """Each text was compared with every source item that it cites by a second reader, and neither changed since.

    What one command records is one problem. What nobody compared yet is told together when there is much of it, as in a
    new guideline; of much that changed each is told on a line.
    """
    known = {locator for locator, _ in compared_texts(guideline)}
    left = _uncompared(guideline)
    changed = [cited for cited in left if not known.isdisjoint(cited)]
    new = [cited for cited in left if known.isdisjoint(cited)]
    told = [_to_compare(texts, "veranderd") for texts in _by_locators(changed)]
    yield from told if len(told) <= FEW else map(_on_one_line, told)
    if len(new) > FEW:
        first = new[0][0]
        message = f"{len(new)} teksten zijn nieuw en nog na te kijken, om te beginnen bij `{first}`."
        advice = f"Vergelijk ze met de bron. Kloppen ze? Typ dan `leidraad nagekeken {first}`; `*` staat voor alles."
        yield Problem("nog-na-te-kijken", message, first.span.find(first), advice, Severity.WARNING)
    else:
        yield from (_to_compare(texts, "nieuw") for texts in _by_locators(new))


def _uncompared(guideline: Guideline) -> list[CitedAt]:
    """Return what each text that must be compared cites, as far as nobody compared it with that."""
    compared = compared_texts(guideline)
    found: dict[str, CitedAt] = {}
    for name, texts in digests(guideline).items():
        for digest, locator in texts.items():
            if (name, digest) not in compared:
                found[digest] = (*found.get(digest, ()), locator)
    return list(found.values())


def _by_locators(texts: Iterable[CitedAt]) -> list[list[CitedAt]]:
    """Return the texts together that cite the same."""
    found: dict[CitedAt, list[CitedAt]] = {}
    for cited in texts:
        found.setdefault(cited, []).append(cited)
    return list(found.values())


def _to_compare(texts: list[CitedAt], state: str) -> Problem:
    """Return what to do about texts that cite the same."""
    first, *others = (cited[0] for cited in texts)
    names = ", ".join(f"`{name}`" for name in texts[0])
    message = f"Onze tekst bij {names} is {state} en nog na te kijken."
    if others:
        also = "; ".join(said_place(one.place, first.place) for one in others)
        message = f"{len(texts)} teksten bij {names} zijn {state} en nog na te kijken: deze; {also}."
    command = f"leidraad nagekeken {' '.join(texts[0])}"
    advice = f"Vergelijk elke tekst hierbij met de bron. Kloppen ze? Typ dan `{command}`."
    return Problem("nog-na-te-kijken", message, first.span.find(first), advice, Severity.WARNING)


def _on_one_line(problem: Problem) -> Problem:
    return replace(problem, message=f"{problem.message} {problem.suggestion}", suggestion="", on_one_line=True)


@once
def compared_texts(guideline: Guideline) -> frozenset[tuple[str, str]]:
    """Return the locator and the hash of every text that a second reader compared."""
    return frozenset((str(review.locator), str(review.digest)) for review in guideline.reviews)
