"""Addresses that are more than text: of other sites, of our own, and of those that may have parts of it."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from urllib.parse import quote

from pydantic_core import PydanticCustomError

from leidraad.source.model.phone import is_number
from leidraad.source.nodes import Text
from leidraad.source.problems import brief

COPY = "Kopieer het adres uit de adresbalk van je browser."
# A longer one fits no code that a phone can read from paper.
MOST = 500
# The signs that every browser and program reads as they stand.
SIGNS = re.compile(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*")
LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# The last part of a name begins with a letter, or browsers may take it for a number.
HOST = re.compile(rf"(?:{LABEL}\.)*[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])?", re.IGNORECASE)
OTHER_ALPHABET = "xn--"
NUMBERED = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!$)|$)){4}")
PORT, LAST_PORT = re.compile("[1-9][0-9]{0,4}"), 65535
# A step up or nowhere in a path, which a browser takes before it asks for the page.
STEPS = re.compile(r"/(?:\.|%2e){1,2}(?:/|$)", re.IGNORECASE)
SITE = re.compile(r"(?P<scheme>https?)://(?P<host>[^/?#]*)(?P<path>(?:/[A-Za-z0-9._~-]+)*/?)")
ORIGIN = re.compile(r"https?://(?P<below>\*\.)?(?P<host>[^/?#]*)")
# Below the last part of a name, as that of a country, stand the sites of everybody; so they do below some two parts.
EVERYBODY = re.compile(r"[a-z0-9-]+|(?:ac|co|com|edu|gov|net|org)\.[a-z]{2}|[0-9.]+")
OLD = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")
# The folders of the site in which no page ever stood.
NO_PAGES = frozenset(("assets", "data", "deploy", "embed", "handouts", "templates"))
# A program for mail reads a spelled sign as the sign: one more address, or in the subject one more line for the post.
MAIL = re.compile(r"mailto:(?P<name>[A-Za-z0-9._+-]+)@(?P<host>[^?#%]+)(?:\?subject=(?:(?!%0[AaDd])[^#&])*)?")


class WebAddress(Text):
    """A page of another site, as every browser reads it."""

    form = {"type": "string", "pattern": "^https://", "maxLength": MOST}

    @classmethod
    def accept(cls, value: str) -> str:
        """Refuse what is no such address."""
        if wrong := web_fault(value):
            details = {"waarde": brief(value), "waarom": wrong, "voorstel": meant_address(value) or COPY}
            raise PydanticCustomError("link-niet-toegestaan", "`{waarde}` kan geen adres zijn: {waarom}.", details)
        return value


class SiteAddress(Text):
    """Where the site will stand."""

    form = {"type": "string", "pattern": "^https?://", "maxLength": MOST}

    @classmethod
    def accept(cls, value: str) -> str:
        """Refuse what a browser cannot go to, or would write otherwise."""
        found = SITE.fullmatch(value)
        if not found or host_fault(found["host"]) or STEPS.search(found["path"]) or len(value) > MOST:
            message = "`{waarde}` kan niet het adres van de site zijn. Schrijf het als `https://voorbeeld.nl/`."
            raise PydanticCustomError("geen-adres", message, {"waarde": brief(value)})
        return value


class OldAddress(Text):
    """Where a page of the site stood before, from the root of the site on: `hoofdstuk/oude-naam/`."""

    form = {"pattern": "^([a-z0-9-]+/)+$"}

    @classmethod
    def accept(cls, value: str) -> str:
        """Refuse what is no folder of the site, or one whose addresses are kept for other things than pages."""
        if not OLD.fullmatch(value) or value.partition("/")[0] in NO_PAGES or len(value) > MOST:
            message = (
                "`{waarde}` kan geen oud adres van een pagina zijn. Schrijf wat achter het adres van de site staat, "
                "zoals `werk/oude-naam/`."
            )
            raise PydanticCustomError("geen-oud-adres", message, {"waarde": brief(value)})
        return value


class ParentSite(Text):
    """A site whose pages may show parts of ours, as a browser names it."""

    form = {"type": "string", "pattern": "^https?://[^/?#]*$", "maxLength": MOST}

    @classmethod
    def accept(cls, value: str) -> str:
        """Refuse what a browser would not understand in a list of such sites."""
        found = ORIGIN.fullmatch(value)
        whose = found and not (found["below"] and EVERYBODY.fullmatch(found["host"].partition(":")[0]))
        if not found or not whose or value != value.lower() or host_fault(found["host"]) or len(value) > MOST:
            message = "`{waarde}` is geen site. Schrijf haar als `https://intranet.voorbeeld.nl`, zonder iets erachter."
            raise PydanticCustomError("geen-site", message, {"waarde": brief(value)})
        return value


def link_fault(address: str) -> str:
    """Return why a link in a text cannot lead to an address, or nothing."""
    if address.startswith("tel:"):
        return "" if is_number(address.removeprefix("tel:")) else "dit is geen telefoonnummer"
    if address.startswith("mailto:"):
        found = MAIL.fullmatch(address)
        fine = found and SIGNS.fullmatch(address) and not host_fault(found["host"]) and len(address) <= MOST
        return "" if fine else "dit is geen mailadres"
    return web_fault(address)


def web_fault(address: str) -> str:
    """Return why a value is no address of a page that every browser reads alike, or nothing."""
    if not address.startswith("https://"):
        return "het begint niet met `https://`"
    if len(address) > MOST:
        return f"het is langer dan {MOST} tekens"
    if not SIGNS.fullmatch(address):
        return f"`{_strange(address)}` kan daarin niet"
    rest = address.removeprefix("https://")
    host = re.split("[/?#]", rest, maxsplit=1)[0]
    path = re.split("[?#]", rest.removeprefix(host), maxsplit=1)[0]
    if path.startswith("//") or STEPS.search(path):
        return "een browser maakt er een ander pad van"
    if "[" in rest or "]" in rest:
        return "er staan vierkante haken in"
    return host_fault(host)


def host_fault(host: str) -> str:
    """Return why this cannot be the name of a server, perhaps with a port, or nothing."""
    if "@" in host:
        return "voor de naam van de site staat een `@`"
    name, colon, port = host.partition(":")
    if colon and not (PORT.fullmatch(port) and int(port) <= LAST_PORT):
        return f"`{brief(port)}` is geen poort; die gaat van 1 tot en met {LAST_PORT}"
    if not (HOST.fullmatch(name) or NUMBERED.fullmatch(name)) or not all(map(_spells, name.lower().split("."))):
        return f"`{brief(name)}` is geen naam van een site"
    return ""


def _spells(label: str) -> bool:
    """Say whether a part of a name that is spelled for other alphabets is spelled well; a browser goes to no other."""
    if not label.startswith(OTHER_ALPHABET):
        return True
    spelled = label.removeprefix(OTHER_ALPHABET)
    try:
        meant = spelled.encode().decode("punycode")
    except UnicodeError:
        return False
    is_name = meant.isprintable() and meant == unicodedata.normalize("NFKC", meant.lower())
    return is_name and not meant.isascii() and meant.encode("punycode").decode() == spelled


def _strange(address: str) -> str:
    found = SIGNS.match(address)
    return address[found.end()] if found else address[0]


def meant_address(address: str) -> str:
    """Return a sentence that proposes the address that may be meant, or nothing."""
    tidy = unescape(address.strip()).replace("\\", "/")
    if "://" not in tidy:
        tidy = "https://" + re.sub("^https?:/*", "", tidy, flags=re.IGNORECASE)
    scheme, _, rest = tidy.partition("://")
    if scheme.lower() in ("http", "https"):
        tidy = "https://" + quote(rest, safe="/:?#@!$&'()*+,;=%~")
    # Nobody means a site without a point in its name; then what stands before the colon says where it leads.
    is_site = "." in tidy.removeprefix("https://").partition("/")[0]
    return f"Bedoel je `{tidy}`?" if tidy != address and is_site and not web_fault(tidy) else ""
