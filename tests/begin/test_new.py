"""Who begins gets a small good guideline, explained field by field, and adds to it without anything else changing."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from beginning import WITH, WITHOUT, made
from click.testing import CliRunner
from command import run, said
from folders import files_in
from places import GOOD, NOON, SECOND, TODAY
from schemas import descriptions
from typing_along import faults, files

from leidraad import pipeline
from leidraad.begin import placing
from leidraad.begin.guideline import Wishes
from leidraad.begin.placing import begin
from leidraad.cli import main
from leidraad.source.problems import Problem, Severity
from leidraad.trial import tried

pytestmark = pytest.mark.slow

KINDS = ("blad", "beslishulp", "begrip", "profiel", "hoofdstuk")


@pytest.fixture(params=[WITH, WITHOUT], ids=["with", "without"])
def wishes(request: pytest.FixtureRequest) -> Wishes:
    """What somebody wants."""
    found: Wishes = request.param
    return found


@pytest.fixture
def new(tmp_path: Path, wishes: Wishes) -> Path:
    """A new guideline."""
    begin(tmp_path / "nieuw", made(wishes), TODAY)
    return tmp_path / "nieuw"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)


def test_a_new_guideline_only_has_texts_to_fill_in_and_to_compare(new: Path) -> None:
    found = pipeline.checked(new, TODAY)
    assert {one.severity for one in found} == {Severity.WARNING}
    assert {one.code for one in found} == {"nog-in-te-vullen", "nog-na-te-kijken"}
    written = [path.read_text(encoding="utf-8") for end in ("yml", "tsv") for path in new.rglob(f"*.{end}")]
    marked = sum(text.count("VUL IN") for text in written)
    assert len([one for one in found if one.code == "nog-in-te-vullen"]) == marked > 20


def test_it_has_one_of_everything(new: Path, wishes: Wishes) -> None:
    guideline = pipeline.guideline(new, TODAY)
    assert [len(chapter.units) for chapter in guideline.chapters] == [2]
    counts = (guideline.sheets, guideline.trees, guideline.terms, guideline.documents, guideline.source_items)
    assert [len(one) for one in counts] == [1, 1, 2, 1, 4]
    assert (guideline.settings.title, guideline.chapters[0].head.unit_noun) == (wishes.title, wishes.unit_noun)
    assert [str(role.name) for role in guideline.settings.roles] == list(wishes.roles or ("Iedereen",))
    assert [contact.number for contact in guideline.contacts] == [wishes.number] * bool(wishes.number)
    assert guideline.trees[0].safety is bool(wishes.number)
    assert wishes.body in guideline.documents[0].holder


def test_every_file_is_good_by_the_schema_that_it_names(new: Path) -> None:
    for name, text in files(new):
        schema = new / name.parent / re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", text.split("\n")[0])[1]  # type: ignore[index]
        assert schema.is_file()
        assert faults(name, text) == []


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield each field that begins a line, with the line above it."""
    lines = text.splitlines()
    for above, line in pairwise(lines):
        if found := re.match(r" *(?:- )?([a-z-]+):(?: |$)", line):
            yield found[1], above


def test_above_each_field_stands_what_it_is_for_the_first_time(new: Path) -> None:
    text = (new / "begrippen.yml").read_text(encoding="utf-8")
    first, second = re.split(r"^(?=- id: overleg)", text, flags=re.MULTILINE)
    assert [above.strip().startswith("# ") for _, above in _fields(first)] == [True] * 4
    assert "#" not in second
    unexplained = {
        (str(name), field)
        for name, text in files(new)
        for field, above in dict(reversed(list(_fields(text)))).items()
        if not above.strip().startswith("#")
    }
    # Not fields of ours but names: roles, questions, outcomes and answers.
    names = {"eerste", "tweede", "meteen", "overleg", "in-orde", "ja", "nee", "weet-ik-niet", "kok", "chef-s-hulp"}
    assert {field for _, field in unexplained} <= names


def test_every_comment_is_a_sentence_of_the_guide(new: Path) -> None:
    comments = {line.strip() for _, text in files(new) for line in text.splitlines() if line.strip().startswith("# ")}
    known = " ".join(descriptions().values()).replace(" (opmaak)", "").replace("; zie De bron", "")
    assert {one for one in comments if "yaml-language" not in one and one.removeprefix("# ") not in known} == set()


ASKED = (
    "Hoe heet de richtlijn?",
    "Wie maakt haar?",
    "Welke rollen zijn er? Met een komma ertussen, of niets.",
    "Hoe heet een onderdeel? Typ je niets, dan: stap.",
    "Wat belt iemand bij gevaar? Een nummer, of niets.",
)


ANSWERS = ("Titel", "Wij", "Kok, Ober", "", "112")


def test_the_command_asks_what_no_option_says(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    answers = "".join(f"{answer}\n" for answer in ANSWERS)
    result = CliRunner().invoke(main, ["nieuw", str(folder)], input=answers, prog_name="leidraad")
    assert result.exit_code == 0
    guideline = pipeline.guideline(folder, TODAY)
    assert (guideline.settings.title, [str(role.id) for role in guideline.settings.roles]) == ("Titel", ["kok", "ober"])
    lines = result.stdout.splitlines()
    told = [f"{asked} {answer}".strip() for asked, answer in zip(ASKED, ANSWERS, strict=True)]
    assert [line.strip() for line in lines[: len(ASKED)]] == told
    assert result.stdout.endswith(f"\nBekijk haar met: leidraad serve --inhoud {folder}\n")


def test_with_options_nothing_is_asked(tmp_path: Path) -> None:
    options = ("--titel", "T", "--organisatie", "O", "--onderdeel", "stap")
    assert said(run("nieuw", tmp_path / "nieuw", *options))[0] == 0
    assert pipeline.guideline(tmp_path / "nieuw", TODAY).contacts == ()


WRONG = [
    (("--rol", "Kok", "--rol", "kok"), "Elke rol heeft een eigen naam, met letters erin."),
    (("--rol", "!"), "Elke rol heeft een eigen naam, met letters erin."),
    (("--onderdeel", "!"), "Een onderdeel heet naar een woord, zoals stap."),
    (("--spoednummer", "1"), "`1` is geen telefoonnummer: alleen cijfers, met spaties, streepjes of een + ervoor."),
]  # fmt: skip


@pytest.mark.parametrize(("options", "message"), WRONG, ids=[message for _, message in WRONG])
def test_what_cannot_be_is_said_and_nothing_is_made(options: tuple[str, ...], message: str, tmp_path: Path) -> None:
    usual = ("--titel", "T", "--organisatie", "O", "--onderdeel", "stap")
    code, _, err = said(run("nieuw", tmp_path / "nieuw", *usual, *options))
    assert (code, err.splitlines()[-1]) == (2, f"Fout: {message}")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "iets.txt").touch()
    options = ("--titel", "T", "--organisatie", "O", "--onderdeel", "stap")
    code, _, err = said(run("nieuw", tmp_path, *options))
    assert (code, err) == (2, f"Fout: '{tmp_path}' is er al. Kies een andere map, of een lege.\n")
    # And before anything is asked.
    assert said(run("nieuw", tmp_path)) == (code, "", err)
    assert [path.name for path in tmp_path.iterdir()] == ["iets.txt"]


def _added(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, bytes]:
    """Return what is new in each file that changed; demand that nothing went."""
    found = {}
    for name in before.keys() | after.keys():
        old, now = before.get(name, b""), after[name]
        start = next((at for at, (a, b) in enumerate(zip(old, now, strict=False)) if a != b), min(len(old), len(now)))
        rest = len(old) - start
        assert now[:start] + now[len(now) - rest :] == old
        if now != old:
            found[name] = now[start : len(now) - rest]
    return found


@pytest.mark.parametrize("kind", [*KINDS, "fase"])
def test_one_more_of_a_kind_is_there_with_its_place_and_nothing_else_changes(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "nieuw"
    begin(folder, made(WITH), TODAY)
    before = files_in(folder)
    code, out, _ = said(run("nieuw", kind, "nog-een", "--inhoud", folder))
    found = _added(before, files_in(folder))
    assert (code, sorted(out.splitlines())) == (0, sorted(str(folder / name) for name in found))
    lists = {"blad": b", nog-een", "beslishulp": b", nog-een", "hoofdstuk": b", nog-een"}
    assert found.get("richtlijn.yml") == lists.get(kind)
    assert {one.code for one in pipeline.checked(folder, TODAY)} == {"nog-in-te-vullen", "nog-na-te-kijken"}


@pytest.mark.parametrize("content", [GOOD, SECOND], ids=lambda content: content.name)
@pytest.mark.parametrize("kind", [*KINDS, "stap"])
def test_any_guideline_can_have_one_more(kind: str, content: Path, tmp_path: Path) -> None:
    folder = tmp_path / "inhoud"
    shutil.copytree(content, folder)
    before = files_in(folder)
    chapter = ("--hoofdstuk", "incident") if kind == "stap" and content == SECOND else ()
    code, _, err = said(run("nieuw", kind, "nog-een", "--inhoud", folder, *chapter))
    assert (code, err.count("\n")) == (0, 1)
    assert _added(before, files_in(folder))
    pipeline.checked(folder, TODAY)


def test_two_can_be_begun_before_the_first_has_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw"
    begin(folder, made(WITHOUT), TODAY)
    assert [said(run("nieuw", "blad", name, "--inhoud", folder))[0] for name in ("een", "twee")] == [0, 0]


def test_who_has_two_chapters_says_which(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw"
    begin(folder, made(WITHOUT), TODAY)
    run("nieuw", "hoofdstuk", "twee", "--inhoud", folder)
    message = "Een stap kan in meer dan één hoofdstuk: werkwijze, twee. Kies er een met --hoofdstuk."
    assert said(run("nieuw", "stap", "x", "--inhoud", folder)) == (2, "", f"Fout: {message}\n")
    assert said(run("nieuw", "stap", "x", "--inhoud", folder, "--hoofdstuk", "twee"))[0] == 0
    assert (folder / "twee" / "x.yml").is_file()


def test_an_answer_that_makes_no_good_guideline_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    options = ("--titel", "T", "--organisatie", "De <b>club</b>", "--onderdeel", "stap")
    code, _, err = said(run("nieuw", tmp_path / "nieuw", *options))
    assert (code, "opmaak-in-gewone-tekst\n" in err and "De <b>club</b>" in err) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_new_chapter_calls_its_units_as_somebody_says(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw"
    begin(folder, made(WITHOUT), TODAY)
    assert said(run("nieuw", "hoofdstuk", "twee", "--onderdeel", "fase", "--inhoud", folder))[0] == 0
    assert said(run("nieuw", "fase", "x", "--inhoud", folder))[0] == 0
    assert (folder / "twee" / "x.yml").is_file()


def test_a_role_is_shown_with_a_capital_however_it_was_typed(tmp_path: Path) -> None:
    options = ("--titel", "T", "--organisatie", "O", "--onderdeel", "stap", "--rol", "kok", "--rol", "eHBO'er")
    assert said(run("nieuw", tmp_path / "nieuw", *options))[0] == 0
    roles = pipeline.guideline(tmp_path / "nieuw", TODAY).settings.roles
    assert [(role.id, role.name) for role in roles] == [("kok", "Kok"), ("ehbo-er", "EHBO'er")]


def test_many_texts_to_fill_in_take_a_line_each(tmp_path: Path) -> None:
    begin(tmp_path / "nieuw", made(WITHOUT), TODAY)
    _, _, err = said(run("check", "--inhoud", tmp_path / "nieuw"))
    assert (
        "begrippen.yml:7:10  nog-in-te-vullen (waarschuwing): Schrijf hier jouw tekst: "
        "wat dit woord hier betekent, in één zin.\nbegrippen.yml:12:10  nog-in-te-vullen (waarschuwing): "
    ) in err
    assert "in de bron staat.\n\nwerkwijze/" not in err
    assert "\n\nwerkwijze/hoofdstuk.yml:27:15  nog-na-te-kijken (waarschuwing)\n   27 |" in err


def test_what_the_command_cannot_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = said(run("nieuw", "a", "b", "c"))
    assert (code, err.splitlines()[-1]) == (2, "Fout: Noem één map, of een soort en een id.")
    code, _, err = said(run("nieuw", "blad", "x", "--inhoud", tmp_path / "weg"))
    wanted = f"Fout: Map '{tmp_path}/weg' bestaat niet. Noem met --inhoud waar je richtlijn staat."
    assert (code, err.splitlines()[-1]) == (2, wanted)


REFUSED = [
    (("bald", "x"), "Fout: `bald` kan er niet bij. Bedoel je `blad`?\n"),
    (("q", "x"), "Fout: `q` kan er niet bij. Kies uit: begrip, beslishulp, blad, fase, hoofdstuk, profiel.\n"),
    (("rol", "x"), "Fout: `rol` kan er met dit commando niet bij. Zet dat zelf in richtlijn.yml.\n"),
    (("kaart", "x"), "Fout: `kaart` kan er met dit commando niet bij. Zet dat zelf in kaarten/<id>.yml.\n"),
    (("begrip", "overleg"), "Het begrip `overleg` is er al."),
    (("fase", "fase-1"), "Fout: '{}/werkwijze/fase-1.yml' is er al. Kies een andere id.\n"),
    (("fase", "x", "--hoofdstuk", "y"), "Er is geen hoofdstuk `y` met een fase."),
    (("blad", "Geen Id"), "`Geen Id` kan geen id zijn"),
    (("blad", "kan-ik-verder"), "dubbel-adres"),
    (("blad", "register"), "dubbel-adres"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=[" ".join(words) for words, _ in REFUSED])
def test_what_cannot_be_added_is_said_and_nothing_changes(words: tuple[str, ...], message: str, tmp_path: Path) -> None:
    folder = tmp_path / "nieuw"
    begin(folder, made(WITH), TODAY)
    before = files_in(folder)
    code, out, err = said(run("nieuw", *words, "--inhoud", folder))
    assert (code > 0, out) == (True, "")
    assert message.format(folder) in err
    assert files_in(folder) == before


def test_an_older_mistake_does_not_keep_somebody_from_adding(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw"
    begin(folder, made(WITH), TODAY)
    sheet = folder / "bladen" / "wie-bel-je.yml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("begrip:overleg", "begrip:onbekend"), encoding="utf-8")
    assert said(run("nieuw", "fase", "x", "--inhoud", folder))[0] == 0


FILL = "Vul in wat er staat bij VUL IN; leidraad check zegt wat er nog leeg is."
NEEDED = (
    "Een beslishulp heeft in richtlijn.yml bij `antwoorden` twee antwoorden en een twijfel nodig, en bij "
    "`uitkomstsoorten` een soort met ernst die niet afsluit. Zet die er eerst bij."
)


def test_a_guideline_without_kinds_of_outcome_is_told_what_an_aid_needs(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw"
    begin(folder, made(WITHOUT), TODAY)
    (folder / "beslishulpen" / "kan-ik-verder.yml").unlink()
    text = (folder / "richtlijn.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^(uitkomstsoorten|antwoorden|beslishulpen):.*\n(?: .*\n|#.*\n)*", "", text)
    (folder / "richtlijn.yml").write_text(text, encoding="utf-8")
    assert said(run("nieuw", "beslishulp", "x", "--inhoud", folder)) == (2, "", f"Fout: {NEEDED}\n")


def test_the_schema_of_what_is_added_stands_above_it(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw"
    begin(folder, made(WITHOUT), TODAY)
    wanted = f"{folder}/bladen/x.yml\n{folder}/richtlijn.yml\n", f"{FILL}\n"
    assert said(run("nieuw", "blad", "x", "--inhoud", folder)) == (0, *wanted)
    text = (folder / "bladen" / "x.yml").read_text(encoding="utf-8")
    assert text.splitlines()[:2] == [
        "# yaml-language-server: $schema=../.schema/blad.json", "# Gelijk aan de bestandsnaam.",
    ]  # fmt: skip
    assert yaml.safe_load(text)["id"] == "x"
    assert faults(PurePosixPath("bladen/x.yml"), text) == []


def test_what_somebody_saves_while_a_page_is_tried_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "nieuw"
    begin(content, made(WITHOUT), TODAY)

    def saved_meanwhile(*asked: Any) -> tuple[Problem, ...]:
        file = content / "richtlijn.yml"
        file.write_text(file.read_text("utf-8") + "# Van de redactie.\n", "utf-8")
        return tried(*asked)

    monkeypatch.setattr(placing, "tried", saved_meanwhile)
    said_of = said(run("nieuw", "blad", "erbij", "--inhoud", content))
    said_so = "Fout: 'richtlijn.yml' is intussen veranderd. Er is niets geschreven; probeer het opnieuw.\n"
    assert said_of == (2, "", said_so)
    assert (content / "richtlijn.yml").read_text("utf-8").endswith("# Van de redactie.\n")
    assert not (content / "bladen" / "erbij.yml").exists()


def test_what_it_says_to_type_works_for_any_name_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "mijn 'eerste' richtlijn"
    words = ("--titel", "Een", "--organisatie", "Twee", "--onderdeel", "stap")
    code, out, err = said(run("nieuw", folder, *words))
    assert (code, err) == (0, "")
    assert shlex.split(out.splitlines()[-1].partition(": ")[2]) == ["leidraad", "serve", "--inhoud", str(folder)]


def test_a_link_is_no_folder_to_begin_in(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    (tmp_path / "ergens").symlink_to("leeg")
    code, out, err = said(run("nieuw", tmp_path / "ergens", "--titel", "Een"))
    assert (code, out, err) == (2, "", f"Fout: '{tmp_path}/ergens' is er al. Kies een andere map, of een lege.\n")


def test_what_is_no_content_is_not_copied_to_try_a_page(tmp_path: Path) -> None:
    content = tmp_path / "nieuw"
    begin(content, made(WITHOUT), TODAY)
    os.mkfifo(content / "pijp.md")
    (content / "weg.md").symlink_to("nergens")
    assert said(run("nieuw", "blad", "erbij", "--inhoud", content))[0] == 0
