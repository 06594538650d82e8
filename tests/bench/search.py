"""Measure search: its size, the time to make it, and to open and to answer in a browser that is six times slower."""

from __future__ import annotations

import gzip
import statistics
from functools import partial

from playwright.sync_api import sync_playwright
from tests.bench.paper import seconds, show
from tests.helpers.asking import questions
from tests.helpers.browsing import CHROMIUM, QUIET

from leidraad.search.script import SHOWN, engine, index
from leidraad.trusted import Trusted

KILO = 1000
# As Lighthouse has a phone of some years ago, beside a computer of today.
SLOWER = 6
OPEN = "(index) => { const start = performance.now(); window.open_ = opened(index); return performance.now() - start; }"
ASK = """(asked) => asked.map((question) => {
  const start = performance.now();
  found(open_, question);
  return performance.now() - start;
})"""


def bench_search(trusted: Trusted) -> None:
    """Print the size of the index and the script, and the times of a slow phone."""
    made = index(trusted, on_paper=True)
    script = engine() + SHOWN.read_text(encoding="utf-8")
    show("zoekindex maken", seconds(partial(index, trusted, on_paper=True)) * KILO)
    for name, text in (("zoekindex", made), ("zoekscript", script)):
        show(f"{name}, gzip", len(gzip.compress(text.encode(), 9)) / KILO, "kB")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        page = browser.new_page()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_script_tag(content=f"const INDEX = {made};\n{engine()}")
        show(f"zoeken openen, {SLOWER} keer zo traag", page.evaluate(f"({OPEN})(INDEX)"))
        times = page.evaluate(ASK, [one.question for one in questions("vragen")])
        show(f"een vraag, {SLOWER} keer zo traag", statistics.median(times))
        show("de traagste van tien", statistics.quantiles(times, n=10)[-1])
        browser.close()
