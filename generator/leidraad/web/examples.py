"""Every component by its examples: for its approved output, for who writes one, and for who wants to see them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import Environment
from markupsafe import Markup

from leidraad.language import DUTCH
from leidraad.look import Medium, colours, variable
from leidraad.source.model.lists import Term
from leidraad.source.nodes import Source, Span, Text
from leidraad.web import urls
from leidraad.web.head import Head
from leidraad.web.html import Html
from leidraad.web.lexicon import Lexicon
from leidraad.web.links import Links, on_the_site
from leidraad.web.templates import HERE, Components, document, environment, printers
from leidraad.web.text import Rich, Scribe

COMPONENTS = tuple(sorted(path.parent for path in (HERE / "components").glob("*/examples.yml")))
# Where an example stands, and where all of them do: only in `leidraad serve`.
PAGE, GALLERY = "werk/deel-1/", "over/vormgeving/"
# What it is called, the file that says how the keyboard works in a component, and a patch of colour.
TITLE, KEYBOARD = "Vormgeving", "toetsen.txt"
SWATCH = ".c-look { display: inline-block; width: 1.2em; height: 1.2em; vertical-align: middle; border: 1px solid; }\n"
# What the texts of examples speak of.
NOWHERE = Span(Source("", ()), 1, 1, 1)
SAID: Any = {"id": "vraag", "name": "vraag", "short": "Wat iemand wil weten."}
NAMES = Lexicon(
    pages={f"deel-{number}": (f"deel {number}", f"werk/deel-{number}/") for number in (1, 2)},
    terms={"vraag": Term.model_construct(**SAID)},
    contacts={},
    slots={},
)


@dataclass(frozen=True)
class Example:
    """What a macro of a component prints from some arguments; `arguments` are as their file has them."""

    component: str
    name: str
    macro: str
    arguments: tuple[Any, ...]


class _Loader(yaml.CSafeLoader):
    """Reads examples; what is tagged `!markup` is a text as editors write it."""


def _markup(_: _Loader, node: yaml.Node) -> Rich:
    return Scribe(NAMES).rich(Text(str(node.value), NOWHERE))


_Loader.add_constructor("!markup", _markup)


def examples() -> Iterator[Example]:
    """Yield every example of every component."""
    for folder in COMPONENTS:
        for one in yaml.load((folder / "examples.yml").read_text(encoding="utf-8"), _Loader):  # noqa: S506 - a safe one
            yield Example(folder.name, one["name"], one["macro"], tuple(one["arguments"]))


def has_variant(component: str) -> bool:
    """Say whether a component looks otherwise inside other people's pages."""
    return any((HERE / "components" / component / "inside").glob("*.jinja"))


def printed(example: Example, env: Environment) -> str:
    """Return what an example prints, on the site or inside other people's pages; empty lines are left out."""
    component = Components(env, printers(env, Html(Links(PAGE, on_the_site(None)))))
    module = getattr(component, example.component)
    lines = str(getattr(module, example.macro)(*map(_view, example.arguments))).splitlines()
    return "\n".join(line for line in lines if line.strip())


def page_of(bodies: Mapping[str, str], sentences: Mapping[str, str], assets: str) -> str:
    """Return a whole page that shows printed parts, each under its name; an entry of a list stands in one."""
    styles = tuple(f"{assets}{name}.css" for name in ("leidraad",))
    head = Head(title="Onderdelen", icon="data:,", canonical="", oembed="", styles=styles)
    whole = {name: _standing(body) for name, body in bodies.items()}
    parts = "".join(f"<section><h2>{escape(name)}</h2>{body}</section>\n" for name, body in whole.items())
    page = f'<div class="c-page"><main class="c-main"><h1>Onderdelen</h1>\n{parts}</main></div>'
    return document(environment(sentences), SimpleNamespace(language=DUTCH), head, page)


def gallery(sentences: Mapping[str, str]) -> str:
    """Return the page that shows every colour and component; no build has it."""
    env, shown = environment(sentences), groupby(examples(), key=lambda one: one.component)
    parts = "".join((_colours(), *(_component(name, states, env) for name, states in shown)))
    swatches = "".join(f".c-look--{name} {{ background: var({variable(name)}); }}\n" for name in colours("light"))
    sheet = f"{urls.relative(GALLERY, urls.ASSETS)}leidraad.css"
    head = Head(title=TITLE, icon="data:,", canonical="", oembed="", styles=(sheet,), style=Markup(SWATCH + swatches))  # noqa: S704 - our own
    page = f'<div class="c-page"><div class="c-grid"><main class="c-main"><h1>{TITLE}</h1>\n{parts}</main></div></div>'
    return document(env, SimpleNamespace(language=DUTCH), head, page)


def _colours() -> str:
    """Return a table of every colour, by the name that style sheets have for it."""
    places: tuple[Medium, ...] = ("light", "dark", "print")
    tables = [colours(place) for place in places]
    rows = "".join(
        f'<tr><th scope="row"><span class="c-look c-look--{name}"></span> {variable(name)}</th>'
        + "".join(f"<td>{escape(table[name])}</td>" for table in tables)
        + "</tr>\n"
        for name in tables[0]
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("naam", "licht", "donker", "druk"))
    return f'<section><h2>Kleuren</h2><table class="c-table"><thead><tr>{head}</tr></thead>{rows}</table></section>\n'


def _component(name: str, states: Iterable[Example], env: Environment) -> str:
    """Return a component: its colours, how the keyboard works in it, and its states, each an example."""
    folder = HERE / "components" / name
    style = (folder / f"{name}.css").read_text(encoding="utf-8")
    used = ", ".join(sorted(set(re.findall(r"var\((--c-[a-z-]+)\)", style))))
    keys = folder / KEYBOARD
    told = f"<p>Toetsen: {escape(keys.read_text(encoding='utf-8').strip())}</p>" if keys.exists() else ""
    shown = "".join(f"<section><h3>{escape(one.name)}</h3>{_standing(printed(one, env))}</section>\n" for one in states)
    named = f"<p>Kleuren: {used}</p>" if used else ""
    return f'<section class="c-section"><h2>{name}</h2>{named}{told}{shown}</section>\n'


def _standing(body: str) -> str:
    """Return what was printed as it can stand alone: an entry of a list stands in one."""
    return f"<ul>{body}</ul>" if body.startswith("<li") else body


def _view(value: Any) -> Any:
    """Read an argument as a view."""
    match value:
        case dict():
            return SimpleNamespace(**{name: _view(part) for name, part in value.items()})
        case list():
            return [_view(part) for part in value]
    return value
