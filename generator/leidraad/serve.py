"""Show the site while an editor writes: every saved edit is built, and after a mistake the last good site stays up."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import click
from watchfiles import watch

from leidraad import pipeline
from leidraad.edit.desk import Desk
from leidraad.output import write
from leidraad.preview import HERE, Built, Preview, Server
from leidraad.skin import dress
from leidraad.source.problems import Problem, counted, report
from leidraad.store import BUILD, FolderStore, Store
from leidraad.web.examples import gallery

# MkDocs reads a page in milliseconds when nothing is on it.
BLANK = b"---\ntitle: leeg\n---\n"


class Dresser:
    """Builds all pages once, and then only those that changed: MkDocs takes a second for all, too long to wait for."""

    def __init__(self) -> None:
        self._files: Mapping[str, bytes] = {}
        self._site: Mapping[str, bytes] = {}
        self.printed: tuple[Store, Store] = {}, {}

    def site(self, files: Mapping[str, bytes], address: str | None) -> Mapping[str, bytes]:
        """Return the finished site; pages that did not change are blank to MkDocs, and taken from the last time."""
        same = {name for name in files if name.endswith(".md") and self._files.get(name) == files[name]}
        kept = {name.removesuffix("md") + "html" for name in same}
        with tempfile.TemporaryDirectory(prefix="leidraad-") as docs:
            write(Path(docs), {name: BLANK if name in same else data for name, data in files.items()})
            built = dress(Path(docs), address)
        self._site = {name: self._site[name] if name in kept else data for name, data in built.items()}
        self._files = files
        return self._site


def serve(content: Path, profile: str, port: int, today: Callable[[], date]) -> None:
    """Serve the site on this computer only, until the editor stops it; raise Failure for a port that cannot be had."""
    desk = Desk(content, BUILD / "schrijven", today)
    preview = Preview(partial(built, content, profile, today, Dresser(), desk))
    with Server(port, preview, desk) as server:
        preview.refresh()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _tell(server)
        with suppress(KeyboardInterrupt):
            for _ in watch(content, debounce=100, step=20):
                preview.refresh()
                _tell(server)
        server.shutdown()


def built(content: Path, profile: str, today: Callable[[], date], dresser: Dresser, desk: Desk) -> Built:
    """Return the site of the content as a profile has it, and tell the desk; raise ContentError or Failure."""
    trusted = pipeline.trusted(content, today(), profile=profile)
    drawn = FolderStore(pipeline.workplace(trusted) / "drawings")
    files = pipeline.render(trusted, drawn, printed=dresser.printed)
    site = dresser.site(files, trusted.guideline.settings.address)
    desk.show(trusted, site)
    return {**gallery(trusted.guideline.sentences), **site}, trusted.warnings


def _tell(server: Server) -> None:
    """Say in the terminal what is wrong, warnings too, and below it, as it can be long, where to look."""
    click.echo(server.preview.report or _warned(server.preview.warnings))
    click.echo(f"\nDe site staat op http://{HERE}:{server.server_port}/ . Stop met Ctrl+C.")
    click.echo(f"Schrijven in de pagina: http://{HERE}:{server.server_port}{server.door.path}")


def _warned(warnings: tuple[Problem, ...]) -> str:
    if not warnings:
        return "Alles in orde."
    return f"{report(warnings)}\n\nDe site is bijgewerkt, met {counted(warnings)}."
