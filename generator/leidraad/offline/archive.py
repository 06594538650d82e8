"""The site as one zip: unpacked on a share or a stick, it opens by a double click."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import fill

from leidraad.source.model.base import slug
from leidraad.source.model.guideline import Guideline, Settings
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.dates import date_in
from leidraad.web.views.frame import Frames

README = "LEESMIJ.txt"
# What a reader opens, or a page for him; the rest of a site is for servers and machines.
READ = (".html", ".css", ".js", ".svg", ".png", ".pdf")
WIDTH = 76
# A zip has no other years.
FIRST, LAST = date(1980, 1, 1), date(2107, 12, 31)
# An ordinary file that everybody may read, written on Unix.
UNIX, MODE = 3, 0o100644


@dataclass(frozen=True)
class Archive:
    """A zip and its name."""

    name: str
    data: bytes


def archive(files: Mapping[str, bytes], trusted: Trusted) -> Archive:
    """Return files that need no server as a zip, the same bytes for the same files.

    Everything is in one folder. Ids are names that Windows allows, and short, so the paths are too.
    """
    guideline = trusted.guideline
    folder = _folder(guideline.settings)
    return Archive(f"{folder}.zip", _zipped(folder, {**files, README: _readme(guideline)}, guideline.settings.date))


def for_readers(site: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return what a reader opens of a site; parts for other people's pages only where a page shows them."""
    away = (urls.NOT_FOUND,) if urls.file(urls.KIT) in site else (urls.NOT_FOUND, urls.EMBEDS)
    return {name: data for name, data in site.items() if name.endswith(READ) and not name.startswith(away)}


def _folder(settings: Settings) -> str:
    """Return a name with the version in it, so that two versions can stand beside each other."""
    version = "-".join(re.findall(r"[a-z0-9.]+", settings.version.lower()))
    return f"{slug(settings.title)[:30].rstrip('-') or 'richtlijn'}-{version[:20]}".rstrip("-.")


def _readme(guideline: Guideline) -> bytes:
    """Return what somebody reads first, as Notepad shows it: with its line ends, and marked as UTF-8."""
    paragraphs = (fill(text, WIDTH) for text in _paragraphs(guideline))
    return ("\n\n".join(paragraphs) + "\n").replace("\n", "\r\n").encode("utf-8-sig")


def _paragraphs(guideline: Guideline) -> Iterator[str]:
    settings, say = guideline.settings, guideline.sentences
    yield f"{settings.title}. {settings.subtitle}."
    yield f"{say['versie']} {settings.version}, {date_in(guideline.language, settings.date)}"
    numbers = Frames(guideline, ()).numbers
    if numbers:
        yield f"{say['spoed']} {', '.join(f'{one.name} {one.number}'.strip() for one in numbers)}"
    yield say["leesmij-openen"]
    yield say["leesmij-vervangen"]
    if settings.address:
        yield f"{say['leesmij-nieuwste']} {settings.address}"


def _zipped(folder: str, files: Mapping[str, bytes], day: date) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as target:
        for name in sorted(files):
            target.writestr(entry_at(f"{folder}/{name}", day), files[name], zipfile.ZIP_DEFLATED, compresslevel=9)
    return memory.getvalue()


def entry_at(name: str, day: date) -> zipfile.ZipInfo:
    """Return a place in a zip that says the same on each computer: the beginning of a day."""
    entry = zipfile.ZipInfo(name, (*max(FIRST, min(day, LAST)).timetuple()[:3], 0, 0, 0))
    entry.create_system, entry.external_attr = UNIX, MODE << 16
    return entry
