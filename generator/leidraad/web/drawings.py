"""The pictures of decision aids, with the names that their pages use. Drawing takes a while, so they are kept."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from leidraad.store import Store, fingerprint, forget, key
from leidraad.trees.diagram import Labels, NodeLabel, diagram
from leidraad.trees.subject import Subject
from leidraad.trusted import Trusted
from leidraad.web.lexicon import Lexicon
from leidraad.web.text import plain
from leidraad.web.views.aid import node_names

CODE = "trees/*.py"
# How many boxes a picture has at most; ours have 25.
MOST = 300


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


def drawings(trusted: Trusted, store: Store) -> Mapping[str, Markup]:
    """Return the picture of each aid as SVG, by its id; the store keeps these and nothing else.

    An aid with more boxes than anybody can see at once has an empty one, as it would take minutes and megabytes.
    """
    names, made = {}, {}
    for subject in trusted.subjects:
        graph, labels = subject.graph, labels_of(subject, trusted.lexicon, trusted.guideline.sentences)
        name = names[str(subject.tree.id)] = key(fingerprint(CODE), repr((graph, labels)).encode())
        small = len(labels.nodes) <= MOST
        made[name] = store.get(name) or (diagram(graph, labels, "schema-").encode() if small else b"")
        if name not in store:
            store[name] = made[name]
    forget(store, made)
    return {aid: Markup(made[name].decode()) for aid, name in names.items()}  # noqa: S704 - it escapes every text
