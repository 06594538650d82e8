"""The first half of the program: read → shape → check, up to a guideline that can be trusted.

It stands apart, as most commands need no more of the program than this.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from leidraad.intranet.framing import parents_fit_a_header
from leidraad.paper.cutting import pictures_fit_paper
from leidraad.paper.fitting import cards_fit_their_page
from leidraad.paper.letters import signs_can_be_printed
from leidraad.source.checks import CHECKS, OF_TEXTS, OF_WORDS
from leidraad.source.checks.early import early
from leidraad.source.folder import Folder, Read, read_folder
from leidraad.source.laying import lay
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.profile import Profile
from leidraad.source.problems import ContentError, Problem, all_of, in_order
from leidraad.source.shape import UnshapedError, at, shape, shape_colours, shape_profile
from leidraad.source.using import with_texts
from leidraad.trusted import Trusted, trust
from leidraad.web.addresses import addresses_are_free
from leidraad.web.house_style import house_style_can_be_read
from leidraad.web.situations import situations_lead_somewhere

RULES = (*CHECKS, addresses_are_free, parents_fit_a_header, situations_lead_somewhere, house_style_can_be_read)
WORD_RULES = (*OF_WORDS, signs_can_be_printed)
TEXT_RULES = (*OF_TEXTS, signs_can_be_printed)
PROVEN_RULES = (pictures_fit_paper, cards_fit_their_page)


def read(content: Path, before: Read | None = None) -> Folder:
    """Return the content folder with each text in every place that uses it, not yet shaped."""
    return with_texts(read_folder(content, before))


def shaped(folder: Folder, today: date, address: str | None = None) -> Guideline:
    """Return the guideline that the folder describes; raise ContentError with all that can be said of what does not."""
    try:
        return shape(folder, today, address)
    except UnshapedError as error:
        raise ContentError([*error.problems, *early(folder, error.parts, WORD_RULES)]) from None


def guideline(
    content: Path, today: date, address: str | None = None, profile: str = "", before: Read | None = None
) -> Guideline:
    """Return what the content folder says, as a profile of it has it, not yet checked; raise ContentError.

    `before` is what its files said the last time, for who reads them again.
    """
    folder = read(content, before)
    general = shaped(folder, today, address)
    if not profile:
        return general
    laid = with_profile(folder, general, shape_profile(folder, profile))
    return laid.but(settings=at(address, laid.settings))


def with_profile(folder: Folder, general: Guideline, profile: Profile) -> Guideline:
    """Return the guideline as a profile of the folder has it; raise ContentError."""
    return lay(general, profile, shape_colours(folder, profile.id), folder.logos.get(profile.id, b""))


def trusted(
    content: Path, today: date, address: str | None = None, profile: str = "", before: Read | None = None
) -> Trusted:
    """Return what can be published of the content, as a profile of it has it; raise ContentError."""
    return trust(guideline(content, today, address, profile, before), RULES, TEXT_RULES, PROVEN_RULES)


def checked(content: Path, today: date, before: Read | None = None) -> tuple[Problem, ...]:
    """Return the warnings about the content and as each profile has it; raise ContentError.

    What a profile makes of the content waits until both are sound, or one mistake would be told many times.
    """
    folder = read(content, before)
    shaping = (partial(shape_profile, folder, profile) for profile in folder.profiles)
    steps: list[Callable[[], Any]] = [partial(shaped, folder, today), *shaping]
    general, *profiles = all_of(steps)
    # A profile changes nothing of what an aid shows, so its pictures are asked about once.
    warnings = trust(general, RULES, TEXT_RULES, PROVEN_RULES).warnings
    laid = all_of(partial(with_profile, folder, general, profile) for profile in profiles)
    cards = (cards_fit_their_page,)
    also = all_of(partial(trust, one, RULES, TEXT_RULES, cards) for one in laid)
    return in_order([*warnings, *chain.from_iterable(one.warnings for one in also)])


def accepted(warnings: tuple[Problem, ...], strict: bool) -> tuple[Problem, ...]:
    """Return the warnings that may stand; strictly none may, and then raise ContentError."""
    if strict and warnings:
        raise ContentError(warnings)
    return warnings
