"""Say in Dutch how two versions differ, for an editor who sends it to a lawyer; and the same as data for machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import fill

from leidraad.difference.changes import Change, Topic
from leidraad.difference.guideline import ComparedPage, Difference, PageDifference
from leidraad.source.model.base import Markup
from leidraad.trees.difference import End, RouteChange, RouteChanges
from leidraad.trees.subject import SHOWN
from leidraad.web.lexicon import Lexicon
from leidraad.web.text import plain
from leidraad.web.words import capital

WIDTH = 80
SAME = "Geen verschil."
NOT_ALL = "Dit zijn te veel routes om te tonen. Per antwoord dat nu ergens anders heen leidt, staat hier de kortste."


@dataclass(frozen=True)
class Reporter:
    """Tells a difference in the names of both versions."""

    old: Lexicon
    new: Lexicon

    def text(self, found: Difference) -> str:
        """Return the report for people."""
        if found.is_empty:
            return SAME
        lists = ((title, pages) for title, pages in (("Vervallen", found.gone), ("Toegevoegd", found.added)) if pages)
        blocks = ["\n".join([title, *(f"  {_headline(page)}" for page in pages)]) for title, pages in lists]
        return "\n\n".join([*blocks, *("\n".join(self._page(one)) for one in found.changed)])

    def data(self, found: Difference) -> dict[str, object]:
        """Return the report for machines."""
        return {
            "vervallen": [_page_data(page) for page in found.gone],
            "toegevoegd": [_page_data(page) for page in found.added],
            "anders": [self._page_difference_data(one) for one in found.changed],
        }

    def _page(self, found: PageDifference) -> Iterator[str]:
        headline = _headline(found.page)
        yield fill(headline, WIDTH)
        yield "=" * min(len(headline), WIDTH)
        for topic in Topic:
            lines = [line for change in found.changes if change.topic is topic for line in self._change(change)]
            if topic is Topic.ROUTES:
                lines = [*self._routes(found.routes), *lines]
            if lines:
                yield from ("", f"{topic}:", *lines)

    def _routes(self, found: RouteChanges) -> Iterator[str]:
        if not found.are_all:
            yield _indented("  ", NOT_ALL)
        ends: dict[tuple[End | None, End | None], list[RouteChange]] = {}
        for change in found.changes:
            ends.setdefault((change.old, change.new), []).append(change)
        for (old, new), routes in ends.items():
            yield from (_indented("  ", _route(one)) for one in routes)
            yield from _versions(_end(old, self.old), _end(new, self.new))

    def _change(self, change: Change) -> Iterator[str]:
        where = " > ".join(change.path)
        what = "" if change.field == "tekst" else change.field
        yield _indented("  ", ": ".join(filter(None, (where, what))))
        if change.about:
            yield _indented("    bij: ", _plain(change.about, self.new) or "")
        yield from _versions(*self._words(change))
        if change.note:
            yield _indented("    ", f"{_noted(change)}: {change.note}")

    def _words(self, change: Change) -> tuple[str | None, str | None]:
        """Return a change without markup, but with it where nothing else differs."""
        old, new = _plain(change.old, self.old), _plain(change.new, self.new)
        return (change.old, change.new) if old == new else (old, new)

    def _page_difference_data(self, found: PageDifference) -> dict[str, object]:
        routes = [self._route_data(change) for change in found.routes.changes]
        changes = [self._change_data(change) for change in found.changes]
        return _page_data(found.page) | {"routes": routes, "alle-routes": found.routes.are_all, "wijzigingen": changes}

    def _route_data(self, change: RouteChange) -> dict[str, object]:
        steps = [{"vraag": step.question, "antwoord": step.answer, "woorden": step.words} for step in change.steps]
        return {"stappen": steps, "was": _end_data(change.old, self.old), "nu": _end_data(change.new, self.new)}

    def _change_data(self, change: Change) -> dict[str, object]:
        old, new = self._words(change)
        more = {"bij": _plain(change.about, self.new), _noted(change): change.note or None}
        where = {"over": change.topic, "plaats": list(change.path), "veld": change.field, "was": old, "nu": new}
        return {**where, **{key: text for key, text in more.items() if text}}


def _plain(text: str | None, names: Lexicon) -> str | None:
    return plain(text, names) if isinstance(text, Markup) else text


def _headline(page: ComparedPage) -> str:
    return f"{capital(page.noun)} {page.title} ({page.name})".lstrip()


def _route(change: RouteChange) -> str:
    """Return a route by its questions and answers; of a long one the first and the last."""
    steps = [f"{step.question}: {step.words}" for step in change.steps]
    if len(steps) > SHOWN:
        steps[SHOWN // 2 : -(SHOWN // 2)] = [f"… ({len(steps) - SHOWN} antwoorden) …"]
    return " → ".join(steps) or "Het begin"


def _versions(old: str | None, new: str | None) -> Iterator[str]:
    if old is None:
        yield _indented("    nieuw: ", new or "")
    elif new is None:
        yield _indented("    vervallen: ", old)
    else:
        yield _indented("    was: ", old)
        yield _indented("    nu:  ", new)


def _noted(change: Change) -> str:
    return "let op" if change.topic is Topic.WORDING else "bron"


def _indented(indent: str, text: str) -> str:
    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent))


def _page_data(page: ComparedPage) -> dict[str, object]:
    return {"bestand": page.name, "soort": page.noun, "titel": page.title}


def _end(end: End | None, names: Lexicon) -> str | None:
    if end is None:
        return None
    return f"{_plain(end.words, names)} ({end.node}, {end.kind_name or 'een vraag'})"


def _end_data(end: End | None, names: Lexicon) -> dict[str, object] | None:
    if end is None:
        return None
    return {"id": end.node, "tekst": _plain(end.words, names), "soort": end.kind or "vraag"}
