"""What an engine of some years ago makes of a site, where Debian has none to ask: it drops what it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2
from playwright.sync_api import Page, Route

# Selectors that came since 2022; a list with one of these in it is dropped as a whole.
NEW = (":has(", ":popover-open", "::details-content")
# Words for the ear behind a sign.
SPOKEN = re.compile(r'content:\s*"[^"]*"\s*/\s*"[^"]*"\s*;?')
FORGET = """
for (const name of ['showPopover', 'hidePopover', 'togglePopover', 'popover']) delete HTMLElement.prototype[name]
const supports = CSS.supports.bind(CSS)
CSS.supports = (...asked) => !/:has|popover-open|details-content/.test(asked.join()) && supports(...asked)
"""


def is_new(selectors: str) -> bool:
    """Say whether an older engine cannot read these."""
    return any(name in selectors for name in NEW)


def rules(css: str) -> list[Any]:
    """Return the rules of a style sheet, or of what stands in a rule."""
    found: list[Any] = tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True)
    return found


def older(css: str) -> str:
    """Return what such an engine keeps of a style sheet."""
    return "".join(_kept(rules(css)))


def _kept(found: Iterable[Any]) -> Iterator[str]:
    for rule in found:
        head = tinycss2.serialize(rule.prelude)
        inside = tinycss2.serialize(rule.content or ())
        if rule.type == "qualified-rule":
            if not is_new(head):
                yield f"{head}{{{SPOKEN.sub('', inside)}}}\n"
        elif rule.lower_at_keyword != "supports":
            yield f"@{rule.at_keyword}{head}{{{older(inside)}}}\n"
        elif is_new(head) is head.strip().startswith("not"):
            yield older(inside)


def age(page: Page) -> None:
    """Let a page come to such an engine."""
    page.add_init_script(FORGET)
    page.route("**/*", _aged)


def _aged(route: Route) -> None:
    kind = route.request.resource_type
    if kind not in ("stylesheet", "document"):
        route.continue_()
        return
    answer = route.fetch()
    text = answer.text()
    route.fulfill(response=answer, body=older(text) if kind == "stylesheet" else text.replace(" popover", ""))
