"""A text put in its file, and put back: nothing else of the file changes, and what would be broken is not written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leidraad.edit.journal import Journal, TextChange
from leidraad.edit.textplace import TextPlace, text_at
from leidraad.output import replace
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem
from leidraad.source.reading import read_yaml
from leidraad.source.rewriting import Cut, cut, rewritten
from leidraad.trial import tried

# How often a file may change under our hands before somebody is told to look first.
TRIES = 3


class ElsewhereError(Exception):
    """A text is not what it was when somebody began to write: `now` is what it says, or nothing where it is gone.

    `was` is how a text was written that can be put back no more.
    """

    def __init__(self, now: str | None, was: str = "") -> None:
        super().__init__(now, was)
        self.now, self.was = now, was


class Binder:
    """The files of a content folder in which texts are written, and the journal of what was."""

    def __init__(self, content: Path, journal: Journal) -> None:
        self._content = content
        self.journal = journal

    def opened(self, place: TextPlace) -> tuple[bytes, Text]:
        """Return a file as it is now and the text at a place of it.

        Raise ElsewhereError where there is none, and ContentError where the file cannot be read.
        """
        path = self._content / place.file
        if path.resolve() != self._content.resolve() / place.file or not path.is_file():
            raise ElsewhereError(None)
        data = path.read_bytes()
        text = text_at(read_yaml(place.file, data), place)
        if text is None:
            raise ElsewhereError(None)
        return data, text

    def save(self, place: TextPlace, was: str, words: str, today: date) -> tuple[Text, tuple[Problem, ...]]:
        """Write a text that said `was`; return it as it stands there, with the warnings about all of the content.

        Raise ElsewhereError where it says something else by now, and ContentError where the content would be broken.
        """
        for _ in range(TRIES):
            data, old = self.opened(place)
            if old != was:
                break
            new = rewritten(data, old.place, words)
            warnings = tried(self._content, {place.file: new}, today)
            change = TextChange(place, cut(data, old.place).own, cut(new, old.place).own)
            if self._put(change, data, new):
                return self.opened(place)[1], warnings
        raise ElsewhereError(str(old))

    def undo(self, today: date) -> Text | None:
        """Put the last change back and return the text as it stands there again; nothing when there is none to undo.

        Raise ElsewhereError, and forget the change, where somebody wrote something else there since; and ContentError
        where the content would be broken.
        """
        while (change := self.journal.last()) is not None:
            data, around = self._around(change)
            if around.own == change.before:
                self._forget(change)
                continue
            new = around.holding(change.before)
            tried(self._content, {change.place.file: new}, today)
            if self._put(change, data, new, back=True):
                return self.opened(change.place)[1]
        return None

    def _around(self, change: TextChange) -> tuple[bytes, Cut]:
        """Return the file of a change, cut around the text; forget a change where something else stands by now."""
        try:
            data, text = self.opened(change.place)
        except ElsewhereError:
            self._forget(change)
            raise ElsewhereError(None, change.before) from None
        around = cut(data, text.place)
        if around.own not in (change.after, change.before):
            self._forget(change)
            raise ElsewhereError(str(text), change.before)
        return data, around

    def _forget(self, change: TextChange) -> None:
        with self.journal.writing():
            self.journal.drop(change)

    def _put(self, change: TextChange, data: bytes, new: bytes, *, back: bool = False) -> bool:
        """Write a file that is still as it was when it was tried; say whether it was.

        The journal knows of a change before it is made and until it is undone, whenever the program stops.
        """
        path = self._content / change.place.file
        with self.journal.writing():
            if self.opened(change.place)[0] != data:
                return False
            if not back and new != data:
                self.journal.add(change)
            if new != data:
                replace(path, new)
            if back:
                self.journal.drop(change)
        return True
