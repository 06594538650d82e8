"""The smallest parts of a page: items with their sub-points, what each is called, and where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from leidraad.source.model.guideline import Settings
from leidraad.source.model.record import once
from leidraad.source.passage import spoken
from leidraad.web.meaning import words
from leidraad.web.text import Rich
from leidraad.web.views.origins import UNSAID, ProvenanceView

# About as much of an item as is enough to know it by, and to tell it from the others of its page.
SHORT = 60
# An answer with more letters is easier to read on a phone below another than beside it.
BESIDE = 70


@dataclass(frozen=True)
class SourceLine:
    """Where some parts of an item come from; `marks` says which, where not all do, and `of` has their anchors.

    `named` has those where they are not just the one that the line stands in. `again` is the place alone, for a line
    whose one document the line before names already.
    """

    marks: str
    of: str
    named: str
    provenance: ProvenanceView
    again: str = ""


@dataclass(frozen=True)
class RoleMark:
    """For whom an item is; `number` is the place of the role among all, and 0 for everybody."""

    id: str
    name: str
    number: int

    @property
    def style(self) -> str:
        """What style sheets know an item by that only this role sees."""
        return f"c-roles__role c-roles__role--{self.number}" if self.number else ""


@dataclass(frozen=True)
class Override:
    """A point of a theme that goes before an action: the name of the theme, the point's first words, and its path."""

    theme: str
    point: str
    path: str


@dataclass(frozen=True)
class ItemView:
    """An item with its sub-points; `id` is its anchor on this page, and `mark` its letter among other sub-points.

    `twins` say the same elsewhere in the content: their anchors and sources are here too. Of a `folded` one the
    sub-points begin shut; an `answer` begins as what one can answer to the item above it.
    """

    id: str
    text: Rich
    provenance: ProvenanceView
    caution: Rich | None
    difference: Rich | None
    children: tuple[ItemView, ...]
    mark: str = ""
    twins: tuple[ItemView, ...] = ()
    role: RoleMark | None = None
    overrides: tuple[Override, ...] = ()
    folded: bool = False
    answer: bool = False

    @property
    def style(self) -> str:
        """What style sheets call its sub-points; those that say what to do at each answer are blocks."""
        answers = [len(spoken(child.text.passage, words)) for child in self.children if child.answer]
        if not answers:
            return "c-items--letters"
        return f"c-items--letters c-items--{'answers' if max(answers) > BESIDE else 'short-answers'}"

    def overridden(self, found: Mapping[str, tuple[Override, ...]]) -> ItemView:
        """Return it with what goes before it and its points, by the ids of the content."""
        children = tuple(child.overridden(found) for child in self.children)
        return replace(self, overrides=found.get(self.id, ()), children=children)

    def of_role(self, role: str) -> ItemView:
        """Return it as somebody reads it who knows to have a role: without the points of others, and no name of it."""
        return replace(self, role=None, children=items_of(self.children, role))

    @property
    def said(self) -> tuple[object, ...]:
        """All that it says: the same for two items that read the same, whatever they are called or come from."""
        notes = (spoken(note.passage, words) if note else "" for note in (self.caution, self.difference))
        return (spoken(self.text.passage, words), *notes, *(child.said for child in self.children))

    def with_twin(self, twin: ItemView) -> ItemView:
        """Return it as the one place of an item that says the same too."""
        overrides = tuple(dict.fromkeys((*self.overrides, *twin.overrides)))
        pairs = zip(self.children, twin.children, strict=True)
        children = tuple(one.with_twin(other) for one, other in pairs)
        return replace(self, twins=(*self.twins, twin), overrides=overrides, children=children)

    @property
    def name(self) -> str:
        """What a link to it is called: its first words."""
        return first_words(spoken(self.text.passage, words))

    @property
    def sources(self) -> tuple[SourceLine, ...]:
        """Where it and its sub-points come from: each source once, with the letters of the parts that have it."""
        found: dict[ProvenanceView, list[tuple[str, str]]] = {}
        for same in (self, *self.twins):
            for mark, one in _marked(same):
                found.setdefault(one.provenance, []).append((mark, one.id))
        apart = len(found) > 1
        before = (UNSAID, *found)
        return tuple(
            SourceLine(
                marks=", ".join(dict.fromkeys(mark for mark, _ in parts if mark)) if apart else "",
                of=" ".join(names),
                named="" if names == [self.id] else " ".join(names),
                provenance=provenance,
                again=provenance.after(last),
            )
            for last, (provenance, parts) in zip(before, found.items(), strict=False)
            for names in [[name for _, name in parts]]
        )


@dataclass(frozen=True)
class ListedItem:
    """An item as a list shows it, with what is said below it of its sources."""

    item: ItemView
    sources: tuple[SourceLine, ...]


def numbered(item: ItemView) -> tuple[ItemView, ...]:
    """Return the points under an item, each with its number."""
    return tuple(replace(one, mark=str(number)) for number, one in enumerate(item.children, 1))


def first_words(said: str) -> str:
    """Return as much of a text as is enough to know it by."""
    return said if len(said) <= SHORT else f"{said[:SHORT].rpartition(' ')[0]}…"


@once
def answering(settings: Settings) -> re.Pattern[str]:
    """Return how a text begins that says what to do at an answer: with one that all questions share, and `:` or `?`."""
    shared = "|".join(re.escape(one.text) for one in settings.answer_labels)
    return re.compile(rf"(?:{shared})[:?]" if shared else "(?!)")


@once
def role_marks(settings: Settings) -> Mapping[str, RoleMark]:
    """Return every role by its id, in the order of the settings."""
    return {
        str(role.id): RoleMark(role.id, role.name, 0 if role.everybody else number)
        for number, role in enumerate(settings.roles, 1)
    }


def items_of(items: Iterable[ItemView], role: str) -> tuple[ItemView, ...]:
    """Return the items that are for a role or for everybody."""
    return tuple(one.of_role(role) for one in items if one.role is None or not one.role.number or one.role.id == role)


def _marked(item: ItemView, before: str = "") -> Iterator[tuple[str, ItemView]]:
    """Yield an item and all under it, each with the letters on the way to it."""
    mark = before + item.mark
    yield mark, item
    for child in item.children:
        yield from _marked(child, mark)
