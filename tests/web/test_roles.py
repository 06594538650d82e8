"""Whoever chooses a role sees what that role does and what everybody does, however many roles there are."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from browsing import reading
from making import DRAWN
from places import TODAY
from playwright.sync_api import Browser
from undressed import undressed

from leidraad import pipeline
from leidraad.web.components.roles.style import roles_style

SHOWN = """() => [...document.querySelectorAll('.c-roles__role')]
  .filter(one => one.offsetParent).map(one => one.id).filter(Boolean)"""
NAMES = ("een", "twee", "drie", "vier", "vijf", "zes")


def _many_roles(good: Path) -> None:
    """Let six roles and everybody act in one unit."""
    settings = yaml.safe_load((good / "richtlijn.yml").read_text(encoding="utf-8"))
    settings["rollen"] += [{"id": name, "naam": name.upper()} for name in NAMES]
    (good / "richtlijn.yml").write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
    file = good / "werk" / "stap-1.yml"
    unit = yaml.safe_load(file.read_text(encoding="utf-8"))
    del unit["toelichting"]  # Its list would be folded.
    for name in (*NAMES, "iedereen"):
        unit["acties"][name] = [{"id": f"doe-{name}", "tekst": f"Doe {name}.", "bron": "stap-1.1"}]
    file.write_text(yaml.safe_dump(unit, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("where", ["werk/stap-1/index.md", "embed/v1/stap-1/index.html"])
def test_each_of_seven_roles_sees_its_own_actions_and_everybodys(good: Path, browser: Browser, where: str) -> None:
    _many_roles(good)
    made = pipeline.render(pipeline.trusted(good, TODAY), DRAWN)
    style = "" if where.startswith("embed") else f"<style>{made['assets/leidraad.css'].decode()}</style>"
    with reading(browser) as page:
        page.set_content(style + (undressed(made[where])[1] if style else made[where].decode()))
        chosen = {}
        for control in page.locator("[name=rol]").all()[1:]:
            control.check()
            name = control.evaluate("one => one.parentElement.innerText.trim()")
            chosen[name] = [text.removeprefix("acties-") for text in page.evaluate(SHOWN)]
    assert chosen == {
        "Regisseur": ["regisseur", "iedereen", *(["naar-stap-2"] if style else [])],
        "Iedereen": ["iedereen"],
        **{name.upper(): ["iedereen", name] for name in NAMES},
    }


def test_with_one_role_there_is_nothing_to_choose() -> None:
    assert roles_style(1) == ""
    assert roles_style(40).count(":has(.c-roles__pick--") == 40
