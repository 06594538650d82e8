"""Who is on the way to an urgent outcome alone is asked nothing more: calling comes first."""

from __future__ import annotations

from leidraad.source.model.guideline import Guideline
from leidraad.trees.graph import graph_of


def test_no_question_is_asked_where_only_urgent_outcomes_are_left(guideline: Guideline) -> None:
    urgent = {str(kind.id) for kind in guideline.settings.outcome_kinds if kind.urgent}
    late, ends_urgent = [], 0
    for tree in guideline.trees:
        graph = graph_of(tree)
        ends_urgent += any(str(outcome.kind) in urgent for outcome in tree.outcomes.values())
        for name in tree.questions:
            ends = {node for node in graph.search(name) if node in tree.outcomes}
            late += [(str(tree.id), str(name))] if {str(tree.outcomes[end].kind) for end in ends} <= urgent else []
    assert ends_urgent > 1
    assert late == []
