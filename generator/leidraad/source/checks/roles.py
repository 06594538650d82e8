"""Who acts."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import Problem


def one_role_is_everybody(guideline: Guideline) -> Iterator[Problem]:
    """What everybody does stands in one place."""
    everybody = [role for role in guideline.settings.roles if role.everybody]
    for role in everybody[1:]:
        message = f"`{everybody[0].id}` en `{role.id}` zijn allebei iedereen."
        yield Problem("iedereen-dubbel", message, role.id.place, "Zet `iedereen: ja` bij één rol.")
