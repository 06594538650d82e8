"""The choice of a role, which works without a script: one rule for each role that a page can tell apart.

What everybody does stays, whichever role is chosen.
"""

from __future__ import annotations


def roles_style(count: int) -> str:
    """Return the rules by which each of so many roles can be chosen; on paper all stand."""
    if count < 2:
        return ""
    rules = ",\n".join(
        f".c-roles:has(#rol-{number}:checked) .c-roles__role:not(.c-roles__role--{number},.c-roles__role--everybody)"
        for number in range(1, count + 1)
    )
    return f"@media screen {{\n{rules} {{ display: none; }}\n}}\n"
