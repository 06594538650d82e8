"""The architecture is asserted, not hoped for: which room may use which, how large things are, what templates do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import nodes

from leidraad.checking import RULES, TEXT_RULES, WORD_RULES
from leidraad.trees.proof import TIERS
from leidraad.web.templates import HERE as WEB
from leidraad.web.templates import environment

PACKAGE = WEB.parent
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted(PACKAGE.rglob("*.jinja"))
MAX_MODULE, MAX_FUNCTION, MAX_TEMPLATE = 250, 40, 70

# Each room uses only the rooms above it; what stands in one line does not use each other.
ORDER = (
    ("source.problems", "source.likeness", "look", "forms", "spreadsheet"),
    ("source.nodes", "source.signs", "source.png", "source.finding", "failure"),
    ("source.traps", "source.model.record"),
    ("source.syntax",),
    ("source.reading", "source.model.base"),
    ("source.model.phone", "source.model.written", "source.model.choice"),
    ("source.model.addresses",),
    ("source.model.citation",),
    ("source.model.item", "source.model.lists", "source.model.anchors", "source.model.citable"),
    ("source.model.cards",),
    ("source.model.pages", "source.model.tree", "source.model.profile"),
    ("source.model.guideline",),
    ("source.tokens", "source.passage", "source.misfits", "source.rewriting"),
    ("source.markup",),
    ("source.leftovers",),
    ("source.tables",),
    ("source.filenames",),
    ("source.folder", "language"),
    ("schemas",),
    ("source.addressed",),
    ("source.shape", "source.using", "source.wordings", "source.referring", "source.phrases"),
    (
        "source.checks.references",
        "source.checks.renaming",
        "source.checks.freshness",
        "source.checks.wording",
        "source.checks.emergency",
        "source.checks.sentences",
        "source.checks.uses",
        "source.checks.roles",
        "source.checks.overriding",
        "source.checks.sharing",
        "source.checks.unfinished",
        "source.checks.force",
        "source.checks.preference",
        "source.checks.sameness",
        "source.checks.senses",
        "source.checks.showing",
        "source.checks.cards",
    ),
    (
        "source.checks.folding",
        "source.checks.naming",
        "source.checks.leading",
        "source.checks.provenance",
        "source.laying",
        "source.checks.early",
    ),
    ("source.checks",),
    ("trees.graph", "trees.lettering"),
    ("trees.rows",),
    ("trees.layers",),
    ("trees.spread", "trees.nets"),
    ("trees.layout",),
    ("trees.diagram",),
    ("trees.svg",),
    ("trees.subject",),
    ("trees.promise",),
    ("trees.rules.answers", "trees.rules.naming", "trees.rules.shape", "trees.rules.doubt", "trees.rules.guarantees"),
    ("trees.rules.completeness",),
    ("trees.rules.worth",),
    ("trees.proof", "trees.routes"),
    ("trees.difference",),
    ("difference.parts",),
    ("difference.changes",),
    ("difference.guideline",),
    ("web.dates", "web.urls", "web.formats", "processors"),
    ("output.files", "output.listing", "output.lock"),
    ("output.removing", "output.single", "printing"),
    ("output.swap", "output.journal"),
    ("output.claim", "output.publish"),
    ("output",),
    ("web.marks", "web.meaning", "web.placed"),
    ("web.links", "web.components.roles.style", "web.anchors"),
    ("web.assets", "web.situations"),
    ("store",),
    ("web.words",),
    ("web.handouts",),
    ("web.addresses",),
    ("web.lexicon", "web.house_style", "web.html", "web.views.menu"),
    ("web.fluent",),
    ("web.text",),
    (
        "web.provenance",
        "web.promises",
        "web.common",
        "web.components.aid.steps",
        "web.components.trail.stops",
        "web.views.frame",
    ),
    ("trusted",),
    ("web.standing", "search.kinds", "search.words"),
    ("search.shelves",),
    ("search.columns",),
    ("search.script",),
    ("web.views.origins",),
    ("web.views.items",),
    ("web.views.parts",),
    ("web.views.builder",),
    (
        "web.views.guarantees",
        "web.views.overrides",
        "web.views.waiting",
        "web.components.roles.blocks",
        "web.views.nodes",
    ),
    (
        "web.views.unit",
        "web.views.way",
        "web.views.lists",
        "web.views.letters",
        "web.views.prose",
        "web.views.aid",
        "web.views.handouts",
        "web.views.profile",
    ),
    ("web.views.card", "web.views.alphabet"),
    ("web.drawings",),
    ("web.views.routes", "web.data"),
    ("web.page",),
    ("web.printable",),
    ("web.pages", "web.moved"),
    ("web.head", "web.printed"),
    ("web.templates", "web.sitemap"),
    ("web.examples",),
    ("skin.alone", "intranet.assets", "intranet.inside", "intranet.framing"),
    ("intranet.embeds",),
    ("intranet.document", "intranet.oembed"),
    ("intranet.kit",),
    ("offline.links", "offline.page", "hosting.inline"),
    ("hosting.headers",),
    ("offline.archive", "offline.worker", "hosting.servers"),
    ("paper.document", "paper.letters"),
    ("paper.publication",),
    ("paper.walk",),
    ("paper.lengths", "paper.room"),
    ("paper.passages", "paper.notes", "paper.charts", "paper.imposition", "paper.jumps"),
    ("paper.press",),
    ("paper.setting", "paper.parts", "paper.sound"),
    ("paper.cutting", "paper.terse"),
    ("paper.books", "paper.pages", "paper.aids", "paper.cards"),
    ("paper.booked", "paper.faces"),
    ("paper.handouts", "paper.typeset", "paper.enlarged"),
    ("paper.fitting",),
    ("paper.shelf",),
    ("difference.report",),
    ("difference.page",),
    ("checking", "kept", "recalled"),
    ("skin",),
    ("trial",),
    ("begin.models", "begin.explained", "begin.inserting"),
    ("begin.aid",),
    ("begin.guideline", "begin.page"),
    ("begin.placing",),
    ("pipeline",),
    ("edit.textplace", "edit.spots", "edit.door"),
    ("edit.judging", "edit.journal", "edit.reach"),
    ("edit.saving",),
    ("edit.desk",),
    ("exchange.codes", "exchange.lines", "exchange.package", "exchange.styles"),
    ("exchange.leaves", "exchange.cells"),
    ("exchange.document", "exchange.returned"),
    ("exchange.settling",),
    ("exchange.putting",),
    ("review", "revisions", "preview", "plan"),
    ("serve",),
    ("cli.dutch",),
    ("cli.options", "cli.ending"),
    (
        "cli.building",
        "cli.checking",
        "cli.reviewing",
        "cli.difference",
        "cli.routes",
        "cli.framing",
        "cli.offline",
        "cli.schemas",
        "cli.beginning",
        "cli.sentences",
        "cli.planning",
        "cli.wordings",
        "cli.exchanging",
        "cli.enlarging",
    ),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}


def _name(module: Path) -> str:
    parts = module.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def _nodes(module: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))


def _imports(module: Path) -> Iterator[str]:
    """Yield the modules of ours that a module imports, also inside its functions."""
    for node in _nodes(module):
        match node:
            case ast.ImportFrom(module=str(source)) if source.split(".")[0] == "leidraad":
                inner = source.partition(".")[2]
                for alias in node.names:
                    whole = f"{inner}.{alias.name}".lstrip(".")
                    yield whole if whole in RANK else inner
            case ast.Import(names=names):
                yield from (a.name.partition(".")[2] for a in names if a.name.startswith("leidraad."))


def _functions(module: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in _nodes(module) if isinstance(node, ast.FunctionDef))


def test_a_module_uses_only_what_stands_above_it() -> None:
    used = {_name(module): found for module in MODULES if (found := set(_imports(module)))}
    assert set(used) - set(RANK) == set(), "give it a place in ORDER"
    assert {(name, other) for name, found in used.items() for other in found if RANK[other] >= RANK[name]} == set()


def test_every_module_in_the_order_exists() -> None:
    assert set(RANK) <= {_name(module) for module in MODULES}


def test_modules_and_functions_stay_small() -> None:
    modules = {_name(module): len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert {name: lines for name, lines in modules.items() if lines > MAX_MODULE} == {}
    functions = ((_name(module), one) for module in MODULES for one in _functions(module))
    long = {(name, one.name): (one.end_lineno or 0) - one.lineno + 1 for name, one in functions}
    assert {name: lines for name, lines in long.items() if lines > MAX_FUNCTION} == {}


def test_every_rule_is_asked_once() -> None:
    for rules in (RULES, TEXT_RULES, WORD_RULES, [rule for tier in TIERS for rule in tier]):
        names = [rule.__name__ for rule in rules]
        assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_print_and_do_not_think(template: Path) -> None:
    """No assignment, no arithmetic, no comparison, no string building, no choice among more, and no `safe`."""
    text = template.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MAX_TEMPLATE
    tree = environment({}).parse(text)
    thinking = (nodes.Assign, nodes.AssignBlock, nodes.BinExpr, nodes.Compare, nodes.Concat, nodes.CondExpr)
    assert {type(node).__name__ for kind in thinking for node in tree.find_all(kind)} == set()
    assert [loop.lineno for loop in tree.find_all(nodes.For) if loop.test is not None] == []
    assert [node.name for node in tree.find_all(nodes.Filter)] == []


# An anchor that a template would put together, of words and a value, or of how often it went round.
GLUED = re.compile(r'\b(?:id|for|aria-labelledby|aria-describedby)="(?:[^"{]+\{\{|\{\{[^"]*\}\}[^"])|loop\.index')


def test_a_template_makes_no_anchor() -> None:
    assert [
        (template.name, found) for template in TEMPLATES for found in GLUED.findall(template.read_text("utf-8"))
    ] == []


def test_our_styles_touch_only_our_own_names() -> None:
    found: set[tuple[str, str]] = set()
    for sheet in PACKAGE.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        without_values = re.sub(r"/\*.*?\*/|\d\.\d|url\(.*?\)", "", text, flags=re.DOTALL)
        found |= {(sheet.name, name) for name in re.findall(r"\.([a-zA-Z][\w-]*)", without_values)}
    assert {(sheet, name) for sheet, name in found if not name.startswith("c-")} == set()


def test_scripts_are_made_strict_in_one_place() -> None:
    """What is put together gets it once; what an editor's browser gets alone says so itself."""
    texts = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in PACKAGE.rglob("*.*s")}
    texts |= {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in MODULES}
    assert {name for name, text in texts.items() if '"use strict"' in text} == {"web/assets.py", "edit/schrijven.js"}


def test_only_the_ends_touch_the_disk() -> None:
    """Reading content, templates and assets, writing files and running the skin: nothing else opens a file."""
    ends = {
        "source.finding", "source.folder", "source.filenames", "web.templates", "web.assets", "output.files",
        "output.listing", "output.lock", "output.claim", "output.swap", "output.journal", "output.single",
        "processors", "skin",
        "review", "revisions", "pipeline", "serve", "source.likeness",
        "cli.dutch", "cli.options", "cli.ending", "cli.framing", "intranet.assets", "cli.offline", "offline.worker",
        "paper.typeset", "paper.press", "paper.letters", "paper.room", "store", "hosting.servers", "look",
        "web.examples", "language", "schemas", "search.script", "begin.models", "begin.placing", "begin.explained",
        "cli.beginning", "plan", "difference.page", "kept", "skin.alone", "trial", "edit.journal", "edit.saving",
        "preview", "exchange.putting", "cli.exchanging", "cli.enlarging", "cli.schemas", "printing", "recalled",
    }  # fmt: skip
    touching = {
        _name(module)
        for module in MODULES
        if re.search(
            r"\b(read_text|read_bytes|write_text|write_bytes|open\(|Path\()", module.read_text(encoding="utf-8")
        )
    }
    assert touching <= ends


def test_only_the_proof_makes_what_is_trusted() -> None:
    """Whoever gets it has nothing to check any more, so nobody else may make one."""
    makers = {
        _name(module)
        for module in MODULES
        for node in _nodes(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Trusted"
    }
    assert makers == {"trusted"}


def test_after_the_proof_no_rule_runs_and_no_aid_is_read_again() -> None:
    asked = {
        (_name(module), node.func.id)
        for module in MODULES
        for node in _nodes(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        and node.func.id in ("signs_can_be_printed", "subjects", "graph_of", "lexicon", "uses")
    }  # fmt: skip
    assert asked == {
        ("trusted", "subjects"), ("trusted", "lexicon"), ("trusted", "uses"), ("trees.subject", "graph_of"),
        ("cli.difference", "subjects"), ("cli.difference", "lexicon"), ("difference.guideline", "subjects"),
    }  # fmt: skip


# The rooms in which each form other than the site is made.
FORMS = ("paper", "intranet", "offline")
# The rooms that have views in their hands, and the words by which a program asks what kind something is.
WITH_VIEWS = (
    "web.page", "web.views", "web.handouts", "web.sitemap", "web.templates", "paper", "intranet", "offline.page"
)  # fmt: skip
ASKING = re.compile(
    r"\b(?:isinstance|cast|hasattr|type)\((?:[\w.]*\b)?(?:view|page|shown|embed)\b"
    r"|\b(?:view|page|shown|embed)s?: (?:object|Any)\b"
    r"|\.layout ==|case \w+View\("
)


def test_nobody_asks_what_kind_of_view_it_is() -> None:
    """A view names its layout, and who needs one kind of page gets that kind."""
    texts = {_name(module): module.read_text(encoding="utf-8") for module in MODULES}
    shown = {name: text for name, text in texts.items() if name.startswith(WITH_VIEWS)}
    assert {name: found for name, text in shown.items() if (found := ASKING.findall(text))} == {}
    assert {name for name, text in shown.items() if "typing import cast" in text} == set()


def test_every_view_of_a_page_names_a_layout_and_every_layout_prints_one() -> None:
    named = {
        name
        for module in MODULES
        for name in re.findall(r'layout: ClassVar\[str\] = "([a-z-]+)"', module.read_text(encoding="utf-8"))
    }
    whole = {"page", "document", "head"}  # What stands around.
    printed = {path.name.partition(".")[0] for path in TEMPLATES if path.parent.name == "layouts"}
    assert named == printed - whole


TESTS = Path(__file__).parent
EDITORS = "CONTENT"
# One says where it stands; the other types what the README tells a newcomer to type.
ABOUT_THE_PROJECT = ("places.py", "test_readme.py")


def test_no_test_of_the_program_opens_the_content_of_editors() -> None:
    """So that whatever an editor writes fails no test but those in `inhoud/`; laws get theirs from fixtures."""
    modules = {path.relative_to(TESTS): path for path in TESTS.rglob("*.py") if path.name not in ABOUT_THE_PROJECT}
    of_the_program = [path for name, path in modules.items() if not {"inhoud", "bench"}.intersection(name.parts)]
    naming = (path for path in of_the_program if EDITORS in path.read_text(encoding="utf-8"))
    ids = ((path, node.id) for path in naming for node in _nodes(path) if isinstance(node, ast.Name))
    assert [path for path, name in ids if name == EDITORS] == []


def test_a_helper_of_the_tests_is_used_and_no_test_takes_from_another() -> None:
    """What tests share stands in `helpers/` or is a law."""
    modules = {path: path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py")}
    taken = {name for text in modules.values() for name in re.findall(r"^from ([\w.]+) import", text, re.MULTILINE)}
    assert {name for name in taken if name.split(".")[-1].startswith(("test_", "conftest"))} == set()
    run = {name for text in modules.values() for name in re.findall(r'"helpers" / "(\w+)\.py"', text)}
    assert {path.stem for path in (TESTS / "helpers").glob("*.py")} - taken - run == set()


def test_an_id_becomes_a_path_in_one_place() -> None:
    modules = {_name(module): module for module in MODULES if _name(module).startswith(("web", *FORMS))}
    made = {name: re.findall(r'f"\{[\w.]*\bid\}/', one.read_text(encoding="utf-8")) for name, one in modules.items()}
    assert {name for name, found in made.items() if found} <= {"web.urls"}


# What makes a guideline of bytes and asks whether it may be published.
BEFORE_TRUST = (
    "source.folder", "source.reading", "source.shape", "source.laying", "source.checks", "source.misfits",
    "trees.proof", "trees.rules",
)  # fmt: skip


def test_from_bytes_to_each_form_no_room_is_entered_twice() -> None:
    """What is trusted is not read, shaped or checked again, and no form is made of another form."""
    after = [(_name(module), module) for module in MODULES if RANK.get(_name(module), 0) > RANK["trusted"]]
    uses = [(name, name.partition(".")[0], other) for name, module in after for other in _imports(module)]
    of_forms = [(name, room, other) for name, room, other in uses if room in ("web", *FORMS)]
    assert of_forms
    assert [(name, other) for name, _, other in of_forms if other.startswith(BEFORE_TRUST)] == []
    others = {room: tuple(f"{form}." for form in FORMS if form != room) for room in ("web", *FORMS)}
    assert [(name, other) for name, room, other in of_forms if other.startswith(others[room])] == []


def _named(module: Path) -> Iterator[str]:
    """Yield the classes, functions and types that a module offers to others."""
    for node in ast.iter_child_nodes(_nodes(module)[0]):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=value)
            ) if not name.isupper() and not (isinstance(value, ast.Call) and "TypeVar" in ast.dump(value.func)):
                yield name


def test_no_two_things_have_one_name() -> None:
    """So that a name means one thing to who reads it, without looking where it came from."""
    where: dict[str, list[str]] = {}
    for module in MODULES:
        for name in _named(module):
            where.setdefault(name, []).append(_name(module))
    twice = {name: found for name, found in where.items() if len(found) > 1 and not name.startswith("_")}
    assert twice == {}


def test_of_the_skin_nothing_is_known_outside_its_room() -> None:
    """MkDocs can be replaced in one room; of Material nothing stands outside it."""
    outside = [path for path in (*MODULES, *TEMPLATES, *PACKAGE.rglob("*.css")) if "skin" not in path.parts]
    texts = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in outside}
    assert [name for name, text in texts.items() if re.search(r"^(?:from|import) mkdocs", text, re.MULTILINE)] == []
    assert [name for name, text in texts.items() if 'files("material")' in text] == []
    assert [name for name, text in texts.items() if re.search(r"(?<![\w-])(?:--)?md-[a-z][a-z_-]*\b", text)] == []


def test_of_word_documents_nothing_is_known_outside_their_room() -> None:
    """So that only one command loads what reads and writes them."""
    outside = [module for module in MODULES if "exchange" not in module.parts]
    texts = {_name(module): module.read_text(encoding="utf-8") for module in outside}
    assert [
        name for name, text in texts.items() if re.search(r"^\s*(?:from|import) (?:docx|lxml)\b", text, re.MULTILINE)
    ] == []
    assert {name for name, text in texts.items() if "leidraad.exchange" in text} == {"cli.exchanging"}
