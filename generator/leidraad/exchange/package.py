"""The zip that a Word document is: written with one date, and looked at before anything of it is opened."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date

from leidraad.failure import Failure
from leidraad.offline.archive import entry_at

# How much of a document is read: of the file, of all that is in it, of one part, how many parts and tags in one.
FILE, ALL, PART, PARTS, TAGS = 50_000_000, 300_000_000, 60_000_000, 2_000, 8_000_000
TEXTS = (".xml", ".rels")
# How an older document begins, or one with a password.
OLE = b"\xd0\xcf\x11\xe0"
# What no program for texts writes, in each way to write letters that XML may have.
DECLARED = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)


def packed(data: bytes, day: date) -> bytes:
    """Return a document with the date of a day on all its parts, in the order that it has."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(memory, "w") as new:
        for name in old.namelist():
            new.writestr(entry_at(name, day), old.read(name), zipfile.ZIP_DEFLATED, compresslevel=9)
    return memory.getvalue()


def harmless(data: bytes, name: str) -> bytes:
    """Return a document that can be opened; raise Failure for what is none, is too large or asks for more."""
    if len(data) > FILE:
        raise too_large(name)
    if data.startswith(OLE):
        raise Failure(
            f"'{name}' is een ouder Word-bestand of heeft een wachtwoord. "
            "Bewaar het als Word-document (.docx) zonder wachtwoord."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _look(package, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise not_a_document(name) from None
    return data


def _look(package: zipfile.ZipFile, name: str) -> None:
    parts = package.infolist()
    if "[Content_Types].xml" not in package.namelist():
        raise not_a_document(name)
    sizes = [part.file_size for part in parts]
    if len(parts) > PARTS or sum(sizes) > ALL or max(sizes) > PART:
        raise too_large(name)
    for part in parts:
        content = package.read(part)
        if content.count(b"<") > TAGS:
            raise too_large(name)
        if part.filename.lower().endswith(TEXTS) and any(word in content for word in DECLARED):
            raise Failure(
                f"'{name}' vraagt iets van buiten het document, en wordt niet gelezen. Vraag een nieuw exemplaar."
            )


def not_a_document(name: str) -> Failure:
    """Return what is said of a file that is something else, or broken."""
    return Failure(f"'{name}' is geen Word-document. Open het in Word of LibreOffice en bewaar het als .docx.")


def too_large(name: str) -> Failure:
    """Return what is said of a document that nobody writes by hand."""
    return Failure(f"'{name}' is te groot om te lezen. Haal plaatjes weg, of stuur het document in delen rond.")
