"""How every template of ours prints, whatever it makes: strict about names, and without lines that only held a tag.

It stands apart so that no form of output has settings of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import BaseLoader, Environment, StrictUndefined


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
    )
