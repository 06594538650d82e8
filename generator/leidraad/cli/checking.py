"""The command `leidraad check`: everything that is wrong with the content, once or at every saved edit."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import click

from leidraad.cli.options import (
    CONTENT_PROBLEM,
    command,
    concluding,
    folder_option,
    json_option,
    profile_option,
    progress,
    strict_option,
    today,
    told,
)
from leidraad.kept import Ending, ended
from leidraad.source.problems import ContentError, Problem
from leidraad.store import BUILD


@command("check", help="Controleer de inhoud, met alle profielen.")
@folder_option
@profile_option
@strict_option
@json_option
@click.option("--watch", "again", is_flag=True, help="Controleer opnieuw bij elke wijziging, tot Ctrl+C.")
def check_command(content: Path, profile: str, strict: bool, as_json: bool, again: bool) -> None:
    """Report every problem of the content, and say how good it is."""
    good = _check(content=content, profile=profile, strict=strict, as_json=as_json)
    with suppress(KeyboardInterrupt):
        for _ in _edits(content) if again else ():
            told("")
            _check(content=content, profile=profile, strict=strict, as_json=as_json)
    if not again and not good:
        sys.exit(CONTENT_PROBLEM)


@concluding
def _check(content: Path, profile: str, strict: bool) -> Iterable[Problem]:
    """Return every problem of the content, in general and as each profile has it."""
    progress("controleren")
    day = today()
    asked = ("check", content, profile, strict, day)
    work = partial(_checked, content, profile, day, strict)
    # Where nothing was built, checking leaves nothing behind.
    found = ended(asked, (content,), work, lambda _: True) if BUILD.is_dir() else work()
    if not found.good:
        raise ContentError(found.problems)
    return found.problems


def _checked(content: Path, profile: str, day: date, strict: bool) -> Ending:
    # What was found before is told without what finds it, which takes longer to load.
    from leidraad.checking import accepted, checked, trusted  # noqa: PLC0415
    from leidraad.recalled import known  # noqa: PLC0415

    try:
        before = known(content)
        warnings = trusted(content, day, None, profile, before).warnings if profile else checked(content, day, before)
        return Ending(accepted(warnings, strict))
    except ContentError as error:
        return Ending(error.problems, good=False)


def _edits(content: Path) -> Iterable[object]:
    """Yield something at every saved edit; the library waits for it, and who checks once does not load it."""
    from watchfiles import watch  # noqa: PLC0415

    return watch(content, debounce=100, step=20)
