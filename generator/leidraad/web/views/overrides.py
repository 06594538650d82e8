"""What points of a theme go before: each action says so, and leads to the point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import ThemePoint
from leidraad.source.model.pages import Chapter, Unit
from leidraad.source.model.record import walk
from leidraad.web import urls
from leidraad.web.text import plain
from leidraad.web.views.builder import Builder
from leidraad.web.views.items import Override, first_words
from leidraad.web.views.parts import SectionView


def overrides(guideline: Guideline, chapter: Chapter, unit: Unit, build: Builder) -> Mapping[str, tuple[Override, ...]]:
    """Return what goes before each action of a unit, by the id of the action or of a point under it."""
    found: dict[str, list[Override]] = defaultdict(list)
    for theme in guideline.settings.themes:
        for point in points(unit.points_of(theme.id)):
            path = f"{urls.unit(chapter.id, unit.id)}#{point.id}"
            for action in point.overrides:
                words = first_words(plain(point.text, build.lexicon))
                found[str(action)].append(Override(theme.name, words, path))
    return {action: tuple(some) for action, some in found.items()}


def overridden(section: SectionView, found: Mapping[str, tuple[Override, ...]]) -> SectionView:
    """Return a section in which each action says what goes before it."""
    return replace(section, items=tuple(item.overridden(found) for item in section.items))


def points(some: Iterable[ThemePoint]) -> Iterator[ThemePoint]:
    """Yield points of a theme and all under them."""
    return (one for one in walk(tuple(some)) if isinstance(one, ThemePoint))
