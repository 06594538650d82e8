"""A part as one whole answer: style and script stand in it, and its policy allows these and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256

from jinja2 import Environment
from markupsafe import Markup

from leidraad.intranet.assets import scripts, style
from leidraad.intranet.embeds import Embed
from leidraad.web.head import Head
from leidraad.web.page import View
from leidraad.web.templates import compiled, document

# `data:` is for an empty icon, as a browser asks for one where there is none.
POLICY = (
    "default-src 'none'; style-src {style}; script-src {script}; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
LINK = re.compile(r'<a ([^>]*?)href="(?!tel:)(#?)([^"]*)"(?: rel="[^"]*")?')
LINES = re.compile(r"\n\s+")


def documents(embeds: Iterable[Embed[View]], sentences: Mapping[str, str], house_style: str) -> dict[str, bytes]:
    """Return the page of every part by its site path, with the rules of a house style laid over its own."""
    env = compiled(sentences, inside=True)
    return {f"{embed.path}index.html": _print(env, embed, house_style).encode() for embed in embeds}


def _print(env: Environment, embed: Embed[View], house_style: str) -> str:
    body = env.get_template(f"{embed.view.layout}.html.jinja").render(frame=embed.frame, view=embed.view, contents=())
    rules, script = style(embed.is_aid) + house_style + embed.style, scripts(embed.is_aid)
    head = Head(
        title=embed.frame.tab,
        icon="data:,",
        canonical=embed.frame.canonical,
        oembed=embed.frame.oembed,
        policy=POLICY.format(style=digest(rules), script=digest(script)),
        robots="noindex",
        style=Markup(rules),  # noqa: S704 - our own style sheet
    )
    return document(env, embed.frame, head, LINES.sub("\n", _outward(body, embed.frame.full)), script)


def digest(text: str) -> str:
    """Return what a policy calls a style or script that stands in the page itself."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _outward(body: str, full: str) -> str:
    """Let every link open outside the page around us; one to a place in this part leads to that place on the site.

    A jump inside a frame would put a step in the history of the page around it.
    """
    return LINK.sub(lambda m: f'<a {m[1]}href="{full * bool(m[2])}{m[2]}{m[3]}" target="_blank" rel="noopener"', body)
