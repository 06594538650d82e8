"""The list of all pages for search engines; only with an address, as it names whole addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from leidraad.web.page import Page, View

NAME = "sitemap.xml"
OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def sitemap(pages: Iterable[Page[View]]) -> Mapping[str, bytes]:
    """Return the sitemap of the pages that name their own address, or nothing where none does."""
    found = dict.fromkeys(page.frame.canonical for page in pages if page.frame.canonical)
    lines = [f"<url><loc>{escape(address)}</loc></url>\n" for address in found]
    return {NAME: (OPEN + "".join(lines) + "</urlset>\n").encode()} if lines else {}
