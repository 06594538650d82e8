"""The styles and scripts of a part: everything that it needs stands in its own page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from leidraad.look import rule, tone_rules
from leidraad.web.assets import COMPONENTS, aid_script, alone, inside_styles, short

HERE = Path(__file__).parent


@cache
def style(of_aid: bool) -> str:
    """Return the style of a part: what is common, and what belongs to a decision aid or to a text."""
    text = "" if of_aid else _read(HERE / "reading.css")
    coloured = tone_rules(of_pictures=False) if of_aid else ""
    rules = _read(HERE / "base.css") + text + short(inside_styles(of_aid)) + coloured
    return rule("light", rules) + rules


@cache
def scripts(of_aid: bool) -> str:
    """Return the scripts of a part: the one that tells how high it is, and for a decision aid the site's own."""
    aid = aid_script().decode() if of_aid else ""
    folds = _read(COMPONENTS / "fold" / "print.js") if of_aid else ""
    return aid + alone(folds + _read(HERE / "height.js"))


def host_script() -> str:
    """Return the script for a page around parts, where somebody may put one: it asks how high they are."""
    return f"<script>\n{(HERE / 'host.js').read_text(encoding='utf-8')}</script>"


def _read(path: Path) -> str:
    return short(path.read_text(encoding="utf-8"))
