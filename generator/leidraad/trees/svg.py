"""A picture as SVG, as the page that it stands on sets it.

It asks nothing of that page: no script or address, and colours that follow the text around it. Classes let the page
colour it: `c-diagram-question`, `c-diagram-outcome`, `c-diagram-answer`, `c-diagram-line`, and `c-diagram-tone-…` for
an outcome whose label has a tone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from leidraad.trees.diagram import Picture, Shape, ShapeRole, TextLines
from leidraad.trees.layout import Box, Spot, Wire

ARROW, TURN, STROKE = 7.0, 7.0, 1.5
DRAWN = f'stroke="currentColor" stroke-width="{STROKE:g}"'


@dataclass(frozen=True)
class Setting:
    """How a page sets a picture: in which face and size of type, how large its unit is, and with which style sheet.

    The unit is so many of a length of CSS, or of the page's own where that has no name.
    """

    face: str
    type: float
    unit: float = 1
    length: str = ""
    style: str = ""


@dataclass(frozen=True)
class _Frame:
    """How the box of a role is drawn: whether its border is a line, within the box, its corners and the rest."""

    is_line: bool
    radius: float
    rest: str


FRAMES: Mapping[ShapeRole, _Frame] = {
    "question": _Frame(True, 10, f'fill="none" {DRAWN}'),
    "outcome": _Frame(True, 0, f'fill="currentColor" fill-opacity="0.07" {DRAWN}'),
    "answer": _Frame(False, 8, 'fill-opacity="0.1"'),
}


def svg(picture: Picture, setting: Setting, prefix: str = "") -> str:
    """Return a picture as an SVG element. The prefix keeps its ids apart from those of another on the page."""
    width, height = picture.placement.width, picture.placement.height
    title, desc = f"{escape(prefix)}title", f"{escape(prefix)}desc"
    wide, high = (f"{_number(side * setting.unit)}{setting.length}" for side in (width, height))
    size = f'viewBox="0 0 {_number(width)} {_number(height)}" width="{wide}" height="{high}"'
    named = f'role="img" aria-labelledby="{title} {desc}"'
    style = f"<style>{setting.style}</style>" if setting.style else ""
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="c-diagram" {size} {named}>',
        f'{style}<title id="{title}">{escape(picture.title)}</title>',
        f'<desc id="{desc}">{escape(picture.description)}</desc>',
        f'<g font-family="{setting.face}" font-size="{_number(setting.type)}" fill="currentColor">',
        *_lines(picture.placement.lines),
        *map(_part, picture.parts),
    )
    return "\n".join((*parts, "</g>", "</svg>", ""))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _rect(box: Box, rx: float, rest: str) -> str:
    place = f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" height="{_number(box.height)}"'
    return f'<rect {place} rx="{_number(rx)}" {rest}/>'


def _part(part: Shape) -> str:
    frame = FRAMES[part.role]
    tone = f" c-diagram-tone-{escape(part.tone)}" if part.tone else ""
    shapes = [_rect(_inset(part.box) if frame.is_line else part.box, frame.radius, frame.rest)]
    if part.bar:
        shapes.append(_rect(part.bar, 0, 'class="c-diagram-bar"'))
    if part.ring:
        shapes.append(_rect(part.ring, part.ring.height / 2, 'fill="none" stroke="currentColor"'))
    return f'<g class="c-diagram-{part.role}{tone}">{"".join((*shapes, *map(_text, part.words)))}</g>'


def _inset(box: Box) -> Box:
    """Return the middle of a box's border."""
    return Box(box.x + STROKE / 2, box.y + STROKE / 2, box.width - STROKE, box.height - STROKE)


def _text(words: TextLines) -> str:
    weight = ' font-weight="700"' if words.bold else ""
    anchor = ' text-anchor="middle"' if words.centred else ""
    spans = (f'<tspan x="{_number(x)}" y="{_number(y)}">{escape(line)}</tspan>' for x, y, line in words.lines)
    return f"<text{weight}{anchor}>{' '.join(spans)}</text>"


def _lines(lines: Sequence[Wire]) -> Iterator[str]:
    """Draw all lines at once, so that those which join are no darker, and one arrow for each place of arrival."""
    paths = dict.fromkeys(_path(points) for line in lines for points in (line.above, _cut(line.below)))
    ends = dict.fromkeys(line.below[-1] for line in lines)
    arrows = (f"M{_number(x)} {_number(y)}l-4.5 -{ARROW + 2:g}h9z" for x, y in ends)
    yield f'<path class="c-diagram-line" d="{"".join(paths)}" fill="none" {DRAWN}/>'
    yield f'<path class="c-diagram-arrow" d="{"".join(arrows)}"/>'


def _cut(points: Sequence[Spot]) -> tuple[Spot, ...]:
    """Leave room for the arrow."""
    x, y = points[-1]
    return (*points[:-1], (x, y - ARROW))


def _path(points: Sequence[Spot]) -> str:
    """Draw a line with round corners."""
    parts = [f"M{_number(points[0][0])} {_number(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        parts.append(f"L{_near(corner, before)}Q{_number(corner[0])} {_number(corner[1])} {_near(corner, after)}")
    return "".join((*parts, f"L{_number(points[-1][0])} {_number(points[-1][1])}"))


def _near(corner: Spot, other: Spot) -> str:
    """Return the point on the way from a corner to the next where its turn begins or ends."""
    far = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    part = min(TURN, far / 2) / far
    x, y = (here + (there - here) * part for here, there in zip(corner, other, strict=True))
    return f"{_number(x)} {_number(y)}"
