"""Compare the parts of two versions of a page: what came and went, what says another thing and what other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from leidraad.difference.parts import Part, Path
from leidraad.source.model.citation import Document, SourceItem
from leidraad.source.model.guideline import Contact
from leidraad.source.model.item import Item, Section
from leidraad.source.model.pages import Entrance
from leidraad.source.model.tree import AnswerFields, AnswerLabel, Guarantee, Lead, Outcome, OutcomeKind, Question, Tree
from leidraad.source.nodes import Text


class Topic(StrEnum):
    """What a change is about, in the order in which an expert reads."""

    ROUTES = "Routes en antwoorden"
    GUARANTEES = "Garanties"
    KINDS = "Soorten uitkomst en ernst"
    CONTACTS = "Wie je belt"
    ITEMS = "Vragen, uitkomsten, acties en andere punten"
    SOURCES = "Bronnen"
    OTHER = "Verder"
    WORDING = "Alleen andere woorden"


TOPICS: Mapping[type, Topic] = {
    AnswerFields: Topic.ROUTES,
    Guarantee: Topic.GUARANTEES,
    OutcomeKind: Topic.KINDS,
    AnswerLabel: Topic.KINDS,
    Contact: Topic.CONTACTS,
    Document: Topic.SOURCES,
    SourceItem: Topic.SOURCES,
    Question: Topic.ITEMS,
    Outcome: Topic.ITEMS,
    Lead: Topic.ITEMS,
}
# Fields about something else than their record.
FIELDS: Mapping[tuple[type, str], Topic] = {
    (Tree, "start"): Topic.ROUTES,
    (Outcome, "soort"): Topic.KINDS,
    (Outcome, "bellen"): Topic.CONTACTS,
    (Section, "contacten"): Topic.CONTACTS,
}
# Records without a name of their own: two that say the same are one.
NAMELESS = (Guarantee, Lead, Entrance)
# Words that turn a sentence when one comes or goes.
TURNING = re.compile(r"\b(?:niet|geen|nooit|altijd|alleen|tenzij|behalve|moet|moeten|mag|mogen|hoeft|hoeven|\d+)\b")


@dataclass(frozen=True)
class Change:
    """One thing that differs: without `old` it came, without `new` it went.

    `field` is empty when it is the part as a whole. `note` is what to look at too: the source of what came or went, or
    the words that may turn the meaning.
    """

    topic: Topic
    path: Path
    field: str
    old: str | None
    new: str | None
    note: str = ""


def changes(old: Iterable[Part], new: Iterable[Part]) -> Iterator[Change]:
    """Yield how one version of a page differs from the other."""
    before = {part.key: part for part in old}
    after = _with_known_keys(before, {part.key: part for part in new})
    for key in {**before, **after}:
        if key not in after:
            yield from _whole(before[key], is_new=False)
        elif key not in before:
            yield from _whole(after[key], is_new=True)
        else:
            yield from _changed(before[key], after[key])


def _with_known_keys(before: Mapping[Path, Part], after: Mapping[Path, Part]) -> Mapping[Path, Part]:
    """Give a nameless record that says something else in the same words the key that it had."""
    gone = {_said(part): key for key, part in before.items() if part.kind in NAMELESS and key not in after}
    return {(key if key in before else gone.get(_said(part), key)): part for key, part in after.items()}


def _said(part: Part) -> tuple[Path, tuple[Text, ...]]:
    return part.path[:-1], tuple(part.texts.values())


def _topic(part: Part, field: str) -> Topic:
    usual = Topic.ITEMS if issubclass(part.kind, Item) else TOPICS.get(part.kind, Topic.OTHER)
    return FIELDS.get((part.kind, field), usual)


def _whole(part: Part, *, is_new: bool) -> Iterator[Change]:
    """Yield a part that came or went, by its first text or else by all that it states."""
    said = next(iter(part.texts.values()), None) or ", ".join(f"{key}: {fact}" for key, fact in part.facts.items())
    if said:
        note = "; ".join(part.sources.values())
        yield Change(_topic(part, ""), part.path, "", None if is_new else said, said if is_new else None, note)


def _changed(old: Part, new: Part) -> Iterator[Change]:
    """Yield the fields of a part that differ; a text is only worded differently where all else is equal."""
    facts = list(_fields(old, old.facts, new.facts))
    sources = [_about(Topic.SOURCES, change) for change in _fields(old, old.sources, new.sources)]
    if old.path != new.path:
        facts.append(Change(_topic(old, ""), new.path, "plaats", _place(old), _place(new)))
    yield from facts
    yield from sources
    for change in _fields(old, old.texts, new.texts):
        is_wording = not (facts or sources or change.old is None or change.new is None)
        yield _worded(change) if is_wording else change
    yield from _order(old, new)


def _fields(part: Part, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for field in {**old, **new}:
        if old.get(field) != new.get(field):
            yield Change(_topic(part, field), part.path, field, old.get(field), new.get(field))


def _about(topic: Topic, change: Change, note: str = "") -> Change:
    return Change(topic, change.path, change.field, change.old, change.new, note)


def _worded(change: Change) -> Change:
    """Return a change of words, with those that may turn the meaning."""
    old, new = (Counter(TURNING.findall((text or "").lower())) for text in (change.old, change.new))
    return _about(Topic.WORDING, change, ", ".join(sorted((old - new) | (new - old))))


def _place(part: Part) -> str:
    return " > ".join(part.path[:-1])


def _order(old: Part, new: Part) -> Iterator[Change]:
    """Yield a list of which the records that both versions have stand in another order."""
    before = [name for name in old.order if name in new.order]
    after = [name for name in new.order if name in old.order]
    if before != after:
        yield Change(_topic(old, ""), old.path, "volgorde", ", ".join(before), ", ".join(after))
