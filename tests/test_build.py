"""The real content builds, twice the same."""

from __future__ import annotations

from leidraad import pipeline
from leidraad.source.model.guideline import Guideline


def test_the_real_content_renders_the_same_bytes_twice(guideline: Guideline) -> None:
    assert pipeline.render(guideline) == pipeline.render(guideline)
