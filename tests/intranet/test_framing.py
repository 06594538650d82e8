"""`leidraad controleer-insluiting` asks one address and says whether another site may show it in a frame."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from certificates import certificate, secure
from command import run, said
from listening import Silent, listening

from leidraad.cli import framing
from leidraad.source.problems import visible

pytestmark = pytest.mark.slow

Headers = Sequence[tuple[str, str]]
YES = "Ja: een andere site mag dit adres in een kader zetten. Geen regel verbiedt het."
NO = "Nee: een andere site mag dit adres niet in een kader zetten."
HTTP = "- Dit adres begint met http. In een pagina op https laat een browser dit kader niet zien."


@contextmanager
def _server(
    headers: Headers = (), code: int = 200, paths: list[str] | None = None, proof: Path | None = None
) -> Iterator[str]:
    """Serve an answer on this computer, in the clear or with a certificate that nobody knows."""

    class Handler(Silent, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if paths is not None:
                paths.append(self.path)
            self.send_response(code)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()

    with listening(Handler) as server:
        if proof:
            secure(server, proof)
        yield f"{'https' if proof else 'http'}://127.0.0.1:{server.server_port}/"


def _ask(address: str) -> tuple[int, list[str]]:
    code, out, err = said(run("controleer-insluiting", address))
    assert err == ""
    return code, out.splitlines()


ALLOWED: list[Headers] = [
    [],
    [("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", "default-src 'none'")],
    [("Content-Security-Policy", "frame-ancestors *")],
    [("Content-Security-Policy", "FRAME-ANCESTORS https:")],
    # A browser that knows `frame-ancestors` does not look at the older header.
    [("X-Frame-Options", "DENY"), ("Content-Security-Policy", "frame-ancestors https:")],
    # What a browser does not know it does not obey.
    [("X-Frame-Options", "ALLOWALL")],
    [("X-Frame-Options", "ALLOW-FROM https://intranet.example")],
    # The first counts, and what is only reported forbids nothing.
    [("Content-Security-Policy", "frame-ancestors *; frame-ancestors 'none'")],
    [("Content-Security-Policy-Report-Only", "frame-ancestors 'none'")],
]


@pytest.mark.parametrize("headers", ALLOWED, ids=str)
def test_what_no_header_forbids_is_allowed(headers: Headers) -> None:
    with _server(headers) as address:
        assert _ask(address) == (0, [YES, HTTP])


NOBODY = "  Niemand mag dit adres in een kader zetten."
ITSELF = "  Alleen de site zelf mag dit adres in een kader zetten."
SOME = (
    "  Alleen deze adressen mogen het: https://intranet.example, https://*.example.org. "
    "Staat jouw site daarbij, dan mag het wel."
)
FORBIDDEN: list[tuple[Headers, list[str]]] = [
    ([("X-Frame-Options", "DENY")], ["- X-Frame-Options: DENY", NOBODY]),
    ([("x-frame-options", "sameorigin")], ["- X-Frame-Options: sameorigin", ITSELF]),
    (
        [("X-Frame-Options", "SAMEORIGIN"), ("X-Frame-Options", "DENY")],
        ["- X-Frame-Options: SAMEORIGIN", ITSELF, "- X-Frame-Options: DENY", NOBODY],
    ),
    (
        [("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'")],
        ["- Content-Security-Policy: frame-ancestors 'none'", NOBODY],
    ),
    (
        [("Content-Security-Policy", "frame-ancestors 'self'")],
        ["- Content-Security-Policy: frame-ancestors 'self'", ITSELF],
    ),
    (
        [("Content-Security-Policy", "frame-ancestors")],
        ["- Content-Security-Policy: frame-ancestors", NOBODY],
    ),
    (
        [("Content-Security-Policy", "frame-ancestors 'self' https://intranet.example https://*.example.org")],
        [
            "- Content-Security-Policy: frame-ancestors 'self' https://intranet.example https://*.example.org",
            SOME,
        ],
    ),
    # Every policy counts, in one header or in two.
    (
        [("Content-Security-Policy", "frame-ancestors *, frame-ancestors 'none'")],
        ["- Content-Security-Policy: frame-ancestors 'none'", NOBODY],
    ),
    (
        [("Content-Security-Policy", "frame-ancestors *"), ("Content-Security-Policy", "frame-ancestors 'self'")],
        ["- Content-Security-Policy: frame-ancestors 'self'", ITSELF],
    ),
]


@pytest.mark.parametrize(("headers", "lines"), FORBIDDEN, ids=str)
def test_the_header_that_forbids_a_frame_is_named(headers: Headers, lines: list[str]) -> None:
    with _server(headers) as address:
        assert _ask(address) == (1, [NO, *lines, HTTP])


def test_what_forbids_a_frame_in_some_pages_only_is_said() -> None:
    with _server([("Cross-Origin-Resource-Policy", "same-site")]) as address:
        code, [verdict, remark, _] = _ask(address)
    assert (code, verdict) == (0, YES)
    assert remark == (
        "- Cross-Origin-Resource-Policy: same-site. Dit verbiedt het kader als de pagina eromheen "
        "Cross-Origin-Embedder-Policy gebruikt."
    )
    with _server([("Cross-Origin-Resource-Policy", "cross-origin")]) as address:
        assert _ask(address) == (0, [YES, HTTP])


def test_only_the_address_that_was_given_is_asked() -> None:
    paths: list[str] = []
    with _server([("Location", "/elders"), ("X-Frame-Options", "DENY")], code=302, paths=paths) as address:
        code, lines = _ask(f"{address}map/?a=b")
    assert (code, lines) == (1, ["Nee: Dit adres stuurt door (302) naar /elders. Controleer dat adres."])
    assert paths == ["/map/?a=b"]


def test_what_a_server_says_cannot_steer_a_terminal() -> None:
    with _server([("X-Frame-Options", "SAMEORIGIN \x1b[2J")]) as address:
        assert _ask(address) == (1, [NO, "- X-Frame-Options: SAMEORIGIN �[2J", ITSELF, HTTP])
    with _server([("Content-Security-Policy", "frame-ancestors a.nl\x9b2J")]) as address:
        code, out = _ask(address)
    assert (code, out[1]) == (1, "- Content-Security-Policy: frame-ancestors a.nl�2J")
    with _server([("Location", "/elders\x9b2J")], code=302) as address:
        assert _ask(address) == (1, ["Nee: Dit adres stuurt door (302) naar /elders�2J. Controleer dat adres."])


@pytest.mark.parametrize("there", ["https://xn--/", "https://[::1", "/\x1b[2J", "https://x:abc/", "file:///etc/passwd"])
def test_wherever_a_server_leads_nobody_goes_there(there: str) -> None:
    with _server([("Location", there)], code=302) as address:
        assert _ask(address) == (1, [f"Nee: Dit adres stuurt door (302) naar {visible(there)}. Controleer dat adres."])


def _answering(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                talk(connection)

        threading.Thread(target=answer, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def _drip(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X")
        time.sleep(0.05)


def _many(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000 + b"\r\n")


def _long(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 10_000_000 + b"\r\n\r\n")


def _page(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"x" * 1_000_000)


SLOW = "Nee: De server geeft binnen 1 seconden geen antwoord."
BAD = "Nee: De server geeft geen goed antwoord."
PROXY = (
    "Nee: Er is geen verbinding met de server. Klopt het adres, en is de server aan? "
    "Er is een proxy ingesteld (http_proxy): klopt die?"
)
NOWHERE = "Fout: {} noemt '/dev/null/nergens', en dat is er niet. Haal die instelling weg."


@pytest.mark.parametrize(("talk", "wanted"), [(_drip, SLOW), (_many, BAD), (_long, BAD), (_page, YES)])
def test_time_and_size_of_an_answer_are_bounded(
    monkeypatch: pytest.MonkeyPatch, talk: Callable[[socket.socket], None], wanted: str
) -> None:
    monkeypatch.setattr(framing, "SECONDS", 1)
    with contextmanager(_answering)(talk) as address:
        assert _ask(address)[1][0] == wanted


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("http_proxy", "socks5://x:1", PROXY),
        ("http_proxy", "http://127.0.0.1:1", PROXY),
        ("SSL_CERT_FILE", "/dev/null/nergens", NOWHERE.format("SSL_CERT_FILE")),
        ("SSL_CERT_DIR", "/dev/null/nergens", NOWHERE.format("SSL_CERT_DIR")),
    ],
)
def test_a_computer_that_is_set_up_wrongly_is_told_so(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    with _server() as address:
        code, out, err = said(run("controleer-insluiting", address))
    assert code == (1 if told.startswith("Nee") else 2)
    assert out + err == f"{told}\n"


def test_an_answer_that_is_no_page_is_no() -> None:
    with _server(code=403) as address:
        assert _ask(address) == (1, ["Nee: De server geeft geen pagina, maar code 403."])


def test_a_server_that_is_too_slow_is_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(framing, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        lines = _ask(f"http://127.0.0.1:{silent.getsockname()[1]}/")
    assert lines == (1, ["Nee: De server geeft binnen 0.2 seconden geen antwoord."])


def test_a_server_that_is_not_there_is_no() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    wanted = "Nee: Er is geen verbinding met de server. Klopt het adres, en is de server aan?"
    assert _ask(f"http://127.0.0.1:{port}/") == (1, [wanted])


def test_a_server_that_talks_nonsense_is_no() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nonsense:

        def talk() -> None:
            connection, _ = nonsense.accept()
            connection.sendall(b"onzin\r\n\r\n")
            connection.close()

        threading.Thread(target=talk, daemon=True).start()
        assert _ask(f"http://127.0.0.1:{nonsense.getsockname()[1]}/") == (
            1,
            ["Nee: De server geeft geen goed antwoord."],
        )


def test_a_certificate_that_nobody_knows_is_no(tmp_path: Path) -> None:
    with _server(proof=certificate(tmp_path, "127.0.0.1")) as address:
        code, [line] = _ask(address)
    assert code == 1
    assert line.startswith("Nee: Het certificaat van de server klopt niet, dus een browser toont het kader niet. (self")


WRONG = [
    "intranet.example", "ftp://intranet.example/", "file:///etc/passwd", "https://", "https://[::1", "https://x:abc/",
    "https://ex..ample/", "https://xn--/", "https://x\x07.example/", "https://x.example/\x1b[2J",
    f"https://{'a' * 64}.example/",
]  # fmt: skip


@pytest.mark.parametrize("address", WRONG, ids=ascii)
def test_what_is_no_address_of_a_page_is_wrong_use(address: str) -> None:
    code, out, err = said(run("controleer-insluiting", address))
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == "Fout: Verkeerde waarde bij 'URL': Geef een heel adres, dat begint met https://."
