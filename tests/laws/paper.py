"""What holds of every PDF of any guideline: all judges accept it, it is complete, and each aid can be walked on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path

import pytest
from folders import files_in
from pdf.aids import Station, stations
from pdf.judges import Verdicts, refusals
from pdf.pictures import picture
from pdf.reading import Node, Paper, squeezed
from places import ADDRESS

from leidraad.source.model.citation import CitationFields
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.tree import Tree
from leidraad.trees.graph import graph_of
from leidraad.trees.subject import Subject, subjects
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.handouts import BOOK, POCKET, handouts
from leidraad.web.lexicon import Lexicon, lexicon
from leidraad.web.provenance import Use, uses
from leidraad.web.text import plain

pytestmark = pytest.mark.slow

# Pages whose sentences with a source are on the site only.
NOT_ON_PAPER = {urls.HOME, urls.SLOTS}
# So many of its last signs tell a sentence.
END, SHORT = 60, 20
# An outcome with so many texts surely fits on a page.
ON_A_PAGE = 12
DOTS = 110
# The smallest letters of a step, in points, with what no sum of lengths is exact to.
LEAST = 9.0 - 0.05
MARK = r"\[[a-z]+\]"


Shelf = Mapping[str, Paper]


@pytest.fixture(scope="module")
def shelf(guideline: Guideline, addressed: Path) -> Shelf:
    """The PDFs, by their names."""
    calls = tuple(one.number for one in guideline.contacts if one.always and one.number)
    found = files_in(addressed).items()
    return {Path(name).stem: Paper(data, calls) for name, data in found if name.endswith(".pdf")}


@pytest.fixture(scope="module")
def verdicts(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """What all judges say of every PDF but the one that is only printed and folded."""
    return refusals({name: one for name, one in shelf.items() if name != POCKET}, tmp_path_factory.mktemp("verdicts"))


@pytest.fixture(scope="module")
def handout(guideline: Guideline) -> Mapping[str, str]:
    """The name of the handout for everybody, by the path of its page."""
    found = {path: [one.id for one in papers if not one.is_card] for path, papers in handouts(guideline).items()}
    return {path: names[0] for path, names in found.items()}


@pytest.fixture(scope="module")
def cards(guideline: Guideline) -> set[str]:
    """The names of all cards, for which other laws hold."""
    return {str(card.id) for card in guideline.cards}


@pytest.fixture(scope="module")
def names(guideline: Guideline) -> Lexicon:
    """What references show."""
    return lexicon(guideline)


def test_no_judge_refuses_any_pdf(guideline: Guideline, verdicts: Verdicts) -> None:
    assert len(verdicts) > len([*guideline.units]) + len(guideline.trees) + len(guideline.sheets)
    assert {name: broken for name, broken in verdicts.items() if broken} == {}


def test_every_page_that_people_take_along_has_a_handout_and_its_roles_have_one(
    guideline: Guideline, shelf: Shelf
) -> None:
    pages = [unit.id for unit in guideline.units]
    roles = [f"{unit.id}-{role}" for unit in guideline.units for role in unit.actions if len(unit.actions) > 1]
    others = [one.id for one in (*guideline.sheets, *guideline.trees, *guideline.settings.themes)]
    assert {*map(str, pages), *roles, *map(str, others), "begrippen", BOOK} - shelf.keys() == set()


def _cited(guideline: Guideline, names: Lexicon) -> Iterator[tuple[str, Use]]:
    """Yield every sentence that has a source, with the path of its page; guarantees stand on no handout."""
    for use in uses(guideline, names):
        path = use.path.partition("#")[0]
        if not path.endswith("/routes/") and path not in NOT_ON_PAPER:
            yield path, use


def test_every_sentence_with_a_source_stands_in_its_handout_and_in_the_booklet(
    guideline: Guideline, names: Lexicon, shelf: Shelf, handout: Mapping[str, str]
) -> None:
    wanted = list(_cited(guideline, names))
    book = shelf[BOOK].words
    assert len(wanted) > len(guideline.source_items)
    assert [use.path for path, use in wanted if squeezed(use.text) not in shelf[handout[path]].words] == []
    assert [use.path for path, use in wanted if squeezed(use.text) not in book] == []


def test_what_is_proven_of_an_aid_stands_in_its_handout_beside_what_its_experts_say(
    trusted: Trusted, shelf: Shelf
) -> None:
    for name, promises in trusted.promises.items():
        said = [squeezed(text) for one in promises for text in (one.guarantee.text, one.proven)]
        assert [text for text in said if text not in shelf[name].words] == [], name


def _places(guideline: Guideline, citation: CitationFields) -> Iterator[str]:
    """Yield the words by which only the note of a citation is known: its places and the reasons that it gives."""
    items = {str(one.locator): one.name for one in guideline.source_items}
    yield from (items[locator] for locator in map(str, citation.locators))
    yield from (text for text in (citation.reason, citation.added) if text is not None)


def _sources(guideline: Guideline, citation: CitationFields) -> Iterator[str]:
    """Yield the words by which a reader recognises each source of a citation: its places and its documents."""
    titles = {str(one.id): one.title for one in guideline.documents}
    items = {str(one.locator): one.document for one in guideline.source_items}
    yield from _places(guideline, citation)
    yield from (titles[items[locator]] for locator in map(str, citation.locators))
    yield from (titles[name] for name in map(str, citation.external))


def test_the_sources_of_every_sentence_stand_in_its_handout_and_in_the_booklet(
    guideline: Guideline, names: Lexicon, shelf: Shelf, handout: Mapping[str, str]
) -> None:
    lacking, clients = set(), {urls.sheet(sheet.id) for sheet in guideline.sheets if sheet.without_sources}
    for path, use in _cited(guideline, names):
        # A sheet for clients says nothing of sources.
        if path in clients:
            continue
        for source in set(map(squeezed, _sources(guideline, use.citation))):
            for name in (handout[path], BOOK):
                if source not in shelf[name].words:
                    lacking.add((name, use.path, source))
    assert lacking == set()


def _notes(paper: Paper) -> dict[str, str]:
    """Return the notes by their names: all behind the last heading, which is that of the sources.

    In a handout they are lists, in a booklet they follow each other on the same lines.
    """
    nodes = list(paper.tree.walk())
    behind = nodes[nodes.index(paper.headings[-1]) + 1 :]
    role = "LI" if any(node.role == "LI" for node in behind) else "P"
    said = re.split(f"({MARK})", "".join(squeezed(node.text) for node in behind if node.role == role))
    return dict(zip(said[1::2], said[2::2], strict=True))


def _behind(paper: Paper) -> Mapping[str, list[str]]:
    """Return the notes whose names stand behind a text, by how the text ends."""
    notes, found = _notes(paper), defaultdict(list)
    for block in paper.tree.blocks():
        if marked := re.fullmatch(rf"(.*?)((?:{MARK})+)", squeezed(block.text)):
            names = re.findall(MARK, marked[2])
            found[marked[1][-END:]].append("".join(notes.get(name, "") for name in names))
    return found


def test_no_mark_of_a_note_is_read_as_part_of_the_word_or_number_before_it(shelf: Shelf) -> None:
    """As the structure has it, which a screen reader reads, and as the words of a page are copied."""
    marks, glued = 0, []
    for name, paper in shelf.items():
        for text in (_heard(paper.tree), *(sheet.text for sheet in paper.sheets)):
            marks += len(re.findall(MARK, text))
            glued += [(name, text[max(0, at - 20) : at + 5]) for at in _starts(text) if not text[at - 1].isspace()]
        raised = [node for node in paper.tree.walk() if node.role in ("Sup", "Sub")]
        glued += [(name, node.text) for node in raised]
    assert marks > len(shelf)
    assert glued == []


def _heard(node: Node) -> str:
    """Return all words of a structure; a label, as that of a note, begins an entry, also at the top of a column."""
    begins = "\n" if node.role == "Lbl" else ""
    return begins + "".join(part if isinstance(part, str) else _heard(part) for part in node.parts)


def test_a_handout_for_clients_has_no_marks_of_notes(guideline: Guideline, shelf: Shelf) -> None:
    found = [str(sheet.id) for sheet in guideline.sheets if sheet.without_sources]
    assert [name for name in found if re.search(MARK, shelf[name].tree.text)] == []


def _starts(text: str) -> list[int]:
    return [one.start() for one in re.finditer(MARK, text) if one.start()]


def test_every_mark_leads_to_its_note_and_every_note_back_to_its_first_mark(shelf: Shelf) -> None:
    """What is marked in the text is a link in the structure, and so is the label of each note.

    All but the one that is only printed and folded.
    """
    for name, paper in ((name, paper) for name, paper in shelf.items() if name != POCKET):
        links = [squeezed(node.text) for node in paper.tree.walk() if node.role == "Link"]
        inside = [one for one in links if re.fullmatch(MARK, one)]
        notes = [label for label in _notes(paper) if re.fullmatch(MARK, label)]
        marks = re.findall(MARK, squeezed(paper.tree.text))
        assert sorted(inside) == sorted(marks), name
        assert set(inside) == set(notes), name
        ahead = [one for one in links if re.fullmatch(r"→pagina\d+", one)]
        assert len(inside) + len(ahead) == _jumps(paper), name


def _jumps(paper: Paper) -> int:
    """Return how many links lead to a place in the document itself, beside those of its contents."""
    links = [link.get_object() for page in paper.reader.pages for link in page.get("/Annots", ())]
    contents = sum(node.role == "TOCI" for node in paper.tree.walk())
    inside = [link for link in links if "/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo"]
    return len(inside) - contents


def test_the_mark_behind_every_sentence_leads_to_a_note_of_its_own_sources(
    guideline: Guideline, names: Lexicon, shelf: Shelf, handout: Mapping[str, str]
) -> None:
    """A sentence that stands in a document more than once has the right note in one of these places at least.

    A question has its mark behind what follows it, a number to call stands before it, and short sentences are alike.
    In the booklet what comes back from elsewhere has the sources of the first time.
    """
    behind = {name: _behind(paper) for name, paper in shelf.items() if name != POCKET}
    tried, wrong, known = 0, [], defaultdict(set)
    for _, use in _cited(guideline, names):
        known[squeezed(use.text)[-END:]].add(frozenset(_places(guideline, use.citation)))
    for path, use in _cited(guideline, names):
        if not use.text.endswith(".") or len(use.text) < SHORT:
            continue
        places = set(map(squeezed, _places(guideline, use.citation)))
        end = squeezed(use.text)[-END:]
        for name in (handout[path], *([BOOK] if len(known[end]) == 1 else [])):
            notes = behind[name].get(end, [])
            tried += bool(notes)
            if notes and not any(all(place in note for place in places) for note in notes):
                wrong.append((name, use.path, notes))
    assert tried > len(guideline.source_items)
    assert wrong == []


def _questions(tree: Tree, names: Lexicon) -> Iterator[str]:
    for question in tree.questions.values():
        yield from (
            plain(text, names)
            for text in (question.text, question.reason, question.caution, question.difference)
            if text
        )
    for outcome in tree.outcomes.values():
        checked = [outcome.check.text] if outcome.check else []
        yield outcome.title
        yield from (plain(lead.text, names) for lead in (*outcome.leads,))
        yield from (plain(text, names) for text in (outcome.caution, outcome.difference, *checked) if text)


def _without_a_source(guideline: Guideline, names: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield the other words of the content, with the path of the page where they stand."""
    for chapter in guideline.chapters:
        yield from ((f"{chapter.id}/", section.heading) for section in chapter.head.sections)
        for unit in chapter.units:
            yield urls.unit(chapter.id, unit.id), unit.title
            for theme, points in unit.attention.items():
                yield from ((urls.unit(chapter.id, theme), plain(point.text, names)) for point in points)
    for sheet in guideline.sheets:
        yield from ((urls.sheet(sheet.id), section.heading) for section in sheet.sections)
    for tree in guideline.trees:
        yield from ((urls.tree(tree.id), text) for text in _questions(tree, names))
    for term in guideline.terms:
        words = (term.name, term.abbreviation, *term.others, plain(term.long or "", names))
        yield from ((urls.GLOSSARY, text) for text in words if text)


def test_all_other_words_of_the_content_stand_there_too(
    guideline: Guideline, names: Lexicon, shelf: Shelf, handout: Mapping[str, str]
) -> None:
    wanted = list(_without_a_source(guideline, names))
    book = shelf[BOOK].words
    assert len(wanted) > len([*guideline.units]) + len([*guideline.terms])
    lacking = [(path, text) for path, text in wanted if squeezed(text) not in shelf[handout[path]].words]
    assert lacking == []
    assert [(path, text) for path, text in wanted if squeezed(text) not in book] == []


def test_the_handout_of_a_role_has_its_actions_and_everybodys_and_not_those_of_another(
    guideline: Guideline, names: Lexicon, shelf: Shelf
) -> None:
    wrong = []
    for unit in guideline.units:
        actions = {role: {squeezed(plain(one.text, names)) for one in items} for role, items in unit.actions.items()}
        everybody = actions.get(str(guideline.settings.everybody.id), set()) if guideline.settings.everybody else set()
        for role, own in actions.items() if len(actions) > 1 else ():
            words = shelf[f"{unit.id}-{role}"].words
            others = set().union(*actions.values()) - own - everybody
            wrong += [(unit.id, role, text) for text in own | everybody if text not in words]
            wrong += [(unit.id, role, text) for text in others if text in words]
    assert wrong == []


def _walk(subject: Subject, found: Mapping[str, Station], names: Lexicon) -> dict[str, str]:
    """Follow every answer in the aid and on paper at once, and return how each node is called on paper."""
    called: dict[str, str] = {}
    waiting = [(subject.graph.start, "vraag 1")]
    while waiting:
        node, name = waiting.pop()
        if called.setdefault(node, name) == name:
            station, answers = found[name], subject.graph.answers.get(node, ())
            said = [squeezed(subject.words_of(subject.answer(node, answer))) for answer, _ in answers]
            assert station.heading == squeezed(_heading(subject, node, names))
            assert [words for words, _ in station.answers] == said, (subject.tree.id, name)
            nexts = zip((target for _, target in answers), (where for _, where in station.answers), strict=True)
            waiting += [one for one in nexts if one[0] not in called or called[one[0]] != one[1]]
        else:
            pytest.fail(f"{node} is called {called[node]} and {name}")
    return called


def _heading(subject: Subject, node: str, names: Lexicon) -> str:
    if node in subject.questions:
        return plain(subject.questions[node].text, names)
    return subject.outcomes[node].title


@pytest.mark.parametrize("book", [None, BOOK], ids=["its handout", "the booklet"])
def test_every_aid_can_be_walked_from_the_words_on_paper_alone(
    guideline: Guideline, names: Lexicon, shelf: Shelf, book: str | None
) -> None:
    for subject in subjects(guideline):
        found = stations(shelf[book or subject.tree.id].tree, subject.tree.title)
        called = _walk(subject, found, names)
        assert called.keys() == {*graph_of(subject.tree).answers, *graph_of(subject.tree).ends}
        assert sorted(called.values()) == sorted(found)


def test_every_outcome_that_is_not_longer_stands_on_one_page_of_the_handout_of_its_aid(
    guideline: Guideline, names: Lexicon, shelf: Shelf
) -> None:
    parted = []
    for tree in guideline.trees:
        sheets = [squeezed(sheet.text) for sheet in shelf[tree.id].sheets]
        for name, outcome in tree.outcomes.items():
            texts = [outcome.title, *(plain(one.text, names) for one in (*outcome.actions, *outcome.record))]
            if len(texts) <= ON_A_PAGE and not any(all(squeezed(text) in sheet for text in texts) for sheet in sheets):
                parted.append((tree.id, name))
    assert parted == []


def _steps(guideline: Guideline) -> Iterator[str]:
    """Yield the handouts of units: for everybody, and for each role."""
    units = {urls.unit(chapter.id, unit.id) for chapter in guideline.chapters for unit in chapter.units}
    yield from (one.id for path, found in handouts(guideline).items() if path in units for one in found)


def test_a_step_takes_two_pages_at_most_before_its_sources(guideline: Guideline, cards: set[str], shelf: Shelf) -> None:
    heading, late = squeezed(guideline.sentences["bronnen"]), []
    for name in set(_steps(guideline)) - cards:
        first_two, more = shelf[name].sheets[:2], shelf[name].sheets[2:3]
        said = [text for sheet in first_two for text in sheet.marked.values()]
        said += [next(iter(sheet.marked.values())) for sheet in more]
        late += [name] if more and heading not in map(squeezed, said) else []
    assert late == []


def test_no_words_of_a_step_are_smaller_than_can_be_read_before_its_sources(
    guideline: Guideline, cards: set[str], shelf: Shelf
) -> None:
    heading, small = squeezed(guideline.sentences["bronnen"]), set()
    for name in set(_steps(guideline)) - cards:
        found: list[tuple[str, float]] = []

        def seen(text: str, _: object, matrix: list[float], __: object, size: float) -> None:
            found.append((squeezed(text), abs(size * matrix[3])))  # noqa: B023 - used at once

        for page in shelf[name].reader.pages:
            page.extract_text(visitor_text=seen)
        text = takewhile(lambda one: one[0] != heading, found)
        small |= {(name, words) for words, size in text if words and size < LEAST and not re.fullmatch(MARK, words)}
    assert small == set()


def test_a_place_that_nobody_filled_is_no_line_on_paper(guideline: Guideline, shelf: Shelf) -> None:
    """But on what somebody takes home, where one writes what is for them."""
    empty = {squeezed(slot.name) for slot in guideline.slots if slot.filling is None}
    home = {str(sheet.id) for sheet in guideline.sheets if sheet.without_sources}
    lines = {name: {squeezed(block.text) for block in paper.tree.blocks()} & empty for name, paper in shelf.items()}
    assert {name: found for name, found in lines.items() if found and name not in home} == {}


def test_what_somebody_takes_home_is_one_page(guideline: Guideline, shelf: Shelf) -> None:
    long = {str(sheet.id): len(shelf[sheet.id].sheets) for sheet in guideline.sheets if sheet.without_sources}
    assert {name: pages for name, pages in long.items() if pages > 1} == {}


def codes(paper: Paper) -> set[str]:
    """Return what the QR codes of a PDF say; they stand on one page, mostly the first or the last."""
    pages = (1, *range(len(paper.sheets), 1, -1))
    return next((codes for number in pages if (codes := picture(paper.pdf, number, DOTS).codes())), set())


def test_the_code_on_every_handout_leads_to_its_page(guideline: Guideline, shelf: Shelf) -> None:
    wanted = {one.id: {f"{ADDRESS}/{path}"} for path, found in handouts(guideline).items() for one in found}
    assert {name: codes(paper) for name, paper in shelf.items() if name not in (BOOK, POCKET)} == wanted
