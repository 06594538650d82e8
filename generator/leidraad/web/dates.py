"""Dates as a reader writes them."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel.dates import format_date

from leidraad.language import DUTCH


@cache
def date_in_dutch(day: date) -> str:
    """Return a date such as `23 november 2026`."""
    return format_date(day, format="d MMMM yyyy", locale=DUTCH)
