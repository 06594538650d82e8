"""Step by step without a script: a style sheet per aid, which shows a question once the answers before it are chosen.

The controls carry the state. Each rule names the whole way to a node, so that an answer that no longer counts because
an earlier one changed shows nothing. That is the tree unfolded; one that is too large keeps its first layer, the links.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leidraad.trees.graph import Graph
from leidraad.web import urls

# More ways than this make a style sheet that costs the reader more than the list of questions does.
WAYS = 2000


@dataclass(frozen=True)
class Steps:
    """The style sheet of an aid, and its site path, beside the aid's page.

    The path changes with the sheet: one that a browser kept must never unfold an older version of the aid.
    """

    path: str
    style: str


def steps(name: str, graph: Graph) -> Steps:
    """Return the style sheet of the aid of that name."""
    style = steps_style(name, graph)
    return Steps(f"{urls.tree(name)}stappen-{hashlib.sha256(style.encode()).hexdigest()[:12]}.css", style)


def group(tree: str, question: str) -> str:
    """Return the name that the controls of a question share; no id has an underscore."""
    return f"{tree}_{question}"


def steps_style(name: str, graph: Graph) -> str:
    """Return the style sheet of an aid; with too many ways through it, it takes away the controls that do nothing."""
    ways: Mapping[str, list[str]] = defaultdict(list)
    for number, (selector, node) in enumerate(_ways(name, graph)):
        if number == WAYS:
            root = f'.c-aid[data-aid="{name}"]:not([data-script])'
            return f"{root} .c-aid__answer>input,{root} .c-aid__plain>a{{display:none}}\n"
        ways[node].append(selector)
    # A link to a part of the aid shows all of it, as does the script in a way of its own.
    root = f'.c-aid[data-aid="{name}"]:not([data-script],:has(:target))'
    rules = [
        f'{root} .c-aid__node:not([data-node="{graph.start}"]),{root} .c-aid__plain,{root} .c-aid__to{{display:none}}'
    ]
    for node, selectors in ways.items():
        shown = ",".join(f'{root}{selector} [data-node="{node}"]' for selector in selectors)
        rules.append(f"{shown}{{display:block}}")
    return "@media screen{@supports selector(:has(a)){\n" + "\n".join(rules) + "\n}}\n"


def _ways(name: str, graph: Graph) -> Iterator[tuple[str, str]]:
    """Yield each way to each node but the start, as the selector that holds when its answers are chosen."""
    waiting = [("", graph.start)]
    while waiting:
        selector, node = waiting.pop()
        for answer, target in graph.answers.get(node, ()):
            way = f'{selector}:has([name="{group(name, node)}"][value="{answer}"]:checked)'
            yield way, target
            waiting.append((way, target))
