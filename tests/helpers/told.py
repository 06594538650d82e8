"""What a site tells programs of its parts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from places import ADDRESS, TODAY

from leidraad import pipeline
from leidraad.intranet.embeds import embeds
from leidraad.intranet.oembed import oembed_files
from leidraad.web.page import Workshop


def answers(content: Path, address: str | None = ADDRESS) -> dict[str, Any]:
    """Return what a site at an address tells of its parts, by the path of the answer."""
    found = oembed_files(embeds(Workshop(pipeline.trusted(content, TODAY, address), on_paper=False)))
    return {path: json.loads(answer) for path, answer in found.items()}
