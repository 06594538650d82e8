"""From when each page is: when it changed, until when its sources are trusted, and how far it is approved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from leidraad.source.model.pages import AboutPage, Chapter, Sheet
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.dates import date_in
from leidraad.web.placed import GATHERED, Placed, placed


@dataclass(frozen=True)
class Standings:
    """Says it of the pages of one guideline."""

    trusted: Trusted

    def of(self, path: str) -> str:
        """Return one line about a page; nothing for one that lists, is about the site, or is for clients."""
        page = self._pages.get(path)
        if page is None or isinstance(page.content, AboutPage):
            return ""
        if isinstance(page.content, Sheet) and page.content.without_sources:
            return ""
        said = " · ".join(filter(None, self._parts(page)))
        return said[:1].upper() + said[1:]

    def _parts(self, page: Placed) -> Iterator[str]:
        guideline = self.trusted.guideline
        say, language = guideline.sentences, guideline.language
        changed, until = self._changed(page), self._until(page)
        yield f"{say['gewijzigd']} {date_in(language, changed)}" if changed else ""
        yield f"{say['nagekeken-tot']} {date_in(language, until)}" if until else ""
        yield str(guideline.settings.standing or "")

    def _changed(self, page: Placed) -> date | None:
        """Return the day of the last version that names a page; of the first, which has all, where none does."""
        releases = self.trusted.guideline.releases
        names = {str(one.content.id) for one in self._shown(page)}
        named = [release.date for release in releases if names & set(map(str, release.pages))]
        return max(named, default=min((release.date for release in releases), default=None))

    def _until(self, page: Placed) -> date | None:
        """Return the first day on which something that a page says has to be looked up again."""
        return min((self._ends[one.path] for one in self._shown(page) if one.path in self._ends), default=None)

    def _shown(self, page: Placed) -> tuple[Placed, ...]:
        """Return the pages whose texts stand on one: those of its chapter where it only gathers."""
        if page.chapter and isinstance(page.content, GATHERED):
            return tuple(self._pages[path] for path in _units(page.chapter))
        return (page,)

    @cached_property
    def _pages(self) -> Mapping[str, Placed]:
        return {one.path: one for one in placed(self.trusted.guideline)}

    @cached_property
    def _ends(self) -> Mapping[str, date]:
        """The first day on which a source of each page has to be looked up again, by the path of the page."""
        found: dict[str, list[date]] = defaultdict(list)
        citable = self.trusted.guideline.citable
        for use in self.trusted.uses:
            if day := citable.first_end(use.citation):
                for place in (use.path, *use.also):
                    found[place.partition("#")[0]].append(day)
        return {path: min(days) for path, days in found.items()}


def _units(chapter: Chapter) -> Iterator[str]:
    return (urls.unit(chapter.id, unit.id) for unit in chapter.units)
