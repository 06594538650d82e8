"""Read the content folder: every file becomes a node, filed under what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from leidraad.source.filenames import (
    ABOUT,
    BLOCKS,
    CARDS,
    CHAPTER,
    COLOURS,
    LOGO,
    MAPPINGS,
    NEEDED,
    PROFILES,
    SHEETS,
    SINGLES,
    TREES,
    file_place,
    is_logo,
    refuse_strange,
    unreadable,
)
from leidraad.source.finding import files_of
from leidraad.source.nodes import Fields, Items, Node, Source, Span
from leidraad.source.png import fault
from leidraad.source.problems import ContentError, Place, Problem, closest
from leidraad.source.reading import read_yaml
from leidraad.source.tables import TABLES, read_table
from leidraad.source.tokens import read_tokens

MAX_LOGO = 100_000
# What each file said by its name and its bytes, for who reads a folder again; nobody changes what was read.
Read = dict[tuple[str, bytes], Node]


@dataclass
class Folder:
    """What the files of the content folder say, not yet shaped."""

    singles: dict[str, Node] = field(default_factory=dict)
    tables: dict[str, Node] = field(default_factory=dict)
    sheets: dict[str, Node] = field(default_factory=dict)
    trees: dict[str, Node] = field(default_factory=dict)
    about: dict[str, Node] = field(default_factory=dict)
    blocks: dict[str, Node] = field(default_factory=dict)
    cards: dict[str, Node] = field(default_factory=dict)
    profiles: dict[str, Node] = field(default_factory=dict)
    colours: dict[str, Node] = field(default_factory=dict)
    logos: dict[str, bytes] = field(default_factory=dict)
    chapters: dict[str, dict[str, Node]] = field(default_factory=dict)
    # What is wrong with files that are not here, and how texts are used.
    problems: tuple[Problem, ...] = ()

    @property
    def broken(self) -> frozenset[str]:
        """The names of files with problems, or that are missing."""
        return frozenset(problem.place.file for problem in self.problems)

    @property
    def unread(self) -> frozenset[str]:
        """The names of files that are there and could not be read."""
        return frozenset(problem.place.file for problem in self.problems if problem.code != "bestand-ontbreekt")


def read_folder(content: Path, before: Read | None = None) -> Folder:
    """Return everything in the folder that can be read, with the problems of what cannot.

    A file of which every byte is as `before` is not parsed again; what is read now takes its place.
    """
    folder = Folder()
    known: Read = {}
    problems: list[Problem] = []
    for path in files_of(content):
        name = path.relative_to(content)
        try:
            refuse_strange(path, name)
            if is_logo(name):
                folder.logos[name.stem] = _logo(path, name)
            else:
                file_under(folder, name)(_read(path, name, before or {}, known))
        except ContentError as error:
            problems += error.problems
        except OSError:
            problems.append(unreadable(path, name))
    if before is not None:
        before.clear()
        before |= known
    problems += [*_missing(folder, problems), *_without_profile(folder, problems)]
    return replace(_with_empty_lists(folder, problems), problems=tuple(problems))


def _with_empty_lists(folder: Folder, problems: list[Problem]) -> Folder:
    """Return the folder with an empty list for each that nobody wrote."""
    lists = {stem: _empty(f"{stem}.yml") for stem in SINGLES if stem not in NEEDED}
    tables = {stem: _empty(f"{stem}.tsv") for stem in TABLES}
    absent = {stem for stem, node in (lists | tables).items() if _is_absent(node.span.source.file, problems)}
    return replace(
        folder,
        singles={stem: node for stem, node in lists.items() if stem in absent} | folder.singles,
        tables={stem: node for stem, node in tables.items() if stem in absent} | folder.tables,
    )


@cache
def _empty(file: str) -> Node:
    """Return a list or a mapping with nothing in it, the same each time, so that what follows from it is too."""
    span = Span(Source(file, ()), 1, 1, 1)
    return Fields({}, span) if file in MAPPINGS else Items([], span)


def _is_absent(name: str, problems: list[Problem]) -> bool:
    """Say whether there is no such file: neither one with problems of its own, nor one with almost that name."""
    return not any(problem.place.file == name or f"`{name}`" in problem.suggestion for problem in problems)


def _logo(path: Path, name: Path) -> bytes:
    """Return a picture that runs nothing, as an SVG could."""
    data = path.read_bytes() if path.stat().st_size <= MAX_LOGO else b""
    if wrong := fault(data) if data else "groter dan dat":
        message = f"Een logo is een PNG van hoogstens {MAX_LOGO // 1000} kB; dit is {wrong}."
        advice = "Open het plaatje in een tekenprogramma, maak het kleiner en sla het op als PNG."
        raise ContentError([Problem("geen-logo", message, file_place(name), advice)])
    return data


def _read(path: Path, name: Path, before: Read, known: Read) -> Node:
    """Return what a file says, and note it by all that it follows from."""
    said = name.as_posix(), path.read_bytes()
    known[said] = before.get(said) or READERS.get(path.suffix, read_yaml)(*said)
    return known[said]


def file_under(folder: Folder, name: Path) -> Callable[[Node], None]:
    """Return the function that files a node where its name says it belongs."""
    shelves = {
        (SHEETS, ".yml"): folder.sheets,
        (TREES, ".yml"): folder.trees,
        (ABOUT, ".yml"): folder.about,
        (BLOCKS, ".yml"): folder.blocks,
        (CARDS, ".yml"): folder.cards,
        (PROFILES, ".yml"): folder.profiles,
        (PROFILES, COLOURS): folder.colours,
    }
    match (*name.parent.parts, name.stem, name.suffix):
        case (stem, ".yml") if stem in SINGLES:
            return lambda node: folder.singles.__setitem__(stem, node)
        case (stem, ".tsv") if stem in TABLES:
            return lambda node: folder.tables.__setitem__(stem, node)
        case (str(part), stem, suffix) if (part, suffix) in shelves:
            return lambda node: shelves[part, suffix].__setitem__(stem, node)
        case (chapter, stem, ".yml"):
            return lambda node: folder.chapters.setdefault(chapter, {}).__setitem__(stem, node)
    message = "Dit bestand heeft hier geen plek."
    known = {stem: f"{stem}.yml" for stem in SINGLES} | {stem: f"{stem}.tsv" for stem in TABLES}
    stem = closest(name.stem, known)
    advice = f"Bedoel je `{known[stem]}`?" if stem else "Zet het in de map waar het bij hoort, of buiten de inhoud."
    if len(name.parts) > 2:
        advice = "Zet het een map hoger."
    raise ContentError([Problem("vreemd-bestand", message, file_place(name), advice)])


def _missing(folder: Folder, problems: list[Problem]) -> Iterator[Problem]:
    """Yield what should be there and is not."""
    wanted = [f"{stem}.yml" for stem in NEEDED if stem not in folder.singles]
    wanted += [f"{name}/{CHAPTER}.yml" for name, files in folder.chapters.items() if CHAPTER not in files]
    for name in wanted:
        if _is_absent(name, problems):
            chapter = closest(name.removesuffix(f"/{CHAPTER}.yml"), (SHEETS, TREES, ABOUT, BLOCKS, CARDS, PROFILES))
            advice = f"Bedoel je de map `{chapter}`?" if chapter else "Maak dit bestand."
            yield Problem("bestand-ontbreekt", f"Het bestand `{name}` ontbreekt.", Place(name), advice)


def _without_profile(folder: Folder, problems: list[Problem]) -> Iterator[Problem]:
    """Yield the house styles and logos of profiles that are not there."""
    broken = {problem.place.file for problem in problems}
    for suffix, stems in ((COLOURS, folder.colours), (LOGO, folder.logos)):
        for stem in stems:
            if stem not in folder.profiles and f"{PROFILES}/{stem}.yml" not in broken:
                place, meant = Place(f"{PROFILES}/{stem}{suffix}"), closest(stem, folder.profiles)
                advice = f"Noem het `{PROFILES}/{meant}{suffix}`." if meant else ""
                yield Problem("vreemd-bestand", f"Er is geen profiel `{stem}`.", place, advice)


READERS: dict[str, Callable[[str, bytes], Node]] = {".tsv": read_table, COLOURS: read_tokens}
