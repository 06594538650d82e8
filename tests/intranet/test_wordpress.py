"""Parts in a real WordPress from Debian: an editor pastes an address and publishes, a reader follows an aid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from browsing import reading, serving
from certificates import certificate, secure
from embedding import AID, HEIGHT, KINDS, Host, answer, awaits, follows, visiting
from looking import STICKS_OUT
from making import DRAWN
from places import ROOT
from playwright.sync_api import Browser, expect
from publishing import Editor, missing, wordpress

from leidraad import pipeline
from leidraad.intranet.embeds import Embed, embeds
from leidraad.intranet.oembed import code
from leidraad.output import write
from leidraad.skin import dress
from leidraad.source.model.guideline import Guideline
from leidraad.trees.graph import Route, graph_of
from leidraad.trusted import trust
from leidraad.web import urls
from leidraad.web.page import Workshop

LACKING = ", ".join(missing())
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("wordpress"),
    pytest.mark.skipif(bool(LACKING), reason=f"NO REAL WORDPRESS WAS TRIED: `make browser` as root installs {LACKING}"),
]

# The other aid in the same post.
OTHER = "mag-dit-nog-gebruikt"
# WordPress makes no frame higher.
MOST = 1000
# The widths of a desk and a phone.
WIDTHS = [1280, 360]


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate, as the screen of WordPress makes a frame only of what is pasted with https."""
    return certificate(tmp_path_factory.mktemp("bewijs"), "localhost")


@pytest.fixture(scope="module")
def online(guideline: Guideline, tmp_path_factory: pytest.TempPathFactory, proof: Path) -> Iterator[Guideline]:
    """The content with the public address where its finished site, without paper, can be read."""
    folder = tmp_path_factory.mktemp("site")
    with serving(folder) as server, pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        secure(server, proof)
        settings = guideline.settings.model_copy(update={"address": f"https://localhost:{server.server_port}/"})
        addressed = guideline.but(settings=settings)
        write(folder, dress(pipeline.render(trust(addressed, ()), DRAWN), settings.address))
        yield addressed


@pytest.fixture(scope="module")
def site(online: Guideline) -> str:
    """Its address."""
    return str(online.settings.address)


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory, site: str, proof: Path) -> Iterator[str]:
    """The address of a WordPress."""
    with wordpress(tmp_path_factory.mktemp("wp"), site, proof) as address:
        yield address


@pytest.fixture(scope="module")
def editor(browser: Browser, blog: str, site: str) -> Iterator[Editor]:
    """An editor of it, whose screen asks nobody else for anything."""
    asked: list[str] = []
    with reading(browser, 1280, ignore_https_errors=True, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.on("request", lambda request: asked.append(request.url))
        editor = Editor(page, blog)
        editor.log_in()
        yield editor
        assert _strangers(asked, blog, site) == []


@pytest.fixture(scope="module")
def post(editor: Editor, site: str) -> str:
    """A post with two aids below each other, each by an address on a line of its own."""
    return editor.post(f"Doe dit.\n\n{site}{urls.embed(AID)}\n\n{site}{urls.tree(OTHER)}\n")


@pytest.fixture(scope="module")
def route(online: Guideline) -> Route:
    """The longest way through the first aid."""
    [tree] = [tree for tree in online.trees if tree.id == AID]
    return max((route for route, _ in graph_of(tree).routes()), key=len)


@pytest.fixture(scope="module")
def parts(online: Guideline) -> Mapping[str, Embed]:
    """Every part by its id."""
    return {part.id: part for part in embeds(Workshop(trust(online, ()), on_paper=False))}


def _strangers(asked: list[str], *known: str) -> list[str]:
    return [url for url in asked if not url.startswith((*known, "data:", "blob:"))]


@contextmanager
def _visiting(browser: Browser, post: str, width: int) -> Iterator[Host]:
    """Open a post as anybody may, and see each frame as high as what stands in it."""
    with visiting(browser, post, width, ignore_https_errors=True) as host:
        follows(host, MOST)
        yield host


@pytest.mark.parametrize("path", [urls.embed(AID), urls.tree(AID)])
def test_an_editor_who_pastes_the_address_of_an_aid_sees_it_live_and_publishes_it(
    browser: Browser, editor: Editor, site: str, path: str
) -> None:
    frame = editor.paste(site + path)
    least = frame.content_frame.locator("body").evaluate(HEIGHT)
    frame.page.wait_for_function("([one, least]) => Number(one.height) >= least", arg=[frame.element_handle(), least])
    with _visiting(browser, editor.publish(), 1280) as host:
        frame = host.page.locator("iframe")
        secret = frame.get_attribute("data-secret")
        expect(frame).to_have_attribute("sandbox", "allow-scripts")
        expect(frame).to_have_attribute("src", f"{site}{urls.embed(AID)}#?secret={secret}")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_is_led_to_an_outcome_and_each_frame_stays_as_high_as_what_it_shows(
    browser: Browser, blog: str, site: str, post: str, route: Route, width: int
) -> None:
    with _visiting(browser, post, width) as host:
        for step in route:
            answer(host.frame, (step,), scripts=True)
            follows(host, MOST)
        assert host.frame.locator(".c-aid__outcome[data-now]").is_visible()
        assert _strangers(host.asked, blog, site) == []
        assert host.page.context.storage_state() == {"cookies": [], "origins": []}
    assert host.said == []


def test_a_frame_with_an_aid_is_as_high_whatever_a_reader_opens(browser: Browser, post: str) -> None:
    with _visiting(browser, post, 1280) as host:
        seen = [host.heights()]
        for _ in range(2):
            host.frame.locator("[data-now] .c-aid__help > summary").click()
            follows(host, MOST)
            seen.append(host.heights())
        assert seen == [seen[0]] * 3


@pytest.mark.parametrize("width", WIDTHS)
def test_a_frame_is_as_wide_as_the_text_of_the_post(browser: Browser, post: str, width: int) -> None:
    with _visiting(browser, post, width) as host:
        wide = "one => one.getBoundingClientRect().width"
        text = host.page.locator(".entry-content > p").first.evaluate(wide)
        assert [frame.evaluate(wide) for frame in host.page.locator("iframe").all()] == [text, text]
        assert host.page.evaluate("document.documentElement.scrollWidth") == width
        assert [frame.evaluate(STICKS_OUT) for frame in host.frames] == [[], []]


def test_no_link_in_a_frame_works_so_the_numbers_and_the_address_stand_there_in_words(
    with_windows: Browser, post: str, parts: Mapping[str, Embed]
) -> None:
    """The page that tells how to do this says so too."""
    with _visiting(with_windows, post, 1280) as host:
        for name in ("0900-0388", "Open op de hele site"):
            host.frame.get_by_role("link", name=name).first.click()
        awaits(host, lambda: len(host.said) > 1)
        assert [page.url for page in host.page.context.pages] == [post]
        words = host.frame.locator("body").inner_text()
        assert [word in words for word in ("NVWA", "0900-0388", parts[AID].frame.canonical)] == [True, True, True]
    refused = ("Navigation to external protocol blocked by sandbox", f"Blocked opening '{parts[AID].frame.canonical}'")
    assert [text.startswith(why) for text, why in zip(host.said, refused, strict=True)] == [True, True]


def test_without_scripts_a_post_has_a_link_to_each_page(browser: Browser, site: str, post: str) -> None:
    with reading(browser, 1280, java_script_enabled=False, ignore_https_errors=True) as page:
        page.goto(post)
        links = [link for link in page.locator("blockquote a").all() if link.is_visible()]
        assert [link.get_attribute("href") for link in links] == [site + urls.tree(name) for name in (AID, OTHER)]


def test_wordpress_finds_each_kind_of_part_by_its_address_and_by_that_of_its_page(
    parts: Mapping[str, Embed], editor: Editor, site: str
) -> None:
    for part in map(parts.__getitem__, KINDS):
        for path in (part.path, part.frame.path):
            found = editor.ask(path=f"/oembed/1.0/proxy?url={quote(site + path)}")
            assert (found["title"], found["provider_name"]) == (part.frame.title, part.frame.site_title)
            assert f'src="{site}{part.path}#?secret=' in found["html"]


def test_of_the_code_wordpress_leaves_the_link_only(
    browser: Browser, parts: Mapping[str, Embed], editor: Editor
) -> None:
    """That is why `/insluiten/` says to paste the address."""
    with reading(browser) as page:
        page.goto(editor.post(code(parts[AID])))
        assert page.locator("iframe").count() == 0
        assert page.locator(".entry-content a").get_attribute("href") == parts[AID].frame.canonical
