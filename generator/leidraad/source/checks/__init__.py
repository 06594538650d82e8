"""Rules across files. A check is a sentence that yields problems; adding one is a function and a line in CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain

from leidraad.source.checks.cards import (
    cards_name_parts_of_aids,
    cards_of_aids_say_what_comes_first,
    cards_only_say_what_is_written_elsewhere,
    cards_say_what_goes_before_their_actions,
    short_wordings_keep_what_to_mind,
)
from leidraad.source.checks.emergency import (
    emergency_numbers_are_given,
    emergency_numbers_are_not_imitated,
    emergency_numbers_are_written_well,
    who_must_leave_can,
)
from leidraad.source.checks.folding import what_begins_shut_can_wait
from leidraad.source.checks.force import no_force_is_added, no_force_is_lost
from leidraad.source.checks.freshness import (
    facts_are_not_expired,
    nobody_looked_in_the_future,
    our_text_was_compared_with_its_source,
)
from leidraad.source.checks.leading import sentences_lead_where_they_say
from leidraad.source.checks.naming import (
    ids_are_unique,
    names_can_be_files,
    numbers_have_no_holes,
    pages_stand_in_the_settings,
)
from leidraad.source.checks.overriding import what_is_overridden_is_done_here
from leidraad.source.checks.preference import preferred_words_are_used
from leidraad.source.checks.provenance import every_locator_is_used
from leidraad.source.checks.references import every_reference_resolves, everything_is_used
from leidraad.source.checks.renaming import own_words_name_one_thing
from leidraad.source.checks.roles import (
    a_role_of_an_item_can_be_chosen,
    one_role_is_everybody,
    roles_are_written_in_their_order,
)
from leidraad.source.checks.sameness import one_item_is_said_in_one_text, one_text_has_one_label
from leidraad.source.checks.senses import senses_are_met, terms_mean_one_thing_in_one_place
from leidraad.source.checks.sentences import sentences_are_known
from leidraad.source.checks.sharing import (
    kinds_of_outcome_differ,
    names_in_a_list_differ,
    outcomes_name_no_other_kind,
    outcomes_of_an_aid_differ,
    questions_of_an_aid_differ,
    shared_answers_differ,
    situations_lead_one_way,
)
from leidraad.source.checks.showing import (
    emergency_numbers_can_be_dialled,
    links_lead_where_they_show,
    references_dial_what_they_show,
)
from leidraad.source.checks.unfinished import nothing_is_to_be_filled_in
from leidraad.source.checks.uses import (
    actions_are_used_by_the_same_role,
    blocks_are_used_more_than_once,
    conditions_of_blocks_exist,
    used_texts_hold_where_they_stand,
)
from leidraad.source.checks.wording import (
    addresses_are_safe,
    lists_in_texts_are_whole,
    markup_stands_where_it_works,
    nothing_is_left_over,
    points_are_not_nested_too_deep,
    questions_are_one_line,
)
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import Record, once, while_same
from leidraad.source.model.written import TextRule, Texts, Written
from leidraad.source.nodes import Text
from leidraad.source.problems import ContentError, Problem, Severity, in_order

Rule = Callable[[Guideline], Iterator[Problem]]
# What has no more texts than this, as a sentence of the interface or a row of a table, is asked together with others:
# there is much of it, and asking each apart takes longer than asking it again for a profile.
SHORT = 12
CHECKS: tuple[Rule, ...] = (
    ids_are_unique,
    names_can_be_files,
    numbers_have_no_holes,
    pages_stand_in_the_settings,
    one_role_is_everybody,
    a_role_of_an_item_can_be_chosen,
    roles_are_written_in_their_order,
    shared_answers_differ,
    kinds_of_outcome_differ,
    names_in_a_list_differ,
    outcomes_name_no_other_kind,
    outcomes_of_an_aid_differ,
    questions_of_an_aid_differ,
    situations_lead_one_way,
    every_reference_resolves,
    what_is_overridden_is_done_here,
    what_begins_shut_can_wait,
    sentences_lead_where_they_say,
    everything_is_used,
    terms_mean_one_thing_in_one_place,
    senses_are_met,
    every_locator_is_used,
    emergency_numbers_are_given,
    emergency_numbers_are_not_imitated,
    emergency_numbers_are_written_well,
    own_words_name_one_thing,
    who_must_leave_can,
    references_dial_what_they_show,
    emergency_numbers_can_be_dialled,
    facts_are_not_expired,
    nobody_looked_in_the_future,
    our_text_was_compared_with_its_source,
    conditions_of_blocks_exist,
    used_texts_hold_where_they_stand,
    actions_are_used_by_the_same_role,
    blocks_are_used_more_than_once,
    sentences_are_known,
    one_item_is_said_in_one_text,
    one_text_has_one_label,
    no_force_is_lost,
    no_force_is_added,
    preferred_words_are_used,
    cards_only_say_what_is_written_elsewhere,
    short_wordings_keep_what_to_mind,
    cards_of_aids_say_what_comes_first,
    cards_say_what_goes_before_their_actions,
    cards_name_parts_of_aids,
)
# What can be said of a text before all have a good form.
OF_WORDS: tuple[TextRule, ...] = (
    addresses_are_safe,
    nothing_is_left_over,
    markup_stands_where_it_works,
    questions_are_one_line,
    lists_in_texts_are_whole,
)
# What also asks how texts stand in each other, of which nothing can be said before all have a good form.
OF_TEXTS: tuple[TextRule, ...] = (
    *OF_WORDS,
    links_lead_where_they_show,
    points_are_not_nested_too_deep,
    nothing_is_to_be_filled_in,
)


def check(guideline: Guideline, rules: Iterable[Rule]) -> tuple[Problem, ...]:
    """Return the warnings about a guideline that keeps these rules; raise ContentError if it does not."""
    return warnings_of(problem for rule in rules for problem in rule(guideline))


@cache
def text_problems(rules: tuple[TextRule, ...]) -> Rule:
    """Return what asks rules about the texts of a guideline, and keeps with a record what they told of it."""

    def ask(written: Written) -> tuple[Problem, ...]:
        return tuple(problem for rule in rules for problem in rule(written))

    @once
    def kept(record: Record) -> tuple[Problem, ...]:
        return ask(record)

    @while_same
    def kept_together(_: Record, short: tuple[Text | Record, ...]) -> tuple[Problem, ...]:
        parts = (one.within if isinstance(one, Record) else (one,) for one in short)
        return ask(Texts(tuple(chain.from_iterable(parts))))

    def told(guideline: Guideline) -> Iterator[Problem]:
        short: list[Text | Record] = []
        for piece in guideline.pieces:
            if isinstance(piece, Record) and len(piece.within) > SHORT:
                yield from kept(piece)
            else:
                short.append(piece)
        yield from kept_together(guideline.settings, tuple(short))

    return told


def warnings_of(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in order where none is an error; raise ContentError with the errors where some are.

    Warnings wait until there are no errors: hundreds of sentences to compare would hide the one that is wrong.
    """
    problems = in_order(found)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise ContentError(errors)
    return problems
