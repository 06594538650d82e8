"""Words with force stay: what a source says always, first or only if, our text says as strongly, and no stronger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from leidraad.source.model.choice import Force, WordChoice
from leidraad.source.model.citation import CitationFields, Sourced
from leidraad.source.model.guideline import Guideline, cited_in
from leidraad.source.model.record import Record, while_same
from leidraad.source.phrases import phrase_finder
from leidraad.source.problems import Problem, Severity
from leidraad.source.wordings import Wording, text_of, texts_in, wordings


def no_force_is_lost(guideline: Guideline) -> Iterator[Problem]:
    """What a file says of an item of a source has each kind of force that the item has.

    It may stand in any of the texts of the file that say what the item says, in a point below them, or in what is said
    of the difference. A text with a reason to be worded otherwise is not looked at.
    """
    forces, items = _forces(guideline), guideline.item_of
    for locator, texts in wordings(guideline).items():
        wanted = [forces[name] for name in items[locator].forces if name in forces] if locator in items else []
        for together in _by_file(texts) if wanted else ():
            said = " ".join(word for text in together for record in text.records for word in texts_in(record))
            lost = [force for force in wanted if not phrase_finder(force.words).search(said)]
            if lost:
                yield _lost(together[0], locator, lost)


def no_force_is_added(guideline: Guideline) -> Iterator[Problem]:
    """A text that says what the source says has no strict word that none of its items has, unless it says why."""
    forces, items = _forces(guideline), guideline.item_of
    strict = [force for force in forces.values() if force.strict]
    known = {str(item.document) for item in items.values() if item.forces}
    for record, citation in chain.from_iterable(_strict_in(one, guideline.choice) for one in guideline.sayings):
        if _speaks_for(record, citation):
            cited = [items[locator] for locator in citation.locators if locator in items]
            there = {str(name) for item in cited for name in item.forces}
            for force in strict if all(item.document in known for item in cited) else ():
                text = text_of(record)
                found = phrase_finder(force.words).search(text)
                if found and force.id not in there:
                    message = f"Hier staat “{found[0]}”, en geen van deze vindplaatsen zegt dat."
                    advice = "Haal het weg, of zeg bij `verschil` of `anders` waarom het hier staat."
                    yield Problem("kracht-toegevoegd", message, text.span.find(found[0]), advice, Severity.WARNING)


@while_same
def _strict_in(record: Record, choice: WordChoice) -> tuple[tuple[Sourced, CitationFields], ...]:
    """Return what has a source in a record and any word that is never added, with its source."""
    words = tuple(word for force in choice.forces if force.strict for word in force.words)
    found = ((one, citation) for one, citation in cited_in(record) if isinstance(one, Sourced))
    return tuple((one, citation) for one, citation in found if _has(words, text_of(one)))


@lru_cache(maxsize=1 << 16)
def _has(words: tuple[str, ...], text: str) -> bool:
    return bool(phrase_finder(words).search(text))


def _speaks_for(record: Sourced, citation: CitationFields) -> bool:
    """Say whether all that a text says is said to be in places of sources, and in nothing else."""
    said_why = record.otherwise or getattr(record, "difference", None)
    return bool(citation.quoted) and not (citation.external or citation.added or said_why)


def _lost(text: Wording, locator: str, forces: list[Force]) -> Problem:
    kinds = ", ".join(f"`{force.id}`" for force in forces)
    message = f"De bron zegt dit bij `{locator}` met kracht ({kinds}), en onze tekst heeft dat niet."
    advice = f"Schrijf het erbij, zoals “{forces[0].words[0]}”, of zeg bij `verschil` of `anders` waarom niet."
    return Problem("kracht-verloren", message, text.place, advice, Severity.WARNING)


def _by_file(texts: Iterable[Wording]) -> Iterable[list[Wording]]:
    files: dict[str, list[Wording]] = defaultdict(list)
    for text in texts:
        if not text.otherwise:
            files[text.file].append(text)
    return files.values()


def _forces(guideline: Guideline) -> Mapping[str, Force]:
    return {str(force.id): force for force in guideline.choice.forces}
