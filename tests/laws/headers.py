"""What holds of the settings for servers of any guideline: each form says the same, and no more than needed."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from folders import Pages, files_in
from lxml import etree

from leidraad.hosting.headers import DENIED, KEEP, POLICY, YEAR, HeaderTable, table
from leidraad.hosting.servers import servers
from leidraad.intranet.framing import EVERYBODY
from leidraad.web import urls

pytestmark = pytest.mark.slow

Files = Mapping[str, bytes]
NAMES = sorted(servers({}, None))


def digest_of(text: str) -> str:
    """Return how a policy names a style or script."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def directives(policy: str) -> dict[str, list[str]]:
    """Return the sources of each directive of a policy."""
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


@pytest.fixture(scope="module")
def files(site: Path) -> Files:
    """The finished site, as far as a reader may have it."""
    return {name: data for name, data in files_in(site).items() if name not in NAMES}


@pytest.fixture(scope="module")
def found(files: Files, published: str | None) -> HeaderTable:
    """Its headers."""
    return table(files, published)


def test_the_site_has_the_settings_of_its_own_build(site: Path, files: Files, published: str | None) -> None:
    assert {name: (site / name).read_bytes() for name in NAMES} == servers(files, published)


def test_no_setting_allows_what_nobody_checked(site: Path) -> None:
    for name in NAMES:
        assert "unsafe" not in (site / name).read_text(encoding="utf-8"), name


def test_a_part_may_load_nothing_and_its_own_page_says_which_style_and_script_stand_in_it(
    found: HeaderTable, parts: Pages
) -> None:
    policy = directives(found.of("embed/v1/begrippen/index.html")[POLICY])
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
        own = directives(first.get("content"))
        assert first.get("http-equiv") == POLICY, name
        assert own["default-src"] == ["'none'"], name
        assert own["script-src"] == sorted({digest_of(text) for text in part.xpath("//script/text()")}), name
        assert own["style-src"] == sorted({digest_of(text) for text in part.xpath("//style/text()")}), name


def test_a_page_takes_from_the_site_only_and_one_that_frames_may_do_so(found: HeaderTable) -> None:
    policy = directives(found.of("begrippen/index.html")[POLICY])
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
    assert directives(found.of("insluiten/index.html")[POLICY]) == policy | {"frame-src": ["'self'"]}
    assert [rule.folder for rule in found.rules if "frame-src 'self'" in rule.headers.get(POLICY, "")] == [urls.KIT]


def test_no_answer_has_the_older_header_that_shuts_a_part_out_and_all_deny_what_is_not_used(
    found: HeaderTable, files: Files
) -> None:
    for name in files:
        headers = found.of(name)
        assert "X-Frame-Options" not in headers
        assert headers["Permissions-Policy"] == ", ".join(f"{one}=()" for one in sorted(DENIED))


def test_no_file_falls_under_two_rules(found: HeaderTable, files: Files) -> None:
    assert {name for name in files if sum(rule.holds_for(name) for rule in found.rules) > 1} == set()
    assert all(any(rule.holds_for(name) for name in files) for rule in found.rules)


def test_only_a_file_that_is_named_by_what_is_in_it_is_kept_without_asking(found: HeaderTable, files: Files) -> None:
    kept = {name for name in files if found.of(name)[KEEP] == YEAR}
    assert kept == {name for name, data in files.items() if sha256(data).hexdigest()[:12] in name}
    assert kept


def sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each pattern of a `_headers` file with its lines."""
    for block in text.split("\n\n"):
        pattern, *lines = [line for line in block.splitlines() if not line.startswith("#")] or [""]
        if pattern:
            yield pattern, [line.strip() for line in lines]


def _matches(pattern: str, path: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), f"/{path.removesuffix('index.html')}") is not None


def _netlify(text: str, path: str) -> dict[str, str]:
    """As its own parser does: a line without a colon is nothing, and of two rules the later one counts."""
    lines = [line for pattern, lines in sections(text) if _matches(pattern, path) for line in lines if ":" in line]
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def cloudflare(text: str, path: str) -> dict[str, str]:
    """As it documents: what stands twice is joined, unless the first was taken away with an exclamation mark."""
    headers: dict[str, str] = {}
    for line in (line for pattern, lines in sections(text) if _matches(pattern, path) for line in lines):
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
    "Cloudflare": ("_headers", cloudflare),
    "IIS": ("deploy/web.config", _iis),
    "Azure": ("deploy/staticwebapp.config.json", _azure),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_server_that_cannot_run_here_reads_the_same_table(
    form: str, site: Path, files: Files, found: HeaderTable
) -> None:
    name, read = FORMS[form]
    text = (site / name).read_text(encoding="utf-8")
    # Only IIS reads it where it stands; the others get one for all that is on the server.
    root = "" if form == "IIS" else found.root.removeprefix("/")
    assert {path: read(text, root + path) for path in files} == {path: dict(found.of(path)) for path in files}


def test_no_form_is_larger_than_its_server_takes(site: Path) -> None:
    """Cloudflare: 100 rules, 2,000 characters a line. Azure: 20 KB. IIS: 250 KB. nginx: 4,096 characters a word."""
    headers = (site / "_headers").read_text(encoding="utf-8")
    assert len(list(sections(headers))) <= 100
    assert max(map(len, headers.splitlines())) <= 2000
    assert (site / "deploy/staticwebapp.config.json").stat().st_size <= 20_000
    assert (site / "deploy/web.config").stat().st_size <= 250_000
    assert max(map(len, (site / "deploy/nginx.conf").read_text(encoding="utf-8").splitlines())) < 4000
