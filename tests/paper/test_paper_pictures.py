"""Pages look as they were approved: a broken layout is seen, a changed word is not. `--approve` draws them anew."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from command import change
from making import DRAWN
from pdf.pictures import Picture, picture
from places import APPROVED, GOOD, SECOND, TODAY

from leidraad import pipeline
from leidraad.store import FolderStore
from leidraad.web import urls
from leidraad.web.handouts import BOOK

# One worker sets the documents.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pictures")]

OURS = APPROVED / "paper"
# One page of each kind: its name, its document and its number there.
PAGES = {
    "onderdeel": ("stap-1", 1),
    "beslishulp": ("is-er-gevaar", 1),
    "vragen": ("is-er-gevaar", 2),
    "begrippen": ("begrippen", 1),
    "nummers": ("spoed", 1),
    "omslag": (BOOK, 1),
    "boekje": (BOOK, 2),
    "kaart": ("kaart", 1),
}
# A page is compared in so many blocks, and their greys may differ so much on average; 255 is from black to white.
COLUMNS, ROWS = 32, 45
TOLERANCE = 1.0
DOTS = 40
Pdfs = Mapping[str, bytes]
# A card with a part of each form.
CARD = """\
id: kaart
titel: Gevaar op één bladzijde
bij: stap-1
delen:
  - {id: nummer, vorm: groot, contacten: [veilig-thuis]}
  - {id: eer, kop: Eerst, vorm: eerst, thema: egg, punten: [{id: kring, gebruik: stap-1/kleine-kring}]}
  - {id: bel, kop: Bel, vorm: eerst, punten: [{id: bel-eerst, gebruik: is-er-gevaar/bel-eerst}]}
  - {id: doe, kop: Doe, plaats: links, vorm: stappen, punten: [{id: kijk, gebruik: stap-1/kijk}]}
  - {id: vast, kop: Leg vast, plaats: rechts, vorm: vakjes, punten: [{id: leg-vast, gebruik: stap-1/leg-vast}]}
  - {id: vragen, beslishulp: {id: is-er-gevaar}}
  - {id: wie, vorm: tabel, koppen: [Wie, Nummer, Wanneer], contacten: [veilig-thuis]}
"""


def _set(content: Path, store: Path) -> Pdfs:
    made = pipeline.render(pipeline.trusted(content, TODAY), DRAWN, FolderStore(store))
    return {name: made[urls.handout(name)] for name, _ in PAGES.values()}


def _content(folder: Path) -> Path:
    """Copy the small content, whose words nobody edits, with a sheet for the wall."""
    shutil.copytree(GOOD, folder)
    shutil.copy(SECOND / "teksten.yml", folder)
    change(folder / "bladen" / "spoed.yml", "titel: ", "groot: ja\ntitel: ")
    (folder / "kaarten").mkdir()
    (folder / "kaarten" / "kaart.yml").write_text(CARD, encoding="utf-8")
    change(folder / "richtlijn.yml", "over: [colofon]", "over: [colofon]\nkaarten: [kaart]")
    return folder


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Pdfs:
    """The documents of the small content."""
    return _set(_content(tmp_path_factory.mktemp("small") / "inhoud"), tmp_path_factory.mktemp("papers"))


def _drawn(pdfs: Pdfs, name: str) -> Picture:
    document, page = PAGES[name]
    return picture(pdfs[document], page, DOTS).smaller(COLUMNS, ROWS)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_each_kind_looks_as_it_was_approved(pdfs: Pdfs, name: str, approve: bool) -> None:
    file, drawn = OURS / f"{name}.pgm", _drawn(pdfs, name)
    if approve:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(drawn.file)
    assert drawn.differs_from(Picture.of(file.read_bytes())) <= TOLERANCE


def _moved(page: Picture) -> Picture:
    """Return a page that begins one row lower, as under a header that grew."""
    return Picture(page.width, page.height, page.pixels[: page.width] + page.pixels[: -page.width])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_moved_or_is_of_another_kind_is_seen(pdfs: Pdfs, name: str) -> None:
    drawn = _drawn(pdfs, name)
    others = [_drawn(pdfs, other) for other in PAGES if other != name]
    assert min(drawn.differs_from(other) for other in (_moved(drawn), *others)) > 2 * TOLERANCE


def test_a_changed_word_is_not_seen(pdfs: Pdfs, tmp_path: Path) -> None:
    content = _content(tmp_path / "inhoud")
    change(content / "werk" / "stap-1.yml", "Leg vast wat je ziet.", "Leg vast wat je hoort en ziet, en wie erbij was.")
    drawn, before = (_drawn(made, "onderdeel") for made in (_set(content, tmp_path / "papers"), pdfs))
    assert 0 < drawn.differs_from(before) <= TOLERANCE
