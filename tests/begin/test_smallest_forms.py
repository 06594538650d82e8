"""What else is made of the smallest guideline: parts for others, the zip, and no bar for danger where there is none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from folders import Pages

from leidraad import pipeline
from leidraad.offline.archive import archive
from leidraad.trusted import Trusted

pytestmark = pytest.mark.slow


def test_every_unit_sheet_and_aid_is_a_part(parts: Pages) -> None:
    assert sorted(parts) == ["begrippen", "kan-ik-verder", "stap-1", "stap-2", "wie-bel-je"]


def test_without_a_number_there_is_no_bar_that_names_one(pages: Pages) -> None:
    assert [path for path, page in pages.items() if page.xpath("//*[contains(@class, 'c-emergency')]")] == []
    assert [path for path, page in pages.items() if page.xpath("//p[@class='c-aid__numbers']")] == []


def test_the_zip_opens_with_what_to_do_first_and_says_nothing_of_danger(trusted: Trusted) -> None:
    made = archive(pipeline.shelf(trusted, paper=False), trusted)
    with zipfile.ZipFile(io.BytesIO(made.data)) as opened:
        names = opened.namelist()
        (readme,) = (name for name in names if name.endswith("LEESMIJ.txt"))
        text = opened.read(readme).decode("utf-8-sig")
    assert any(name.endswith("/index.html") for name in names)
    assert "Nu gevaar?" not in text


def test_the_headers_for_its_server_are_there(site: Path) -> None:
    assert (site / "_headers").read_text(encoding="utf-8").count("Content-Security-Policy") > 1
