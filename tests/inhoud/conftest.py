"""The forms of the real content, published at an address."""

from __future__ import annotations

from pathlib import Path

import pytest
from forms import *  # noqa: F403 — Every form, made of the real content.
from places import ADDRESS, CONTENT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the real content to `make test`, as it is large."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def content() -> Path:
    """The content that editors write."""
    return CONTENT


@pytest.fixture(scope="session")
def published() -> str:
    """Its address."""
    return ADDRESS


@pytest.fixture(scope="session")
def addressed(docs: Path) -> Path:
    """The same, as it has an address already."""
    return docs
