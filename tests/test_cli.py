"""The command line: what it says in Dutch, what it gives to machines, and how it ends: never with a traceback."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from conftest import CONTENT, ROOT

from leidraad import pipeline
from leidraad.cli import main

GOOD = Path(__file__).parent / "content" / "goed"
NOON = "1795431600"  # 23 November 2026, the day that the tests call today
HELP = """\
Gebruik: leidraad [OPTIES] COMMANDO [OPTIES]

  Maak van een richtlijn in YAML een website.

Opties:
  --version   Toon de versie.
  -h, --help  Toon deze hulp.

Commando's:
  build      Bouw de site.
  check      Controleer de inhoud.
  nagekeken  Leg vast dat deze vindplaatsen zijn nagekeken.
  serve      Toon de site terwijl je schrijft.
"""
NO_ADDRESS = "`x.nl` kan niet het adres van de site zijn. Schrijf het als `https://voorbeeld.nl/`."
NO_VERDICT = "'goed' kan hier niet. Kies uit: 'gelijk', 'strenger', 'anders'."
NOT_OURS = "In '.' staat iets dat niet door leidraad is gemaakt. Kies een lege map."
UNCITED = """\
nagekeken.tsv:1:1  onbekende-vindplaats
Geen enkel punt noemt de vindplaats `stap-2.11`.
Bedoel je `stap-2.1`?
"""
MISTAKE = """\
werk/stap-2.yml:10:19  onbekende-pagina
   10 |       tekst: "Zie [[stap1]]."
                          ^
`stap1` is geen pagina.
Bedoel je `stap-1`?
"""
OLD = """\
contacten.yml:1:7  verlopen (waarschuwing)
    1 | - id: veilig-thuis
              ^
`veilig-thuis` was geldig tot 2025-01-01. Kijk dit opnieuw na.
"""

# What somebody can type wrongly, and what the command says of it.
WRONG = [
    ("check --inhoud nergens", "Verkeerde waarde bij '--inhoud': Map 'nergens' bestaat niet."),
    ("check --inhoud Makefile", "Verkeerde waarde bij '--inhoud': Map 'Makefile' is een bestand."),
    ("chek", "Het commando 'chek' bestaat niet. Bedoel je 'check'?"),
    ("check --strng", "De optie '--strng' bestaat niet. Bedoel je een van deze: '--json', '--streng'?"),
    ("check meer", "Dit hoort er niet bij: meer"),
    ("build --adres x.nl", f"Verkeerde waarde bij '--adres': {NO_ADDRESS}"),
    ("build --site .", f"Verkeerde waarde bij '--site': {NOT_OURS}"),
    ("build --site content/site", "Verkeerde waarde bij '--site': Map 'content/site' ligt in de map met de inhoud."),
    ("nagekeken", "Hier ontbreekt 'VINDPLAATSEN...'."),
    ("nagekeken --oordeel goed x", f"Verkeerde waarde bij '--oordeel': {NO_VERDICT}"),
    ("nagekeken --oordeel anders x", "Zeg met --waarom waarom de tekst strenger of anders is."),
    ("serve --poort acht", "Verkeerde waarde bij '--poort': 'acht' is geen heel getal."),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _in_a_project_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, _at_the_root: None) -> None:
    """Build on the day of the tests, with the skin, beside nobody else's pages."""
    project = tmp_path / "project"
    project.mkdir()
    for name in ("mkdocs.yml", "overrides", "content", "Makefile"):
        (project / name).symlink_to(ROOT / name)
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The smallest good content."""
    folder = tmp_path / "inhoud"
    shutil.copytree(GOOD, folder)
    shutil.copy(CONTENT / "teksten.yml", folder)
    return folder


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _make_a_mistake(content: Path) -> None:
    _change(content / "werk" / "stap-2.yml", "Overleg met een collega.", "Zie [[stap1]].")


def _let_a_fact_expire(content: Path) -> None:
    _change(content / "contacten.yml", "geldig-tot: 2027-05-01", "geldig-tot: 2025-01-01")


def _run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="leidraad")


def _said(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_help_is_dutch() -> None:
    assert _said(_run("--help")) == (0, HELP, "")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_each_option_in_dutch(name: str) -> None:
    result = _run(name, "-h")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Gebruik: leidraad {name} [OPTIES]")
    options = [one for one in main.commands[name].params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []
    english = {"Usage", "Options", "Show", "default", "DIRECTORY", "PATH", "TEXT", "INTEGER", "FILE"}
    assert english & set(result.stdout.replace(":", " ").replace("[", " ").split()) == set()


def test_good_content_is_good_without_a_word(content: Path) -> None:
    assert _said(_run("check", "--inhoud", content)) == (0, "", "")
    assert _said(_run("check", "--streng", "--inhoud", content)) == (0, "", "")


def test_a_mistake_is_reported_and_ends_with_1(content: Path) -> None:
    _make_a_mistake(content)
    assert _said(_run("check", "--inhoud", content)) == (1, "", MISTAKE)


def test_a_warning_is_reported_and_ends_with_0_or_strictly_with_1(content: Path) -> None:
    _let_a_fact_expire(content)
    assert _said(_run("check", "--inhoud", content)) == (0, "", OLD)
    assert _said(_run("check", "--streng", "--inhoud", content)) == (1, "", OLD)


def test_a_machine_gets_every_problem_as_json(content: Path) -> None:
    _make_a_mistake(content)
    result = _run("check", "--json", "--inhoud", content)
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout) == [
        {
            "code": "onbekende-pagina",
            "ernst": "fout",
            "bestand": "werk/stap-2.yml",
            "regel": 10,
            "kolom": 19,
            "melding": "`stap1` is geen pagina.",
            "voorstel": "Bedoel je `stap-1`?",
        }
    ]


def test_a_machine_gets_an_empty_list_for_good_content_and_the_word_for_a_warning(content: Path) -> None:
    assert _said(_run("check", "--json", "--inhoud", content)) == (0, "[]\n", "")
    _let_a_fact_expire(content)
    result = _run("check", "--json", "--inhoud", content)
    assert [problem["ernst"] for problem in json.loads(result.stdout)] == ["waarschuwing"]


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[words for words, _ in WRONG])
def test_wrong_use_is_said_in_dutch_and_ends_with_2(words: str, message: str) -> None:
    name, *_ = words.split()
    command = f"leidraad {name}" if name in main.commands else "leidraad"
    rest = {"leidraad": " COMMANDO [OPTIES]", "leidraad nagekeken": " VINDPLAATSEN..."}.get(command, "")
    code, out, err = _said(_run(*words.split()))
    assert (code, out) == (2, "")
    assert [line for line in err.splitlines() if line] == [
        f"Gebruik: {command} [OPTIES]{rest}",
        f"Hulp krijg je met '{command} --help'.",
        f"Fout: {message}",
    ]


def test_who_asks_nothing_gets_the_help() -> None:
    assert _said(_run()) == (2, "", HELP)


def test_a_strange_day_of_the_build_is_wrong_use(monkeypatch: pytest.MonkeyPatch, content: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "morgen")
    code, out, err = _said(_run("check", "--inhoud", content))
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == "Fout: SOURCE_DATE_EPOCH hoort een aantal seconden te zijn."


def test_a_build_outside_the_project_says_where_to_go(monkeypatch: pytest.MonkeyPatch, content: Path) -> None:
    monkeypatch.chdir(content)
    code, out, err = _said(_run("build", "--inhoud", content))
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == "Fout: Hier staat geen mkdocs.yml. Ga eerst naar de map van het project."


def test_a_second_reading_is_written_and_check_is_silent_about_it(content: Path) -> None:
    table = content / "nagekeken.tsv"
    before = table.read_text(encoding="utf-8").splitlines()
    _change(content / "werk" / "stap-2.yml", "Overleg met een collega.", "Overleg altijd met een collega.")
    warned = _run("check", "--inhoud", content)
    assert warned.stderr.splitlines()[3] == "Onze tekst bij `stap-2.1` is veranderd en nog na te kijken."
    words = ("--oordeel", "strenger", "--waarom", "Wij zeggen\taltijd.\n", "stap-2.1")
    assert _said(_run("nagekeken", "--inhoud", content, *words)) == (0, "", "")
    after = table.read_text(encoding="utf-8").splitlines()
    [row] = set(after) - set(before)
    assert row.split("\t")[:4] == ["stap-2.1", "2026-11-23", "strenger", "Wij zeggen altijd."]
    assert [line for line in after if line != row] == [line for line in before if not line.startswith("stap-2.1")]
    assert _said(_run("check", "--streng", "--inhoud", content)) == (0, "", "")


def test_a_second_reading_of_what_nobody_cites_is_refused_and_nothing_is_written(content: Path) -> None:
    before = _files(content)
    result = _run("nagekeken", "--inhoud", content, "stap-2.1", "stap-2.11")
    assert _said(result) == (1, "", UNCITED)
    assert _files(content) == before


def test_a_failing_build_leaves_the_last_good_site(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert _said(_run("build", "--inhoud", content, "--site", site)) == (0, "", "")
    good = _files(site)
    assert {"index.html", "werk/stap-2/index.html", "404.html", "data/v1/richtlijn.json"} <= set(good)
    _make_a_mistake(content)
    assert _said(_run("build", "--inhoud", content, "--site", site)) == (1, "", MISTAKE)
    assert _files(site) == good


def test_a_build_with_warnings_is_made_and_strictly_ends_with_1(content: Path, tmp_path: Path) -> None:
    _let_a_fact_expire(content)
    assert _said(_run("build", "--streng", "--inhoud", content, "--site", tmp_path / "site")) == (1, "", OLD)
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_disk_that_refuses_is_said_without_a_traceback(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "site")

    monkeypatch.setattr(pipeline, "build", refuse)
    code, out, err = _said(_run("build", "--inhoud", content, "--site", tmp_path / "site"))
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == "Fout: De site kan niet worden geschreven: [Errno 13] Permission denied: 'site'"


def _command(*words: object, stderr: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("leidraad")
    return subprocess.run(
        [program, *map(str, words)], stdout=subprocess.PIPE, stderr=stderr, text=True, check=False, timeout=60
    )


@pytest.mark.slow
def test_the_installed_command_ends_with_0_1_or_2(content: Path) -> None:
    good = _command("check", "--inhoud", content)
    assert (good.returncode, good.stdout, good.stderr) == (0, "", "")
    _make_a_mistake(content)
    wrong = _command("check", "--inhoud", content)
    assert (wrong.returncode, wrong.stdout, wrong.stderr) == (1, "", MISTAKE)
    assert _command("check", "--inhoud", content / "nergens").returncode == 2


@pytest.mark.slow
def test_a_build_is_silent_in_a_pipe(content: Path, tmp_path: Path) -> None:
    built = _command("build", "--inhoud", content, "--site", tmp_path / "site")
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")


@pytest.mark.slow
def test_long_work_shows_progress_on_a_terminal(content: Path) -> None:
    ours, theirs = pty.openpty()
    shown = _command("check", "--inhoud", content, stderr=theirs)
    os.close(theirs)
    assert (shown.returncode, os.read(ours, 1000).decode()) == (0, "  controleren …\r\n")
    os.close(ours)


@pytest.mark.slow
def test_the_package_runs_as_a_module_too() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "leidraad", "--help"], capture_output=True, text=True, check=True, timeout=60
    )
    assert shown.stdout.splitlines()[1:] == HELP.splitlines()[1:]
