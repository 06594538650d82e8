"""The picture of a decision aid: nothing overlaps, no line misleads, and every word stands in its box."""

from __future__ import annotations

import string
import sys
from collections.abc import Iterator
from itertools import combinations, pairwise, product

import pytest
from drawn import any_labels, in_a_row, in_two, letters, says_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from trying import examples

from leidraad.trees.diagram import Labels, NodeLabel, picture
from leidraad.trees.graph import Graph
from leidraad.trees.layers import Pair, Size
from leidraad.trees.layout import CAREFUL, Box, Placement, Spot, Wire, layout
from leidraad.trees.lettering import text_width, wrap
from leidraad.web.drawings import KEPT, on_a_page

Drawing = tuple[Graph, dict[str, Size], dict[Pair, Size]]
Stretch = tuple[Spot, Spot]
WORDS = st.text(alphabet=string.ascii_letters + "éë&<>\"'/- mW1234567890", max_size=80)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw a sound graph: every answer leads further, and all can be reached."""
    count, ends = draw(st.integers(1, 9)), draw(st.integers(1, 8))
    names = [f"v{i}" for i in range(count)] + [f"u{i}" for i in range(ends)]
    answers = {}
    for i in range(count):
        targets = draw(st.lists(st.sampled_from(names[i + 1 :]), min_size=1, max_size=6))
        answers[names[i]] = tuple((f"a{j}", target) for j, target in enumerate(targets))
    found = {*Graph("v0", answers, tuple(names[count:])).reached}
    return Graph("v0", {n: a for n, a in answers.items() if n in found}, tuple(n for n in names[count:] if n in found))


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    """Draw a sound graph with a size for each box and label."""
    graph = draw(graphs())
    boxes = {node: (draw(st.floats(60, 260)), draw(st.floats(30, 160))) for node in graph.sequence}
    pairs = dict.fromkeys((node, target) for node in graph.answers for target in graph.targets(node))
    return graph, boxes, {pair: (draw(st.floats(20, 180)), draw(st.floats(20, 90))) for pair in pairs}


def _rectangles(placed: Placement) -> dict[object, Box]:
    return {**placed.boxes, **{(line.source, line.target): line.label for line in placed.lines}}


def _apart(one: Box, two: Box) -> bool:
    beside = one.x + one.width < two.x or two.x + two.width < one.x
    return beside or one.y + one.height < two.y or two.y + two.height < one.y


def _stretches(points: tuple[Spot, ...]) -> Iterator[Box]:
    for (x, y), (far, low) in pairwise(points):
        yield Box(min(x, far), min(y, low), abs(far - x), abs(low - y))


def _shared(one: tuple[Spot, ...], two: tuple[Spot, ...]) -> bool:
    """Whether two lines have more in common than points."""
    for a, b in product(_stretches(one), _stretches(two)):
        wide = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
        high = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
        if wide >= 0 and high >= 0 and wide + high > 0:
            return True
    return False


def _ends_at(point: Spot, box: Box, bottom: bool) -> bool:
    y = box.y + box.height if bottom else box.y
    return box.x < point[0] < box.x + box.width and point[1] == pytest.approx(y)


def _goes_down(points: tuple[Spot, ...]) -> bool:
    straight = all((x == far) != (y == low) and low >= y for (x, y), (far, low) in pairwise(points))
    return straight and points[0][1] < points[-1][1]


def _keeps_off(line: Wire, rectangles: dict[object, Box]) -> bool:
    """Whether a line touches no rectangle but those at its ends, and these only there."""
    parts = {
        line.above: (line.source, (line.source, line.target)),
        line.below: ((line.source, line.target), line.target),
    }
    for points, (first, last) in parts.items():
        every = list(_stretches(points))
        for i, stretch in enumerate(every):
            own = ({first} if i == 0 else set()) | ({last} if i == len(every) - 1 else set())
            if not all(name in own or _apart(stretch, box) for name, box in rectangles.items()):
                return False
    return True


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(drawings())
def test_any_picture_is_clear(drawing: Drawing) -> None:
    _, boxes, labels = drawing
    placed = layout(*drawing)
    assert placed == layout(*drawing)
    assert {name: (box.width, box.height) for name, box in placed.boxes.items()} == boxes
    assert {(line.source, line.target): (line.label.width, line.label.height) for line in placed.lines} == labels
    rectangles = _rectangles(placed)
    assert all(_apart(one, two) for one, two in combinations(rectangles.values(), 2))
    for line in placed.lines:
        source, target = placed.boxes[line.source], placed.boxes[line.target]
        assert _ends_at(line.above[0], source, bottom=True)
        assert _ends_at(line.above[-1], line.label, bottom=False)
        assert _ends_at(line.below[0], line.label, bottom=True)
        assert _ends_at(line.below[-1], target, bottom=False)
        assert _goes_down(line.above)
        assert _goes_down(line.below)
        assert _keeps_off(line, rectangles)
    for box in (*rectangles.values(), *(s for line in placed.lines for s in _stretches((*line.above, *line.below)))):
        assert 0 <= box.x <= box.x + box.width <= placed.width
        assert 0 <= box.y <= box.y + box.height <= placed.height
    for one, two in combinations(placed.lines, 2):
        assert one.source == two.source or not _shared(one.above, two.above)
        assert one.target == two.target or not _shared(one.below, two.below)
        assert not _shared(one.above, two.below)
        assert not _shared(one.below, two.above)


def test_an_aid_without_questions_is_one_box() -> None:
    placed = layout(Graph("u", {}, ("u",)), {"u": (80, 40)}, {})
    assert list(placed.boxes) == ["u"]
    assert placed.lines == ()
    assert placed.crossings == 0


@settings(deadline=None)
@given(WORDS, st.floats(50, 200), st.floats(0, 40))
@example("Vertegenwoordigersvergadering", 100, 30)
@example("", 100, 0)
def test_lines_fit_and_keep_every_letter(text: str, width: float, indent: float) -> None:
    lines = wrap(text, width, indent)
    assert all(text_width(line) <= width - (0 if i else indent) for i, line in enumerate(lines))
    assert letters("".join(lines)) == letters(text)


@pytest.mark.parametrize(
    ("word", "width", "lines"),
    [
        ("1Gezin1Plan1Regisseur", 150, "1Gezin1Plan1Re-|gisseur"),
        ("huis-aan-huisverkoop", 100, "huis-aan-|huisverkoop"),
        ("ondersteuningsplan", 56, "onder-|steu-|nings-|plan"),
        ("ONDERSTEUNINGSPLAN", 84, "ONDER-|STEU-|NINGS-|PLAN"),
        ("hulpverleningsplan", 100, "hulpverle-|ningsplan"),
        ("(ondersteuningsplan)/crisisinterventie", 110, "(ondersteu-|ningsplan)/|crisisinter-|ventie"),
        # The dots of an e that begins a line would be wrong.
        ("patiëntenvereniging", 50, "pa-|tiën-|ten-|vere-|niging"),
        # No syllable is narrow enough.
        ("schrijft", 40, "schr-|ijft"),
    ],
)
def test_a_word_breaks_between_two_syllables_and_only_where_it_must(word: str, width: float, lines: str) -> None:
    assert wrap(word, width) == tuple(lines.split("|"))
    assert wrap(word, text_width(word)) == (word,)


@settings(max_examples=examples(25), deadline=None)
@given(graphs(), st.data())
def test_any_text_is_drawn(graph: Graph, data: st.DataObject) -> None:
    nodes = {
        node: NodeLabel(
            data.draw(st.sampled_from(("1", "27", "A"))), data.draw(WORDS), "" if node in graph.answers else "Soort"
        )
        for node in graph.sequence
    }
    answers = {(node, answer): data.draw(WORDS) for node, ways in graph.answers.items() for answer, _ in ways}
    drawn = picture(graph, Labels("<&>", '"', nodes, answers))
    assert KEPT.validate_json(KEPT.dump_json(drawn)) == drawn
    says = says_of(on_a_page(drawn, "p-"))
    assert {letters(text) for text in (*answers.values(), *(label.text for label in nodes.values()))} <= set(says)


def _calls(graph: Graph) -> int:
    """Return how many functions are called to draw an aid, which is the same on every machine."""
    labels, calls = any_labels(graph), 0

    def count(*event: object) -> None:
        nonlocal calls
        calls += event[1] == "call"

    sys.setprofile(count)
    try:
        picture(graph, labels)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.slow
@pytest.mark.parametrize("graph", [in_two(100), in_a_row(200)], ids=["in two", "in a row"])
def test_a_picture_of_two_hundred_boxes_is_drawn_with_bounded_work(graph: Graph) -> None:
    """On a quiet machine so many calls take about a second; before, pairs of lines alone took fifty times as many."""
    assert _calls(graph) < 6_000_000


@pytest.mark.slow
def test_the_work_does_not_explode_where_a_picture_is_no_longer_tried_in_many_ways() -> None:
    """Past the limit it falls, as only one way is tried; twice as many boxes then take less than six times as much."""
    small, above, twice = (_calls(in_a_row(boxes - 2)) for boxes in (CAREFUL, CAREFUL + 1, 2 * CAREFUL + 2))
    assert above < small
    assert twice < 6 * above
