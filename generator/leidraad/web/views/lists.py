"""The views of pages that list: sources, slots, changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from leidraad.source.model.citation import Document, SourceItem
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.pages import Release
from leidraad.source.model.record import once
from leidraad.web import urls
from leidraad.web.dates import date_in
from leidraad.web.lexicon import Lexicon
from leidraad.web.provenance import Use
from leidraad.web.text import Rich
from leidraad.web.views.builder import Builder
from leidraad.web.views.frame import LinkView
from leidraad.web.views.parts import SlotView


@dataclass(frozen=True)
class UseView:
    """A sentence of ours that uses a source, the way to it, and to the other pages that say the same."""

    text: str
    path: str
    origin: str
    also: tuple[LinkView, ...]


@dataclass(frozen=True)
class SourceItemView:
    """An item of a source document and the sentences that use it."""

    locator: str
    name: str
    path: str
    uses: tuple[UseView, ...]


@dataclass(frozen=True)
class DocumentView:
    """A source with what we know of it and where we use it; `path` is its own page."""

    id: str
    path: str
    title: str
    holder: str
    kind: str
    dated: str
    address: str
    reviewed_on: str
    valid_until: str
    expired: bool
    certainty: str
    content: Rich
    caution: Rich | None
    items: tuple[SourceItemView, ...]
    uses: tuple[UseView, ...]


@dataclass(frozen=True)
class OneSourceView:
    """One source, and the way to all of them."""

    layout: ClassVar[str] = "source"
    document: DocumentView
    index: LinkView


@dataclass(frozen=True)
class SourcesView:
    """Every source."""

    layout: ClassVar[str] = "sources"
    documents: tuple[DocumentView, ...]


def sources_view(
    guideline: Guideline, build: Builder, found: Iterable[Use], located: Mapping[str, tuple[Use, ...]]
) -> SourcesView:
    """Return every source, with each of its items that the site uses and where."""
    external: dict[str, list[Use]] = defaultdict(list)
    for use in found:
        for name in use.citation.external:
            external[str(name)].append(use)
    shown = (
        _document(document, guideline, build, located, external[str(document.id)]) for document in guideline.documents
    )
    return SourcesView(tuple(shown))


@once
def items_by_document(guideline: Guideline) -> Mapping[str, list[SourceItem]]:
    """Return the items of each source, in order."""
    found: dict[str, list[SourceItem]] = defaultdict(list)
    for item in guideline.source_items:
        found[item.document].append(item)
    return found


def _document(
    document: Document,
    guideline: Guideline,
    build: Builder,
    located: Mapping[str, tuple[Use, ...]],
    external: Iterable[Use],
) -> DocumentView:
    scribe = build.scribe()
    items = (item for item in items_by_document(guideline).get(document.id, ()) if item.locator in located)
    return DocumentView(
        id=document.id,
        path=urls.source(document.id),
        title=document.title,
        holder=document.holder,
        kind=document.kind,
        dated=document.dated,
        address=document.address or "",
        reviewed_on=date_in(guideline.language, document.reviewed_on),
        valid_until=date_in(guideline.language, document.valid_until),
        expired=document.expired(guideline.today),
        certainty=guideline.sentences[f"zekerheid-{document.certainty.value}"],
        content=scribe.rich(document.content),
        caution=scribe.rich(document.caution) if document.caution else None,
        items=tuple(_source_item(item, located[item.locator], guideline, build.lexicon) for item in items),
        uses=_uses(external, guideline, build.lexicon),
    )


def _source_item(item: SourceItem, found: Iterable[Use], guideline: Guideline, lexicon: Lexicon) -> SourceItemView:
    path = f"{urls.source(item.document)}#{item.locator}"
    return SourceItemView(item.locator, item.name, path, _uses(found, guideline, lexicon))


def _uses(found: Iterable[Use], guideline: Guideline, lexicon: Lexicon) -> tuple[UseView, ...]:
    say = guideline.sentences
    return tuple(
        UseView(
            # What is read as a list has no words of its own.
            text=use.text or say["deze-lijst"],
            path=use.path,
            origin=say[f"label-{use.citation.origin.value}"],
            also=_also(use, lexicon),
        )
        for use in found
    )


def _also(use: Use, lexicon: Lexicon) -> tuple[LinkView, ...]:
    return tuple(LinkView(lexicon.titles[path.partition("#")[0]], path) for path in use.also)


@dataclass(frozen=True)
class SlotsView:
    """Every place that an organisation fills."""

    layout: ClassVar[str] = "slots"
    slots: tuple[SlotView, ...]


def slots_view(guideline: Guideline, build: Builder) -> SlotsView:
    """Return all slots."""
    return SlotsView(build.slots(slot.id for slot in guideline.slots))


@dataclass(frozen=True)
class ReleaseView:
    """One version and what changed in it."""

    version: str
    date: str
    changes: tuple[Rich, ...]
    pages: tuple[LinkView, ...]


@dataclass(frozen=True)
class ChangesView:
    """What changed, version by version."""

    layout: ClassVar[str] = "changes"
    releases: tuple[ReleaseView, ...]


def changes_view(guideline: Guideline, build: Builder) -> ChangesView:
    """Return all versions, as the file has them."""
    return ChangesView(tuple(_release(one, build) for one in guideline.releases))


def _release(release: Release, build: Builder) -> ReleaseView:
    scribe = build.scribe()
    changes = tuple(map(scribe.rich, release.changes))
    pages = tuple(LinkView(*build.lexicon.pages[name]) for name in release.pages)
    return ReleaseView(release.version, date_in(build.guideline.language, release.date), changes, pages)
