"""Every example of every component prints as approved; examples are the documentation of a component too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from places import APPROVED

from leidraad.web.html import Html
from leidraad.web.lexicon import Lexicon
from leidraad.web.links import Links, on_the_site
from leidraad.web.templates import HERE, environment, printers
from leidraad.web.text import Scribe

COMPONENTS = sorted(folder for folder in (HERE / "components").iterdir() if folder.is_dir())
OURS = APPROVED / "components"


class _Spoken(dict[str, str]):
    """Interface sentences that say their own name, so that approved output does not depend on wording."""

    def __missing__(self, name: str) -> str:
        return f"‹{name}›"


# What the texts of examples speak of.
NAMES: Any = Lexicon(
    pages={f"deel-{number}": (f"deel {number}", f"werk/deel-{number}/") for number in (1, 2)},
    terms={"vraag": SimpleNamespace(name="vraag", short="Wat iemand wil weten.")},
    contacts={},
    slots={},
)  # type: ignore[arg-type]


class _Loader(yaml.SafeLoader):
    """Reads examples; what is tagged `!markup` is a text as editors write it."""


_Loader.add_constructor("!markup", lambda _, node: Scribe(NAMES, "a").rich(str(node.value)))


def _read() -> Iterator[Any]:
    for folder in COMPONENTS:
        for example in yaml.load((folder / "examples.yml").read_text(encoding="utf-8"), _Loader):
            yield pytest.param(folder, example, id=f"{folder.name}: {example['name']}")


EXAMPLES = list(_read())


def _file(example: dict[str, Any]) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", example["name"])) + ".html"


def _view(value: Any) -> Any:
    """Read an example as a view."""
    match value:
        case dict():
            return SimpleNamespace(**{name: _view(part) for name, part in value.items()})
        case list():
            return [_view(part) for part in value]
    return value


@pytest.mark.parametrize(("folder", "example"), EXAMPLES)
def test_an_example_prints_as_approved(folder: Path, example: dict[str, Any], approve: bool) -> None:
    template = environment(_Spoken()).get_template(f"{folder.name}/{folder.name}.html.jinja")
    module = template.make_module(printers(Html(Links("werk/deel-1/", on_the_site(None)))))
    printed = str(getattr(module, example["macro"])(*map(_view, example["arguments"])))
    printed = "\n".join(line for line in printed.splitlines() if line.strip()) + "\n"
    approved = OURS / folder.name / _file(example)
    if approve:
        approved.parent.mkdir(parents=True, exist_ok=True)
        approved.write_text(printed, encoding="utf-8")
    assert printed == approved.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_a_component_is_one_folder_with_template_style_and_examples(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert {f"{folder.name}.html.jinja", f"{folder.name}.css", "examples.yml"} <= names


def test_nothing_is_approved_that_no_example_prints() -> None:
    wanted = {f"{p.values[0].name}/{_file(p.values[1])}" for p in EXAMPLES}
    assert {path.relative_to(OURS).as_posix() for path in OURS.rglob("*.html")} == wanted
