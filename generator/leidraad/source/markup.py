"""Our small Markdown: bold, emphasis, links, lists, and references such as `[[stap-3]]` or `[[begrip:regie|de regie]]`.

HTML is not part of it: it stays text. Both the checks and the renderer read text through `parse`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from leidraad.source.model.base import ContactRef, PageRef, Reference, SlotRef, TermRef
from leidraad.source.nodes import Text
from leidraad.source.problems import Place

# `[[kind:id|label]]`; without a kind it is a page.
REFERENCE = re.compile(r"\[\[(?:(?P<kind>[a-z]+):)?(?P<id>[^\[\]|:]*)(?:\|(?P<label>[^\]]+))?\]\]")
UNFINISHED = re.compile(r"\[\[[^\[\]\n]*\]{0,2}|\]\]|\]\(")
KINDS: dict[str, type[Reference]] = {"": PageRef, "begrip": TermRef, "contact": ContactRef, "plek": SlotRef}


@dataclass(frozen=True)
class Mention:
    """A reference inside text: what kind of thing, which one, and the words to show for it (perhaps none)."""

    kind: str
    target: str
    label: str
    place: Place


def _reference(state: StateInline, silent: bool) -> bool:
    match = REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.meta = {"kind": match["kind"] or "", "target": match["id"].strip()}
        token.content = match["label"] or ""
    state.pos = match.end()
    return True


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link", "list", "escape", "newline"])
    parser.inline.ruler.before("link", "reference", _reference)
    # Which addresses are allowed is for a check to say, in Dutch; unsafe ones never reach the renderer.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


_PARSER = _markdown()
# How the parser's own renderer would print; line ends in text are no line ends on the page.
OPTIONS = _PARSER.options


@lru_cache(maxsize=8192)
def parse(text: str) -> tuple[Token, ...]:
    """Return the block tokens of a text. They are shared between callers, who leave them as they are."""
    return tuple(_PARSER.parse(text))


def _inline(text: str) -> Iterator[Token]:
    for block in parse(text):
        yield from block.children or ()


def _finder(text: Text) -> Callable[[str], Place]:
    """Return a function that gives the place of a fragment, each time it is asked of the next one."""
    seen: Counter[str] = Counter()

    def find(fragment: str) -> Place:
        seen[fragment] += 1
        return text.span.find(fragment, seen[fragment] - 1)

    return find


def mentions(text: Text) -> Iterator[Mention]:
    """Yield every reference in a text with its place."""
    find = _finder(text)
    for token in _inline(text):
        if token.type == "reference":
            kind, target = token.meta["kind"], token.meta["target"]
            yield Mention(kind, target, token.content, find(f"[[{kind}:{target}" if kind else f"[[{target}"))


def links(text: Text) -> Iterator[tuple[str, Place]]:
    """Yield every address in a text with its place."""
    find = _finder(text)
    for token in _inline(text):
        if token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            yield address, find(address)


def leftovers(text: Text) -> Iterator[tuple[str, Place]]:
    """Yield the pieces of references and links that stay text, because they are not written well."""
    find = _finder(text)
    for token in _inline(text):
        for piece in UNFINISHED.findall(token.content) if token.type == "text" else ():
            yield piece, find(piece)
