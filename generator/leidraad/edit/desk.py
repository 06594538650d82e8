"""What a page asks while somebody writes in it, and the answers, as plain data. A place is a name that we gave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from leidraad.edit.journal import Journal
from leidraad.edit.judging import judged
from leidraad.edit.reach import also, fields, names_to_write, naming, sources
from leidraad.edit.saving import Binder, ElsewhereError
from leidraad.edit.spots import TextSpot, reach_of, text_spots
from leidraad.edit.textplace import TextPlace, places_in
from leidraad.failure import sentence
from leidraad.language import desk_words
from leidraad.source.nodes import Source, Text
from leidraad.source.problems import ContentError, Problem, brief, for_machines
from leidraad.trusted import Trusted

Reply = Mapping[str, Any]


class StrangeError(Exception):
    """A page asks what no page of ours asks."""


class Shown:
    """A guideline as the files of its site show it now, with where each of its texts is written."""

    def __init__(self, trusted: Trusted, site: Mapping[str, bytes]) -> None:
        self.trusted, self.site = trusted, site
        self.guideline = trusted.guideline
        self._places: dict[str, Mapping[tuple[int, int], TextPlace]] = {}

    @cached_property
    def _spots(self) -> Mapping[str, tuple[TextSpot, ...]]:
        found: dict[str, list[TextSpot]] = {}
        for spot in text_spots(self.guideline):
            found.setdefault(spot.path, []).append(spot)
        return {path: tuple(on_page) for path, on_page in found.items()}

    def on_page(self, path: str) -> tuple[TextSpot, ...]:
        """Return the places of a page that have texts."""
        return self._spots.get(path, ())

    def place_of(self, text: Text) -> TextPlace | None:
        """Return where a text is written; nothing for words of the program."""
        return self._in(text.span.source).get((text.span.line, text.span.column))

    def written_at(self, place: TextPlace) -> tuple[TextSpot, Text] | None:
        """Return a spot that shows the text of a place, with the text as it is there."""
        for found in reach_of(self.guideline).values():
            for _, text in found[0].texts:
                if text.place.file == place.file and self.place_of(text) == place:
                    return found[0], text
        return None

    def _in(self, source: Source) -> Mapping[tuple[int, int], TextPlace]:
        if source.file not in self._places:
            self._places[source.file] = places_in(source)
        return self._places[source.file]


class Desk:
    """Answers the pages of one preview; `show` tells it what they show."""

    def __init__(self, content: Path, folder: Path, today: Callable[[], date]) -> None:
        self._binder = Binder(content, Journal(folder, content))
        self._today = today
        self._shown: Shown | None = None
        # Every text that a page was given a name of, also where a page is older than what is shown now.
        self._places: dict[str, TextPlace] = {}
        self._answers: Mapping[str, Callable[[Shown, Mapping[str, Any]], Reply]] = {
            "pagina": self._page,
            "tekst": self._text,
            "kijk": self._look,
            "bewaar": self._save,
            "terug": self._undo,
            "namen": lambda shown, _: {"namen": names_to_write(shown.trusted)},
        }

    def show(self, trusted: Trusted, site: Mapping[str, bytes]) -> None:
        """Take what the pages show from now on, and the files of the site."""
        self._shown = Shown(trusted, site)

    def answer(self, question: str, asked: Mapping[str, Any]) -> Reply:
        """Return what a page asks, or `staat` with what stops it; raise StrangeError for what no page of ours asks."""
        shown, answer = self._shown, self._answers.get(question)
        if shown is None or answer is None:
            raise StrangeError(question)
        try:
            return answer(shown, asked)
        except ContentError as error:
            return {"staat": "fouten", "problemen": _told(error.problems)}
        except ElsewhereError as error:
            gone = "weg" if error.now is None else "anders"
            return {"staat": gone, "tekst": error.now, "was": error.was, "terug": self._last()}
        except StrangeError:
            raise
        except Exception as error:  # noqa: BLE001 - an editor goes on, and nothing that was typed is lost
            return {"staat": "mislukt", "melding": sentence(error)}

    def _page(self, shown: Shown, asked: Mapping[str, Any]) -> Reply:
        """Say which texts stand where on a page, what can be undone, and the words of the form."""
        spots_by_anchor: dict[str, list[Reply]] = {}
        taken: dict[str, set[str]] = defaultdict(set)
        for spot in shown.on_page(_string(asked, "pad")):
            for key, text in fields(spot):
                if place := shown.place_of(text):
                    self._places[place.name] = place
                    field = f"{key} ({place.file})" if key in taken[spot.anchor] else key
                    taken[spot.anchor].add(key)
                    spots_by_anchor.setdefault(spot.anchor, []).append({"naam": place.name, "veld": field})
        spots = [{"anker": anchor, "teksten": texts} for anchor, texts in spots_by_anchor.items()]
        return {"plekken": spots, "terug": self._last(), "woorden": desk_words()}

    def _text(self, shown: Shown, asked: Mapping[str, Any]) -> Reply:
        """Say what a text is in its file now, and all that belongs to it."""
        place = self._place(asked)
        _, text = self._binder.opened(place)
        answer = {"tekst": str(text), **_where(text)}
        if found := shown.written_at(place):
            spot, as_shown = found
            answer |= {
                "bronnen": sources(shown.trusted, spot),
                "ook": also(shown.trusted, as_shown, _string(asked, "hier"), shown.site),
                "genoemd": naming(shown.trusted, spot),
            }
        return answer

    def _look(self, shown: Shown, asked: Mapping[str, Any]) -> Reply:
        """Say what is wrong with a text that somebody is writing."""
        place = self._place(asked)
        data, _ = self._binder.opened(place)
        found = shown.written_at(place)
        problems = judged(shown.guideline, *found, data, place, _string(asked, "tekst")) if found else ()
        return {"problemen": _told(problems)}

    def _save(self, _: Shown, asked: Mapping[str, Any]) -> Reply:
        """Write a text in its file, and say what is warned of there."""
        was, words = _string(asked, "was"), _string(asked, "tekst")
        text, warnings = self._binder.save(self._place(asked), was, words, self._today())
        here = (one for one in warnings if text.span.holds(one.place))
        return {"staat": "bewaard", **_where(text), "problemen": _told(here), "terug": self._last()}

    def _undo(self, _: Shown, __: Mapping[str, Any]) -> Reply:
        """Put the last change back."""
        text = self._binder.undo(self._today())
        return {"staat": "niets"} if text is None else {"staat": "hersteld", **_where(text), "terug": self._last()}

    def _place(self, asked: Mapping[str, Any]) -> TextPlace:
        place = self._places.get(_string(asked, "naam"))
        if place is None:
            raise StrangeError
        return place

    def _last(self) -> Reply | None:
        change = self._binder.journal.last()
        return {"bestand": change.place.file, "tekst": brief(change.after)} if change else None


def _string(asked: Mapping[str, Any], name: str) -> str:
    found = asked.get(name)
    if not isinstance(found, str):
        raise StrangeError(name)
    return found


def _where(text: Text) -> Reply:
    return {"bestand": text.place.file, "regel": text.place.line}


def _told(problems: Iterable[Problem]) -> list[Reply]:
    return [for_machines(problem) for problem in problems]
