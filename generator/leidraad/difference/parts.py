"""Take a page apart: each record becomes a part that says where it stands and what it says itself.

The model decides what there is, so that no field of it, also none that is added later, can be forgotten.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leidraad.source.markup import links, mentions
from leidraad.source.model.base import Markup
from leidraad.source.model.citation import CitationFields, Document, SourceItem
from leidraad.source.model.guideline import Settings
from leidraad.source.model.item import Item
from leidraad.source.model.lists import Contact
from leidraad.source.model.pages import Release
from leidraad.source.model.record import Record
from leidraad.source.nodes import Text

# The keys that lead to a part, as editors write them, with a name for each record in a list.
Path = tuple[str, ...]
# Free text that a reader acts on letter by letter: another text is never only another wording.
LITERAL: Mapping[type, frozenset[str]] = {
    Contact: frozenset(("nummer", "adres", "bereikbaar")),
    Document: frozenset(("houder", "datum", "vindplaats")),
    Settings: frozenset(("versie", "rechten")),
    Release: frozenset(("versie",)),
    SourceItem: frozenset(("locator", "soort", "naam")),
}
# What a record in a list is called by: the first that it has, and else by all that it states.
NAMES = ("id", "locator", "version", "target", "word")


@dataclass(frozen=True)
class Part:
    """One record, list or mapping of a page, without those inside it.

    `key` finds the same part in another version. `texts` are the free texts, `facts` all other fields, `sources` the
    citations, each by its key. `pointers` is where the texts send their reader; `order` names what a list holds.
    """

    kind: type
    key: Path
    path: Path
    texts: Mapping[str, Text]
    facts: Mapping[str, str]
    sources: Mapping[str, str]
    pointers: frozenset[str]
    order: Path

    @property
    def place(self) -> Path:
        """What the part stands in."""
        return self.path[:-1]

    @property
    def gist(self) -> Text | None:
        """The first of its texts; nothing for a page as a whole."""
        return next(iter(self.texts.values()), None) if self.path else None


def records(value: Any, path: Path = ()) -> Iterator[Part]:
    """Yield a record, list or mapping and all that it holds."""
    entries = {key: entry for key, entry in _entries(value) if entry not in (None, (), {})}
    inside = {key: entry for key, entry in entries.items() if _holds_records(entry)}
    sources = {key: _stated(entry) for key, entry in entries.items() if isinstance(entry, CitationFields)}
    literal = LITERAL.get(type(value), ())
    texts = {key: _joined(entry) for key, entry in entries.items() if _is_free(entry) and key not in literal}
    known = {*inside, *sources, *texts}
    facts = {key: _fact(entry) for key, entry in entries.items() if key not in known}
    pointers = frozenset(name for text in texts.values() for name in _pointers(text))
    order = () if isinstance(value, Record) else tuple(inside)
    yield Part(_kind(value), _key(value, path), path, texts, facts, sources, pointers, order)
    for key, entry in inside.items():
        yield from records(entry, (*path, key))


def _entries(value: Any) -> Iterable[tuple[str, Any]]:
    """Return what a value holds, each with its key or name."""
    if isinstance(value, Record):
        return ((str(info.alias or name), getattr(value, name)) for name, info in type(value).model_fields.items())
    return ((str(key), entry) for key, entry in value.items()) if isinstance(value, dict) else _named(value)


def _named(entries: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """Yield the records of a list with names that differ."""
    seen: Counter[str] = Counter()
    for record in entries:
        name = next((str(getattr(record, field)) for field in NAMES if hasattr(record, field)), None)
        name = name or ", ".join(f"{key} {fact}" for key, fact in next(records(record)).facts.items())
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})", record


def _key(value: Any, path: Path) -> Path:
    """Return an item's id, wherever on the page it stands, and of another value where it stands."""
    return ("#", path[-1]) if isinstance(value, Item) else path


def _first(value: Any) -> Any:
    """Return the first entry of a list or mapping, and of another value itself."""
    if isinstance(value, dict):
        return _first(next(iter(value.values())))
    return value[0] if isinstance(value, tuple) and value else value


def _kind(value: Any) -> type:
    return type(_first(value))


def _holds_records(value: Any) -> bool:
    return isinstance(_first(value), Record) and not isinstance(value, CitationFields)


def _is_free(value: Any) -> bool:
    """Say whether a value is text, or a list of texts, that can be worded in another way."""
    return not isinstance(value, dict) and _kind(value) in (Text, Markup)


def _joined(value: Text | tuple[Text, ...]) -> Text:
    return value if isinstance(value, Text) else type(value[0])("; ".join(map(_apart, value)), value[0].span)


def _stated(citation: CitationFields) -> str:
    return "; ".join(f"{key}: {_apart(_fact(value))}" for key, value in _entries(citation) if value)


def _apart(text: str) -> str:
    """Return a text as it stands between others: in quotes where a sign of it could be taken for what parts them."""
    return json.dumps(text, ensure_ascii=False) if set(text) & set(';"') else text


def _fact(value: Any) -> str:
    """Return a value as editors write it."""
    match value:
        case bool():
            return "ja" if value else "nee"
        case date():
            return value.isoformat()
        case dict():
            return ", ".join(f"{key}: {_fact(one)}" for key, one in value.items())
        case tuple():
            return ", ".join(map(_fact, value))
    return str(value)


def _pointers(text: Text) -> Iterator[str]:
    """Yield where a text sends its reader. The words that it explains send him nowhere."""
    if isinstance(text, Markup):
        yield from (f"{one.kind}:{one.target}".lstrip(":") for one, _ in mentions(text) if one.kind != "begrip")
        yield from (one.address for one, _ in links(text))
