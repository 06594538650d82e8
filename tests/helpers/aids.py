"""A reader of a decision aid in a browser: each move is made there and in Python, and both must show the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from browsing import reading
from calling import emergency
from folders import Pages
from lxml import html
from playwright.sync_api import Browser, Frame, Locator, Page
from replay import Replay, back, give, replay
from tabs import Part
from walking import covering

from leidraad.source.model.guideline import Guideline
from leidraad.trees.graph import Graph, Route, Step
from leidraad.trees.subject import subjects
from leidraad.web import urls

# All that a reader can see of an aid, what is said of the group of a question, and where the focus is.
SEEN = """(root, numbers = []) => {
  const shows = element => element.checkVisibility({ visibilityProperty: true })
  const all = selector => [...root.querySelectorAll(selector)], seen = selector => all(selector).filter(shows)
  const words = selector => seen(selector).map(element => element.textContent).join('')
  const nodes = seen('.c-aid__node')
  const telling = (node, tel) => [...node.querySelectorAll(`.c-aid__numbers a[href="${tel}"]`)].some(shows)
  return {
    nodes: nodes.map(node => node.dataset.node),
    progress: words('.c-aid__progress'), error: words('.c-aid__error'), dropped: words('.c-aid__dropped'),
    given: seen('.c-aid__given dt').map(asked => [asked, asked.nextElementSibling.firstChild])
      .map(pair => pair.map(part => part.textContent.trim())),
    buttons: seen('.c-aid__bar button').map(button => button.dataset.do),
    chosen: nodes.flatMap(node => [...node.querySelectorAll(':checked')].map(one => one.value)),
    wrong: all('[role=radiogroup][aria-invalid=true]')
      .map(group => [group.closest('.c-aid__node').dataset.node, group.getAttribute('aria-describedby')]),
    silent: nodes.filter(node => !numbers.every(number => telling(node, number))).map(node => node.id),
    focus: document.activeElement.id,
  }
}"""
# Makes moves one after the other and returns what is seen after each after which somebody looks.
MAKE = f"""(root, [moves, looks, numbers]) => {{
  const see = root => ({SEEN})(root, numbers)
  const make = {{
    look: () => {{}},
    press: name => root.querySelector(`[data-do="${{name}}"]`).click(),
    choose: selector => root.querySelector(selector).click(),
    change: place => root.querySelector('.c-aid__given').children[2 * place + 1].lastChild.click(),
  }}
  return moves.map(([name, ...rest], at) => {{ make[name](...rest); return looks[at] ? see(root) : null }})
}}"""


@dataclass(frozen=True)
class Aid:
    """A decision aid as it must be shown: its graph, its page as a parser reads it, and the site's own sentences."""

    name: str
    path: str
    graph: Graph
    page: html.HtmlElement
    say: Mapping[str, str]
    numbers: tuple[str, ...]

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The words over each question and outcome."""
        found = {str(one.get("id")): str(one.text_content()) for one in self.page.xpath("//h2[@tabindex]")}
        return {node: found[f"kop-{node}"].strip() for node in self.graph.sequence}

    @cached_property
    def words(self) -> Mapping[Step, str]:
        """What each answer says."""
        found = {str(label.get("for")): str(label.text_content()) for label in self.page.xpath("//label[@for]")}
        steps = [(node, answer) for node, answers in self.graph.answers.items() for answer, _ in answers]
        return {(node, answer): found[f"{node}_{answer}"].strip() for node, answer in steps}

    def progress(self, rank: int) -> str:
        """Return how many questions may follow one with this rank."""
        match rank:
            case 0:
                return ""
            case 1:
                return self.say["laatste-vraag"]
            case 2:
                return self.say["nog-hoogstens-een"]
        return self.say["nog-hoogstens"].replace("…", str(rank - 1))

    def wanted(self, state: Replay, now: str, chosen: tuple[str, ...]) -> dict[str, Any]:
        """Return all that the script must show at a question or outcome, after answers."""
        rank = self.graph.ranks[now]
        moved, ended = bool(state.answers), not rank
        buttons = {"next": not ended, "back": moved, "print": ended, "copy": ended, "again": moved, "all": True}
        dropped = " · ".join(self.headings[question] for question, _ in state.dropped)
        return {
            "nodes": [now],
            "progress": self.progress(rank),
            "error": "",
            "dropped": f"{self.say['vervallen']} {dropped}" if dropped else "",
            "given": [[self.headings[step[0]], self.words[step]] for step in state.answers],
            "buttons": [name for name, shown in buttons.items() if shown],
            "chosen": [*chosen],
            "wrong": [],
            "silent": [],
        }


def all_aids(guideline: Guideline, pages: Pages) -> Mapping[str, Aid]:
    """Return every decision aid by its id."""
    found, numbers = {}, tuple(emergency(guideline))
    for subject in subjects(guideline):
        name = str(subject.tree.id)
        path = urls.tree(name)
        found[name] = Aid(name, path, subject.graph, pages[path], guideline.sentences, numbers)
    return found


class Walk:
    """A reader who answers with the script at work. Moves are planned with what must be seen, and then made at once.

    Who makes a move anew where all was as it was before sees what was seen then, and only looks where the moves end.
    """

    def __init__(self, aid: Aid, root: Locator | Part, prefix: str = "") -> None:
        self.aid, self.root, self.prefix = aid, root, prefix
        self.state = replay(aid.graph, ())
        self.plan: list[tuple[list[Any], dict[str, Any] | None]] = []
        # What was seen last, and each move that was made from there on; and all of these that were compared.
        self.since: list[Any] = [{}]
        self.compared: set[str] = set()

    def make(self) -> None:
        """Make every move that is planned and compare what is seen after each."""
        if self.plan and len(self.since) == 1:
            self.plan[-1] = (self.plan[-1][0], self.since[0])
        moves, looks = [move for move, _ in self.plan], [wanted is not None for _, wanted in self.plan]
        for place, seen in enumerate(made(self.root, moves, looks, self.aid.numbers)):
            wanted = self.plan[place][1] or {}
            wrong = {what: (seen[what], must) for what, must in wanted.items() if seen[what] != must}
            assert not wrong, f"{self.aid.name}: {wrong} after {moves[: place + 1][-9:]}"
        self.plan.clear()

    def look(self, *chosen: str, at: str = "", **wanted: Any) -> None:
        """Compare what is seen with what must be, after the move that was planned last."""
        if not self.plan or len(self.since) == 1:
            self.do("look")
        now = at or self.state.node
        must = self.aid.wanted(self.state, now, chosen) | {"focus": f"kop-{self.prefix}{now}"} | wanted
        made = json.dumps([*self.since, must])
        self.since = [must]
        if made not in self.compared:
            self.compared.add(made)
            self.plan[-1] = (self.plan[-1][0], must)

    def do(self, *move: Any) -> None:
        """Plan a move after which nobody looks, unless `look` follows."""
        self.plan.append(([*move], None))
        self.since.append([*move])

    def answer(self, question: str, answer: str) -> None:
        """Mark an answer and go on."""
        self.do("choose", radio(question, answer))
        self.do("press", "next")
        self.state = give(self.aid.graph, self.state.answers, question, answer)
        self.look()

    def follow(self, route: Route) -> None:
        """Give all answers of a route from where it stands."""
        for step in route:
            self.answer(*step)

    def hurry(self) -> None:
        """Go on without an answer: it is said, at the question, and the focus goes to the first answer."""
        question, error = self.state.node, f"{self.prefix}fout_"
        first = f"{self.prefix}{question}_{self.aid.graph.answers[question][0][0]}"
        self.do("press", "next")
        self.look(error=self.aid.say["kies-eerst"], wrong=[[question, error]], focus=first)

    def back(self) -> None:
        """Take the last answer away; it stands there marked."""
        [*_, (_, answer)] = self.state.answers
        self.do("press", "back")
        self.state = back(self.aid.graph, self.state.answers)
        self.look(answer)

    def reconsider(self, question: str) -> None:
        """Return to an earlier question, whose answer stands there marked."""
        given = dict(self.state.answers)
        self.do("change", [*given].index(question))
        self.look(given[question], at=question)

    def change(self, question: str, answer: str) -> None:
        """Change an earlier answer."""
        self.reconsider(question)
        self.answer(question, answer)

    def again(self) -> None:
        """Begin anew, if there is something to leave."""
        if self.state.answers:
            self.do("press", "again")
            self.state = replay(self.aid.graph, ())
            self.look()


def seen(root: Locator | Part, numbers: Iterable[str] = ()) -> Any:
    """Return all that a reader sees of an aid; `silent` are the questions and outcomes that lack one of the numbers."""
    return root.evaluate(SEEN, [*numbers])


def made(root: Locator | Part, moves: Sequence[Any], looks: Sequence[bool], numbers: Iterable[str] = ()) -> Any:
    """Make moves one after the other and return what is seen after each after which somebody looks."""
    return root.evaluate(MAKE, [[*moves], [*looks], [*numbers]])


def marked(root: Locator | Part, route: Iterable[Step], numbers: Iterable[str] = ()) -> Any:
    """Mark answers without a script at work, and return what is seen after each."""
    moves = [["choose", radio(*step)] for step in route]
    return made(root, moves, [True] * len(moves), numbers)


def nodes_in(place: Page | Frame) -> list[str]:
    """Return the questions and outcomes that the first aid of a page shows."""
    nodes: list[str] = seen(place.locator(".c-aid").first)["nodes"]
    return nodes


def longest(aid: Aid) -> Route:
    """Return one of the longest routes that together take every answer."""
    return max(covering(aid.graph), key=len)


def radio(question: str, answer: str) -> str:
    """Return the selector of an answer's control."""
    return f'[data-node="{question}"] [type=radio][value="{answer}"]'


def others(graph: Graph, step: Step) -> Iterator[str]:
    """Yield the other answers to a question."""
    return (answer for answer, _ in graph.answers[step[0]] if answer != step[1])


def on_the_way(graph: Graph, given: Mapping[str, str]) -> list[str]:
    """Return what stands on the page, in the order of the page, where style shows what these answers lead to."""
    seen = replay(graph, given.items())
    return sorted((*dict(seen.answers), seen.node), key=graph.sequence.index)


@contextmanager
def walking(browser: Browser, address: str, aid: Aid, width: int = 360, **options: Any) -> Iterator[Walk]:
    """Open an aid with its script, and make what is planned at the end."""
    with reading(browser, width, **options) as page:
        page.goto(address + aid.path)
        walk = Walk(aid, page.locator(".c-aid"))
        yield walk
        walk.make()
