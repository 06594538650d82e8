"""The difference between two versions of the content: each kind of change said once, under the right heading."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import Result
from command import change, run, said, same_as_approved
from hypothesis import given, settings
from large_aids import OUT, long_subject, long_tree
from laws.difference import *  # noqa: F403
from places import GOOD, TODAY
from spoiling import EDITS, NUMBERS, Content, Edit, edited, spoilable
from trying import BOUNDED

from leidraad import pipeline, revisions
from leidraad.difference.changes import Change, Topic
from leidraad.difference.guideline import Difference, difference
from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import ContentError
from leidraad.trees.difference import route_changes

pytestmark = pytest.mark.slow

AID = "beslishulpen/is-er-gevaar.yml"
GUARANTEE = """\
  - tekst: "Je bent klaar in hoogstens twee vragen."
    hoogstens-vragen: 2
    bron: {toegevoegd: Kort genoeg.}
"""
YES, NO = "      - ja: bel\n", "      - nee: zorgen\n"
RICHER = '      - id: nieuw-punt\n        tekst: "Bel ook [[contact:veilig-thuis]]."\n        bron: stap-1.2\n'
# An edit, and the headings under which it must be said.
EDITS_OF_ONE = {
    "ander-doel": (AID, "- nee: zorgen", "- nee: bel", {Topic.ROUTES}),
    "andere-ernst": ("richtlijn.yml", "ernst: 2", "ernst: 3", {Topic.KINDS}),
    "andere-soort": (AID, "soort: hulp", "soort: bellen", {Topic.KINDS}),
    "andere-woorden": (AID, "Vraag een collega om hulp.", "Vraag hulp aan een collega.", {Topic.WORDING}),
    "gedraaide-woorden": (AID, "Vraag een collega om hulp.", "Vraag nooit 2 collega's om hulp.", {Topic.WORDING}),
    "alleen-opmaak": (AID, "**nu**", "*nu*", {Topic.WORDING}),
    "andere-verwijzing": ("werk/stap-1.yml", 'Ga naar [[stap-2]]."', 'Ga naar [[spoed]]."', {Topic.ITEMS}),
    "garantie-weg": (AID, GUARANTEE, "", {Topic.GUARANTEES}),
    "garantie-anders": (AID, "hoogstens-vragen: 2", "hoogstens-vragen: 3", {Topic.GUARANTEES}),
    "garantie-verwoord": (AID, "in hoogstens twee", "na twee", {Topic.WORDING}),
    "andere-bron": (AID, "bron: {toegevoegd: De bron noemt geen collega.}", "bron: stap-1.2", {Topic.SOURCES}),
    "tekst-en-bron": (
        "werk/stap-2.yml",
        'collega."\n      bron: stap-2.1',
        'deskundige."\n      bron: stap-1.2',
        {Topic.ITEMS, Topic.SOURCES},
    ),
    "ander-nummer": ("contacten.yml", "0800-2000", "0800-2001", {Topic.CONTACTS}),
    "niemand-bellen": (AID, "    bellen: [veilig-thuis]\n", "", {Topic.CONTACTS}),
    "nieuwe-actie": (AID, "      - id: hulp-inzetten", RICHER + "      - id: hulp-inzetten", {Topic.ITEMS}),
    "verschil-erbij": (AID, "id: noteer-hulp\n", 'id: noteer-hulp\n        verschil: "Anders."\n', {Topic.ITEMS}),
    "andere-volgorde": (AID, f"{YES}{NO}", f"{NO}{YES}", {Topic.ROUTES}),
    "andere-rol": ("werk/stap-2.yml", "  iedereen:", "  regisseur:", {Topic.ITEMS}),
    "andere-zin": ("teksten.yml", "Volgende stap", "Verder", {Topic.WORDING}),
}  # fmt: skip


@pytest.fixture
def new(good: Path, tmp_path: Path) -> Path:
    """A second version beside `good`, equal to it until you change it."""
    return Path(shutil.copytree(good, tmp_path / "nieuw"))


def _compared(old: Path, new: Path) -> Difference:
    return difference(pipeline.guideline(old, TODAY), pipeline.guideline(new, TODAY))


def _changes(found: Difference) -> list[Change]:
    return [change for page in found.changed for change in page.changes]


def _verschil(*words: object) -> Result:
    return run("verschil", *words)


@pytest.mark.parametrize("name", EDITS_OF_ONE)
def test_a_change_is_said_under_its_own_heading(good: Path, new: Path, name: str, approve: bool) -> None:
    file, old_text, new_text, topics = EDITS_OF_ONE[name]
    change(new / file, old_text, new_text)
    found = _compared(good, new)
    assert {change.topic for change in _changes(found)} == topics
    assert (found.gone, found.added, len(found.changed)) == ((), (), 1)
    result = _verschil(good, new)
    assert (result.exit_code, result.stderr) == (0, "")
    same_as_approved(f"verschil/{name}.txt", result.stdout, approve)


def _new_round(new: Path) -> None:
    """Change much at once: pages come and go, an aid asks one question more, and an item moves."""
    change(new / "richtlijn.yml", "bladen: [spoed]", "bladen: [rust]")
    change(new / "start.yml", "naar: spoed", "naar: rust")
    change(new / "werk" / "stap-1.yml", "[[spoed]]", "[[rust]]")
    (new / "bladen" / "spoed.yml").rename(new / "bladen" / "rust.yml")
    change(new / "bladen" / "rust.yml", "id: spoed", "id: rust")
    question = (
        'vragen:\n  wie:\n    vraag: "Wie ziet het?"\n    waarom: "Dat scheelt."\n    antwoorden: [{ja: gevaar}]\n'
    )
    change(new / AID, "start: gevaar\nvragen:\n", f"start: wie\n{question}    bron: {{toegevoegd: Een proef.}}\n")
    point = '      - id: hulp-inzetten\n        tekst: "Vraag een collega om hulp."\n'
    point += "        bron: {toegevoegd: De bron noemt geen collega.}\n"
    change(new / AID, f"    acties:\n{point}", "")
    change(new / AID, "      - id: bel-meteen\n", point + "      - id: bel-meteen\n")


@pytest.mark.parametrize("form", ["txt", "json"])
def test_much_at_once_is_said_page_by_page(good: Path, new: Path, approve: bool, form: str) -> None:
    _new_round(new)
    result = _verschil(good, new, *(["--json"] if form == "json" else []))
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line for line in result.stdout.splitlines() if len(line) > 80 and form == "txt"] == []
    same_as_approved(f"verschil/veel-tegelijk.{form}", result.stdout, approve)


def test_the_way_back_takes_away_what_came_and_brings_what_went(good: Path, new: Path) -> None:
    _new_round(new)
    there, back = _compared(good, new), _compared(new, good)
    assert (there.gone, there.added) == (back.added, back.gone)
    ends = [{(c.steps, c.old, c.new) for page in there.changed for c in page.routes.changes}]
    ends += [{(c.steps, c.new, c.old) for page in back.changed for c in page.routes.changes}]
    assert ends[0] == ends[1] != set()
    assert {(c.old, c.new) for c in _changes(there)} == {(c.new, c.old) for c in _changes(back)}


def test_equal_versions_do_not_differ(good: Path, new: Path) -> None:
    assert said(_verschil(good, new)) == (0, "Geen verschil.\n", "")
    result = _verschil(good, new, "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, {"vervallen": [], "toegevoegd": [], "anders": []})


def test_a_second_reading_is_no_difference(good: Path, new: Path) -> None:
    change(new / "nagekeken.tsv", "gelijk", "strenger")
    assert said(_verschil(good, new)) == (0, "Geen verschil.\n", "")


# Routes.


@pytest.mark.parametrize(
    ("text", "replacement", "steps", "old", "new"),
    [
        ("{nee: ook-klaar}", "{nee: klaar}", 60, "ook-klaar", "klaar"),
        ("[{ja: v31}, {nee: v31}]", "[{ja: v31}, {nee: v32}]", 31, "v31", "v32"),
        ("[{ja: v31}, {nee: v31}]", "[{ja: v31}]", 31, "v31", None),
    ],
)
def test_in_more_routes_than_atoms_a_change_is_found(
    text: str, replacement: str, steps: int, old: str, new: str | None
) -> None:
    before = long_tree(60)
    assert before.count(text) == 1
    versions = (long_subject(one) for one in (before, before.replace(text, replacement)))
    [found] = route_changes(*versions).changes
    assert found.old
    assert (len(found.steps), found.old.node, found.new and found.new.node) == (steps, old, new)


def test_a_large_aid_is_compared() -> None:
    before = long_tree(1000)
    old, new = (long_subject(one) for one in (before, before.replace("{nee: ook-klaar}", "{nee: klaar}")))
    assert [len(change.steps) for change in route_changes(old, new).changes] == [1000]
    assert route_changes(old, old).changes == ()


def test_too_many_routes_are_told_by_the_shortest(good: Path, new: Path, approve: bool) -> None:
    text = long_tree(60, "is-er-gevaar", OUT)
    (good / AID).write_text(text, encoding="utf-8")
    (new / AID).write_text(text.replace("{nee: ook-klaar}", "{nee: klaar}"), encoding="utf-8")
    result = _verschil(good, new)
    assert (result.exit_code, result.stderr) == (0, "")
    same_as_approved("verschil/veel-routes.txt", result.stdout, approve)


# Any content.


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The smallest good content, to spoil."""
    return spoilable(GOOD, tmp_path_factory.mktemp("klein") / "inhoud")


def _text_of(guideline: Guideline) -> str:
    """Return all that counts in a guideline, in order."""
    return guideline.model_copy(update={"reviews": ()}).model_dump_json()


@settings(BOUNDED, max_examples=120)
@given(NUMBERS, EDITS)
def test_any_content_differs_from_another_exactly_when_it_says_another_thing(
    small: Content, number: int, edits: list[Edit]
) -> None:
    name = small.name(number)
    before, spoilt = small.read(name).encode(), edited(small.read(name), edits)
    old = pipeline.trusted(small.folder, TODAY).guideline
    (small.folder / name).write_bytes(spoilt)
    try:
        new, again = (pipeline.trusted(small.folder, TODAY).guideline for _ in range(2))
    except ContentError:
        return
    finally:
        (small.folder / name).write_bytes(before)
    assert difference(new, again).is_empty
    assert difference(old, new).is_empty == (_text_of(old) == _text_of(new))


@pytest.mark.parametrize(
    ("file", "old", "one", "other"),
    [
        ("begrippen.yml", "ook: [", 'ook: ["een; twee", ', "ook: [een, twee, "),
        ("werk/stap-2.yml", "stap-2.1", "{toegevoegd: 'a; reden: b'}", "{toegevoegd: a, reden: b}"),
    ],
)
def test_what_only_reads_alike_when_it_is_joined_differs(good: Path, file: str, old: str, one: str, other: str) -> None:
    found = []
    text = (good / file).read_text(encoding="utf-8")
    assert old in text
    for new in (one, other):
        (good / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        found.append(pipeline.guideline(good, TODAY))
    assert not difference(*found).is_empty


def test_a_text_that_belongs_to_no_page_is_compared_where_it_is_written(good: Path) -> None:
    block = "id: gevaar\ntitel: Gevaar\npunten:\n  - {id: bel, tekst: Bel., alleen-in: [werk], bron: {toegevoegd: x}}\n"
    (good / "bouwstenen").mkdir()
    found = []
    for text in (block, block.replace("[werk]", "[spoed]")):
        (good / "bouwstenen" / "gevaar.yml").write_text(text, encoding="utf-8")
        found.append(pipeline.guideline(good, TODAY))
    [changed] = difference(*found).changed
    assert changed.page.name == "bouwstenen/gevaar"


# Git.


def _git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", folder, *identity, *words], check=True, capture_output=True, timeout=60)


@pytest.fixture
def repository(good: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two versions of `inhoud`, tagged `een` and `twee`."""
    folder = good.parent
    _git(folder, "init", "-q")
    for tag, number in (("een", "0800-2000"), ("twee", "0800-2001")):
        change(good / "contacten.yml", "nummer: 0800-2000", f"nummer: {number}")
        _git(folder, "add", "inhoud")
        _git(folder, "commit", "-q", "--allow-empty", "-m", tag)
        _git(folder, "tag", tag)
    monkeypatch.chdir(folder)
    return folder


def test_revisions_and_folders_are_compared_alike(repository: Path) -> None:
    by_tag = _verschil("een", "twee", "--inhoud", "inhoud")
    assert (by_tag.exit_code, by_tag.stderr) == (0, "")
    assert "was: 0800-2000\n    nu:  0800-2001\n" in by_tag.stdout
    assert said(_verschil("een", "inhoud", "--inhoud", "inhoud")) == said(by_tag)
    assert said(_verschil("HEAD~1", "HEAD", "--inhoud", repository / "inhoud")) == said(by_tag)
    assert said(_verschil("twee", "inhoud", "--inhoud", "inhoud")) == (0, "Geen verschil.\n", "")


@pytest.mark.usefixtures("repository")
def test_without_a_new_version_it_is_compared_with_what_it_is_now() -> None:
    assert said(_verschil("een", "--inhoud", "inhoud")) == said(_verschil("een", "inhoud", "--inhoud", "inhoud"))
    assert said(_verschil("twee", "--inhoud", "inhoud")) == (0, "Geen verschil.\n", "")


def test_the_content_can_be_a_project_of_its_own(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _git(good, "init", "-q")
    _git(good, "add", ".")
    _git(good, "commit", "-q", "-m", "een")
    change(good / "contacten.yml", "nummer: 0800-2000", "nummer: 0800-2001")
    found = _verschil("HEAD", "--inhoud", good)
    assert "was: 0800-2000\n    nu:  0800-2001\n" in found.stdout
    monkeypatch.chdir(good)
    assert said(_verschil("HEAD", "--inhoud", ".")) == said(found)
    message = _wrong(_verschil("HEAD~9", "--inhoud", "."))
    assert message == "Fout: 'HEAD~9' is geen map en geen versie in git."


def _wrong(result: Result) -> str:
    """Return what a command says that was used wrongly."""
    code, out, err = said(result)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    return err.splitlines()[-1]


def test_a_version_that_is_not_there_is_said(repository: Path) -> None:
    (repository / "leeg").mkdir()
    for name in ("drie", "inhoud/richtlijn.yml", "", "x" * 5000, "--", "HEAD~9", "twee:inhoud"):
        message = _wrong(_verschil("--inhoud", "inhoud", "--", name, "twee"))
        assert message == f"Fout: '{name}' is geen map en geen versie in git."
    message = _wrong(_verschil("een", "twee", "--inhoud", "nergens"))
    assert message == "Fout: In de versie 'een' staat geen map 'nergens'."


def test_without_a_project_in_git_only_folders_can_be_compared(good: Path, new: Path) -> None:
    where = good.parent
    assert (
        _wrong(_verschil("een", new, "--inhoud", good))
        == f"Fout: 'een' is geen map, en '{where}' is geen project in git."
    )


def test_a_project_that_git_does_not_trust_is_said(good: Path, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of another user: git asks whoever works there to say so first."""
    _git(good.parent, "init", "-q")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    where = good.resolve().parent
    code, out, err = said(run("verschil", "HEAD", new, "--inhoud", good))
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == (
        f"Fout: Git leest '{where}' niet, misschien omdat die map van een andere gebruiker is. "
        f"Vertrouw je haar? Typ dan: git config --global --add safe.directory {where}"
    )


def test_without_git_only_folders_can_be_compared(good: Path, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(good))
    assert said(_verschil(good, new)) == (0, "Geen verschil.\n", "")
    assert (
        _wrong(_verschil("HEAD", new)) == "Fout: Git kan hier niet worden gestart. Installeer het, of noem twee mappen."
    )


def test_git_that_does_not_answer_is_not_waited_for(
    repository: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(revisions, "PATIENCE", 0.2)
    assert repository.is_dir()
    assert _wrong(_verschil("HEAD", new)) == "Fout: Git geeft na 0.2 seconden geen antwoord. Noem twee mappen."


def test_a_version_that_reaches_outside_its_folder_is_refused(repository: Path) -> None:
    (repository / "inhoud" / "weg.yml").symlink_to("/etc/passwd")
    _git(repository, "add", "inhoud")
    _git(repository, "commit", "-q", "-m", "drie")
    assert _wrong(_verschil("een", "HEAD", "--inhoud", "inhoud")) == "Fout: De versie 'HEAD' kan niet worden uitgepakt."


def _spoil(folder: Path) -> None:
    change(folder / "werk" / "stap-2.yml", "Overleg met een collega.", "Zie [[stap1]].")
    change(folder / AID, "naar: vraag-hulp", "naar: vraaghulp")


@pytest.mark.parametrize("wrong", [("nieuw",), ("inhoud", "nieuw")])
@pytest.mark.usefixtures("new")
def test_mistakes_are_reported_by_version(good: Path, wrong: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(good.parent)
    for name in wrong:
        _spoil(good.parent / name)
    code, out, err = said(_verschil("inhoud", "nieuw"))
    assert (code, out) == (1, "")
    heads = [f"{AID}:31:34  doel-onbekend", "werk/stap-2.yml:10:19  onbekende-pagina"]
    wanted = [f"{name}: {head}" for name in wrong for head in heads]
    assert [line for line in err.splitlines() if "  " in line and line[0] != " "] == wanted
    data = json.loads(_verschil("inhoud", "nieuw", "--json").stdout)
    assert [f"{p['bestand']}:{p['regel']}:{p['kolom']}  {p['code']}" for p in data] == wanted
