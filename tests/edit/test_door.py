"""Who may write in a page: nobody but who opened the secret address, and no page but one that we gave them."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from places import SECOND

from leidraad.edit.desk import Desk
from leidraad.preview import Preview, Server

pytestmark = pytest.mark.slow

SITE = {"index.html": b"<body>concept", "embed/v1/a/index.html": b"deel"}
ASKED = json.dumps({"pad": "keukenproces/ontvangst/"})


@dataclass
class Given:
    """An answer of the preview."""

    status: int
    headers: Mapping[str, str]
    body: str


class Visitor:
    """Asks what it wants of a preview, with any headers."""

    def __init__(self, server: Server) -> None:
        self.port = server.server_port
        self.host = f"127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, headers: Mapping[str, str | None], body: str = "") -> Given:
        """Return the answer; a header without a value is left out."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        asking.putrequest(method, path, skip_host=True)
        for name, value in ({"Host": self.host} | dict(headers)).items():
            if value is not None:
                asking.putheader(name, value)
        asking.endheaders(body.encode())
        answer = asking.getresponse()
        given = Given(answer.status, dict(answer.headers), answer.read().decode())
        asking.close()
        return given


@pytest.fixture
def server(desk: Desk) -> Iterator[Server]:
    """A preview of a small site."""
    preview = Preview(lambda: (SITE, ()))
    preview.refresh()
    with Server(0, preview, desk) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def visitor(server: Server) -> Visitor:
    """Somebody who knows the port."""
    return Visitor(server)


@pytest.fixture
def ours(server: Server, visitor: Visitor) -> dict[str, str | None]:
    """The headers that the browser of who writes sends from one of our pages."""
    opened = visitor.ask("GET", server.door.path, {})
    key, _, rest = opened.headers["Set-Cookie"].partition("; ")
    assert (opened.status, opened.headers["Location"], rest) == (303, "/", "Path=/; HttpOnly; SameSite=Strict")
    page = visitor.ask("GET", "/", {"Cookie": f'other={{"a": [1, "b"]}}; leidraad-{visitor.port}=oud;{key} ; last'})
    word = re.search('data-woord="([^"]{40,})"', page.body)
    assert word
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    return {
        "Cookie": key,
        "Origin": f"http://{visitor.host}",
        "X-Leidraad": word[1],
        "Content-Type": "application/json",
        "Content-Length": str(len(ASKED)),
    }


def test_a_page_of_ours_is_answered_in_the_browser_of_who_writes(visitor: Visitor, ours: dict[str, str | None]) -> None:
    answer = visitor.ask("POST", "/-/schrijven/pagina", ours, ASKED)
    assert (answer.status, len(json.loads(answer.body)["plekken"]) > 5) == (200, True)
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert visitor.ask("POST", "/-/schrijven/pagina", {**ours, "Sec-Fetch-Site": "same-origin"}, ASKED).status == 200


@pytest.mark.parametrize(
    "strange",
    [
        {"Cookie": None},
        {"Cookie": "leidraad-{port}=raden"},
        {"Cookie": "leidraad-{port}="},
        {"Cookie": "leidraad-{port}"},
        {"Cookie": "=; ;;"},
        {"Cookie": "\xe9=\xe9"},
        {"Cookie": '\x01; "='},
        {"X-Leidraad": None},
        {"X-Leidraad": "raden"},
        {"X-Leidraad": "\xe9"},
        {"Origin": None},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://evil.example:{port}"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://127.0.0.1:{port}.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "evil.example"},
        {"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Length": None},
        {"Content-Length": "-1"},
        {"Content-Length": "1000000000"},
        {"Content-Length": "x"},
        {"Content-Length": "3"},
    ],
    ids=str,
)
def test_whoever_else_asks_gets_nothing_and_nothing_is_written(
    visitor: Visitor, ours: dict[str, str | None], written: Path, strange: dict[str, str | None]
) -> None:
    other = {name: value and value.replace("{port}", str(visitor.port)) for name, value in strange.items()}
    for question in ("pagina", "tekst", "kijk", "bewaar", "terug", "namen"):
        answer = visitor.ask("POST", f"/-/schrijven/{question}", {**ours, **other}, ASKED)
        assert answer.status == 403
        assert "plekken" not in answer.body
    assert all(
        file.read_bytes() == (SECOND / file.relative_to(written)).read_bytes() for file in written.rglob("*.yml")
    )


@pytest.mark.parametrize("question", ["", "wis", "../pagina", "tekst", "pagina/"])
def test_what_no_page_of_ours_asks_is_refused(visitor: Visitor, ours: dict[str, str | None], question: str) -> None:
    assert visitor.ask("POST", f"/-/schrijven/{question}", ours, ASKED).status == 400


def test_who_does_not_have_the_key_reads_the_site_and_cannot_write(server: Server, visitor: Visitor) -> None:
    for headers in ({}, {"Cookie": f"leidraad-{visitor.port}=raden"}, {"Cookie": "leidraad-1=x"}):
        page = visitor.ask("GET", "/", headers)
        assert (page.status, "schrijven" in page.body) == (200, False)
    for path in (server.door.path[:-1], f"{server.door.path}/", "/-/schrijven/open/"):
        assert "Set-Cookie" not in visitor.ask("GET", path, {}).headers
    assert "Set-Cookie" not in visitor.ask("GET", server.door.path, {"Host": "evil.example"}).headers


def test_a_part_for_other_sites_is_never_written_in(visitor: Visitor, ours: dict[str, str | None]) -> None:
    assert visitor.ask("GET", "/embed/v1/a/", {"Cookie": ours["Cookie"]}).body == "deel"


def test_the_form_is_served_as_it_is_and_each_start_has_other_secrets(
    server: Server, visitor: Visitor, desk: Desk
) -> None:
    assert visitor.ask("GET", "/-/schrijven.js", {}).headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert visitor.ask("GET", "/-/schrijven.css", {}).status == 200
    with Server(0, Preview(lambda: (SITE, ())), desk) as other:
        assert {other.door.path, other.door.word}.isdisjoint({server.door.path, server.door.word})
