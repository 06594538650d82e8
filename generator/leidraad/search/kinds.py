"""The kinds of what can be found: what each is called among the results, and what it weighs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind, by the sign that the index has for it.

    `label` is the interface sentence that says what it is; without one its words say enough. Of a `named` kind the
    words are a name, which weighs more the more of it is asked for; all names of an `alike` one mean the same. `factor`
    says how much it counts beside others.
    """

    sign: str
    label: str = ""
    named: bool = False
    alike: bool = False
    factor: float = 1.0


POINT = Kind("p")
HEADING = Kind("k", named=True, factor=1.1)
QUESTION = Kind("v", "zoek-vraag", named=True, factor=1.05)
OUTCOME = Kind("u", "zoek-uitkomst", named=True, factor=1.05)
RECORD = Kind("d", "zoek-vastleggen", factor=0.9)
TERM = Kind("b", "zoek-begrip", named=True, alike=True, factor=1.1)
CONTACT = Kind("c", "zoek-contact", named=True, factor=1.1)
SLOT = Kind("i", "zoek-invulplek", named=True, factor=0.9)
SITUATION = Kind("s", named=True, factor=1.1)
KINDS = (POINT, HEADING, QUESTION, OUTCOME, RECORD, TERM, CONTACT, SLOT, SITUATION)
