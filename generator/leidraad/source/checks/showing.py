"""What a reader goes by is what happens: words that are a number dial it, and words that are an address lead there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from leidraad.source.leftovers import BARE
from leidraad.source.markup import Mention, Where, links, mentioned, mentions, parse
from leidraad.source.model.base import Markup
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.lists import Contact
from leidraad.source.model.phone import WRITTEN, dialled, is_number
from leidraad.source.model.written import Written, every
from leidraad.source.passage import Link, Paragraph, Words, inlines, spoken_line
from leidraad.source.problems import Place, Problem, brief
from leidraad.source.referring import referring

# Words that are an address, perhaps without what it begins with; the name of its server.
ADDRESS = re.compile(r"(?:https?://)?(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,9})(?::[0-9]+)?(?:[/?#]\S*)?")
# The name of a server among other words.
NAMED = re.compile(r"(?<![\w@/.-])(?:[\w-]{1,63}\.){1,9}[a-z]{2,24}(?![\w@-]|\.\w)", re.IGNORECASE)

MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}")


def links_lead_where_they_show(written: Written) -> Iterator[Problem]:
    """The words of a link are the number that it dials, or not a number or an address of anything else."""
    for text in every(Markup, written):
        for link, place in links(text) if "](" in text else ():
            words = spoken_line(link.inside, lambda mention: mention.label or mention.target).strip()
            number = link.address.removeprefix("tel:")
            if number != link.address:
                if dialled(words) != dialled(number):
                    yield _dials(f"Deze link toont `{brief(words)}`, maar belt `{brief(number)}`.", place(), number)
            elif shown := _numbers(words):
                yield _dials(f"Deze link toont het nummer `{shown[0]}`, maar belt het niet.", place(), shown[0])
            elif not _leads(words, link.address):
                message = f"Deze link toont `{brief(words)}`, maar gaat naar `{brief(link.address)}`."
                yield Problem(
                    "gaat-ergens-anders-heen", message, place(), "Schrijf in woorden wat de lezer daar vindt."
                )


def _dials(message: str, place: Place, number: str) -> Problem:
    return Problem("belt-iets-anders", message, place, f"Schrijf `[{number}](tel:{number.replace(' ', '')})`.")


def _numbers(words: str) -> list[str]:
    """Return the telephone numbers that words show: all of them is one, or they stand among others."""
    return [words] if is_number(words) else WRITTEN.findall(words)


def _leads(words: str, address: str) -> bool:
    """Say whether every address that words show, if any, is one of the server or the mailbox to which a link leads."""
    return all(_leads_to(shown, address) for shown in (words, *BARE.findall(words), *NAMED.findall(words)))


def _leads_to(shown: str, address: str) -> bool:
    if MAIL.fullmatch(shown):
        return address.partition("?")[0].lower() == f"mailto:{shown.lower()}"
    found = ADDRESS.fullmatch(shown)
    if found is None or not found["host"].rpartition(".")[2].isalpha():
        return True
    host = (urlsplit(address).hostname or address.rpartition("@")[2]).lower()
    named = found["host"].lower().removeprefix("www.")
    return host == named or host.endswith(f".{named}")


def references_dial_what_they_show(guideline: Guideline) -> Iterator[Problem]:
    """Words for a reference that are a number are that of the contact; so is a number in a contact's own name."""
    contacts = {str(contact.id): contact for contact in guideline.contacts}
    for contact in contacts.values():
        for shown in _numbers(contact.name):
            if dialled(shown) != dialled(contact.number or ""):
                message = f"De naam van `{contact.id}` toont `{shown}`, maar de lezer belt {_number(contact)}."
                advice = "Zet het nummer bij `nummer`, en in de naam alleen de naam."
                yield Problem("belt-iets-anders", message, contact.name.place, advice)
    short = _short_numbers(guideline)
    for text in referring(guideline):
        if any(one.label for one in mentioned(text)):
            for mention, where in mentions(text):
                yield from _wrong(mention, where, contacts, short)


def _number(contact: Contact) -> str:
    return f"`{contact.number}`" if contact.number else "hier niets"


def _wrong(
    mention: Mention, where: Where, contacts: Mapping[str, Contact], short: re.Pattern[str] | None
) -> Iterator[Problem]:
    """Yield which numbers and addresses the words of a reference show without leading there."""
    contact = contacts.get(mention.target) if mention.kind == "contact" else None
    dials = dialled(contact.number or "") if contact else ""
    for number in (*_numbers(mention.label), *(short.findall(mention.label) if short else ())):
        if dialled(number) != dials:
            message = f"Deze verwijzing toont het nummer `{number}`, maar belt het niet."
            named = [one.id for one in contacts.values() if one.number and dialled(one.number) == dialled(number)]
            advice = f"Schrijf `[[contact:{named[0]}]]`." if named else "Kies andere woorden."
            yield Problem("belt-iets-anders", message, where(), advice)
            return
    for shown in dict.fromkeys((*BARE.findall(mention.label), *NAMED.findall(mention.label))):
        message = f"Deze verwijzing toont `{brief(shown)}`, maar gaat daar niet heen."
        advice = f"Schrijf in woorden wat de lezer daar vindt, of maak er een link van: `[woorden]({shown})`."
        yield Problem("gaat-ergens-anders-heen", message, where(), advice)


def _short_numbers(guideline: Guideline) -> re.Pattern[str] | None:
    """Return what finds the numbers of every page that are so short that they look like any other, if there are any."""
    numbers = {str(one.number) for one in guideline.contacts if one.always and one.number}
    found = sorted(number for number in numbers if not WRITTEN.fullmatch(number))
    # What stands before a number is looked at behind it, as a pattern that begins with words is found much faster.
    alone = (rf"{number}(?![\w-])(?<![\w-]{number})" for number in map(re.escape, found))
    return re.compile("|".join(alone)) if found else None


def emergency_numbers_can_be_dialled(guideline: Guideline) -> Iterator[Problem]:
    """A number of every page can be so short that it looks like any other: in a text it is a reference, to touch."""
    always = {str(one.number): one for one in guideline.contacts if one.always and one.number}
    shown = _short_numbers(guideline)
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
