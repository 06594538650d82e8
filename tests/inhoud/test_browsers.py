"""The real content in the engines beside Chromium, and what it tells its readers of them."""

from engines import NEEDED
from folders import Pages
from laws.browsers import *  # noqa: F403
from places import ROOT

# How a reader calls each engine, and what a developer does.
NAMES = {"firefox": ("Firefox", "Firefox ESR"), "webkit": ("WebKit", "WebKitGTK"), "wpe": ("Safari 16", "WPE WebKit")}


def test_the_engines_that_are_tested_are_those_that_the_site_and_the_readme_name(pages: Pages) -> None:
    said = pages["over/toegankelijkheid/"].get_element_by_id("browsers").text_content()
    readme = (ROOT / "README.md").read_text("utf-8")
    assert {*NAMES} == {*NEEDED}
    assert [told for told in ("Chromium", *(told for told, _ in NAMES.values())) if told not in said] == []
    assert [name for name in ("Chromium", *(name for _, name in NAMES.values())) if f"| {name}" not in readme] == []
