"""What files of the content folder are called, and what else stands there, which is refused."""

from __future__ import annotations

import os
from pathlib import Path

from leidraad.source.model.base import ID, slug
from leidraad.source.problems import ContentError, Place, Problem

# Files that stand once at the top of the folder.
SINGLES = (
    "begrippen", "bronnen", "contacten", "invulplekken", "richtlijn", "situaties", "start", "teksten", "wijzigingen",
    "woordkeuze",
)  # fmt: skip
# Those without which there is no guideline; a list that is not there is empty.
NEEDED, MAPPINGS = ("richtlijn", "start"), ("teksten.yml", "woordkeuze.yml")
SHEETS, TREES, ABOUT, BLOCKS, PROFILES = "bladen", "beslishulpen", "over", "bouwstenen", "profielen"
CARDS = "kaarten"
CHAPTER = "hoofdstuk"
# What can lie beside a profile: the colours of its house style, and its logo.
COLOURS, LOGO = ".css", ".png"


def file_place(name: Path) -> Place:
    """Return the place of a file, by a name that can be printed."""
    return Place("".join(sign if sign.isprintable() else "�" for sign in name.as_posix()))


def unreadable(path: Path, name: Path) -> Problem:
    """Return what to say of a file or folder that the computer does not give."""
    is_folder, is_file = os.path.isdir(path), os.path.isfile(path)  # noqa: PTH112, PTH113 - they raise nothing
    what = "Deze map" if is_folder else "Dit bestand"
    advice = (
        "Kijk naar de rechten." if is_folder or is_file else "Kijk naar de rechten, of haal weg wat geen bestand is."
    )
    return Problem("onleesbaar", f"{what} kan niet worden gelezen.", file_place(name), advice)


def refuse_strange(path: Path, name: Path) -> None:
    """Raise ContentError for what is no plain file with a good name."""
    if path.is_symlink():
        message = "Een koppeling naar een ander bestand mag niet."
        raise ContentError([Problem("koppeling", message, file_place(name), "Zet het bestand zelf hier neer.")])
    if not path.is_file():
        raise ContentError([unreadable(path, name)])
    content = path.parents[len(name.parts) - 1]
    suffixes = (".yml", ".tsv", COLOURS, LOGO) if name.parts[:-1] == (PROFILES,) else (".yml", ".tsv")
    if path.suffix not in suffixes:
        message = "Hier horen alleen bestanden die op `.yml` eindigen."
        if len(suffixes) > 2:
            message = f"Naast een profiel kan een huisstijl liggen (`{COLOURS}`) en een logo (`{LOGO}`)."
        ending = name.suffix.lower()
        meant = (name.with_suffix({".yaml": ".yml"}.get(ending, ending)), name.with_suffix(""))
        good = next((one for one in meant if one.suffix in suffixes), None)
        advice = _rename(good, content) if good else "Zet het in een map buiten de inhoud."
        raise ContentError([Problem("vreemd-bestand", message, file_place(name), advice)])
    for part in (*reversed(name.parents[:-1]), name):
        stem = part.stem if part == name else part.name
        if not ID.fullmatch(stem):
            message = f"De naam `{file_place(Path(stem)).file}` kan niet: gebruik kleine letters, cijfers en streepjes."
            raise ContentError([Problem("bestandsnaam", message, file_place(part), _rename(part, content))])


def _rename(name: Path, content: Path) -> str:
    """Return a sentence that proposes a good name for a file or folder, where nothing has it yet."""
    suffix = name.suffix if name.suffix in (".yml", ".tsv", COLOURS, LOGO) else ""
    stem = slug(name.name.removesuffix(suffix))
    good = name.with_name(stem + suffix) if stem else None
    if good is None:
        return "Kies een andere naam."
    if good.name in os.listdir((content / good).parent):  # noqa: PTH208 - names as they are written
        return f"`{good.as_posix()}` is er al. Haal een van de twee weg, of kies een andere naam."
    return f"Noem het `{good.as_posix()}`."


def is_logo(name: Path) -> bool:
    """Say whether a file is the logo of a profile."""
    return name.parts[:-1] == (PROFILES,) and name.suffix == LOGO
