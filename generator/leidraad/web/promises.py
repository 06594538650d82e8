"""What is proven of a decision aid, in the names that its pages use."""

from __future__ import annotations

from collections.abc import Mapping

from leidraad.source.model.tree import Guarantee
from leidraad.trees.promise import rule_in_dutch
from leidraad.trees.subject import Subject
from leidraad.web.lexicon import Lexicon
from leidraad.web.text import plain
from leidraad.web.views.aid import node_names


def proven(subject: Subject, guarantee: Guarantee, sentences: Mapping[str, str], lexicon: Lexicon) -> str:
    """Return what a guarantee promises as a sentence in Dutch, with questions by number and outcomes by letter."""
    names, signs = node_names(subject, sentences["vraag"], sentences["uitkomst"]), node_names(subject, "", "")
    texts = {name: plain(one.text, lexicon) for name, one in subject.questions.items()}
    texts |= {name: str(one.title) for name, one in subject.outcomes.items()}
    called = {node: f"{name} (“{texts[node]}”)" for node, name in names.items()}
    return rule_in_dutch(
        subject, guarantee, called, {end: signs[end].strip() for end in signs if end in subject.outcomes}
    )
