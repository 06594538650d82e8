"""The page for who puts parts of the site in other pages: each part live with its code, and what administrators ask."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar
from urllib.parse import urlsplit

from leidraad.intranet.assets import host_script
from leidraad.intranet.embeds import Embed
from leidraad.intranet.framing import ancestors
from leidraad.intranet.oembed import HEIGHT, NOWHERE, SANDBOX, code
from leidraad.source.model.pages import AboutPage
from leidraad.web import urls
from leidraad.web.page import Printable, View, Workshop
from leidraad.web.views.frame import Jump, LinkView
from leidraad.web.views.prose import ProseView, about_view


@dataclass(frozen=True)
class PartView:
    """A part: where it stands on this site, its address elsewhere and the code that shows it."""

    anchor: str
    title: str
    path: str
    address: str
    address_id: str
    code: str
    code_id: str


@dataclass(frozen=True)
class PartGroup:
    """The parts of one kind."""

    heading: str
    parts: tuple[PartView, ...]


@dataclass(frozen=True)
class KitView:
    """Every part with its code; `is_addressed` is false while the addresses only stand for the real ones."""

    layout: ClassVar[str] = "kit"
    prose: ProseView
    is_addressed: bool
    groups: tuple[PartGroup, ...]
    height: int
    sandbox: str
    admin: tuple[LinkView, ...]


@dataclass(frozen=True)
class AdminView:
    """What an administrator copies: our domain, their rule, ours, and a script for the height."""

    layout: ClassVar[str] = "kit-admin"
    prose: ProseView
    is_addressed: bool
    domain: str
    theirs: str
    ours: str
    host: str


def kit_page(embeds: tuple[Embed[View], ...], shop: Workshop, about: AboutPage) -> Printable[KitView]:
    """Return the page for who puts parts of the site in other pages: every part with its code."""
    prose, guideline = about_view(about, shop.build(urls.KIT)), shop.guideline
    admins = (one for one in guideline.about if urls.about(one.id) == urls.KIT_ADMIN)
    view = KitView(
        prose=prose,
        is_addressed=bool(guideline.settings.address),
        groups=tuple(
            PartGroup(kind, tuple(map(_part, found))) for kind, found in groupby(embeds, key=lambda embed: embed.kind)
        ),
        height=HEIGHT,
        sandbox=SANDBOX,
        admin=tuple(LinkView(one.title, urls.KIT_ADMIN) for one in admins),
    )
    first = Jump(shop.say("insluiten-kies"), "onderdelen")
    return shop.printable(urls.KIT, about.title, about.summary, view, (first, *prose.contents))


def admin_page(shop: Workshop, about: AboutPage) -> Printable[AdminView]:
    """Return the page for who administers the site around: what to copy."""
    prose, guideline = about_view(about, shop.build(urls.KIT_ADMIN)), shop.guideline
    address = urlsplit(guideline.settings.address or NOWHERE)
    view = AdminView(
        prose=prose,
        is_addressed=bool(guideline.settings.address),
        domain=address.netloc,
        theirs=f"Content-Security-Policy: frame-src {address.scheme}://{address.netloc}",
        ours=f"Content-Security-Policy: {ancestors(guideline.parents)}",
        host=host_script(),
    )
    first = Jump(shop.say("insluiten-gegevens"), "gegevens")
    return shop.printable(urls.KIT_ADMIN, about.title, about.summary, view, (first, *prose.contents))


def _part(embed: Embed[View]) -> PartView:
    address = (embed.frame.site or NOWHERE) + embed.path
    anchor, address_id, code_id = urls.kit_anchors(embed.id)
    return PartView(anchor, embed.frame.title, embed.path, address, address_id, str(code(embed)), code_id)
