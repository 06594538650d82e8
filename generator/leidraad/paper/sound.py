"""What every document must have before it is set: the program's own mistakes too are told as problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from leidraad.paper.document import Chart, Figure, Heading
from leidraad.paper.letters import UNPRINTABLE
from leidraad.paper.publication import Publication
from leidraad.paper.walk import every_element
from leidraad.source.problems import ContentError, Place, Problem, Severity
from leidraad.trusted import Trusted


def assure(trusted: Trusted, documents: Iterable[Publication]) -> tuple[Publication, ...]:
    """Return the documents of a guideline that can be set; raise ContentError with all that is wrong with them.

    A sign that cannot be printed is only a warning as long as there is no paper.
    """
    found = tuple(documents)
    problems = [replace(one, severity=Severity.ERROR) for one in trusted.warnings if one.code == UNPRINTABLE]
    problems += [problem for one in found for rule in RULES for problem in rule(one)]
    if problems:
        raise ContentError(problems)
    return found


def _place(document: Publication) -> Place:
    return Place(f"{document.id}.pdf")


def _is_named(document: Publication) -> Iterator[Problem]:
    for value, what in ((document.language, "taal"), (document.title, "titel")):
        if not value.strip():
            yield Problem("pdf-zonder-titel-of-taal", f"Deze PDF heeft geen {what}.", _place(document))


def _headings_count_on(document: Publication) -> Iterator[Problem]:
    last = 0
    for block in every_element(document.blocks):
        if isinstance(block, Heading):
            if block.level > last + 1:
                message = f"De kop `{block.text}` is van niveau {block.level}, maar de kop ervoor van niveau {last}."
                yield Problem("kopniveau-overgeslagen", message, _place(document))
            last = block.level


def _figures_are_described(document: Publication) -> Iterator[Problem]:
    for block in every_element(document.blocks):
        if isinstance(block, Figure | Chart) and not block.description.strip():
            yield Problem("plaatje-zonder-omschrijving", "Een plaatje heeft geen omschrijving.", _place(document))


RULES = (_is_named, _headings_count_on, _figures_are_described)
