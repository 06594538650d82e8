"""What is wrong with a decision aid, worked out by walking every route there is. Shares nothing with the prover.

It reads plain data as an editor writes it, every answer as `{id, tekst, naar}`. It is slow on purpose: each promise is
checked on the list of all routes, so that it can be read beside the words of the issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import inf
from typing import Any

# Of a kind of outcome its weight, or None for one that only shows the way; whether it closes the case; and whether it
# asks for safety.
Kinds = Mapping[str, tuple[int | None, bool, bool]]
KINDS: Kinds = {
    "afsluiten": (0, True, False),
    "volgen": (1, False, False),
    "advies": (3, False, False),
    "nazorg": (1, True, False),
    "melden": (4, False, True),
    "bellen": (5, False, False),
    "wegwijzer": (None, False, False),
}
# Answers that need no text, and whether they mean doubt.
LABELS = {
    "ja": ("Ja", False),
    "nee": ("Nee", False),
    "weet-ik-niet": ("Weet ik niet", True),
    "geen-idee": ("Tja", True),
}
PROMISES = 3

Step = tuple[str, str]


@dataclass(frozen=True)
class Walk:
    """Answers from the start to `end`: an outcome, or a question that was asked before."""

    steps: tuple[Step, ...]
    end: str

    @property
    def is_endless(self) -> bool:
        """Say whether it came back where it was."""
        return self.end in dict(self.steps)

    def has(self, steps: dict[str, str]) -> bool:
        """Say whether all these answers are given on the way."""
        return steps.items() <= dict(self.steps).items()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


@dataclass(frozen=True)
class Naive:
    """A decision aid as plain data."""

    data: dict[str, Any]
    kinds: Kinds = field(default_factory=lambda: KINDS)

    @property
    def questions(self) -> dict[str, Any]:
        """The questions by id."""
        return dict(self.data["vragen"])

    @property
    def outcomes(self) -> dict[str, Any]:
        """The outcomes by id."""
        return dict(self.data["uitkomsten"])

    @property
    def answers(self) -> list[tuple[str, dict[str, str]]]:
        """Every answer with its question."""
        return [(name, answer) for name, question in self.questions.items() for answer in question["antwoorden"]]

    @property
    def guarantees(self) -> list[dict[str, Any]]:
        """The guarantees."""
        return list(self.data.get("garanties", ()))

    @cached_property
    def walks(self) -> list[Walk]:
        """Every walk from the start, until it ends or comes back."""
        return list(self._on((), self.data["start"]))

    def _on(self, steps: tuple[Step, ...], node: str) -> Iterator[Walk]:
        if node in self.outcomes or node in dict(steps):
            yield Walk(steps, node)
            return
        for answer in self.questions[node]["antwoorden"]:
            yield from self._on((*steps, (node, answer["id"])), answer["naar"])

    @cached_property
    def closure(self) -> set[tuple[str, str]]:
        """Every pair of which the first leads to the second (Warshall)."""
        names = [*self.questions, *self.outcomes]
        pairs = {(name, answer["naar"]) for name, answer in self.answers}
        for middle, left, right in product(names, repeat=3):
            if (left, middle) in pairs and (middle, right) in pairs:
                pairs.add((left, right))
        return pairs

    def behind(self, question: str, answer: str) -> set[str]:
        """Return where the routes end that give this answer."""
        return {walk.end for walk in self.walks if (question, answer) in walk.steps}

    @property
    def codes(self) -> set[str]:
        """What a report on this aid says, by code."""
        always = set(self._incomplete())
        for tier in (self._misnamed, self._misshapen, self._broken):
            if found := set(tier()):
                return always | found
        return always

    def _incomplete(self) -> Iterator[str]:
        for outcome in self.outcomes.values():
            weight, closes, _ = self.kinds[outcome["soort"]]
            for key, code in (("acties", "zonder-actie"), ("documenteer", "zonder-vastleggen")):
                if weight is not None and key not in outcome:
                    yield code
            if weight is not None and not closes and "controle" not in outcome:
                yield "zonder-controle"
            if "verder" not in outcome:
                yield "zonder-verder"
        yield from self._not_safe()

    def _not_safe(self) -> Iterator[str]:
        for question in self.questions.values():
            if all(answer["naar"] == question["antwoorden"][0]["naar"] for answer in question["antwoorden"]):
                yield "vraag-zonder-gevolg"
        if self.data["veiligheid"] == "nee" and any(map(self._is_serious, self.outcomes)):
            yield "veiligheid-ontkend"
        if self.data["veiligheid"] == "ja":
            if len(self.guarantees) < PROMISES:
                yield "te-weinig-garanties"
            for question in self.questions.values():
                if not any(means_doubt(answer) for answer in question["antwoorden"]):
                    yield "twijfel-ontbreekt"

    def _is_serious(self, end: str) -> bool:
        lightest = min((weight for weight, _, asks in self.kinds.values() if asks and weight is not None), default=inf)
        weight, _, asks = self.kinds[self.outcomes[end]["soort"]]
        return asks or (weight is not None and weight >= lightest)

    def _misnamed(self) -> Iterator[str]:
        if self.data["start"] not in self.questions:
            yield "doel-onbekend"
        for _, answer in self.answers:
            if answer["naar"] not in {*self.questions, *self.outcomes}:
                yield "doel-onbekend"
            if "tekst" not in answer and answer["id"] not in LABELS:
                yield "antwoord-onbekend"
        for question in self.questions.values():
            answers = question["antwoorden"]
            if len({answer["id"] for answer in answers}) < len(answers) or len(set(map(words, answers))) < len(answers):
                yield "dubbel-antwoord"
            yield from self._swapped(answers)
        traits = {trait for outcome in self.outcomes.values() for trait in outcome.get("kenmerken", ())}
        if traits & {*self.kinds, *self.outcomes} or self.outcomes.keys() & self.kinds.keys():
            yield "naam-dubbelzinnig"
        known = {*self.kinds, *self.outcomes, *traits}
        if not all(self._is_known(guarantee, known) for guarantee in self.guarantees):
            yield "garantie-onbekend"

    def _swapped(self, answers: list[dict[str, str]]) -> Iterator[str]:
        """Yield the code for a text of its own that is another answer's, or not that of the shared answer."""
        for answer in (one for one in answers if "tekst" in one):
            said = words(answer)
            shared = {name for name, (text, _) in LABELS.items() if letters(text) == said}
            siblings = {letters(one["id"]) for one in answers if one["id"] != answer["id"]}
            own = LABELS.get(answer["id"])
            strays = own is not None and _words(answer["tekst"])[: len(_words(own[0]))] != _words(own[0])
            if (shared and answer["id"] not in shared) or strays or said in siblings:
                yield "antwoord-verwisseld"

    def _is_known(self, guarantee: dict[str, Any], ends: set[str]) -> bool:
        named = {*guarantee.get("altijd", ()), *guarantee.get("nooit", ())}
        steps = {(name, answer["id"]) for name, answer in self.answers}
        return (
            named <= ends
            and set(guarantee.get("bij", {}).items()) <= steps
            and guarantee.get("uitkomst", next(iter(self.outcomes))) in self.outcomes
            and guarantee.get("pas-na", next(iter(self.questions))) in self.questions
        )

    def _misshapen(self) -> Iterator[str]:
        met = {node for walk in self.walks for node in (*dict(walk.steps), walk.end)}
        if met != {*self.questions, *self.outcomes}:
            yield "onbereikbaar"
        if any(walk.is_endless for walk in self.walks):
            yield "kring"

    def _broken(self) -> Iterator[str]:
        for code, offending in self.doubts:
            if offending:
                yield code
        for guarantee in self.guarantees:
            if not self.routes_of(guarantee):
                yield "garantie-leeg"
            elif self.offending(guarantee):
                yield "garantie-gebroken"
        if any(map(self._is_idle, self.guarantees)):
            yield "garantie-leeg"
        if any(self._is_in_another(self.guarantees, at) for at in range(len(self.guarantees))):
            yield "garantie-dubbel"

    def _is_idle(self, guarantee: dict[str, Any]) -> bool:
        """Say whether no walk could break a promise, wherever answers lead and whatever outcomes come to."""
        names = {name for end in self.outcomes for name in self._names(end)}
        if "hoogstens-vragen" in guarantee:
            return all(len(walk.steps) < int(guarantee["hoogstens-vragen"]) for walk in self.walks)
        if "pas-na" in guarantee:
            return all(walk.steps[0][0] == guarantee["pas-na"] for walk in self.walks)
        if "nooit" in guarantee:
            return not set(guarantee["nooit"]) <= names
        return {*self.kinds} <= set(guarantee["altijd"]) or {*self.outcomes} <= set(guarantee["altijd"])

    def _is_in_another(self, guarantees: list[dict[str, Any]], at: int) -> bool:
        """Say whether a promise is in a stronger one, or in an equal one before it."""
        stronger = [self._as_strong(other, guarantees[at]) for other in guarantees]
        weaker = [self._as_strong(guarantees[at], other) for other in guarantees]
        return any(stronger[i] and (i < at or not weaker[i]) for i in range(len(guarantees)) if i != at)

    def _as_strong(self, one: dict[str, Any], other: dict[str, Any]) -> bool:
        """Say whether the one promise is the other in more cases or with less room."""
        if not one.get("bij", {}).items() <= other.get("bij", {}).items():
            return False
        return any((
            "altijd" in one and "altijd" in other and set(one["altijd"]) <= set(other["altijd"]),
            "nooit" in one and "nooit" in other and set(one["nooit"]) >= set(other["nooit"]),
            "hoogstens-vragen" in one and int(one["hoogstens-vragen"]) <= int(other.get("hoogstens-vragen", -1)),
            "pas-na" in one and (one["pas-na"], one["uitkomst"]) == (other.get("pas-na"), other.get("uitkomst")),
        ))  # fmt: skip

    def _names(self, end: str) -> set[str]:
        outcome = self.outcomes[end]
        return {end, outcome["soort"], *outcome.get("kenmerken", ())}

    @property
    def doubts(self) -> Iterator[tuple[str, list[Walk]]]:
        """Yield for each rule and each answer that means doubt the routes that break it, in the order of the file."""
        for code in ("twijfel-milder", "twijfel-sluit-af", "twijfel-wegwijzer"):
            for name, answer in self.answers:
                if means_doubt(answer):
                    wrong = self._wrong_behind(name, answer["id"])[code]
                    over = (name, answer["id"])
                    yield code, [walk for walk in self.walks if over in walk.steps and walk.end in wrong]

    def _wrong_behind(self, question: str, doubt: str) -> dict[str, set[str]]:
        """Return by code the ends behind doubt that should not be there."""
        sure = [answer["id"] for answer in self.questions[question]["antwoorden"] if not means_doubt(answer)]
        ends = self.behind(question, doubt)
        others = {end for answer in sure for end in self.behind(question, answer)}
        least = min(map(self._weight, others), default=inf)
        return {
            "twijfel-milder": {end for end in ends if self._weight(end) < least < inf},
            "twijfel-sluit-af": {end for end in ends if self.kinds[self.outcomes[end]["soort"]][1]},
            "twijfel-wegwijzer": {end for end in ends - others if self._weight(end) == inf},
        }

    def _weight(self, end: str) -> float:
        weight = self.kinds[self.outcomes[end]["soort"]][0]
        return inf if weight is None else weight

    def routes_of(self, guarantee: dict[str, Any]) -> list[Walk]:
        """Return the routes that a guarantee speaks of."""
        return [walk for walk in self.walks if walk.has(guarantee.get("bij", {}))]

    def offending(self, guarantee: dict[str, Any]) -> list[Walk]:
        """Return the routes that break a guarantee."""
        return [walk for walk in self.routes_of(guarantee) if not self._keeps(walk, guarantee)]

    def _keeps(self, walk: Walk, guarantee: dict[str, Any]) -> bool:
        names = self._names(walk.end)
        if "altijd" in guarantee:
            return bool(names & set(guarantee["altijd"]))
        if "nooit" in guarantee:
            return not names & set(guarantee["nooit"])
        if "uitkomst" in guarantee:
            return walk.end != guarantee["uitkomst"] or guarantee["pas-na"] in dict(walk.steps)
        return len(walk.steps) <= int(guarantee["hoogstens-vragen"])


def means_doubt(answer: dict[str, str]) -> bool:
    """Say whether an answer is one of the shared answers that mean doubt."""
    return LABELS.get(answer["id"], ("", False))[1]


def words(answer: dict[str, str]) -> str:
    """Return what an answer says, but for capitals, spaces and points."""
    return letters(answer.get("tekst", LABELS.get(answer["id"], (answer["id"], False))[0]))


def letters(text: str) -> str:
    """Return the letters and digits of a text, small."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
