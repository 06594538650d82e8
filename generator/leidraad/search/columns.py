"""The index as it is sent: the texts themselves, in columns, as these compress best. A browser turns it over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from leidraad.search.kinds import KINDS
from leidraad.search.shelves import Findable, Shelf
from leidraad.search.words import Speech, tokens
from leidraad.web import urls
from leidraad.web.meaning import tel
from leidraad.web.words import small

# Between the parts of a line, where no text has one.
TAB = "\t"
# What is said among the results, by what the script calls it.
SAID = {"none": "zoek-niets", "count": "zoek-aantal", "one": "zoek-aantal-een", "call": "zoek-bel", "key": "zoek-toets"}


def columns(shelves: tuple[Shelf, ...], said: Mapping[Any, str], speech: Speech) -> Mapping[str, object]:
    """Return everything that the script needs to find and to show, by the name that it has there.

    `said` are the interface sentences by name.
    """
    items = [item for shelf in shelves for item in shelf.items]
    known = _known(shelves)
    return {
        "pages": _lines(_line(shelf.path, shelf.title, shelf.lead, *shelf.names) for shelf in shelves),
        "behind": urls.SOURCES,
        "aids": [urls.TREES, small(said["beslishulp"])],
        "signs": "/".join("".join(item.kind.sign for item in shelf.items) for shelf in shelves),
        "anchors": _lines(item.anchor for item in items),
        "texts": _lines(_once(map(_text, items))),
        "kinds": {
            kind.sign: [kind.factor, int(kind.named), int(kind.alike), str(said[kind.label]) if kind.label else ""]
            for kind in KINDS
        },
        "said": {name: str(said[sentence]) for name, sentence in SAID.items()},
        "danger": _danger(items),
        "same": _lines(" ".join(_front_coded(forms)) for forms in (*speech.verbs(known), *speech.spoken(known))),
        "compounds": _lines(" ".join(parts) for parts in speech.compounds(known)),
        "stop": " ".join(sorted(speech.stop)),
        "particles": " ".join(speech.words("voorzetsels")),
        "endings": " ".join(speech.words("uitgangen")),
        "links": " ".join(speech.words("tussenletters")),
        "roots": speech.rules("wortels"),
        "forms": speech.rules("vormen"),
    }


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _text(item: Findable) -> str:
    """Return what is said of an item: its text, what stands below it, and its other names."""
    return _line(item.text, item.more, *item.names)


def _line(*parts: str) -> str:
    """Return parts of a line; what is no sign but space within them is one space, as a browser shows it."""
    return TAB.join(" ".join(part.split()) for part in parts).rstrip(TAB)


def _once(lines: Iterable[str]) -> Iterator[str]:
    """Yield each line, and for one that stands before already the number of that, behind a sign that begins no line."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines):
        yield f"{TAB}{seen[line]}" if line in seen else line
        seen.setdefault(line, number)


def _known(shelves: Iterable[Shelf]) -> frozenset[str]:
    """Return every word of the site."""
    texts = (text for shelf in shelves for text in (shelf.title, shelf.lead, *shelf.names, *map(_text, shelf.items)))
    # No word goes on where a line ends, so that all can be read at once.
    return frozenset(tokens(_lines(texts)))


def _front_coded(forms: Iterable[str]) -> Iterator[str]:
    """Yield words of one stem, each as how many letters it shares with the one before and what follows those."""
    before = ""
    for word in forms:
        same = 0
        while same < min(9, len(word), len(before)) and word[same] == before[same]:
            same += 1
        yield f"{same}{word[same:]}"
        before = word


def _danger(items: Iterable[Findable]) -> list[list[object]]:
    """Return the place among the items of each situation of danger, with whom to call: a name, a number, an address."""
    calls = (
        (at, [[str(one.name), str(one.number), tel(str(one.number))] for one in item.calls])
        for at, item in enumerate(items)
    )
    return [[at, called] for at, called in calls if called]
