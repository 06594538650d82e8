"""What teksten.yml says otherwise is something that the site says."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.language import sentences
from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import Problem, proposal


def sentences_are_known(guideline: Guideline) -> Iterator[Problem]:
    """Yield the sentences of teksten.yml that nothing prints."""
    known = sentences()
    for name in guideline.sentences:
        if name not in known:
            message = f"De site heeft geen zin `{name}`."
            yield Problem("zin-onbekend", message, name.place, proposal(name, known))
