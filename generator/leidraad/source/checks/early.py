"""What can be said of content of which some has no good form yet, so that an editor sees all mistakes in one run.

Texts are looked at as always, and references as far as it is known what exists: a page by the name of its file, also
where that is broken, and what stands in a list by the ids that are written there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from leidraad.source.checks.references import FIXED_PAGES, Known, wrong_references
from leidraad.source.filenames import CHAPTER
from leidraad.source.folder import Folder
from leidraad.source.model import base
from leidraad.source.model.guideline import Settings
from leidraad.source.model.profile import TextPageRef
from leidraad.source.model.record import Record
from leidraad.source.model.tree import KindRef
from leidraad.source.model.written import TextRule, Texts
from leidraad.source.nodes import Fields, Items, Node, Text
from leidraad.source.problems import Problem, Severity

# Where the ids of each kind are written: a file of its own, or a field of richtlijn.yml.
LISTS = {
    base.TermRef: "begrippen",
    base.SourceRef: "bronnen",
    base.ContactRef: "contacten",
    base.SlotRef: "invulplekken",
}
FIELDS = {
    kind: str(Settings.model_fields[name].alias)
    for kind, name in ((base.RoleRef, "roles"), (base.ThemeRef, "themes"), (KindRef, "outcome_kinds"))
}

NONE: frozenset[str] = frozenset()


def early(folder: Folder, parts: tuple[Text | Record, ...], rules: Iterable[TextRule]) -> Iterator[Problem]:
    """Yield what is wrong with the parts that have a good form, and follows from nothing else that is.

    `rules` look at one text at a time. What they only warn of waits, as always, until nothing is wrong.
    """
    yield from wrong_references(parts, _known(folder))
    found = (problem for rule in rules for problem in rule(Texts(parts)))
    yield from (problem for problem in found if problem.severity is Severity.ERROR)


def _known(folder: Folder) -> Known:
    """Return what exists, by kind; a kind whose file could not be read is left out."""
    broken = frozenset(base.slug(name) for file in folder.broken for name in PurePath(file).with_suffix("").parts)
    units = {stem for files in folder.chapters.values() for stem in files if stem != CHAPTER}
    texts = frozenset((*units, *folder.chapters, *folder.sheets, *broken))
    known: dict[type[base.Reference], frozenset[str]] = {
        TextPageRef: texts,
        base.TreeRef: frozenset((*folder.trees, *broken)),
        base.PageRef: frozenset((*texts, *folder.trees, *FIXED_PAGES)),
    }
    settings = folder.singles.get("richtlijn")
    fields = {str(key): node for key, node in settings.items()} if isinstance(settings, Fields) else {}
    lists = {kind: folder.singles.get(stem) for kind, stem in LISTS.items()}
    lists |= {kind: fields.get(name) for kind, name in FIELDS.items()}
    written = {kind: _ids(node, "id") for kind, node in lists.items()}
    written[base.Locator] = _ids(folder.tables.get("vindplaatsen"), "locator")
    return known | {kind: ids for kind, ids in written.items() if ids}


def _ids(node: Node | None, key: str) -> frozenset[str]:
    """Return the ids that are written in a list; none where one of them is missing or can be no id."""
    records = node if isinstance(node, Items) else ()
    ids = [_value(one, key) for one in records]
    return frozenset(map(str, ids)) if all(name and (key != "id" or base.ID.fullmatch(name)) for name in ids) else NONE


def _value(record: Node, key: str) -> Text | None:
    fields = record.items() if isinstance(record, Fields) else ()
    return next((value for name, value in fields if name == key and isinstance(value, Text)), None)
