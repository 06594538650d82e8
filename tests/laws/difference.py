"""What holds of the difference between any guideline and one with an answer that leads elsewhere."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from places import TODAY

from leidraad import pipeline
from leidraad.difference.guideline import difference
from leidraad.source.model.guideline import Guideline
from leidraad.trees import routes as routes_module
from leidraad.trees.difference import RouteChange, route_changes
from leidraad.trees.subject import Subject, subjects


def _pairs(guideline: Guideline) -> list[tuple[Subject, Subject]]:
    """Return every real aid beside itself with one answer that leads elsewhere, further down, so that all end."""
    found = []
    for old in subjects(guideline):
        sequence = old.graph.sequence
        for name, question in old.tree.questions.items():
            for answer, end in product(question.answers, (sequence[-1], sequence[-2], sequence[len(sequence) // 2])):
                if old.graph.ranks[end] < old.graph.ranks[name]:
                    found.append((old, _retargeted(old, name, answer.id, end)))
    return found


def _retargeted(old: Subject, question: str, answer: str, target: str) -> Subject:
    some = next(iter(old.tree.outcomes))
    answers = tuple(
        one.model_copy(update={"target": type(one.target)(target, some.span)}) if one.id == answer else one
        for one in old.questions[question].answers
    )
    asked = {
        name: one.model_copy(update={"answers": answers}) if name == question else one
        for name, one in old.tree.questions.items()
    }
    return Subject(old.tree.model_copy(update={"questions": asked}), old.kinds, old.labels)


def _steps(change: RouteChange) -> tuple[tuple[str, str], ...]:
    return tuple((step.question, step.answer) for step in change.steps)


def test_routes_are_found_as_by_hand_and_the_walk_that_lists_none_finds_where_they_part(
    guideline: Guideline, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = _pairs(guideline)
    assert len(pairs) > sum(len(subject.questions) for subject in subjects(guideline))
    for old, new in pairs:
        before, after = ({steps: (end, s.kind(end).id) for steps, end in s.graph.routes()} for s in (old, new))
        wanted = {steps for steps in {**before, **after} if before.get(steps) != after.get(steps)}
        with monkeypatch.context() as patch:
            listed = route_changes(old, new)
            patch.setattr(routes_module, "LIMIT", 0)
            walked = route_changes(old, new)
        assert {_steps(change) for change in listed.changes} == wanted
        assert (listed.are_all, walked.are_all) == (True, False)
        starts = [_steps(change) for change in walked.changes]
        assert bool(starts) == bool(wanted)
        last = {start[-1] for start in starts}
        assert all(set(steps) & last for steps in wanted)


def test_a_guideline_does_not_differ_from_itself(guideline: Guideline, content: Path, published: str | None) -> None:
    assert difference(guideline, pipeline.guideline(content, TODAY, published)).is_empty
