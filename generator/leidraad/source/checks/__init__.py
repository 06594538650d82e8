"""Rules across files. A check is a sentence that yields problems; adding one is a function and a line in CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from leidraad.source.checks.freshness import facts_are_not_expired, our_text_was_compared_with_its_source
from leidraad.source.checks.naming import (
    ids_are_unique,
    names_are_not_shared,
    numbers_have_no_holes,
    pages_stand_in_the_settings,
)
from leidraad.source.checks.provenance import every_locator_is_used, external_sources_say_so
from leidraad.source.checks.references import every_mention_resolves, every_reference_resolves, everything_is_used
from leidraad.source.checks.wording import addresses_are_safe, html_is_not_written, points_are_not_nested_too_deep
from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import ContentError, Problem, Severity, in_order

Rule = Callable[[Guideline], Iterator[Problem]]
CHECKS: tuple[Rule, ...] = (
    ids_are_unique,
    names_are_not_shared,
    numbers_have_no_holes,
    pages_stand_in_the_settings,
    every_reference_resolves,
    every_mention_resolves,
    everything_is_used,
    every_locator_is_used,
    external_sources_say_so,
    facts_are_not_expired,
    our_text_was_compared_with_its_source,
    addresses_are_safe,
    html_is_not_written,
    points_are_not_nested_too_deep,
)


def check(guideline: Guideline, rules: Iterable[Rule]) -> tuple[Problem, ...]:
    """Return the warnings about a guideline that can be published; raise ContentError with everything if it cannot."""
    problems = in_order(problem for rule in rules for problem in rule(guideline))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    return problems
