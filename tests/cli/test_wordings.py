"""`leidraad bewoording` counts in how many words each item of a source is said, and shows where."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import change, run

pytestmark = pytest.mark.usefixtures("project")
TABLE = """\
stap-1.egg: 2 bewoordingen
  - Houd de kring klein.
    werk/stap-1.yml:27
  - Vertel het niemand.
    bladen/spoed.yml:14
"""


def _say(good: Path, words: str, more: str = "") -> None:
    """Let a sheet cite what a step cites too."""
    point = f'      - {{id: kring-ook, tekst: "{words}", bron: stap-1.egg{more}}}\n'
    change(good / "bladen" / "spoed.yml", "    contacten:", f"{point}    contacten:")


def _table(good: Path, form: str = "tabel") -> str:
    result = run("bewoording", "--inhoud", good, "--als", form)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_what_two_pages_say_in_other_words_is_shown_with_its_places(good: Path) -> None:
    before = _table(good)
    assert "stap-1.egg" not in before
    _say(good, "Vertel het niemand.")
    assert TABLE in _table(good)


def test_what_two_pages_say_in_the_same_words_is_one_wording(good: Path) -> None:
    before = _table(good)
    _say(good, "*Houd* de kring klein!")
    assert _table(good) == before
    assert " ".join(before.split()).endswith(
        "7 vindplaatsen, 11 verschillende teksten. Op meer dan één pagina in andere woorden: 1, met 3 bewoordingen. "
        "Daarvan met een reden bij elk verschil: 1."
    )


def test_a_reason_is_shown_and_counted(good: Path) -> None:
    _say(good, "Vertel het niemand.")
    without = _table(good)
    change(good / "bladen" / "spoed.yml", "bron: stap-1.egg", 'bron: stap-1.egg, anders: "Voor wie het eerst leest."')
    assert "    bladen/spoed.yml:14\n    anders: Voor wie het eerst leest.\n" in _table(good)
    assert "een reden bij elk verschil: 1." in without
    assert "een reden bij elk verschil: 2." in _table(good)


def test_a_spreadsheet_reads_a_row_for_each_wording(good: Path) -> None:
    _say(good, "Vertel het niemand.")
    head, *rows = _table(good, "tsv").splitlines()
    assert head == "vindplaats\tbewoordingen\ttekst\tplaatsen\tanders"
    assert "stap-1.egg\t2\tVertel het niemand.\tbladen/spoed.yml:14\t" in rows


def test_a_reason_comes_along_with_a_used_text_and_none_stands_beside_it(good: Path) -> None:
    step = good / "werk" / "stap-1.yml"
    change(step, "      bron: stap-1.egg\n", '      bron: stap-1.egg\n      anders: "Kort."\n')
    change(
        good / "bladen" / "spoed.yml",
        "    contacten:",
        "      - {id: kring, gebruik: stap-1/kleine-kring}\n    contacten:",
    )
    _say(good, "Vertel het niemand.")
    assert "    bladen/spoed.yml:14\n    werk/stap-1.yml:27\n    anders: Kort.\n" in _table(good)
    change(good / "bladen" / "spoed.yml", "gebruik: stap-1/kleine-kring", "gebruik: stap-1/kleine-kring, anders: x")
    result = run("bewoording", "--inhoud", good)
    assert (result.exit_code, "woorden-naast-gebruik" in result.stderr) == (1, True)


def test_a_text_that_begins_as_a_sum_is_none_in_a_spreadsheet(good: Path) -> None:
    _say(good, "=2+5 is niemand.")
    assert "\t'=2+5 is niemand.\t" in _table(good, "tsv")
