"""The service worker: the script that keeps a copy of the site for a reader who asks for one."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from leidraad.offline.page import MISSING
from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.dates import date_in
from leidraad.web.templates import compiled

HERE = Path(__file__).parent
# What is kept: pages and what they need to look and work as they do. Documents are many times as large.
KEPT = (".html", ".css", ".js", ".svg", urls.LOGO)
# What stands in other people's pages is theirs to keep or not, in any version.
NEVER = (urls.INSIDE, urls.NOT_FOUND, urls.WORKER)


def with_worker(site: Mapping[str, bytes], trusted: Trusted) -> Mapping[str, bytes]:
    """Return a finished site with its worker.

    Without the page that asks a reader, the worker removes what an earlier version of the site kept.
    """
    worker = _worker(site, trusted.guideline) if urls.file(urls.KEEP) in site else _read("gone")
    return {**site, urls.WORKER: worker.encode()}


def _worker(site: Mapping[str, bytes], guideline: Guideline) -> str:
    script = _read("sw")
    day = guideline.settings.date
    copy = {
        "date": day.isoformat(),
        "note": _above(guideline, "notice", "kopie-uitleg"),
        "old": _above(guideline, "warning", "kopie-oud"),
        "never": urls.INSIDE,
        "missing": f"{urls.KEEP}#{MISSING}",
        "files": {name.removesuffix("index.html"): _digest(site[name]) for name in _kept(site)},
    }
    # Any change at all makes another build, so that two workers never share a copy.
    build = sha256((script + json.dumps(copy)).encode()).hexdigest()[:12]
    return f"const COPY = {json.dumps({'build': build, **copy}, ensure_ascii=False)};\n{script}"


def _kept(site: Mapping[str, bytes]) -> Iterable[str]:
    return sorted(name for name in site if name.endswith(KEPT) and not name.startswith(NEVER))


def _above(guideline: Guideline, macro: str, sentence: str) -> str:
    """Return what stands above a page that comes from the copy."""
    words = guideline.sentences[sentence].replace("…", date_in(guideline.language, guideline.settings.date))
    template = compiled(guideline.sentences).get_template("keep/keep.html.jinja")
    return str(getattr(template.module, macro)(words)).strip()


def _digest(data: bytes) -> str:
    """Return a hash as a browser compares it before it takes a file."""
    return b64encode(sha256(data).digest()).decode()


def _read(name: str) -> str:
    return (HERE / f"{name}.js").read_text(encoding="utf-8")
