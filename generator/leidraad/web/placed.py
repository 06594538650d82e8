"""Which pages the content has: one list, in the order of the site, from which all that is about every page follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from leidraad.source.checks.references import FIXED_PAGES
from leidraad.source.model.base import Named
from leidraad.source.model.guideline import Guideline, Role, Theme
from leidraad.source.model.pages import AboutPage, Chapter, ChapterFile, Sheet, Unit
from leidraad.source.model.record import Record, once
from leidraad.source.model.tree import Guarantee, Tree
from leidraad.web import urls

Content = ChapterFile | Unit | Theme | Role | Sheet | Tree | AboutPage
# Those that only gather what is written on other pages.
GATHERED = (Theme, Role)
# Those that `[[id]]` or `naar` can name, and those that can stand inside other people's pages.
REFERRED, EMBEDDED = (ChapterFile, Unit, Sheet, Tree), (Unit, Sheet, Tree)


@dataclass(frozen=True)
class Placed:
    """A page: its site path, what of the content it shows, and the chapter that it belongs to, if to any.

    A theme has a page in each chapter that has points for it, and a role in each where it is one of more that act.
    """

    path: str
    content: Content
    chapter: Chapter | None = None


@once
def placed(guideline: Guideline) -> tuple[Placed, ...]:
    """Return every page of the content."""
    return tuple(_placed(guideline))


def _placed(guideline: Guideline) -> Iterator[Placed]:
    for chapter in guideline.chapters:
        yield Placed(urls.chapter(chapter.id), chapter.head, chapter)
        yield from (Placed(urls.unit(chapter.id, one.id), one, chapter) for one in chapter.units)
        themes = chapter_themes(guideline, chapter)
        yield from (Placed(urls.unit(chapter.id, one.id), one, chapter) for one in themes)
        roles = chapter_roles(guideline, chapter)
        yield from (Placed(urls.unit(chapter.id, one.id), one, chapter) for one in roles)
    yield from (Placed(urls.sheet(one.id), one) for one in guideline.sheets)
    yield from (Placed(urls.tree(one.id), one) for one in guideline.trees)
    yield from (Placed(urls.about(one.id), one) for one in guideline.about)


def chapter_themes(guideline: Guideline, chapter: Chapter) -> tuple[Theme, ...]:
    """Return the themes that have attention points in a chapter, in the order of the settings."""
    present = {theme for unit in chapter.units for theme in unit.attention}
    return tuple(theme for theme in guideline.settings.themes if theme.id in present)


def chapter_roles(guideline: Guideline, chapter: Chapter) -> tuple[Role, ...]:
    """Return the roles that go a way of their own through a chapter: none where only one acts in it."""
    names = {name for unit in chapter.units for name in unit.actions}
    acting = {role.id: role for role in guideline.settings.roles if role.id in names}
    return tuple(role for role in acting.values() if not role.everybody) if len(acting) > 1 else ()


def written_pages(guideline: Guideline) -> Iterator[tuple[str, Named]]:
    """Yield the path of each page that has a file, with what that says; what gathers others' texts has none."""
    return ((one.path, one.content) for one in placed(guideline) if not isinstance(one.content, GATHERED))


def where(path: str, record: Record) -> str:
    """Return the path of the page that shows a part of the page at a path: guarantees stand beside their routes."""
    return f"{path}routes/" if isinstance(record, Guarantee) else path


@once
def page_paths(guideline: Guideline) -> Mapping[str, str]:
    """Return the path of everything that `[[id]]` or `naar` can name."""
    fixed = (urls.GLOSSARY, urls.TREES, urls.GLOSSARY, urls.SHEETS, urls.ABOUT)
    paths: dict[str, str] = dict(zip(FIXED_PAGES, fixed, strict=True))
    paths |= {one.content.id: one.path for one in placed(guideline) if isinstance(one.content, REFERRED)}
    return MappingProxyType(paths)


@once
def embedded(guideline: Guideline) -> Mapping[str, str]:
    """Return the id of each part of the site that stands inside other people's pages, by the path of its page."""
    found = {one.path: str(one.content.id) for one in placed(guideline) if isinstance(one.content, EMBEDDED)}
    glossary = {urls.GLOSSARY: urls.GLOSSARY.rstrip("/")} if guideline.terms else {}
    return MappingProxyType(found | glossary)
