"""What the parts of every page are made with beside what they show: of other pages no more than how they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leidraad.source.model.guideline import Guideline, Settings
from leidraad.source.model.record import while_same
from leidraad.source.nodes import Text
from leidraad.web.lexicon import Lexicon


@dataclass(frozen=True, eq=False)
class Common:
    """How everything is called, who acts, what the site says itself, and the day; no text of any page."""

    settings: Settings
    names: Lexicon
    sentences: Mapping[str, Text]
    today: date

    @property
    def language(self) -> str:
        """The language of the site, as its code."""
        return self.settings.language.value


def common(guideline: Guideline, names: Lexicon) -> Common:
    """Return what is common to all pages; while it is the same it is the one of before."""
    return _common(guideline.settings, names, guideline.sentences, guideline.today)


_common = while_same(Common)
