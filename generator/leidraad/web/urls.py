"""The only place where ids become paths, links and anchors.

A site path is relative to the site's root, without a leading slash: `hoofdstuk/onderdeel/#punt`.
"""

from __future__ import annotations

from functools import cache
from posixpath import dirname, relpath
from urllib.parse import urlsplit

HOME = ""
# All terms, with everything else that can be looked up by its name; that had a page of its own once.
GLOSSARY = "begrippen/"
REGISTER = "register/"
SHEETS = "praktisch/"
TREES = "beslishulpen/"
ABOUT = "over/"
SOURCES = "over/bronnen/"
SLOTS = "over/invulplekken/"
CHANGES = "over/wijzigingen/"
NOT_FOUND = "404.html"
HANDOUTS = "handouts/"
DATA = "data/v1/"
# What stands inside pages of others, in any version, and what does now.
INSIDE = "embed/"
EMBEDS = f"{INSIDE}v1/"
KIT = "insluiten/"
KIT_ADMIN = "over/insluiten-beheerder/"
KEEP = "over/bewaren/"
WORKER = "sw.js"
ASSETS = "assets/"
LOGO = "assets/logo.png"
SEARCH = "assets/zoeken.js"
ICON = "assets/leidraad.svg"
# What every page has.
STYLES = ("assets/leidraad.css",)
SCRIPTS = ("assets/leidraad.js",)
DIFFERENT = "over/wat-is-hier-anders/"
# The anchor of the sentence that says how binding a page's actions are, on the front page and where it differs.
GUIDANCE = "leidende-zin"


def chapter(name: str) -> str:
    """Return the path of a chapter."""
    return f"{name}/"


def unit(chapter: str, name: str) -> str:
    """Return the path of a unit, or of a theme or role over all of a chapter's units."""
    return f"{chapter}/{name}/"


def sheet(name: str) -> str:
    """Return the path of an information page."""
    return f"{SHEETS}{name}/"


def tree(name: str) -> str:
    """Return the path of a decision aid."""
    return f"{TREES}{name}/"


def routes(name: str) -> str:
    """Return the path of the page that lists every route of a decision aid."""
    return f"{TREES}{name}/routes/"


def handout(name: str) -> str:
    """Return the path of a handout."""
    return f"{HANDOUTS}{name}.pdf"


def tree_data(name: str) -> str:
    """Return the path of a decision aid for machines."""
    return f"{DATA}beslishulpen/{name}.json"


def about(name: str) -> str:
    """Return the path of a page about the site; the one about putting parts of it elsewhere has a short address."""
    return KIT if f"{name}/" == KIT else f"{ABOUT}{name}/"


def source(name: str) -> str:
    """Return the path of the page that shows what is used of a source and where."""
    return f"{SOURCES}{name}/"


def reference(name: str) -> str:
    """Return how texts refer to a page, which no other page can be meant by."""
    return f"[[{name}]]"


def embed(name: str) -> str:
    """Return the path of a part of the site that stands inside other people's pages."""
    return f"{EMBEDS}{name}/"


def kit_part(name: str) -> str:
    """Return the path of the place that tells how to put a part inside a page."""
    return f"{KIT}#deel-{name}"


def oembed(name: str) -> str:
    """Return the path of what says how to put a part inside a page."""
    return f"{EMBEDS}{name}/oembed.json"


def whole(address: str | None, path: str) -> str:
    """Return the whole address of a site path, or nothing while nobody said where the site will stand."""
    return f"{address.rstrip('/')}/{path}" if address else ""


def contact_anchor(name: str) -> str:
    """Return the anchor of a contact on the pages that show it."""
    return f"contact-{name}"


# What the anchor of a heading begins with.
HEADING = "kop-"


def heading_anchor(anchor: str) -> str:
    """Return the anchor of the heading above what has an anchor."""
    return f"{HEADING}{anchor}"


def choice_anchor(number: int) -> str:
    """Return the anchor of the choice of a role by its place on a page; all roles are the first choice, 0."""
    return f"rol-{number}"


def reason_anchor(question: str) -> str:
    """Return the anchor of the sentence that says why a question is asked, by that of the question."""
    return f"uitleg_{question}"


def meaning_anchor(term: str) -> str:
    """Return the anchor of the meaning of a term, on each page that has the word."""
    return f"betekenis_{term}"


def kit_anchors(part: str) -> tuple[str, str, str]:
    """Return the anchors of a part among all that can be embedded: its own, and those of its address and its code."""
    return f"deel-{part}", f"adres-{part}", f"code-{part}"


def check_anchor(outcome: str) -> str:
    """Return the anchor of the sentence that says when to look again; no id has an underscore."""
    return f"{outcome}_controle"


def guarantee_anchor(position: int) -> str:
    """Return the anchor of a guarantee on the page with all routes."""
    return f"garantie-{position + 1}"


def file(path: str) -> str:
    """Return the file that is at a site path."""
    return f"{path}index.html" if path.endswith("/") or not path else path


def root(address: str | None) -> str:
    """Return where the site starts on its server: `/`, or the folder that its address names."""
    return (urlsplit(address).path.rstrip("/") if address else "") + "/"


@cache
def relative(here: str, there: str) -> str:
    """Return the link from one site path to another, so that the site works at any address."""
    path, _, anchor = there.partition("#")
    link = relpath(f"/{path}", dirname(f"/{here}"))
    if path.endswith("/") or not path:
        link += "/"
    fragment = f"#{anchor}" if anchor else ""
    return fragment if fragment and path == here else link + fragment
