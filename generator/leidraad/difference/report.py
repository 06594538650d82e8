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
        blocks = ["\n".join([title, *(f"  {page_headline(page)}" for page in pages)]) for title, pages in lists]
        return "\n\n".join([*blocks, *("\n".join(self._page(one)) for one in found.changed)])

    def data(self, found: Difference) -> dict[str, object]:
        """Return the report for machines."""
        return {
            "vervallen": [_page_data(page) for page in found.gone],
            "toegevoegd": [_page_data(page) for page in found.added],
            "anders": [self._page_difference_data(one) for one in found.changed],
        }

    def _page(self, found: PageDifference) -> Iterator[str]:
        headline = page_headline(found.page)
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
            yield from (_indented("  ", told_route(one)) for one in routes)
            yield from _versions(told_end(old, self.old), told_end(new, self.new))

    def _change(self, change: Change) -> Iterator[str]:
        where = " > ".join(change.path)
        what = "" if change.field == "tekst" else change.field
        yield _indented("  ", ": ".join(filter(None, (where, what))))
        if change.about:
            yield _indented("    bij: ", without_markup(change.about, self.new) or "")
        yield from _versions(*self.words(change))
        if change.note:
            yield _indented("    ", f"{noted_as(change)}: {change.note}")

    def words(self, change: Change) -> tuple[str | None, str | None]:
        """Return a change without markup, but with it where nothing else differs."""
        old, new = without_markup(change.old, self.old), without_markup(change.new, self.new)
        return (change.old, change.new) if old == new else (old, new)

    def _page_difference_data(self, found: PageDifference) -> dict[str, object]:
        routes = [self._route_data(change) for change in found.routes.changes]
        changes = [self._change_data(change) for change in found.changes]
        return _page_data(found.page) | {"routes": routes, "alle-routes": found.routes.are_all, "wijzigingen": changes}

    def _route_data(self, change: RouteChange) -> dict[str, object]:
        steps = [{"vraag": step.question, "antwoord": step.answer, "woorden": step.words} for step in change.steps]
        return {"stappen": steps, "was": _end_data(change.old, self.old), "nu": _end_data(change.new, self.new)}

    def _change_data(self, change: Change) -> dict[str, object]:
        old, new = self.words(change)
        more = {"bij": without_markup(change.about, self.new), noted_as(change): change.note or None}
        where = {"over": change.topic, "plaats": list(change.path), "veld": change.field, "was": old, "nu": new}
        return {**where, **{key: text for key, text in more.items() if text}}


def without_markup(text: str | None, names: Lexicon) -> str | None:
    """Return what a text says, with the names of its version."""
    return plain(text, names) if isinstance(text, Markup) else text


def page_headline(page: ComparedPage) -> str:
    """Return what a page is called in a report."""
    return f"{capital(page.noun)} {page.title} ({page.name})".lstrip()


def told_route(change: RouteChange) -> str:
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


def noted_as(change: Change) -> str:
    """Return what the note of a change is."""
    return "let op" if change.topic is Topic.WORDING else "bron"


def _indented(indent: str, text: str) -> str:
    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent))


def _page_data(page: ComparedPage) -> dict[str, object]:
    return {"bestand": page.name, "soort": page.noun, "titel": page.title}


def told_end(end: End | None, names: Lexicon) -> str | None:
    """Return where a route ends; nothing where there was no such route."""
    if end is None:
        return None
    return f"{without_markup(end.words, names)} ({end.node}, {end.kind_name or 'een vraag'})"


def _end_data(end: End | None, names: Lexicon) -> dict[str, object] | None:
    if end is None:
        return None
    return {"id": end.node, "tekst": without_markup(end.words, names), "soort": end.kind or "vraag"}
