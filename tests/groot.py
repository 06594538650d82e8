"""Writes a legal guideline of any size, to measure with: `python -m tests.groot UNITS FOLDER`.

Units have about sixty items each; there is a term to two of them, a decision aid to ten and a sheet to twenty, so that
everything grows as one guideline that is simply larger.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from leidraad.review import record

DAY = date(2026, 11, 23)
# So many units make a chapter, and to so many there is one term, aid and sheet.
CHAPTER, TERM, AID, SHEET = 12, 2, 10, 20
# A unit has so many points of each role, of explanation and of what to watch; every so many one has two below it.
ACTIONS, EXPLAINED, WATCHED, DEEP = 14, 10, 6, 4
# Every so many points one says what a source says; a table of sources has no room for more at two thousand units.
QUOTED = 5
WORDS = (
    "dienst", "ploeg", "lijst", "sleutel", "kast", "deur", "wagen", "lading", "vloer", "kraan", "pomp", "meter", "klep",
    "kabel", "schakelaar", "bak", "rek", "ladder", "helm", "brief", "afspraak", "planning", "controle", "vracht",
)  # fmt: skip
VERBS = ("Bekijk", "Meld", "Noteer", "Leg", "Sluit", "Open", "Meet", "Vervang", "Tel", "Bespreek", "Plan", "Ruim")
ADDED = '{toegevoegd: "Om mee te meten."}'
SETTINGS = """\
titel: Groot onderhoud
ondertitel: Een richtlijn om mee te meten
versie: "1.0"
datum: 2026-11-20
rechten: "Gemaakt om mee te meten."
leidende-zin: "Bij twijfel stop je."
leidende-zin-bron: {toegevoegd: "Om mee te meten."}
rollen:
  - {id: monteur, naam: Monteur}
  - {id: chef, naam: Chef}
themas:
  - {id: hoogte, naam: Werken op hoogte, kort: WOH, inleiding: "Wie valt, valt hard."}
uitkomstsoorten:
  - {id: doorgaan, naam: Doorgaan, ernst: 0, sluit-af: ja}
  - {id: herstellen, naam: Herstellen, ernst: 1}
  - {id: stoppen, naam: Stoppen, ernst: 2}
antwoorden:
  - {id: ja, tekst: Ja}
  - {id: nee, tekst: Nee}
  - {id: weet-ik-niet, tekst: Weet ik niet, twijfel: ja}
"""
LISTS = {
    "contacten.yml": """\
- {id: meldkamer, naam: Meldkamer, nummer: "0900-1234", altijd: ja, wanneer: "Bij gevaar.",
   bron: {toegevoegd: "Proef."}, gecontroleerd-op: 2026-11-20, geldig-tot: 2099-11-20, zekerheid: hoog}
""",
    "bronnen.yml": """\
- {id: handboek, titel: Handboek, houder: De dienst, soort: document, datum: "2026", inhoud: "Alles over onderhoud.",
   gecontroleerd-op: 2026-11-20, geldig-tot: 2099-11-20, zekerheid: hoog}
""",
    "start.yml": """\
titel: "Wat is er aan de hand?"
inleiding: "Deze site is om mee te meten."
wegen:
  - {titel: "Nu gevaar?", naar: meldkamer-bellen, spoed: ja}
  - {titel: "Aan het werk", naar: deel-1}
wegwijzer: hulp-1
""",
    "wijzigingen.yml": '- {versie: "1.0", datum: 2026-11-20, punten: ["Eerste versie."]}\n',
    "over/colofon.yml": """\
id: colofon
titel: Colofon
samenvatting: "Wie dit maakte."
secties: [{id: wie, kop: Wie?, tekst: "Een programma."}]
""",
    "bladen/meldkamer-bellen.yml": f"""\
id: meldkamer-bellen
titel: De meldkamer bellen
samenvatting: "Wat je zegt als er gevaar is."
secties:
  - id: bellen
    kop: Bel
    punten: [{{id: bel-nu, tekst: "Bel [[contact:meldkamer]].", bron: {ADDED}}}]
    contacten: [meldkamer]
""",
}


def written(units: int, folder: Path) -> None:
    """Write a guideline of so many units to a folder, with every text compared with its source."""
    for name, text in _files(units):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    record(folder, DAY, "gelijk", "", ["*"], lambda _: None)


def _files(units: int) -> Iterator[tuple[str, str]]:
    chapters, aids, sheets = (range(1, _several(units, each) + 1) for each in (CHAPTER, AID, SHEET))
    listed = {
        "hoofdstukken": [f"deel-{at}" for at in chapters],
        "bladen": ["meldkamer-bellen", *(f"blad-{at}" for at in sheets)],
        "beslishulpen": [f"hulp-{at}" for at in aids],
        "over": ["colofon"],
    }
    yield "richtlijn.yml", SETTINGS + "".join(f"{key}: [{', '.join(ids)}]\n" for key, ids in listed.items())
    yield from LISTS.items()
    yield "begrippen.yml", "".join(map(_term, range(1, _several(units, TERM) + 1)))
    yield "vindplaatsen.tsv", "locator\tsoort\tbron\tnaam\n" + "".join(_rows(units))
    yield from ((f"deel-{at}/hoofdstuk.yml", _chapter(at)) for at in chapters)
    yield from ((f"deel-{_several(at, CHAPTER)}/taak-{at}.yml", _Unit(at, units).text()) for at in range(1, units + 1))
    yield from ((f"beslishulpen/hulp-{at}.yml", _aid(at)) for at in aids)
    yield from ((f"bladen/blad-{at}.yml", _sheet(at)) for at in sheets)


def _several(units: int, each: int) -> int:
    return -(-units // each)


def _said(about: str) -> str:
    """Return a sentence that no other point says, always the same for it."""
    chance = Random(about)
    words = " en de ".join(chance.sample(WORDS, chance.randint(2, 6)))
    return f"{chance.choice(VERBS)} de {words} bij punt {about.replace('-', ' ')}."


def _term(at: int) -> str:
    text = f'kort: "{_said(f"begrip-{at}")}", lang: "Lees [[taak-{at * TERM - 1}]]."'
    return f'- {{id: begrip-{at}, begrip: "{WORDS[at % len(WORDS)]} {at}", {text}, bron: {ADDED}}}\n'


def _rows(units: int) -> Iterator[str]:
    for at in range(1, units + 1):
        for number in range(_Unit(at, units).quoted):
            yield f"t{at}.{number + 1}\titem\thandboek\tTaak {at}, punt {number + 1}\n"


def _chapter(at: int) -> str:
    return f"""\
id: deel-{at}
titel: Deel {at}
onderdeel: taak
samenvatting: "De taken van deel {at}."
secties: [{{id: waarom, kop: Waarom?, punten: [{{id: deel-zin, tekst: "{_said(f"deel-{at}")}", bron: {ADDED}}}]}}]
"""


def _sheet(at: int) -> str:
    points = "".join(f'      - {{id: p{n}, tekst: "{_said(f"blad-{at}-{n}")}", bron: {ADDED}}}\n' for n in range(20))
    return f"""\
id: blad-{at}
titel: Blad {at}
samenvatting: "Voor op de werkplek."
secties:
  - id: lijst
    kop: Lijst
    punten:
{points}"""


def _aid(at: int) -> str:
    """Return an aid of five questions, of which any can end it, and the last in two ways."""
    count = 5
    questions = ""
    for number in range(count):
        further = f"v{number + 1}" if number + 1 < count else "door"
        questions += f"""\
  v{number}:
    vraag: "Is het goed bij vraag {number + 1} van hulp {at}?"
    waarom: "{_said(f"hulp-{at}-{number}")}"
    antwoorden: [{{ja: {further}}}, {{nee: {"herstel" if number % 2 else "stop"}}}, {{weet-ik-niet: stop}}]
    bron: {ADDED}
"""
    ends = ""
    for name, kind in (("door", "doorgaan"), ("herstel", "herstellen"), ("stop", "stoppen")):
        ends += f"""\
  {name}:
    soort: {kind}
    titel: Hier {name} je bij hulp {at}
    acties: [{{id: {name}-doe, tekst: "{_said(f"hulp-{at}-{name}")}", bron: {ADDED}}}]
    documenteer: [{{id: {name}-schrijf, tekst: "{_said(f"hulp-{at}-{name}-op")}", bron: {ADDED}}}]
    controle: {{tekst: "{_said(f"hulp-{at}-{name}-na")}", bron: {ADDED}}}
    verder: [{{naar: taak-{(at - 1) * AID + 1}, tekst: "Ga naar [[taak-{(at - 1) * AID + 1}]]."}}]
    bron: {ADDED}
"""
    promise = (
        f'  - {{tekst: "Wie bij het begin nee zegt, stopt.", bij: {{v0: nee}}, altijd: [stoppen], bron: {ADDED}}}\n'
    )
    head = f'id: hulp-{at}\ntitel: Hulp {at}\nvoor: "Voor wie twijfelt."\nveiligheid: nee\nstart: v0\n'
    return f"{head}vragen:\n{questions}uitkomsten:\n{ends}garanties:\n{promise}"


class _Unit:
    """Writes a unit, and counts how often it says what a source says."""

    def __init__(self, at: int, units: int) -> None:
        self._at, self._units = at, units
        self._points = self.quoted = 0
        self._text = self._written()

    def text(self) -> str:
        """Return the file."""
        return self._text

    def _written(self) -> str:
        at = self._at
        aid = f"beslishulpen: [hulp-{(at - 1) // AID + 1}]\n" if at % AID == 1 else ""
        roles = "".join(f"  {role}:\n{self._list(role, ACTIONS)}" for role in ("monteur", "chef"))
        after = (
            f'  - {{id: verder, tekst: "Ga naar [[taak-{self._next()}]].", naar: taak-{self._next()}, bron: {ADDED}}}\n'
        )
        return (
            f'id: taak-{at}\nnummer: "{(at - 1) % CHAPTER + 1}"\ntitel: Taak {at}\n'
            f'doel: {{tekst: "{_said(f"doel-{at}")}", bron: {ADDED}}}\n{aid}acties:\n{roles}'
            f"toelichting:\n{self._list('uitleg', EXPLAINED)}"
            f"aandachtspunten:\n  hoogte:\n{self._list('hoogte', WATCHED)}vervolg:\n{after}"
        )

    def _next(self) -> int:
        return self._at % self._units + 1

    def _list(self, name: str, count: int) -> str:
        return "".join(self._point(f"{name}-{number + 1}", number, "    ") for number in range(count))

    def _point(self, name: str, number: int, indent: str) -> str:
        said = _said(f"{self._at}-{name}")
        if number == 1:
            said += f" Lees [[begrip:begrip-{_several(self._at, TERM)}]] en [[taak-{self._next()}]]."
        lines = f'{indent}- id: {name}\n{indent}  tekst: "{said}"\n{indent}  bron: {self._source()}\n'
        if number % DEEP == DEEP - 1:
            below = (self._point(f"{name}-{letter}", 0, f"{indent}    ") for letter in "ab")
            lines += f"{indent}  punten:\n{''.join(below)}"
        return lines

    def _source(self) -> str:
        self._points += 1
        if self._points % QUOTED:
            return ADDED
        self.quoted += 1
        return f"t{self._at}.{self.quoted}"


if __name__ == "__main__":
    written(int(sys.argv[1]), Path(sys.argv[2]))
