"""How every template of ours prints, whatever it makes: strict about names, and without lines that only held a tag.

It stands apart so that no form of output has settings of its own. What a template is compiled to is kept where Python
keeps that of our modules, and is as much part of the program.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import BaseLoader, Environment, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache

from leidraad.output.files import replace

PLACE = Path(__file__).parent / "__pycache__"


def printing(
    loader: BaseLoader, *, escaping: bool | Callable[[str | None], bool] = True, last_line: bool = False
) -> Environment:
    """Return an environment for the templates that a loader finds; raise UndefinedError while printing what is not.

    `escaping` says, perhaps by the name of a template, whether it prints markup; `last_line` keeps its last line end.
    """
    return Environment(
        loader=loader,
        autoescape=escaping,  # noqa: S701 - what prints markup escapes
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=last_line,
        # Who decides by name may decide otherwise elsewhere.
        bytecode_cache=None if callable(escaping) else _Compiled(f"{version('jinja2')} {escaping} {last_line}"),
    )


class _Compiled(BytecodeCache):
    """Templates as compiled before: each for exactly its words, its place, this module, Jinja and Python.

    As with our modules, nothing is kept where nobody may write, or nobody wants it.
    """

    def __init__(self, settings: str) -> None:
        made_by = Path(__file__).read_bytes() + f"{settings} {sys.version}".encode()
        self._made_by = sha256(made_by).hexdigest()[:16]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find what was kept of a template; its words are compared with those of now."""
        with suppress(OSError, EOFError, UnpicklingError), self._file(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to, whole or not at all."""
        if not sys.dont_write_bytecode and PLACE.is_dir():
            with suppress(OSError):
                replace(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return PLACE / f"template-{bucket.key}-{self._made_by}.bin"
