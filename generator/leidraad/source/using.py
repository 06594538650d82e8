"""One text in many places: what says `gebruik: pagina/id` gets the words that are written there.

It works on nodes, before anything is shaped, so that the model, checks, views, paper and embeds see whole texts and
problems in a text are told where it is written. Words, source, difference and sub-points come along and are never
written anew; the id, and so the anchor, stays that of the place itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import is_
from pathlib import PurePath
from typing import Any

from leidraad.source.addressed import (
    CAUTION,
    POINTS,
    QUESTION,
    SHORT,
    SOURCE,
    TERMS,
    TEXT,
    USE,
    doubles_of,
    id_of,
    key_of,
    pages_of,
    part_of,
    usable,
    words_key,
)
from leidraad.source.folder import Folder
from leidraad.source.model.citation import Sourced
from leidraad.source.model.item import Item, ThemePoint
from leidraad.source.nodes import Fields, Items, Node, Text, moved
from leidraad.source.problems import Place, Problem, advised, brief, proposal

# What comes along with the words; a term, or a sentence that is no point of a list, has no room for all of it.
NOTES = frozenset((key_of(Item, "caution"), key_of(Item, "difference")))
# What a theme does with a point stays at its own place.
STAYS = frozenset((key_of(ThemePoint, "overrides"), key_of(ThemePoint, "foremost")))
ALONG = (*(key_of(Sourced, name) for name in Sourced.model_fields), *sorted(NOTES))
# More texts than these come along by accident only: texts that use each other can multiply.
MOST = 20_000


def with_texts(folder: Folder) -> Folder:
    """Return the folder with every used text in its place, and with what is wrong with how texts are used."""
    pages = dict(pages_of(folder))
    addressed = [found for page, node in pages.items() for found in usable(page, node)]
    texts = _Texts(dict(addressed), frozenset(PurePath(file).stem for file in folder.broken), doubles_of(addressed))

    def shelf(files: Mapping[str, Node]) -> dict[str, Node]:
        return {stem: texts.whole(node) for stem, node in files.items()}

    filled: dict[str, Any] = {
        "singles": {stem: texts.whole(node) if stem == TERMS else node for stem, node in folder.singles.items()},
        "chapters": {name: shelf(files) for name, files in folder.chapters.items()},
        "sheets": shelf(folder.sheets),
        "trees": shelf(folder.trees),
        "blocks": shelf(folder.blocks),
        "cards": shelf(folder.cards),
        "profiles": shelf(folder.profiles),
    }
    return replace(folder, **filled, problems=(*folder.problems, *texts.problems))


def _room(fields: Fields) -> Iterator[str]:
    """Yield what can come along to a record beside its words."""
    is_whole = words_key(fields) == QUESTION or (words_key(fields) == TEXT and id_of(fields) is not None)
    yield from (key for key in ALONG if is_whole or key not in NOTES)


def _points(fields: Fields) -> list[Node]:
    points = part_of(fields, POINTS)
    return list(points) if isinstance(points, Items) else []


@dataclass
class _Texts:
    """Every text by its address, and the problems that were met while using them."""

    known: Mapping[str, Fields]
    broken: frozenset[str] = frozenset()
    doubles: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    along: int = 0
    # What each address led to, as it is written there, since a file was begun; nothing where that was nowhere.
    asked: list[tuple[str, Fields | None]] = field(default_factory=list)

    def whole(self, node: Node) -> Node:
        """Return a file with the texts that it uses; the same as before where it and all that it uses are the same."""
        if isinstance(node, Text):
            return node
        found: Node | None
        asked, found = node.kept.get(_Texts, ((), None))
        if found is not None and self.along + len(asked) < MOST and all(self.known.get(to) is one for to, one in asked):
            self.along += len(asked)
            return found
        self.asked, count = [], len(self.problems)
        filled = self.filled(node)
        if not self.asked and count == len(self.problems):
            filled = node
        if count == len(self.problems) and self.along < MOST and all(one is not None for _, one in self.asked):
            node.kept[_Texts] = (tuple(self.asked), filled)
        return filled

    def filled(self, node: Node, trail: tuple[str, ...] = ()) -> Node:
        """Return a node with the texts that it uses, itself where it uses none; `trail` is the addresses on the way."""
        match node:
            case Items():
                ones = self._parts(node, trail)
                return node if all(map(is_, ones, node)) else Items(ones, node.span)
            case Fields():
                target = part_of(node, USE)
                if isinstance(target, Text):
                    return self._with(node, target, trail)
                if SHORT in node:
                    node = self._shortened(node, trail)
                parts = self._parts(node.values(), trail)
                if all(map(is_, parts, node.values())):
                    return node
                return Fields(dict(zip(node, parts, strict=True)), node.span)
        return node

    def _parts(self, nodes: Iterable[Node], trail: tuple[str, ...]) -> list[Node]:
        return [one if isinstance(one, Text) else self.filled(one, trail) for one in nodes]

    def _with(self, node: Fields, target: Text, trail: tuple[str, ...]) -> Fields:
        """Return a record with the words of its target; without a good target it has words that stop the build."""
        words = words_key(node)
        for key in node:
            if key in (words, *ALONG):
                message = f"Naast `{USE}` kan geen `{key}` staan: dat komt mee met de tekst."
                self._note("woorden-naast-gebruik", message, key.place, f"Haal `{key}` of `{USE}` weg.")
        own = {key: part for key, part in node.items() if key not in (words, *ALONG, POINTS)}
        source = self._target(target, trail)
        if source is None:
            return Fields({**own, **self._nothing(words, target)}, node.span)
        wanted = {words_key(source): words, **{name: name for name in _room(node)}}
        along = {Text(wanted[key], key.span): part for key, part in source.items() if key in wanted}
        if SOURCE not in source:  # That it is missing is said where it is missing.
            along |= self._nothing(words, target)
        if words == TEXT and (points := self._chosen(node, source, target, trail)):
            along[Text(POINTS, target.span)] = Items(points, target.span)
        rest = {key: self.filled(part, trail) for key, part in own.items()}
        return Fields({**rest, **along}, node.span)

    def _nothing(self, words: str, target: Text) -> dict[Text, Node]:
        """Return words and a source in the place of a text that is not there, which stops the build."""
        why = Fields({Text("toegevoegd", target.span): target}, target.span)
        return {Text(words, target.span): target, Text(SOURCE, target.span): why}

    def _shortened(self, node: Fields, trail: tuple[str, ...]) -> Fields:
        """Return a short wording with what its writer left to the text that it is one of: its source, what to mind."""
        named = part_of(node, SHORT)
        parts = [named] if isinstance(named, Text) else list(named) if isinstance(named, Items) else []
        targets = [
            Text(name.strip(), part.span) for part in parts if isinstance(part, Text) for name in part.split(",")
        ]
        found = [self._target(target, trail) for target in targets]
        if None in found:
            return Fields({**self._nothing(TEXT, targets[0]), **node}, node.span)
        missing = (SOURCE, CAUTION) if len(found) == 1 else ()
        along = {
            Text(key, node.span): moved(part, node.span)
            for key in missing
            if key not in node and (part := part_of(found[0] or node, key)) is not None
        }
        return Fields({**node, **along}, node.span)

    def _target(self, target: Text, trail: tuple[str, ...]) -> Fields | None:
        """Return the record at an address, itself filled; none after noting what is wrong."""
        self.along += 1
        self.asked.append((str(target), self.known.get(target)))
        if self.along == MOST:
            message = f"Zo komen er meer dan {MOST} teksten mee: teksten gebruiken elkaar hier steeds weer."
            self._note("gebruik-te-veel", message, target.place, "Gebruik minder teksten in elkaar.")
        elif target in trail:
            message = f"Deze teksten gebruiken elkaar: {' → '.join((*trail[trail.index(target) :], str(target)))}."
            self._note("gebruik-kring", message, target.place, "Schrijf één van deze teksten uit.")
        elif target not in self.known and target.partition("/")[0] in self.broken:
            return None  # What is wrong there is said there.
        elif target not in self.known and (doubles := self.doubles.get(target.partition("/")[0])):
            self.problems += doubles  # What is missing may be there, under the id of another.
        elif target not in self.known:
            message = f"Er is geen tekst `{brief(target)}`."
            advice = proposal(target, self.known) or "Schrijf de pagina en de id van de tekst, zoals `pagina/id`."
            self._note("onbekende-tekst", message, target.place, advice)
        elif self.along < MOST:
            whole = self.filled(self.known[target], (*trail, str(target)))
            assert isinstance(whole, Fields), "an address is that of a record"
            return whole
        return None

    def _chosen(self, node: Fields, source: Fields, target: Text, trail: tuple[str, ...]) -> list[Node]:
        """Return the sub-points that come along: all of them, or those that are named, in the order of the text."""
        page = target.partition("/")[0]
        there = {str(id_of(one)): _signed(one, page) for one in _points(source) if isinstance(one, Fields)}
        wanted = _points(node)
        if part_of(node, POINTS) is None:
            return list(there.values())
        named = [str(one) for one in wanted if isinstance(one, Text) and one in there]
        if named != sorted(named, key=list(there).index):
            message = "Deze punten staan in een andere volgorde dan in de tekst zelf."
            right = ", ".join(name for name in there if name in named)
            self._note(
                "punten-volgorde", message, wanted[0].span.place, f"Zet ze in de volgorde van de tekst: {right}."
            )
        return [point for one in wanted if (point := self._choice(one, there, target, trail)) is not None]

    def _choice(self, one: Node, there: Mapping[str, Node], target: Text, trail: tuple[str, ...]) -> Node | None:
        """Return a sub-point that is named by its id, or that itself uses a text under an id of its own."""
        if isinstance(one, Fields) and USE in one:
            return self.filled(one, trail)
        if not isinstance(one, Text):
            message = "Onder een gebruikte tekst staan geen eigen woorden."
            self._note("woorden-naast-gebruik", message, one.span.place, f"Noem een id, of schrijf ook hier `{USE}`.")
        elif one not in there:
            message = f"`{brief(one)}` is geen punt van `{target}`."
            self._note("onbekende-tekst", message, one.place, advised(one, there))
        return there.get(str(one)) if isinstance(one, Text) else None

    def _note(self, code: str, message: str, place: Place, advice: str) -> None:
        self.problems.append(Problem(code, message, place, advice))


def _signed(point: Fields, page: str) -> Fields:
    """Return a sub-point that came along with the address where it is written, and so for all below it."""
    name = id_of(point)
    signed = {key: part for key, part in point.items() if key != POINTS and key not in STAYS}
    if name is not None and USE not in point:
        signed[Text(USE, name.span)] = Text(f"{page}/{name}", name.span)
    if points := _points(point):
        below = [_signed(one, page) if isinstance(one, Fields) else one for one in points]
        signed[Text(POINTS, point.span)] = Items(below, point.span)
    return Fields(signed, point.span)
