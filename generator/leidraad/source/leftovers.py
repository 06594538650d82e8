r"""What looks like markup and is none: it would stand on the page as it was typed.

`\` before a sign takes its meaning away, so what is escaped is never a leftover.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from leidraad.source.markup import KINDS, REFERENCE, finder, markdown
from leidraad.source.model.phone import WRITTEN
from leidraad.source.model.record import NOWHERE
from leidraad.source.nodes import Text
from leidraad.source.problems import Place, Problem, brief
from leidraad.source.signs import typed

Find = Callable[[str], Place]
# Nothing is left over where none of these signs stands outside a reference, nor a line end.
SIGNS = re.compile(r"^\s*[•◦▪‣·]|[\n*_\[\]`~&<#|@]|://|www\.|-{3}|={3}|[0+][0-9]")
# What is looked for in plain text has one of these.
PLAIN_SIGNS = re.compile(r"[*_`~\[\]<#]")
UNFINISHED = re.compile(
    r"\[\[[^\[\]\n]{0,200}\]{0,2}|\]\]|\]\(|\]\[|\[\^\w{0,60}\]?"
    rf"|\[(?:{'|'.join(filter(None, KINDS))}):[^\[\]\n]{{0,200}}\]"
)
# A box to tick before a point, which other Markdown has.
BOX = re.compile(r"\A\s*\[[ xX]?\](?=\s)")
# A star that touches a word, code, and what is struck through; a pair of lines under or around words, in plain text.
EMPHASIS = re.compile(r"\*+(?=[^\s*])|(?<=[^\s*])\*+|`+|~~+")
PLAIN_EMPHASIS = re.compile(r"\*\*|\*(?=\S)[^*\n]{0,200}\*|(?<!\w)_(?=[^\W_])[^_\n]{0,200}_(?!\w)|`[^`\n]{0,200}`|~~")
HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
BARE = re.compile(r"\b(?:https?://|www\.)[^\s<>]*[^\s<>.,:;!?)]|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,200}\w")
# What another Markdown makes of whole lines: a heading, a table, a line across the page, a quotation or code.
HEADING = re.compile(r" {0,3}#{1,6}(?=\s)")
TABLE = re.compile(r"\s{0,9}\|.*\|\s*$|\s{0,9}:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$")
RULE = re.compile(r"\s{0,9}(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$")
QUOTE = re.compile(r"\s{0,9}>(?=\s)")
BULLET = re.compile(r"\s*(?:[*+•◦▪‣·]|[0-9]{1,9}\))(?=\s+\S)")
# No sentence begins with the sign of a list from a word processor, also where it is all there is.
PASTED = re.compile(r"\s*[•◦▪‣·](?=\s+\S)")
# What begins one line can belong to its sentence; what begins more of them is a list, which would be one line.
_SPACED, _GLUED = r"(?:[\u2013\u2014]|(?:[a-zA-Z]|[ivxIVX]{2,4})[.)])(?=\s+\S)", r"(?:-|[0-9]{1,2}[.)])[^\W\d_]\S*"
LETTERED = re.compile(rf"\s*(?:{_SPACED}|{_GLUED})")
NUMBERED = re.compile(r"[0-9]{1,9}\.(?=\s)")
# A sign of emphasis by itself, right before or behind emphasis: one more than it closes with, or opens.
BEFORE, BEHIND = re.compile(r"(?<!\S)[*_]+$"), re.compile(r"[*_]+(?!\S)")


# For each kind of leftover what is wrong and what to do.
SAID = {
    "verwijzing-onaf": (
        "`{piece}` is geen goede verwijzing of link.",
        "Schrijf `[[id]]`, `[[soort:id]]`, `[[soort:id|eigen woorden]]` of `[woorden](https://…)`.",
    ),
    "opmaak-onaf": (
        "`{piece}` komt zo op de site te staan.",
        "Gebruik `**vet**`, `*nadruk*` of een lijst met `- `. Hoort het teken bij de tekst? Zet er een `\\` voor.",
    ),
    "nadruk-in-woord": (
        "`{piece}` maakt een stuk uit een woord of een som schuin of vet.",
        "Hoort het sterretje bij de tekst? Zet er een `\\` voor.",
    ),
    "html-in-tekst": ("HTML (`{piece}`) mag niet in tekst.", "Gebruik **vet**, *nadruk* of een lijst met `- `."),
    "html-teken": ("`{piece}` komt zo op de site te staan.", "{meant}"),
    "los-adres": ("`{piece}` is zo geen link.", "Schrijf `[woorden](https://…)` of `[woorden](mailto:…)`."),
    "los-nummer": (
        "`{piece}` kan de lezer zo niet aantikken om te bellen.",
        "Verwijs met `[[contact:…]]`, of schrijf `[{number}](tel:{number})`.",
    ),
    "nummering": (
        "`{piece}` is hier het nummer van een lijst, en de nummers tellen niet door.",
        "Tel door vanaf het eerste nummer. Is dit geen lijst? Zet een `\\` voor de punt.",
    ),
}


def leftovers(text: Text) -> Iterator[Problem]:
    """Yield what would stand in a text with markup as it was typed, or otherwise."""
    if not _is_whole(str(text)):
        yield from _leftovers(text, finder(text))


@lru_cache(maxsize=1 << 16)
def _is_whole(text: str) -> bool:
    """Say whether nothing is left over in words: they are looked at once, wherever they stand."""
    return not any(True for _ in _leftovers(text, lambda _: NOWHERE))


def _leftovers(text: str, find: Find) -> Iterator[Problem]:
    if not SIGNS.search(text if "\\" in text else REFERENCE.sub(lambda found: found["label"] or "", text)):
        return
    tokens = _parser().parse(text) if "\n" in text else _parser().parseInline(text)
    for block in tokens:
        yield from _in_line(block.children or [], find)
    yield from _lines(text, find)
    yield from _numbers(tokens, find)


def plain_leftovers(text: Text) -> Iterator[str]:
    """Yield what looks like markup in a text without any."""
    if not PLAIN_SIGNS.search(text):
        return
    for pattern in (PLAIN_EMPHASIS, UNFINISHED, HTML, HEADING):
        yield from pattern.findall(text)


def entities(text: str) -> Iterator[str]:
    """Yield the names that HTML has for signs."""
    return (found for found in (ENTITY.findall(text) if "&" in text else ()) if unescape(found) != found)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Return a reader that keeps signs that were escaped apart."""
    return markdown().disable("text_join")


def _in_line(tokens: list[Token], find: Find) -> Iterator[Problem]:
    """Look at the words of a paragraph."""
    depth = 0
    yield from _within_words(tokens, find)
    yield from _beside(tokens, find)
    yield from _below_words(tokens, find)
    for token, after in pairwise((*tokens, Token("end", "", 0))):
        depth += token.nesting if token.type.startswith("link_") else 0
        if token.type == "link_open" and (after.type == "link_close" or after.content.isspace()):
            yield _left("verwijzing-onaf", f"[{after.content}](", find)
        if token.type == "link_open" and (title := str(token.attrs.get("title", ""))):
            yield _left("verwijzing-onaf", title, find)
        if token.type == "text":
            yield from _in_words(token.content, find, linked=bool(depth))
            if token.content.endswith("!") and after.type == "link_open":
                yield _left("opmaak-onaf", "![", find)
        elif token.type == "mention":
            for piece in PLAIN_EMPHASIS.findall(token.content):
                yield _left("opmaak-onaf", piece, find)


def _within_words(tokens: list[Token], find: Find) -> Iterator[Problem]:
    """Look for emphasis with a letter or digit right before and behind it: a sum, or the name of a file."""
    opened: list[tuple[Token, bool]] = []
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.type in ("em_open", "strong_open"):
            opened.append((token, before.content[-1:].isalnum()))
        elif token.type in ("em_close", "strong_close") and opened:
            opening, inside = opened.pop()
            if inside and after.content[:1].isalnum():
                yield _left("nadruk-in-woord", opening.markup, find)


def _beside(tokens: list[Token], find: Find) -> Iterator[Problem]:
    """Look for a sign that touches emphasis from outside: emphasis ends with as many as it began with."""
    for token, after in pairwise(tokens):
        if (
            token.type == "text"
            and after.type in ("em_open", "strong_open")
            and (found := BEFORE.search(token.content))
        ):
            yield _left("opmaak-onaf", found[0] + after.markup, find)
        if (
            token.type in ("em_close", "strong_close")
            and after.type == "text"
            and (found := BEHIND.match(after.content))
        ):
            yield _left("opmaak-onaf", token.markup + found[0], find)


def _below_words(tokens: list[Token], find: Find) -> Iterator[Problem]:
    """Look for a numbered list right below a sentence, which would be one line with it."""
    below = (NUMBERED.match(token.content) for before, token in pairwise(tokens) if before.type == "softbreak")
    numbers = [found[0] for found in below if found]
    if len(numbers) > 1:
        yield _left("opmaak-onaf", numbers[0], find)


def _in_words(words: str, find: Find, *, linked: bool) -> Iterator[Problem]:
    for piece in UNFINISHED.findall(words):
        yield _left("verwijzing-onaf", piece, find)
    for piece in (*EMPHASIS.findall(words), *BOX.findall(words)):
        yield _left("opmaak-onaf", piece, find)
    for piece in _tags(words):
        yield _left("html-in-tekst", piece, find)
    for piece in entities(words):
        yield _left("html-teken", piece, find)
    for piece in BARE.findall(words) if not linked and "](" not in words else ():
        yield _left("los-adres", piece, find)
    for piece in WRITTEN.findall(words) if not linked else ():
        yield _left("los-nummer", piece, find)


def _tags(words: str) -> list[str]:
    """Return the tags of HTML; those that close only where none opens."""
    found = HTML.findall(words)
    return [tag for tag in found if not tag.startswith("</")] or found


def _lines(text: str, find: Find) -> Iterator[Problem]:
    """Look at the signs that lines begin with; where a text is one line, a list is not meant."""
    lines = text.split("\n")
    for line in lines:
        marks = [HEADING, TABLE, RULE, PASTED] if len(lines) == 1 else [HEADING, TABLE, RULE, QUOTE, BULLET]
        for mark in marks:
            if found := mark.match(line):
                yield _left("opmaak-onaf", found[0].strip(), find)
    lettered = [found[0].strip() for line in lines if (found := LETTERED.match(line))]
    if len(lettered) > 1:
        yield _left("opmaak-onaf", lettered[0], find)


def _numbers(tokens: list[Token], find: Find) -> Iterator[Problem]:
    """Look at the numbers of each list: they count on, or are all 1; what begins elsewhere alone is no list."""
    lists: list[list[str]] = []
    for token in tokens:
        match token.type, token.info:
            case "ordered_list_open" | "bullet_list_open", _:
                lists.append([])
            case "list_item_open", number if number:
                lists[-1].append(number)
            case "ordered_list_close" | "bullet_list_close", _:
                yield from (_left("nummering", f"{number}.", find) for number in _astray(lists.pop()))


def _astray(numbers: list[str]) -> list[str]:
    """Return the first number of a list that would be shown otherwise, or that is none of a list."""
    alone = len(numbers) == 1 and numbers != ["1"]
    counted = [str(int(numbers[0]) + position) for position in range(len(numbers))] if numbers else []
    wrong = [number for number, right in zip(numbers, counted, strict=True) if number != right]
    return numbers if alone else wrong[:1] if set(numbers) != {"1"} else []


def _left(code: str, piece: str, find: Find) -> Problem:
    message, advice = SAID[code]
    return Problem(
        code,
        message.format(piece=brief(piece)),
        find(piece),
        advice.format(meant=typed(piece), number=re.sub("[^0-9+-]", "", piece)),
    )
