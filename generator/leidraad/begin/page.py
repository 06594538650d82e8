"""The next page, term or profile of a guideline, and its place in the order; nothing else is touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from leidraad.begin.aid import new_aid
from leidraad.begin.explained import commented, explained
from leidraad.begin.inserting import appended, listed
from leidraad.begin.models import added, first_actions, from_model, quoted
from leidraad.failure import Failure
from leidraad.source.filenames import BLOCKS, CARDS, CHAPTER, PROFILES, SHEETS, TREES
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.pages import Chapter
from leidraad.source.problems import advised
from leidraad.source.shape import natural

SETTINGS, TERMS = "richtlijn.yml", "begrippen.yml"
SOURCE = added("VUL IN: de vindplaats in de bron, of waarom wij dit zelf zeggen.")


@dataclass(frozen=True)
class Wanted:
    """What somebody adds: what it is, its id, the chapter where that is not plain, what a new one calls its units."""

    kind: str
    id: str
    chapter: str
    unit_noun: str


def kinds(guideline: Guideline) -> tuple[str, ...]:
    """Return what can be added: for units the words of the chapters."""
    return (*dict.fromkeys(str(one.head.unit_noun) for one in guideline.chapters), *KINDS)


def page(guideline: Guideline, wanted: Wanted, now: Mapping[str, bytes], today: date) -> Mapping[str, bytes]:
    """Return each file that is new or changed by its path; `now` is what stands in those that may be.

    Raise Failure for what cannot be added.
    """
    if make := KINDS.get(wanted.kind):
        return make(guideline, wanted, now, today)
    if wanted.kind in kinds(guideline):
        return _unit(guideline, wanted)
    if where := ELSEWHERE.get(wanted.kind):
        raise Failure(f"`{wanted.kind}` kan er met dit commando niet bij. Zet dat zelf in {where}.")
    raise Failure(f"`{wanted.kind}` kan er niet bij. {advised(wanted.kind, kinds(guideline))}")


def _file(path: str, text: str) -> Mapping[str, bytes]:
    return {path: explained(PurePosixPath(path), text).encode()}


def _unit(guideline: Guideline, wanted: Wanted) -> Mapping[str, bytes]:
    chapter = _chapter_of(guideline, wanted)
    last = max((natural(unit.number)[0] for unit in chapter.units), default=0)
    roles = [str(role.id) for role in guideline.settings.roles if not role.everybody]
    title = quoted(f"VUL IN: de naam van {wanted.kind} {last + 1}")
    text = from_model(
        "onderdeel", id=wanted.id, number=last + 1, title=title, roles=first_actions(roles[:1]),
        action=quoted("VUL IN: wat de lezer doet."), source=SOURCE, next="",
    )  # fmt: skip
    return _file(f"{chapter.id}/{wanted.id}.yml", text)


def _chapter_of(guideline: Guideline, wanted: Wanted) -> Chapter:
    """Return the chapter that a unit comes in; raise Failure where more than one calls its units so."""
    found = [one for one in guideline.chapters if one.head.unit_noun == wanted.kind]
    named = [one for one in found if one.id == wanted.chapter]
    if wanted.chapter and not named:
        raise Failure(f"Er is geen hoofdstuk `{wanted.chapter}` met een {wanted.kind}.")
    if len(found) > 1 and not named:
        names = ", ".join(str(one.id) for one in found)
        raise Failure(f"Een {wanted.kind} kan in meer dan één hoofdstuk: {names}. Kies er een met --hoofdstuk.")
    return (named or found)[0]


def _sheet(_: Guideline, wanted: Wanted, now: Mapping[str, bytes], __: date) -> Mapping[str, bytes]:
    point = quoted("VUL IN: wat de lezer hier leest.")
    text = from_model("blad", id=wanted.id, contact="", source=SOURCE, point=point)
    return {**_file(f"{SHEETS}/{wanted.id}.yml", text), **_in_order(now, "bladen", wanted.id)}


def _aid(guideline: Guideline, wanted: Wanted, now: Mapping[str, bytes], _: date) -> Mapping[str, bytes]:
    settings = guideline.settings
    lead = str(next((chapter.id for chapter in guideline.chapters), wanted.id))
    text = new_aid(wanted.id, settings.outcome_kinds, settings.answer_labels, lead, SOURCE)
    return {**_file(f"{TREES}/{wanted.id}.yml", text), **_in_order(now, "beslishulpen", wanted.id)}


def _chapter(_: Guideline, wanted: Wanted, now: Mapping[str, bytes], __: date) -> Mapping[str, bytes]:
    text = from_model("hoofdstuk", id=wanted.id, noun=quoted(wanted.unit_noun), aid="", source=SOURCE)
    return {**_file(f"{wanted.id}/{CHAPTER}.yml", text), **_in_order(now, "hoofdstukken", wanted.id)}


def _term(guideline: Guideline, wanted: Wanted, now: Mapping[str, bytes], _: date) -> Mapping[str, bytes]:
    if any(term.id == wanted.id for term in guideline.terms):
        raise Failure(f"Het begrip `{wanted.id}` is er al.")
    name = quoted(wanted.id.replace("-", " "))
    text = from_model("begrip", id=wanted.id, name=name, source=SOURCE, unused=True)
    if TERMS not in now:
        return _file(TERMS, text)
    return {TERMS: appended(TERMS, now[TERMS], commented(PurePosixPath(TERMS), text), wanted.id)}


def _profile(_: Guideline, wanted: Wanted, __: Mapping[str, bytes], today: date) -> Mapping[str, bytes]:
    name = quoted("VUL IN: de naam van deze regio of organisatie")
    title = quoted("VUL IN: de naam van de site met dit profiel")
    return _file(
        f"{PROFILES}/{wanted.id}.yml", from_model("profiel", id=wanted.id, name=name, title=title, today=today)
    )


def _in_order(now: Mapping[str, bytes], field: str, name: str) -> Mapping[str, bytes]:
    return {SETTINGS: listed(SETTINGS, now[SETTINGS], field, name)}


KINDS = {
    "hoofdstuk": _chapter,
    "blad": _sheet,
    "beslishulp": _aid,
    "begrip": _term,
    "profiel": _profile,
}
# What an editor may try to add as well, and the file in which that is written.
ELSEWHERE = {
    "antwoord": SETTINGS,
    "bouwsteen": f"{BLOCKS}/<id>.yml",
    "bron": "bronnen.yml",
    "contact": "contacten.yml",
    "invulplek": "invulplekken.yml",
    "kaart": f"{CARDS}/<id>.yml",
    "rol": SETTINGS,
    "situatie": "situaties.yml",
    "thema": SETTINGS,
    "versie": "wijzigingen.yml",
    "vindplaats": "vindplaatsen.tsv",
}
