"""Who writes something holds it; who comes second waits, and then says for whom."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from folders import files_in

from leidraad.failure import Failure
from leidraad.output import claimed, held, lock, publish

pytestmark = pytest.mark.slow

HOLD = """
import sys
from pathlib import Path
from leidraad.output import held
with held(Path(sys.argv[2]), "de map 'site'", print):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def _holding(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold a lock."""
    command = [sys.executable, "-c", HOLD, "build", path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


def test_who_waits_too_long_hears_which_command_and_process_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    path = tmp_path / ".site.leidraad" / "slot"
    told: list[str] = []
    with _holding(path) as other, pytest.raises(Failure) as stopped, held(path, "de map 'site'", told.append):
        raise AssertionError
    assert re.sub(r"\d\d:\d\d", "0:0", str(stopped.value)) == (
        f"`leidraad build` (proces {other.pid}, sinds 0:0) is bezig met de map 'site'. "
        "Wacht tot dat klaar is of stop het, en probeer het opnieuw."
    )
    assert told == []


def test_who_waits_goes_on_when_the_other_is_done_and_says_so_once(tmp_path: Path) -> None:
    path = tmp_path / "slot"
    told: list[str] = []
    with _holding(path) as other:
        assert other.stdin
        threading.Timer(0.3, other.stdin.close).start()
        with held(path, "de map 'site'", told.append):
            assert path.exists()
    assert [re.sub(r"\d+", "0", one) for one in told] == [
        "`leidraad build` (proces 0, sinds 0:0) is bezig met de map 'site'; even wachten"
    ]
    assert list(tmp_path.iterdir()) == []


def test_on_a_full_disk_a_lock_holds_and_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(lock.os, "pwrite", full)
    with held(tmp_path / "slot", "de map 'site'", print):
        assert files_in(tmp_path) == {"slot": b""}
    assert files_in(tmp_path) == {}


def test_a_lock_of_a_process_that_was_killed_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    with _holding(tmp_path / "slot") as other:
        other.kill()
        other.wait()
        assert (tmp_path / "slot").exists()
        with held(tmp_path / "slot", "de map 'site'", print):
            pass
    assert list(tmp_path.iterdir()) == []


def test_only_one_at_a_time_is_at_a_site_and_each_leaves_it_whole(tmp_path: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def build(number: int) -> None:
        for turn in range(5):
            site = {f"{page}.html": f"{number} {turn}".encode() for page in range(5)}
            with claimed(tmp_path / "site", tmp_path / "inhoud", tmp_path / "build", lambda _: None) as place:
                inside.append(number)
                most.append(len(inside))
                publish(place, site)
                assert {data for name, data in files_in(place).items() if name.endswith("html")} == {*site.values()}
                inside.pop()

    threads = [threading.Thread(target=build, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (max(most), len(most)) == (1, 20)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
