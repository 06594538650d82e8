"""Under its title each page says from when it is: changed, looked up, approved."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from making import DRAWN
from places import TODAY
from undressed import body

from leidraad import pipeline

RELEASES = """
- versie: "1.11"
  datum: 2026-11-25
  paginas: [spoed]
  punten: ["Het blad [[spoed]]."]
- versie: "1.10"
  datum: 2026-11-23
  punten: ["Alles."]
"""


def _said(folder: Path) -> dict[str, str]:
    """Return the line of each page that has one, by its path."""
    made = pipeline.render(pipeline.trusted(folder, TODAY), DRAWN)
    pages = {name.removesuffix("index.md"): body(data) for name, data in made.items() if name.endswith(".md")}
    lines = {path: html.fromstring(page).xpath("//main/h1/following-sibling::*[1]") for path, page in pages.items()}
    return {path: found[0].text for path, found in lines.items() if found and found[0].get("class") == "c-standing"}


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_page_says_when_it_changed_until_when_its_sources_hold_and_how_far_it_is_approved(good: Path) -> None:
    (good / "wijzigingen.yml").write_text(RELEASES, encoding="utf-8")
    _change(good / "richtlijn.yml", "rechten:", "stand: nog niet goedgekeurd\nrechten:")
    said = _said(good)
    changed, ends = "Gewijzigd 25 november 2026", "nagekeken tot 1 november 2027"
    assert said["praktisch/spoed/"] == f"{changed} · {ends} · nog niet goedgekeurd"
    changed, ends = "Gewijzigd 23 november 2026", "nagekeken tot 1 mei 2027"
    assert said["werk/stap-1/"] == f"{changed} · {ends} · nog niet goedgekeurd"
    gathered = {path: said[path] for path in ("werk/egg/", "werk/regisseur/")}
    assert set(gathered.values()) == {said["werk/stap-1/"]}
    assert [path for path in said if path.startswith("over/") or not path] == []


def test_a_page_for_clients_and_a_guideline_that_says_nothing_of_it_have_less(good: Path) -> None:
    _change(good / "bladen" / "spoed.yml", "titel:", "zonder-bronnen: ja\ntitel:")
    said = _said(good)
    assert "praktisch/spoed/" not in said
    assert said["werk/stap-1/"] == "Gewijzigd 23 november 2026 · nagekeken tot 1 mei 2027"
