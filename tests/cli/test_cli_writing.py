"""What the commands write: a second reading, a site, progress on a terminal; and nothing when content is not good."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from command import HELP, MISTAKE, OLD, change, let_a_fact_expire, make_a_mistake, run, said
from folders import files_in

from leidraad import pipeline, review
from leidraad.checking import read
from leidraad.source.folder import Folder

UNCITED_LIKE = """\
nagekeken.tsv:1:1  onbekende-vindplaats
Er is geen vindplaats als `stap-*` die nog moet worden nagekeken.
Kijk welke er zijn met `leidraad check`.
"""
UNCITED = """\
nagekeken.tsv:1:1  onbekende-vindplaats
Geen enkel punt noemt de vindplaats `stap-2.11`.
Bedoel je `stap-2.1`?
"""
pytestmark = pytest.mark.usefixtures("project")


def test_a_second_reading_is_written_and_check_is_silent_about_it(good: Path) -> None:
    table = good / "nagekeken.tsv"
    before = table.read_text(encoding="utf-8").splitlines()
    change(good / "werk" / "stap-2.yml", "Overleg met een collega.", "Overleg altijd met een collega.")
    warned = run("check", "--inhoud", good)
    assert warned.stderr.splitlines()[3] == "Onze tekst bij `stap-2.1` is veranderd en nog na te kijken."
    words = ("--oordeel", "strenger", "--waarom", "Wij zeggen\taltijd.\n", "stap-2.1")
    assert said(run("nagekeken", "--inhoud", good, *words)) == (0, "", "")
    after = table.read_text(encoding="utf-8").splitlines()
    [row] = set(after) - set(before)
    assert row.split("\t")[:4] == ["stap-2.1", "2026-11-23", "strenger", "Wij zeggen altijd."]
    [gone] = set(before) - set(after)
    assert [line for line in after if line != row] == [line for line in before if line != gone]
    assert said(run("check", "--streng", "--inhoud", good)) == (0, "", "Goed.\n")


def test_a_pattern_means_all_that_is_still_to_be_compared_and_nothing_else(good: Path) -> None:
    table = good / "nagekeken.tsv"
    head, *rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if row.startswith(("stap-1.1\t", "begrip."))]
    table.write_text("".join([head, *kept]).replace("2026-11", "2025-01"), encoding="utf-8")
    assert said(run("nagekeken", "--inhoud", good, "stap-*", "spoed.*")) == (0, "", "")
    days = {row.split("\t")[0]: row.split("\t")[1][:4] for row in table.read_text(encoding="utf-8").splitlines()[1:]}
    assert {name for name, year in days.items() if year == "2025"} == {row.split("\t")[0] for row in kept}
    assert {name for name, year in days.items() if year == "2026"} >= {"stap-2.1", "spoed.1"}
    assert said(run("check", "--inhoud", good)) == (0, "", "Goed.\n")
    code, _, err = said(run("nagekeken", "--inhoud", good, "stap-*"))
    assert (code, err) == (1, UNCITED_LIKE)


def test_what_did_not_change_keeps_its_verdict_until_all_is_read_anew(good: Path) -> None:
    change(good / "werk" / "stap-2.yml", "Overleg met een collega.", "Overleg altijd met een collega.")
    words = ("nagekeken", "--inhoud", good, "--oordeel", "strenger", "--waarom", "Wij zeggen altijd.", "stap-2.1")
    verdicts = []
    for _ in range(2):
        assert said(run(*words)) == (0, "", "")
        rows = (good / "nagekeken.tsv").read_text(encoding="utf-8").splitlines()
        verdicts.append(sorted(row.split("\t")[2] for row in rows if row.startswith("stap-2.1\t")))
    assert verdicts == [["gelijk", "strenger"], ["strenger", "strenger"]]


def test_a_second_reading_of_what_nobody_cites_is_refused_and_nothing_is_written(good: Path) -> None:
    before = files_in(good)
    result = run("nagekeken", "--inhoud", good, "stap-2.1", "stap-2.11")
    assert said(result) == (1, "", UNCITED)
    assert files_in(good) == before


def test_a_second_reading_by_a_pattern_with_many_stars_is_quick(good: Path) -> None:
    """A search that tries every way in which stars can share a name would not end today."""
    name = "a" * 60
    change(good / "vindplaatsen.tsv", "stap-2.1\t", f"{name}\t")
    change(good / "werk" / "stap-2.yml", "bron: stap-2.1", f"bron: {name}")
    assert said(run("nagekeken", "--inhoud", good, "*a" * 20 + "*b"))[0] == 1
    assert said(run("nagekeken", "--inhoud", good, "*a" * 20 + "*")) == (0, "", "")


def test_what_somebody_saves_in_the_table_meanwhile_stays(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = good / "nagekeken.tsv"

    def saved_meanwhile(content: Path) -> Folder:
        found = read(content)
        change(table, "Wij noemen iedereen.", "Iemand schrijft.")
        return found

    monkeypatch.setattr(review, "read", saved_meanwhile)
    said_of = said(run("nagekeken", "--inhoud", good, "stap-2.1"))
    said_so = "Fout: 'nagekeken.tsv' is intussen veranderd. Er is niets geschreven; probeer het opnieuw.\n"
    assert said_of == (2, "", said_so)
    assert "Iemand schrijft." in table.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_failing_build_leaves_the_last_good_site(good: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert said(run("build", "--zonder-pdf", "--inhoud", good, "--site", site)) == (0, "", "")
    built = files_in(site)
    assert {"index.html", "werk/stap-2/index.html", "404.html", "data/v1/richtlijn.json"} <= set(built)
    make_a_mistake(good)
    assert said(run("build", "--zonder-pdf", "--inhoud", good, "--site", site)) == (1, "", MISTAKE)
    assert files_in(site) == built


BUILT = "De site is gebouwd, met 1 waarschuwing.\n"


@pytest.mark.slow
def test_a_build_with_warnings_is_made_and_strictly_it_is_not(good: Path, tmp_path: Path) -> None:
    let_a_fact_expire(good)
    site = tmp_path / "site"
    assert said(run("build", "--zonder-pdf", "--streng", "--inhoud", good, "--site", site)) == (1, "", OLD)
    assert not site.exists()
    assert said(run("build", "--zonder-pdf", "--inhoud", good, "--site", site)) == (0, "", f"{OLD}\n{BUILT}")
    assert (site / "index.html").is_file()


def test_a_disk_that_refuses_is_said_without_a_traceback(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "site")

    monkeypatch.setattr(pipeline, "build", refuse)
    code, out, err = said(run("build", "--inhoud", good, "--site", tmp_path / "site"))
    assert (code, out) == (2, "")
    assert (
        err == "Fout: Dit mag je hier niet lezen of schrijven. Kijk naar de rechten, of kies een andere plek. (site)\n"
    )


def _command(*words: object, stderr: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("leidraad")
    return subprocess.run(
        [program, *map(str, words)], stdout=subprocess.PIPE, stderr=stderr, text=True, check=False, timeout=60
    )


@pytest.mark.slow
def test_the_installed_command_ends_with_0_1_or_2(good: Path) -> None:
    right = _command("check", "--inhoud", good)
    assert (right.returncode, right.stdout, right.stderr) == (0, "", "Goed.\n")
    make_a_mistake(good)
    wrong = _command("check", "--inhoud", good)
    assert (wrong.returncode, wrong.stdout, wrong.stderr) == (1, "", f"{MISTAKE}\nNiet goed. 1 fout.\n")
    assert _command("check", "--inhoud", good / "nergens").returncode == 2


@pytest.mark.slow
def test_a_build_is_silent_in_a_pipe(good: Path, tmp_path: Path) -> None:
    built = _command("build", "--inhoud", good, "--site", tmp_path / "site")
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")


@pytest.mark.slow
def test_long_work_shows_progress_on_a_terminal(good: Path) -> None:
    ours, theirs = pty.openpty()
    shown = _command("check", "--inhoud", good, stderr=theirs)
    os.close(theirs)
    assert (shown.returncode, os.read(ours, 1000).decode()) == (0, "  controleren …\r\nGoed.\r\n")
    os.close(ours)


@pytest.mark.slow
def test_the_package_runs_as_a_module_too() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "leidraad", "--help"], capture_output=True, text=True, check=True, timeout=60
    )
    assert shown.stdout.splitlines()[1:] == HELP.splitlines()[1:]
