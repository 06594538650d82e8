"""Which texts an expert gets: every one that is written to be read, once, at the first page that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from leidraad.edit.reach import fields, sources, way_to
from leidraad.edit.spots import TextSpot, reach_of, text_spots
from leidraad.edit.textplace import TextPlace, texts_of
from leidraad.exchange.codes import RowCode, code_of
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import once
from leidraad.source.nodes import Source, Text
from leidraad.source.reading import read_yaml
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.placed import GATHERED, page_paths, placed

# How deep headings go.
DEEPEST = 3


@dataclass(frozen=True)
class ExchangedText:
    """A text as it is written in its file: where, what it is called there, its sources, and which pages show it too."""

    place: TextPlace
    text: Text
    name: str
    sources: tuple[str, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True)
class Leaf:
    """A page with the texts that it is the first to show, each with its code, and how deep its heading stands."""

    path: str
    title: str
    depth: int
    texts: tuple[tuple[RowCode, ExchangedText], ...]


def selectable(trusted: Trusted) -> Mapping[str, str]:
    """Return the path of each page that can be asked for, by its id; a chapter has its units with it."""
    about = {str(page.content.id): page.path for page in placed(trusted.guideline)}
    return {**about, **page_paths(trusted.guideline)}


def leaves(trusted: Trusted, within: str = "") -> tuple[Leaf, ...]:
    """Return the pages with their texts, in the order of the site: all of them, or those at and below a path."""
    pages: dict[str, list[ExchangedText]] = {}
    for spot, one in _texts(trusted, within):
        pages.setdefault(_leaf_of(trusted, spot.path), []).append(one)
    total, number, found = sum(map(len, pages.values())), 0, []
    for path, texts in pages.items():
        coded = [(code_of(at, total, one.place, one.text), one) for at, one in enumerate(texts, number + 1)]
        found.append(Leaf(path, _title(trusted, path), _depth(path, pages), tuple(coded)))
        number += len(texts)
    return tuple(found)


def _texts(trusted: Trusted, within: str) -> Iterator[tuple[TextSpot, ExchangedText]]:
    """Yield each text once, page by page, with the spot of these pages that shows it first."""
    gathered = {page.path for page in placed(trusted.guideline) if isinstance(page.content, GATHERED)}
    spots = [spot for spot in text_spots(trusted.guideline) if spot.path.startswith(within)]
    order = {path: at for at, path in enumerate(dict.fromkeys(spot.path for spot in spots))}
    seen: set[TextPlace] = set()
    for spot in sorted(spots, key=lambda spot: order[spot.path]):
        for field, text in fields(spot):
            place, written = written_in(text.span.source)[text.span.line, text.span.column]
            if place not in seen:
                seen.add(place)
                yield spot, _exchanged(trusted, spot, field, place, written, gathered)


def _exchanged(
    trusted: Trusted, spot: TextSpot, field: str, place: TextPlace, text: Text, gathered: set[str]
) -> ExchangedText:
    paths = dict.fromkeys(one.path for one in reach_of(trusted.guideline).get(text.place, ()))
    named = _paths(trusted) - gathered - {_leaf_of(trusted, spot.path)}
    others = [_title(trusted, path) for path in paths if path in named]
    name = ": ".join(part for part in (spot.anchor, field) if part)
    return ExchangedText(place, text, name, tuple(sources(trusted, spot)), tuple(others))


@cache
def written_in(source: Source) -> Mapping[tuple[int, int], tuple[TextPlace, Text]]:
    """Return the texts of a file as they stand there, with their place, by line and column."""
    node = read_yaml(source.file, "\n".join(source.lines).encode())
    return {(text.span.line, text.span.column): (TextPlace(source.file, steps), text) for steps, text in texts_of(node)}


def _leaf_of(trusted: Trusted, path: str) -> str:
    """Return the page under whose heading the texts of a path stand: that of the routes of an aid is the aid."""
    known = _paths(trusted)
    while path not in known and path:
        path = f"{path.rstrip('/').rpartition('/')[0]}/".lstrip("/")
    return path


def _paths(trusted: Trusted) -> frozenset[str]:
    return _named_paths(trusted.guideline)


@once
def _named_paths(guideline: Guideline) -> frozenset[str]:
    """Return the paths of the pages that have a name to stand as a heading."""
    named = {urls.HOME, urls.SLOTS, *page_paths(guideline).values(), *(page.path for page in placed(guideline))}
    return frozenset(named | {urls.source(document.id) for document in guideline.documents})


def _title(trusted: Trusted, path: str) -> str:
    """Return what a page is called: a unit by its number and its title."""
    if path == urls.SLOTS:
        return str(trusted.guideline.sentences["invulplekken"])
    name = way_to(trusted, path)["naam"]
    title = _page_titles(trusted.guideline).get(path, "")
    return f"{name[:1].upper()}{name[1:]}. {title}" if title and title not in name else name


@once
def _page_titles(guideline: Guideline) -> Mapping[str, str]:
    return {page.path: str(getattr(page.content, "title", "")) for page in placed(guideline)}


def _depth(path: str, pages: Mapping[str, list[ExchangedText]]) -> int:
    above = [other for other in pages if other and path != other and path.startswith(other)]
    return min(1 + len(above), DEEPEST)
