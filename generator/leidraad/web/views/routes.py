"""The view of the fact-check sheet of a decision aid: every route with its outcome, and what holds on all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from leidraad.trees.diagram import Picture
from leidraad.trees.routes import RouteTable, Row
from leidraad.trees.subject import Subject
from leidraad.web import urls
from leidraad.web.drawings import on_a_page
from leidraad.web.promises import node_names
from leidraad.web.text import plain
from leidraad.web.views.builder import Builder
from leidraad.web.views.frame import LinkView
from leidraad.web.views.guarantees import GuaranteeView, guarantee_views
from leidraad.web.words import capital


@dataclass(frozen=True)
class NodeView:
    """A question or outcome as the table calls it, with what it says and a link to where it stands."""

    name: str
    text: str
    kind: str
    path: str


@dataclass(frozen=True)
class StepView:
    """The number of a question and the answer on it."""

    question: str
    answer: str


@dataclass(frozen=True)
class RouteView:
    """One route, numbered from 1."""

    number: int
    steps: tuple[StepView, ...]
    outcome: NodeView


@dataclass(frozen=True)
class RoutesView:
    """The sheet; `routes` is empty when there are too many to list, and `drawing` when it is too large to see."""

    layout: ClassVar[str] = "routes"
    count: str
    drawing: Markup
    questions: tuple[NodeView, ...]
    outcomes: tuple[NodeView, ...]
    routes: tuple[RouteView, ...]
    guarantees: tuple[GuaranteeView, ...]
    aid: LinkView


def routes_view(subject: Subject, drawn: Picture | None, build: Builder) -> RoutesView:
    """Return everything that the sheet shows."""
    say, tree = build.guideline.sentences, subject.tree
    names = node_names(subject, say)
    nodes = {node: _node(subject, build, node, capital(name)) for node, name in names.items()}
    table = RouteTable(subject)
    return RoutesView(
        count=table.how_many(build.guideline.language, say["meer-dan"]),
        drawing=on_a_page(drawn) if drawn else Markup(),
        questions=tuple(view for node, view in nodes.items() if node in subject.questions),
        outcomes=tuple(view for node, view in nodes.items() if node in subject.outcomes),
        routes=tuple(_route(row, nodes) for row in table.rows),
        guarantees=guarantee_views(tree.id, build),
        aid=LinkView(tree.title, urls.tree(tree.id)),
    )


def _node(subject: Subject, build: Builder, node: str, name: str) -> NodeView:
    path = f"{urls.tree(subject.tree.id)}#{node}"
    if node in subject.questions:
        return NodeView(name, plain(subject.questions[node].text, build.lexicon), "", path)
    return NodeView(name, subject.outcomes[node].title, subject.kind(node).name, path)


def _route(row: Row, nodes: dict[str, NodeView]) -> RouteView:
    steps = tuple(StepView(nodes[step.question].name, step.words) for step in row.steps)
    return RouteView(row.number, steps, nodes[row.outcome])
