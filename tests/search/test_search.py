"""The search of the second guideline: the laws, its own questions, and words in another form than it has them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from asking import Asked, asked, questions
from laws.search import *  # noqa: F403
from laws.search import index, shelves
from places import TODAY

from leidraad import pipeline
from leidraad.language import sentences, speech
from leidraad.search.columns import columns
from leidraad.search.kinds import POINT, TERM
from leidraad.search.script import as_value
from leidraad.search.shelves import Findable, Shelf
from leidraad.search.words import Speech, tokens

pytestmark = pytest.mark.slow

DANGER = """
- situatie: Iemand is ernstig gewond
  ook: ["ambulance nodig", mes, "wil dood"]
  naar: spoed/bel-112
  bel: [veilig-thuis]
- situatie: Er wordt overlegd
  naar: begrippen/overleg
- situatie: Waar begin ik vandaag?
  naar: werk
"""


@pytest.fixture
def dangerous(good: Path) -> str:
    """The index of the smallest good content, with a situation of danger."""
    (good / "situaties.yml").write_text(DANGER, encoding="utf-8")
    return index(pipeline.trusted(good, TODAY), on_paper=False)


@pytest.mark.parametrize("one", questions("vragen-tweede"), ids=lambda one: one.question)
def test_a_question_finds_what_it_is_about(searched: str, one: Asked) -> None:
    [found] = asked(searched, [one.question])
    assert found.among(one.wanted, 3), found.pages[:3]


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("ernstig gewond", True),
        ("gewond", False),
        ("er is iemand ernstig gewond geraakt", True),
        ("hij heeft een mes", True),
        ("ambulances nodig", True),
        ("ambulanse nodig", True),
        ("zij wil dood", True),
        ("dood", False),
        ("het overleg liep dood", False),
        ("overleg", False),
    ],
)
def test_all_words_of_a_situation_of_danger_show_whom_to_call(dangerous: str, question: str, called: bool) -> None:
    [found] = asked(dangerous, [question])
    assert found.calls == (("0800-2000",) if called else ())


def test_a_situation_leads_to_its_place(dangerous: str) -> None:
    [found] = asked(dangerous, ["er wordt overlegd"])
    assert found.among(["begrippen/#overleg"], 1)
    [found] = asked(dangerous, ["waar begin ik vandaag"])
    assert found.places[0][0] == "werk/#"


def test_what_a_profile_leaves_out_is_not_found(good: Path) -> None:
    profile = yaml.safe_load((good / "profielen" / "rijn.yml").read_text(encoding="utf-8"))
    gone = set(profile["weglaten"])
    assert gone
    general, laid = (pipeline.trusted(good, TODAY, None, name) for name in ("", "rijn"))
    ids = [
        {shelf.path.rstrip("/").rpartition("/")[2] for shelf in shelves(one, on_paper=False)} for one in (general, laid)
    ]
    assert gone <= ids[0]
    assert gone & ids[1] == set()


def test_what_a_profile_remarks_and_fills_in_is_found(good: Path) -> None:
    made = index(pipeline.trusted(good, TODAY, None, "rijn"), on_paper=False)
    remark, slot = asked(made, ["eigen afspraken", "kaart hangt op intranet"])
    assert remark.among(["werk/#bij-ons-eigen-afspraken"], 1)
    assert slot.among(["over/invulplekken/#kaart"], 1)


def test_words_that_say_almost_nothing_say_no_more_when_they_are_names_of_one_term() -> None:
    items = (Findable(TERM, "hij", "hij", ("hij/zij",), "Ook een zij."), Findable(POINT, "wapen", "Iemand dreigt nu."))
    rest = tuple(Findable(POINT, f"punt-{number}", f"Nummer {number}.") for number in range(99))
    made = as_value(
        columns(
            (
                Shelf("a/", "Lijst", (), "", items[:1]),
                Shelf("b/", "Werk", (), "", (items[1], *rest)),
            ),
            sentences(),
            Speech(speech()),
        )
    )
    asking, naming = asked(made, ["hij dreigt haar", "hij"])
    assert asking.pages[0] == "b/"
    assert naming.among(["a/#hij"], 1)


# What is typed, and a form of the same word that a site may have.
FORMS = [
    ("gemeld", "melden"), ("meldt", "melden"), ("melding", "melden"), ("besprak", "bespreken"), ("huizen", "huis"),
    ("afgesproken", "afspreken"), ("leefde", "leven"), ("weegt", "wegen"), ("woog", "wegen"), ("kinds", "kind"),
    ("uitgenodigd", "uitnodigen"), ("nodig ik uit", "uitnodigen"), ("uit te nodigen", "uitnodigen"),
    ("overgedragen", "overdragen"), ("keukentafel", "tafel in de keuken"),
    ("temperatuur lijst", "temperatuurlijst"), ("lijst", "temperatuurlijst"), ("temprature", "temperature"),
    ("papa", "vader"), ("kids", "kind"), ("zaaltje", "locatie"), ("gesprekjes", "gesprek"),
    ("familieeer", "familie-eer"),
]  # fmt: skip
# Words that look alike and are not the same.
OTHERS = [("wees", "wijzen"), ("lezen", "melden"), ("mes", "les"), ("oma", "om a")]


# The same in English, whose rules and verbs are another file of data.
ENGLISH = [
    ("reported", "report"), ("reporting", "report"), ("worries", "worry"), ("told", "tell"), ("stopped", "stop"),
    ("written", "write"), ("taking over", "take over"), ("safty", "safety"),
]  # fmt: skip
CASES = [
    *(("nl", *one, True) for one in FORMS), *(("nl", *one, False) for one in OTHERS),
    *(("en", *one, True) for one in ENGLISH), ("en", "report", "repair", False), ("nl", "told", "tell", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "typed", "has", "same"), CASES)
def test_a_word_is_found_in_another_form_and_no_other_word_is(language: str, typed: str, has: str, same: bool) -> None:
    also = "De lijst van de temperatuur." if "lijst" in has else ""
    page = Shelf("a/", f"{has}.", (), also, ())
    [found] = asked(as_value(columns((page,), sentences(), Speech(speech(language)))), [typed])
    assert bool(found.pages) is same


# What would break a script, a column or a line.
STRANGE = [
    "=1",
    "/",
    "a\tb",
    "a\nb",
    "</script>",
    "<!--",
    "\u2028",
    "`${1}`",
    "__proto__",
    "constructor",
    '"',
    "'",
    "\\",
    "|",
]


@pytest.mark.parametrize("strange", STRANGE)
def test_whatever_a_text_says_it_is_found_as_it_is_shown(strange: str) -> None:
    text, name = f"{strange} nasi {strange}", f"{strange} bami"
    items = (Findable(TERM, "een", text, (name,), text), Findable(POINT, "twee", text), Findable(POINT, "drie", text))
    shelf = Shelf("a/", f"{strange} titel {strange}", (name,), strange, items)
    [one, two] = asked(as_value(columns((shelf, shelf), sentences(), Speech(speech()))), ["nasi", "bami"])
    assert " ".join(text.split()) in {text for text, _ in one.texts}
    assert "a/#een" in one.places[0]
    assert "a/#een" in two.places[0]


def test_a_number_is_one_word_and_accents_do_not_count() -> None:
    assert tokens("Bel 0800-2000 of 0800 20 00") == ["bel", "08002000", "of", "08002000"]
    assert tokens("Eén café’s crème") == ["een", "cafes", "creme"]
