"""The forms of the smallest guideline: what `leidraad nieuw` makes without roles and without a number for danger."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from beginning import WITHOUT, made
from forms import *  # noqa: F403 — Every form, made of it.
from making import once, rendered
from places import ADDRESS, TODAY

from leidraad import pipeline
from leidraad.output import write


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `leidraad nieuw` writes."""
    return once(tmp_path_factory, "kleinste", partial(write, files=made(WITHOUT)))


@pytest.fixture(scope="session")
def addressed(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is made of it for a public address, with paper, before MkDocs dresses it."""
    public = partial(rendered, pipeline.trusted(content, TODAY, ADDRESS))
    return once(tmp_path_factory, "docs-kleinste-addressed", public)
