"""A page that was dressed before is as a build of the whole site dresses it, and only what changed is dressed again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from making import DRAWN

from leidraad import pipeline, skin
from leidraad.forms import OnRequest
from leidraad.skin import dress, on_request
from leidraad.store import Store
from leidraad.trusted import Trusted

pytestmark = pytest.mark.slow
PAGE, GONE = "keukenproces/ontvangst/index.md", "begrippen/index.md"
ADDED = '{% extends "document.html" %}{% block head %}{{ super() }}<meta name="x" content="123456">{% endblock %}'
# What a page can be dressed in that sees no other page, each after the other.
ALONE = (
    ADDED,
    ADDED.replace("123456", "654321"),
    ADDED.replace("<meta", "<meta lang='{{ page.meta.language }}'"),
    '{% extends "document.html" %}{% block body %}{% include "onder.html" %}{{ super() }}{% endblock %}',
)
# And in what it can see others, or something else than what we know of.
BESIDE = {
    "the menu": "{{ nav.items | length }}",
    "the next page": "{{ page.next_page.url }}",
    "its own address": "{{ page.url }}",
    "the page, by another way": "{{ page['file'].src_uri }}",
    "the settings": "{{ config.site_name }}",
    "a template that is not here": '{% include "partials/elders.html" ignore missing %}',
    "a template that the page names": "{% include page.meta.language ignore missing %}",
    "chance": "{{ lipsum() }}",
}


@pytest.fixture(autouse=True)
def main(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What an organisation puts around its pages, in a folder where one builds; it is not there yet."""
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "onder.html").write_text("<p>Onder.</p>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "overrides" / "main.html"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The pages that MkDocs was given, each time."""
    found: list[set[str]] = []
    real = skin._dressed

    def told(files: Mapping[str, bytes], address: str | None, same: bytes) -> Mapping[str, bytes]:
        found.append({name for name in files if name.endswith(".md")})
        return real(files, address, same)

    monkeypatch.setattr(skin, "_dressed", told)
    return found


@pytest.fixture
def files(trusted: Trusted) -> Mapping[str, bytes]:
    """A few pages, and a file that is none."""
    whole = pipeline.render(trusted, DRAWN)
    return {name: whole[name] for name in ("index.md", PAGE, GONE, "404.html")}


def test_only_pages_that_changed_are_dressed_and_the_site_is_as_whole(
    files: Mapping[str, bytes], given: list[set[str]]
) -> None:
    kept: Store = {}
    after = {name: data for name, data in files.items() if name != GONE}
    after[PAGE] = files[PAGE].replace(b"Ontvangst", b"Levering")
    assert dress(files, None, kept) == dress(files, None)
    assert dress(after, None, kept) == dress(after, None)
    assert dress(after, None, kept) == dress(after, None)
    assert (given[0], given[2], len(given), len(kept)) == ({"index.md", PAGE, GONE}, {PAGE}, 5, 2)


def test_whatever_changes_around_pages_they_are_as_a_whole_build_dresses_them(
    files: Mapping[str, bytes], main: Path, given: list[set[str]]
) -> None:
    kept: Store = {}
    sites = [dress(files, None, kept)]
    for text in (*ALONE, '{% extends "onder.html" %}'):
        main.write_text(text, encoding="utf-8")
        sites += [dress(files, None, kept), dress(files, None, kept)]
        assert sites[-2] == sites[-1] == dress(files, None)
    main.with_name("onder.html").write_text("<p>Anders.</p>", encoding="utf-8")
    assert dress(files, None, kept) == dress(files, None) != sites[-1]
    Path("mkdocs.yml").write_text("site_name: Anders\n", encoding="utf-8")
    assert dress(files, "https://site.example/", kept) == dress(files, "https://site.example/")
    # Nothing was dressed a second time, and all of it whenever anything was another.
    assert [len(pages) for pages in given] == [3] * (1 + 2 * 5 + 2 + 2)


def test_a_page_that_is_asked_for_is_dressed_once_by_itself_until_it_or_something_around_it_changes(
    files: Mapping[str, bytes], main: Path, given: list[set[str]]
) -> None:
    kept: Mapping[str, Store] = defaultdict(dict)
    changed = {**files, PAGE: files[PAGE].replace(b"Ontvangst", b"Levering")}
    for now, text, times in ((files, "", 2), (changed, "", 1), (changed, ALONE[0], 2), (files, ALONE[0], 1)):
        if text:
            main.write_text(text, encoding="utf-8")
        whole = dress(now, None)
        given.clear()
        for _ in range(2):
            made = OnRequest(on_request(now, None, kept))
            assert {name: made[name] for name in ("index.html", f"{PAGE[:-2]}html")}.items() <= whole.items()
        assert len(given) == times
        assert all(len(pages) == 1 for pages in given)


@pytest.mark.parametrize("text", BESIDE.values(), ids=BESIDE)
def test_where_a_page_may_see_more_than_itself_all_are_dressed_each_time(
    files: Mapping[str, bytes], main: Path, given: list[set[str]], text: str
) -> None:
    around = f'{{% extends "document.html" %}}{{% block body %}}{text}{{{{ super() }}}}{{% endblock %}}'
    main.write_text(around, encoding="utf-8")
    kept: Store = {}
    dress(files, None, kept)
    dress(files, None, kept)
    assert ([len(pages) for pages in given], kept) == ([3, 3], {})


def test_where_mkdocs_may_read_more_all_pages_are_dressed_each_time(
    files: Mapping[str, bytes], given: list[set[str]]
) -> None:
    Path("mkdocs.yml").write_text("site_name: Hier\nextra: {ook: dit}\n", encoding="utf-8")
    kept: Store = {}
    dress(files, None, kept)
    dress(files, None, kept)
    assert ([len(pages) for pages in given], kept) == ([3, 3], {})
