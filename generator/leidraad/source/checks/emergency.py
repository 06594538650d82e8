"""Whoever is in danger finds a number on every page, and no other number or name passes for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from leidraad.source.likeness import looks
from leidraad.source.markup import mentioned, mentions
from leidraad.source.model.base import Markup
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.lists import Contact
from leidraad.source.model.phone import WRITTEN, dialled
from leidraad.source.model.record import Record, once
from leidraad.source.nodes import Text
from leidraad.source.problems import Place, Problem, brief
from leidraad.source.referring import referring

FILE = "contacten.yml"
# Digits with little between them, as people group the digits of a number.
GROUPS = re.compile(r"\+?[0-9]+(?:[^\w+]{1,3}[0-9]+)*")
# What a number that is written out begins with, and how long one can be that is too short to know again by the rest.
BEGUN, SHORT = re.compile("[0+][0-9]"), 6
# A text and a number that it shows.
ShownNumber = tuple[Text, str]
# Letters that are read as a digit beside one.
ROUND, STRAIGHT = "Oo\u041e\u043e\u039f\u03bf", "Il|\u0406\u0399"
ROUNDS = re.compile(f"((?<=[0-9])[{ROUND}]+|[{ROUND}]+(?=[0-9]))")
STRAIGHTS = re.compile(f"((?<=[0-9])[{STRAIGHT}]+|[{STRAIGHT}]+(?=[0-9]))")


def emergency_numbers_are_given(guideline: Guideline) -> Iterator[Problem]:
    """Where somebody can be in danger a contact stands on every page, and each that does has a number."""
    always = [contact for contact in guideline.contacts if contact.always]
    danger = "" if always else _danger(guideline)
    if danger:
        message = f"Geen enkel contact staat op elke pagina, terwijl {danger}."
        advice = "Zet `altijd: ja` bij het nummer dat iedereen in nood moet zien."
        yield Problem("spoednummer-ontbreekt", message, Place(FILE), advice)
    for contact in always:
        if contact.number is None:
            message = f"`{contact.id}` staat op elke pagina, maar heeft geen `nummer`."
            yield Problem("spoednummer-ontbreekt", message, contact.id.place, "Schrijf het bij `nummer`.")


def who_must_leave_can(guideline: Guideline) -> Iterator[Problem]:
    """A page that somebody must be able to leave at once has somewhere to go, and that address is for such a page."""
    hurried = [sheet for sheet in guideline.sheets if sheet.hurried]
    address = guideline.settings.exit
    if hurried and address is None:
        message = f"`{hurried[0].id}` zegt `snel-weg: ja`, maar `richtlijn.yml` zegt niet waarheen."
        advice = "Zet in `richtlijn.yml` bij `snel-weg-naar` een site die niets verraadt, zoals die van het weer."
        yield Problem("snel-weg-zonder-adres", message, hurried[0].at("hurried"), advice)
    if address is not None and not hurried:
        message = "`snel-weg-naar` geldt nergens: geen enkel blad zegt `snel-weg: ja`."
        yield Problem("snel-weg-nergens", message, address.place, "Zet dat bij het blad, of haal dit weg.")


def _danger(guideline: Guideline) -> str:
    """Return by what a guideline says that its readers can meet danger, or nothing."""
    safety = (f"de beslishulp `{tree.id}` over veiligheid gaat" for tree in guideline.trees if tree.safety)
    urgent = (f"de ingang `{way.title}` voor spoed is" for way in guideline.home.entrances if way.urgent)
    kinds = (f"de soort `{kind.id}` spoed heeft" for kind in guideline.settings.outcome_kinds if kind.urgent)
    return next(chain(safety, urgent, kinds), "")


def emergency_numbers_are_not_imitated(guideline: Guideline) -> Iterator[Problem]:
    """What looks like a number of every page, or like whose it is, dials that number."""
    for contact in guideline.contacts:
        for always in _others(guideline, contact):
            if _imitates(contact.name, contact, always):
                yield _imitation(contact.name, contact, always, contact.name.place)
            if contact.number and _begins_as(contact.number, str(always.number)):
                yield _imitation(contact.number, contact, always, contact.number.place)
    known = {str(contact.id): contact for contact in guideline.contacts}
    for text in referring(guideline):
        if any(one.kind == "contact" and one.label for one in mentioned(text)):
            yield from _in_text(guideline, text, known)


def emergency_numbers_are_written_well(guideline: Guideline) -> Iterator[Problem]:
    """A number in any text that is nobody's is no slip of the pen for one of every page."""
    numbers = {dialled(contact.number): contact for contact in guideline.contacts if contact.number}
    long = [number for number, contact in numbers.items() if contact.always and len(number) > SHORT]
    meant = {slip: numbers[number] for number in long for slip in _slips(number) - numbers.keys()}
    for text, shown in _numbers(guideline) if meant else ():
        if contact := meant.get(dialled(shown)):
            message = f"`{shown}` lijkt op het nummer van `{contact.id}`, {contact.number}, en is het niet."
            advice = "Kijk de cijfers na. Is dit het nummer van iemand anders? Zet het bij de contacten."
            yield Problem("nummer-nagebootst", message, text.span.find(shown), advice)


def _numbers(guideline: Guideline) -> Iterator[ShownNumber]:
    """Yield every number that any text shows; in what is no row of a table it is looked for once."""
    sayings = frozenset(map(id, guideline.sayings))
    yield from chain.from_iterable(map(_numbers_in, guideline.sayings))
    others = (one for one in guideline.pieces if id(one) not in sayings)
    yield from _numbers_of(chain.from_iterable(one.within if isinstance(one, Record) else (one,) for one in others))


@once
def _numbers_in(record: Record) -> tuple[ShownNumber, ...]:
    return tuple(_numbers_of(record.within))


def _numbers_of(parts: Iterable[Text | Record]) -> Iterator[ShownNumber]:
    for text in parts:
        if isinstance(text, Text) and BEGUN.search(text):
            yield from ((text, shown) for shown in dict.fromkeys(WRITTEN.findall(text)))


def _slips(number: str) -> set[str]:
    """Return a number with one digit changed, left out or typed too often, and with two that changed places."""
    cuts = [(number[:at], number[at:]) for at in range(len(number))]
    others = {f"{before}{digit}{after[skip:]}" for before, after in cuts for digit in "0123456789" for skip in (0, 1)}
    fewer = {f"{before}{after[1:]}" for before, after in cuts}
    swapped = {f"{before}{after[1::-1]}{after[2:]}" for before, after in cuts}
    return others | fewer | swapped


def _in_text(guideline: Guideline, text: Markup, known: Mapping[str, Contact]) -> Iterator[Problem]:
    """Look at the words that a text gives for a contact."""
    for mention, place in mentions(text):
        contact = known.get(mention.target) if mention.kind == "contact" and mention.label else None
        for always in _others(guideline, contact) if contact else ():
            if contact and _imitates(mention.label, contact, always):
                yield _imitation(mention.label, contact, always, place())


def _others(guideline: Guideline, contact: Contact) -> Iterator[Contact]:
    """Yield the contacts of every page that a contact does not dial."""
    mine = dialled(contact.number or "")
    for always in guideline.contacts:
        if always.always and always.number and dialled(always.number) != mine:
            yield always


def _imitates(words: str, contact: Contact, always: Contact) -> bool:
    """Say whether words for a contact would be taken for another, or name another above its own number."""
    return _passes_for(words, always) or (contact.number is not None and _names(words, always))


def _passes_for(words: str, always: Contact) -> bool:
    """Say whether somebody in a hurry may take words for the number or the name of a contact."""
    return _shows(words, dialled(always.number or "")) or looks(words) == looks(always.name)


def _names(words: str, always: Contact) -> bool:
    """Say whether the name of a contact stands among words: who is in a hurry reads that, and dials what is below."""
    parts, length = words.replace("-", " ").split(), len(always.name.replace("-", " ").split())
    spans = (" ".join(parts[first : first + size]) for size in range(1, length + 1) for first in range(len(parts)))
    return looks(always.name) in map(looks, spans)


def _shows(words: str, number: str) -> bool:
    """Say whether groups of digits in words, one after another, are a number."""
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in unicodedata.normalize("NFKC", words))
    for sign, letters in (("1", STRAIGHTS), ("0", ROUNDS)):
        parts = letters.split(digits)
        parts[1::2] = [sign * len(part) for part in parts[1::2]]
        digits = "".join(parts)
    for run in GROUPS.findall(digits):
        groups = re.findall("[0-9]+", run)
        spans = (groups[first:last] for first in range(len(groups)) for last in range(first + 1, len(groups) + 1))
        if any("".join(span) == number.lstrip("+") for span in spans):
            return True
    return False


def _begins_as(number: str, always: str) -> bool:
    """Say whether a number begins as another: who is in a hurry reads no further."""
    groups, first = (re.findall("[0-9]+", one) for one in (number, always))
    return any("".join(groups[:length]) == "".join(first) for length in range(1, len(groups) + 1))


def _imitation(shown: str, contact: Contact, always: Contact, place: Place) -> Problem:
    dials = f"belt `{contact.number}`" if contact.number else "belt niets"
    message = f"`{brief(shown)}` lijkt op `{always.id}`, dat op elke pagina staat met {always.number}, maar {dials}."
    return Problem("nummer-nagebootst", message, place, f"Kies andere woorden, of verwijs naar `{always.id}`.")
