"""A command on a computer where everything is wrong: one Dutch line that says what to do, and never a traceback."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path

import pytest
from command import run, said
from folders import files_in
from places import APPROVED, SECOND

from leidraad import serve
from leidraad.failure import REASONS, Failure, of_the_system, sentence
from leidraad.paper import typeset
from leidraad.preview import Preview
from leidraad.processors import processors
from leidraad.skin import SkinError

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("project")]
SLOW = "Een PDF was na 1 seconden niet klaar. Bouw met --zonder-pdf, of probeer het later."
PRESS = "Een PDF kan niet worden gemaakt: {}. Bouw met --zonder-pdf om verder te kunnen, en meld het aan de makers."
FULL = "Fout: De schijf is vol. Maak ruimte en probeer het opnieuw."
RIGHTS = "Fout: Dit mag je hier niet lezen of schrijven. Kijk naar de rechten, of kies een andere plek."
# Root may do anything, unless it gives that away.
MORTAL = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")


def _shell(command: str, mortal: bool = False, **environment: str) -> tuple[int, str, str]:
    """Run a command as a shell does, where `leidraad` is ours; return how it ended and what it said."""
    program = f"{' '.join(MORTAL) if mortal else ''} {sys.executable} -m leidraad"
    done = subprocess.run(
        ["bash", "-c", command.replace("leidraad", program, 1)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout, done.stderr.strip()


@pytest.mark.parametrize("words", ["routes is-er-gevaar --inhoud {}", "check --json --inhoud {}", "--help"])
def test_what_cannot_be_printed_is_said(good: Path, words: str) -> None:
    assert _shell(f"leidraad {words.format(good)} >/dev/full") == (2, "", FULL)


def test_streams_that_are_closed_are_no_files_of_the_site(good: Path, tmp_path: Path) -> None:
    command = f"leidraad build --zonder-pdf --inhoud {good} --site {tmp_path}/site 0<&- 1>&- 2>&-"
    assert _shell(command) == (0, "", "")
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_folder_that_cannot_be_read_is_no_empty_one(good: Path) -> None:
    for name, told in (("profielen", "profielen"), ("over", "over"), ("beslishulpen", "beslishulpen")):
        (good / name).chmod(0)
        code, out, err = _shell(f"leidraad check --inhoud {good}", mortal=True)
        (good / name).chmod(0o755)
        assert (code, out) == (1, "")
        assert (
            err
            == f"{told}:1:1  onleesbaar\nDeze map kan niet worden gelezen.\nKijk naar de rechten.\n\nNiet goed. 1 fout."
        )
    (good / "over").chmod(0o444)
    code, _, err = _shell(f"leidraad check --inhoud {good}", mortal=True)
    (good / "over").chmod(0o755)
    assert (code, err.splitlines()[0]) == (1, "over/colofon.yml:1:1  onleesbaar")


@pytest.mark.parametrize("place", ["", "data", "data/v1", "werk"])
def test_a_site_that_may_not_be_changed_stays_whole(good: Path, tmp_path: Path, place: str) -> None:
    site = tmp_path / "site"
    build = f"leidraad build --zonder-pdf --inhoud {good} --site {site}"
    assert _shell(build)[0] == 0
    before = files_in(site)
    (site / place).chmod(0o555)
    code, out, err = _shell(f"{build} --adres https://a.example/", mortal=True)
    (site / place).chmod(0o755)
    assert (code, out) == (2, "")
    assert err.startswith(RIGHTS)
    assert files_in(site) == before
    assert _shell(f"{build} --adres https://a.example/")[0] == 0


def test_a_file_that_gets_too_large_leaves_the_site_as_it_was(good: Path, tmp_path: Path) -> None:
    build = f"leidraad build --zonder-pdf --inhoud {good} --site {tmp_path}/site"
    assert _shell(build)[0] == 0
    before = files_in(tmp_path / "site")
    code, _, err = _shell(f"ulimit -f 1; {build} --adres https://a.example/")
    assert (code, err.startswith("Fout: Een bestand wordt groter dan hier mag.")) == (2, True)
    assert files_in(tmp_path) == files_in(tmp_path)
    assert files_in(tmp_path / "site") == before


WORDS: Mapping[str, tuple[str, ...]] = {
    "a name that is too long": ("build", "--site", "x" * 300),
    "a link to itself": ("build", "--site", "lus/site"),
    "a zip in the content": ("zip", "--uit", "{}/start.yml"),
    "a zip with a name that is too long": ("zip", "--uit", "x" * 252),
    "a zip behind a link to itself": ("zip", "--uit", "lus/x.zip"),
    "a zip without a name": ("zip", "--uit", ""),
    "a site without a name": ("build", "--site", ""),
    "an address that is no text": ("build", "--adres", "\udcff"),
    "an aid that is no text": ("routes", "\udcff"),
    "a version that is no text": ("verschil", "\udcff", "{}"),
}


@pytest.mark.parametrize("name", WORDS)
def test_strange_words_are_one_line_and_change_nothing(good: Path, name: str) -> None:
    Path("lus").symlink_to("lus")
    before = files_in(good)
    inside = () if name.startswith("a version") else ("--inhoud", good)
    code, out, err = said(run(*(word.format(good) for word in WORDS[name]), *inside))
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].startswith("Fout: ")
    assert files_in(good) == before


@pytest.mark.parametrize(
    "words",
    [("uit", "{}/x.docx"), ("uit", "{}/bladen/x.docx"), ("in", "x.docx", "--opmerkingen", "{}/opmerkingen.tsv")],
)
def test_no_document_comes_in_the_content_where_it_would_be_a_mistake(good: Path, words: tuple[str, ...]) -> None:
    before = files_in(good)
    place = words[-1].format(good)
    told = f"Fout: '{place}' ligt in de map met de inhoud. Kies een plek daarbuiten.\n"
    assert said(run("uitwisselen", *words[:-1], place, "--inhoud", good)) == (2, "", told)
    assert files_in(good) == before


@pytest.mark.parametrize("link", [True, False])
def test_schemas_come_over_nothing_of_anybody_else(good: Path, tmp_path: Path, link: bool) -> None:
    own = tmp_path / "elders" if link else good / ".schema"
    own.mkdir()
    (own / "blad.json").write_text("van mij", "utf-8")
    if link:
        (good / ".schema").symlink_to(own)
    place = good / ".schema" if link else own / "blad.json"
    told = f"Fout: '{place}' is niet door leidraad gemaakt. Zet het ergens anders, en probeer het opnieuw.\n"
    assert said(run("schema", "--inhoud", good)) == (2, "", told)
    assert files_in(own) == {"blad.json": b"van mij"}


@pytest.mark.parametrize("alphabet", ["cp1252", "latin-1", "cp437", "ascii"])
def test_a_sign_that_a_stream_does_not_know_stops_nothing(good: Path, alphabet: str) -> None:
    for words in ("teksten --inhoud {0}", "verschil {0} {1}", "verschil {0} {1} --json"):
        code, out, err = _shell(f"leidraad {words.format(good, SECOND)}", PYTHONIOENCODING=alphabet)
        assert (code, err) == (0, "")
        assert out
    table = subprocess.run(
        [sys.executable, "-m", "leidraad", "verschil", good, SECOND, "--json"],
        env=os.environ | {"PYTHONIOENCODING": alphabet},
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert json.loads(table.stdout.decode())


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u2066", "\x07", "\udcff"])
def test_a_reason_that_could_not_be_read_again_is_not_written(good: Path, sign: str) -> None:
    before = files_in(good)
    code, out, err = said(
        run("nagekeken", "--inhoud", good, "--oordeel", "anders", "--waarom", f"a{sign}b", "stap-2.1")
    )
    assert (code, out, err.startswith("nagekeken.tsv:")) == (1, "", True)
    assert files_in(good) == before


def test_a_fault_of_ours_is_one_line_and_kept_for_who_mends_it(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("door\nnul")

    monkeypatch.setattr("leidraad.checking.checked", fail)
    code, out, err = said(run("check", "--inhoud", good))
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert re.sub(r"\S+\.txt", "BESTAND", err) == (
        "Fout: Dit is een fout in leidraad zelf, niet in je inhoud. Meld haar aan de makers: "
        "ZeroDivisionError: door\N{REPLACEMENT CHARACTER}nul. Stuur BESTAND mee.\n"
    )
    kept = Path(err.rpartition("Stuur ")[2].removesuffix(" mee.\n"))
    assert "in fail" in kept.read_text(encoding="utf-8")
    kept.unlink()


@pytest.mark.parametrize(
    ("template", "why"), [("{% if %}", "Expected an expression"), ("{% include 'weg.html' %}", "'weg.html' not found")]
)
def test_a_mistake_in_the_own_skin_is_said_with_its_reason(good: Path, tmp_path: Path, template: str, why: str) -> None:
    site = tmp_path / "site"
    Path("overrides").mkdir()
    Path("overrides/main.html").write_text(template, encoding="utf-8")
    code, out, err = said(run("build", "--zonder-pdf", "--inhoud", good, "--site", site))
    assert (code, out) == (2, "")
    head, _, reason = err.partition(" (")
    assert (
        head
        == "Fout: MkDocs kan de pagina's niet aankleden. Zet mkdocs.yml en overrides terug, en probeer het opnieuw."
    )
    assert why in reason
    assert not site.exists()


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ("import time; time.sleep(60)", SLOW),
        (r"import sys; sys.exit('weg\nmet mij')", PRESS.format("met mij")),
        ("import sys; sys.exit(4)", PRESS.format("code 4")),
        ("import os; os.kill(os.getpid(), 9)", PRESS.format(
            "de computer stopte het programma, misschien omdat er te weinig geheugen is")),
    ],
)  # fmt: skip
def test_a_press_that_does_not_end_well_is_said_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, program: str, wanted: str
) -> None:
    Path("pers_die_hapert.py").write_text(program, encoding="utf-8")
    monkeypatch.setattr(typeset, "PATIENCE", 1)
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    with pytest.raises(Failure) as stopped:
        typeset._run(["pers_die_hapert"])
    assert str(stopped.value) == wanted


def test_a_press_that_fails_is_said_with_its_reason(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset.press, "__name__", "leidraad.nergens")
    code, out, err = said(run("build", "--inhoud", good, "--site", "x"))
    assert (code, out) == (2, "")
    assert err.startswith("Fout: Een PDF kan niet worden gemaakt: ")
    assert "No module named leidraad.nergens. Bouw met --zonder-pdf" in err


def test_what_a_system_refuses_is_one_sentence_with_what_to_do(approve: bool) -> None:
    found = "".join(f"{errno.errorcode[number]}: {reason}\n" for number, reason in sorted(REASONS.items()))
    if approve:
        (APPROVED / "redenen.txt").write_text(found, encoding="utf-8")
    assert found == (APPROVED / "redenen.txt").read_text(encoding="utf-8")
    assert of_the_system(OSError(errno.ENOENT, "x", "a\u202eb")) == f"{REASONS[errno.ENOENT]} (a\ufffdb)"
    assert of_the_system(OSError(errno.ENOENT, "x", "x" * 101)) == f"{REASONS[errno.ENOENT]} (…{'x' * 100})"
    unknown = "De computer weigert dit. Probeer het opnieuw, of kies een andere plek."
    assert of_the_system(OSError("zomaar")) == f"{unknown} (zomaar)"


@pytest.mark.parametrize(
    "error",
    [Failure("Zo niet."), SkinError("Zo niet."), OSError(28, "No space"), MemoryError(), KeyError("x")],
    ids=repr,
)
def test_the_preview_survives_whatever_goes_wrong_and_shows_it(error: Exception) -> None:
    turns = iter([({"index.html": b"<body>goed"}, ()), error, ({"index.html": b"<body>beter"}, ())])

    def build() -> serve.Built:
        turn = next(turns)
        if isinstance(turn, Exception):
            raise turn
        return turn

    preview = Preview(build)
    preview.refresh()
    preview.refresh()
    status, _, body = preview.page("/")
    assert (status, b"goed" in body, escape(sentence(error)).encode() in body) == (200, True, True)
    preview.refresh()
    assert b"beter" in preview.page("/")[2]
    assert b"alert" not in preview.page("/")[2]


def test_as_many_processes_start_as_a_container_may_use(tmp_path: Path) -> None:
    many = len(os.sched_getaffinity(0))
    assert processors(tmp_path) == many
    for text, wanted in (("max 100000", many), ("100000 100000", 1), ("50000 100000", 1), ("onzin", many)):
        (tmp_path / "cpu.max").write_text(text, encoding="ascii")
        assert processors(tmp_path) == wanted
    (tmp_path / "cpu.max").unlink()
    (tmp_path / "cpu").mkdir()
    (tmp_path / "cpu" / "cpu.cfs_quota_us").write_text("100000\n", encoding="ascii")
    (tmp_path / "cpu" / "cpu.cfs_period_us").write_text("100000\n", encoding="ascii")
    assert processors(tmp_path) == 1
