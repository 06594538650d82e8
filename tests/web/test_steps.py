"""The style sheet that unfolds an aid without a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import TODAY

from leidraad import pipeline
from leidraad.trees.graph import Graph
from leidraad.web.components.aid import steps


def test_an_aid_is_unfolded_once_for_all_that_is_made_of_it(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unfolded, ways = Counter[str](), steps._ways

    def counted(name: str, graph: Graph) -> Iterator[tuple[str, str]]:
        unfolded[name] += 1
        return ways(name, graph)

    monkeypatch.setattr(steps, "_ways", counted)
    pipeline.render(pipeline.trusted(good, TODAY), {})
    assert unfolded == {"is-er-gevaar": 1}
