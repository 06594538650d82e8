"""The choice of a role, which works without a script: one rule for each role that a page can tell apart.

What everybody does stays, whichever role is chosen. A link can choose too: where a script runs it makes the choice for
the reader, who can then make another, and elsewhere the address does, with a line that says so.
"""

from __future__ import annotations

PICKED, LINKED = ".c-roles__pick--{}:checked", ".c-roles__linked--{}:target"
# Where no script will follow the address.
UNSCRIPTED = "@media screen and (scripting: none), screen and (scripting: initial-only)"
OTHERS = ".c-main:has({chosen}) .c-roles__role:not(.c-roles__role--{number},.c-roles__role--everybody)"
WAY = ".c-main:has({chosen}) .c-roles__way--{number}"


def roles_style(count: int) -> str:
    """Return the rules by which each of so many roles can be chosen; on paper all stand."""
    return f"@media screen {{\n{_rule(OTHERS, PICKED, 'none', count)}}}\n" if count > 1 else ""


def links_style(count: int) -> str:
    """Return the rules by which a link chooses each role too, and the one chosen shows the link to its whole way."""
    if count < 2:
        return ""
    linked = _rule(OTHERS, LINKED, "none", count) + _rule(WAY, LINKED, "block", count)
    return f"{_rule(WAY, PICKED, 'block', count)}{UNSCRIPTED} {{\n{linked}}}\n"


def _rule(what: str, chosen: str, display: str, count: int) -> str:
    parts = (what.format(chosen=chosen.format(number), number=number) for number in range(1, count + 1))
    return ",\n".join(parts) + f" {{ display: {display}; }}\n"
