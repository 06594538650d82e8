"""The preview answers to its own name only, with nothing that stands beside the site."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import escape
from places import SECOND, TODAY

from leidraad.edit.desk import Desk
from leidraad.failure import Failure
from leidraad.forms import OnRequest, one_by_one
from leidraad.preview import HEADERS, Preview, Server
from leidraad.web.printable import POLICY

SITE = {
    "index.html": b"<body>concept",
    "404.html": b"<body>weg",
    "a/plaatje.svg": b"<svg/>",
    "embed/v1/a/index.html": b"deel",
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A preview of a small site."""
    preview = Preview(lambda: (SITE, ()))
    preview.refresh()
    with Server(0, preview, Desk(SECOND, tmp_path, lambda: TODAY)) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def _ask(server: Server, path: str, *hosts: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    asking = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    asking.putrequest(method, path, skip_host=True)
    for host in hosts:
        asking.putheader("Host", host)
    asking.endheaders()
    answer = asking.getresponse()
    asking.close()
    return answer.status, dict(answer.headers), answer.read() if answer.fp else b""


def test_a_page_is_followed_and_a_part_is_as_other_sites_get_it(server: Server) -> None:
    here = f"127.0.0.1:{server.server_port}"
    assert _ask(server, "/", here)[2] == SITE["index.html"] + b'<script src="/-/volg.js" data-version="1"></script>'
    assert _ask(server, "/embed/v1/a/", here)[2] == SITE["embed/v1/a/index.html"]


def test_the_page_of_an_aid_may_ask_for_another_version_and_no_byte_else_is_another() -> None:
    page = f"<meta content=\"{escape(POLICY)}{{}}\"><p>default-src 'none'"
    preview = Preview(lambda: ({"a/index.html": page.format("").encode()}, ()))
    preview.refresh()
    assert preview.page("a/")[2].startswith(
        page.format(f"; connect-src {escape(chr(39))}self{escape(chr(39))}").encode()
    )


def test_a_page_that_cannot_be_made_says_why_and_the_others_are_there() -> None:
    def fail() -> bytes:
        raise Failure("De schijf is vol.")

    preview = Preview(lambda: (OnRequest([one_by_one({"a/index.html": fail, "index.html": lambda: b"<p>"})]), ()))
    preview.refresh()
    assert b"De schijf is vol." in preview.page("a/")[2]
    assert preview.page("")[2].startswith(b"<p><script")


def test_who_asks_what_there_is_gets_the_same_head_and_nothing_more(server: Server) -> None:
    here = f"127.0.0.1:{server.server_port}"
    for path in ("/", "/embed/v1/a", "/niets/", "/a/plaatje.svg"):
        status, head, _ = _ask(server, path, here)
        asked, same, body = _ask(server, path, here, method="HEAD")
        assert (asked, body) == (status, b"")
        assert {**same, "Date": ""} == {**head, "Date": ""}
    assert _ask(server, "/-/versie", here, method="HEAD")[0] == 200


@pytest.mark.parametrize("path", ["/embed/v1/a", "//embed/v1/a?b", "/embed%2fv1/a"])
def test_an_address_without_its_last_slash_leads_to_the_page_as_on_a_server(server: Server, path: str) -> None:
    status, headers, _ = _ask(server, path, f"127.0.0.1:{server.server_port}")
    assert (status, headers["Location"]) == (301, "/embed/v1/a/")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_its_own_name_gets_the_site_which_nobody_keeps_or_reads_elsewhere(server: Server, name: str) -> None:
    for path in ("/", "/a/plaatje.svg", "/niets/", "/-/volg.js"):
        _, headers, _ = _ask(server, path, f"{name}:{server.server_port}")
        assert HEADERS.items() <= headers.items(), path
    assert _ask(server, "/", f"{name}:{server.server_port}")[0] == 200


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("",),
        ("evil.example",),
        ("127.0.0.1",),
        ("localhost.evil.example:{port}",),
        ("evil.example:{port}",),
        ("127.0.0.1:{port}.evil.example",),
        ("127.0.0.1:{port}", "evil.example"),
        ("evil.example", "127.0.0.1:{port}"),
        ("[::1]:{port}",),
    ],
    ids=str,
)
def test_another_name_gets_nothing(server: Server, hosts: tuple[str, ...]) -> None:
    for path in ("/", "/-/versie", "/-/volg.js", "http://127.0.0.1/"):
        status, _, body = _ask(server, path, *(host.format(port=server.server_port) for host in hosts))
        wanted = "Deze site is er alleen op deze computer, op het adres dat leidraad noemt."
        assert (status, body.decode()) == (421, wanted)


@pytest.mark.parametrize(
    "way", ["/../{}", "/%2e%2e/{}", "//{}", "/a/../../{}", "/..%2f{}", "/%00{}", "/[{}", "/{}?a#b"]
)
def test_nothing_beside_the_site_is_served_whatever_is_asked(server: Server, way: str) -> None:
    for name in ("pyproject.toml", Path("pyproject.toml").resolve().as_posix(), "content/start.yml"):
        status, _, body = _ask(server, way.format(name), f"127.0.0.1:{server.server_port}")
        assert (status, b"weg" in body) == (404, True)
