"""The settings for servers in real ones: what goes over the line, what is logged, and every page in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest
from browsing import reading
from command import run, said
from embedding import awaits, frame_of, hosting
from folders import Pages, files_in
from looking import OPEN_ALL
from playwright.sync_api import Browser
from servers import SERVERS, Server, serving

from leidraad.hosting.headers import POLICY, HeaderTable, table
from leidraad.hosting.servers import servers
from leidraad.intranet.oembed import SANDBOX
from leidraad.output import write
from leidraad.web import urls

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hosting")]

Files = Mapping[str, bytes]
# What AFAS InSite puts behind an address.
SECRET = "geheim7f3a"
QUERY = f"?tokenurl=https%3A%2F%2Fa.example&code={SECRET}&sessionid={SECRET}"
# Addresses at which nothing stands, and those of what is not for readers.
NOWHERE = (
    "bestaat/niet/diep",
    "embed/v1/bestaat-niet/",
    "handouts/weg.pdf",
    "beslishulpen/x/stappen-oud.css",
    "assets/",
)
NOT_FOR_READERS = ("_headers", "deploy/", "deploy/nginx.conf", "deploy/LEESMIJ.txt")
# A browser says this of any answer that is missing.
MISSING = "Failed to load resource: the server responded with a status of 404 (Not Found)"


def _only(*kinds: str) -> pytest.MarkDecorator:
    """What goes over the line is the same for all, so a browser need not see it of each."""
    return pytest.mark.parametrize("kind", kinds, indirect=True, scope="module")


@pytest.fixture(scope="module", params=[*SERVERS])
def kind(request: pytest.FixtureRequest) -> str:
    """The name of a server."""
    return str(request.param)


@pytest.fixture(scope="module")
def server(kind: str, site: Path) -> Iterator[Server]:
    """A real server that serves the site with our settings for it."""
    with serving(kind, site) as started:
        yield started


@pytest.fixture(scope="module")
def ours(site: Path) -> Files:
    """The finished site and the settings with it."""
    return files_in(site)


@pytest.fixture(scope="module")
def files(ours: Files) -> Files:
    """The finished site without those."""
    return {name: data for name, data in ours.items() if name not in servers({}, None)}


@pytest.fixture(scope="module")
def found(files: Files) -> HeaderTable:
    """The headers that every answer must have."""
    return table(files, None)


def _differs(answer: httpx.Response, status: int, headers: Mapping[str, str], body: bytes) -> object:
    """Return what is not as it should be."""
    got = {name: answer.headers.get_list(name) for name in headers}
    wanted = {name: [value] for name, value in headers.items()}
    return [
        (mine, theirs)
        for mine, theirs in ((status, answer.status_code), (wanted, got), (body, answer.content))
        if mine != theirs
    ]


def test_every_file_is_served_once_with_each_of_its_headers(server: Server, files: Files, found: HeaderTable) -> None:
    with httpx.Client(base_url=server.address) as reader:
        answers = {name: reader.get(f"/{name.removesuffix('index.html')}") for name in files}
    wrong = {name: _differs(answer, 200, found.of(name), files[name]) for name, answer in answers.items()}
    assert {name: differs for name, differs in wrong.items() if differs} == {}
    assert not any("x-frame-options" in answer.headers for answer in answers.values())
    kinds = {name.rpartition(".")[2]: answer.headers["content-type"] for name, answer in answers.items()}
    assert kinds.pop("js").partition(";")[0] in ("text/javascript", "application/javascript")
    assert {ending: kind.partition(";")[0] for ending, kind in kinds.items()} == {
        "css": "text/css",
        "html": "text/html",
        "json": "application/json",
        "pdf": "application/pdf",
        "svg": "image/svg+xml",
    }
    assert kinds["html"].lower() == "text/html; charset=utf-8"


def test_where_nothing_is_stands_the_page_that_says_so_with_its_own_headers(
    server: Server, files: Files, found: HeaderTable
) -> None:
    """Also where a part would be: that page is no part, so nobody frames it. What is not for readers is not there."""
    with httpx.Client(base_url=server.address) as reader:
        answers = {path: reader.get(f"/{path}") for path in (*NOWHERE, *NOT_FOR_READERS)}
    page = urls.NOT_FOUND
    wrong = {path: _differs(answer, 404, found.of(page), files[page]) for path, answer in answers.items()}
    assert {path: differs for path, differs in wrong.items() if differs} == {}


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(server: Server) -> None:
    with httpx.Client(base_url=server.address) as reader:
        answer = reader.get("/embed/v1/begrippen")
        assert answer.has_redirect_location
        assert str(answer.next_request and answer.next_request.url) == f"{server.address}/embed/v1/begrippen/"


def test_what_a_browser_kept_is_asked_for_and_not_sent_again(server: Server) -> None:
    with httpx.Client(base_url=server.address) as reader:
        answer = reader.get("/begrippen/")
        again = reader.get("/begrippen/", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def _logged(kind: str, site: Path, extra: str = "") -> str:
    """Return what a server writes of a visit with secrets behind the address."""
    with serving(kind, site, extra=extra) as server:
        with httpx.Client(base_url=server.address) as reader:
            for path in ("begrippen/", "embed/v1/begrippen", "embed/v1/begrippen/", *NOWHERE[:4]):
                reader.get(f"/{path}{QUERY}", headers={"Referer": f"https://intranet.example/{QUERY}"})
        server.stop()
        return server.written()


def test_no_log_has_what_stands_behind_an_address(kind: str, site: Path) -> None:
    """What .htaccess cannot do its text tells the administrator."""
    assert (SECRET in _logged(kind, site)) == (kind == "htaccess")


def test_the_log_that_the_caddyfile_advises_has_it_neither(site: Path) -> None:
    """The advice stands in it as a comment that is indented."""
    advised = re.findall(r"^# ( +\S.*)$", (site / "deploy" / "Caddyfile").read_text("utf-8"), re.MULTILINE)
    log = advised[[line.strip() for line in advised].index("log {") :]
    log.insert(1, "output file {work}/access.log")
    written = _logged("caddy", site, "\n".join(log))
    assert '"uri":"/begrippen/"' in written
    assert SECRET not in written


@_only("nginx", "apache", "caddy")
def test_what_the_administrator_adds_for_https_goes_with_every_answer(kind: str, site: Path) -> None:
    advice = (site / "deploy" / "LEESMIJ.txt").read_text("utf-8")
    [line] = re.findall(rf"^    {kind} +(\S.*)$", advice, re.MULTILINE | re.IGNORECASE)
    with serving(kind, site, extra=line) as server, httpx.Client(base_url=server.address) as reader:
        for path in ("begrippen/", "embed/v1/begrippen/", NOWHERE[0]):
            answer = reader.get(f"/{path}")
            assert (answer.headers["strict-transport-security"], POLICY in answer.headers) == ("max-age=31536000", True)


def test_the_most_that_the_settings_can_say_is_served(kind: str, tmp_path: Path) -> None:
    """Two hundred decision aids, each with a style of its own, that a hundred intranets may frame."""
    part = "<!doctype html><style>p {{ color: red }} /* {0} */</style><p>{0}<script>'use {0}'</script>"
    small = {f"embed/v1/hulp-{number}/index.html": part.format(number).encode() for number in range(200)}
    small |= {"index.html": b"<!doctype html><p>Begin", "404.html": b"<!doctype html><p>Weg"}
    parents = tuple(f"https://intranet-{number}.voorbeeld-organisatie.nl" for number in range(100))
    write(tmp_path, {**small, **servers(small, None, parents)})
    wanted = table(small, None, parents).of("embed/v1/hulp-199/index.html")
    with serving(kind, tmp_path) as server, httpx.Client(base_url=server.address) as reader:
        answer = reader.get("/embed/v1/hulp-199/")
        assert (answer.status_code, answer.headers[POLICY]) == (200, wanted[POLICY])


def test_in_a_folder_of_somebody_elses_server_only_that_folder_gets_the_headers(
    kind: str, files: Files, tmp_path: Path
) -> None:
    address = "https://voorbeeld.nl/richt.lijn"
    write(tmp_path, {**files, **servers(files, address)})
    wanted = table(files, address)
    with serving(kind, tmp_path, folder="richt.lijn") as server, httpx.Client(base_url=server.address) as reader:
        (server.root / "index.html").write_text("van iemand anders")
        for name in ("index.html", "begrippen/index.html", "embed/v1/begrippen/index.html", "insluiten/index.html"):
            answer = reader.get(f"/richt.lijn/{name.removesuffix('index.html')}")
            assert _differs(answer, 200, wanted.of(name), files[name]) == [], name
        answer = reader.get("/richt.lijn/bestaat/niet")
        assert _differs(answer, 404, wanted.of(urls.NOT_FOUND), files[urls.NOT_FOUND]) == []
        assert not wanted.headers.keys() & {name.title() for name in reader.get("/").headers}
        assert reader.get("/bestaat/niet").content != files[urls.NOT_FOUND]


@_only("nginx", "caddy")
def test_every_page_loads_without_a_word(browser: Browser, server: Server, pages: Pages) -> None:
    heard: list[str] = []
    with reading(browser) as page:
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        for path in (*pages, NOWHERE[0]):
            answer = page.goto(f"{server.address}/{path}")
            assert answer
            assert answer.headers[POLICY.lower()]
            page.evaluate(OPEN_ALL)
            assert (
                page.locator(".c-header").evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"
            )
    assert heard == [MISSING]


@_only("nginx", "apache", "caddy")
def test_every_part_stands_in_a_page_of_another_origin_without_a_word(
    browser: Browser, server: Server, parts: Pages
) -> None:
    with hosting(browser, "".join(frame_of(f"{server.address}/", name, None) for name in parts)) as host:
        titles = [frame.locator("main > h1").text_content() for frame in host.frames]
        high = host.frame.evaluate("getComputedStyle(document.body).paddingTop")
    assert titles == [part.xpath("string(.//h1)") for part in parts.values()]
    assert high != "0px"
    assert host.said == []


@_only("nginx", "apache", "caddy")
def test_a_page_does_not_stand_in_a_page_of_another_origin(browser: Browser, server: Server) -> None:
    with hosting(browser, f'<iframe src="{server.address}/begrippen/" title="Pagina"></iframe>') as host:
        awaits(host, lambda: bool(host.said))
    [refusal] = host.said
    assert "frame-ancestors 'self'" in refusal


@_only("nginx", "apache", "caddy")
def test_the_command_says_of_each_what_the_browser_does(server: Server) -> None:
    code, out, _ = said(run("controleer-insluiting", f"{server.address}/embed/v1/begrippen/"))
    assert (code, out.splitlines()[0]) == (
        0,
        "Ja: een andere site mag dit adres in een kader zetten. Geen regel verbiedt het.",
    )
    code, out, _ = said(run("controleer-insluiting", f"{server.address}/begrippen/"))
    assert (code, out.splitlines()[:2]) == (
        1,
        [
            "Nee: een andere site mag dit adres niet in een kader zetten.",
            "- Content-Security-Policy: frame-ancestors 'self'",
        ],
    )


def test_of_two_intranets_only_the_one_that_is_listed_may_frame_a_part(
    browser: Browser, files: Files, tmp_path: Path
) -> None:
    write(tmp_path, {**files, **servers(files, None, ("http://intranet.localhost:*",))})
    with serving("nginx", tmp_path) as server:
        frame = frame_of(f"{server.address}/", "begrippen", None)
        with hosting(browser, frame, name="intranet.localhost") as host:
            assert host.frame.locator("main > h1").text_content() == "Begrippen"
        assert host.said == []
        with hosting(browser, frame, name="ander.localhost") as host:
            awaits(host, lambda: bool(host.said))
        assert ["frame-ancestors 'self' http://intranet.localhost:*" in text for text in host.said] == [True]
        with reading(browser) as page:
            page.goto(f"{server.address}/{urls.KIT}")
            page.locator("#deel-begrippen > summary").click()
            page.locator("#deel-begrippen iframe").content_frame.locator("h1").wait_for()


@_only("nginx", "apache", "caddy")
def test_a_part_stands_in_a_page_from_a_shared_folder(browser: Browser, server: Server, tmp_path: Path) -> None:
    page_there = tmp_path / "intranet.html"
    page_there.write_text(f"<!doctype html>{frame_of(f'{server.address}/', 'begrippen', None)}", encoding="utf-8")
    with reading(browser) as page:
        page.goto(page_there.as_uri())
        assert page.frames[1].locator("main > h1").text_content() == "Begrippen"


@_only("nginx")
def test_a_link_in_a_part_opens_the_site_unless_the_new_tab_is_shut_off_too(browser: Browser, server: Server) -> None:
    """A browser opens no page with an opener policy in a tab with a sandbox, as the page for administrators says."""
    opened = {}
    for sandbox in (SANDBOX, SANDBOX.replace("allow-popups-to-escape-sandbox", "")):
        with hosting(browser, frame_of(f"{server.address}/", "begrippen", sandbox)) as host:
            with host.page.context.expect_page() as tab:
                host.frame.locator('a[target="_blank"]').first.click()
            tab.value.wait_for_load_state()
            opened[sandbox] = tab.value.locator(".c-header").count() == 1
    assert list(opened.values()) == [True, False]
