"""How much memory a process has had at most."""

from __future__ import annotations

import re
from pathlib import Path

MOST = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def megabytes() -> float:
    """Return the most memory that this process has had since its program began; Linux says so.

    What `resource` says is also of the process that it began in, which may be much larger.
    """
    found = MOST.search(Path("/proc/self/status").read_text(encoding="ascii"))
    assert found, "a benchmark runs on Linux"
    return int(found[1]) / 1024
