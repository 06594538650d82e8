"""One more in a list of a file, with every other byte as it was: comments, quotes, blank lines and line ends."""

from __future__ import annotations

from typing import Any

import yaml

from leidraad.failure import Failure


def listed(file: str, data: bytes, key: str, name: str) -> bytes:
    """Return a file with a name at the end of one of its lists, which need not be there yet.

    Raise Failure where the list is written so that nobody can be sure where its end is.
    """
    text = data.decode()
    field = _field(text, key)
    if field is None:
        return _sure(file, data, f"{_whole_lines(text)}{key}: [{name}]{_line_end(text)}", key, name)
    if not isinstance(field, yaml.SequenceNode):
        raise _unsure(file, key, name)
    if field.flow_style:
        at = field.value[-1].end_mark.index if field.value else field.end_mark.index - 1
        new = f"{text[:at]}{', ' if field.value else ''}{name}{text[at:]}"
    else:
        at = text.find("\n", field.value[-1].end_mark.index) + 1 or len(text)
        new = f"{_whole_lines(text[:at])}{' ' * field.start_mark.column}- {name}{_line_end(text)}{text[at:]}"
    return _sure(file, data, new, key, name)


def appended(file: str, data: bytes, entry: str, name: str) -> bytes:
    """Return a file that is one list with one more at its end.

    Raise Failure where it is written so that nothing can come behind it.
    """
    text = data.decode()
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    indent = " " * root.start_mark.column if isinstance(root, yaml.SequenceNode) else ""
    lines = "".join(f"{indent}{line}{_line_end(text)}" for line in entry.splitlines())
    new = f"{_whole_lines(text)}{lines}"
    try:
        before, more, after = (yaml.load(one, Loader=yaml.BaseLoader) for one in (text, entry, new))  # noqa: S506
    except yaml.YAMLError:
        before, more, after = None, [], []
    if after != [*(before or ()), *more] or not more:
        raise Failure(f"In '{file}' is niet te zien waar de lijst eindigt. Zet `{name}` daar zelf bij.")
    return new.encode()


def _field(text: str, key: str) -> yaml.Node | None:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _whole_lines(text: str) -> str:
    """Return a text that ends with its last line."""
    return text if not text or text.endswith("\n") else f"{text}{_line_end(text)}"


def _sure(file: str, old: bytes, new: str, key: str, name: str) -> bytes:
    """Return the new text if it says the same as the old one with this name more."""
    try:
        before, after = _read(old.decode()), _read(new)
    except yaml.YAMLError:
        raise _unsure(file, key, name) from None
    if after != {**before, key: [*before.get(key, []), name]}:
        raise _unsure(file, key, name)
    return new.encode()


def _read(text: str) -> dict[str, Any]:
    """Return the fields of a file, of which every value is text."""
    found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    return found if isinstance(found, dict) else {}


def _unsure(file: str, key: str, name: str) -> Failure:
    return Failure(f"In '{file}' is niet te zien waar `{key}` eindigt. Zet `{name}` daar zelf bij.")
