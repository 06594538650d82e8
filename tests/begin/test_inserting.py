"""A name comes at the end of a list and every other byte stays: whatever the layout, the comments and the line ends."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from leidraad.begin.inserting import appended, listed
from leidraad.failure import Failure

pytestmark = pytest.mark.slow

CASES = {
    "on one line": ("a: [x, y]\nb: z\n", "a: [x, y, n]\nb: z\n"),
    "with a last comma": ("a: [x, y,]\n", "a: [x, y, n,]\n"),
    "empty": ("a: []\nb: z\n", "a: [n]\nb: z\n"),
    "empty with a space": ("a: [ ]\n", "a: [ n]\n"),
    "over lines": ("a:\n  - x\n  - y\nb: z\n", "a:\n  - x\n  - y\n  - n\nb: z\n"),
    "over lines, not deeper": ("a:\n- x\nb: z\n", "a:\n- x\n- n\nb: z\n"),
    "with notes": ("a:\n  - x # [1]\n  # meer\n\nb: z\n", "a:\n  - x # [1]\n  - n\n  # meer\n\nb: z\n"),
    "in brackets over lines": ("a: [\n  x, # een\n  y # twee\n]\n", "a: [\n  x, # een\n  y, n # twee\n]\n"),
    "not there": ("b: z\n", "b: z\na: [n]\n"),
    "not there, without a last line end": ("b: z", "b: z\na: [n]\n"),
    "without a last line end": ("a:\n  - x", "a:\n  - x\n  - n\n"),
    "of Windows": ("a:\r\n  - x\r\nb: z\r\n", "a:\r\n  - x\r\n  - n\r\nb: z\r\n"),
    "with a mark": ("\ufeffa: [x]\n", "\ufeffa: [x, n]\n"),
    "with signs of four bytes": ('t: "\U0001f600"\na: [x]\n', 't: "\U0001f600"\na: [x, n]\n'),
    "quoted": ("a: [\"x\", 'y']\n", "a: [\"x\", 'y', n]\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_name_comes_at_the_end_of_its_list(case: str) -> None:
    before, after = CASES[case]
    assert listed("richtlijn.yml", before.encode(), "a", "n") == after.encode()


def test_what_is_no_list_is_left_alone_and_said() -> None:
    for text in (b"a: x\n", b"b: z\n...\n"):
        with pytest.raises(Failure) as stopped:
            listed("r.yml", text, "a", "n")
        assert str(stopped.value) == "In 'r.yml' is niet te zien waar `a` eindigt. Zet `n` daar zelf bij."


NAMES = st.from_regex("[a-z][a-z0-9-]{0,6}", fullmatch=True)
NOTES = st.sampled_from(["", " # noot", " # [x, y]", "  # - z"])


@st.composite
def _file(draw: st.DrawFn) -> tuple[bytes, list[str]]:
    """A file with a list in one of the ways in which people write one, and what is in the list."""
    names = draw(st.lists(NAMES, max_size=4))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    note = draw(NOTES)
    if draw(st.booleans()) and names:
        indent = " " * draw(st.integers(0, 4))
        lines = ["lijst:", *(f"{indent}- {name}{draw(NOTES)}" for name in names)]
    else:
        comma = draw(st.sampled_from([", ", ",", " , "]))
        lines = [f"lijst: [{comma.join(names)}]{note}"]
    before = ["titel: 'é #'", "# noot"] * draw(st.booleans())
    after = ["", "over: [z]"] * draw(st.booleans())
    last = end * draw(st.booleans())
    return (end.join([*before, *lines, *after]) + last).encode(), names


@given(_file(), NAMES)
def test_whatever_the_layout_only_what_is_new_is_new(file: tuple[bytes, list[str]], name: str) -> None:
    data, names = file
    new = listed("richtlijn.yml", data, "lijst", name)
    read = yaml.load(new, Loader=yaml.BaseLoader)
    assert read == {**yaml.load(data, Loader=yaml.BaseLoader), "lijst": [*names, name]}
    start = next((at for at, (a, b) in enumerate(zip(data, new, strict=False)) if a != b), len(data))
    assert new[:start] + new[len(new) - (len(data) - start) :] == data


def test_an_entry_comes_at_the_end_of_a_file_that_is_a_list() -> None:
    assert appended("b.yml", b"- id: a", "- id: b\n  c: d\n", "b") == b"- id: a\n- id: b\n  c: d\n"
    assert appended("b.yml", b"  - id: a\r\n", "- id: b\n", "b") == b"  - id: a\r\n  - id: b\r\n"
    assert appended("b.yml", b"# leeg\n", "- id: b\n", "b") == b"# leeg\n- id: b\n"


@pytest.mark.parametrize("text", [b"[{id: a}]\n", b"[]\n", b"- id: a\n...\n", b"a: b\n"])
def test_where_nothing_can_come_behind_a_list_it_is_left_alone_and_said(text: bytes) -> None:
    with pytest.raises(Failure) as stopped:
        appended("b.yml", text, "- id: b\n", "b")
    assert str(stopped.value) == "In 'b.yml' is niet te zien waar de lijst eindigt. Zet `b` daar zelf bij."
