"""What an organisation calls a role or a term is not what something else is called, nor a number or who has it."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.likeness import looks
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.phone import WRITTEN, is_number
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem, brief

ADVICE = "Kies andere woorden."


def own_words_name_one_thing(guideline: Guideline) -> Iterator[Problem]:
    """No own word of a profile is a number, or the name of a contact or of another role or term."""
    own = _own(guideline)
    for name, word in own:
        others = {looks(other): f"`{named}`" for named, other in own if named != name}
        others |= _others(guideline, name)
        if is_number(word) or WRITTEN.search(word):
            message = f"`{brief(word)}` toont een nummer, maar belt niets."
            yield Problem("nummer-nagebootst", message, word.place, ADVICE)
        elif looks(word) in others:
            message = f"`{brief(word)}` is al de naam van {others[looks(word)]}."
            yield Problem("woord-van-iets-anders", message, word.place, ADVICE)


def _own(guideline: Guideline) -> list[tuple[str, Text]]:
    """Return what the profile, if any, calls roles and terms, each with its id."""
    words = guideline.profile.words if guideline.profile else None
    return [(str(name), word) for named in (words.roles, words.terms) for name, word in named.items()] if words else []


def _others(guideline: Guideline, name: str) -> Iterator[tuple[str, str]]:
    """Yield how everything looks that is not `name`, and what that is; a term may be called as its own contact is."""
    for role in guideline.settings.roles:
        if role.id != name:
            renamed = guideline.profile is not None and guideline.profile.role(role.id)
            yield looks(role.name.rpartition(" (")[0] if renamed else role.name), f"de rol `{role.id}`"
    for term in guideline.terms:
        if term.id != name:
            called = filter(None, (term.name, term.abbreviation, *term.synonyms))
            yield from ((looks(one), f"het begrip `{term.id}`") for one in called)
    general = next((looks(term.name) for term in guideline.terms if term.id == name), "-")
    for contact in guideline.contacts:
        if not looks(contact.name).startswith(general):
            yield looks(contact.name), f"het contact `{contact.id}`"
