"""`leidraad check` always ends with how it is, looks again at every edit where that is asked, and can guard commits."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from command import FINE, STRICT, change, let_a_fact_expire, make_a_mistake, run, said
from places import GOOD, NOON, ROOT

from leidraad.cli import main

ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": NOON}
pytestmark = pytest.mark.usefixtures("project")


def _last(good: Path, *options: str) -> tuple[int, str]:
    code, out, err = said(run("check", *options, "--inhoud", good))
    assert out == ""
    return code, err.splitlines()[-1]


def test_the_last_line_says_how_it_is(good: Path) -> None:
    assert _last(good) == (0, "Goed.")
    let_a_fact_expire(good)
    assert _last(good) == (0, FINE)
    assert _last(good, "--streng") == (1, STRICT)
    make_a_mistake(good)
    assert _last(good) == (1, "Niet goed. 1 fout.")
    change(good / "werk" / "stap-2.yml", "Zie [[stap1]].", "Zie [[stap1]] en [[stap9]].")
    assert _last(good) == (1, "Niet goed. 2 fouten.")


def test_a_machine_gets_no_last_line(good: Path) -> None:
    let_a_fact_expire(good)
    assert said(run("check", "--json", "--inhoud", good))[2] == ""


@pytest.mark.slow
def test_it_looks_again_at_every_saved_edit_until_it_is_stopped(good: Path, tmp_path: Path) -> None:
    log = tmp_path / "terminal.txt"
    with log.open("wb") as terminal:
        command = [sys.executable, "-m", "leidraad", "check", "--watch", "--inhoud", good]
        process = subprocess.Popen(command, stdout=terminal, stderr=subprocess.STDOUT, env=ENVIRONMENT)
        try:
            _until(log, r"\AGoed\.\n\Z")
            _until(log, r"\AGoed\.\n(\nGoed\.\n)+\Z", (good / "start.yml").touch)  # It looks from now on.
            make_a_mistake(good)
            _until(log, r"onbekende-pagina\n(.*\n)+\nNiet goed\. 1 fout\.\n\Z")
            change(good / "werk" / "stap-2.yml", "Zie [[stap1]].", "Overleg met een collega.")
            _until(log, r"Niet goed\. 1 fout\.\n(\nGoed\.\n)+\Z")
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0


def _until(log: Path, pattern: str, meanwhile: Callable[[], object] = bool) -> None:
    """Wait until a log has what is wanted, and do something meanwhile."""
    for _ in range(600):
        if re.search(pattern, log.read_text(encoding="utf-8")):
            return
        meanwhile()
        time.sleep(0.1)
    pytest.fail(f"no {pattern} in: {log.read_text(encoding='utf-8')}")


def test_the_hook_for_commits_runs_a_command_that_checks(good: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *words = shlex.split(hook["entry"])
    assert (program, words[0] in main.commands, hook["language"], hook["pass_filenames"]) == (
        "leidraad", True, "python", False,
    )  # fmt: skip
    assert said(run(*words, "--inhoud", good))[0] == 0
    make_a_mistake(good)
    assert said(run(*words, "--inhoud", good))[0] == 1
    kinds = {path.suffix for path in GOOD.rglob("*.*")}
    assert {kind for kind in kinds if not re.search(hook["files"], f"inhoud/x{kind}")} == set()
