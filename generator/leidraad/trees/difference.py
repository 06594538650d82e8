"""Which routes of a decision aid end differently in another version of it.

A route is known by its questions and answers. Where there are few, all routes are compared. Where there are many the
graphs are walked together, answer by answer, and each answer that leads elsewhere is told by a shortest route to it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from leidraad.source.nodes import Text
from leidraad.trees.graph import Route, Step
from leidraad.trees.routes import LIMIT, Asked, RouteTable, asked
from leidraad.trees.subject import Subject


@dataclass(frozen=True)
class End:
    """Where a route leads: an outcome with its title and its kind by id and name, or a question, which has no kind."""

    node: str
    words: Text
    kind: str = ""
    kind_name: str = ""


@dataclass(frozen=True)
class RouteChange:
    """A route that ends differently; without an `old` end it is new, without a `new` end it is gone."""

    steps: tuple[Asked, ...]
    old: End | None
    new: End | None


@dataclass(frozen=True)
class RouteChanges:
    """How the routes of an aid changed. When there are too many to list, each change stands for all behind it."""

    changes: tuple[RouteChange, ...] = ()
    are_all: bool = True


def route_changes(old: Subject, new: Subject) -> RouteChanges:
    """Return which routes end in another outcome or kind of outcome, are new or are gone. Only for sound trees."""
    if RouteTable(old).is_too_long or RouteTable(new).is_too_long:
        return RouteChanges(tuple(islice(_diverging(old, new), LIMIT)), are_all=False)
    return RouteChanges(tuple(_listed(old, new)))


def _listed(old: Subject, new: Subject) -> Iterator[RouteChange]:
    before, after = dict(old.graph.routes()), dict(new.graph.routes())
    for route in {**before, **after}:
        ends = _end(old, before.get(route)), _end(new, after.get(route))
        if _differ(*ends):
            yield _told(old, new, route, *ends)


def _diverging(old: Subject, new: Subject) -> Iterator[RouteChange]:
    """Yield a change for each answer that can be reached in the same way in both, and that leads elsewhere."""
    start = _end(old, old.graph.start), _end(new, new.graph.start)
    if _differ(*start):
        yield RouteChange((), *start)
        return
    found: dict[str, Step | None] = {new.graph.start: None}
    waiting = deque(found)
    while waiting:
        node = waiting.popleft()
        before, after = dict(old.graph.answers[node]), dict(new.graph.answers[node])
        for answer in {**before, **after}:
            there = after.get(answer)
            ends = _end(old, before.get(answer)), _end(new, there)
            if _differ(*ends):
                yield _told(old, new, (*_way(found, node), (node, answer)), *ends)
            elif there is not None and there in new.questions and there not in found:
                found[there] = (node, answer)
                waiting.append(there)


def _way(found: Mapping[str, Step | None], node: str) -> Route:
    steps = []
    while (step := found[node]) is not None:
        steps.append(step)
        node = step[0]
    return tuple(reversed(steps))


def _end(subject: Subject, node: str | None) -> End | None:
    if node is None:
        return None
    if node in subject.questions:
        return End(node, subject.questions[node].text)
    outcome = subject.outcomes[node]
    return End(node, outcome.title, outcome.kind, subject.kind(node).name)


def _differ(old: End | None, new: End | None) -> bool:
    """Say whether two ends are more than worded differently."""
    return (old and (old.node, old.kind)) != (new and (new.node, new.kind))


def _told(old: Subject, new: Subject, route: Route, before: End | None, after: End | None) -> RouteChange:
    """Return the change with the steps in the words of the new version, or of the old one when the route is gone."""
    subject = old if after is None else new
    return RouteChange(tuple(asked(subject, *step) for step in route), before, after)
