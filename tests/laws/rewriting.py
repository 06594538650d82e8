"""What holds of any text of any guideline: it can be written anew, and then only its own bytes are others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from trying import BOUNDED, examples

from leidraad.source.nodes import Fields, Items, Node, Text
from leidraad.source.problems import ContentError
from leidraad.source.reading import read_yaml
from leidraad.source.rewriting import rewritten

# What YAML means something by, what a word processor types, lists, spaces, letters of two kinds, and other scripts.
AWKWARD = st.sampled_from(
    (": ", " #", "- ", "* ", "'", '"', "\\", "\n", "\n\n", "\n- een\n- twee", "[[", "]]", "{", "}", ",", "|", ">", "&",
     "!", "%", "@", "`", "~", "?", "---", "...", "“", "”", "‘", "\t", "  ", "\xa0", "e\u0301", "é", "ja", "null",
     "1.10", "<b>", "\U0001f600", "نص", "Zet dit op een regel die langer is dan de meeste regels zijn. ")
)  # fmt: skip
TEXTS = st.lists(st.one_of(AWKWARD, st.text("abc. ", max_size=8)), max_size=12).map("".join)


def _texts(node: Node, *, is_key: bool = False) -> Iterator[tuple[Text, bool]]:
    """Yield every text of a file, and whether it is what a field is called."""
    match node:
        case Text():
            yield node, is_key
        case Items():
            yield from (text for one in node for text in _texts(one))
        case Fields():
            for key, value in node.items():
                yield from (*_texts(key, is_key=True), *_texts(value))


def _around(data: bytes, nth: int) -> tuple[str, str]:
    """Return what stands before and behind a text, as the parser says.

    Blank lines behind a block of lines are not its own.
    """
    text = data.decode().replace("\r\n", "\n")
    event = [one for one in yaml.parse(text, Loader=yaml.CSafeLoader) if isinstance(one, yaml.ScalarEvent)][nth]
    start, end = event.start_mark.index, event.end_mark.index
    if event.style in ("|", ">"):
        end = start + len(text[start:end].rstrip())
    return text[:start], text[end:]


def _edited(before: bytes, text: Text, wanted: str, *, is_key: bool) -> bytes:
    """Return the file with another text; a field cannot be called as another is, or at any length, so it may stay."""
    try:
        return rewritten(before, text.place, wanted)
    except ContentError:
        if is_key:
            return before
        raise


@settings(BOUNDED, max_examples=examples(150))
@given(st.data())
def test_any_text_can_become_any_other_and_no_other_byte_changes(content: Path, data: st.DataObject) -> None:
    file, ends = data.draw(st.sampled_from(sorted(content.rglob("*.yml")))), data.draw(st.sampled_from(("\n", "\r\n")))
    before = file.read_bytes().replace(b"\n", ends.encode())
    old = list(_texts(read_yaml(file.name, before)))
    # Texts between quotation marks and on lines of their own are fewer than those without.
    styled = [nth for nth, (text, _) in enumerate(old) if text.place.here.startswith(("'", '"', "|", ">"))]
    nth = data.draw(st.sampled_from(styled or [0]) | st.integers(0, len(old) - 1))
    wanted = data.draw(TEXTS)
    after = _edited(before, old[nth][0], wanted, is_key=old[nth][1])
    new = list(_texts(read_yaml(file.name, after)))
    head, tail = _around(before, nth)
    said = after.decode().replace("\r\n", "\n")
    assert new[nth][0] == wanted.replace("e\u0301", "é").replace("\t", " ").strip() or (old[nth][1] and after == before)
    assert [*new[:nth], *new[nth + 1 :]] == [*old[:nth], *old[nth + 1 :]]
    assert said.startswith(head)
    assert said.endswith(tail)
    assert len(said) >= len(head) + len(tail)
    assert after.count(b"\n") == after.count(ends.encode())
