"""A slip in any line of a real aid is reported, unless it makes another aid that is as sound: the table says which."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
import yaml
from defects import as_yaml
from inhoud.real_aids import REAL, brief, kinds_of_content, long_form, problems_of
from mutants import SLIPS, Mutant, mutants
from naive import Naive

from leidraad.source.problems import ContentError
from leidraad.source.reading import read_yaml

SEED, LEAST = 20261129, 1000
# What was done, and why an aid that passes after it is no fault of the prover.
EXPLAINED = dict(
    line.split("\t") for line in Path(__file__).with_name("mutanten.tsv").read_text("utf-8").splitlines()[1:]
)
# What only the reader and shaper see: the oracle reads sound YAML of the right shape.
BEFORE = {"lege-lijst", "leeg-veld", "verkeerde-vorm", "veld-ontbreekt", "garantie-vorm", "dubbel-veld", "dubbel-id"}


def _made(name: str) -> list[Mutant]:
    return list(mutants(as_yaml(brief(name)).decode(), random.Random(f"{SEED} {name}")))


def _said(text: str) -> set[str]:
    return {problem.code for problem in problems_of(text.encode())}


def _wanted(text: str) -> set[str]:
    return Naive(long_form(yaml.load(text, Loader=yaml.CBaseLoader)), kinds_of_content()).codes


def test_there_are_more_than_a_thousand_mutants_of_every_kind() -> None:
    kinds = Counter(mutant.kind for name in REAL for mutant in _made(name))
    print(dict(kinds))
    assert sum(kinds.values()) >= LEAST
    assert kinds.keys() == SLIPS.keys()
    assert EXPLAINED.keys() <= SLIPS.keys()


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
def test_the_report_on_a_mutant_is_that_of_an_enumeration_and_who_survives_is_explained(name: str) -> None:
    survived: Counter[str] = Counter()
    for mutant in _made(name):
        said = _said(mutant.text)
        if said & BEFORE:
            continue
        assert said == _wanted(mutant.text), f"{mutant.kind} in line {mutant.line}"
        survived[mutant.kind] += not said
    print(f"{name}: {sum(survived.values())} survive, {dict(+survived)}")
    assert (+survived).keys() <= EXPLAINED.keys()


def test_the_aids_that_are_mutated_can_be_read() -> None:
    for name in REAL:
        try:
            read_yaml("hulp.yml", as_yaml(brief(name)))
        except ContentError as error:
            raise AssertionError(name) from error
