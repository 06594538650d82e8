"""What stops the work and is no mistake in the content: one sentence in Dutch that says what to do about it."""

from __future__ import annotations

import errno
import os

from leidraad.source.problems import visible


class Failure(Exception):  # noqa: N818 - it is no error of the program
    """Something foreseeable outside the content stops the work; the message says what, and what to do, in Dutch."""


REASONS = {
    errno.ENOSPC: "De schijf is vol. Maak ruimte en probeer het opnieuw.",
    errno.EDQUOT: "De schijf is vol voor jou. Maak ruimte en probeer het opnieuw.",
    errno.EFBIG: "Een bestand wordt groter dan hier mag. Vraag je beheerder om een ruimere grens.",
    errno.EACCES: "Dit mag je hier niet lezen of schrijven. Kijk naar de rechten, of kies een andere plek.",
    errno.EPERM: "Dit mag je hier niet lezen of schrijven. Kijk naar de rechten, of kies een andere plek.",
    errno.EROFS: "Hier kun je alleen lezen. Kies een andere plek.",
    errno.ENAMETOOLONG: "Deze naam is te lang. Kies een kortere.",
    errno.ELOOP: "Deze koppeling leidt naar zichzelf. Kies een andere plek.",
    errno.ENOENT: "Dit is er niet, of niet meer. Kijk of de naam klopt en probeer het opnieuw.",
    errno.ENOTDIR: "Hier staat een bestand waar een map hoort. Kies een andere plek.",
    errno.EISDIR: "Hier staat een map waar een bestand hoort. Kies een andere plek.",
    errno.EEXIST: "Hier staat al iets. Kies een andere plek.",
    errno.EMFILE: "Er staan te veel bestanden open. Sluit andere programma's en probeer het opnieuw.",
    errno.ENFILE: "Er staan te veel bestanden open. Sluit andere programma's en probeer het opnieuw.",
    errno.ENOMEM: "Er is te weinig geheugen. Sluit andere programma's en probeer het opnieuw.",
    errno.EAGAIN: "De computer heeft het te druk. Probeer het later opnieuw.",
    errno.EADDRINUSE: "Deze poort is bezet. Kies met --poort een andere.",
    errno.EIO: "De schijf geeft een fout. Probeer het opnieuw, of kies een andere plek.",
}


# Of a longer path only its end is told.
LONGEST = 100


def of_the_system(error: OSError) -> str:
    """Return what the system refused, in one line: what to do, and at which file or folder."""
    unknown = "De computer weigert dit. Probeer het opnieuw, of kies een andere plek."
    reason = REASONS.get(error.errno or 0, unknown)
    place = visible(os.fsdecode(error.filename)) if isinstance(error.filename, (str, bytes)) else ""
    told = place if len(place) <= LONGEST else f"…{place[-LONGEST:]}"
    told = told or ("" if reason is not unknown else visible(str(error)))
    return f"{reason} ({told})" if told else reason


def sentence(error: Exception) -> str:
    """Return what is said of anything that stops the work; what nobody foresaw is a fault of the program, and named."""
    match error:
        case Failure():
            return " ".join(str(error).split())
        case OSError():
            return of_the_system(error)
        case MemoryError():
            return REASONS[errno.ENOMEM]
    what = " ".join(visible(f"{type(error).__name__}: {error}").split())
    return f"Dit is een fout in leidraad zelf, niet in je inhoud. Meld haar aan de makers: {what}"
