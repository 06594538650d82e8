"""Writes the pages as MkDocs and Zensical read them, without the skin: `python -m tests.bench.pages FOLDER`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from leidraad import pipeline
from leidraad.output import write

if __name__ == "__main__":
    write(Path(sys.argv[1]), pipeline.render(pipeline.trusted(Path("content"), date(2026, 11, 23)), {}))
