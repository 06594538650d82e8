"""What is shared or stands in one list says one thing to the reader: answers, kinds of outcome, and every name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from leidraad.source.likeness import looks
from leidraad.source.model.base import ContactRef
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.tree import Outcome
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem, Severity
from leidraad.source.wordings import UNWRITTEN


def shared_answers_differ(guideline: Guideline) -> Iterator[Problem]:
    """No two shared answers read alike, and none says the id of another."""
    labels = guideline.settings.answer_labels
    yield from _alike((label.text for label in labels), "ander antwoord")
    ids = {looks(label.id): str(label.id) for label in labels}
    for label in labels:
        named = ids.get(looks(label.text), str(label.id))
        if named != label.id:
            message = f"Het antwoord `{label.id}` zegt “{label.text}”, en dat is de naam van het antwoord `{named}`."
            yield Problem("antwoord-verwisseld", message, label.text.place, "Geef elk antwoord zijn eigen id.")


def kinds_of_outcome_differ(guideline: Guideline) -> Iterator[Problem]:
    """No two kinds read alike; of two that weigh the same doubt cannot tell which is milder, so that is told.

    When all weigh the same, nothing is proven of doubt at all.
    """
    kinds = guideline.settings.outcome_kinds
    yield from _alike((kind.name for kind in kinds), "ander soort uitkomst")
    weighed = [kind for kind in kinds if kind.weight is not None]
    weights = {kind.weight for kind in weighed}
    first: dict[int | None, Text] = {}
    for kind in weighed:
        other = first.setdefault(kind.weight, kind.name)
        if other is not kind.name:
            message = f"“{kind.name}” en “{other}” hebben dezelfde `ernst`: bij twijfel is er geen verschil tussen."
            advice = "Geef elke soort een eigen `ernst`, van licht naar zwaar."
            yield Problem(
                "ernst-gelijk",
                message,
                kind.at("weight"),
                advice,
                Severity.ERROR if len(weights) == 1 else Severity.WARNING,
            )


def outcomes_name_no_other_kind(guideline: Guideline) -> Iterator[Problem]:
    """What an outcome is called, or its label says, is the name of no kind but its own, which is what is proven."""
    kinds = {looks(kind.name): kind for kind in guideline.settings.outcome_kinds}
    for outcome in chain.from_iterable(tree.outcomes.values() for tree in guideline.trees):
        for said, words in (("Deze titel", outcome.title), ("Dit merk", outcome.mark)):
            other = kinds.get(looks(words)) if words else None
            if words and other and other.id != outcome.kind:
                message = f"{said} is de naam van de soort `{other.id}`, maar deze uitkomst is `{outcome.kind}`."
                yield Problem("merk-verwisseld", message, words.place, "Kies woorden die zeggen wat de lezer doet.")


def questions_of_an_aid_differ(guideline: Guideline) -> Iterator[Problem]:
    """What is proven of the answer to one question is not what a reader who is asked the same twice takes it for."""
    for tree in guideline.trees:
        yield from _alike((question.text for question in tree.questions.values()), "andere vraag van deze beslishulp")


def outcomes_of_an_aid_differ(guideline: Guideline) -> Iterator[Problem]:
    """Two outcomes that a reader takes for the same are of one kind, as their kind is what is proven of them."""
    for tree in guideline.trees:
        first: dict[str, Outcome] = {}
        for outcome in tree.outcomes.values():
            other = first.setdefault(looks(outcome.title), outcome)
            if other.kind != outcome.kind:
                message = f"Een uitkomst van een andere soort (`{other.kind}`) heet voor de lezer ook “{other.title}”."
                yield Problem("naam-gelijk", message, outcome.title.place, "Schrijf wat het verschil is.")


def names_in_a_list_differ(guideline: Guideline) -> Iterator[Problem]:
    """No two things between which a reader chooses have one name; units of two chapters stand in two lists."""
    settings = guideline.settings
    yield from _alike((role.name for role in settings.roles), "andere rol")
    yield from _alike((theme.name for theme in settings.themes), "ander thema")
    yield from _alike((theme.short for theme in settings.themes), "ander thema")
    yield from _alike((term.name for term in guideline.terms), "ander begrip")
    yield from _alike((way.title for way in guideline.home.entrances), "andere weg")
    yield from _alike((sheet.title for sheet in guideline.sheets), "ander blad")
    yield from _alike((tree.title for tree in guideline.trees), "andere beslishulp")
    for chapter in guideline.chapters:
        yield from _alike((unit.title for unit in chapter.units), "ander onderdeel van dit hoofdstuk")


def situations_lead_one_way(guideline: Guideline) -> Iterator[Problem]:
    """The same words, of a situation or of a way in on the home page, lead to one page, and say whom to call once."""
    first = {looks(way.title): way.target for way in reversed(guideline.home.entrances)}
    calls: dict[str, tuple[ContactRef, ...]] = {}
    for situation in guideline.situations:
        for words in (one for one in (situation.name, *situation.synonyms) if UNWRITTEN not in one):
            if calls.setdefault(looks(words), situation.contacts) != situation.contacts:
                message = "Dezelfde woorden staan al bij een andere situatie, en daar zegt `bel` iets anders."
                advice = "Laat de woorden op één plek staan, of zet op beide plekken dezelfde contacten bij `bel`."
                yield Problem("naam-gelijk", message, words.place, advice)
            other = first.setdefault(looks(words), situation.target)
            if other.partition("/")[0] != situation.target.partition("/")[0]:
                message = f"Dezelfde woorden leiden elders naar `{other}`, en hier naar `{situation.target}`."
                advice = "Laat ze naar één plek leiden, of schrijf wat het verschil is."
                yield Problem("naam-gelijk", message, words.place, advice)


def _alike(texts: Iterable[Text], noun: str) -> Iterator[Problem]:
    """Yield each text that looks as another; what is still to be written has no words yet."""
    seen: dict[str, Text] = {}
    for text in (text for text in texts if UNWRITTEN not in text):
        other = seen.setdefault(looks(text), text)
        if other is not text:
            message = f"Een {noun} heet voor de lezer ook “{other}”."
            yield Problem("naam-gelijk", message, text.place, "Schrijf wat het verschil is.")
