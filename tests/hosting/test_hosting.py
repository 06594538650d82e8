"""The settings for servers: whole outputs, one table in forms that say the same, and nothing looser than needed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from command import change, same_as_approved
from laws.headers import *  # noqa: F403
from laws.headers import NAMES, Files, cloudflare, digest_of, directives, sections
from lxml import etree, html
from making import DRAWN
from places import SECOND, TODAY
from pydantic_core import PydanticCustomError
from undressed import body

from leidraad import pipeline
from leidraad.hosting.headers import POLICY, table
from leidraad.hosting.servers import servers
from leidraad.source.model.addresses import ParentSite

pytestmark = pytest.mark.slow

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


@pytest.mark.parametrize("name", NAMES)
def test_the_settings_are_as_approved(name: str, approve: bool) -> None:
    """For a site that has a server to itself, and for one in a folder whose parts stand in two intranets only."""
    same_as_approved(f"hosting/{name}", servers(SMALL, None)[name].decode(), approve)
    inside = servers(SMALL, "https://voorbeeld.nl/richt.lijn/", INTRANET)
    same_as_approved(f"hosting-map/{name}", inside[name].decode(), approve)


def test_the_order_of_the_files_makes_no_difference() -> None:
    assert servers(dict(reversed(SMALL.items())), None) == servers(SMALL, None)


def test_what_stands_in_a_page_itself_is_allowed_by_its_digest_and_what_it_loads_is_not() -> None:
    page = b'<script src="a.js">\n</script><style media="print">p {}</style><script type="module">x\n</script>'
    policy = directives(table({"index.html": page}, None).headers[POLICY])
    assert policy["script-src"] == ["'self'", digest_of("x\n")]
    assert policy["style-src"] == ["'self'", digest_of("p {}")]


@pytest.mark.parametrize(
    "parent",
    ["", "*; script-src *", "https://a.nl, *", 'https://a.nl"', "a.nl", "https://a nl", "'none'",
     "https://*.nl", "http://*.localhost", "https://*.co.uk:8443", "https://*.10.0.0.1"],
)  # fmt: skip
def test_who_may_frame_a_part_cannot_say_anything_else(parent: str) -> None:
    with pytest.raises(PydanticCustomError):
        ParentSite.accept(parent)


def test_who_may_frame_a_part_can_be_all_sites_of_one_organisation() -> None:
    assert ParentSite.accept("https://*.voorbeeld.nl:8443") == "https://*.voorbeeld.nl:8443"


@pytest.mark.parametrize("profile", ["", "rijn"], ids=["everybody", "listed"])
def test_the_page_for_administrators_gives_the_rule_of_the_settings(good: Path, profile: str) -> None:
    shutil.copy(SECOND / "over" / "insluiten-beheerder.yml", good / "over")
    change(good / "richtlijn.yml", "over: [colofon]", "over: [colofon, insluiten-beheerder]")
    trusted = pipeline.trusted(good, TODAY, profile=profile)
    page = body(pipeline.render(trusted, DRAWN)["over/insluiten-beheerder/index.md"])
    policy = table(SMALL, None, trusted.guideline.parents).of("embed/v1/een/index.html")[POLICY]
    rule = " ".join(("frame-ancestors", *directives(policy)["frame-ancestors"]))
    assert html.fromstring(page).get_element_by_id("code-kader").text == f"{POLICY}: {rule}"


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
    assert len(list(sections(many["_headers"].decode()))) <= 100
    assert max(map(len, many["_headers"].decode().splitlines())) <= 2000
    assert max(map(len, many["deploy/nginx.conf"].decode().splitlines())) < 4000
    assert len(many["deploy/staticwebapp.config.json"]) <= 20_000
    assert len(many["deploy/web.config"]) <= 250_000


def test_cloudflare_lets_as_many_frame_as_a_line_names_and_the_file_says_so() -> None:
    text = servers(SMALL, None, MANY)["_headers"].decode()
    told = re.search(r"alleen de eerste (\d+) sites", text)
    assert told
    allowed = directives(cloudflare(text, "embed/v1/een/index.html")[POLICY])["frame-ancestors"]
    assert allowed == ["'self'", *MANY[: int(told[1])]]
    assert "alleen de eerste" not in servers(SMALL, None, INTRANET)["_headers"].decode()
