"""A kind of outcome with a colour of its own is a line of content, and a colour that is new a line of `look.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import change
from places import TODAY
from undressed import body

from leidraad import look, pipeline
from leidraad.intranet.assets import style
from leidraad.paper.handouts import publications
from leidraad.paper.typeset import prepare
from leidraad.web.drawings import drawings
from leidraad.web.page import Workshop
from leidraad.web.pages import pages

SEA = "#00667a"


@pytest.fixture
def sea(good: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Content of which one kind of outcome has the colour of the sea, and the table of colours with it."""
    table = look._table()
    new = {**table, "light": {**table["light"], "sea": SEA}, "tones": {**table["tones"], "zee": "sea"}}
    monkeypatch.setattr(look, "_table", lambda: new)
    style.cache_clear()
    change(good / "richtlijn.yml", "naam: Hulp vragen, ernst: 2", "naam: Hulp vragen, ernst: 2, kleur: zee")
    return good


def test_it_colours_its_outcomes_on_the_page_elsewhere_and_in_the_picture(sea: Path, tmp_path: Path) -> None:
    trusted = pipeline.trusted(sea, TODAY)
    made = pipeline.render(trusted, {})
    css = made["assets/leidraad.css"].decode()
    assert f"--c-sea: {SEA};" in css
    assert ".c-diagram-tone-zee { color: var(--c-sea); }.c-tone-zee { border-top-color: var(--c-sea); }" in css
    part = made["embed/v1/is-er-gevaar/index.html"].decode()
    assert f"--c-sea: {SEA};" in part
    for page in (body(made["beslishulpen/is-er-gevaar/index.md"]), part):
        assert page.count("c-aid__outcome c-tone-zee") == 1
    assert body(made["beslishulpen/is-er-gevaar/routes/index.md"]).count("c-diagram-tone-zee") == 1
    drawn = drawings(trusted, {})
    shop = Workshop(trusted, on_paper=True)
    prepare(publications(trusted, pages(shop, drawn, {}), drawn), tmp_path)
    assert f".c-diagram-tone-zee{{color:{SEA}}}" in (tmp_path / "is-er-gevaar.json").read_text(encoding="utf-8")
    style.cache_clear()
