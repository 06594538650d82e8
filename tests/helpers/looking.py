"""What is wrong with a page as it is shown: by axe, out of the page, or too small to touch."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from places import ROOT
from playwright.sync_api import Page

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ALL_RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# All that can be otherwise where only the colours are.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
OPEN_ALL = "document.querySelectorAll('details').forEach(details => { details.open = true })"
# A box that sticks out is cut off, as nobody can scroll to it; what is meant for the ear alone is a pixel wide. A
# drawing scrolls inside a frame, which must itself fit.
STICKS_OUT = """() => [...document.body.querySelectorAll('*')]
  .filter(element => element.checkVisibility() && !element.closest('.c-skip, .c-hidden, .c-drawing > *'))
  .map(element => [element.getBoundingClientRect(), element.outerHTML.slice(0, 100)])
  .filter(([box]) => box.right > innerWidth + 0.5 || box.left < -0.5).map(([, html]) => html)"""
# In what an editor wrote, and beside other words, a target is as large as its line; every other one is 24 by 24 pixels.
TOO_SMALL = """() => [...document.querySelectorAll('a[href], button, summary, label')]
  .filter(target => target.checkVisibility() && !target.closest('.c-skip, .c-text'))
  .filter(target => {
    const around = target.closest('p, li:not(.c-item), td, th')
    return !around || around.textContent.trim() === target.textContent.trim()
  })
  .map(target => [target.getBoundingClientRect(), target.outerHTML.slice(0, 100)])
  .filter(([box]) => box.width < 23.9 || box.height < 23.9).map(([, html]) => html)"""

# What is heard of links that lead to different places, and that one cannot tell apart; in a text its sentence tells.
SAME_NAMES = """() => {
  const places = new Map(), links = [...document.querySelectorAll('main a[href]')]
  const said = link => link.getAttribute('aria-label') ?? link.textContent + (link.querySelector('img')?.alt ?? '')
  for (const link of links.filter(link => link.checkVisibility() && !link.closest('.c-text'))) {
    const name = said(link).trim().replace(/\\s+/g, ' ')
    places.set(name, (places.get(name) ?? new Set()).add(link.href))
  }
  return [...places].filter(([, led]) => led.size > 1).map(([name, led]) => [name, ...led])
}"""
# As much space between lines, words and letters as somebody may ask for (WCAG 1.4.12). The page's policy lets no style
# in but by such a sheet.
SPACED = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`p { margin-bottom: 2em !important }
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }`)
  document.adoptedStyleSheets = [sheet]
}"""
# How far what stands on the page has moved by itself since it was first shown, and what did.
SHIFTED = """() => new Promise(done => {
  const shifts = []
  new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true })
  requestAnimationFrame(() => setTimeout(() => done(shifts.filter(one => one.value > 0.01).map(one =>
    ['moved', one.value, ...one.sources.map(({ node }) => node?.outerHTML?.slice(0, 100))]))))
})"""


# What the bar with the numbers lies over is no smaller for that; that the focus never does is asked in `laws/measures`.
# And what is only drawn when it comes into sight is drawn: until then it lies over what comes after it.
AT_REST = """() => {
  for (const bar of document.querySelectorAll('.c-emergency')) bar.style.position = 'static'
  for (const letter of document.querySelectorAll('.c-letters ~ .c-section')) letter.style.contentVisibility = 'visible'
}"""
Found = list[tuple[str, list[str]]]


def violations(
    page: Page, parts: Sequence[str] = ("html",), only: Mapping[str, Any] = ALL_RULES, without: Sequence[str] = ()
) -> Found:
    """Return each rule that the shown ones of these parts break, with the elements that do."""
    shown = [part for part in parts if page.locator(part).locator("visible=true").count()]
    return asked(page, json.dumps({"include": shown}), only, without)


def asked(page: Page, context: str, only: Mapping[str, Any], without: Sequence[str] = ()) -> Found:
    """Return what axe finds in a context, which is an expression of JavaScript; load axe where it is not.

    Axe would ask for every style sheet again, for a rule that none of these are.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate(AT_REST)
    left_out = {name: {"enabled": False} for name in without}
    options = {"runOnly": only, "resultTypes": ["violations"], "preload": False, "rules": left_out}
    found: dict[str, Any] = page.evaluate(f"axe.run({context}, {json.dumps(options)})")
    return [(rule["id"], [node["html"][:100] for node in rule["nodes"]]) for rule in found["violations"]]


def faults(page: Page) -> list[object]:
    """Return all that is wrong with a page as it is shown now."""
    return [*violations(page), *page.evaluate(STICKS_OUT), *page.evaluate(TOO_SMALL)]
