"""The twenty defects D01-D20 that others' decision trees have, put into an aid at every spot where it can be.

An aid is plain data as YAML gives it, every scalar as text. Each defect is a function that yields an aid with one
mistake for each spot. Of an aid without mistakes every one is named with the codes of which the report must have one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import yaml

Aid = dict[str, Any]
Defect = Callable[[Aid], Iterator[Aid]]
ADDED = {"toegevoegd": "Ingespoten."}
# Before a name it stands for the name itself, so that data can have one key twice.
TWICE = "TWEEMAAL-"


class _Dumper(yaml.CSafeDumper):
    """Writes what two parts share twice, as our YAML has no references."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def as_yaml(aid: Aid) -> bytes:
    """Return an aid as an editor could have written it."""
    text = yaml.dump(aid, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return text.replace(TWICE, "").encode()


def target_key(answer: Aid) -> str:
    """Return under which key an answer says where it leads."""
    return "naar" if "naar" in answer else next(iter(answer))


def answers(aid: Aid) -> Iterator[tuple[str, Aid]]:
    """Yield every answer with its question."""
    return ((name, answer) for name, question in aid["vragen"].items() for answer in question["antwoorden"])


def each_answer(aid: Aid) -> Iterator[tuple[Aid, str, Aid]]:
    """Yield for each answer a copy of the aid, its question there and itself there."""
    for at in range(len(list(answers(aid)))):
        copy = deepcopy(aid)
        yield copy, *list(answers(copy))[at]


def each(aid: Aid, part: str) -> Iterator[tuple[Aid, str, Aid]]:
    """Yield for each question or outcome a copy of the aid, its name and itself there."""
    for name in aid[part]:
        copy = deepcopy(aid)
        yield copy, name, copy[part][name]


def question(*to: str) -> Aid:
    """Return a new question whose answers lead there."""
    given = [{"id": f"nieuw-{at}", "tekst": f"Nieuw {at}", "naar": target} for at, target in enumerate(to)]
    return {"vraag": "Nieuw?", "waarom": "Daarom.", "antwoorden": given, "bron": ADDED}


def _unknown_target(aid: Aid) -> Iterator[Aid]:
    for copy, _, answer in each_answer(aid):
        answer[target_key(answer)] += "x"
        yield copy
    yield {**aid, "start": aid["start"] + "x"}


def _same_id_twice(aid: Aid) -> Iterator[Aid]:
    for part in ("vragen", "uitkomsten"):
        for copy, name, found in each(aid, part):
            copy[part][TWICE + name] = found
            yield copy
    for copy, name, _ in each(aid, "vragen"):
        copy["uitkomsten"][name] = next(iter(copy["uitkomsten"].values()))
        yield copy


def _orphan_question(aid: Aid) -> Iterator[Aid]:
    for name in aid["uitkomsten"]:
        yield {**aid, "vragen": {**aid["vragen"], "wees": question(name)}}


def _orphan_outcome(aid: Aid) -> Iterator[Aid]:
    for copy, name, _ in each(aid, "uitkomsten"):
        other = next(one for one in copy["uitkomsten"] if one != name)
        for _, answer in answers(copy):
            if answer[target_key(answer)] == name:
                answer[target_key(answer)] = other
        yield copy


def _island(aid: Aid) -> Iterator[Aid]:
    for name in aid["uitkomsten"]:
        yield {**aid, "vragen": {**aid["vragen"], "y": question("z", name), "z": question("y")}}


def _self_loop(aid: Aid) -> Iterator[Aid]:
    for copy, name, answer in each_answer(aid):
        answer[target_key(answer)] = name
        yield copy


def _circle_without_exit(aid: Aid) -> Iterator[Aid]:
    for copy, name, found in each(aid, "vragen"):
        for answer in found["antwoorden"]:
            answer[target_key(answer)] = "terug"
        copy["vragen"]["terug"] = question(name, name)
        yield copy


def _circle_with_exit(aid: Aid) -> Iterator[Aid]:
    for copy, name, answer in each_answer(aid):
        key = target_key(answer)
        copy["vragen"]["terug"] = question(answer[key], name)
        answer[key] = "terug"
        yield copy


def _no_answers(aid: Aid) -> Iterator[Aid]:
    for copy, _, found in each(aid, "vragen"):
        del found["antwoorden"]
        yield copy


def _empty_answers(aid: Aid) -> Iterator[Aid]:
    for copy, _, found in each(aid, "vragen"):
        found["antwoorden"] = []
        yield copy


def _no_target(aid: Aid) -> Iterator[Aid]:
    for copy, _, answer in each_answer(aid):
        if "naar" in answer:
            del answer["naar"]
        else:
            answer[target_key(answer)] = ""
        yield copy


def _two_targets(aid: Aid) -> Iterator[Aid]:
    for copy, _, answer in each_answer(aid):
        answer[target_key(answer)] = list(copy["uitkomsten"])[:2]
        yield copy
    for copy, _, answer in each_answer(aid):
        answer[TWICE + target_key(answer)] = next(iter(copy["uitkomsten"]))
        yield copy


def _unknown_value(aid: Aid) -> Iterator[Aid]:
    for key in ("bij", "altijd", "nooit"):
        for at in _guarantees_with(aid, key):
            copy = deepcopy(aid)
            said = copy["garanties"][at][key]
            said = [name + "x" for name in said] if isinstance(said, list) else dict.fromkeys(said, "misschienx")
            copy["garanties"][at][key] = said
            yield copy


def _wrong_syntax(aid: Aid) -> Iterator[Aid]:
    for at in range(len(aid["garanties"])):
        copy = deepcopy(aid)
        copy["garanties"][at]["bij"] = "gevaar == ja"
        yield copy


def _guarantees_with(aid: Aid, key: str) -> list[int]:
    return [at for at, guarantee in enumerate(aid["garanties"]) if key in guarantee]


def _unknown_key(aid: Aid) -> Iterator[Aid]:
    for part in ("vragen", "uitkomsten"):
        for copy, _, found in each(aid, part):
            found["kleur"] = "rood"
            yield copy
    for copy, _, answer in each_answer(aid):
        answer["kleur"] = "rood"
        yield copy
    yield {**aid, "kleur": "rood"}


def _same_answer_twice(aid: Aid) -> Iterator[Aid]:
    for copy, name, answer in each_answer(aid):
        copy["vragen"][name]["antwoorden"].append(dict(answer))
        yield copy
    for copy, name, answer in each_answer(aid):
        if "tekst" in answer:
            same = {"id": "ander", "tekst": answer["tekst"].upper(), "naar": answer["naar"]}
            copy["vragen"][name]["antwoorden"].append(same)
            yield copy


def _empty_question(aid: Aid) -> Iterator[Aid]:
    for copy, _, found in each(aid, "vragen"):
        found["vraag"] = "  "
        yield copy


def _empty_outcome(aid: Aid) -> Iterator[Aid]:
    for key in ("titel", "acties"):
        for copy, _, found in each(aid, "uitkomsten"):
            if key in found:
                found[key] = " "
                yield copy


# The defect, and the codes of which the report must have one. In our form nothing is written as a condition on earlier
# answers, so that there is none with a gap (D13) and none that another hides (D14).
DEFECTS: dict[str, tuple[Defect, set[str]]] = {
    "D01 unknown target": (_unknown_target, {"doel-onbekend"}),
    "D02 same id twice": (_same_id_twice, {"dubbel-id", "dubbel-veld"}),
    "D03 orphan question": (_orphan_question, {"onbereikbaar"}),
    "D04 orphan outcome": (_orphan_outcome, {"onbereikbaar"}),
    "D05 island": (_island, {"onbereikbaar"}),
    "D06 self loop": (_self_loop, {"kring"}),
    "D07 circle without exit": (_circle_without_exit, {"kring"}),
    "D08 circle with exit": (_circle_with_exit, {"kring"}),
    "D09 no answers": (_no_answers, {"veld-ontbreekt"}),
    "D10 empty answers": (_empty_answers, {"lege-lijst"}),
    "D11 no target": (_no_target, {"veld-ontbreekt", "antwoord-vorm"}),
    "D12 two targets": (_two_targets, {"geen-tekst", "antwoord-vorm", "dubbel-veld"}),
    "D15 unknown value": (_unknown_value, {"garantie-onbekend"}),
    "D16 wrong syntax": (_wrong_syntax, {"verkeerde-vorm"}),
    "D17 unknown key": (_unknown_key, {"onbekend-veld", "antwoord-vorm"}),
    "D18 same answer twice": (_same_answer_twice, {"dubbel-antwoord"}),
    "D19 empty question": (_empty_question, {"leeg-veld"}),
    "D20 empty outcome": (_empty_outcome, {"leeg-veld", "verkeerde-vorm"}),
}
NOT_IN_OUR_FORM = {"D13 condition with a gap", "D14 hidden condition"}


def _between(aid: Aid, answer: Aid, *also: str) -> None:
    """Put a question behind an answer, which leads on to where the answer led and to more."""
    key = target_key(answer)
    aid["vragen"]["tussen"] = question(answer[key], *also)
    answer[key] = "tussen"


def _outcome(kind: str, traits: tuple[str, ...] = ()) -> Aid:
    return {"soort": kind, "titel": "Nieuw", "kenmerken": list(traits), "bron": ADDED}


def broken_guarantees(aid: Aid, depth: Callable[[str], int]) -> Iterator[Aid]:
    """Break each guarantee by one more way to an end, and leave everything else as it is."""
    for at, guarantee in enumerate(aid["garanties"]):
        copy = deepcopy(aid)
        if "hoogstens-vragen" in guarantee:
            _ask_more(copy, int(guarantee["hoogstens-vragen"]))
        elif "uitkomst" in guarantee:
            copy["vragen"]["tussen"] = question(copy["start"], guarantee["uitkomst"])
            copy["start"] = "tussen"
        else:
            _end_wrongly(copy, copy["garanties"][at], depth)
        yield copy


def _ask_more(aid: Aid, often: int) -> None:
    for at in range(often):
        aid["vragen"][f"tussen-{at}"] = question(aid["start"])
        aid["start"] = f"tussen-{at}"


def _end_wrongly(aid: Aid, guarantee: Aid, depth: Callable[[str], int]) -> None:
    """Let the last answer that a guarantee speaks of, or else any, lead to an end that it forbids."""
    given = guarantee.get("bij", {})
    last = min(given, key=depth, default=aid["start"])
    answer = next(one for name, one in answers(aid) if name == last and given.get(last, _id(one)) == _id(one))
    if "altijd" in guarantee:
        aid["uitkomsten"]["fout"] = _outcome("wegwijzer")
        _between(aid, answer, "fout")
        return
    name = guarantee["nooit"][0]
    if name not in aid["uitkomsten"]:
        is_trait = any(name in outcome.get("kenmerken", ()) for outcome in aid["uitkomsten"].values())
        aid["uitkomsten"]["fout"] = _outcome("hulp", (name,)) if is_trait else _outcome(name)
    _between(aid, answer, name if name in aid["uitkomsten"] else "fout")


def _id(answer: Aid) -> str:
    return str(answer.get("id", next(iter(answer))))


def weakened_doubts(aid: Aid, kind: str, doubts: set[str]) -> Iterator[Aid]:
    """Let each answer that means doubt lead to one more outcome, of a kind that it should not."""
    for copy, _, answer in each_answer(aid):
        if _id(answer) in doubts:
            copy["uitkomsten"]["fout"] = _outcome(kind)
            _between(copy, answer, "fout")
            yield copy


def without_doubt(aid: Aid, doubts: set[str]) -> Iterator[Aid]:
    """Take the answers that mean doubt from each question in turn."""
    for copy, _, found in each(aid, "vragen"):
        found["antwoorden"] = [answer for answer in found["antwoorden"] if _id(answer) not in doubts]
        yield copy


def outcomes_without(aid: Aid, key: str) -> Iterator[Aid]:
    """Take from each outcome in turn what stands under a key."""
    for copy, _, found in each(aid, "uitkomsten"):
        if key in found:
            del found[key]
            yield copy
