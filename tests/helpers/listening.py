"""A web server on this computer that says nothing of itself among the results of the tests."""

from __future__ import annotations

import socketserver
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Handler = Callable[[Any, Any, socketserver.BaseServer], BaseHTTPRequestHandler]


class Silent:
    """Keeps no log of what is asked; the handler comes after it."""

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


class Listener(ThreadingHTTPServer):
    """A server, at a port of this computer; a free one unless told otherwise."""

    def __init__(self, handler: Handler, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, unless somebody went away before the whole answer: browsers do."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, ssl.SSLError)):
            super().handle_error(request, client_address)

    def start(self) -> None:
        """Answer from now on, beside what the test does."""
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Answer nothing any more, and leave the port."""
        self.shutdown()
        self.server_close()


@contextmanager
def listening(handler: Handler) -> Iterator[Listener]:
    """Let a handler answer until the end."""
    server = Listener(handler)
    server.start()
    try:
        yield server
    finally:
        server.stop()
