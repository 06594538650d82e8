"""Which pages exist: where each stands, by which layout it is printed, and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.pages import Chapter
from leidraad.trees.subject import Subject
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.handouts import Handout, handouts_of
from leidraad.web.provenance import by_locator
from leidraad.web.steps import steps_file
from leidraad.web.views.aid import aid_page_view
from leidraad.web.views.frame import Entry, Frames, FrameView, LinkView, site_map
from leidraad.web.views.handouts import Paper, handouts_view
from leidraad.web.views.lists import changes_view, glossary_view, register_view, slots_view, sources_view
from leidraad.web.views.parts import Builder
from leidraad.web.views.profile import different_view
from leidraad.web.views.prose import about_view, chapter_view, home_view, index_view, sheet_view
from leidraad.web.views.routes import routes_view
from leidraad.web.views.unit import theme_view, unit_view

# What the page of an aid may do: show itself.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


@dataclass(frozen=True)
class Shell:
    """The head of a page that we write whole: where its links start, its style sheets, scripts and policy.

    A `root` is for a page that is shown at any address: a link that starts at the page itself leads nowhere there.
    """

    root: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    policy: str


@dataclass(frozen=True)
class Page:
    """A page: its site path, the layout that prints it, what stands around it and what it shows."""

    path: str
    layout: str
    frame: FrameView
    view: object
    contents: tuple[LinkView, ...] = ()
    shell: Shell | None = None
    handouts: tuple[Handout, ...] = ()

    @property
    def file(self) -> str:
        """Where it stands in the folder that MkDocs builds: whole, or as the text of a page."""
        if self.path.endswith(".html"):
            return self.path
        return f"{self.path}index.html" if self.shell else f"{self.path}index.md"


@dataclass(frozen=True)
class _Site:
    """What every page is made from."""

    trusted: Trusted
    entries: tuple[Entry, ...]
    frames: Frames
    on_paper: bool

    @property
    def guideline(self) -> Guideline:
        return self.trusted.guideline

    def page(
        self,
        path: str,
        layout: str,
        title: str,
        description: str,
        view: object,
        contents: tuple[LinkView, ...] = (),
        shell: Shell | None = None,
    ) -> Page:
        found = tuple(handouts_of(path, layout, title, view)) if self.on_paper else ()
        links = tuple(LinkView(one.title, urls.relative(path, urls.handout(one.id))) for one in found)
        frame = replace(self.frames.frame(path, title, description), handouts=links)
        return Page(path, layout, frame, view, contents, shell, found)

    def build(self, path: str) -> Builder:
        return Builder(self.trusted, path)

    def entry(self, path: str) -> Entry:
        return next(entry for entry in self.entries if entry.path == path)

    def say(self, name: str) -> str:
        return self.guideline.sentences[name]


def pages(trusted: Trusted, drawn: Mapping[str, Markup], *, on_paper: bool) -> tuple[Page, ...]:
    """Return every page of the site, with links to its handouts when there are any; `drawn` is each aid by its id."""
    site = _site(trusted, on_paper=on_paper)
    return (
        *_home(site),
        *(page for chapter in trusted.guideline.chapters for page in _chapter(site, chapter)),
        *_trees(site, drawn),
        *_sheets(site),
        *_lists(site),
        *_about(site),
        _not_found(site),
    )


def _site(trusted: Trusted, *, on_paper: bool) -> _Site:
    guideline = trusted.guideline
    entries = site_map(guideline, on_paper)
    urgent = next((one.target for one in guideline.home.entrances if one.urgent), guideline.home.entrances[0].target)
    frames = Frames(guideline, entries, urls.page_paths(guideline)[urgent])
    return _Site(trusted, entries, frames, on_paper)


def handouts_page(trusted: Trusted, papers: Iterable[Paper]) -> Page:
    """Return the page that shows every handout."""
    site = _site(trusted, on_paper=True)
    view = handouts_view(papers, site.build(urls.HANDOUTS))
    return site.page(urls.HANDOUTS, "handouts", site.say("handouts"), site.say("handouts-uitleg"), view)


def _home(site: _Site) -> Iterator[Page]:
    guideline = site.guideline
    view = home_view(guideline, site.entries, site.build(urls.HOME))
    yield site.page(urls.HOME, "home", guideline.home.title, guideline.settings.subtitle, view)


def _chapter(site: _Site, chapter: Chapter) -> Iterator[Page]:
    path, head = f"{chapter.id}/", chapter.head
    shown = chapter_view(chapter, site.entry(path), site.build(path))
    yield site.page(path, "prose", head.title, head.summary, shown, shown.contents)
    for unit in chapter.units:
        path = urls.unit(chapter.id, unit.id)
        unit_page = unit_view(site.guideline, chapter, unit, site.build(path))
        yield site.page(path, "unit", unit.title, f"{unit_page.kicker}. {unit.title}. {head.title}.", unit_page,
                        unit_page.contents)  # fmt: skip
    themes = {str(theme.id): theme for theme in site.guideline.settings.themes}
    for name in urls.chapter_themes(site.guideline, chapter):
        path, theme = urls.unit(chapter.id, name), themes[name]
        view = theme_view(chapter, theme, site.build(path))
        description = f"{theme.name} ({theme.short}). {head.title}."
        yield site.page(path, "theme", theme.name, description, view, view.contents)


def _trees(site: _Site, drawn: Mapping[str, Markup]) -> Iterator[Page]:
    lead = site.say("beslishulpen-uitleg")
    view = site.build(urls.TREES).aids(tree.id for tree in site.guideline.trees)
    yield site.page(urls.TREES, "aids", site.say("beslishulpen"), lead, view)
    for subject in site.trusted.subjects:
        tree = subject.tree
        path = urls.tree(tree.id)
        shown = aid_page_view(subject, site.build(path), site.frames.numbers)
        yield site.page(path, "aid", tree.title, tree.audience, shown, shell=_aid_shell(path, subject))
        path = urls.routes(tree.id)
        sheet = routes_view(subject, drawn[tree.id], site.build(path))
        title = f"{tree.title}: {site.say('alle-routes').lower()}"
        yield site.page(path, "routes", title, site.say("routes-uitleg"), sheet)


def _aid_shell(path: str, subject: Subject) -> Shell:
    """A decision aid takes nothing from elsewhere, sends nothing, and lets no text become a script."""
    assets = urls.relative(path, urls.ASSETS)
    styles = (f"{assets}material.css", f"{assets}leidraad.css", steps_file(subject.tree.id, subject.graph))
    return Shell("", styles, (f"{assets}leidraad.js", f"{assets}beslishulp.js"), POLICY)


def _not_found(site: _Site) -> Page:
    """Its links start at the site's root, wherever it is shown."""
    root = urls.root(site.guideline.settings.address)
    shell = Shell(root, ("assets/material.css", "assets/leidraad.css"), ("assets/leidraad.js",), "")
    title, lead = site.say("niet-gevonden"), site.say("niet-gevonden-uitleg")
    return site.page(urls.NOT_FOUND, "not-found", title, lead, None, shell=shell)


def _sheets(site: _Site) -> Iterator[Page]:
    lead = site.say("praktisch-uitleg")
    view = index_view(lead, site.entry(urls.SHEETS), site.build(urls.SHEETS))
    yield site.page(urls.SHEETS, "prose", site.say("praktisch"), lead, view)
    for sheet in site.guideline.sheets:
        path = urls.sheet(sheet.id)
        shown = sheet_view(sheet, site.build(path))
        yield site.page(path, "prose", sheet.title, sheet.summary, shown, shown.contents)


def _lists(site: _Site) -> Iterator[Page]:
    glossary = glossary_view(site.guideline, site.build(urls.GLOSSARY))
    yield site.page(urls.GLOSSARY, "glossary", site.say("begrippen"), site.say("begrippen-uitleg"), glossary)
    register = register_view(site.guideline, site.entries, site.build(urls.REGISTER))
    yield site.page(urls.REGISTER, "register", site.say("register"), site.say("register-uitleg"), register)


def _about(site: _Site) -> Iterator[Page]:
    guideline, found, lead = site.guideline, site.trusted.uses, site.say("over-uitleg")
    view = index_view(lead, site.entry(urls.ABOUT), site.build(urls.ABOUT))
    yield site.page(urls.ABOUT, "prose", site.say("over"), lead, view)
    if guideline.profile:
        own = different_view(guideline, guideline.profile, site.build(urls.DIFFERENT))
        title = site.say("wat-is-hier-anders")
        yield site.page(urls.DIFFERENT, "different", title, guideline.profile.summary, own)
    for page in guideline.about:
        path = urls.about(page.id)
        shown = about_view(page, site.build(path))
        yield site.page(path, "prose", page.title, page.summary, shown, shown.contents)
    sources = sources_view(guideline, site.build(urls.SOURCES), found, by_locator(found))
    yield site.page(urls.SOURCES, "sources", site.say("bronnen"), site.say("bronnen-uitleg"), sources)
    slots = slots_view(guideline, site.build(urls.SLOTS))
    yield site.page(urls.SLOTS, "slots", site.say("invulplekken"), site.say("invulplekken-uitleg"), slots)
    changes = changes_view(guideline, site.build(urls.CHANGES))
    yield site.page(urls.CHANGES, "changes", site.say("wijzigingen"), site.say("wijzigingen-uitleg"), changes)
