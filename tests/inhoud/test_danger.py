"""Who is on the way to an urgent outcome alone is told to call while the aid still asks."""

from __future__ import annotations

from leidraad.source.model.guideline import Guideline
from leidraad.trees.graph import graph_of


def test_a_question_that_only_urgent_outcomes_follow_begins_with_whom_to_call(guideline: Guideline) -> None:
    urgent = {str(kind.id) for kind in guideline.settings.outcome_kinds if kind.urgent}
    late, asked = set(), set()
    for tree in guideline.trees:
        graph = graph_of(tree)
        for name, question in tree.questions.items():
            ends = {node for node in graph.search(name) if node in tree.outcomes}
            if {str(tree.outcomes[end].kind) for end in ends} <= urgent:
                asked.add((str(tree.id), name))
                late |= set() if str(question.text).startswith("Bel eerst [[contact:112]].") else {(str(tree.id), name)}
    assert asked
    assert late == set()
