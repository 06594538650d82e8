"""What a spreadsheet is given to open: words stay words, whatever they begin with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# What a spreadsheet takes for the beginning of a sum, which can also send what stands in other cells to somebody.
SUMS = ("=", "+", "-", "@")


def cell(words: object) -> str:
    """Return what a spreadsheet shows as it is: what begins as a sum is no sum."""
    text = str(words)
    return f"'{text}" if text.startswith(SUMS) else text


def csv_of(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as RFC 4180 has them."""
    file = io.StringIO()
    csv.writer(file).writerows(map(cell, row) for row in rows)
    return file.getvalue()


def tsv_of(rows: Iterable[Iterable[object]]) -> str:
    """Return rows with tabs between their cells, each of which is one line."""
    return "".join("\t".join(cell(" ".join(str(words).split())) for words in row) + "\n" for row in rows)
