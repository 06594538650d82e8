"""The pictures of decision aids, with the names that their pages use. Each is drawn once, as drawing takes a while."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from leidraad.trees.diagram import Labels, NodeLabel, diagram
from leidraad.trees.graph import Graph
from leidraad.trees.subject import Subject
from leidraad.web.lexicon import Lexicon
from leidraad.web.text import plain
from leidraad.web.views.aid import node_names

# More pictures than a guideline has aids, so that an edit in a preview draws one anew.
KEPT = 64
Named = tuple[tuple[str, NodeLabel], ...]
Answered = tuple[tuple[tuple[str, str], str], ...]


def labels_of(subject: Subject, lexicon: Lexicon, sentences: Mapping[str, str]) -> Labels:
    """Return the words of a picture: questions by number and outcomes by letter, as on the page."""
    signs = node_names(subject, "", "")
    nodes = {name: NodeLabel(signs[name].strip(), plain(one.text, lexicon)) for name, one in subject.questions.items()}
    for name, outcome in subject.outcomes.items():
        kind = subject.kind(name)
        nodes[name] = NodeLabel(
            signs[name].strip(), str(outcome.title), str(kind.name), "urgent" if kind.urgent else ""
        )
    answers = {
        (name, str(answer.id)): str(subject.words_of(answer))
        for name, question in subject.questions.items()
        for answer in question.answers
    }
    return Labels(str(subject.tree.title), sentences["schema-in-woorden"], nodes, answers)


def drawing(subject: Subject, lexicon: Lexicon, sentences: Mapping[str, str]) -> Markup:
    """Return the picture of an aid as SVG."""
    labels, graph = labels_of(subject, lexicon, sentences), subject.graph
    said: tuple[str, str] = (labels.title, labels.description)
    ways = tuple(graph.answers.items())
    return _drawn(graph.start, ways, graph.ends, said, tuple(labels.nodes.items()), tuple(labels.answers.items()))


@lru_cache(maxsize=KEPT)
def _drawn(
    start: str,
    ways: tuple[tuple[str, tuple[tuple[str, str], ...]], ...],
    ends: tuple[str, ...],
    said: tuple[str, str],
    nodes: Named,
    answers: Answered,
) -> Markup:
    svg = diagram(Graph(start, dict(ways), ends), Labels(*said, dict(nodes), dict(answers)), "schema-")
    return Markup(svg)  # noqa: S704 - it escapes every text
