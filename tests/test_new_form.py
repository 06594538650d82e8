"""A new form of output is one room and one line in `pipeline.py`: here pages as plain text, made of the same views."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from places import TODAY

from leidraad import pipeline
from leidraad.skin import dress
from leidraad.store import Store
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.page import Page, Workshop
from leidraad.web.pages import pages
from leidraad.web.views.prose import ProseView

LINE = "        one_by_one(data(trusted)),\n"


# The room: all that the form takes.


def plain_texts(trusted: Trusted) -> Mapping[str, bytes]:
    """Return every sheet as a text file, by its site path."""
    site = pages(Workshop(trusted, on_paper=False), {str(one.tree.id): None for one in trusted.subjects}, {})
    return {f"{page.path}blad.txt": "\n".join(_lines(page)).encode() for page in site.sheets}


def _lines(page: Page[ProseView]) -> Iterable[str]:
    yield page.frame.title
    for section in page.view.sections:
        yield section.heading
        yield from (f"- {''.join(str(one) for one in item.text.passage)}" for item in section.items)


def _with_the_form() -> Callable[..., Mapping[str, bytes]]:
    """Return `render` of a pipeline with one line more."""
    file = Path(pipeline.__file__)
    text = file.read_text(encoding="utf-8")
    assert text.count(LINE) == 1
    room: dict[str, Any] = {"__name__": "leidraad.pipeline", "plain_texts": plain_texts}
    exec(compile(text.replace(LINE, f"{LINE}        ready(plain_texts(trusted)),\n"), file, "exec"), room)
    made: Callable[..., Mapping[str, bytes]] = room["render"]
    return made


def test_a_new_form_is_one_room_and_one_line(good: Path) -> None:
    trusted = pipeline.trusted(good, TODAY)
    drawn: Store = {}
    before, after = pipeline.render(trusted, drawn), _with_the_form()(trusted, drawn)
    new = {f"{urls.sheet(sheet.id)}blad.txt" for sheet in trusted.guideline.sheets}
    assert set(after) - set(before) == new
    assert {name: after[name] for name in before} == before
    assert new <= set(dress(after, None))
