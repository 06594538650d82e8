"""Our small Markdown: bold, emphasis, links, lists, and references such as `[[stap-3]]` or `[[begrip:regie|de regie]]`.

HTML is not part of it: it stays text. Whoever checks or prints a text reads it through `parse`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from leidraad.source.model.base import ContactRef, PageRef, Reference, SlotRef, TermRef
from leidraad.source.nodes import Text
from leidraad.source.passage import (
    Break,
    Emphasis,
    Inline,
    Line,
    Link,
    Listing,
    Paragraph,
    Passage,
    Stretch,
    Strong,
    Words,
    inlines,
)
from leidraad.source.problems import Place

# What finds the place of something in its file, once that is to be told.
Where = Callable[[], Place]
# So many texts are read once only, for all who ask.
MOST_KEPT = 1 << 16
# `[[kind:id|label]]`; without a kind it is a page.
REFERENCE = re.compile(
    r"\[\[(?:(?P<kind>[a-z]{1,40}):)?(?P<id>[^\[\]|:]{0,200})"
    r"(?:\|(?P<label>(?=[^\S\n]{0,9}[^\s\]])[^\[\]|]{1,500}))?\]\]"
)
# Words on one line without any of these are only themselves.
SIGNS = re.compile(r"[\\*_\[\]\n]")
KINDS: dict[str, type[Reference]] = {"": PageRef, "begrip": TermRef, "contact": ContactRef, "plek": SlotRef}


@dataclass(frozen=True)
class Mention:
    """What kind of thing a text refers to, which one, and the words that it gives for it, perhaps none."""

    kind: str
    target: str
    label: str


def _mention(state: StateInline, silent: bool) -> bool:
    match = REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("mention", "", 0)
        token.meta = {"kind": match["kind"] or "", "target": match["id"].strip()}
        token.content = match["label"] or ""
    state.pos = match.end()
    return True


def markdown() -> MarkdownIt:
    """Return a reader of our Markdown."""
    parser = MarkdownIt("zero").enable(["emphasis", "link", "list", "escape", "newline"])
    parser.inline.ruler.before("link", "mention", _mention)
    # Which addresses are allowed is for a check to say, in Dutch; unsafe ones never reach the renderer.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_PARSER = markdown()


@lru_cache(maxsize=MOST_KEPT)
def parse(text: str) -> Passage[Mention]:
    """Return a text as paragraphs and lists; on one line there is no list, whatever number or sign it begins with."""
    if text.strip() and not SIGNS.search(REFERENCE.sub("", text)):
        return (Paragraph(tuple(_apart(text.strip()))),)
    return _blocks(iter(_PARSER.parse(text) if "\n" in text else _PARSER.parseInline(text.strip())))


def _apart(text: str) -> Iterator[Inline[Mention]]:
    """Yield the words and the references of a text that has no other markup."""
    end = 0
    for found in REFERENCE.finditer(text):
        yield from (Words(text[end : found.start()]),) if found.start() > end else ()
        yield Mention(found["kind"] or "", found["id"].strip(), found["label"] or "")
        end = found.end()
    yield from (Words(text[end:]),) if text[end:] else ()


def _blocks(tokens: Iterator[Token]) -> Passage[Mention]:
    """Return the blocks up to where the one that they stand in is closed."""
    found: list[Stretch[Mention]] = []
    bare = False
    for token in tokens:
        match token.type:
            case "list_item_close":
                break
            case "paragraph_open":
                bare = token.hidden
            case "inline":
                found.append(Paragraph(_line(token.children or []), bare))
            case "bullet_list_open" | "ordered_list_open":
                found.append(_listing(token, tokens))
    return tuple(found)


def _listing(opening: Token, tokens: Iterator[Token]) -> Listing[Mention]:
    points = []
    for token in tokens:
        if token.type != "list_item_open":
            break
        points.append(_blocks(tokens))
    first = int(opening.attrs.get("start", 1)) if opening.type == "ordered_list_open" else None
    return Listing(tuple(points), first)


def _line(tokens: Iterable[Token]) -> Line[Mention]:
    """Return the words of a paragraph; what stands in another of its kind adds nothing to it."""
    open_tags: list[Token] = []
    lines: list[list[Inline[Mention]]] = [[]]
    for token in tokens:
        if token.nesting == 1:
            open_tags.append(token)
            lines.append([])
        elif token.nesting == -1:
            opening, inside = open_tags.pop(), lines.pop()
            is_new = opening.tag not in (one.tag for one in open_tags)
            lines[-1] += [_around(opening, tuple(inside))] if is_new else inside
        else:
            lines[-1].append(_alone(token))
    return tuple(lines[0])


def _around(opening: Token, inside: Line[Mention]) -> Inline[Mention]:
    match opening.tag:
        case "strong":
            return Strong(inside)
        case "em":
            return Emphasis(inside)
    return Link(str(opening.attrs["href"]), inside)


def _alone(token: Token) -> Inline[Mention]:
    match token.type:
        case "mention":
            return Mention(token.meta["kind"], token.meta["target"], token.content)
        case "hardbreak":
            return Break()
    return Words("\n" if token.type == "softbreak" else token.content)


def finder(text: Text) -> Callable[[str], Place]:
    """Return a function that gives the place of a fragment, each time it is asked of the next one."""
    seen: Counter[str] = Counter()

    def find(fragment: str) -> Place:
        seen[fragment] += 1
        return text.span.find(fragment, seen[fragment] - 1)

    return find


@lru_cache(maxsize=MOST_KEPT)
def mentioned(text: str) -> tuple[Mention, ...]:
    """Return every reference in a text, in order."""
    return tuple(part for part in inlines(parse(text)) if isinstance(part, Mention)) if "[[" in text else ()


def mentions(text: Text) -> Iterator[tuple[Mention, Where]]:
    """Yield every reference in a text with what finds its place, which takes reading the file's lines again."""
    seen: Counter[str] = Counter()
    for one in mentioned(text):
        written = f"[[{one.kind}:{one.target}" if one.kind else f"[[{one.target}"
        yield one, partial(text.span.find, written, seen[written])
        seen[written] += 1


def links(text: Text) -> Iterator[tuple[Link[Mention], Where]]:
    """Yield every link in a text with what finds the place of its address."""
    seen: Counter[str] = Counter()
    for part in inlines(parse(text)) if "](" in text else ():
        if isinstance(part, Link):
            yield part, partial(text.span.find, part.address, seen[part.address])
            seen[part.address] += 1


def linked(text: Text, target: str) -> Text:
    """Return a text with a reference to a page: its own if it names any, or all of its words, or else one behind it."""
    if any(not mention.kind for mention in mentioned(text)):
        return text
    whole = f"[[{target}|{text.strip()}]]"
    is_words = [part.text for part in inlines(parse(text)) if isinstance(part, Words)] == [text.strip()]
    return Text(whole if is_words and REFERENCE.fullmatch(whole) else f"{text} ([[{target}]])", text.span)
