"""Our small Markdown becomes safe HTML, with links that fit the page it stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from leidraad.source.markup import OPTIONS, parse
from leidraad.source.model.lists import Contact
from leidraad.source.model.phone import dialled
from leidraad.web import urls
from leidraad.web.lexicon import Lexicon

TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "button", "span", "br"}
ATTRIBUTES = {"a": {"href", "rel"}, "button": {"type", "class", "popovertarget"}}
SCHEMES = {"https", "mailto", "tel"}
# A button is a box to the browser, which breaks the line between it and the sign behind it; so the sign goes in.
TERM_AND_SIGN = re.compile(r"(<button [^>]*><span>[^<]*</span>)(</button>)([.,:;!?)]+)")


@dataclass(frozen=True)
class TermNote:
    """The short meaning of a term, shown when the reader asks for it."""

    id: str
    name: str
    short: str
    href: str


@dataclass(frozen=True)
class Rich:
    """Text ready to print: safe HTML and the meanings of the terms it shows for the first time."""

    html: Markup
    notes: tuple[TermNote, ...] = ()


@dataclass
class Scribe:
    """Writes the texts of one section of a page; a term is explained at its first use there."""

    lexicon: Lexicon
    here: str
    section: str
    explained: set[str] = field(default_factory=set)

    def link(self, path: str) -> str:
        """Return the link to a site path."""
        return urls.relative(self.here, path)

    def rich(self, text: str) -> Rich:
        """Return a text as HTML: inline where it is one paragraph, blocks where it is more."""
        tokens = parse(text)
        if len(tokens) == 3 and tokens[0].type == "paragraph_open":
            tokens = tokens[1:2]
        notes: list[TermNote] = []
        html = _RENDERER.render(tokens, OPTIONS, {"scribe": self, "notes": notes})
        html = TERM_AND_SIGN.sub(r"\1\3\2", html)
        clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
        return Rich(Markup(clean.strip()), tuple(notes))  # noqa: S704 - sanitised on the line above

    def note(self, term_id: str) -> TermNote | None:
        """Return the meaning of a term, or nothing when this section has explained it or is about it."""
        if term_id in self.explained:
            return None
        self.explained.add(term_id)
        term = self.lexicon.terms[term_id]
        href = self.link(f"{urls.GLOSSARY}#{term_id}")
        return TermNote(f"uitleg-{self.section}-{term_id}", term.name, term.short, href)

    def term(self, term_id: str, label: str, notes: list[TermNote]) -> str:
        """Return a term as a button that shows its meaning, which is added to the notes; after that its words alone."""
        note = self.note(term_id)
        if note is None:
            return str(escape(label))
        notes.append(note)
        return f'<button type="button" class="c-term" popovertarget="{note.id}"><span>{escape(label)}</span></button>'


class _Renderer(RendererHTML):
    """markdown-it's renderer, with our references; `env` holds the scribe and the notes that it makes."""

    def reference(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """Print a reference as the link, the term or the number that it stands for."""
        token, scribe = tokens[index], env["scribe"]
        kind, target, lexicon = token.meta["kind"], token.meta["target"], scribe.lexicon
        label = token.content or lexicon.label(kind, target)
        match kind:
            case "begrip":
                return str(scribe.term(target, label, env["notes"]))
            case "contact":
                return call(lexicon.contacts[target], label)
            case "plek":
                return link(scribe.link(f"{urls.SLOTS}#{target}"), label)
        return link(scribe.link(lexicon.pages[target][1]), label)

    def link_open(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """Print a link to elsewhere, which is not told where the reader comes from."""
        return f'<a href="{escape(tokens[index].attrs["href"])}" rel="noreferrer">'


_RENDERER = _Renderer()


def link(href: str, label: str) -> str:
    """Return a link within the site."""
    return f'<a href="{escape(href)}">{escape(label)}</a>'


def call(contact: Contact, label: str) -> str:
    """Return a contact's name with its number as a link to phone, or its name alone where no number is sure."""
    if contact.number is None:
        return str(escape(label))
    number = f'<a href="{tel(contact.number)}">{escape(contact.number)}</a>'
    return number if label == contact.number else f"{escape(label)} ({number})"


def tel(number: str) -> str:
    """Return the address that makes a phone dial a number."""
    return f"tel:{dialled(number)}"


def plain(text: str, lexicon: Lexicon) -> str:
    """Return a text as the page shows it, without markup, on one line."""
    words = (_plain_inline(block, lexicon) for block in parse(text) if block.children is not None)
    return " ".join(" ".join(words).split())


def _plain_inline(block: Token, lexicon: Lexicon) -> str:
    return "".join(_plain_token(token, lexicon) for token in block.children or ())


def _plain_token(token: Token, lexicon: Lexicon) -> str:
    if token.type == "reference":
        kind, target = token.meta["kind"], token.meta["target"]
        label = token.content or lexicon.label(kind, target)
        number = lexicon.contacts[target].number if kind == "contact" else None
        return f"{label} ({number})" if number and number != label else label
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content
