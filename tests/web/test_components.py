"""Every example of every component prints as approved, is sound HTML for every reader, and lets no text become more."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browsing import reading, serving
from laws.validators import judgement
from looking import violations
from lxml import html
from places import APPROVED
from playwright.sync_api import Browser

from leidraad.look import colours, variable
from leidraad.output import write
from leidraad.web.assets import assets
from leidraad.web.examples import COMPONENTS, KEYBOARD, Example, examples, gallery, has_variant, page_of, printed
from leidraad.web.templates import HERE, environment

OURS = APPROVED / "components"


class _Spoken(dict[str, str]):
    """Interface sentences that say their own name, so that approved output does not depend on wording."""

    def __missing__(self, name: str) -> str:
        return f"‹{name}›"


SPOKEN = _Spoken()
# What prints on the site, and inside other people's pages; a template is read once.
ENVIRONMENTS = {inside: environment(SPOKEN, inside=inside) for inside in (False, True)}
# Each example as it is on the site, and as it is inside other people's pages where that is otherwise.
EXAMPLES = tuple(examples())
CASES = [(one, inside) for one in EXAMPLES for inside in (False, True) if not inside or has_variant(one.component)]
each = pytest.mark.parametrize(
    ("example", "inside"), CASES, ids=[f"{one.component}{' elders' * inside}: {one.name}" for one, inside in CASES]
)


def _file(example: Example, inside: bool) -> str:
    name = "-".join(re.findall(r"[a-z0-9]+", example.name))
    return f"{example.component}/{'inside/' * inside}{name}.html"


@each
def test_an_example_prints_as_approved(example: Example, inside: bool, approve: bool) -> None:
    found = printed(example, ENVIRONMENTS[inside]) + "\n"
    approved = OURS / _file(example, inside)
    if approve:
        approved.parent.mkdir(parents=True, exist_ok=True)
        approved.write_text(found, encoding="utf-8")
    assert found == approved.read_text(encoding="utf-8")


@each
def test_no_example_for_the_page_of_somebody_else_jumps(example: Example, inside: bool) -> None:
    """Each jump would be a step in the history of that page."""
    assert not inside or 'href="#' not in printed(example, ENVIRONMENTS[inside])


@each
def test_a_text_in_an_example_stays_text(example: Example, inside: bool) -> None:
    """Where every text of it ends in what would open an element or an attribute if it could."""
    hostile = replace(example, arguments=tuple(_ending(one, "\"><svg onload=x y='>") for one in example.arguments))
    harmless = replace(example, arguments=tuple(_ending(one, "xyz") for one in example.arguments))
    shapes = []
    for case in (harmless, hostile):
        page = html.fromstring(f"<div>{printed(case, ENVIRONMENTS[inside])}</div>")
        shapes.append([(one.tag, one.keys()) for one in page.iter("*")])
    assert shapes[0] == shapes[1]


def _ending(value: Any, text: str, name: str = "") -> Any:
    """Return an argument whose texts end so; elements, forms and paths are no text of an editor."""
    match value:
        case dict():
            return {key: _ending(part, text, key) for key, part in value.items()}
        case list():
            return [_ending(part, text, name) for part in value]
        case str() if name not in ("tag", "item_tag", "path", "href") and value != "li":
            return value + text
    return value


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page for each example, in the style of the site."""
    folder = tmp_path_factory.mktemp("examples")
    write(folder, assets("", b"", 3))
    bodies = ({one.name: printed(one, ENVIRONMENTS[inside])} for one, inside in CASES)
    write(folder, {f"{at}/index.html": page_of(body, SPOKEN, "../assets/").encode() for at, body in enumerate(bodies)})
    return folder


@pytest.mark.slow
def test_the_validator_finds_no_error_in_any_example(shown: Path) -> None:
    assert judgement(*sorted(shown.glob("*/index.html"))) == []


@pytest.mark.slow
def test_axe_finds_nothing_in_any_example(browser: Browser, shown: Path) -> None:
    with serving(shown) as server, reading(browser, 1200) as page:
        for number, (example, inside) in enumerate(CASES):
            page.goto(f"http://127.0.0.1:{server.server_port}/{number}/")
            assert violations(page, ("main",)) == [], (example.name, inside)


def test_one_page_shows_every_colour_and_every_component_with_its_keys_and_states() -> None:
    whole = html.fromstring(gallery(SPOKEN))
    assert [one.text_content().split()[-1] for one in whole.xpath("//tr/th[@scope='row']")] == [
        variable(name) for name in colours("light")
    ]
    shown = [one.text for section in whole.xpath("//main/section[h2]") for one in section.xpath("./h2 | ./section/h3")]
    states = [[folder.name, *(one.name for one in EXAMPLES if one.component == folder.name)] for folder in COMPONENTS]
    assert shown == ["Kleuren", *(name for names in states for name in names)]


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_a_component_that_the_keyboard_works_in_says_how(folder: Path) -> None:
    controls = re.compile(r"<(a|button|summary|input|textarea)\b")
    used = any(controls.search(path.read_text(encoding="utf-8")) for path in folder.glob("*.jinja"))
    assert (folder / KEYBOARD).exists() == used


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_a_component_is_one_folder_with_template_style_and_examples(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert {f"{folder.name}.html.jinja", f"{folder.name}.css", "examples.yml"} <= names


def test_a_template_finds_every_component_in_one_way() -> None:
    """So that without its folder only the calls of a component are left over."""
    outside = [path for path in HERE.rglob("*.jinja") if not path.is_relative_to(HERE / "components")]
    taken = {
        (path.relative_to(HERE).as_posix(), name)
        for path in HERE.rglob("*.jinja")
        for name in re.findall(r'(?:import|from|include) "([\w-]+)/', path.read_text(encoding="utf-8"))
        if name not in path.parts
    }
    assert outside
    assert taken == {("layouts/inside/page.html.jinja", "aid")}


def test_nothing_is_approved_that_no_example_prints() -> None:
    wanted = {_file(example, inside) for example, inside in CASES}
    assert {path.relative_to(OURS).as_posix() for path in OURS.rglob("*.html")} == wanted
