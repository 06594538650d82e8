"""Read an earlier version of the content from git."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote

# How long git may take to give a version, in seconds; it may have to fetch it.
PATIENCE = 300


class NoSuchVersionError(Exception):
    """There is no content to read under this name; the message says why, in Dutch."""


@contextmanager
def folder_of(version: str, content: Path) -> Iterator[Path]:
    """Give a version of the content folder; what comes from git stands in a temporary folder.

    `version` is a folder, or else a revision of the project that `content` is in. Raise NoSuchVersionError.
    """
    if _is_folder(version):
        yield Path(version)
        return
    data = _archive(version, content.resolve())
    with tempfile.TemporaryDirectory(prefix="leidraad-") as name:
        try:
            with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                archive.extractall(name, filter="data")
        except tarfile.TarError as error:
            raise NoSuchVersionError(f"De versie '{version}' kan niet worden uitgepakt.") from error
        yield Path(name) / _home(content.resolve())[1]


def _is_folder(name: str) -> bool:
    """Say whether a name is a folder's; one that no folder can have is not."""
    try:
        return bool(name) and Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _home(content: Path) -> tuple[Path, str]:
    """Return where to ask git, and what the content is called from there: it can be a project of its own."""
    return (content, ".") if (content / ".git").exists() else (content.parent, content.name)


def _archive(version: str, content: Path) -> bytes:
    """Return the content folder of a revision as an archive."""
    home, name = _home(content)
    if _git(home, "rev-parse", "--git-dir") is None:
        raise NoSuchVersionError(_why_not(version, home))
    commit = _git(home, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{version}^{{commit}}")
    if commit is None:
        raise NoSuchVersionError(f"'{version}' is geen map en geen versie in git.")
    data = _git(home, "archive", commit.decode().strip(), name)
    if data is None:
        raise NoSuchVersionError(f"In de versie '{version}' staat geen map '{name}'.")
    return data


def _why_not(version: str, home: Path) -> str:
    """Return why git reads nothing in a folder: there is no project, or it is of somebody whom git does not trust."""
    project = next((place for place in (home, *home.parents) if (place / ".git").exists()), None)
    if project is None:
        return f"'{version}' is geen map, en '{home}' is geen project in git."
    return (
        f"Git leest '{project}' niet, misschien omdat die map van een andere gebruiker is. "
        f"Vertrouw je haar? Typ dan: git config --global --add safe.directory {quote(str(project))}"
    )


def _git(folder: Path, *words: str) -> bytes | None:
    """Return what git says, or nothing when it refuses."""
    try:
        found = subprocess.run(  # noqa: S603
            ("git", "-C", str(folder), *words),  # noqa: S607
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise NoSuchVersionError(f"Git geeft na {PATIENCE} seconden geen antwoord. Noem twee mappen.") from error
    except OSError as error:
        raise NoSuchVersionError("Git kan hier niet worden gestart. Installeer het, of noem twee mappen.") from error
    return found.stdout if found.returncode == 0 else None
