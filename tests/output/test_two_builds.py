"""Two builds at once in one project: each site is that of its own build, and whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from folders import files_in

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("project")]


def _start(good: Path, address: str, site: Path) -> subprocess.Popen[str]:
    words = ("build", "--zonder-pdf", "--inhoud", good, "--adres", address, "--site", site)
    command = [sys.executable, "-m", "leidraad", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)


def _addresses(site: Path) -> set[bytes]:
    """Return for whom the files of a site say to be."""
    return {name for name in (b"een.example", b"twee.example") for data in files_in(site).values() if name in data}


def test_two_builds_do_not_mix(good: Path, tmp_path: Path) -> None:
    one, two, both = (tmp_path / name for name in ("een", "twee", "samen"))
    for places in ((one, two), (both, both)):
        first = _start(good, "https://een.example/", places[0])
        second = _start(good, "https://twee.example/", places[1])
        said = [build.communicate(timeout=120) for build in (first, second)]
        assert [first.returncode, second.returncode] == [0, 0], said
        assert all(out == "" and (not err or "is bezig met de map" in err) for out, err in said)
    assert (_addresses(one), _addresses(two)) == ({b"een.example"}, {b"twee.example"})
    assert len(_addresses(both)) == 1
    assert files_in(both) in (files_in(one), files_in(two))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
