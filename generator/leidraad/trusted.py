"""A guideline that was checked and proven, with what follows from it. All that is made of it is made of this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from leidraad.source.checks import Rule, text_problems, warnings_of
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.written import TextRule
from leidraad.source.problems import Problem
from leidraad.trees.proof import trees_are_proven
from leidraad.trees.subject import Subject, subjects
from leidraad.web.common import Common, common
from leidraad.web.lexicon import Lexicon, lexicon
from leidraad.web.promises import Promise, promises
from leidraad.web.provenance import Use, by_locator, uses


@dataclass(frozen=True)
class Trusted:
    """What can be published: the guideline, its decision aids as the proof read them, and the warnings about it.

    Only `trust` makes one, so whoever gets it has nothing left to check. What more follows from the guideline is worked
    out once, when it is first asked for.
    """

    guideline: Guideline
    subjects: tuple[Subject, ...]
    warnings: tuple[Problem, ...]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The names and paths of everything that text can refer to."""
        return lexicon(self.guideline)

    @cached_property
    def common(self) -> Common:
        """What the parts of every page are made with beside what they show."""
        return common(self.guideline, self.lexicon)

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every sentence that has a source, in the order of the site."""
        return uses(self.guideline, self.lexicon)

    @cached_property
    def cited(self) -> Mapping[str, tuple[Use, ...]]:
        """The sentences that use each item of a source, by its locator."""
        return by_locator(self.uses)

    @cached_property
    def promises(self) -> Mapping[str, tuple[Promise, ...]]:
        """What was proven of each decision aid, by its id."""
        return {str(one.tree.id): promises(one, self.guideline.sentences, self.lexicon) for one in self.subjects}


# A rule that can only be asked about what is proven.
ProvenRule = Callable[[Trusted], Iterator[Problem]]


def trust(
    guideline: Guideline,
    rules: Iterable[Rule],
    of_texts: tuple[TextRule, ...] = (),
    of_proven: Iterable[ProvenRule] = (),
) -> Trusted:
    """Return a guideline that keeps the rules and whose aids are proven; raise ContentError with all that is wrong.

    `of_texts` look at each text wherever it stands, and `of_proven` is asked when all others are silent.
    """
    aids = subjects(guideline)
    about = (problem for rule in rules for problem in rule(guideline))
    inside = text_problems(of_texts)(guideline)
    found = Trusted(guideline, aids, warnings_of(chain(about, inside, trees_are_proven(aids))))
    last = (problem for rule in of_proven for problem in rule(found))
    return replace(found, warnings=warnings_of(chain(found.warnings, last)))
