"""What came back, laid beside the content as it is now: what changes, what is remarked, and what no longer fits."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from leidraad.edit.textplace import TextPlace
from leidraad.exchange.cells import CellWords
from leidraad.exchange.codes import place_code, text_print
from leidraad.exchange.leaves import ExchangedText, leaves
from leidraad.exchange.lines import TYPED, as_typed
from leidraad.exchange.returned import Returned, ReturnedRow
from leidraad.source.nodes import Text
from leidraad.source.problems import Place, Problem, Severity, brief
from leidraad.trusted import Trusted

# Which cell has what.
TEXT, REMARK, NEW = 1, 3, 4


@dataclass(frozen=True)
class Proposal:
    """A new wording for a text, and the row of the document that it stands in."""

    row: Place
    place: TextPlace
    was: Text
    words: str


@dataclass(frozen=True)
class ExpertRemark:
    """What an expert says, at which row, and of which text; row 0 is the document as a whole."""

    row: int
    about: ExchangedText | None
    words: str


@dataclass(frozen=True)
class Settlement:
    """All that came back in one document."""

    proposals: tuple[Proposal, ...]
    remarks: tuple[ExpertRemark, ...]
    problems: tuple[Problem, ...]


def settled(trusted: Trusted, came: Returned, document: str) -> Settlement:
    """Return what a document asks; nothing of it is tried yet."""
    texts = {place_code(one.place): one for leaf in leaves(trusted) for _, one in leaf.texts}
    kept = frozenset(sign for one in texts.values() for sign in one.text if sign in TYPED)
    return _Settler(texts, kept, document).settle(came)


class _Settler:
    def __init__(self, texts: Mapping[str, ExchangedText], kept: frozenset[str], document: str) -> None:
        self._texts, self._kept, self._document = texts, kept, document
        self._problems: list[Problem] = []

    def settle(self, came: Returned) -> Settlement:
        known: dict[str, list[ReturnedRow]] = defaultdict(list)
        remarks = [ExpertRemark(0, None, words) for words in came.between]
        for row in came.rows:
            one = None if row.is_cut else self._about(row)
            remarks += self._remarks(row, one)
            if one and row.is_whole:
                known[place_code(one.place)].append(row)
        proposals = [found for rows in known.values() if (found := self._proposal(rows))]
        self._problems += self._order(came.rows)
        return Settlement(tuple(proposals), tuple(remarks), tuple(self._problems))

    def _about(self, row: ReturnedRow) -> ExchangedText | None:
        """Return the text of a row; tell of a row that has none, or that cannot be read as it is."""
        one = self._texts.get(row.code.place) if row.code else None
        words = brief(" ".join(cell.text for cell in row.cells[REMARK if row.code else 0 :])) or "niets"
        if row.code is None:
            message = f"Onder rij {row.after} staat een rij zonder code. Er staat: {words}"
            self._report("terug-erbij", row, message, "Iets nieuws zet je zelf in het bestand.")
        elif one is None:
            message = f"Deze rij hoort bij geen tekst, want de tekst is verplaatst of weg. De expert schrijft: {words}"
            advice = "Kwam het document uit een profiel? Noem het dan met --profiel."
            self._report("terug-onbekend", row, message, advice)
        elif not row.is_whole:
            message = f"In deze rij zijn cellen samengevoegd, gesplitst of weg. De expert schrijft: {words}"
            self._report("terug-half", row, message, "Neem zelf over wat de expert bedoelt.")
        return one

    def _remarks(self, row: ReturnedRow, one: ExchangedText | None) -> Iterator[ExpertRemark]:
        """Yield what stands in the column for it, and what was noted in the margin."""
        cell = row.cells[REMARK] if row.code and row.is_whole else CellWords("")
        if cell.foreign:
            message = f"In de kolom Opmerking staat meer dan gewone woorden: {' en '.join(cell.foreign)}."
            self._report("terug-onleesbaar", row, message, "Kijk in het document wat de expert bedoelt.")
        words = (as_typed(cell.text, self._kept), *row.notes)
        yield from (ExpertRemark(row.number, one, said) for said in words if said)

    def _proposal(self, rows: Sequence[ReturnedRow]) -> Proposal | None:
        """Return what the rows of one text propose together; tell where they do not agree, or it cannot be read."""
        one = self._texts[rows[0].code.place if rows[0].code else ""]
        said = {row.cells[NEW].text: row for row in rows if row.cells[NEW].text}
        if len(said) > 1:
            for words, row in said.items():
                message = f"Deze rij staat er meer dan één keer, hier met de nieuwe tekst: {brief(words)}"
                self._report("terug-dubbel", row, message, "Kies welke tekst het wordt, en laat één rij staan.")
            return None
        row = next(iter(said.values()), rows[0])
        words = unicodedata.normalize("NFC", as_typed(row.cells[NEW].text, self._kept))
        if self._unread(row) or words == one.text:
            return None
        if row.code and row.code.print != text_print(one.text):
            if words:
                message = f"De tekst is intussen anders: {brief(one.text)} De expert stelt voor: {brief(words)}"
                self._report("terug-anders", row, message, "Kies zelf wat het wordt, en schrijf dat in het bestand.")
            return None
        if self._is_touched(row, one):
            message = f"In de kolom Tekst is iets veranderd. Daar staat nu: {brief(row.cells[TEXT].text)}"
            self._report("terug-in-tekst", row, message, "Zet de hele nieuwe tekst in de kolom Nieuwe tekst.")
            return None
        return Proposal(self._place(row), one.place, one.text, words) if words else None

    def _unread(self, row: ReturnedRow) -> bool:
        """Say whether a new wording has more than words in it, and tell what."""
        cell = row.cells[NEW]
        if cell.is_cut:
            message = "In de kolom Nieuwe tekst staan bijgehouden wijzigingen, waarin ook woorden zijn geschrapt."
            advice = "Accepteer of weiger ze in het document, en lees het opnieuw in."
            self._report("terug-bijgehouden", row, message, advice)
        if cell.foreign:
            message = f"In de kolom Nieuwe tekst staat meer dan gewone woorden: {' en '.join(cell.foreign)}."
            self._report("terug-onleesbaar", row, message, "Laat er alleen de woorden van de nieuwe tekst staan.")
        return cell.is_cut or bool(cell.foreign)

    def _is_touched(self, row: ReturnedRow, one: ExchangedText) -> bool:
        """Say whether somebody wrote in the text that was there to read."""
        cell = row.cells[TEXT]
        same = as_typed(cell.text, frozenset()).split() == as_typed(one.text, frozenset()).split()
        return cell.is_added or cell.is_cut or bool(cell.foreign) or not same

    def _order(self, rows: Iterable[ReturnedRow]) -> Iterator[Problem]:
        """Yield which rows are gone, and which stand elsewhere."""
        numbers = [row.code.number for row in rows if row.code and not row.is_cut]
        totals = {row.code.total for row in rows if row.code}
        for first, last in _gaps(numbers, max(totals)) if len(totals) == 1 else ():
            which = f"Rij {first} is" if first == last else f"De rijen {first} tot en met {last} zijn"
            advice = "Moet er een tekst weg? Haal die zelf weg in het bestand."
            message = f"{which} weg uit het document. Aan de inhoud verandert daardoor niets."
            yield Problem("terug-weg", message, Place(self._document, first), advice, Severity.WARNING)
        for number in _strayed(numbers):
            message = f"Rij {number} staat op een andere plek. In de inhoud blijft de volgorde zoals zij is."
            advice = "Moet de tekst ergens anders staan? Verplaats die zelf in het bestand."
            yield Problem("terug-verplaatst", message, Place(self._document, number), advice, Severity.WARNING)

    def _report(self, code: str, row: ReturnedRow, message: str, advice: str) -> None:
        self._problems.append(Problem(code, message, self._place(row), advice))

    def _place(self, row: ReturnedRow) -> Place:
        return Place(self._document, row.number)


def _gaps(numbers: Iterable[int], total: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each row of numbers that is missing."""
    before = 0
    for number in (*sorted(set(numbers)), total + 1):
        if number > before + 1:
            yield before + 1, number - 1
        before = number


def _strayed(numbers: Sequence[int]) -> list[int]:
    """Return the fewest numbers without which the rest goes up."""
    ends: list[int] = []
    lengths = []
    for number in numbers:
        at = bisect_left(ends, number + 1)
        ends[at : at + 1] = [number]
        lengths.append(at + 1)
    wanted, strayed = len(ends), []
    for number, length in zip(reversed(numbers), reversed(lengths), strict=True):
        if length == wanted:
            wanted -= 1
        else:
            strayed.append(number)
    return strayed[::-1]
