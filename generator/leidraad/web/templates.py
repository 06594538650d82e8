"""One Jinja environment, strict and escaping. Content is data and never a template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from jinja2.environment import TemplateModule
from markupsafe import Markup

from leidraad.printing import printing
from leidraad.store import Store
from leidraad.web import urls
from leidraad.web.head import Head, head_of
from leidraad.web.html import Html
from leidraad.web.links import Links, Naming
from leidraad.web.page import Page, Printable, View, file_of
from leidraad.web.printed import printed_once

HERE = Path(__file__).parent
FOLDERS = (HERE / "layouts", HERE / "components")


class _Inside(FileSystemLoader):
    """Finds how a page inside somebody else's prints a part: in the folder `inside` beside the template."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, where it stands and whether it is still as it was."""
        folder, slash, name = template.rpartition("/")
        return super().get_source(environment, f"{folder}{slash}inside/{name}")


def environment(sentences: Mapping[str, str], *, inside: bool = False) -> Environment:
    """Return an environment whose templates know the interface sentences as `t`, and the id of a heading."""
    usual = FileSystemLoader(FOLDERS)
    env = printing(ChoiceLoader((_Inside(FOLDERS), usual)) if inside else usual)
    env.globals |= {"t": sentences, "heading_id": urls.heading_anchor}
    return env


def render_all(
    pages: Iterable[Page[View]], sentences: Mapping[str, str], naming: Naming, store: Store | None = None
) -> dict[str, bytes]:
    """Return every page by its path in the folder that MkDocs builds; `naming` is that of the edition.

    The store keeps what was printed, of one edition only: a page says itself where its site stands.
    """
    env, shown = compiled(sentences), {page.file: page.printable for page in pages}
    return printed_once(store, shown, sentences, lambda page: _print(env, page, Links(page.path, naming)))


def compiled(sentences: Mapping[str, str], *, inside: bool = False) -> Environment:
    """Return an environment that is kept from one build to the next; a changed template is still seen."""
    return _kept(tuple((str(name), str(text)) for name, text in sentences.items()), inside)


@lru_cache(maxsize=2)
def _kept(sentences: tuple[tuple[str, str], ...], inside: bool) -> Environment:
    return environment(dict(sentences), inside=inside)


def _print(env: Environment, page: Printable[View], links: Links) -> str:
    head = head_of(page, links)
    inside = body(env, page.view, Html(links), frame=page.frame, contents=page.contents)
    if file_of(page.path).endswith(".md"):
        return _undressed(env.get_template("head.html.jinja").render(head=head).strip(), inside, page.frame.language)
    return document(env, page.frame, head, inside) + "\n"


def body(env: Environment, view: View, html: Html, **around: object) -> str:
    """Return what a page shows, printed by the layout of its view."""
    return env.get_template(f"{view.layout}.html.jinja").render(view=view, **around, **printers(env, html))


def printers(env: Environment, html: Html) -> Mapping[str, object]:
    """Return what templates ask while they print: a link on the site or out of it, an address, a text, a component."""
    asked: dict[str, object] = {
        "to": html.links.to,
        "out": html.links.out,
        "url": html.links.url,
        "html": html.text,
        "once": html.once,
        "notes": html.notes,
    }
    asked["component"] = Components(env, asked)
    return asked


class Components:
    """Where every template finds each component, by the name of its folder: `component.fold.fold(part)`."""

    def __init__(self, env: Environment, asked: Mapping[str, object]) -> None:
        self._env, self._asked = env, asked

    def __getattr__(self, name: str) -> TemplateModule:
        """Return what a component can print; it is read where a page first asks for it."""
        if name.startswith("_"):
            raise AttributeError(name)
        found = self._env.get_template(f"{name}/{name}.html.jinja").make_module(dict(self._asked))
        setattr(self, name, found)
        return found


def document(env: Environment, frame: object, head: Head, body: str, script: str = "") -> str:
    """Return a whole document around a body that a template printed, with a script of ours in it."""
    whole = env.get_template("document.html.jinja")
    return whole.render(frame=frame, head=head, body=Markup(body), script=Markup(script))  # noqa: S704 - our own


def _undressed(head: str, body: str, language: str) -> str:
    """Return a page as the skin reads it: what was printed already, as data, and no text at all to read as Markdown."""
    data = {"language": language, "head": head, "body": body}
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, default_style='"', allow_unicode=True, width=-1, sort_keys=False)
    return f"---\n{text}---\n"
