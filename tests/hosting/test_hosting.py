"""The settings for servers: whole outputs, one table in forms that say the same, and nothing looser than needed."""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from command import change, same_as_approved
from folders import Pages, files_in
from lxml import etree, html
from making import DRAWN
from places import SECOND, TODAY
from pydantic_core import PydanticCustomError
from undressed import body

from leidraad import pipeline
from leidraad.failure import Failure
from leidraad.hosting.headers import DENIED, KEEP, POLICY, YEAR, Table, table
from leidraad.hosting.servers import servers
from leidraad.intranet.framing import EVERYBODY
from leidraad.source.model.addresses import Origin
from leidraad.web import urls

# One worker builds the site for all tests of this file.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("site")]

Files = Mapping[str, bytes]
# A site with one of everything that matters here.
SMALL: Files = {
    "index.html": b'<!doctype html><link rel="stylesheet" href="a.css"><script src="a.js" defer></script><p>Begin',
    "404.html": b"<!doctype html><p>Weg",
    "insluiten/index.html": b'<!doctype html><iframe src="../embed/v1/een/"></iframe>',
    "embed/v1/een/index.html": b"<!doctype html><style>p { color: red }</style><p>Een<script>\n'use strict'\n</script>",
    "embed/v1/twee/index.html": b"<!doctype html><style>p { color: blue }</style><p>Twee",
    "beslishulpen/een/stappen-0123456789ab.css": b"p { color: green }",
    "handouts/een.pdf": b"%PDF",
    "handouts/index.html": b"<!doctype html><p>Op papier",
}
INTRANET = ("https://intranet.example.nl", "https://*.voorbeeld.nl:8443")
NAMES = sorted(servers(SMALL, None))


@pytest.mark.parametrize("name", NAMES)
def test_the_settings_are_as_approved(name: str, approve: bool) -> None:
    """For a site that has a server to itself, and for one in a folder whose parts stand in two intranets only."""
    same_as_approved(f"hosting/{name}", servers(SMALL, None)[name].decode(), approve)
    inside = servers(SMALL, "https://voorbeeld.nl/richt.lijn/", INTRANET)
    same_as_approved(f"hosting-map/{name}", inside[name].decode(), approve)


def test_the_order_of_the_files_makes_no_difference() -> None:
    assert servers(dict(reversed(SMALL.items())), None) == servers(SMALL, None)


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def test_what_stands_in_a_page_itself_is_allowed_by_its_digest_and_what_it_loads_is_not() -> None:
    page = b'<script src="a.js">\n</script><style media="print">p {}</style><script type="module">x\n</script>'
    policy = _directives(table({"index.html": page}, None).headers[POLICY])
    assert policy["script-src"] == ["'self'", _digest("x\n")]
    assert policy["style-src"] == ["'self'", _digest("p {}")]


@pytest.mark.parametrize(
    "parent", ["", "*; script-src *", "https://a.nl, *", 'https://a.nl"', "a.nl", "https://a nl", "'none'"]
)
def test_who_may_frame_a_part_cannot_say_anything_else(parent: str) -> None:
    with pytest.raises(PydanticCustomError):
        Origin.accept(parent)


@pytest.fixture(scope="module")
def files(site: Path) -> Files:
    """The finished site, as far as a reader may have it."""
    return {name: data for name, data in files_in(site).items() if name not in NAMES}


@pytest.fixture(scope="module")
def found(files: Files) -> Table:
    """Its headers."""
    return table(files, None)


def test_the_site_has_the_settings_of_its_own_build(site: Path, files: Files) -> None:
    assert {name: (site / name).read_bytes() for name in NAMES} == servers(files, None)


def test_no_setting_allows_what_nobody_checked(site: Path) -> None:
    for name in NAMES:
        assert "unsafe" not in (site / name).read_text(encoding="utf-8"), name


def test_a_part_may_load_nothing_and_its_own_page_says_which_style_and_script_stand_in_it(
    found: Table, parts: Pages
) -> None:
    policy = _directives(found.of("embed/v1/begrippen/index.html")[POLICY])
    nothing = ("connect", "font", "frame", "manifest", "media", "object", "worker")
    assert policy == {
        **{f"{kind}-src": ["'none'"] for kind in nothing},
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": [*EVERYBODY],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["'none'"],
    }
    for name, part in parts.items():
        first, *_ = part.xpath("//head/*[not(self::meta[@charset])]")
        own = _directives(first.get("content"))
        assert first.get("http-equiv") == POLICY, name
        assert own["default-src"] == ["'none'"], name
        assert own["script-src"] == sorted({_digest(text) for text in part.xpath("//script/text()")}), name
        assert own["style-src"] == sorted({_digest(text) for text in part.xpath("//style/text()")}), name


MANY = tuple(f"https://intranet-{number}.voorbeeld-organisatie.nl" for number in range(100))


def _many_aids(count: int) -> Files:
    """Return a site in which the style of every part is its own."""
    part = "<!doctype html><style>p {{ color: red }} /* {0} */</style><p>Een<script>'use {0}'</script>"
    return {**SMALL, **{f"embed/v1/hulp-{n}/index.html": part.format(n).encode() for n in range(count)}}


@pytest.mark.parametrize("parents", [(), MANY], ids=["everybody", "a hundred sites"])
@pytest.mark.parametrize("address", [None, "https://voorbeeld.nl/" + "map/" * 120 + "eind"], ids=["root", "deep"])
def test_the_settings_do_not_grow_with_the_parts_and_fit_their_servers(
    address: str | None, parents: tuple[str, ...]
) -> None:
    """Cloudflare: 100 rules, 2,000 characters a line. Azure: 20 KB. IIS: 250 KB. nginx: 4,096 characters a word."""
    few, many = (servers(_many_aids(count), address, parents) for count in (2, 200))
    assert few == many
    assert len(list(_sections(many["_headers"].decode()))) <= 100
    assert max(map(len, many["_headers"].decode().splitlines())) <= 2000
    assert max(map(len, many["deploy/nginx.conf"].decode().splitlines())) < 4000
    assert len(many["deploy/staticwebapp.config.json"]) <= 20_000
    assert len(many["deploy/web.config"]) <= 250_000


def test_cloudflare_lets_as_many_frame_as_a_line_names_and_the_file_says_so() -> None:
    text = servers(SMALL, None, MANY)["_headers"].decode()
    told = re.search(r"alleen de eerste (\d+) sites", text)
    assert told
    allowed = _directives(_cloudflare(text, "embed/v1/een/index.html")[POLICY])["frame-ancestors"]
    assert allowed == ["'self'", *MANY[: int(told[1])]]
    assert "alleen de eerste" not in servers(SMALL, None, INTRANET)["_headers"].decode()


def test_more_sites_than_a_header_holds_are_refused_with_what_to_do() -> None:
    with pytest.raises(Failure, match=r"Noem een heel domein, zoals https://\*\.voorbeeld\.nl"):
        servers(SMALL, None, MANY * 3)


def test_a_page_takes_from_the_site_only_and_one_that_frames_may_do_so(found: Table) -> None:
    policy = _directives(found.of("begrippen/index.html")[POLICY])
    assert policy == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'self'"],
    }
    assert _directives(found.of("insluiten/index.html")[POLICY]) == policy | {"frame-src": ["'self'"]}
    assert [rule.folder for rule in found.rules if "frame-src" in rule.headers.get(POLICY, "")] == [urls.KIT]


@pytest.mark.parametrize("profile", ["", "rijn"], ids=["everybody", "listed"])
def test_the_page_for_administrators_gives_the_rule_of_the_settings(good: Path, profile: str) -> None:
    shutil.copy(SECOND / "over" / "insluiten-beheerder.yml", good / "over")
    change(good / "richtlijn.yml", "over: [colofon]", "over: [colofon, insluiten-beheerder]")
    trusted = pipeline.trusted(good, TODAY, profile=profile)
    page = body(pipeline.render(trusted, DRAWN)["over/insluiten-beheerder/index.md"])
    policy = table(SMALL, None, trusted.guideline.parents).of("embed/v1/een/index.html")[POLICY]
    rule = " ".join(("frame-ancestors", *_directives(policy)["frame-ancestors"]))
    assert html.fromstring(page).get_element_by_id("code-kader").text == f"{POLICY}: {rule}"


def test_no_answer_has_the_older_header_that_shuts_a_part_out_and_all_deny_what_is_not_used(
    found: Table, files: Files
) -> None:
    for name in files:
        headers = found.of(name)
        assert "X-Frame-Options" not in headers
        assert headers["Permissions-Policy"] == ", ".join(f"{one}=()" for one in sorted(DENIED))


def test_no_file_falls_under_two_rules(found: Table, files: Files) -> None:
    assert {name for name in files if sum(rule.holds_for(name) for rule in found.rules) > 1} == set()
    assert all(any(rule.holds_for(name) for name in files) for rule in found.rules)


def test_only_a_file_that_is_named_by_what_is_in_it_is_kept_without_asking(found: Table, files: Files) -> None:
    kept = {name for name in files if found.of(name)[KEEP] == YEAR}
    assert kept == {name for name, data in files.items() if sha256(data).hexdigest()[:12] in name}
    assert kept


def _sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each pattern of a `_headers` file with its lines."""
    for block in text.split("\n\n"):
        pattern, *lines = [line for line in block.splitlines() if not line.startswith("#")] or [""]
        if pattern:
            yield pattern, [line.strip() for line in lines]


def _matches(pattern: str, path: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), f"/{path.removesuffix('index.html')}") is not None


def _netlify(text: str, path: str) -> dict[str, str]:
    """As its own parser does: a line without a colon is nothing, and of two rules the later one counts."""
    lines = [line for pattern, lines in _sections(text) if _matches(pattern, path) for line in lines if ":" in line]
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _cloudflare(text: str, path: str) -> dict[str, str]:
    """As it documents: what stands twice is joined, unless the first was taken away with an exclamation mark."""
    headers: dict[str, str] = {}
    for line in (line for pattern, lines in _sections(text) if _matches(pattern, path) for line in lines):
        name, _, value = line.partition(": ")
        if name.startswith("! "):
            del headers[name.removeprefix("! ")]
        else:
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _iis(text: str, path: str) -> dict[str, str]:
    """As its configuration is inherited: by folder, and then by file."""
    tree = etree.fromstring(text.encode())
    headers: dict[str, str] = {}
    places = {place.get("path"): place for place in tree.iterfind("location")}
    steps = [tree, *(places[step] for step in _steps(path) if step in places)]
    for step in steps:
        for entry in step.iterfind("system.webServer/httpProtocol/customHeaders/*"):
            name = str(entry.get("name"))
            if entry.tag == "remove":
                headers.pop(name, None)
            else:
                assert name not in headers, "a header that stands twice stops the server"
                headers[name] = str(entry.get("value"))
    return headers


def _steps(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]


def _azure(text: str, path: str) -> dict[str, str]:
    """As it documents: the first route that fits counts, over what holds for all; a star is not a folder's own page."""
    settings = json.loads(text)
    for route in settings["routes"]:
        wanted, folder = route["route"], route["route"].partition("*")[0]
        own = f"/{path}" == f"{folder}index.html"
        if f"/{path}" == wanted or ("*" in wanted and not own and _matches(wanted, path)):
            return {**settings["globalHeaders"], **route["headers"]}
    return dict(settings["globalHeaders"])


FORMS: dict[str, tuple[str, Callable[[str, str], dict[str, str]]]] = {
    "Netlify": ("_headers", _netlify),
    "Cloudflare": ("_headers", _cloudflare),
    "IIS": ("deploy/web.config", _iis),
    "Azure": ("deploy/staticwebapp.config.json", _azure),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_server_that_cannot_run_here_reads_the_same_table(form: str, site: Path, files: Files, found: Table) -> None:
    name, read = FORMS[form]
    text = (site / name).read_text(encoding="utf-8")
    assert {path: read(text, path) for path in files} == {path: dict(found.of(path)) for path in files}


def test_no_form_is_larger_than_its_server_takes(site: Path) -> None:
    """Cloudflare: 100 rules, 2,000 characters a line. Azure: 20 KB. IIS: 250 KB. nginx: 4,096 characters a word."""
    headers = (site / "_headers").read_text(encoding="utf-8")
    assert len(list(_sections(headers))) <= 100
    assert max(map(len, headers.splitlines())) <= 2000
    assert (site / "deploy/staticwebapp.config.json").stat().st_size <= 20_000
    assert (site / "deploy/web.config").stat().st_size <= 250_000
    assert max(map(len, (site / "deploy/nginx.conf").read_text(encoding="utf-8").splitlines())) < 4000


def test_iis_gets_the_types_the_first_page_and_the_missing_page() -> None:
    tree = etree.fromstring(servers(SMALL, None)["deploy/web.config"]).find("system.webServer")
    assert tree is not None
    types = {one.get("fileExtension"): one.get("mimeType") for one in tree.iterfind("staticContent/mimeMap")}
    assert types == {".json": "application/json", ".svg": "image/svg+xml"}
    assert [one.get("value") for one in tree.iterfind("defaultDocument/files/add")] == ["index.html"]
    [error] = tree.iterfind("httpErrors/error")
    assert dict(error.attrib) == {"statusCode": "404", "path": "404.html", "responseMode": "File"}


def test_azure_gets_only_what_it_documents() -> None:
    settings = json.loads(servers(SMALL, None)["deploy/staticwebapp.config.json"])
    assert settings.keys() == {"globalHeaders", "routes", "responseOverrides"}
    assert {key for route in settings["routes"] for key in route} == {"route", "headers", "statusCode"}
    assert settings["responseOverrides"] == {"404": {"rewrite": "/404.html"}}
    assert all(route["route"].startswith("/") and route["route"].count("*") <= 1 for route in settings["routes"])


def test_the_administrator_reads_of_every_file_and_only_of_those() -> None:
    text = servers(SMALL, None)["deploy/LEESMIJ.txt"].decode()
    listed = re.findall(r"^([\w./]+)  +\S", text, re.MULTILINE)
    assert sorted(f"deploy/{name}".replace("deploy/../", "") for name in listed) == [
        name for name in NAMES if not name.endswith("LEESMIJ.txt")
    ]
    assert max(map(len, text.splitlines())) <= 125
