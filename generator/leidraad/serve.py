"""Show the site while an editor writes: every saved edit is built, and after a mistake the last good site stays up."""

from __future__ import annotations

import gc
import threading
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
from leidraad.preview import HERE, Built, Preview, Server
from leidraad.skin import dress
from leidraad.source.folder import Read
from leidraad.source.problems import Problem, counted, report
from leidraad.store import BUILD, FolderStore, Store
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.examples import GALLERY, gallery
from leidraad.web.printed import printed_once

# What was shown before is thrown away when nobody wrote for so many milliseconds: who waits does not wait for that.
REST = 2000


@dataclass(frozen=True)
class Before:
    """What was made for the site before, in memory: the next one takes from it what did not change."""

    read: Read = field(default_factory=dict)
    printed: tuple[Store, Store] = field(default_factory=lambda: ({}, {}))
    dressed: Store = field(default_factory=dict)
    examples: Store = field(default_factory=dict)


def serve(content: Path, profile: str, port: int, today: Callable[[], date]) -> None:
    """Serve the site on this computer only, until the editor stops it; raise Failure for a port that cannot be had."""
    desk = Desk(content, BUILD / "schrijven", today)
    preview = Preview(partial(built, content, profile, today, Before(), desk))
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


def built(content: Path, profile: str, today: Callable[[], date], before: Before, desk: Desk) -> Built:
    """Return the site of the content as a profile has it, and tell the desk; raise ContentError or Failure."""
    trusted = pipeline.trusted(content, today(), profile=profile, before=before.read)
    drawn = FolderStore(pipeline.workplace(trusted) / "drawings")
    files = pipeline.render(trusted, drawn, printed=before.printed)
    site = dress(files, trusted.guideline.settings.address, before.dressed)
    desk.show(trusted, site)
    return {**_examples(trusted, before.examples), **site}, trusted.warnings


def _examples(trusted: Trusted, kept: Store) -> Mapping[str, bytes]:
    """Return the page with every component, which changes with the words of the site and our own files only."""
    return printed_once(kept, {urls.file(GALLERY): trusted.guideline.sentences}, (), gallery)


def _tell(server: Server) -> None:
    """Say in the terminal what is wrong, warnings too, and below it, as it can be long, where to look."""
    click.echo(server.preview.report or _warned(server.preview.warnings))
    click.echo(f"\nDe site staat op http://{HERE}:{server.server_port}/ . Stop met Ctrl+C.")
    click.echo(f"Schrijven in de pagina: http://{HERE}:{server.server_port}{server.door.path}")


def _warned(warnings: tuple[Problem, ...]) -> str:
    if not warnings:
        return "Alles in orde."
    return f"{report(warnings)}\n\nDe site is bijgewerkt, met {counted(warnings)}."
