"""Axe for many pages made of the same parts: what can only be wrong with a kind of element is asked of it once.

A kind is an element with its classes, states and roles, what stands before it, whether words of its own stand in it,
and the same of all that it stands in. Whether a colour can be read is decided by that. What a text, a name or a size
makes wrong is asked on every page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from looking import ALL_RULES, COLOURS, Found, asked, violations
from playwright.sync_api import Page

# Attributes whose values are an editor's or a name's; of these only counts that they are there.
OF_TEXTS = (
    "id", "for", "name", "href", "src", "srcset", "value", "alt", "title", "aria-label", "aria-labelledby",
    "aria-describedby", "popovertarget", "datetime", "width", "height", "d", "x", "y", "viewBox", "transform", "points",
)  # fmt: skip
# Two kinds with the same path are one: a path is the kind of what an element stands in, and what it is itself.
KINDS = """([selectors, ofTexts]) => {
  const paths = new Map(), brief = element =>
    element && [element.localName, element.getAttribute('class'), element.checked].join('.')
  const own = element => {
    const names = [...element.attributes].map(({ name, value }) =>
      ofTexts.includes(name) || name.startsWith('data-') && name !== 'data-script' ? name : `${name}=${value}`)
    const words = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    return [brief(element), names.sort(), words].join()
  }
  const path = element => {
    const around = element.parentElement
    if (!paths.has(element)) paths.set(element, `${around ? path(around) : ''}>${own(element)}`)
    return paths.get(element)
  }
  const shown = element => element.checkVisibility({ visibilityProperty: true })
  const parts = selectors.flatMap(selector => [...document.querySelectorAll(selector)])
  const all = parts.flatMap(part => [part, ...part.querySelectorAll('*')])
  const kind = element => `${path(element)} behind ${brief(element.previousElementSibling)}`
  window.judged = new Map(all.filter(shown).map(element => [kind(element), element]))
  return [...judged.keys()].join('\\n')
}"""
NEW = "{ include: kinds.map(kind => judged.get(kind)) }"
# What is shown and where, with which the same stands there in other colours.
BOXES = """() => JSON.stringify([...document.querySelectorAll('body, body *')].map(element => {
  const box = element.getBoundingClientRect()
  return element.checkVisibility({ visibilityProperty: true }) && [box.x, box.y, box.width, box.height].map(Math.round)
}))"""


class Judge:
    """Axe with a memory of the kinds that it saw in one look: at a width, in colours, with a script or without."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def page(self, page: Page, parts: Sequence[str] = ("html",)) -> Found:
        """Return what is wrong; about colours axe is asked where a kind is shown that it did not see yet."""
        return [*violations(page, parts, without=COLOURS["values"]), *self._of_new(page, parts, COLOURS)]

    def state(self, page: Page, parts: Sequence[str] = ("html",)) -> Found:
        """Return what is wrong with a state of what is judged as a page too: in itself no known kind can be wrong."""
        return self._of_new(page, parts, ALL_RULES)

    def _of_new(self, page: Page, parts: Sequence[str], rules: Mapping[str, Any]) -> Found:
        """Ask of what has a new kind; where there is a fault, it is asked again wherever such things stand."""
        new = _kinds(page, parts) - self._seen
        found = asked(page, f"(kinds => ({NEW}))({json.dumps(sorted(new))})", rules) if new else []
        if not found:
            self._seen |= new
        return found


# A judge for each look, for as long as a worker works.
Judges = Mapping[str, Judge]


def _kinds(page: Page, parts: Sequence[str]) -> set[str]:
    kinds: str = page.evaluate(KINDS, [[*parts], [*OF_TEXTS]])
    return {*kinds.split("\n")}
