"""What a reader chooses is what is proven: answers have words, differ in them, and shared words have their own id."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.likeness import looks
from leidraad.source.model.tree import AnswerFields, Question
from leidraad.source.problems import Problem, proposal
from leidraad.trees.subject import Subject

ONCE = "Geef elk antwoord eigen woorden en een eigen id, of haal er een weg."

# So many words more say nothing else: *Weet ik nu nog niet*.
MORE = 2


def answers_have_words(subject: Subject) -> Iterator[Problem]:
    """An answer says something itself or is one of the shared answers."""
    for question in subject.questions.values():
        for answer in question.answers:
            if answer.text is None and answer.id not in subject.labels:
                message = (
                    f"Het antwoord `{answer.id}` heeft geen tekst en staat niet bij `antwoorden` in richtlijn.yml."
                )
                advice = proposal(answer.id, subject.labels) or "Schrijf `- {id: …, tekst: …, naar: …}`."
                yield Problem("antwoord-onbekend", message, answer.id.place, advice)


def words_belong_to_their_id(subject: Subject) -> Iterator[Problem]:
    """A shared answer begins as in all aids, nothing else says what it says, and none says another's name."""
    shared = {looks(label.text): name for name, label in subject.labels.items()}
    for question in subject.questions.values():
        for answer in question.answers:
            if answer.text is not None:
                yield from _swapped(subject, question, answer, shared.get(looks(answer.text), str(answer.id)))


def _swapped(subject: Subject, question: Question, answer: AnswerFields, meant: str) -> Iterator[Problem]:
    """Tell of an answer with a text of its own that the text is of another, when it is; `meant` is whose it is."""
    others = {looks(other.id): str(other.id) for other in question.answers if other.id != answer.id}
    assert answer.text is not None, "an answer with a text of its own"
    if meant != answer.id:
        message = f"“{answer.text}” is in richtlijn.yml het antwoord `{meant}`, niet `{answer.id}`."
        yield Problem("antwoord-verwisseld", message, answer.text.place, f"Schrijf `- {meant}: {answer.target}`.")
    elif answer.id in subject.labels and not _begins(answer.text, words := subject.labels[answer.id].text):
        message = f"Het antwoord `{answer.id}` is in richtlijn.yml “{words}” en begint dus ook hier zo."
        advice = f"Schrijf `- {answer.id}: {answer.target}`, of geef dit antwoord een andere id."
        yield Problem("antwoord-verwisseld", message, answer.text.place, advice)
    elif (named := others.get(looks(answer.text))) is not None:
        message = f"“{answer.text}” is de naam van een ander antwoord op deze vraag, `{named}`."
        yield Problem("antwoord-verwisseld", message, answer.text.place, "Geef elk antwoord zijn eigen id.")
    elif answer.id not in subject.labels and (doubt := _as_doubt(subject, answer.text)):
        message = (
            f"“{answer.text}” leest als “{subject.labels[doubt].text}”, en wat bij twijfel geldt, geldt hier niet."
        )
        advice = f"Schrijf `- {doubt}: {answer.target}`, of kies woorden die iets anders zeggen."
        yield Problem("antwoord-verwisseld", message, answer.text.place, advice)


def _as_doubt(subject: Subject, text: str) -> str | None:
    """Return the shared answer of doubt that a text says with a few words more, a word less, or in another order."""
    said = set(map(looks, text.split()))
    for name, label in subject.labels.items():
        words = set(map(looks, label.text.split())) if label.doubt else set()
        if len(words & said) >= max(2, len(words) - 1) and len(said - words) <= (MORE if words <= said else 0):
            return name
    return None


def _begins(text: str, words: str) -> bool:
    """Say whether a text begins with some words, for a reader."""
    return looks(" ".join(text.split()[: len(words.split())])) == looks(words)


def answers_differ(subject: Subject) -> Iterator[Problem]:
    """No question has one answer twice, by id or by what a reader takes it to say (D18)."""
    for name, question in subject.questions.items():
        ids: set[str] = set()
        said: dict[str, str] = {}
        for answer in question.answers:
            words, before = subject.words_of(answer), len(said)
            other = said.setdefault(looks(words), words)
            if answer.id in ids:
                message = f"Het antwoord `{answer.id}` staat al bij de vraag `{name}`."
                yield Problem("dubbel-antwoord", message, answer.id.place, ONCE)
            elif len(said) == before:
                as_shown = f"; voor de lezer is dat gelijk aan “{words}”" if other != words else ""
                message = f"Bij de vraag `{name}` zegt een ander antwoord ook al “{other}”{as_shown}."
                yield Problem("dubbel-antwoord", message, (answer.text or answer.id).place, ONCE)
            ids.add(answer.id)


ANSWERS = (answers_have_words, words_belong_to_their_id, answers_differ)
