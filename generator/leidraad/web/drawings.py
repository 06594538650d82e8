"""The pictures of decision aids, with the names that their pages use. Drawing takes a while, so they are kept."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from pydantic import TypeAdapter

from leidraad.store import Store, fingerprint, forget, key
from leidraad.trees.diagram import Labels, NodeLabel, Picture, picture
from leidraad.trees.lettering import TYPE
from leidraad.trees.subject import Subject
from leidraad.trees.svg import Setting, svg
from leidraad.trusted import Trusted
from leidraad.web.lexicon import Lexicon
from leidraad.web.promises import node_signs
from leidraad.web.text import plain

CODE = "trees/*.py"
# How many boxes a picture has at most; ours have 25.
MOST = 300
# Its size is in em, so that its type grows with that of the page.
ON_A_PAGE = Setting("system-ui, sans-serif", TYPE, unit=1 / 16, length="em")
KEPT: TypeAdapter[Picture | None] = TypeAdapter(Picture | None)


def labels_of(subject: Subject, lexicon: Lexicon, sentences: Mapping[str, str]) -> Labels:
    """Return the words of a picture: questions by number and outcomes by letter, as on the page."""
    signs = node_signs(subject)
    nodes = {name: NodeLabel(signs[name], plain(one.text, lexicon)) for name, one in subject.questions.items()}
    for name, outcome in subject.outcomes.items():
        kind = subject.kind(name)
        nodes[name] = NodeLabel(signs[name], str(outcome.title), str(outcome.mark or kind.name), kind.tone)
    answers = {
        (name, str(answer.id)): str(subject.words_of(answer))
        for name, question in subject.questions.items()
        for answer in question.answers
    }
    return Labels(str(subject.tree.title), sentences["schema-in-woorden"], nodes, answers)


def on_a_page(drawn: Picture, prefix: str = "schema-") -> Markup:
    """Return a picture as it stands on a web page; the prefix keeps its ids apart from others there."""
    return Markup(svg(drawn, ON_A_PAGE, prefix))  # noqa: S704 - it escapes every text


def drawings(trusted: Trusted, store: Store) -> Mapping[str, Picture | None]:
    """Return the picture of each aid by its id; the store keeps these and nothing else.

    An aid with more boxes than anybody can see at once has none, as it would take minutes and megabytes.
    """
    names, made = set(), {}
    for subject in trusted.subjects:
        graph, labels = subject.graph, labels_of(subject, trusted.lexicon, trusted.guideline.sentences)
        name = key(fingerprint(CODE), repr((graph, labels)).encode())
        names.add(name)
        data = store.get(name)
        if data is None:
            data = store[name] = KEPT.dump_json(picture(graph, labels) if len(labels.nodes) <= MOST else None)
        made[str(subject.tree.id)] = KEPT.validate_json(data)
    forget(store, names)
    return made
