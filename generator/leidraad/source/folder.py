"""Read the content folder: every file becomes a node, filed under what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from leidraad.source.model.base import ID
from leidraad.source.nodes import Fields, Items, Node, Source, Span, Text
from leidraad.source.problems import ContentError, Place, Problem, nearest
from leidraad.source.reading import read_yaml

# Files that stand once at the top of the folder.
SINGLES = ("begrippen", "bronnen", "contacten", "invulplekken", "richtlijn", "start", "teksten", "wijzigingen")
# The columns of the tables beside them.
TABLES = {
    "vindplaatsen": ("locator", "soort", "bron", "naam"),
    "nagekeken": ("vindplaats", "datum", "oordeel", "waarom", "afdruk"),
}
SHEETS, ABOUT, CHAPTER = "bladen", "over", "hoofdstuk"


@dataclass
class Folder:
    """What the files of the content folder say, not yet shaped."""

    singles: dict[str, Node] = field(default_factory=dict)
    tables: dict[str, Node] = field(default_factory=dict)
    sheets: dict[str, Node] = field(default_factory=dict)
    about: dict[str, Node] = field(default_factory=dict)
    chapters: dict[str, dict[str, Node]] = field(default_factory=dict)


def read_folder(content: Path) -> Folder:
    """Return everything in the folder; raise ContentError with the problems of all files."""
    folder = Folder()
    problems: list[Problem] = []
    for path in _files(content):
        name = path.relative_to(content)
        try:
            _refuse_strange(path, name)
            _file_under(folder, name)(_read(path, name))
        except ContentError as error:
            problems += error.problems
        except OSError:
            problems.append(Problem("onleesbaar", "Dit bestand kan niet worden gelezen.", Place(name.as_posix())))
    problems += _missing(folder, problems)
    if problems:
        raise ContentError(problems)
    return folder


def _files(content: Path) -> Iterator[Path]:
    """Yield the files in a fixed order, without those that editors' programs leave behind and notes such as RECHTEN.md."""
    for path in sorted(content.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(content).parts)
        if not hidden and not path.name.endswith(("~", ".md")) and (path.is_symlink() or not path.is_dir()):
            yield path


def _refuse_strange(path: Path, name: Path) -> None:
    place = Place(name.as_posix())
    if path.is_symlink():
        raise ContentError([Problem("koppeling", "Een koppeling naar een ander bestand mag niet.", place)])
    if path.suffix not in (".yml", ".tsv"):
        message = "Hier horen alleen bestanden die op `.yml` eindigen."
        raise ContentError([Problem("vreemd-bestand", message, place)])
    for part in (*name.parent.parts, name.stem):
        if not ID.fullmatch(part):
            message = f"De naam `{part}` kan niet: gebruik kleine letters, cijfers en streepjes."
            raise ContentError([Problem("bestandsnaam", message, place)])


def _read(path: Path, name: Path) -> Node:
    data = path.read_bytes()
    return _table(name, data) if path.suffix == ".tsv" else read_yaml(name.as_posix(), data)


def _file_under(folder: Folder, name: Path) -> Callable[[Node], None]:
    """Return the function that files a node where its name says it belongs."""
    match (*name.parent.parts, name.stem, name.suffix):
        case (stem, ".yml") if stem in SINGLES:
            return lambda node: folder.singles.__setitem__(stem, node)
        case (stem, ".tsv") if stem in TABLES:
            return lambda node: folder.tables.__setitem__(stem, node)
        case (str(part), stem, ".yml") if part == SHEETS:
            return lambda node: folder.sheets.__setitem__(stem, node)
        case (str(part), stem, ".yml") if part == ABOUT:
            return lambda node: folder.about.__setitem__(stem, node)
        case (chapter, stem, ".yml"):
            return lambda node: folder.chapters.setdefault(chapter, {}).__setitem__(stem, node)
    message = "Dit bestand heeft hier geen plek."
    advice = nearest(name.stem, (*SINGLES, *TABLES))
    raise ContentError([Problem("vreemd-bestand", message, Place(name.as_posix()), advice)])


def _missing(folder: Folder, problems: list[Problem]) -> Iterator[Problem]:
    """Yield what should be there and is not; a file with problems of its own is there."""
    broken = {problem.place.file for problem in problems}
    wanted = [f"{stem}.yml" for stem in SINGLES if stem not in folder.singles]
    wanted += [f"{stem}.tsv" for stem in TABLES if stem not in folder.tables]
    wanted += [f"{name}/{CHAPTER}.yml" for name, files in folder.chapters.items() if CHAPTER not in files]
    for name in wanted:
        if name not in broken:
            yield Problem("bestand-ontbreekt", f"Het bestand `{name}` ontbreekt.", Place(name))


def _table(name: Path, data: bytes) -> Items:
    """Read tab-separated rows under a header line into one mapping a row."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "Dit bestand is geen UTF-8. Sla het op als UTF-8."
        raise ContentError([Problem("geen-utf8", message, Place(name.as_posix()))]) from None
    source = Source(name.as_posix(), tuple(text.splitlines()))
    columns = TABLES.get(name.stem, ())
    if not source.lines or tuple(source.lines[0].split("\t")) != columns:
        message = f"De eerste regel hoort de kolommen te noemen: {', '.join(columns)}."
        raise ContentError([Problem("tabelkop", message, source.place(1, 1))])
    rows = [_row(source, number, columns) for number in range(2, len(source.lines) + 1)]
    return Items(rows, Span(source, 1, 1, len(source.lines)))


def _row(source: Source, number: int, columns: tuple[str, ...]) -> Fields:
    cells = source.lines[number - 1].split("\t")
    if len(cells) != len(columns):
        message = f"Deze regel heeft {len(cells)} kolommen in plaats van {len(columns)}."
        raise ContentError([Problem("tabelregel", message, source.place(number, 1))])
    values: dict[Text, Node] = {}
    column = 1
    for name, cell in zip(columns, cells, strict=True):
        span = Span(source, number, column, number)
        if cell:
            values[Text(name, span)] = Text(cell, span)
        column += len(cell) + 1
    return Fields(values, Span(source, number, 1, number))
