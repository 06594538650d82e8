"""The view of what a profile makes different: everything that it changes, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Form
from leidraad.source.model.profile import Profile
from leidraad.web.dates import date_in
from leidraad.web.text import Rich
from leidraad.web.views.builder import Builder
from leidraad.web.views.frame import LinkView
from leidraad.web.views.parts import ContactView, SectionView, SlotView


@dataclass(frozen=True)
class LeftOutView:
    """A page that is not here, and why."""

    title: str
    reason: str


@dataclass(frozen=True)
class RemarkedView:
    """A page, and what is remarked on it."""

    page: LinkView
    section: SectionView


@dataclass(frozen=True)
class DifferentView:
    """Everything that a profile changes; the tuples are empty where it changes nothing."""

    layout: ClassVar[str] = "different"
    summary: Rich
    reviewed_on: str
    contacts: tuple[ContactView, ...]
    slots: tuple[SlotView, ...]
    remarks: tuple[RemarkedView, ...]
    words: tuple[str, ...]
    left_out: tuple[LeftOutView, ...]
    parents: tuple[str, ...]
    styled: bool


def different_view(guideline: Guideline, profile: Profile, build: Builder) -> DifferentView:
    """Return what a profile changes."""
    scribe = build.scribe()
    own = {str(contact.id) for contact in profile.contacts}
    return DifferentView(
        summary=scribe.rich(profile.summary),
        reviewed_on=date_in(guideline.language, profile.reviewed_on),
        contacts=tuple(build.contact(contact, scribe) for contact in guideline.contacts if contact.id in own),
        slots=tuple(build.slot(slot) for slot in guideline.slots if profile.filling(slot.id)),
        remarks=tuple(_remarked(profile, build)),
        words=tuple(_words(guideline, profile)),
        left_out=tuple(map(LeftOutView, guideline.left_out, profile.left_out.values())),
        parents=profile.parents,
        styled=bool(guideline.colours or guideline.logo),
    )


def _remarked(profile: Profile, build: Builder) -> Iterator[RemarkedView]:
    for page, items in profile.remarks.items():
        label, path = build.lexicon.pages[page]
        name = f"bij-{page}"
        section = SectionView(name, label, Form.BULLETS, build.items(items, build.scribe(), f"{page}-"))
        yield RemarkedView(LinkView(label, path), section)


def _words(guideline: Guideline, profile: Profile) -> Iterator[str]:
    """Yield what is called otherwise here, with the general word: the names of roles say both already."""
    yield from (role.name for role in guideline.settings.roles if profile.role(role.id))
    said = guideline.sentences["bij-ons"]
    yield from (f"{term.name} ({said} {word})" for term in guideline.terms if (word := profile.term(term.id)))
