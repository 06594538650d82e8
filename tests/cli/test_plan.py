"""`leidraad plan` tells who looks up what again, and when: for people, a spreadsheet and a calendar."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from command import change, run, said

from leidraad.plan import OCTETS

OWNER = "Zorg; welzijn, en een heel lange naam van een afdeling die één ding doet"
pytestmark = pytest.mark.usefixtures("project")


@pytest.fixture
def owned(good: Path) -> Path:
    """Content of which one contact has an owner with a long name and has run out."""
    owned_so = f'geldig-tot: 2025-01-01\n  beheerder: "{OWNER}"'
    change(good / "contacten.yml", "geldig-tot: 2027-05-01", owned_so)
    return good


def _plan(content: Path, *options: str) -> str:
    code, out, err = said(run("plan", "--inhoud", content, *options))
    assert (code, err) == (0, "")
    return out


def test_it_says_owner_by_owner_what_runs_out(owned: Path) -> None:
    line = "  2025-01-01  contact veilig-thuis: Veilig Thuis (verlopen)\n"
    assert _plan(owned) == f"{OWNER}\n{line}"
    far = _plan(owned, "--dagen", "3650")
    assert far.startswith("Zonder beheerder\n  20")
    assert far.endswith(f"\n\n{OWNER}\n{line}")


def test_where_nothing_runs_out_it_says_so(good: Path) -> None:
    assert _plan(good, "--dagen", "0") == "Er loopt niets af.\n"


def test_what_a_profile_has_runs_out_too(good: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(_plan(good, "--dagen", "3650", "--als", "csv"))))
    assert {row["bestand"] for row in rows} >= {"contacten.yml", "bronnen.yml", "profielen/rijn.yml"}


def test_a_spreadsheet_gets_a_row_for_each(owned: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(_plan(owned, "--als", "csv")))
    assert (row["geldig-tot"], row["soort"], row["id"], row["verlopen"]) == (
        "2025-01-01",
        "contact",
        "veilig-thuis",
        "ja",
    )
    assert (row["beheerder"], row["naam"], row["bestand"]) == (OWNER, "Veilig Thuis", "contacten.yml")


def test_a_calendar_gets_a_day_for_each_in_lines_that_are_short_enough(owned: Path) -> None:
    data = run("plan", "--inhoud", owned, "--als", "ical").stdout_bytes
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= OCTETS
    assert b"\n" not in b"".join(lines)
    whole = re.sub(r"\r\n ", "", data.decode()).split("\r\n")
    assert whole[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Leidraad//leidraad plan//NL"]
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20250101" in whole
    assert "UID:contact-veilig-thuis-2025-01-01@leidraad" in whole
    assert any(line.startswith("SUMMARY:Zorg\\; welzijn\\, en een heel lange") for line in whole)


def test_a_fact_of_a_profile_is_another_than_that_of_the_guideline(good: Path) -> None:
    names = re.findall("UID:(.*)", _plan(good, "--dagen", "3650", "--als", "ical"))
    assert len(set(names)) == len(names) > 1


@pytest.mark.parametrize("name", ["=2+5", "+31 of zo", "-1", "@SUM(A1)"])
def test_a_name_that_begins_as_a_sum_is_none_in_a_spreadsheet(good: Path, name: str) -> None:
    change(good / "contacten.yml", "naam: Veilig Thuis", f"naam: '{name}'")
    rows = csv.DictReader(io.StringIO(_plan(good, "--dagen", "3650", "--als", "csv")))
    assert f"'{name}" in [row["naam"] for row in rows]


def test_who_looks_after_something_is_no_part_of_what_was_compared(owned: Path) -> None:
    assert "nog-na-te-kijken" not in said(run("check", "--inhoud", owned))[2]
