"""The texts of a card: numbers to call stand out without colour, and sources stay on the page that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from leidraad.paper.document import Element, Mark, Prose, Run, Runs
from leidraad.paper.passages import Print
from leidraad.paper.publication import Format
from leidraad.paper.setting import Writer
from leidraad.source.passage import Inline
from leidraad.web.meaning import Call, Meaning, Way
from leidraad.web.text import Rich
from leidraad.web.views.origins import ProvenanceView

# What is so short is never parted.
TIED = 8


class CardPrint(Print):
    """Prints the texts of a card: numbers to call stand out without colour, and `stap 1` stays on one line."""

    def part(self, part: Inline[Meaning], style: Run) -> Runs:
        """Return a part of a line."""
        printed = super().part(part, style)
        match part:
            case Call():
                return tuple(replace(run, strong=True) for run in printed)
            case Way():
                return tuple(replace(run, text=unparted(run.text)) for run in printed)
        return printed


class CardWriter(Writer):
    """Writes a card: what it says of sources is where to find them."""

    def __init__(self, sentences: Mapping[str, str], address: str, form: Format) -> None:
        super().__init__(sentences, address, form)
        self.print = CardPrint(self.print.whole)

    def marks(self, provenance: ProvenanceView) -> tuple[Mark, ...]:
        """Return none."""
        return ()

    def difference(self, text: Rich | None, title: str = "verschil") -> tuple[Element, ...]:
        """Return what to mind, as a line of its own; what is said of sources stands on the page."""
        if text is None or title == "verschil":
            return ()
        first, *rest = self.text(text)
        lead = Run(f"{self.sentences[title]}: ", strong=True)
        return (replace(first, text=(lead, *first.text)) if isinstance(first, Prose) else first, *rest)


def unparted(text: str) -> str:
    """Return a text that stays on one line if it is short."""
    return text.replace(" ", "\u00a0") if len(text) <= TIED else text
