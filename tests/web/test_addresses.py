"""Whatever content is accepted: every file, handout and anchor has one owner, and every link leads somewhere.

The ids of a small guideline with two chapters are changed to names that could be something else's already: those of
other ids, of anchors and folders of the site, and names that look as if the program had put them together.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import GOOD, SECOND, TODAY
from trying import BOUNDED
from wholeness import is_sound

from leidraad import pipeline
from leidraad.source.model.base import ID
from leidraad.source.problems import ContentError
from leidraad.web.handouts import handouts

IDS = (
    "stap-1", "stap-2", "werk", "twee", "doe", "egg", "spoed", "colofon", "insluiten", "is-er-gevaar", "gevaar",
    "zorgen",
    "bel", "regie", "overleg", "richtlijn", "wet", "kaart", "kijk", "kijk-verder", "kleine-kring", "klein", "bellen",
    "regisseur", "iedereen", "veilig-thuis", "makers", "onder",
)  # fmt: skip
NAMES = (
    *IDS, "a", "a-b", "b", "inhoud", "boven", "bij-ons", "acties", "doel", "hulpmiddelen", "vervolg", "vooraf", "rol-0",
    "rol-1", "kop-doel", "kop-bellen", "kop-inhoud", "letter-a", "letter-0-9", "schema", "routes", "garantie-1",
    "boekje",
    "boekje-a5", "stap-1-regisseur", "stap-1-kleine-kring", "egg-twee", "aandacht-egg", "acties-iedereen", "onderdelen",
    "deel-stap-1", "code-stap-1", "contact-veilig-thuis", "uitleg-doel-regie", "begrippen", "templates", "assets",
    "embed", "data", "over", "register", "sitemap", "index", "con", "leidende-zin", "wie-doet-wat",
)  # fmt: skip
MORE = {
    "twee/hoofdstuk.yml": "id: twee\ntitel: Twee\nonderdeel: taak\nsamenvatting: Iets.\nsecties: []\n",
    "twee/doe.yml": (
        'id: doe\nnummer: "1"\ntitel: Doen\ndoel: {tekst: Doe., bron: stap-2.1}\nacties:\n'
        "  regisseur:\n    - {id: onder, tekst: 'Zie [[begrip:regie]].', bron: stap-2.1}\n"
        "  iedereen:\n    - {id: klein, tekst: Doe iets., bron: stap-2.1}\n"
        "aandachtspunten:\n  egg:\n    - {id: kleine-kring, tekst: 'Zie [[doe]].', bron: stap-1.egg}\n"
    ),
    "over/insluiten.yml": (
        "id: insluiten\ntitel: Insluiten\nsamenvatting: Iets.\nsecties:\n  - {id: makers, kop: Zo, tekst: Zo.}\n"
    ),
    "wijzigingen.yml": (
        'id: x\n- versie: "1.10"\n  datum: 2026-11-23\n  punten: ["Zie [[begrip:regie]].", "Weer [[begrip:regie]]."]\n'
    ).partition("\n")[2],
}


def _read() -> Mapping[str, str]:
    """Return the small guideline with a second chapter that has the same theme, by file."""
    files = {path.relative_to(GOOD).as_posix(): path for path in GOOD.rglob("*") if path.suffix in (".yml", ".tsv")}
    texts = {name: path.read_text(encoding="utf-8") for name, path in files.items() if "profielen" not in name}
    settings = texts["richtlijn.yml"].replace("[werk]", "[werk, twee]").replace("[colofon]", "[colofon, insluiten]")
    sentences = (SECOND / "teksten.yml").read_text(encoding="utf-8")
    return texts | MORE | {"richtlijn.yml": settings, "teksten.yml": sentences}


FILES = _read()


def _renamed(files: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """Change an id wherever it is named; `spoed: ja` is a field and stays."""
    word = re.compile(rf"(?<![\w.-]){old}(?![\w-]|\.[0-9]|: (?:ja|nee)\b)")
    kept = ("teksten.yml", "vindplaatsen.tsv", "nagekeken.tsv")
    return {
        word.sub(new, name): text if name in kept or not ID.fullmatch(new) else word.sub(new, text)
        for name, text in files.items()
    }


def _written(folder: Path, files: Mapping[str, str]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to write content in."""
    return tmp_path_factory.mktemp("adressen") / "inhoud"


def test_a_theme_in_two_chapters_has_two_handouts_and_two_titles(folder: Path) -> None:
    trusted = pipeline.trusted(_written(folder, FILES), TODAY)
    is_sound(trusted)
    found = handouts(trusted.guideline)
    assert [(one.id, one.title) for path in ("werk/egg/", "twee/egg/") for one in found[path]] == [
        ("egg", "Eergerelateerd geweld (Het werk)"),
        ("egg_twee", "Eergerelateerd geweld (Twee)"),
    ]


def test_the_second_guideline_is_sound() -> None:
    is_sound(pipeline.trusted(SECOND, TODAY))


def test_so_is_a_profile_with_all_that_it_remarks(good: Path) -> None:
    is_sound(pipeline.trusted(good, TODAY, profile="rijn"))


ACCEPTED: Counter[bool] = Counter()


@pytest.mark.slow
@settings(BOUNDED, max_examples=100)
@given(st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True), st.sampled_from(NAMES))
def test_any_accepted_content_has_unique_ids_files_and_names_of_handouts_and_no_dead_link(
    folder: Path, olds: list[str], new: str
) -> None:
    files: Mapping[str, str] = FILES
    for old in olds:
        files = _renamed(files, old, new)
    try:
        trusted = pipeline.trusted(_written(folder, files), TODAY)
    except ContentError:
        ACCEPTED[False] += 1
        return
    ACCEPTED[True] += 1
    is_sound(trusted)


def test_enough_of_that_content_was_accepted() -> None:
    assert min(ACCEPTED[True], ACCEPTED[False]) * 5 > sum(ACCEPTED.values()) or not ACCEPTED
