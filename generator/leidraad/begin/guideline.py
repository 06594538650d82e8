"""A whole guideline to begin with: small, explained, and good by every rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath

from leidraad.begin.aid import new_aid
from leidraad.begin.explained import explained
from leidraad.begin.models import first_actions, from_model, quoted, tabbed
from leidraad.schemas import schemas
from leidraad.source.filenames import ABOUT, CHAPTER, SHEETS, TREES
from leidraad.source.misfits import validate
from leidraad.source.model.base import slug
from leidraad.source.model.guideline import Settings
from leidraad.source.reading import read_yaml
from leidraad.source.tables import TABLES

PLACE, SHEET, AID = "werkwijze", "wie-bel-je", "kan-ik-verder"
# The places in a source, each of which a text must use.
PLACES = ("inleiding.1", "werkwijze.1", "werkwijze.2", "vragen.1")
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Wishes:
    """What somebody wants of a new guideline: without roles everybody does everything, and a number is not needed."""

    title: str
    body: str
    roles: tuple[str, ...]
    unit_noun: str
    number: str


@dataclass(frozen=True)
class _Role:
    id: str
    name: str


def new_guideline(wishes: Wishes, today: date) -> Mapping[str, bytes]:
    """Return every file of a new guideline by its path."""
    roles = [_Role(slug(name), quoted(name)) for name in wishes.roles]
    dates = {"today": today, "in_a_year": today + YEAR, "in_half_a_year": today + YEAR / 2}
    number = quoted(wishes.number) if wishes.number else ""
    about = {"chapter": PLACE, "sheet": SHEET, "aid": AID, "number": number, "no_number": not number, **dates}
    body = wishes.body
    rights = quoted(f"Gemaakt door {body}. VUL IN: van wie de rechten op de bronnen zijn.")
    settings = from_model("richtlijn", title=quoted(wishes.title), rights=rights, roles=roles, **about)
    contact = "spoed" if number else ""
    makers = quoted(f"Deze site is gemaakt door {body}. VUL IN: wie je bent, en hoe de lezer je bereikt.")
    files = {
        "richtlijn.yml": settings,
        "start.yml": from_model("start", **about),
        f"{PLACE}/{CHAPTER}.yml": from_model(
            "hoofdstuk", id=PLACE, noun=quoted(wishes.unit_noun), aid=AID, source=PLACES[0]
        ),
        **_units(slug(wishes.unit_noun), wishes.unit_noun, [one.id for one in roles]),
        f"{SHEETS}/{SHEET}.yml": from_model(
            "blad", id=SHEET, contact=contact, source=PLACES[3],
            point=quoted("VUL IN: wie de lezer belt of vraagt voor [[begrip:overleg]]."),
        ),
        f"{TREES}/{AID}.yml": _aid(settings, contact),
        f"{ABOUT}/colofon.yml": from_model("over", id="colofon", makers=makers),
        "begrippen.yml": "".join(map(_term, ("richtlijn", "overleg"))),
        "bronnen.yml": from_model("bronnen", body=quoted(body), **dates),
        "wijzigingen.yml": from_model("wijzigingen", **dates),
        **({"contacten.yml": from_model("contacten", number=number, **dates)} if number else {}),
    }  # fmt: skip
    made = {name: explained(PurePosixPath(name), text).encode() for name, text in files.items()}
    rows = [(place, "item", "eerste-bron", f"VUL IN: waar {place} in de bron staat") for place in PLACES]
    # Without its last column, which a table may do without.
    head = TABLES["vindplaatsen"][:-1]
    return {**made, "vindplaatsen.tsv": tabbed((head, *rows)).encode(), **schemas()}


def _term(name: str) -> str:
    return from_model("begrip", id=name, name=name, source=PLACES[0], unused=False)


def _units(stem: str, noun: str, roles: list[str]) -> Mapping[str, str]:
    words = ("VUL IN: wat de lezer eerst doet. Volg deze [[begrip:richtlijn]].", "VUL IN: wat de lezer daarna doet.")
    return {
        f"{PLACE}/{stem}-{number}.yml": from_model(
            "onderdeel", id=f"{stem}-{number}", number=number, title=quoted(f"VUL IN: de naam van {noun} {number}"),
            roles=first_actions(roles), action=quoted(action), source=PLACES[number],
            next=f"{stem}-2" if number == 1 else "",
        )
        for number, action in enumerate(words, 1)
    }  # fmt: skip


def _aid(settings: str, contact: str) -> str:
    found: Settings = validate(Settings, read_yaml("richtlijn.yml", settings.encode()), [])
    return new_aid(AID, found.outcome_kinds, found.answer_labels, PLACE, PLACES[3], contact)
