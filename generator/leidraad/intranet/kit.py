"""The page for who puts parts of the site in other pages: each part live with its code, and what administrators ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlsplit

from leidraad.intranet.assets import host_script
from leidraad.intranet.embeds import Embed
from leidraad.intranet.framing import ancestors
from leidraad.intranet.oembed import HEIGHT, NOWHERE, SANDBOX, code
from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.pages import Page
from leidraad.web.views.frame import LinkView
from leidraad.web.views.prose import ProseView


@dataclass(frozen=True)
class PartView:
    """A part: where it stands on this site, its address elsewhere and the code that shows it."""

    id: str
    title: str
    href: str
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

    prose: ProseView
    is_addressed: bool
    groups: tuple[PartGroup, ...]
    height: int
    sandbox: str
    admin: tuple[LinkView, ...]


@dataclass(frozen=True)
class AdminView:
    """What an administrator copies: our domain, their rule, ours, and a script for the height."""

    prose: ProseView
    is_addressed: bool
    domain: str
    theirs: str
    ours: str
    host: str


def with_kit(pages: Iterable[Page], embeds: tuple[Embed, ...], trusted: Trusted) -> tuple[Page, ...]:
    """Return the pages; those about this, if they are there, show every part and what administrators need too."""
    shown = {urls.KIT: _kit, urls.KIT_ADMIN: _admin}
    return tuple(shown[page.path](page, embeds, trusted.guideline) if page.path in shown else page for page in pages)


def _kit(page: Page, embeds: tuple[Embed, ...], guideline: Guideline) -> Page:
    admins = (one for one in guideline.about if urls.about(one.id) == urls.KIT_ADMIN)
    assert isinstance(page.view, ProseView), "a page about the site"
    view = KitView(
        prose=page.view,
        is_addressed=bool(embeds[0].frame.address),
        groups=tuple(
            PartGroup(kind, tuple(map(_part, found))) for kind, found in groupby(embeds, key=lambda embed: embed.kind)
        ),
        height=HEIGHT,
        sandbox=SANDBOX,
        admin=tuple(LinkView(one.title, urls.relative(urls.KIT, urls.KIT_ADMIN)) for one in admins),
    )
    first = LinkView(guideline.sentences["insluiten-kies"], "#onderdelen")
    return replace(page, layout="kit", view=view, contents=(first, *page.contents))


def _admin(page: Page, embeds: tuple[Embed, ...], guideline: Guideline) -> Page:
    assert isinstance(page.view, ProseView), "a page about the site"
    given = embeds[0].frame.address
    address = urlsplit(given or NOWHERE)
    view = AdminView(
        prose=page.view,
        is_addressed=bool(given),
        domain=address.netloc,
        theirs=f"Content-Security-Policy: frame-src {address.scheme}://{address.netloc}",
        ours=f"Content-Security-Policy: {ancestors(guideline.parents)}",
        host=host_script(),
    )
    first = LinkView(guideline.sentences["insluiten-gegevens"], "#gegevens")
    return replace(page, layout="kit-admin", view=view, contents=(first, *page.contents))


def _part(embed: Embed) -> PartView:
    href = urls.relative(urls.KIT, embed.path)
    address = (embed.frame.address or NOWHERE) + embed.path
    name = embed.id
    return PartView(name, embed.frame.title, href, address, f"adres-{name}", str(code(embed)), f"code-{name}")
