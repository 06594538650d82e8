"""Measure the site without a server: how long the zip and the worker take to make, and how large they are."""

from __future__ import annotations

from functools import partial

from tests.bench.paper import seconds, show

from leidraad import pipeline
from leidraad.offline.archive import archive
from leidraad.offline.worker import with_worker
from leidraad.trusted import Trusted
from leidraad.web import urls

KILO = 1000


def bench_offline(trusted: Trusted) -> None:
    """Print the zip with and without documents, and the worker."""
    for name, paper in (("zonder pdf's", False), ("met pdf's", True)):
        files = pipeline.shelf(trusted, paper=paper)
        show(f"zip {name}", seconds(partial(archive, files, trusted)) * KILO)
        show(f"zip {name}, grootte", len(archive(files, trusted).data) / KILO, "kB")
    site = pipeline.finish(trusted, paper=False)
    show("service worker", seconds(partial(with_worker, site, trusted)) * KILO)
    show("service worker, grootte", len(site[urls.WORKER]) / KILO, "kB")
