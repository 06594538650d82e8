"""Dates as a reader writes them."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel.dates import format_date


@cache
def date_in(language: str, day: date) -> str:
    """Return a date in a language, such as `23 november 2026` in Dutch."""
    return format_date(day, format="d MMMM yyyy", locale=language)
