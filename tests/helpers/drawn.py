"""What a picture of a decision aid says, and with which words its page labels it."""

from __future__ import annotations

import re
import string
from xml.etree import ElementTree as ET

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.tree import Tree
from leidraad.trees.diagram import Labels, NodeLabel
from leidraad.trees.graph import Graph
from leidraad.web.lexicon import lexicon
from leidraad.web.text import plain

SVG = "{http://www.w3.org/2000/svg}"


def letters(text: str) -> str:
    """Return a text without what may change where a line ends."""
    return re.sub(r"[\s-]", "", text)


def says_of(svg: str) -> list[str]:
    """Return the texts in a picture."""
    texts = ET.fromstring(svg).iter(f"{SVG}text")
    return [letters("".join(text.itertext())) for text in texts]


def labels_of(content: Guideline, tree: Tree, graph: Graph) -> Labels:
    """Label the picture of an aid as its page does: questions by number, outcomes by letter."""
    names = lexicon(content)
    kinds = {str(kind.id): kind for kind in content.settings.outcome_kinds}
    shared = {str(answer.id): str(answer.text) for answer in content.settings.answer_labels}
    questions = [node for node in graph.sequence if node in graph.answers]
    texts = {str(name): plain(question.text, names) for name, question in tree.questions.items()}
    outcomes = {str(name): outcome for name, outcome in tree.outcomes.items()}
    nodes = {node: NodeLabel(str(i), texts[node]) for i, node in enumerate(questions, 1)}
    for letter, node in zip(string.ascii_uppercase, graph.ends, strict=False):
        outcome = outcomes[node]
        kind = kinds[str(outcome.kind)]
        nodes[node] = NodeLabel(letter, str(outcome.title), str(kind.name), str(kind.id))
    answers = {
        (str(name), str(answer.id)): str(answer.text or shared.get(str(answer.id)))
        for name, question in tree.questions.items()
        for answer in question.answers
    }
    return Labels(f"De vragen van: {tree.title}", "Hieronder staat hetzelfde in woorden.", nodes, answers)


def any_labels(graph: Graph) -> Labels:
    """Label the picture of an aid that nobody wrote."""
    nodes = {
        node: NodeLabel("1", "Is er iets aan de hand?", "" if node in graph.answers else "Soort")
        for node in graph.sequence
    }
    answers = {(node, answer): answer for node, ways in graph.answers.items() for answer, _ in ways}
    return Labels("Titel", "In woorden.", nodes, answers)


def in_two(questions: int) -> Graph:
    """Return an aid in which every answer leads to a question of its own, and the last to outcomes."""
    answers = {
        f"v{at}": tuple(
            (answer, f"{'v' if to < questions else 'u'}{to}")
            for answer, to in zip(("ja", "nee"), (2 * at + 1, 2 * at + 2), strict=True)
        )
        for at in range(questions)
    }
    return Graph("v0", answers, tuple(f"u{at}" for at in range(questions, 2 * questions + 1)))


def in_a_row(questions: int) -> Graph:
    """Return an aid in which one answer leads to the next question and the other out."""
    answers = {f"v{at}": (("ja", f"v{at + 1}"), ("nee", ("weg", "klaar")[at % 2])) for at in range(questions - 1)}
    return Graph("v0", answers | {f"v{questions - 1}": (("ja", "klaar"), ("nee", "weg"))}, ("klaar", "weg"))
