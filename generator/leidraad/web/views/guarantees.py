"""The view of what holds on all routes of a decision aid: one for the page with its routes and for its paper."""

from __future__ import annotations

from dataclasses import dataclass

from leidraad.source.model.base import Id
from leidraad.web import urls
from leidraad.web.views.builder import Builder
from leidraad.web.views.origins import ProvenanceView


@dataclass(frozen=True)
class GuaranteeView:
    """What holds on all routes in the words of its experts and as it is proven, and who says so.

    `id` counts on and `name` stays with the promise; both are anchors of the page with the routes.
    """

    id: str
    name: str
    text: str
    proven: str
    provenance: ProvenanceView


def guarantee_views(aid: Id, build: Builder) -> tuple[GuaranteeView, ...]:
    """Return what was proven of an aid, in the order of its file."""
    return tuple(
        GuaranteeView(
            id=urls.guarantee_anchor(position),
            name=one.guarantee.name,
            text=one.guarantee.text,
            proven=one.proven,
            provenance=build.provenance(one.guarantee.citation),
        )
        for position, one in enumerate(build.trusted.promises[aid])
    )
