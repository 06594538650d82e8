"""A part as one whole answer: style and script stand in it, and its policy allows these and nothing else."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256

from jinja2 import Environment
from markupsafe import Markup

from leidraad.intranet.assets import scripts, style
from leidraad.intranet.embeds import Embed, Inside
from leidraad.intranet.inside import InsideHtml, InsideLinks
from leidraad.store import Store
from leidraad.web.head import Head
from leidraad.web.links import Naming
from leidraad.web.page import View
from leidraad.web.printed import printed_once
from leidraad.web.templates import body, compiled, document

# `data:` is for an empty icon, as a browser asks for one where there is none.
POLICY = (
    "default-src 'none'; style-src {style}; script-src {script}; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def embed_pages(
    embeds: Iterable[Embed[View]],
    sentences: Mapping[str, str],
    house_style: str,
    naming: Naming,
    store: Store | None = None,
) -> dict[str, bytes]:
    """Return the page of every part by its site path, with the rules of a house style laid over its own.

    The store keeps what was printed, of one edition only.
    """
    env, shown = compiled(sentences, inside=True), {embed.file: embed.inside for embed in embeds}
    around = (house_style, sentences)
    return printed_once(store, shown, around, lambda embed: _print(env, embed, house_style, naming))


def _print(env: Environment, embed: Inside[View], house_style: str, naming: Naming) -> str:
    html = InsideHtml(InsideLinks(embed.path, naming))
    shown = body(env, embed.view, html, frame=embed.frame, contents=())
    rules, script = style(embed.is_aid) + house_style + embed.style, scripts(embed.is_aid)
    head = Head(
        title=f"{embed.tab} - {embed.frame.site_title}",
        icon="data:,",
        canonical=embed.frame.canonical,
        oembed=embed.frame.oembed,
        policy=POLICY.format(style=allowance(rules), script=allowance(script)),
        robots="noindex",
        style=Markup(rules),  # noqa: S704 - our own style sheet
    )
    return document(env, embed.frame, head, shown, script)


def allowance(text: str) -> str:
    """Return what a policy calls a style or script that stands in the page itself."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
