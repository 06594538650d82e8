"""A walk over a page with Tab: whether it comes to everything in order, and whether the focus shows."""

from __future__ import annotations

from playwright.sync_api import Page
from tabs import PlaywrightTab, Tab

# What Tab must reach, in order; of a group of radio buttons that is the chosen one, or else the first.
REACHABLE = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')]
  .filter(target => target.checkVisibility({ visibilityProperty: true }))
  .filter(target => target.type !== 'radio' || target === [':checked', ''].map(chosen =>
    document.querySelector(`[name="${target.name}"]${chosen}`)).find(first => first))"""
# Notes each focus while it happens, as asking the browser at each of thousands of stops takes minutes.
LISTEN = """() => {
  window.stops = []
  document.addEventListener('focusin', ({ target }) => {
    const style = getComputedStyle(target), box = target.getBoundingClientRect()
    const shows = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    stops.push([target, shows && target.checkVisibility() && box.width > 1 && box.height > 1])
  })
}"""
WALKED = f"""() => {{
  const wanted = ({REACHABLE})(), name = element => element ? element.outerHTML.slice(0, 100) : 'nothing'
  const order = wanted.map((element, place) => [name(element), name(stops[place]?.[0]), stops[place]?.[0] === element])
  return {{
    astray: order.filter(([, , same]) => !same).slice(0, 3),
    unseen: stops.filter(([, shows]) => !shows).map(([element]) => name(element)).slice(0, 3),
    beyond: stops.slice(wanted.length).map(([element]) => name(element)).slice(0, 3),
  }}
}}"""


# How often Tab must be pressed, from where the focus is, until it is at something.
AHEAD = f"""selector => 1 + ({REACHABLE})()
  .filter(target => document.activeElement.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING)
  .findIndex(target => target.matches(selector))"""
THERE = "selector => document.activeElement.matches(selector)"


def stop(page: Page, selector: str, most: int) -> None:
    """Press Tab until the focus is at something, which must be so often as the order of the page says."""
    often = page.evaluate(AHEAD, selector)
    assert 0 < often <= most, f"{often} presses to {selector}"
    for _ in range(often):
        page.keyboard.press("Tab")
    assert page.evaluate(THERE, selector), f"Tab does not reach {selector}"


def tabbed(tab: Page | Tab) -> list[object]:
    """Press Tab as often as there are targets, and return where the focus went astray or did not show."""
    tab = PlaywrightTab(tab) if isinstance(tab, Page) else tab
    tab.run(LISTEN)
    for _ in range(tab.run(f"() => ({REACHABLE})().length")):
        tab.press("Tab")
    found: dict[str, list[object]] = tab.run(WALKED)
    return [(what, *where) for what, where in found.items() if where]
