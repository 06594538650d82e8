"""What others need to put a part in their page: the code, and oEmbed for systems that take an address only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from leidraad.intranet.embeds import Embed
from leidraad.web import urls
from leidraad.web.page import View

HEIGHT, WIDTH = 640, 640
DAY = 24 * 60 * 60
# What a part needs: its script, links that open outside the frame, and printing. Nothing of it needs an origin.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals"
# Stands for the address of the site while nobody said what it is.
NOWHERE = "https://adres-van-deze-site.example/"


def code(embed: Embed[View]) -> Markup:
    """Return the HTML that shows a part, with a link for where a frame may not be."""
    address = embed.frame.site or NOWHERE
    frame = Markup(
        '<iframe src="{src}" title="{title}" width="100%" height="{height}" loading="lazy" '
        'referrerpolicy="no-referrer" sandbox="{sandbox}"></iframe>\n<p><a href="{full}">{title}</a></p>'
    )
    return frame.format(
        src=address + embed.path,
        title=embed.frame.title,
        height=HEIGHT,
        sandbox=SANDBOX,
        full=address + embed.frame.path,
    )


def oembed_files(embeds: Iterable[Embed[View]]) -> Mapping[str, bytes]:
    """Return what oEmbed asks of each part by site path; nothing without an address, as it names whole ones."""
    return {urls.oembed(embed.id): _answer(embed) for embed in embeds if embed.frame.oembed}


def _answer(embed: Embed[View]) -> bytes:
    address, title = embed.frame.site, embed.frame.title
    html = Markup(
        '<blockquote><a href="{full}">{title}</a></blockquote>'
        '<iframe src="{src}" title="{title}" width="100%" height="{height}" frameborder="0"></iframe>'
    ).format(full=embed.frame.canonical, src=address + embed.path, title=title, height=HEIGHT)
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": embed.frame.site_title,
        "provider_url": address,
        "cache_age": DAY,
        "width": WIDTH,
        "height": HEIGHT,
        "html": html,
    }
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()
