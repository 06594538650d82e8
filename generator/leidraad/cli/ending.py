"""How a command ends: whatever stops it is one line that says what to do, and never a traceback."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import click

from leidraad.failure import Failure, sentence
from leidraad.source.problems import visible


class Stopped(click.ClickException):
    """Ends a command with one line, because of something on this computer."""

    exit_code = 2


class Broken(click.ClickException):
    """Ends a command with one line, because of a fault of ours."""

    exit_code = 3


class Commands(click.Group):
    """The commands of the program, which all end in the same ways."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command, also where there is nothing to read from or to write to; every failure of it is one line."""
        _open_what_is_closed()
        _write_what_the_other_side_knows()
        try:
            return super().main(*args, **extra)
        except (Failure, OSError, MemoryError) as error:
            _end(Stopped(sentence(error)))
        except Exception as error:  # noqa: BLE001 - this is the last place
            _end(Broken(f"{sentence(error)}{_kept()}"))
        finally:
            _let_go_of_what_is_full()


def _end(said: click.ClickException) -> NoReturn:
    with suppress(OSError):
        said.show()
    sys.exit(said.exit_code)


def _kept() -> str:
    """Keep where a fault of ours happened, for who mends it, and say where."""
    with suppress(OSError):
        handle, name = tempfile.mkstemp(prefix="leidraad-fout-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            traceback.print_exc(file=file)
        return f". Stuur {visible(name)} mee."
    return ""


def _open_what_is_closed() -> None:
    """Let a stream that is closed, which Python calls nothing, lead nowhere."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - until the end


def _write_what_the_other_side_knows() -> None:
    """Let a sign that is not in the alphabet of a stream, as on Windows in a file, be a question mark and no fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


def _let_go_of_what_is_full() -> None:
    """Forget what could not be written, which Python would try once more when it ends, and complain of."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
