"""Which texts another place can use: every record with words, by its address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from leidraad.source.filenames import CHAPTER
from leidraad.source.folder import Folder
from leidraad.source.model.cards import CardItem
from leidraad.source.model.item import Item
from leidraad.source.model.lists import Term
from leidraad.source.model.record import Record
from leidraad.source.model.tree import Question
from leidraad.source.nodes import Fields, Items, Node, Text
from leidraad.source.problems import Problem, said_place


def key_of(kind: type[Record], name: str) -> str:
    """Return what editors call a field."""
    return str(kind.model_fields[name].alias)


USE, POINTS, TEXT = key_of(Item, "used"), key_of(Item, "children"), key_of(Item, "text")
QUESTION = key_of(Question, "text")
SHORT, SOURCE, CAUTION = key_of(CardItem, "short_for"), key_of(CardItem, "citation"), key_of(CardItem, "caution")
# The key under which a record has its words, by a key that only such records have; all others have those of an item.
WORDS = {key_of(Question, "answers"): QUESTION, key_of(Term, "name"): key_of(Term, Term.said)}
# The list beside the pages whose records can be used, and use others.
TERMS = "begrippen"


def pages_of(folder: Folder) -> Iterator[tuple[str, Node]]:
    """Yield each file with texts by the name that an address begins with."""
    for name, files in folder.chapters.items():
        yield from ((name if stem == CHAPTER else stem, node) for stem, node in files.items())
    for shelf in (folder.sheets, folder.trees, folder.blocks):
        yield from shelf.items()
    if TERMS in folder.singles:
        yield TERMS, folder.singles[TERMS]


def usable(page: str, node: Node) -> tuple[tuple[str, Fields], ...]:
    """Return every text of a file with its address, gathered once."""
    kept = {} if isinstance(node, Text) else node.kept
    if page not in kept:
        kept[page] = tuple(usable_in(page, node))
    found: tuple[tuple[str, Fields], ...] = kept[page]
    return found


def usable_in(page: str, node: Node) -> Iterator[tuple[str, Fields]]:
    """Yield every text of a file with its address: records with an id, and questions, whose key is their id."""
    if isinstance(node, Items):
        for one in node:
            yield from usable_in(page, one)
    elif isinstance(node, Fields):
        if (name := id_of(node)) and _says(node):
            yield f"{page}/{name}", node
        for key, part in node.items():
            if isinstance(part, Fields) and not id_of(part) and words_key(part) != TEXT and _says(part):
                yield f"{page}/{key}", part
            yield from usable_in(page, part)


def doubles_of(addressed: Sequence[tuple[str, Fields]]) -> Mapping[str, tuple[Problem, ...]]:
    """Return by their pages the ids that stand there twice: a text that seems missing may have the id of another."""
    found: dict[str, tuple[Problem, ...]] = {}
    if len(dict(addressed)) == len(addressed):
        return found
    first: dict[str, Text] = {}
    for address, fields in addressed:
        name, page = id_of(fields), address.partition("/")[0]
        if name is not None and (other := first.setdefault(address, name)) is not name:
            found[page] = (*found.get(page, ()), _twice(name, other))
    return found


def _twice(name: Text, other: Text) -> Problem:
    message = f"De id `{name}` staat al op dezelfde pagina ({said_place(other.place, name.place)})."
    return Problem("dubbel-id", message, name.place, "Kies voor een van de twee een andere id.")


def words_key(fields: Fields) -> str:
    """Return the key under which a record has its words."""
    return next((words for sign, words in WORDS.items() if sign in fields), TEXT)


def _says(fields: Fields) -> bool:
    return words_key(fields) in fields or USE in fields


def part_of(fields: Mapping[Any, Node], name: str) -> Node | None:
    """Return what stands under a key, as words name it."""
    return fields.get(name)


def id_of(fields: Fields) -> Text | None:
    """Return the id of a record, where it has one."""
    name = part_of(fields, "id")
    return name if isinstance(name, Text) else None
