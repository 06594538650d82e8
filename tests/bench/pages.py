"""Writes what MkDocs and Zensical need to dress the pages by themselves: `python -m tests.bench.pages FOLDER`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from tests.helpers.zensical import project

from leidraad import pipeline

if __name__ == "__main__":
    project(Path(sys.argv[1]), pipeline.render(pipeline.trusted(Path("content"), date(2026, 11, 23)), {}))
