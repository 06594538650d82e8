"""What experts propose, tried together and then written: what would break the content is told and left as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from leidraad.edit.textplace import text_at
from leidraad.exchange.settling import Proposal
from leidraad.source.nodes import Text
from leidraad.source.problems import ContentError, Problem
from leidraad.source.reading import read_yaml
from leidraad.source.rewriting import rewritten
from leidraad.trial import tried

# Why each proposal cannot be, by its place in the list of all.
Refusals = dict[int, list[Problem]]


@dataclass(frozen=True)
class Attempt:
    """Which proposals are good together, the files as they would be and as they are, and what is told of them."""

    taken: tuple[Proposal, ...]
    files: Mapping[str, bytes]
    before: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def tried_out(content: Path, proposals: Sequence[Proposal], today: date) -> Attempt:
    """Return what can be written, with the content checked as a whole; the rest is told at its row."""
    left = list(proposals)
    told: list[Problem] = []
    while True:
        before = {one.place.file: (content / one.place.file).read_bytes() for one in left}
        files, refused = rewritten_all(before, left)
        if not refused:
            try:
                warnings = tried(content, files, today) if files else ()
                return Attempt(tuple(left), files, before, (*told, *_about(warnings, files, left)))
            except ContentError as error:
                refused = _blamed(error.problems, files, left)
        told += [_at_row(problem, left[at]) for at, problems in refused.items() for problem in problems]
        left = [one for at, one in enumerate(left) if at not in refused]


def rewritten_all(before: Mapping[str, bytes], proposals: Sequence[Proposal]) -> tuple[dict[str, bytes], Refusals]:
    """Return the files with all proposals in them, and which of those no file can hold."""
    files, refused = dict(before), Refusals()
    for at, one in enumerate(proposals):
        data = files[one.place.file]
        text = text_at(read_yaml(one.place.file, data), one.place)
        assert text is not None, "it was found there before"
        try:
            files[one.place.file] = rewritten(data, text.place, one.words)
        except ContentError as error:
            refused[at] = list(error.problems)
    return files, refused


def _blamed(problems: Sequence[Problem], files: Mapping[str, bytes], proposals: Sequence[Proposal]) -> Refusals:
    """Return the proposals that mistakes stand in; else those in the files where they stand; else all."""
    refused: Refusals = defaultdict(list)
    for at, text in enumerate(_texts(files, proposals)):
        if here := [problem for problem in problems if text.span.holds(problem.place)]:
            refused[at] = here
    near = [at for at, one in enumerate(proposals) if one.place.file in {problem.place.file for problem in problems}]
    return refused or {at: list(problems) for at in near or range(len(proposals))}


def _about(warnings: Sequence[Problem], files: Mapping[str, bytes], proposals: Sequence[Proposal]) -> Iterator[Problem]:
    """Yield what is warned of in the new texts, each at its row."""
    for one, text in zip(proposals, _texts(files, proposals), strict=True):
        yield from (_at_row(problem, one) for problem in warnings if text.span.holds(problem.place))


def _texts(files: Mapping[str, bytes], proposals: Sequence[Proposal]) -> Iterator[Text]:
    """Yield the texts of proposals as they stand in the new files."""
    nodes = {name: read_yaml(name, data) for name, data in files.items()}
    for one in proposals:
        text = text_at(nodes[one.place.file], one.place)
        assert text is not None, "it was written there"
        yield text


def _at_row(problem: Problem, proposal: Proposal) -> Problem:
    return replace(problem, place=replace(proposal.row, snippet=proposal.words.replace("\n", " ")))
