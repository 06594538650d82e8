"""What holds of search in any guideline: what is found is there, what has a name is found, and it is small."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import pairwise

import pytest
from asking import asked
from folders import Pages
from hypothesis import given, settings
from hypothesis import strategies as st
from trying import examples

from leidraad.search.script import SHOWN, engine, index, search
from leidraad.search.shelves import Shelf, shelves
from leidraad.trusted import Trusted
from leidraad.web import urls

# As they travel: the words of the site, and what looks in them and shows them.
INDEX, SCRIPT = 60_000, 10_000
# Comparisons of two words letter by letter, of which a slow phone makes a thousand in a few milliseconds.
WORK = 1_500
# All names of the site, of which a few stand on more pages than the three that count.
NAMES_FOUND = 0.99


@pytest.fixture(scope="session")
def searched(trusted: Trusted) -> str:
    """The index."""
    return index(trusted, on_paper=True)


@pytest.fixture(scope="session")
def shelved(trusted: Trusted) -> tuple[Shelf, ...]:
    """All that can be found."""
    return shelves(trusted, on_paper=True)


def _small(text: str) -> int:
    return len(gzip.compress(text.encode(), 9, mtime=0))


def test_everything_that_can_be_found_stands_at_its_anchor(shelved: tuple[Shelf, ...], pages: Pages) -> None:
    ids = {path: {one.get("id") for one in page.iter() if isinstance(one.tag, str)} for path, page in pages.items()}
    assert {shelf.path for shelf in shelved} <= set(ids)
    wanted = {(shelf.path, item.anchor) for shelf in shelved for item in shelf.items if item.anchor}
    assert {(path, anchor) for path, anchor in wanted if anchor not in ids[path]} == set()


def test_no_page_that_a_reader_can_open_is_left_out(shelved: tuple[Shelf, ...], pages: Pages) -> None:
    routes = {path for path in pages if path.endswith("/routes/")}
    assert set(pages) - {shelf.path for shelf in shelved} == {
        urls.HOME,
        urls.NOT_FOUND,
        *routes,
    }


def _names(shelved: tuple[Shelf, ...]) -> Iterator[tuple[str, str]]:
    """Yield everything that has a name, with the page where it stands."""
    for shelf in shelved:
        yield from ((name, shelf.path) for name in (shelf.title, *shelf.names))
        yield from ((name, shelf.path) for item in shelf.items if item.kind.named for name in (item.text, *item.names))


def test_every_title_heading_question_outcome_term_number_and_situation_finds_its_page(
    searched: str, shelved: tuple[Shelf, ...]
) -> None:
    names = list(_names(shelved))
    where: dict[str, set[str]] = {}
    for name, path in names:
        where.setdefault(name.casefold(), set()).add(path)
    found = asked(searched, (name for name, _ in names))
    lost = [name for (name, _), one in zip(names, found, strict=True) if not one.among(where[name.casefold()], 3)]
    assert len(lost) <= len(names) * (1 - NAMES_FOUND), lost


def test_whoever_types_a_name_to_the_end_sees_something_at_every_letter(
    searched: str, shelved: tuple[Shelf, ...]
) -> None:
    titles = [shelf.title for shelf in shelved]
    typed = [title[:end] for title in titles for end in range(2, len(title) + 1)]
    empty = [question for question, one in zip(typed, asked(searched, typed), strict=True) if not one.pages]
    assert len(empty) <= len(typed) / 50, empty


def test_the_index_and_the_script_are_small(searched: str) -> None:
    assert _small(searched) <= INDEX
    assert _small(engine() + SHOWN.read_text(encoding="utf-8")) <= SCRIPT


def test_the_same_content_gives_the_same_script(trusted: Trusted) -> None:
    assert search(trusted, on_paper=True) == search(trusted, on_paper=True)


@settings(max_examples=examples(20), deadline=None)
@given(questions=st.lists(st.text(max_size=80), min_size=50, max_size=50))
def test_whatever_is_asked_there_is_an_answer_and_marked_pieces_are_the_text(
    searched: str, questions: list[str]
) -> None:
    for one in asked(searched, questions):
        for text, pieces in one.texts:
            assert "".join(piece for piece, _ in pieces) == text
            assert not any(
                first[1] and second[1] and not (first[0] and second[0]) for first, second in pairwise(pieces)
            )


def test_no_question_is_much_work(searched: str, shelved: tuple[Shelf, ...]) -> None:
    """How long a slow phone takes is a matter of how many words are looked at closely, also in long nonsense."""
    names = [name for name, _ in _names(shelved)][:200]
    mistyped = [name.replace("e", "w").replace("a", "q") for name in names]
    nonsense = ["qwrtplkjhgfdszxcvbnm " * 20, "a" * 5000, "zzzzz yyyyy xxxxx wwwww vvvvv uuuuu"]
    assert max(one.compared for one in asked(searched, [*names, *mistyped, *nonsense])) <= WORK
