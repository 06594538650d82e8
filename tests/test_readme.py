"""What the README tells a newcomer to type works as written, in a clone of what is committed and nothing else."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from folders import files_in
from places import NOON, ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("readme")]

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [block.splitlines() for block in re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)]
INSTALLED = ["pip install .", "leidraad check", "leidraad build", "leidraad groot stap-1"]
# Of the make and the environment that run these tests, a newcomer knows nothing.
OURS = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "VIRTUAL_ENV", "PYTHONPATH", "PYTEST_CURRENT_TEST")
# Downloads take long on a slow line.
PATIENCE = 60


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of what is committed; the first command that needs its environment makes it."""
    folder = tmp_path_factory.mktemp("newcomer") / "leidraad"
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    return folder


def _environment(first: Path | None = None) -> dict[str, str]:
    """Return the environment of a newcomer, on the day of the tests, with perhaps a folder of commands before all."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    paths = [path for path in kept["PATH"].split(":") if Path(path) != Path(sys.prefix) / "bin"]
    return kept | {"PATH": ":".join([str(first), *paths] if first else paths), "SOURCE_DATE_EPOCH": NOON}


def _type(command: str, folder: Path, commands: Path | None = None) -> str:
    """Run a command as it is typed, demand that it succeeds, and return what it prints."""
    done = subprocess.run(
        command, shell=True, cwd=folder, env=_environment(commands), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_every_command_of_the_readme_is_tried_below() -> None:
    assert BLOCKS == [["make site"], ["make zip"], ["make serve"], ["make test"], INSTALLED]


def test_make_site_leaves_a_website_that_works_from_any_folder(clone: Path) -> None:
    _type("make site", clone)
    page = (clone / "site" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'(?:href|src)="/[^"]*"', page) == []


def test_make_zip_leaves_a_zip_of_the_site_and_its_checksum(clone: Path) -> None:
    _type("make zip", clone)
    assert "build/leidraad-<version>.zip" in README
    assert sorted(path.name for path in (clone / "build").glob("*.zip*")) == [
        "leidraad-0.2.zip",
        "leidraad-0.2.zip.sha256",
    ]
    _type("cd build && sha256sum -c leidraad-0.2.zip.sha256", clone)


@contextmanager
def _started(command: str, folder: Path) -> Iterator[str]:
    """Start a command that goes on until Ctrl+C, which reaches all that it started; give the line with its address."""
    process = subprocess.Popen(
        shlex.split(command), cwd=folder, env=_environment(), stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout
    try:
        yield next(line for line in process.stdout if "http://" in line)
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=PATIENCE)


def _answer(address: str) -> str:
    """Return the page at an address, as soon as there is one."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address) as page:
                return str(page.read().decode())
        except urllib.error.URLError:
            assert time.monotonic() < end
            time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address):
            return True
    except urllib.error.URLError:
        return False


def test_make_serve_shows_the_site_at_the_address_that_the_readme_says(clone: Path) -> None:
    address = "http://127.0.0.1:8000/"
    assert f"shows the site at {address} while you write" in README
    if _answers(address):
        pytest.skip("another program has port 8000")
    with _started("make serve", clone) as line:
        assert line == "De site staat op http://127.0.0.1:8000/ . Stop met Ctrl+C.\n"
        assert "<h1" in _answer(address)
    assert not _answers(address)


def test_make_test_would_run_every_check_and_every_test(clone: Path) -> None:
    """Only shown: these tests are part of `make test`, so to run it here would never end.

    That it works as written is said by the run of it that you are looking at: this very target, from the same Makefile.
    """
    shown = _type("make -n test", clone).splitlines()
    wanted = ["ruff check .", "ruff format --check .", "mypy", "pytest -n 3 --dist loadgroup"]
    assert [line for line in shown if line.startswith(".venv/bin/") and "pip" not in line] == [
        f".venv/bin/{command}" for command in wanted
    ]


def test_every_make_target_that_the_readme_names_is_listed_by_make_help(clone: Path) -> None:
    named = set(re.findall(r"\bmake ([a-z]+)", re.sub(r"^.*?## Start", "", README, flags=re.DOTALL)))
    listed = [line.partition(" — ")[0] for line in _type("make help", clone).splitlines()]
    assert named - {"help"} <= {*listed}
    for target in listed:
        _type(f"make -n {target}", clone)


def test_the_installed_package_is_complete_and_builds_the_same_site(clone: Path, tmp_path: Path) -> None:
    """The same bytes, although each process hashes in its own way; documents are not set again."""
    _type("make site", clone)
    made, environment = files_in(clone / "site"), tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    for command in INSTALLED:
        _type(command, clone, environment / "bin")
    assert files_in(clone / "site") == made
    assert (clone / "build" / "stap-1-groot.pdf").read_bytes().startswith(b"%PDF")
    (package,) = environment.glob("lib/python*/site-packages/leidraad")
    source = _type("git ls-files generator/leidraad", clone).splitlines()
    assert {name for name in files_in(package) if "__pycache__" not in name} == {
        name.removeprefix("generator/leidraad/") for name in source
    }


def test_make_site_with_an_address_gives_canonical_links_and_a_sitemap(clone: Path) -> None:
    """The last, as every document names the address, so that all are set again."""
    _type("make site ADRES=https://richtlijn.example/", clone)
    assert '<link rel="canonical" href="https://richtlijn.example/">' in (clone / "site" / "index.html").read_text()
    assert "https://richtlijn.example/" in (clone / "site" / "sitemap.xml").read_text()
