"""The real aids as plain data, with what the real reader, shaper and prover say of what somebody makes of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from typing import Any

import yaml
from defects import ADDED, TWICE, Aid, answers, as_yaml, target_key
from naive import Kinds
from places import CONTENT, GOOD, TODAY

from leidraad.checking import read
from leidraad.source.checks.naming import ids_are_unique
from leidraad.source.filenames import SINGLES
from leidraad.source.folder import Folder
from leidraad.source.misfits import validate
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.tree import Tree
from leidraad.source.nodes import Fields, Items, Node
from leidraad.source.problems import ContentError, Problem
from leidraad.source.reading import read_yaml
from leidraad.source.shape import shape
from leidraad.source.tables import TABLES
from leidraad.trees.proof import trees_are_proven
from leidraad.trees.subject import subjects
from leidraad.web.addresses import addresses_are_free

REAL = sorted(file.stem for file in (CONTENT / "beslishulpen").iterdir())
FILE = "beslishulpen/hulp.yml"
# What an aid has many of, each by its name.
PARTED = ("vragen", "uitkomsten")
# As heavy as the real kinds are, one is milder than all of them.
MILD = "  - {id: mild, naam: Mild, ernst: 0}\n"


@cache
def read_aid(name: str) -> Aid:
    """Return a real aid as if every text that it uses were written out in it."""
    found: Aid = _plain(_content().trees[name])
    return found


@cache
def _content() -> Folder:
    return read(CONTENT)


def _plain(node: Node) -> Any:
    match node:
        case Fields():
            return {str(key): _plain(part) for key, part in node.items()}
        case Items():
            return [_plain(one) for one in node]
    return str(node)


@cache
def brief(name: str) -> Aid:
    """Return a real aid that says of each part only the first point, so that thousands can be read in a minute."""
    aid = deepcopy(read_aid(name))
    for part in (*aid["vragen"].values(), *aid["uitkomsten"].values()):
        part.pop("hulp", None)
        part.pop("verschil", None)
        for key in {"acties", "documenteer"} & part.keys():
            part[key] = [{"id": part[key][0]["id"], "tekst": "Doe dit.", "bron": ADDED}]
    return aid


@cache
def settings() -> str:
    """Return richtlijn.yml with one kind that is milder than all others."""
    text = (CONTENT / "richtlijn.yml").read_text(encoding="utf-8")
    return text.replace("ernst: ", "ernst: 1").replace("uitkomstsoorten:\n", f"uitkomstsoorten:\n{MILD}")


@cache
def kinds_of_content() -> Kinds:
    found: list[dict[str, str]] = yaml.load(settings(), Loader=yaml.CBaseLoader)["uitkomstsoorten"]
    return {
        kind["id"]: (
            int(kind["ernst"]) if "ernst" in kind else None,
            "sluit-af" in kind,
            "veiligheid" in kind or "spoed" in kind,
        )
        for kind in found
    }


@cache
def folder() -> Folder:
    """Return a small folder without pages, with the real kinds and answers."""
    files = {stem: GOOD / f"{stem}.yml" for stem in SINGLES if stem not in ("richtlijn", "teksten")}
    texts = {stem: file.read_bytes() for stem, file in files.items() if file.exists()}
    texts |= {"richtlijn": settings().encode(), "teksten": b"hallo: Hallo."}
    found = {stem: read_yaml(f"{stem}.yml", text) for stem, text in texts.items()}
    nothing = Items([], found["start"].span)
    return Folder(singles=dict.fromkeys(SINGLES, nothing) | found, tables=dict.fromkeys(TABLES, nothing))


@cache
def around() -> Guideline:
    """Return that folder as it is shaped, to put an aid in."""
    return shape(folder(), TODAY, None)


def problems_of(text: bytes) -> Iterable[Problem]:
    """Return what the real reader, shaper and prover say of an aid that somebody wrote."""
    try:
        return _problems_in(read_yaml(FILE, text))
    except ContentError as error:
        return error.problems


def _problems_in(node: Node) -> Iterable[Problem]:
    problems: list[Problem] = []
    tree = validate(Tree, node, problems)
    if problems:
        return problems
    guideline = around().but(trees=(tree,))
    return (*ids_are_unique(guideline), *addresses_are_free(guideline), *trees_are_proven(subjects(guideline)))


def codes_of(aid: Aid) -> set[str]:
    """Return the codes of what is wrong with an aid; each part of it that was read before is not read again."""
    try:
        node = _read_by_part(aid)
    except ContentError as error:
        return {problem.code for problem in error.problems}
    return {problem.code for problem in _problems_in(node)}


def _read_by_part(aid: Aid) -> Node:
    """Return what the real reader makes of an aid, which is as it is of its parts unless one of them is there twice."""
    if any(name.startswith(TWICE) for part in PARTED for name in aid[part]):
        return read_yaml(FILE, as_yaml(aid))
    read = [_part({key: aid[key]}) for key in aid if key not in PARTED]
    for key in PARTED:
        parts = [_part({key: {name: part}}) for name, part in aid[key].items()]
        inside = {name: part for one in parts for found in one.values() for name, part in found.items()}
        read.append(Fields({key: Fields(inside, parts[0].span) for key in parts[0]}, parts[0].span))
    return Fields({key: part for one in read for key, part in one.items()}, read[0].span)


def _part(part: Aid) -> Fields:
    return _part_of(json.dumps(part))


@cache
def _part_of(part: str) -> Fields:
    found = read_yaml(FILE, as_yaml(json.loads(part)))
    assert isinstance(found, Fields)
    return found


def long_form(aid: Aid) -> Aid:
    """Return an aid with every answer as `{id, tekst, naar}`."""
    long = deepcopy(aid)
    for _, answer in answers(long):
        key = target_key(answer)
        if key != "naar":
            answer |= {"id": key, "naar": answer.pop(key)}
    return long
