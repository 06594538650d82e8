"""A JSON Schema for each kind of file, so that a text editor helps while somebody types.

They are made of the model and of REDACTIE.md: `tests/helpers/schemas.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from leidraad.source.filenames import ABOUT, BLOCKS, CARDS, CHAPTER, PROFILES, SHEETS, TREES

HERE = Path(__file__).parent
# Where they come in a folder with content, which takes no notice of what is hidden.
FOLDER = ".schema"
# Which files have the name of their folder in their schema.
KINDS = {SHEETS: "blad", TREES: "beslishulp", ABOUT: "over", BLOCKS: "bouwstenen", CARDS: "kaart", PROFILES: "profiel"}


def schemas() -> Mapping[str, bytes]:
    """Return every schema by its path in a folder with content."""
    return {f"{FOLDER}/{file.name}": file.read_bytes() for file in sorted(HERE.glob("*.json"))}


def kind_of(name: PurePosixPath) -> str:
    """Return which schema says what a file may hold, by its path in the folder with content."""
    match name.parts:
        case (_,):
            return name.stem
        case (folder, _) if folder in KINDS:
            return KINDS[folder]
    return CHAPTER if name.stem == CHAPTER else "onderdeel"


def announced(name: PurePosixPath) -> str:
    """Return the line by which a text editor finds the schema of a file."""
    return f"# yaml-language-server: $schema={'../' * (len(name.parts) - 1)}{FOLDER}/{kind_of(name)}.json"
