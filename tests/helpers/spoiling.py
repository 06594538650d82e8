"""Content that somebody spoils, a little or altogether, and what must come of it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import strategies as st
from making import DRAWN
from marks import ATTRIBUTES, SCHEMES, TAGS
from places import SECOND, TODAY
from undressed import undressed

from leidraad import pipeline
from leidraad.source.filenames import PROFILES
from leidraad.source.problems import ContentError, report

# Text that means something to YAML, Markdown, HTML, a template, a terminal or a browser, or to nobody.
ODD = (
    "[[", "]]", "[[]]", "[[stap-1", "[[begrip:regie|<b>]]", "[[contact:|x]]", "[[[[[[", "[" * 300, "*" * 99, "_*_*",
    "[x](javascript:alert(1))", "[x](data:text/html,x)", '[x](https://a.example"onclick=alert(1))', "[x](<y z>)",
    "[x](https://[)", "[[stap-1]](https://a.example)", "[[[stap-1]]](https://a.example)", "![x](https://a.example)",
    "{{ 7*7 }}", "{% raw %}", "{# x #}", "javascript:alert(1)", "<script>alert(1)</script>", "</main><h1>x",
    "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "' onmouseover='alert(1)", "<!--", "-->", "<b",
    "&lt;i&gt;", "&#60;u&#62;", "\\<s\\>", "`<q>`", "<https://a.example>", "# x", "> x", "1. x", "9999999999. x",
    "- - - - x", "---", "a" * 5000, "المنزل", "家庭", "e\u0301" * 40, "\U0001f469\u200d\U0001f467", "\u202etfel",
    "\x00", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\t", "\r", "\n\n", " ", "", "null", "~", "ja", "1.10",
    "2026-11-23", "!!python/object:os.x y", "&a", "*a", "<<: x", "? x", "%YAML 9.9", "@x", "x: y", "x #y", "'", '"',
    "\\", "{x: [y", "|", ">-", "9" * 5000, "../../etc", "nul",
)  # fmt: skip


class _Marks(HTMLParser):
    """The elements, attributes and kinds of links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[tuple[str, ...]] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {(tag,), *((tag, name) for name, _ in attrs)}
        links = [value or "" for name, value in attrs if name in ("href", "src")]
        self.found |= {("link", link.split(":")[0]) for link in links if ":" in link.split("/")[0]}


# What the text of an editor may print, beside what the pages have of themselves.
ALLOWED = (
    {(tag,) for tag in TAGS}
    | {(tag, name) for tag, names in ATTRIBUTES.items() for name in names}
    | {("link", kind) for kind in SCHEMES}
)


@dataclass(frozen=True)
class Content:
    """A content folder to spoil, and the site that it gives as it is."""

    folder: Path
    site: Mapping[str, bytes] = field(repr=False)
    marks: frozenset[tuple[str, ...]] = field(repr=False)

    @property
    def files(self) -> list[str]:
        """The files that can be spoiled."""
        files = (path for path in self.folder.rglob("*") if path.suffix in (".yml", ".tsv", ".css"))
        return sorted(path.relative_to(self.folder).as_posix() for path in files)

    def name(self, number: int) -> str:
        """Return a file for each number."""
        return self.files[number % len(self.files)]

    def read(self, name: str) -> str:
        """Return the text of a file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def survives(self, name: str, data: bytes) -> None:
        """Demand that this content of one file gives a report or a site without anything of its own in it."""
        file = self.folder / name
        before = file.read_bytes()
        file.write_bytes(data)
        try:
            site = _site(self.folder, _profile(name))
        except ContentError as error:
            _is_a_report(error)
        else:
            changed = (path for path, page in site.items() if self.site.get(path) != page)
            for path in sorted(path for path in changed if path.endswith((".md", ".html"))):
                self._has_only_our_marks(path, site[path])
        finally:
            file.write_bytes(before)

    def _has_only_our_marks(self, path: str, page: bytes) -> None:
        assert _Marks(_html(path, page)).found - self.marks - ALLOWED == set()


def _html(path: str, page: bytes) -> str:
    """Return a page as a browser gets it, without what the skin puts around it."""
    return "\n".join(undressed(page)) if path.endswith(".md") else page.decode()


def _is_a_report(error: ContentError) -> None:
    """Demand that every problem has a place and a sentence, and that the report can be printed."""
    assert error.problems
    for problem in error.problems:
        assert problem.place.file
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.message.endswith((".", "?"))
    printed = report(error.problems).encode()
    assert not set(printed) & (set(range(32)) - {9, 10})


def _profile(name: str) -> str:
    """Return the profile that a file belongs to; of the others the general site is made."""
    return Path(name).stem if name.startswith(PROFILES) else ""


def _site(folder: Path, profile: str) -> Mapping[str, bytes]:
    return pipeline.render(pipeline.trusted(folder, TODAY, profile=profile), DRAWN)


def spoilable(source: Path, folder: Path) -> Content:
    """Copy content to spoil it."""
    shutil.copytree(source, folder)
    shutil.copy(SECOND / "teksten.yml", folder)
    sites = {
        profile: _site(folder, profile) for profile in ("", *(path.stem for path in folder.glob("profielen/*.yml")))
    }
    files = (file for site in sites.values() for file in site.items())
    pages = (_html(name, page) for name, page in files if name.endswith((".md", ".html")))
    return Content(folder, sites[""], frozenset(mark for page in pages for mark in _Marks(page).found))


@dataclass(frozen=True)
class Edit:
    """A small change such as a person or a program makes; `at` and `other` count on past the end from the start."""

    kind: str
    at: int
    other: int
    odd: str
    sign: str
    quoted: bool

    def apply(self, lines: list[str]) -> None:
        """Change the lines of a file."""
        at, other = self.at % len(lines), self.other % len(lines)
        match self.kind:
            case "delete" if len(lines) > 1:
                del lines[at]
            case "duplicate":
                lines.insert(at, lines[other])
            case "insert":
                lines.insert(at, self.odd)
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "change":
                column = self.other % (len(lines[at]) + 1)
                lines[at] = lines[at][:column] + self.sign + lines[at][column + self.quoted :]
            case _:
                name, colon, _ = lines[at].partition(": ")
                lines[at] = name + (colon or ": ") + (quoted(self.odd) if self.quoted else self.odd)


def quoted(text: str) -> str:
    """Return a text as YAML takes it for text."""
    return "'" + text.replace("'", "''") + "'"


NUMBERS = st.integers(0, 9999)
SIGNS = st.one_of(st.sampled_from("[]{}:#&*!|>'\"%@`<-,\\ "), st.characters(codec="utf-8"))
KINDS = st.sampled_from(("delete", "duplicate", "insert", "swap", "change", "value", "value", "value"))
EDITS = st.lists(
    st.builds(Edit, KINDS, NUMBERS, NUMBERS, st.sampled_from(ODD), SIGNS, st.booleans()), min_size=1, max_size=3
)


def edited(text: str, edits: list[Edit]) -> bytes:
    """Return a text with these edits, as a file."""
    lines = text.split("\n")
    for edit in edits:
        edit.apply(lines)
    return "\n".join(lines).encode()
