"""Whether a page is dressed without a look at any other: then it can be kept, and dressed without the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment, TemplateError, meta, nodes

from leidraad.store import CONFIG, fingerprint, key, versions

LIBRARIES = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "markdown", "pyyaml")
# What a template may name: the page, of which it may ask only what that page says itself, and what it stands on.
PAGE, SAYS = "page", "meta"
NAMES = frozenset((PAGE, "self", "super"))


def around(folders: Iterable[Path], address: str | None) -> bytes:
    """Return what changes with all that a page is dressed in, by the templates of these folders, the first one first.

    Nothing where a template can see more than its page: the menu, the settings, or a template that is not among these.
    """
    found = [_templates(folder) for folder in folders]
    names = {name for some in found for name in some}
    if not all(_is_alone(text, names) for some in found for text in some.values()):
        return b""
    parts = (repr(found).encode(), repr(address).encode(), versions(*LIBRARIES))
    config = CONFIG.read_bytes() if CONFIG.is_file() else b""
    return key(fingerprint("skin/*"), config, *parts).encode()


def _templates(folder: Path) -> Mapping[str, bytes]:
    """Return every file of a folder that is read as a template, by the name that others know it by."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _is_alone(text: bytes, names: Iterable[str]) -> bool:
    """Say whether a template sees its page only, and other templates only by a name of these."""
    env = Environment(autoescape=True)
    # What Jinja lets any template ask, such as chance, is no part of a page either.
    env.globals.clear()
    try:
        tree = env.parse(text.decode())
        free = meta.find_undeclared_variables(tree) <= NAMES
    except (TemplateError, UnicodeDecodeError):
        return False
    asked = [one.node for one in tree.find_all(nodes.Getattr) if one.attr == SAYS]
    named = [one for one in tree.find_all(nodes.Name) if one.name == PAGE]
    others = {*meta.find_referenced_templates(tree)} <= {*names}
    return free and others and all(any(one is node for node in asked) for one in named)
