"""The public files beside the pages: one style sheet, two scripts, and the icon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from leidraad.look import rule, tone_rules
from leidraad.web import urls
from leidraad.web.components.roles.style import links_style, roles_style

HERE = Path(__file__).parent
# The script of a decision aid stands apart, as it also goes alone into other people's pages.
COMPONENTS = HERE / "components"
AID = COMPONENTS / "aid"
# What both say that was copied, by the same words in the same place.
STATUS = HERE / "layouts" / "status.js"
# What went wrong is told as if nobody had caught it.
APART = "try {{\n{}}} catch (error) {{ setTimeout(() => {{ throw error; }}); }}\n"
COMMENT = re.compile(r"^\s*//[^\n]*\n|^\s+|/\*(?s:.*?)\*/\s*", re.MULTILINE)
LIGHT, DARK = (f"@media screen and (prefers-color-scheme: {name})" for name in ("light", "dark"))


def assets(house_style: str, logo: bytes, roles: int) -> Mapping[str, bytes]:
    """Return every public file by its site path, for so many roles; a house style holds on a light screen."""
    style = f"{LIGHT} {{ {house_style} }}\n" if house_style else ""
    return {
        **({urls.LOGO: logo} if logo else {}),
        "assets/leidraad.css": short(
            _colours() + _styles() + tone_rules(of_pictures=True) + roles_style(roles) + links_style(roles) + style
        ).encode(),
        "assets/leidraad.js": _scripts().encode(),
        "assets/beslishulp.js": aid_script(),
        "assets/leidraad.svg": (HERE / "leidraad.svg").read_bytes(),
    }


def short(text: str) -> str:
    """Return a style or script of ours as it is sent: without comments and indents."""
    return COMMENT.sub("", text)


def _colours() -> str:
    """Return the rules that give every place its colours."""
    return f"{rule('light')}{DARK} {{ {rule('dark')}}}\n@media print {{ {rule('print')}}}\n"


def _styles() -> str:
    """Return the style sheet of the whole site and then those of the components."""
    paths = (HERE / "site.css", *sorted(COMPONENTS.glob("*/*.css")))
    return "\n".join(_read(path) for path in paths)


def _scripts() -> str:
    """Return the scripts of the components: one that throws as it starts leaves the others to start."""
    paths = [path for path in sorted(COMPONENTS.glob("*/*.js")) if path.parent != AID]
    return _telling("".join(APART.format(_read(path)) for path in paths))


def inside_styles(of_aid: bool) -> str:
    """Return the style sheets for pages inside somebody else's: that of an aid, or those of all that is read."""
    paths = [path for path in sorted(COMPONENTS.glob("*/inside/*.css")) if (path.parents[1] == AID) is of_aid]
    return "".join(_read(path) for path in paths)


def aid_script() -> bytes:
    """Return the script of a decision aid: the replay and what shows it, which put no name in the page."""
    return _telling("".join(_read(AID / name) for name in ("replay.js", "aid.js"))).encode()


def _telling(scripts: str) -> str:
    """Return scripts as one, with what tells a reader that something was copied."""
    return alone(short(_read(STATUS) + scripts))


def alone(script: str) -> str:
    """Return a script that is strict, and puts no name in the page."""
    return f'(() => {{\n"use strict";\n{script}}})();\n'


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
