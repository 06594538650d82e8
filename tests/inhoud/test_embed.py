"""Parts of the real content, at the addresses that were promised.

`v1` is a promise to whoever put a part in a page or reads the data: what is approved stays.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from laws.parts import *  # noqa: F403
from places import APPROVED
from told import answers

from leidraad.web import urls

pytestmark = pytest.mark.slow
OURS = APPROVED / "embed-v1"


def test_every_promised_address_is_still_there(site: Path, content: Path, approve: bool) -> None:
    """A new part may come; none may go. A unit or aid that is dropped keeps its address, with a word on why."""
    told = answers(content)
    there = sorted([*(path.removesuffix("oembed.json") for path in told), *told])
    there += sorted(path.relative_to(site).as_posix() for path in (site / urls.DATA).rglob("*.json"))
    file = OURS / "adressen.txt"
    if approve:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(there) + "\n", "utf-8")
    assert set(file.read_text("utf-8").split()) - set(there) == set()
