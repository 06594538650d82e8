"""Sets documents that are plain data: `python -m leidraad.paper.press STEP FOLDER DAY ID…`.

It knows nothing of the guideline and imports little, as a book alone takes more than 200 MB.
"""

from __future__ import annotations

import json
import signal
import sys
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from leidraad.look import colours
from leidraad.paper.imposition import order
from leidraad.paper.jumps import joined

HERE = Path(__file__).parent
FONTS = HERE / "fonts"


def set_pages(folder: Path, day: date, name: str) -> None:
    """Make `<id>.pdf` of `<id>.json`, and `<id>.pages`, the number of its pages; of A5 two of them on a side."""
    text, is_pocket = _document(folder, name)
    pdf = _typesetter().compile(
        format="pdf",
        sys_inputs={"document": text, "colours": json.dumps(colours("paper"))},
        pdf_standards=[] if is_pocket else ["a-2a", "ua-1"],
        timestamp=_midnight(day),
        pdf_tags=not is_pocket,
    )
    assert isinstance(pdf, bytes), "a PDF is one file"
    found = json.loads(_typesetter().query("<found>", field="value", one=True))
    led = joined(pdf, found["spots"], json.loads(text)["furniture"]["page"])
    (folder / f"{name}.pdf").write_bytes(_folded(led, found["pages"], day) if is_pocket else led)
    (folder / f"{name}.pages").write_text(str(found["pages"]), encoding="utf-8")


def _folded(pdf: bytes, pages: int, day: date) -> bytes:
    """Return a booklet of a PDF whose pages are of A5, to print double-sided and fold."""
    with TemporaryDirectory(prefix="leidraad-") as folder:
        (Path(folder) / "pages.pdf").write_bytes(pdf)
        press = typst.Compiler((HERE / "booklet.typ").read_bytes(), root=folder, font_paths=_faces())
        sides = json.dumps(list(order(pages)))
        booklet = press.compile(
            format="pdf",
            sys_inputs={"file": "/pages.pdf", "sides": sides},
            timestamp=_midnight(day),
            pdf_tags=False,
        )
    assert isinstance(booklet, bytes), "a PDF is one file"
    return booklet


def measure(folder: Path, day: date, name: str) -> None:  # noqa: ARG001 - as the other steps
    """Make `<id>.fill`, how much of its page a card takes: 1 is all of it, and more does not fit."""
    text, _ = _document(folder, name)
    inputs = {"document": text, "colours": json.dumps(colours("paper"))}
    typesetter = typst.Compiler(str(HERE / "document.typ"), font_paths=_faces(), sys_inputs=inputs)
    fill = typesetter.query("<fill>", field="value", one=True)
    (folder / f"{name}.fill").write_text(fill, encoding="utf-8")


STEPS = {step.__name__: step for step in (set_pages, measure)}


def _document(folder: Path, name: str) -> tuple[str, bool]:
    """Return a document's data, and whether it is to fold."""
    text = (folder / f"{name}.json").read_text(encoding="utf-8")
    return text, json.loads(text)["form"] == "pocket"


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@cache
def _faces() -> typst.Fonts:
    """Read only our own fonts: those of the system or the compiler would hide that ours lack a sign."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def _typesetter() -> typst.Compiler:
    """Keep the compiler, which remembers fonts and what it laid out before."""
    return typst.Compiler(str(HERE / "document.typ"), font_paths=_faces())


if __name__ == "__main__":
    # Ctrl+C ends it at once: whoever started it tells the reader.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    step, folder, day, *names = sys.argv[1:]
    for name in names:
        STEPS[step](Path(folder), date.fromisoformat(day), name)
