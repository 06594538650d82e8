"""The command `leidraad check`: everything that is wrong with the content."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from leidraad.checking import accepted, checked, trusted
from leidraad.cli.options import (
    command,
    folder_option,
    json_option,
    profile_option,
    progress,
    reporting,
    strict_option,
    today,
)
from leidraad.source.problems import Problem


@command("check", help="Controleer de inhoud, met alle profielen.")
@folder_option
@profile_option
@strict_option
@json_option
@reporting
def check_command(content: Path, profile: str, strict: bool) -> Iterable[Problem]:
    """Report every problem of the content, in general and as each profile has it."""
    progress("controleren")
    if profile:
        return accepted(trusted(content, today(), profile=profile).warnings, strict)
    return accepted(checked(content, today()), strict)
