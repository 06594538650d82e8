"""The real content builds, twice the same."""

from __future__ import annotations

import pytest

from leidraad import pipeline
from leidraad.trusted import Trusted


@pytest.mark.slow
@pytest.mark.slow
@pytest.mark.xdist_group("site")
def test_the_real_content_renders_the_same_bytes_twice(trusted: Trusted) -> None:
    assert pipeline.render(trusted, {}) == pipeline.render(trusted, {})
