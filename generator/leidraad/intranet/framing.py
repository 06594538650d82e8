"""Who may show an address in a frame: the rule that our parts get, and what the headers of any answer mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import Problem

# Every site may frame a part. `*` is the web only, and not a page from a shared folder.
EVERYBODY = ("*", "file:")
# What `X-Frame-Options` can say, and what that means for a page of another site. Browsers ignore the third.
OLD = {"deny": True, "sameorigin": True, "allow-from": False}


# A part loads nothing at all. Which style and script stand in it only its own page says: together they would be more
# than a header holds. `data:` is for its empty icon.
NOTHING = "; ".join(
    f"{kind}-src 'none'" for kind in ("connect", "font", "frame", "manifest", "media", "object", "worker")
)
PART = (
    f"{NOTHING}; img-src data:; base-uri 'none'; form-action 'none'; {{ancestors}}; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
# Programs between a server and a reader take no longer header, and some no more than this of all together.
MOST = 8000


def part_policy(parents: Iterable[str]) -> str:
    """Return the policy of every part, which `parents` may frame, or without any everybody."""
    return PART.format(ancestors=ancestors(parents))


def parents_fit_a_header(guideline: Guideline) -> Iterator[Problem]:
    """Those that may frame the parts are no more than a header holds."""
    listed = guideline.profile.parents if guideline.profile else ()
    for number, one in enumerate(listed, 1):
        if len(part_policy(listed[:number])) > MOST:
            message = (
                f"Tot hier zijn de sites in `mag-insluiten` te lang voor een server: samen meer dan {MOST} tekens."
            )
            advice = "Noem een heel domein, zoals `https://*.voorbeeld.nl`."
            yield Problem("mag-insluiten-te-lang", message, one.place, advice)
            return


def ancestors(parents: Iterable[str]) -> str:
    """Return the rule by which `parents` and the site itself may frame a part, or without any everybody."""
    found = tuple(parents) or EVERYBODY
    return " ".join(("frame-ancestors", *(found if "*" in found else ("'self'", *found))))


@dataclass(frozen=True)
class Ban:
    """A header that forbids a frame: its name, what it says and what that means."""

    header: str
    value: str
    meaning: str


def bans(headers: Mapping[str, list[str]]) -> Iterator[Ban]:
    """Yield each header that keeps the answer out of a frame of a page elsewhere; names are in lower case.

    Where a policy names who may frame it, browsers do not look at `X-Frame-Options`.
    """
    policies = [policy for value in headers.get("content-security-policy", []) for policy in value.split(",")]
    ancestors = [found for policy in policies if (found := _directive(policy, "frame-ancestors")) is not None]
    for sources in ancestors:
        if not _allows_all(sources):
            yield Ban("Content-Security-Policy", " ".join(["frame-ancestors", *sources]), _who(sources))
    if not ancestors:
        yield from _old(headers.get("x-frame-options", []))


def notes(headers: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield what forbids no frame by itself, but does where the page around asks for more."""
    for value in headers.get("cross-origin-resource-policy", []):
        if value.strip().lower() in ("same-origin", "same-site"):
            yield (
                f"Cross-Origin-Resource-Policy: {value.strip()}. Dit verbiedt het kader als de pagina eromheen "
                "Cross-Origin-Embedder-Policy gebruikt."
            )


def _directive(policy: str, name: str) -> list[str] | None:
    """Return the sources of the first directive with a name, as browsers take no other; none when it is not there."""
    for part in policy.split(";"):
        words = part.split()
        if words and words[0].lower() == name:
            return words[1:]
    return None


def _allows_all(sources: list[str]) -> bool:
    """Say whether any site on https may frame it."""
    return bool({"*", "https:"} & {source.lower() for source in sources})


def _who(sources: list[str]) -> str:
    match [source.lower() for source in sources]:
        case [] | ["'none'"]:
            return "Niemand mag dit adres in een kader zetten."
        case ["'self'"]:
            return "Alleen de site zelf mag dit adres in een kader zetten."
    named = ", ".join(source for source in sources if source.lower() not in ("'self'", "'none'"))
    return f"Alleen deze adressen mogen het: {named}. Staat jouw site daarbij, dan mag het wel."


def _old(values: list[str]) -> Iterator[Ban]:
    said = [word for value in values for part in value.split(",") if (word := part.strip())]
    for value in said:
        if OLD.get(value.split()[0].lower()):
            who = "Niemand" if value.lower() == "deny" else "Alleen de site zelf"
            yield Ban("X-Frame-Options", value, f"{who} mag dit adres in een kader zetten.")
