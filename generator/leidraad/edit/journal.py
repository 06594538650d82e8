"""What was written in pages, so that it can be undone, also after a new start: the last changes of a content folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from leidraad.edit.textplace import TextPlace
from leidraad.output import held, replace

# More changes than this are not kept.
MOST = 200


@dataclass(frozen=True)
class TextChange:
    """A text as it was written in its file before and after."""

    place: TextPlace
    before: str
    after: str


class Journal:
    """A file in a folder that is ours, with the changes of a content folder; one writes at a time."""

    def __init__(self, folder: Path, content: Path) -> None:
        self._file = folder / f"{hashlib.sha256(str(content.resolve()).encode()).hexdigest()[:16]}.json"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Let nobody else write meanwhile, in another window or another program."""
        with held(self._file.with_suffix(".slot"), "schrijven", lambda _: None):
            yield

    def last(self) -> TextChange | None:
        """Return the newest change."""
        return next(reversed(self._changes()), None)

    def add(self, change: TextChange) -> None:
        """Keep one more."""
        self._keep([*self._changes(), change])

    def drop(self, change: TextChange) -> None:
        """Forget the newest change, if it is this one."""
        changes = self._changes()
        if changes and changes[-1] == change:
            self._keep(changes[:-1])

    def _keep(self, changes: list[TextChange]) -> None:
        replace(self._file, json.dumps([asdict(one) for one in changes[-MOST:]], ensure_ascii=False).encode())

    def _changes(self) -> list[TextChange]:
        """Return the changes, the newest last; what cannot be read back is no change that could be undone."""
        try:
            found = json.loads(self._file.read_bytes())
            return [_change(one) for one in found]
        except (OSError, ValueError, KeyError, TypeError):
            return []


def _change(fields: Any) -> TextChange:
    place = TextPlace(str(fields["place"]["file"]), tuple(map(str, fields["place"]["steps"])))
    return TextChange(place, str(fields["before"]), str(fields["after"]))
