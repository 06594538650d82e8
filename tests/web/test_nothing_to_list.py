"""A guideline without decision aids, sheets, terms or an urgent way has no menus, pages or handouts for them.

Its pages and numbers are in the list from A to Z, which is there without terms too.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from making import DRAWN
from places import TODAY
from undressed import undressed
from wholeness import is_sound

from leidraad import pipeline
from leidraad.source.problems import ContentError
from leidraad.trusted import trust
from leidraad.web import urls
from leidraad.web.handouts import handouts

GONE = (urls.TREES, urls.SHEETS)


@pytest.fixture
def bare(good: Path) -> Path:
    """The smallest content with one step, and nothing beside it."""
    for name in ("bladen", "beslishulpen", "profielen"):
        shutil.rmtree(good / name)
    settings = yaml.safe_load((good / "richtlijn.yml").read_text(encoding="utf-8"))
    _write(good / "richtlijn.yml", settings | {"bladen": [], "beslishulpen": []})
    _write(good / "begrippen.yml", [])
    unit = yaml.safe_load((good / "werk" / "stap-2.yml").read_text(encoding="utf-8"))
    _write(good / "werk" / "stap-1.yml", unit | {"id": "stap-1", "nummer": "1"})
    (good / "werk" / "stap-2.yml").unlink()
    chapter = yaml.safe_load((good / "werk" / "hoofdstuk.yml").read_text(encoding="utf-8"))
    _write(good / "werk" / "hoofdstuk.yml", {key: value for key, value in chapter.items() if key != "beslishulpen"})
    way = {"titel": "Begin", "tekst": "Begin hier.", "naar": "werk"}
    _write(good / "start.yml", {"titel": "Welkom", "inleiding": "Begin.", "wegen": [way]})
    return good


def _write(file: Path, data: object) -> None:
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def test_what_would_list_nothing_is_not_there(bare: Path) -> None:
    trusted = trust(pipeline.guideline(bare, TODAY), ())
    is_sound(trusted)
    made = pipeline.render(trusted, DRAWN)
    assert [name for name in made if name.startswith((*GONE, "embed/v1/begrippen"))] == []
    front = undressed(made["index.md"])[1]
    assert [path for path in GONE if f'href="{path}"' in front] == []
    assert "c-emergency__way" not in front
    assert handouts(trusted.guideline).keys() == {"werk/", "werk/stap-1/"}


def test_nothing_can_lead_to_a_list_that_is_not_there(bare: Path) -> None:
    start = yaml.safe_load((bare / "start.yml").read_text(encoding="utf-8"))
    _write(bare / "start.yml", start | {"inleiding": "Zie [[beslishulpen]] en [[praktisch]]."})
    with pytest.raises(ContentError) as told:
        pipeline.trusted(bare, TODAY)
    wrong = [problem.message for problem in told.value.problems if problem.place.file == "start.yml"]
    assert wrong == ["`beslishulpen` is geen pagina.", "`praktisch` is geen pagina."]
