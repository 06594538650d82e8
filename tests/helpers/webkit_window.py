"""A bare window of WebKitGTK that WebKitWebDriver drives: as narrow as a phone, which Debian's MiniBrowser cannot be.

Debian's own Python runs it, which has GTK. Its argument is a folder of its own: `first.js` there runs first on each
page, `pid` says which process this is, and at SIGUSR1 the page is printed to `paper.pdf`.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402 — Their versions had to be chosen first.

FOLDER = Path(sys.argv[1])
PAPER = FOLDER / "paper"
FIRST = WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START, None, None


def _printing(view: Any) -> bool:
    wanted = Gtk.PrintSettings()
    wanted.set_printer("Print to File")
    wanted.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, PAPER.as_uri())
    wanted.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    printing = WebKit2.PrintOperation.new(view)
    printing.set_print_settings(wanted)
    # Only a whole file has this name.
    printing.connect("finished", lambda _: PAPER.replace(PAPER.with_suffix(".pdf")))
    printing.print_()
    return True


def _view(_: Any, context: Any) -> Any:
    scripts = WebKit2.UserContentManager()
    scripts.add_script(WebKit2.UserScript.new((FOLDER / "first.js").read_text("utf-8"), *FIRST))
    view = WebKit2.WebView(
        web_context=context,
        user_content_manager=scripts,
        is_controlled_by_automation=True,
        settings=WebKit2.Settings(javascript_can_access_clipboard=True),
    )
    window = Gtk.Window(decorated=False, default_width=390, default_height=844)
    window.add(view)
    # No window manager gives it the focus.
    window.connect("map-event", lambda *_: window.get_window().focus(0))
    window.show_all()
    window.move(0, 0)
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, _printing, view)
    return view


def _started(context: Any, session: Any) -> None:
    session_is = WebKit2.ApplicationInfo()
    session_is.set_name(FOLDER.name)
    session_is.set_version(1, 0, 0)
    session.set_application_info(session_is)
    session.connect("create-web-view", _view, context)


def main() -> None:
    """Wait to be driven."""
    kept = WebKit2.WebsiteDataManager(base_data_directory=str(FOLDER), base_cache_directory=str(FOLDER))
    context = WebKit2.WebContext.new_with_website_data_manager(kept)
    context.set_automation_allowed(True)
    context.connect("automation-started", _started)
    (FOLDER / "pid").write_text(str(os.getpid()), "utf-8")
    Gtk.main()


main()
