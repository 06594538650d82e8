"""The page on which a reader keeps a copy of the site, or removes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from leidraad.source.model.pages import AboutPage
from leidraad.web import urls
from leidraad.web.page import Printable, Workshop
from leidraad.web.views.frame import Jump
from leidraad.web.views.prose import ProseView, about_view

# The places on the page that the program makes itself; no id of an editor has an underscore.
BUTTONS, MISSING = "bewaar_knoppen", "niet_bewaard"


@dataclass(frozen=True)
class KeepView(ProseView):
    """What is said of keeping a copy, and where the reader can; `day` is that of the content."""

    layout: ClassVar[str] = "keep"
    day: str
    place: str
    missing: str


def keep_page(shop: Workshop, about: AboutPage) -> Printable[KeepView]:
    """Return the page about keeping a copy, with the buttons that do."""
    prose = about_view(about, shop.build(urls.KEEP))
    day = shop.guideline.settings.date.isoformat()
    view = KeepView(**vars(prose), day=day, place=BUTTONS, missing=MISSING)
    buttons = Jump(shop.say("bewaren"), BUTTONS)
    return shop.printable(urls.KEEP, about.title, about.summary, view, (*prose.contents, buttons))
