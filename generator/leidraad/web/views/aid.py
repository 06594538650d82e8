"""The view of a decision aid, and of its page: for whom it is, what to know first, and what is proven of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from leidraad.source.markup import mentioned
from leidraad.source.model.item import Form
from leidraad.trees.subject import Subject
from leidraad.web import urls
from leidraad.web.views.builder import Builder
from leidraad.web.views.frame import NumberView
from leidraad.web.views.guarantees import GuaranteeView, guarantee_views
from leidraad.web.views.items import ItemView
from leidraad.web.views.nodes import Nodes, OutcomeView, QuestionView
from leidraad.web.views.parts import SectionView

# Of a longer preface only the first item and what decides stand open: all would push the question off a phone's screen.
SHORT = 2


@dataclass(frozen=True)
class AidView:
    """A decision aid; `error` and `summary` are ids of parts that the script fills."""

    id: str
    title: str
    start: str
    questions: tuple[QuestionView, ...]
    outcomes: tuple[OutcomeView, ...]
    numbers: tuple[NumberView, ...]
    error: str
    summary: str


def aid_view(subject: Subject, build: Builder, numbers: tuple[NumberView, ...], prefix: str = "") -> AidView:
    """Return a decision aid whose anchors begin with `prefix`, so that two can stand on one page."""
    nodes = Nodes(subject, build, prefix)
    return AidView(
        id=subject.tree.id,
        title=subject.tree.title,
        start=subject.graph.start,
        questions=nodes.questions(),
        outcomes=nodes.outcomes(),
        numbers=numbers,
        error=f"{prefix}fout_",
        summary=f"{prefix}antwoorden_",
    )


@dataclass(frozen=True)
class AidPageView:
    """The page of an aid: for whom it is, what to know first, the aid, and what is proven of it.

    Of what to know first `stops` are open, and in alarm if they name who is called in danger. Paper says what is
    proven; the page, also elsewhere, has a link to where that stands.
    """

    layout: ClassVar[str] = "aid"
    lead: str
    preface: SectionView | None
    open: frozenset[str]
    alarm: bool
    aid: AidView
    routes: str
    guarantees: tuple[GuaranteeView, ...]
    kit: str
    all_aids: str = urls.TREES

    @property
    def stops(self) -> SectionView | None:
        """What one must have read before the first question."""
        return self._those(lambda one: one.id in self.open)

    @property
    def more(self) -> SectionView | None:
        """The rest of what comes first."""
        return self._those(lambda one: one.id not in self.open)

    def _those(self, wanted: Callable[[ItemView], bool]) -> SectionView | None:
        items = tuple(filter(wanted, self.preface.items)) if self.preface else ()
        return replace(self.preface, items=items) if self.preface and items else None


def aid_page_view(subject: Subject, build: Builder, numbers: tuple[NumberView, ...]) -> AidPageView:
    """Return everything that the page of an aid shows."""
    tree = subject.tree
    heading = build.guideline.sentences["vooraf"]
    preface = build.group("vooraf", heading, Form.BULLETS, tree.preface) if tree.preface else None
    stops = [one for at, one in enumerate(tree.preface) if not at or one.decisive or len(tree.preface) <= SHORT]
    named = {(mention.kind, mention.target) for one in stops for mention in mentioned(one.text)}
    return AidPageView(
        lead=tree.audience,
        preface=preface,
        open=frozenset(str(one.id) for one in stops),
        alarm=any(("contact", name) in named for name in build.guideline.first_called),
        aid=aid_view(subject, build, numbers),
        routes=urls.routes(tree.id),
        kit=urls.kit_part(tree.id) if any(urls.about(one.id) == urls.KIT for one in build.guideline.about) else "",
        guarantees=guarantee_views(tree.id, build),
    )
