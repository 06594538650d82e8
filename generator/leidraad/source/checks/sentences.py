"""What teksten.yml says otherwise is something that the site says."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.language import GAP, sentences
from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import Problem, advised


def sentences_are_known(guideline: Guideline) -> Iterator[Problem]:
    """Yield the sentences of teksten.yml that nothing prints, and those that lose what is filled in."""
    known = sentences(guideline.language)
    for name, said in guideline.sentences.items():
        usual = known.get(name, said)
        if name in known and said.count(GAP) != usual.count(GAP):
            message = f"In `{name}` hoort {usual.count(GAP)} keer `{GAP}`: daar vult het programma iets in."
            yield Problem("zin-zonder-plek", message, said.place, f"Neem als voorbeeld: {usual}")
        if name not in known:
            message = f"De site heeft geen zin `{name}`."
            yield Problem("zin-onbekend", message, name.place, advised(name, known))
