"""The gate itself: it lets the good PDF through, and refuses each broken one by its own rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf.broken import BREAKAGES, broken, good
from pdf.judges import Verdicts, refusals
from pdf.own_rules import RULES
from pdf.reading import Paper
from pypdf import PdfWriter

# One worker asks the judges about all broken PDFs at once.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("gate")]

Breakage = Callable[[PdfWriter], None]

# They stand in the good one.
CALLS = ("112", "0800-2000")


def _nothing(_: PdfWriter) -> None:
    """Only write it again, as every broken PDF is."""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """What all judges say of the good PDF and of each broken one."""
    pdf = good()
    papers = {one.__name__: Paper(broken(pdf, one), CALLS) for one in (*BREAKAGES, _nothing)}
    return refusals({"good": Paper(pdf, CALLS), **papers}, tmp_path_factory.mktemp("gate"))


@pytest.mark.parametrize("name", ["good", _nothing.__name__])
def test_a_good_pdf_passes(verdicts: Verdicts, name: str) -> None:
    assert verdicts[name] == {}


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda one: one.__name__.strip("_").replace("_", " "))
def test_a_broken_pdf_is_refused_by_its_own_rule(verdicts: Verdicts, breakage: Breakage) -> None:
    wanted = BREAKAGES[breakage]
    assert wanted
    assert set(wanted) - verdicts[breakage.__name__].keys() == set()


def test_every_rule_of_our_own_refuses_some_broken_pdf() -> None:
    wanted = {rule for rules in BREAKAGES.values() for rule in rules}
    assert {f"own {name}" for name in RULES} - wanted == set()
