"""One text of a file written anew: the bytes around it stay as they were, and it reads back as it was asked."""

from __future__ import annotations

import pytest

from leidraad.source.nodes import Fields, Text
from leidraad.source.problems import ContentError, Place
from leidraad.source.reading import read_yaml
from leidraad.source.rewriting import NoTextError, cut, rewritten

FILE = "blad.yml"
LIST = "Doe dit:\n\n- eerst\n- dan"
WIDE = "Bespreek met een deskundige of dit veilig kan, en hoe dan."


def _place(data: bytes, key: str = "tekst") -> Place:
    node = read_yaml(FILE, data)
    assert isinstance(node, Fields)
    text = dict(node)[key]  # type: ignore[index]
    assert isinstance(text, Text)
    return text.place


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("tekst: Oud # weg", "Nieuw", "tekst: Nieuw # weg"),
        ("tekst: Oud  # weg", "Bel #1", 'tekst: "Bel #1"  # weg'),
        ("tekst: Oud", "Let op: nu", 'tekst: "Let op: nu"'),
        ("tekst: Oud", "“Ja”", 'tekst: "“Ja”"'),
        ("tekst: Oud", "~", 'tekst: "~"'),
        ("tekst: Oud", "", 'tekst: ""'),
        ("tekst: Oud", "  Nieuw \n", "tekst: Nieuw"),
        ("tekst: Oud", "a\tb", "tekst: a b"),
        ("tekst: Oud", "cafe\u0301", "tekst: caf\xe9"),
        ("tekst: Oud\nlang: ja", LIST, "tekst: |-\n  Doe dit:\n\n  - eerst\n  - dan\nlang: ja"),
        ("tekst: Oud # weg", LIST, 'tekst: "Doe dit:\\n\\n- eerst\\n- dan" # weg'),
        ("tekst: 'Oud'", "'s Avonds", "tekst: '''s Avonds'"),
        ("tekst: 'Oud'", LIST, "tekst: |-\n  Doe dit:\n\n  - eerst\n  - dan"),
        ('tekst: "Oud"', 'Zeg "ja" \\', 'tekst: "Zeg \\"ja\\" \\\\"'),
        ('tekst: "Oud\n  en oud"', "Nieuw", 'tekst: "Nieuw"'),
        ("tekst: Oud\n  en oud\nlang: ja", "Nieuw", "tekst: Nieuw\nlang: ja"),
        ("{a: b, tekst: Oud}", "Ja, nu", '{a: b, tekst: "Ja, nu"}'),
        ("{a: b, tekst: Oud}", LIST, '{a: b, tekst: "Doe dit:\\n\\n- eerst\\n- dan"}'),
        ("tekst: |+ # zo\n    Oud\n\n\nlang: ja", "Een\n twee", "tekst: |+ # zo\n    Een\n     twee\n\n\nlang: ja"),
        ("tekst: |2-\n    Oud\n  oud\nlang: ja", "Een", "tekst: |-\n    Een\nlang: ja"),
        ("tekst: >-\n  Oud\n  oud\n\n# weg\nlang: ja", "Een", "tekst: >-\n  Een\n\n# weg\nlang: ja"),
        ("tekst: >-\n  Oud\n", "Een\nTwee\n\nDrie", "tekst: >-\n  Een\n\n  Twee\n\n\n  Drie\n"),
        ("tekst: >-\n  Oud\n", LIST, "tekst: |-\n  Doe dit:\n\n  - eerst\n  - dan\n"),
        (
            "tekst: >-\n  Oud\n", f"{WIDE} Wacht er dan niet mee.",
            f"tekst: >-\n  {WIDE}\n  Wacht er dan niet mee.\n",
        ),
        ("\ufefftekst: Oud\r\nook: ja\r\n", "a\n\nb", "\ufefftekst: |-\r\n  a\r\n\r\n  b\r\nook: ja\r\n"),
        ("lang: cafe\u0301\ntekst: Oud", "Nieuw", "lang: cafe\u0301\ntekst: Nieuw"),
        ("{lang: cafe\u0301, tekst: Oud}", "Nieuw", "{lang: cafe\u0301, tekst: Nieuw}"),
    ],
    ids=repr,
)  # fmt: skip
def test_a_text_is_written_in_the_style_that_it_has_or_in_a_safe_one(before: str, text: str, after: str) -> None:
    data = before.encode()
    assert rewritten(data, _place(data), text).decode() == after


def test_a_text_that_does_not_change_changes_nothing() -> None:
    data = b'tekst: "Oud\\\n  en oud"\r\n'
    assert rewritten(data, _place(data), "Ouden oud") == data


def test_a_text_in_a_list_between_brackets_can_have_a_comma() -> None:
    assert rewritten(b"ook: [een, twee]", Place(FILE, 1, 7), "een, of") == b'ook: ["een, of", twee]'


@pytest.mark.parametrize(
    ("text", "code"), [("a\u200bb", "stuurteken"), ("a" * 5_001, "te-lang"), ("\ud800", "geen-yaml")]
)
def test_what_no_text_can_be_is_refused_with_what_is_wrong(text: str, code: str) -> None:
    data = b"tekst: Oud"
    with pytest.raises(ContentError) as caught:
        rewritten(data, _place(data), text)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_place_without_a_text_is_said() -> None:
    with pytest.raises(NoTextError):
        rewritten(b"tekst: Oud", Place(FILE, 1, 3), "Nieuw")


def test_a_text_can_be_cut_out_of_its_file() -> None:
    data = b"tekst: |-\n  Oud\n  en oud\n\nlang: ja\n"
    found = cut(data, _place(data))
    assert (found.before, found.own, found.after) == ("tekst: ", "|-\n  Oud\n  en oud", "\n\nlang: ja\n")
    assert found.holding("Nieuw") == b"tekst: Nieuw\n\nlang: ja\n"
