"""Whether the picture of every decision aid can be cut into parts that fit a page, asked before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.problems import Problem
from leidraad.trees.lettering import TYPE, text_width
from leidraad.trees.subject import Subject
from leidraad.trusted import Trusted
from leidraad.web.lexicon import Lexicon
from leidraad.web.text import plain

# A question alone with so few answers always fits if all that it says, and each text of that, is no wider than this on
# one line, and no word wider than the last; nearly all questions are so small.
SMALL = ((8, 430 * TYPE, 70 * TYPE), (4, 300 * TYPE, 120 * TYPE))
WORD = 16 * TYPE


def pictures_fit_paper(trusted: Trusted) -> Iterator[Problem]:
    """A question with its answers, which no part can leave out, fits a page in letters that can be read."""
    for subject in trusted.subjects:
        for name in subject.questions:
            if not _is_small(subject, name, trusted.lexicon) and not _fits(trusted, subject, name):
                message = f"De vraag `{name}` past met haar antwoorden niet leesbaar op een bladzijde."
                place = subject.questions[name].text.place
                yield Problem("schema-te-groot", message, place, "Maak de antwoorden korter of splits de vraag.")


def _is_small(subject: Subject, name: str, lexicon: Lexicon) -> bool:
    question = subject.questions[name]
    targets = [str(answer.target) for answer in question.answers]
    questions, outcomes = subject.questions, subject.outcomes
    said = [plain(question.text, lexicon), *map(subject.words_of, question.answers)]
    said += [plain(questions[one].text, lexicon) if one in questions else outcomes[one].title for one in targets]
    widths = tuple(map(text_width, said))
    if not any(len(targets) <= most and sum(widths) <= whole and max(widths) <= each for most, whole, each in SMALL):
        return False
    return all(text_width(word) <= WORD for text in said for word in text.split())


def _fits(trusted: Trusted, subject: Subject, name: str) -> bool:
    # Drawing takes a while to read, and most guidelines need none of it to be checked.
    from leidraad.paper.parts import fits_alone  # noqa: PLC0415

    return fits_alone(subject, name, trusted.lexicon, trusted.guideline.sentences)
