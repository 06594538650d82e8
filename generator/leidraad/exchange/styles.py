"""What a word processor says of words by a style, perhaps one based on another, and not at the words themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import nsmap

W = f"{{{nsmap['w']}}}"
OFF = ("0", "false", "off", "none")
# A word processor has so many depths in a list.
DEEPEST = 8


class Styles:
    """The styles of one document."""

    def __init__(self, styles: Any) -> None:
        self._styles = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}

    def is_on(self, run: Any, *names: str) -> bool:
        """Say whether one of these switches is on for a run, at itself or by its style or that of its paragraph."""
        paragraph = next(run.iterancestors(f"{W}p"), None)
        return any(_is_on(self._found(f"{W}rPr/{W}{name}", run, paragraph)) for name in names)

    def is_raised(self, run: Any) -> bool:
        """Say whether words stand above the line."""
        paragraph = next(run.iterancestors(f"{W}p"), None)
        return value(self._found(f"{W}rPr/{W}vertAlign", run, paragraph)) == "superscript"

    def list_of(self, paragraph: Any) -> tuple[str, int] | None:
        """Return the list that a paragraph is a point of, and how deep it stands in it."""
        numbered = self._found(f"{W}pPr/{W}numPr", paragraph)
        if numbered is None:
            return None
        depth = value(numbered.find(f"{W}ilvl"))
        return value(numbered.find(f"{W}numId")), min(int(depth), DEEPEST) if depth.isdecimal() else 0

    def _found(self, path: str, *parts: Any) -> Any:
        """Return what the first of some parts says, by itself or by its style."""
        places = (place for part in parts if part is not None for place in (part, *self._of(part)))
        return next((found for place in places if (found := place.find(path)) is not None), None)

    def _of(self, part: Any) -> Iterator[Any]:
        """Yield the style of a part, and those that it is based on."""
        named = part.find(f"{W}rPr/{W}rStyle") if part.tag == f"{W}r" else part.find(f"{W}pPr/{W}pStyle")
        seen: set[str] = set()
        while (name := value(named)) in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            named = self._styles[name].find(f"{W}basedOn")


def value(part: Any) -> str:
    """Return what a part says, which may not be there."""
    return "" if part is None else str(part.get(f"{W}val") or "")


def _is_on(switch: Any) -> bool:
    return switch is not None and value(switch) not in OFF
