"""Click speaks Dutch: its sentences are translated in `locale/`, and found by the library that it asks itself."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LOCALE, DOMAIN, LANGUAGE = Path(__file__).parent / "locale", "click", "nl"


def speak_dutch() -> None:
    """Let click find our sentences before it says one, whatever the language of the computer is."""
    os.environ["LANGUAGE"] = LANGUAGE
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
