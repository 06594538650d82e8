"""The program has a sentence for all that it says, says all of them, and none of them stands in its code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

import leidraad
from leidraad.language import sentences
from leidraad.source.model.citation import Origin
from leidraad.source.model.item import headed
from leidraad.source.model.pages import Unit

PACKAGE = Path(leidraad.__file__).parent
TEMPLATES = sorted(PACKAGE.rglob("*.jinja"))
# Names that are put together, or that follow from the model.
COMPOSED = {f"herkomst-{origin.value}" for origin in Origin} | {key for _, key, _ in headed(Unit)}


def _printed(template: Path) -> set[str]:
    lookups = Environment(autoescape=True).parse(template.read_text(encoding="utf-8")).find_all(nodes.Getitem)
    return {
        one.arg.value
        for one in lookups
        if isinstance(one.node, nodes.Name) and one.node.name == "t" and isinstance(one.arg, nodes.Const)
    }


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_sentence_that_a_template_prints_is_there(template: Path) -> None:
    assert _printed(template) <= set(map(str, sentences()))


def test_no_sentence_is_there_that_nobody_prints() -> None:
    in_code = {
        node.value
        for module in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    printed = set().union(*map(_printed, TEMPLATES))
    leads = {f"{name}-uitleg" for name in in_code}
    assert set(map(str, sentences())) - printed - in_code - leads - COMPOSED == set()


def test_no_sentence_of_the_site_stands_in_a_template() -> None:
    """A template prints names of sentences; words of its own would be of one language."""
    words = {text for text in map(str, sentences().values()) if len(text) > 12}
    found = [(path.name, text) for path in TEMPLATES for text in words if text in path.read_text(encoding="utf-8")]
    assert found == []
