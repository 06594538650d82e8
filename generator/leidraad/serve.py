"""Show the site while an editor writes: every saved edit is built, and after a mistake the last good site stays up."""

from __future__ import annotations

import gc
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import click
from watchfiles import watch

from leidraad import pipeline
from leidraad.edit.desk import Desk
from leidraad.forms import OnRequest, one_by_one
from leidraad.preview import HERE, Built, Preview, Server
from leidraad.skin import on_request
from leidraad.source.folder import Read
from leidraad.source.problems import Problem, counted, report
from leidraad.store import BUILD, FolderStore, Store
from leidraad.web import urls
from leidraad.web.examples import GALLERY, gallery

# What was shown before is thrown away when nobody wrote for so many milliseconds: who waits does not wait for that.
REST = 2000


def serve(content: Path, profile: str, port: int, today: Callable[[], date]) -> None:
    """Serve the site on this computer only, until the editor stops it; raise Failure for a port that cannot be had."""
    desk = Desk(content, BUILD / "schrijven", today)
    preview = Preview(partial(built, content, profile, today, Last(), desk))
    with Server(port, preview, desk) as server:
        preview.refresh()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _tell(server)
        with suppress(KeyboardInterrupt):
            waste = True
            for changed in watch(content, debounce=100, step=20, rust_timeout=REST, yield_on_timeout=True):
                if changed:
                    preview.refresh()
                    _tell(server)
                elif waste:
                    gc.collect()
                waste = bool(changed)
        server.shutdown()


@dataclass(frozen=True)
class Last:
    """What was read the last time, and how each page was dressed, of which what is the same is not done again."""

    read: Read = field(default_factory=dict)
    dressed: Mapping[str, Store] = field(default_factory=lambda: defaultdict(dict))


def built(content: Path, profile: str, today: Callable[[], date], last: Last, desk: Desk) -> Built:
    """Return the site of the content as a profile has it, and tell the desk; raise ContentError or Failure.

    A page is made when somebody asks for it; the front page here, so that what stops the skin is told at once.
    """
    trusted = pipeline.trusted(content, today(), profile=profile, before=last.read)
    drawn = FolderStore(pipeline.workplace(trusted) / "drawings")
    files = OnRequest(pipeline.forms(trusted, drawn))
    examples = one_by_one({urls.file(GALLERY): lambda: gallery(trusted.guideline.sentences).encode()})
    site: Mapping[str, bytes] = OnRequest(
        [examples, *on_request(files, trusted.guideline.settings.address, last.dressed)]
    )
    site[urls.file(urls.HOME)]
    desk.show(trusted, site)
    return site, trusted.warnings


def _tell(server: Server) -> None:
    """Say in the terminal what is wrong, warnings too, and below it, as it can be long, where to look."""
    click.echo(server.preview.report or _warned(server.preview.warnings))
    click.echo(f"\nDe site staat op http://{HERE}:{server.server_port}/ . Stop met Ctrl+C.")
    click.echo(f"Schrijven in de pagina: http://{HERE}:{server.server_port}{server.door.path}")


def _warned(warnings: tuple[Problem, ...]) -> str:
    if not warnings:
        return "Alles in orde."
    return f"{report(warnings)}\n\nDe site is bijgewerkt, met {counted(warnings)}."
