"""The command line: what it says in Dutch, what it gives to machines, and how it ends: never with a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from command import FINE, HELP, MISTAKE, OLD, STRICT, let_a_fact_expire, make_a_mistake, run, said

from leidraad.cli import main
from leidraad.source.problems import visible

pytestmark = pytest.mark.usefixtures("project")
NO_ADDRESS = "`x.nl` kan niet het adres van de site zijn. Schrijf het als `https://voorbeeld.nl/`."
NO_VERDICT = "'goed' kan hier niet. Kies uit: 'gelijk', 'strenger', 'anders'."
# What somebody can type wrongly, and what the command says of it.
WRONG = [
    ("check --inhoud weg", "Verkeerde waarde bij '--inhoud': Map 'weg' bestaat niet. Bedoel je `--inhoud content`?"),
    ("check --inhoud=", "Verkeerde waarde bij '--inhoud': Hier staat niets. Noem de map waar je richtlijn staat."),
    (
        "check --inhoud /dev/zero",
        "Verkeerde waarde bij '--inhoud': '/dev/zero' is geen map. Noem de map waar je richtlijn staat.",
    ),
    ("check --inhoud Makefile", "Verkeerde waarde bij '--inhoud': Map 'Makefile' is een bestand."),
    ("buld", "Het commando 'buld' bestaat niet. Bedoel je 'build'?"),
    ("check --strng", "De optie '--strng' bestaat niet. Bedoel je een van deze: '--json', '--streng'?"),
    ("check meer", "Dit hoort er niet bij: meer"),
    ("build --adres x.nl", f"Verkeerde waarde bij '--adres': {NO_ADDRESS}"),
    ("build --adres ", f"Verkeerde waarde bij '--adres': {NO_ADDRESS.replace('x.nl', '')}"),
    ("serve --poort -1", "Verkeerde waarde bij '--poort': -1 kan hier niet: het hoort 0<=x<=65535 te zijn."),
    ("serve --poort 65536", "Verkeerde waarde bij '--poort': 65536 kan hier niet: het hoort 0<=x<=65535 te zijn."),
    ("nagekeken", "Hier ontbreekt 'VINDPLAATSEN...'."),
    ("nagekeken --oordeel goed x", f"Verkeerde waarde bij '--oordeel': {NO_VERDICT}"),
    ("nagekeken --oordeel anders x", "Zeg met --waarom waarom de tekst strenger of anders is."),
    ("serve --poort acht", "Verkeerde waarde bij '--poort': 'acht' is geen heel getal."),
]  # fmt: skip


def test_help_is_dutch() -> None:
    assert said(run("--help")) == (0, HELP, "")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_each_option_in_dutch(name: str) -> None:
    result = run(name, "-h")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Gebruik: leidraad {name} [OPTIES]")
    options = [one for one in main.commands[name].params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []
    english = {"Usage", "Options", "Show", "default", "DIRECTORY", "PATH", "TEXT", "INTEGER", "FILE"}
    assert english & set(result.stdout.replace(":", " ").replace("[", " ").split()) == set()


def test_who_does_not_say_where_the_guideline_is_hears_where_it_may_be(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(good.parent)
    _, _, err = said(run("check"))
    wanted = "Fout: Verkeerde waarde bij '--inhoud': Map 'content' bestaat niet. Bedoel je `--inhoud inhoud`?"
    assert err.splitlines()[-1] == wanted
    monkeypatch.chdir(good)
    assert said(run("check"))[2].splitlines()[-1] == wanted.replace("--inhoud inhoud`", "--inhoud .`")


def test_good_content_is_good(good: Path) -> None:
    assert said(run("check", "--inhoud", good)) == (0, "", "Goed.\n")
    assert said(run("check", "--streng", "--inhoud", good)) == (0, "", "Goed.\n")


def test_a_mistake_is_reported_and_ends_with_1(good: Path) -> None:
    make_a_mistake(good)
    assert said(run("check", "--inhoud", good)) == (1, "", f"{MISTAKE}\nNiet goed. 1 fout.\n")


def test_a_warning_is_reported_and_ends_with_0_or_strictly_with_1(good: Path) -> None:
    let_a_fact_expire(good)
    assert said(run("check", "--inhoud", good)) == (0, "", f"{OLD}\n{FINE}\n")
    assert said(run("check", "--streng", "--inhoud", good)) == (1, "", f"{OLD}\n{STRICT}\n")


def test_a_machine_gets_every_problem_as_json(good: Path) -> None:
    make_a_mistake(good)
    result = run("check", "--json", "--inhoud", good)
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


def test_a_machine_gets_an_empty_list_for_good_content_and_the_word_for_a_warning(good: Path) -> None:
    assert said(run("check", "--json", "--inhoud", good)) == (0, "[]\n", "")
    let_a_fact_expire(good)
    result = run("check", "--json", "--inhoud", good)
    assert [problem["ernst"] for problem in json.loads(result.stdout)] == ["waarschuwing"]


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[words for words, _ in WRONG])
def test_wrong_use_is_said_in_dutch_and_ends_with_2(words: str, message: str) -> None:
    name, *_ = words.split()
    command = f"leidraad {name}" if name in main.commands else "leidraad"
    rest = {"leidraad": " COMMANDO [OPTIES]", "leidraad nagekeken": " VINDPLAATSEN..."}.get(command, "")
    code, out, err = said(run(*words.split(" ")))
    assert (code, out) == (2, "")
    assert [line for line in err.splitlines() if line] == [
        f"Gebruik: {command} [OPTIES]{rest}",
        f"Hulp krijg je met '{command} --help'.",
        f"Fout: {message}",
    ]


def test_who_asks_nothing_gets_the_help() -> None:
    assert said(run()) == (2, "", HELP)


@pytest.mark.parametrize("day", ["morgen", "253402300800", "99999999999999", "9" * 5000, "-1e9", "1.5"])
def test_a_strange_day_of_the_build_is_wrong_use(monkeypatch: pytest.MonkeyPatch, good: Path, day: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
    code, out, err = said(run("check", "--inhoud", good))
    assert (code, out) == (2, "")
    wanted = "Fout: SOURCE_DATE_EPOCH hoort een aantal seconden te zijn, van een dag voor het jaar 10000."
    assert err.splitlines()[-1] == wanted


@pytest.mark.parametrize("name", [".oost", "map", "\udcff", "weg"])
def test_what_cannot_be_a_profile_is_none(good: Path, name: str) -> None:
    (good / "profielen" / ".oost.yml").write_text("titel: Oost", encoding="utf-8")
    (good / "profielen" / "map.yml").mkdir()
    (good / "profielen" / "weg.yml").symlink_to("nergens.yml")
    code, out, err = said(run("check", "--inhoud", good, "--profiel", name))
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].endswith(f"Er is geen profiel '{visible(name)}'. Kies uit: rijn.")
