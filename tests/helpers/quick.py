"""Which modules of tests have slow tests only, known without running them: they say so, or all that they take does."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from places import TESTS

SLOW = re.compile(r"^pytestmark = \[?pytest\.mark\.slow\b", re.MULTILINE)
LAWS = re.compile(r"^from laws\.(\w+) import \*", re.MULTILINE)


@cache
def is_slow(path: Path) -> bool:
    """Say whether every test in a folder or module is slow."""
    if path.is_dir():
        return path == TESTS / "inhoud"
    text = path.read_text(encoding="utf-8") if path.suffix == ".py" else ""
    return bool(SLOW.search(text)) or any(is_slow(TESTS / "laws" / f"{law}.py") for law in LAWS.findall(text))
