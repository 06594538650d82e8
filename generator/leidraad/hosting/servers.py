"""The table of headers in the words of each server: files that an administrator puts in place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from xml.sax.saxutils import escape

from jinja2 import FileSystemLoader, select_autoescape
from markupsafe import Markup

from leidraad.hosting.headers import POLICY, HeaderRule, HeaderTable, table
from leidraad.intranet.framing import part_policy
from leidraad.printing import printing
from leidraad.web import urls

# What each template makes. Netlify and Cloudflare take theirs from the root of the site, others from where it is put.
MADE = {
    "_headers": "_headers",
    "nginx.conf": "deploy/nginx.conf",
    "Caddyfile": "deploy/Caddyfile",
    "apache.conf": "deploy/apache.conf",
    "htaccess.txt": "deploy/htaccess.txt",
    "web.config": "deploy/web.config",
    "LEESMIJ.txt": "deploy/LEESMIJ.txt",
}
# How wide what somebody types is in LEESMIJ.txt, and the glossary as a part.
COLUMN, GLOSSARY = 66, urls.GLOSSARY.rstrip("/")
# The longest line that Cloudflare reads of its file, and about half of the longest word that nginx does.
LINE, WORD = 2000, 2000
AZURE = "deploy/staticwebapp.config.json"


@dataclass(frozen=True)
class Header:
    """A header with its value."""

    name: str
    value: str

    @property
    def variable(self) -> str:
        """What nginx keeps it in until the answer goes out."""
        return f"$leidraad_{self.name.lower().replace('-', '_')}"

    @property
    def words(self) -> tuple[str, ...]:
        """What nginx puts in it, each after the other: it reads no long word."""
        first, *others = wrap(self.value, WORD, break_long_words=False, break_on_hyphens=False)
        return (first, *(f"{self.variable} {other}" for other in others))

    @property
    def attribute(self) -> Markup:
        """The value in the XML of IIS, where a quote can stay as it is."""
        return Markup(escape(self.value))  # noqa: S704 - escaped here


@dataclass(frozen=True)
class Other:
    """Where some headers are other than usual, in the words of each server; `files` are those of this site."""

    root: str
    rule: HeaderRule
    files: tuple[str, ...]

    @property
    def name(self) -> str:
        """The folder."""
        return self.rule.folder.rstrip("/")

    @property
    def headers(self) -> tuple[Header, ...]:
        """Those that are other."""
        return _headers(self.rule.headers)

    @property
    def glob(self) -> str:
        """Its addresses, with a star that stands for anything."""
        return f"{self.root}{self.rule.folder}*{self.rule.suffix}"

    @property
    def regex(self) -> str:
        """Its addresses as a regular expression."""
        end = f".*{re.escape(self.rule.suffix)}$" if self.rule.suffix else ""
        return f"^{re.escape(self.root + self.rule.folder)}{end}"

    @property
    def locations(self) -> tuple[str, ...]:
        """What IIS takes: a folder, or files by their name, as it knows no star."""
        return self.files if self.rule.suffix else (self.name,)

    @property
    def routes(self) -> tuple[str, ...]:
        """What Azure takes: a star does not stand for a folder's own page there."""
        index = f"{self.rule.folder}index.html"
        return (f"{self.root}{index}", self.glob) if index in self.files and not self.rule.suffix else (self.glob,)


def servers(files: Mapping[str, bytes], address: str | None, parents: Iterable[str] = ()) -> dict[str, bytes]:
    """Return the settings of each server for a finished site, of which only `parents` may frame the parts."""
    listed = tuple(parents)
    found = table(files, address, listed)
    others = _others(found, files)
    first = _first(listed)
    markup = select_autoescape(("config.jinja",), default=False)
    env = printing(FileSystemLoader(Path(__file__).parent / "templates"), escaping=markup, last_line=True)
    part = _known(files, urls.embed(GLOSSARY)) or _known(files, urls.EMBEDS)
    view = {
        "root": found.root,
        "start": f"^{re.escape(found.root)}",
        "folder": found.root.removeprefix("/"),
        "headers": _headers(found.headers),
        "others": others,
        "listed": listed,
        "short": others if first == listed else _others(table(files, address, first), files),
        "first": len(first) if first != listed else 0,
        "check_part": _check(part) if part else "",
        "check_page": _check(_known(files, urls.GLOSSARY)),
    }
    made = {path: env.get_template(f"{name}.jinja").render(view) for name, path in MADE.items()}
    return {path: text.encode() for path, text in (*made.items(), (AZURE, _azure(found, others)))}


def _known(files: Iterable[str], folder: str) -> str:
    """Return the first page of the site in a folder by its path; nothing where it has none."""
    return next((name.removesuffix("index.html") for name in sorted(files) if name.startswith(folder)), "")


def _check(path: str) -> str:
    """Return what asks whether a page may be framed, as wide as what is said beside it leaves."""
    return f"leidraad controleer-insluiting https://.../{path}".ljust(COLUMN - 1) + " "


def _others(found: HeaderTable, files: Iterable[str]) -> tuple[Other, ...]:
    names = sorted(files)
    return tuple(Other(found.root, rule, tuple(filter(rule.holds_for, names))) for rule in found.rules)


def _first(parents: tuple[str, ...]) -> tuple[str, ...]:
    """Return as many of those that may frame a part as a line of Cloudflare's file names."""
    found = parents
    while len(f"  {POLICY}: {part_policy(found)}") > LINE:
        found = found[:-1]
    return found


def _headers(headers: Mapping[str, str]) -> tuple[Header, ...]:
    return tuple(Header(name, value) for name, value in headers.items())


def _azure(found: HeaderTable, others: Iterable[Other]) -> str:
    routes = [{"route": route, "headers": dict(other.rule.headers)} for other in others for route in other.routes]
    settings = {
        "globalHeaders": dict(found.headers),
        "routes": [*routes, {"route": f"{found.root}deploy/*", "statusCode": 404}],
        "responseOverrides": {"404": {"rewrite": f"{found.root}{urls.NOT_FOUND}"}},
    }
    return json.dumps(settings, indent=2) + "\n"
