"""The view of a unit, and of a theme over all units of a chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from leidraad.source.model.guideline import Guideline, Theme
from leidraad.source.model.item import Foremost, Form, headed
from leidraad.source.model.pages import Chapter, Unit
from leidraad.web import urls
from leidraad.web.components.roles.blocks import Choice, RoleBlock, RoleView, blocks, choices
from leidraad.web.components.trail.stops import StopView, stops
from leidraad.web.placed import chapter_roles
from leidraad.web.text import Rich
from leidraad.web.views.builder import Builder
from leidraad.web.views.frame import Jump, LinkView
from leidraad.web.views.origins import ProvenanceView
from leidraad.web.views.overrides import overridden, overrides, points
from leidraad.web.views.parts import AidLinkView, SectionView, SlotView
from leidraad.web.words import full_title, kicker


@dataclass(frozen=True)
class RecordView:
    """What to record, and where the source says so."""

    section: SectionView
    provenance: ProvenanceView


@dataclass(frozen=True)
class ThemeBlock:
    """The attention points of one theme in one unit."""

    short: str
    path: str
    section: SectionView


@dataclass(frozen=True)
class NeighbourView:
    """The unit before or after this one; where there is little room its title is only heard."""

    kicker: str
    title: str
    path: str


@dataclass(frozen=True)
class UnitView:
    """A unit. Where more roles act the reader can choose; one alone is named unless it is everybody."""

    layout: ClassVar[str] = "unit"
    chapter: LinkView
    trail: tuple[StopView, ...]
    kicker: str
    full_title: str
    purpose: Rich
    purpose_provenance: ProvenanceView
    aids: tuple[AidLinkView, ...]
    remarks: tuple[SectionView, ...]
    roles: tuple[RoleView, ...]
    blocks: tuple[RoleBlock, ...]
    choices: tuple[Choice, ...]
    named: bool
    record: RecordView | None
    themes: tuple[ThemeBlock, ...]
    sections: tuple[SectionView, ...]
    slots: tuple[SlotView, ...]
    following_steps: SectionView | None
    previous: NeighbourView | None
    following: NeighbourView | None
    contents: tuple[Jump, ...]

    @property
    def main_aid(self) -> AidLinkView | None:
        """The decision aid that helps most here."""
        return next(iter(self.aids), None)

    @property
    def more_aids(self) -> tuple[AidLinkView, ...]:
        """The other ones."""
        return self.aids[1:]


def unit_view(guideline: Guideline, chapter: Chapter, unit: Unit, build: Builder) -> UnitView:
    """Return everything that the page of a unit shows."""
    sentences = guideline.sentences
    roles = tuple(acting(guideline, chapter, unit, build))
    themes = tuple(_themes(guideline, chapter, unit, build))
    record = _record(unit, build, sentences["documenteer"])
    sections, remarks = tuple(_sections(unit, build, sentences)), build.remarks(unit.id)
    position = chapter.units.index(unit)
    return UnitView(
        chapter=LinkView(chapter.head.title, urls.chapter(chapter.id)),
        trail=tuple(stops(chapter, unit)),
        kicker=kicker(chapter, unit),
        full_title=full_title(chapter, unit),
        purpose=build.scribe().rich(unit.purpose.text),
        purpose_provenance=build.provenance(unit.purpose.citation, unit.purpose.used),
        aids=build.aids(unit.trees),
        remarks=remarks,
        roles=roles,
        blocks=tuple(blocks(roles, sentences["en"])),
        choices=choices(roles),
        named=len(roles) > 1 or not roles[0].everybody,
        record=record,
        themes=themes,
        sections=sections,
        slots=build.slots(unit.slots),
        following_steps=_following(unit, build, sentences["vervolg"]),
        previous=_neighbour(chapter, position - 1),
        following=_neighbour(chapter, position + 1),
        contents=tuple(_contents(roles, (*remarks, *([record.section] if record else [])), themes, sections)),
    )


def acting(guideline: Guideline, chapter: Chapter, unit: Unit, build: Builder) -> Iterator[RoleView]:
    """Yield the roles that act in a unit, in the order of the settings."""
    heading, ways = guideline.sentences["acties"], chapter_roles(guideline, chapter)
    before = overrides(guideline, chapter, unit, build)
    for number, role in enumerate(guideline.settings.roles, 1):
        actions = unit.actions_of(role.id)
        if actions:
            section = overridden(build.group(f"acties-{role.id}", heading, Form.STEPS, actions), before)
            way = urls.unit(chapter.id, role.id) if role in ways else ""
            yield RoleView(role.id, role.name, number, role.everybody, section, way)


def _following(unit: Unit, build: Builder, heading: str) -> SectionView | None:
    return build.group("vervolg", heading, Form.BULLETS, unit.next_steps) if unit.next_steps else None


def _record(unit: Unit, build: Builder, heading: str) -> RecordView | None:
    if unit.record is None:
        return None
    section = build.group("documenteer", heading, Form.TICKS, unit.record.items)
    return RecordView(section, build.provenance(unit.record.citation))


def _themes(guideline: Guideline, chapter: Chapter, unit: Unit, build: Builder) -> Iterator[ThemeBlock]:
    for theme in guideline.settings.themes:
        points = unit.points_of(theme.id)
        if points:
            section = build.group(f"aandacht-{theme.id}", theme.name, Form.BULLETS, points)
            yield ThemeBlock(theme.short, urls.unit(chapter.id, theme.id), section)


def _sections(unit: Unit, build: Builder, sentences: Mapping[str, str]) -> Iterator[SectionView]:
    for name, key, form in headed(Unit):
        if items := getattr(unit, name):
            yield build.group(key, sentences[key], form, items)


def _contents(
    roles: tuple[RoleView, ...],
    after: tuple[SectionView, ...],
    themes: tuple[ThemeBlock, ...],
    sections: tuple[SectionView, ...],
) -> Iterator[Jump]:
    yield from (Jump(theme.section.heading, theme.section.id) for theme in themes)
    yield Jump(roles[0].actions.heading, "acties")
    yield from (Jump(section.heading, section.id) for section in (*after, *sections))


def _neighbour(chapter: Chapter, position: int) -> NeighbourView | None:
    if not 0 <= position < len(chapter.units):
        return None
    unit = chapter.units[position]
    return NeighbourView(kicker(chapter, unit), unit.title, urls.unit(chapter.id, unit.id))


@dataclass(frozen=True)
class ThemeView:
    """The attention points of one theme over all units of a chapter; `foremost` are those that none may miss."""

    layout: ClassVar[str] = "theme"
    introduction: Rich
    foremost: tuple[SectionView, ...]
    units: tuple[ThemeUnit, ...]
    contents: tuple[Jump, ...]


@dataclass(frozen=True)
class ThemeUnit:
    """The points of one unit, and the way to it."""

    unit: LinkView
    section: SectionView


def theme_view(chapter: Chapter, theme: Theme, build: Builder) -> ThemeView:
    """Return the page that gathers a theme's points."""
    units = tuple(_theme_units(chapter, theme, build))
    return ThemeView(
        introduction=build.scribe().rich(theme.introduction),
        foremost=tuple(_foremost(chapter, theme, build)),
        units=units,
        contents=tuple(Jump(one.section.heading, one.section.id) for one in units),
    )


def _foremost(chapter: Chapter, theme: Theme, build: Builder) -> Iterator[SectionView]:
    """Yield what to do and what never to do, of all units, each with all that goes with it."""
    for kind in Foremost:
        name = f"voorop_{kind.value}"
        scribe = build.scribe()
        items = tuple(
            build.item(point, scribe, f"{name}_{unit.id}-")
            for unit in chapter.units
            for point in points(unit.points_of(theme.id))
            if point.foremost is kind
        )
        if items:
            yield SectionView(name, build.guideline.sentences[f"voorop-{kind.value}"], Form.BULLETS, items)


def _theme_units(chapter: Chapter, theme: Theme, build: Builder) -> Iterator[ThemeUnit]:
    for unit in chapter.units:
        points = unit.points_of(theme.id)
        if points:
            heading = full_title(chapter, unit)
            items = build.items(points, build.scribe(), prefix=f"{unit.id}-")
            link = LinkView(heading, f"{urls.unit(chapter.id, unit.id)}#aandacht-{theme.id}")
            yield ThemeUnit(link, SectionView(unit.id, heading, Form.BULLETS, items))
