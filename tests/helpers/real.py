"""The real content at no address, for rooms whose tests still stand on it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from forms import *  # noqa: F403
from making import once, rendered
from places import ADDRESS, CONTENT, TODAY

from leidraad import pipeline


@pytest.fixture(scope="session")
def content() -> Path:
    """The content that editors write."""
    return CONTENT


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is made of it for a public address, with paper, before MkDocs dresses it."""
    return once(tmp_path_factory, "docs-real-addressed", partial(rendered, pipeline.trusted(CONTENT, TODAY, ADDRESS)))
