"""A rule of the reporting code stands among the actions: nothing that must be done waits behind a heading."""

from __future__ import annotations

import re

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item
from leidraad.source.wordings import said_by

RULE = re.compile(r"\b(altijd|nooit|moet|[Mm]eld (dan|daarna|ook|opnieuw)|[Ss]luit niet|[Ss]top niet|[Vv]ertel dan)\b")
# What is told of what somebody else says is no rule of ours; what repeats a rule stands open too.
TOLD, REPEATED = "Een landelijke bron", frozenset(("stap-6/aankondigen-of-niet",))


def test_no_rule_of_the_reporting_code_waits_behind_a_heading(guideline: Guideline) -> None:
    units = [unit for chapter in guideline.chapters if chapter.id == "onveiligheid" for unit in chapter.units]
    folded = [(f"{unit.id}/{item.id}", item) for unit in units for item in (*unit.explanation, *unit.tools)]
    rules = {
        (name, said_by(one))
        for name, item in folded
        for one in item.within
        if isinstance(one, Item) and name not in REPEATED and RULE.search(said_by(one))
    }
    assert {(name, said) for name, said in rules if not said.startswith(TOLD)} == set()
