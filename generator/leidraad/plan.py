"""What of the content runs out when, and who looks at it: as text, for a spreadsheet or for a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from leidraad.checking import read, shaped
from leidraad.source.model.citation import Fact
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.profile import Profile
from leidraad.source.shape import shape_profile
from leidraad.spreadsheet import csv_of

NOBODY = "Zonder beheerder"
# RFC 5545: the longest line in octets, what its text escapes, and who made it.
OCTETS, ESCAPED = 75, str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
MADE_BY = "-//Leidraad//leidraad plan//NL"


@dataclass(frozen=True, order=True)
class Due:
    """A fact that must be looked up again: who does so, until when it is trusted, what it is and where it stands."""

    owner: str
    until: date
    kind: str
    id: str
    name: str
    file: str
    expired: bool


def due(content: Path, today: date, days: int) -> tuple[Due, ...]:
    """Return what runs out within some days or has run out, also of profiles; first what nobody looks after."""
    return tuple(sorted(one for one in _all(content, today) if one.until <= today + timedelta(days)))


def _all(content: Path, today: date) -> Iterator[Due]:
    folder = read(content)
    guideline = shaped(folder, today)
    parts: list[Guideline | Profile] = [guideline, *(shape_profile(folder, name) for name in folder.profiles)]
    for part in parts:
        yield from (_due(one, "bron", one.title, today) for one in part.documents)
        yield from (_due(one, "contact", one.name, today) for one in part.contacts)


def _due(fact: Fact, kind: str, name: str, today: date) -> Due:
    return Due(
        str(fact.owner or ""), fact.valid_until, kind, str(fact.id), str(name), fact.id.place.file, fact.expired(today)
    )


def as_lines(found: Iterable[Due], _: date) -> str:
    """Return the plan for a terminal, owner by owner."""
    blocks = (_block(owner or NOBODY, ones) for owner, ones in groupby(found, key=lambda one: one.owner))
    return "\n".join(blocks) or "Er loopt niets af.\n"


def _block(owner: str, found: Iterable[Due]) -> str:
    lines = (f"  {one.until}  {one.kind} {one.id}: {one.name}{' (verlopen)' * one.expired}\n" for one in found)
    return f"{owner}\n{''.join(lines)}"


def as_csv(found: Iterable[Due], _: date) -> str:
    """Return the plan one fact a row (RFC 4180)."""
    rows = (
        (one.until, one.owner, one.kind, one.id, one.name, one.file, "ja" if one.expired else "nee") for one in found
    )
    return csv_of((("geldig-tot", "beheerder", "soort", "id", "naam", "bestand", "verlopen"), *rows))


def as_calendar(found: Iterable[Due], today: date) -> str:
    """Return the plan as a calendar (RFC 5545), one whole day a fact."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{MADE_BY}"]
    for one in found:
        lines += _event(one, today)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _event(one: Due, today: date) -> tuple[str, ...]:
    who = f"{one.owner}: " if one.owner else ""
    summary = f"{who}kijk {one.kind} {one.name} opnieuw na".translate(ESCAPED)
    return (
        "BEGIN:VEVENT",
        f"UID:{one.kind}-{one.id}-{one.until}@{_whose(one)}leidraad",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{one.until:%Y%m%d}",
        f"SUMMARY:{summary}",
        f"DESCRIPTION:{f'{one.file}: geldig-tot {one.until}'.translate(ESCAPED)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _whose(one: Due) -> str:
    """Return what tells a fact of a profile from one of the guideline with the same name and day."""
    folder, _, file = one.file.rpartition("/")
    return f"{file.removesuffix('.yml')}." if folder else ""


def _folded(line: str) -> str:
    """Return a line in parts that are short enough, each later one after a space; no sign is cut in two."""
    parts, size = [""], 0
    for sign in line:
        length = len(sign.encode())
        if size + length > OCTETS:
            parts.append("")
            size = 1
        parts[-1] += sign
        size += length
    return "\r\n ".join(parts)


FORMS: Mapping[str, Callable[[Iterable[Due], date], str]] = {"tekst": as_lines, "csv": as_csv, "ical": as_calendar}
