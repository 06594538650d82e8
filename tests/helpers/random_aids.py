"""Random decision aids as plain data: sound ones, with perhaps a slip or two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from defects import ADDED, Aid, as_yaml, question
from hypothesis import strategies as st
from naive import KINDS, LABELS

from leidraad.source.model.tree import AnswerLabel, OutcomeKind, Tree
from leidraad.source.reading import read_yaml
from leidraad.trees.subject import Subject

Draw = Callable[[st.SearchStrategy[Any]], Any]
POINT = [{"id": "punt", "tekst": "Doe dit.", "bron": ADDED}]
PARTS: Aid = {
    "acties": POINT,
    "documenteer": POINT,
    "controle": {"tekst": "Kijk opnieuw.", "bron": ADDED},
    "verder": [{"naar": "begrippen", "tekst": "Lees verder."}],
}
TRAITS = ("samen", "stil")
# Kinds that close a case are few, as doubt must never lead to one; so are those that ask for safety.
OFTEN = (
    "advies",
    "wegwijzer",
    "volgen",
    "advies",
    "wegwijzer",
    "volgen",
    *["advies", "wegwijzer", "volgen"] * 3,
    *KINDS,
)
# Answers without a shared text of their own.
OTHERS = ("soms", "vaak", "ooit", "zelden", "altijd", "amper", "bijna", "haast", "half", "deels")


def subject_of(aid: Aid) -> Subject:
    """Return an aid as the real reader and shaper give it."""
    kinds = {
        name: OutcomeKind.model_construct(name=name, weight=weight, closes=closes, asks_safety=asks)
        for name, (weight, closes, asks) in KINDS.items()
    }
    labels = {name: AnswerLabel.model_construct(text=text, doubt=doubt) for name, (text, doubt) in LABELS.items()}
    return Subject(Tree.model_validate(read_yaml("beslishulpen/hulp.yml", as_yaml(aid))), kinds, labels)


@st.composite
def aids(draw: Draw, *, slips: bool = True) -> Aid:
    """Return an aid of which everything can be reached and ends, and then let the editor slip."""
    names = [f"v{at}" for at in range(draw(st.integers(1, 5)))]
    ends = [f"u{at}" for at in range(draw(st.integers(2, 4)))]
    vragen = {name: question() for name in names}
    for at, target in enumerate([*names, *ends][1:]):
        _lead(draw, vragen[draw(st.sampled_from(names[: at + 1]))], target)
    for at, name in enumerate(names):
        later = st.sampled_from([*names, *ends][at + 1 :])
        for target in draw(st.lists(later, min_size=not vragen[name]["antwoorden"], max_size=2)):
            _lead(draw, vragen[name], target)
        _matter(draw, vragen[name], [*names, *ends][at + 1 :])
        _doubt(draw, vragen[name], later)
    aid = _around(draw, vragen, {name: _outcome(draw) for name in ends})
    for slip in draw(st.lists(st.sampled_from(SLIPS), max_size=2)) if slips and draw(st.booleans()) else ():
        slip(draw, aid)
    return aid


def _lead(draw: Draw, asked: Aid, target: str) -> None:
    """Add an answer that is not there yet."""
    taken = {answer["id"] for answer in asked["antwoorden"]}
    name = draw(st.sampled_from([name for name in ("ja", "nee", *OTHERS) if name not in taken]))
    asked["antwoorden"].append({"id": name, "naar": target} | ({"tekst": name} if name in OTHERS else {}))


def _matter(draw: Draw, asked: Aid, later: list[str]) -> None:
    """Let a question mostly matter: one of its answers leads elsewhere than the first."""
    others = [name for name in later if name != asked["antwoorden"][0]["naar"]]
    if others and {answer["naar"] for answer in asked["antwoorden"]}.isdisjoint(others) and draw(st.integers(0, 9)):
        _lead(draw, asked, draw(st.sampled_from(others)))


def _doubt(draw: Draw, asked: Aid, later: st.SearchStrategy[str]) -> None:
    """Add answers that mean doubt, of which most lead where another answer leads too."""
    for name in draw(st.sampled_from(((), ("weet-ik-niet",), ("weet-ik-niet",), ("weet-ik-niet", "geen-idee")))):
        known = st.sampled_from([answer["naar"] for answer in asked["antwoorden"]])
        target = draw(later if draw(st.integers(0, 3)) == 0 else known)
        asked["antwoorden"].insert(draw(st.integers(0, 1)), {"id": name, "naar": target})


def _outcome(draw: Draw) -> Aid:
    kind = draw(st.sampled_from(OFTEN))
    traits = draw(st.lists(st.sampled_from(TRAITS), unique=True, max_size=2))
    return {"soort": kind, "titel": "Klaar", "kenmerken": traits, "bron": ADDED, **PARTS}


def _around(draw: Draw, vragen: Aid, uitkomsten: Aid) -> Aid:
    """Return the whole aid, with guarantees."""
    aid = {"id": "hulp", "titel": "Hulp", "voor": "Jou.", "veiligheid": draw(st.sampled_from(("nee", "nee", "ja")))}
    aid |= {"start": "v0", "vragen": vragen, "uitkomsten": uitkomsten}
    promises = [guarantee(draw, aid) for _ in range(draw(st.sampled_from((0, 0, 1, 1, 2, 4))))]
    return aid | ({"garanties": promises} if promises else {})


def guarantee(draw: Draw, aid: Aid) -> Aid:
    """Return any of the four forms; *altijd* often names nearly all, *nooit* few."""
    questions, outcomes = st.sampled_from(list(aid["vragen"])), st.sampled_from(list(aid["uitkomsten"]))
    known = [*KINDS, *aid["uitkomsten"], *(trait for one in aid["uitkomsten"].values() for trait in one["kenmerken"])]
    given: Aid = {
        name: draw(st.sampled_from(aid["vragen"][name]["antwoorden"]))["id"]
        for name in draw(st.lists(questions, max_size=2, unique=True))
    }
    form: Aid = draw(
        st.one_of(
            st.builds(lambda most: {"hoogstens-vragen": str(most)}, st.integers(0, 5)),
            st.builds(lambda end, after: {"uitkomst": end, "pas-na": after}, outcomes, questions),
            st.builds(lambda names: {"altijd": names}, st.lists(st.sampled_from(known), min_size=4, max_size=9)),
            st.builds(lambda names: {"nooit": names}, st.lists(st.sampled_from(known), min_size=1, max_size=2)),
        )
    )
    given = given if form.keys() & {"altijd", "nooit"} else {}
    return {"tekst": "Zo is het.", "bron": ADDED, **form} | ({"bij": given} if given else {})


def _any_answer(draw: Draw, aid: Aid) -> Aid:
    asked = draw(st.sampled_from(list(aid["vragen"].values())))
    found: Aid = draw(st.sampled_from(asked["antwoorden"]))
    return found


def _goes_anywhere(draw: Draw, aid: Aid) -> None:
    _any_answer(draw, aid)["naar"] = draw(st.sampled_from([*aid["vragen"], *aid["uitkomsten"]]))


def _goes_nowhere(draw: Draw, aid: Aid) -> None:
    _any_answer(draw, aid)["naar"] = "nergens"


def _starts_elsewhere(draw: Draw, aid: Aid) -> None:
    aid["start"] = draw(st.sampled_from([*aid["vragen"], *aid["uitkomsten"]]))


def _answers_twice(draw: Draw, aid: Aid) -> None:
    asked = draw(st.sampled_from(list(aid["vragen"].values())))
    answer = draw(st.sampled_from(asked["antwoorden"]))
    text = LABELS.get(answer["id"], (answer["id"], False))[0]
    asked["antwoorden"].append(dict(draw(st.sampled_from((answer, answer | {"id": "weer", "tekst": text.upper()})))))


def _says_what_another_says(draw: Draw, aid: Aid) -> None:
    """Give an answer the words or the name of another, with spaces and points around them that nobody reads."""
    said = draw(st.sampled_from((*(text for text, _ in LABELS.values()), *OTHERS)))
    _any_answer(draw, aid)["tekst"] = draw(st.sampled_from(("{}", " {}.", "{}!", "({} )"))).format(said)


def _says_nothing(draw: Draw, aid: Aid) -> None:
    _any_answer(draw, aid).pop("tekst", None)


def _loses_an_answer(draw: Draw, aid: Aid) -> None:
    asked = draw(st.sampled_from(list(aid["vragen"].values())))
    if len(asked["antwoorden"]) > 1:
        asked["antwoorden"].pop(draw(st.integers(0, 1)))


def _adds_an_orphan(draw: Draw, aid: Aid) -> None:
    aid["vragen"]["wees"] = question(draw(st.sampled_from([*aid["vragen"], "wees", *aid["uitkomsten"]])))


def _leaves_out(draw: Draw, aid: Aid) -> None:
    outcome = draw(st.sampled_from(list(aid["uitkomsten"].values())))
    outcome.pop(draw(st.sampled_from(list(PARTS))), None)


def _names_two_things(draw: Draw, aid: Aid) -> None:
    outcome = draw(st.sampled_from(list(aid["uitkomsten"].values())))
    outcome["kenmerken"] = [draw(st.sampled_from(["volgen", "u0"]))]


def _promises_the_unknown(draw: Draw, aid: Aid) -> None:
    wrong = draw(
        st.sampled_from(
            ({"bij": {"vx": "ja"}}, {"bij": {"v0": "x"}}, {"nooit": ["x"]}, {"uitkomst": "x"}, {"pas-na": "u0"})
        )
    )
    form = {"uitkomst": "u0", "pas-na": "v0"} if wrong.keys() & {"uitkomst", "pas-na"} else {"nooit": ["volgen"]}
    aid.setdefault("garanties", []).append({"tekst": "Dit ook.", "bron": ADDED, **form, **wrong})


SLIPS = (
    *[_goes_anywhere] * 4,
    _goes_nowhere,
    _starts_elsewhere,
    _answers_twice,
    _says_what_another_says,
    _says_nothing,
    _loses_an_answer,
    _adds_an_orphan,
    *[_leaves_out] * 5,
    _names_two_things,
    _promises_the_unknown,
)
