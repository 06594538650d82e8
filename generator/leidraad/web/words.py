"""What a name looks like elsewhere in a sentence than where it was written, and what a unit is called."""

from __future__ import annotations

from string import ascii_uppercase

from leidraad.source.model.guideline import Guideline, Role, Theme
from leidraad.source.model.pages import Chapter, Unit


def capital(name: str) -> str:
    """Return a name as it begins a line; the rest of it stays as it is."""
    return name[:1].upper() + name[1:]


def small(name: str) -> str:
    """Return a name as it stands within a line, unless it begins with an abbreviation: `GGZ-arts` stays so."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def label(chapter: Chapter, unit: Unit) -> str:
    """Return what a unit is called within a sentence: its noun and its number."""
    return f"{chapter.head.unit_noun} {unit.number}"


def kicker(chapter: Chapter, unit: Unit) -> str:
    """Return what stands above the title of a unit."""
    return capital(label(chapter, unit))


def full_title(chapter: Chapter, unit: Unit) -> str:
    """Return the title of a unit with its number, as it stands among others."""
    return f"{kicker(chapter, unit)}. {unit.title}"


def theme_title(guideline: Guideline, chapter: Chapter, theme: Theme) -> str:
    """Return the title of the page that gathers a theme in a chapter; where more chapters have it, with which."""
    more = [one for one in guideline.chapters if any(unit.points_of(theme.id) for unit in one.units)]
    return f"{theme.name} ({chapter.head.title})" if len(more) > 1 else theme.name


def role_title(chapter: Chapter, role: Role) -> str:
    """Return the title of the page with a role's whole way through a chapter."""
    return f"{chapter.head.title}: {small(role.name)}"


def title_first(chapter: Chapter, unit: Unit) -> str:
    """Return the title of a unit as somebody looks it up who does not know its number."""
    return f"{unit.title} ({label(chapter, unit)})"


def letter(position: int) -> str:
    """Return A for 0, Z for 25, AA for 26."""
    rest, last = divmod(position, len(ascii_uppercase))
    return (letter(rest - 1) if rest else "") + ascii_uppercase[last]
