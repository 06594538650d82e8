"""Compare the parts of two versions of a page: what came and went, what says another thing and what other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from leidraad.difference.parts import Part, Path
from leidraad.source.model.citation import Document, SourceItem
from leidraad.source.model.item import Item, Section
from leidraad.source.model.lists import Contact
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

    `field` is empty when it is the part as a whole. `about` is what the part says where that did not change, and `note`
    what to look at too: the source of what came or went, or the words that may turn the meaning.
    """

    topic: Topic
    path: Path
    field: str
    old: str | None
    new: str | None
    about: str | None = None
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
    """Give a nameless record that states something else in the same words the key that it had."""
    gone = {_said(part): key for key, part in before.items() if part.kind in NAMELESS and key not in after}
    return {(key if key in before else gone.get(_said(part), key)): part for key, part in after.items()}


def _said(part: Part) -> tuple[Path, tuple[Text, ...]]:
    return part.place, tuple(part.texts.values())


def _topic(part: Part, field: str = "") -> Topic:
    usual = Topic.ITEMS if issubclass(part.kind, Item) else TOPICS.get(part.kind, Topic.OTHER)
    return FIELDS.get((part.kind, field), usual)


def _whole(part: Part, *, is_new: bool) -> Iterator[Change]:
    """Yield a part that came or went, by its first text or else by all that it states."""
    said = part.gist or ", ".join(f"{key}: {fact}" for key, fact in part.facts.items() if key != "id")
    if said:
        old, new = (None, said) if is_new else (said, None)
        yield Change(_topic(part), part.path, "", old, new, note="; ".join(part.sources.values()))


def _changed(old: Part, new: Part) -> Iterator[Change]:
    """Yield the fields of a part that differ; a text is only worded differently where all else is equal."""
    stated = [*_stated(old, new), *_cited(old, new)]
    yield from stated
    is_same = not stated and old.pointers == new.pointers
    for field, before, after in _differing(old.texts, new.texts):
        if is_same and before is not None and after is not None:
            yield Change(Topic.WORDING, new.path, field, before, after, note=_turning(before, after))
        else:
            yield Change(_topic(new, field), new.path, field, before, after)
    yield from _order(old, new)


def _stated(old: Part, new: Part) -> Iterator[Change]:
    for field, before, after in _differing(old.facts, new.facts):
        yield Change(_topic(new, field), new.path, field, before, after, new.gist)
    if old.place != new.place:
        yield Change(_topic(new), new.path, "plaats", " > ".join(old.place), " > ".join(new.place), new.gist)


def _cited(old: Part, new: Part) -> Iterator[Change]:
    for field, before, after in _differing(old.sources, new.sources):
        yield Change(Topic.SOURCES, new.path, field, before, after, new.gist)


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str | None, str | None]]:
    return ((key, old.get(key), new.get(key)) for key in {**old, **new} if old.get(key) != new.get(key))


def _turning(old: str, new: str) -> str:
    """Return the words that came or went and may turn the meaning."""
    before, after = (Counter(TURNING.findall(text.lower())) for text in (old, new))
    return ", ".join(sorted((before - after) | (after - before)))


def _order(old: Part, new: Part) -> Iterator[Change]:
    """Yield a list of which the records that both versions have stand in another order."""
    before = [name for name in old.order if name in new.order]
    after = [name for name in new.order if name in old.order]
    if before != after:
        yield Change(_topic(new), new.path, "volgorde", ", ".join(before), ", ".join(after))
