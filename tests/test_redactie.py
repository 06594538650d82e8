"""REDACTIE.md, the editors' guide, says what the program does: every field, problem, option and name, and no other."""

from __future__ import annotations

import ast
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import click
import pytest
from codes import calls, codes
from guide import GUIDE, TABLED, examples, fields_of, kinds_of, quoted, records_of, rows_of, tables
from places import ROOT, SECOND, TODAY
from pydantic.fields import FieldInfo
from schemas import schemas

from leidraad import pipeline
from leidraad.cli import main
from leidraad.review import record
from leidraad.schemas import HERE
from leidraad.source.checks.freshness import digests
from leidraad.source.filenames import SINGLES
from leidraad.source.markup import KINDS
from leidraad.source.model.base import Markup
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.pages import Chapter
from leidraad.source.model.record import Record, walk
from leidraad.source.problems import ContentError, Severity, report
from leidraad.source.tables import TABLES
from leidraad.web.addresses import RESERVED

# Records that the program puts together from several files.
ASSEMBLED: tuple[type[Record], ...] = (Guideline, Chapter)
# The files that stand once at the top of the content folder.
FILES = {f"{stem}.yml" for stem in SINGLES} | {f"{stem}.tsv" for stem in TABLES}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with the guide's examples, and the interface sentences of the real one."""
    for name, text in examples().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    shutil.copy(SECOND / "teksten.yml", tmp_path)
    return tmp_path


def _choices(info: FieldInfo) -> set[str]:
    """Return the words that a field must be one of; none when it is free."""
    kinds = [kind for kind in kinds_of(info.annotation) if isinstance(kind, type)]
    if bool in kinds:
        return {"ja", "nee"}
    return {str(value) for kind in kinds if issubclass(kind, StrEnum) for value in kind}


@pytest.mark.parametrize("heading", TABLED)
def test_a_table_has_every_field_and_says_what_must_be_there_and_what_may_have_markup(heading: str) -> None:
    fields = {path: info for _, path, info in fields_of(TABLED[heading])}
    said = {quoted(row[0]): (row[1], "(opmaak)" in row[2]) for row in rows_of(heading)}
    wanted = {p: (("nee", "ja")[f.is_required()], Markup in kinds_of(f.annotation)) for p, f in fields.items()}
    assert said == wanted
    assert [row for row in rows_of(heading) if not _choices(fields[quoted(row[0])]) <= set(quoted(row[2]))] == []


def test_the_schemas_for_text_editors_say_what_the_guide_says(approve: bool) -> None:
    """One source: who changes a field or a table runs this with `--approve`."""
    for name, data in schemas().items() if approve else ():
        (HERE / name).write_bytes(data)
    assert {file.name: file.read_bytes() for file in HERE.glob("*.json")} == schemas()


def test_every_record_that_editors_write_has_one_table() -> None:
    parts = {kind for model in ASSEMBLED for info in model.model_fields.values() for kind in records_of(info)}
    assert parts - set(TABLED.values()) - set(ASSEMBLED) == set()
    assert sorted(head for head, _ in tables() if head.startswith(("Veld ", "Kolom "))) == sorted(TABLED)


def test_every_example_says_which_file_it_is() -> None:
    assert {name for name in examples() if "/" not in name} == FILES - {"teksten.yml"}
    assert len(re.findall(r"^```(?:yaml|tsv)", GUIDE, re.MULTILINE)) == len(examples())


def test_the_examples_together_are_a_guideline_without_any_problem(content: Path) -> None:
    record(content, TODAY, "gelijk", "", digests(pipeline.guideline(content, TODAY)), print)
    assert pipeline.checked(content, TODAY) == ()


def test_the_examples_show_every_field(content: Path) -> None:
    shown: dict[type, set[str]] = defaultdict(set)
    sites = pipeline.guideline(content, TODAY), pipeline.guideline(content, TODAY, profile="rijnland")
    for part in (part for site in sites for part in walk(site)):
        if isinstance(part, Record):
            fields = type(part).model_fields
            for kind in type(part).__mro__:
                shown[kind] |= {fields[name].alias or name for name in part.model_fields_set}
    wanted = [field for model in TABLED.values() for field in fields_of(model)]
    assert {(owner.__name__, path) for owner, path, _ in wanted if path[-1] not in shown[owner]} == set()


def test_the_report_in_the_guide_is_what_an_editor_gets(content: Path) -> None:
    file = content / "werk" / "stap-1.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("contact:bhv", "contact:bvh"), "utf-8")
    with pytest.raises(ContentError) as raised:
        pipeline.trusted(content, TODAY)
    errors = report(problem for problem in raised.value.problems if problem.severity is Severity.ERROR)
    assert re.findall(r"^```text\n(.*?)\n```$", GUIDE, re.MULTILINE | re.DOTALL) == [errors]


def test_no_code_of_a_problem_escapes_this_test() -> None:
    """A code that is not written at the call itself comes from a parameter, from MISFITS or from a reference."""
    computed = {ast.unparse(code) for _, code in calls() if not isinstance(code, ast.Constant)}
    assert computed == {"code", "kind.code", "text.code", "fault.code"}


def test_every_problem_is_explained_once_in_the_order_of_the_alphabet() -> None:
    assert [quoted(row[0]) for row in rows_of("Code")] == [(code,) for code in sorted(codes())]
    assert [row for row in rows_of("Code") if not row[1] or " → " not in row[2]] == []


def test_the_guide_says_which_problems_are_warnings() -> None:
    warnings = {ast.literal_eval(code) for call, code in calls() if "Severity.WARNING" in ast.unparse(call)}
    assert {quoted(row[0])[0] for row in rows_of("Code") if "(waarschuwing)" in row[1]} == warnings


def test_every_file_of_the_content_folder_is_listed() -> None:
    files = {quoted(row[0])[0] for row in rows_of("Bestand")}
    assert {file for file in files if "/" not in file} == FILES


def test_every_kind_of_reference_is_listed() -> None:
    written = [re.fullmatch(r"\[\[(?:([a-z]+):)?[a-z0-9-]+]]", quoted(row[0])[0]) for row in rows_of("Verwijzing")]
    assert {match[1] or "" for match in written if match} == set(KINDS)


def test_the_ids_that_the_site_keeps_for_itself_are_listed() -> None:
    listed = re.search(r"^- Deze ids zijn van de site zelf: (.*?)\.\n", GUIDE, re.MULTILINE | re.DOTALL)
    assert listed
    assert set(quoted(listed[1])) == RESERVED


def _each_command(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its name, those of a group by both names."""
    for name, command in group.commands.items():
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from _each_command(command, f"{before}{name} ")


def test_every_command_and_option_is_listed() -> None:
    commands = {quoted(row[0])[0] for row in rows_of("Commando")}
    assert {name for name in commands if name.startswith("leidraad")} == {f"leidraad {name}" for name in main.commands}
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {name for name in commands if not name.startswith("leidraad")} <= {f"make {target}" for target in targets}
    options = {
        (option.opts[0], name): set(getattr(option.type, "choices", ()))
        for name, command in _each_command(main)
        for option in command.params
        if isinstance(option, click.Option)
    }
    listed = {(quoted(row[0])[0], name): row[2] for row in rows_of("Optie") for name in quoted(row[1])}
    assert listed.keys() == options.keys()
    assert {key for key, choices in options.items() if not choices <= set(quoted(listed[key]))} == set()


def test_every_link_inside_the_guide_leads_to_a_heading() -> None:
    headings = re.findall(r"^#+ (.*)$", GUIDE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) - anchors == set()
