"""What a reader goes by is what happens: words that are a number dial it, and words that are an address lead there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from leidraad.source.leftovers import NUMBER
from leidraad.source.markup import Mention, links, mentioned, mentions, parse
from leidraad.source.model.base import Markup
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.lists import Contact
from leidraad.source.model.phone import dialled, is_number
from leidraad.source.model.written import every
from leidraad.source.passage import Link, Paragraph, Words, inlines, spoken_line
from leidraad.source.problems import Place, Problem, brief

# Words that are an address, perhaps without what it begins with; the name of its server.
ADDRESS = re.compile(r"(?:https?://)?(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,9})(?::[0-9]+)?(?:[/?#]\S*)?")


def links_lead_where_they_show(guideline: Guideline) -> Iterator[Problem]:
    """The words of a link are the number that it dials, or not a number or an address of anything else."""
    for text in every(Markup, guideline):
        for link, place in links(text) if "](" in text else ():
            words = spoken_line(link.inside, lambda mention: mention.label or mention.target).strip()
            number = link.address.removeprefix("tel:")
            if number != link.address:
                if dialled(words) != dialled(number):
                    yield _dials(f"Deze link toont `{brief(words)}`, maar belt `{brief(number)}`.", place, number)
            elif is_number(words):
                yield _dials(f"Deze link toont het nummer `{words}`, maar belt het niet.", place, words)
            elif not _leads(words, link.address):
                message = f"Deze link toont `{brief(words)}`, maar gaat naar `{brief(link.address)}`."
                yield Problem("gaat-ergens-anders-heen", message, place, "Schrijf in woorden wat de lezer daar vindt.")


def _dials(message: str, place: Place, number: str) -> Problem:
    return Problem("belt-iets-anders", message, place, f"Schrijf `[{number}](tel:{number.replace(' ', '')})`.")


def _leads(words: str, address: str) -> bool:
    """Say whether words are no address, or one of the server to which a link leads."""
    shown = ADDRESS.fullmatch(words)
    if shown is None or not shown["host"].rpartition(".")[2].isalpha():
        return True
    host = (urlsplit(address).hostname or address.rpartition("@")[2]).lower()
    named = shown["host"].lower().removeprefix("www.")
    return host == named or host.endswith(f".{named}")


def references_dial_what_they_show(guideline: Guideline) -> Iterator[Problem]:
    """Words for a reference that are a number are that of the contact; so is a number in a contact's own name."""
    contacts = {str(contact.id): contact for contact in guideline.contacts}
    for contact in contacts.values():
        for shown in NUMBER.findall(contact.name):
            if dialled(shown) != dialled(contact.number or ""):
                message = f"De naam van `{contact.id}` toont `{shown}`, maar de lezer belt {_number(contact)}."
                advice = "Zet het nummer bij `nummer`, en in de naam alleen de naam."
                yield Problem("belt-iets-anders", message, contact.name.place, advice)
    for text in every(Markup, guideline):
        if any(is_number(one.label) for one in mentioned(text)):
            yield from (_wrong(one, place, contacts) for one, place in mentions(text) if _is_wrong(one, contacts))


def _number(contact: Contact) -> str:
    return f"`{contact.number}`" if contact.number else "hier niets"


def _is_wrong(mention: Mention, contacts: Mapping[str, Contact]) -> bool:
    contact = contacts.get(mention.target) if mention.kind == "contact" else None
    dials = dialled(contact.number or "") if contact else ""
    return is_number(mention.label) and dialled(mention.label) != dials


def _wrong(mention: Mention, place: Place, contacts: Mapping[str, Contact]) -> Problem:
    message = f"Deze verwijzing toont het nummer `{mention.label}`, maar belt het niet."
    named = [one.id for one in contacts.values() if one.number and dialled(one.number) == dialled(mention.label)]
    advice = f"Schrijf `[[contact:{named[0]}]]`." if named else "Kies andere woorden."
    return Problem("belt-iets-anders", message, place, advice)


def emergency_numbers_can_be_dialled(guideline: Guideline) -> Iterator[Problem]:
    """A number of every page can be so short that it looks like any other: in a text it is a reference, to touch."""
    numbers = {str(one.number): one for one in guideline.contacts if one.always and one.number}
    always = {number: one for number, one in numbers.items() if not NUMBER.fullmatch(number)}
    shown = re.compile("|".join(rf"(?<![\w-]){re.escape(number)}(?![\w-])" for number in always)) if always else None
    for text in every(Markup, guideline) if shown else ():
        if shown and shown.search(text):
            for part in _outside_links(text):
                for number in shown.findall(part.text):
                    advice = f"Verwijs met `[[contact:{always[number].id}]]`."
                    message = f"`{number}` kan de lezer zo niet aantikken om te bellen."
                    yield Problem("los-nummer", message, text.span.find(number), advice)


def _outside_links(text: Markup) -> Iterator[Words]:
    """Yield the words that lead nowhere; those of a link can be strong in it."""
    links = (part for part in inlines(parse(text)) if isinstance(part, Link))
    linked = {id(part) for link in links for part in inlines((Paragraph(link.inside),))}
    return (part for part in inlines(parse(text)) if isinstance(part, Words) and id(part) not in linked)
