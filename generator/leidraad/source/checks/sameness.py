"""One rule, one text: what comes from the same item of a source is said in the same words and under the same label."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from leidraad.source.filenames import TREES
from leidraad.source.model.citation import Sourced
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.tree import Outcome
from leidraad.source.problems import Place, Problem, Severity, brief, said_place
from leidraad.source.wordings import Wording, met, text_of, wordings

ADVICE = (
    "Gebruik die tekst hier met `gebruik: pagina/id`. Of zet erbij `anders:` met de reden dat het hier anders staat."
)


def one_item_is_said_in_one_text(guideline: Guideline) -> Iterator[Problem]:
    """What an item of a source says stands in one file; elsewhere it is used, or it is said why not.

    In that file it may be said in parts, as one sentence of a source can be several of ours.
    """
    others: dict[Place, list[tuple[str, Wording]]] = defaultdict(list)
    for locator, texts in wordings(guideline).items():
        plain = [text for text in texts if not text.otherwise and not text.short]
        home = _home(plain)
        for text in plain:
            if home and text.file != home.file:
                others[text.place].append((locator, home))
    for place, found in others.items():
        named = ", ".join(f"`{locator}`" for locator, _ in found)
        home = found[0][1]
        where = said_place(home.place, place)
        message = f"Wat de bron zegt bij {named}, staat in {where}, in andere woorden: “{brief(home.text)}”"
        yield Problem("zelfde-plaats-andere-woorden", message, place, ADVICE, Severity.WARNING)


def _home(texts: Iterable[Wording]) -> Wording | None:
    """Return the first text of the file in which most of them are written; what an aid says, a page can say better."""
    files = Counter(text.file for text in texts)
    return max(texts, key=lambda text: (not text.file.startswith(f"{TREES}/"), files[text.file]), default=None)


def one_text_has_one_label(guideline: Guideline) -> Iterator[Problem]:
    """What is said in the same words in two places is in both what the source says, or in both what follows from it.

    The title of an outcome is a name, which others can have too.
    """
    first: dict[str, Sourced] = {}
    for record, citation, words in met(guideline):
        if not isinstance(record, Outcome) and not record.otherwise:
            other = first.setdefault(words, record)
            if other is not record and other.citation.origin != citation.origin:
                there, here = text_of(other).place, text_of(record).place
                where = said_place(there, here)
                message = f"Dezelfde woorden heten in {where}, `{other.citation.origin}`, en hier `{citation.origin}`."
                yield Problem("label-verschilt", message, here, ADVICE, Severity.WARNING)
