"""The document of one page of the second guideline, and of all of it."""

from __future__ import annotations

import pytest
from places import TODAY
from word import sent

from leidraad.trusted import Trusted

PAGE = "keukenproces/ontvangst/"


@pytest.fixture(scope="session")
def one_page(trusted: Trusted) -> bytes:
    """One page, with texts that are used elsewhere too."""
    return sent(trusted, PAGE, TODAY)


@pytest.fixture(scope="session")
def all_pages(trusted: Trusted) -> bytes:
    """Every text."""
    return sent(trusted, "", TODAY)
