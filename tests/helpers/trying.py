"""How properties are tried: as often as there is time for, the same each time, and however slow the machine is."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

BOUNDED = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck), print_blob=False
)


def examples(many: int) -> int:
    """Return on how many examples a property is tried: in `make quick` on a tenth."""
    return many // 10 if os.environ.get("QUICK") else many
