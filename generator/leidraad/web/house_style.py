"""The colours and type of an organisation: taken from its tokens, and refused where somebody could not read them.

Tokens are custom properties as NL Design System names them. Only those below are used, whatever else their file has,
and only in light: in the dark our own colours stay. The colours of emergency are always ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product
from math import isfinite
from typing import Any

from tinycss2.color4 import parse_color

from leidraad.look import colours, variable
from leidraad.source.model.guideline import Guideline
from leidraad.source.nodes import Text
from leidraad.source.problems import Place, Problem, brief

Colours = Mapping[str, str]

# What we colour, and the tokens that say how, the first that is there.
COLOURED = {
    "page": ("--utrecht-document-background-color",),
    "text": ("--utrecht-document-color",),
    "heading": ("--utrecht-heading-1-color",),
    "link": ("--nl-link-color", "--utrecht-link-color"),
    "brand": (
        "--utrecht-page-header-background-color",
        "--nl-button-primary-background-color",
        "--utrecht-button-primary-action-background-color",
    ),
    "brand-text": (
        "--utrecht-page-header-color",
        "--nl-button-primary-color",
        "--utrecht-button-primary-action-color",
    ),
    "edge": ("--nl-form-control-border-color", "--utrecht-radio-button-border-color"),
    "focus": ("--nl-focus-outline-color", "--utrecht-focus-outline-color"),
}
FACE = "--utrecht-document-font-family"
FACES = re.compile(r"""(?:"[\w -]+"|'[\w -]+'|[\w-]+(?: [\w-]+)*)(?:, *(?:"[\w -]+"|'[\w -]+'|[\w-]+(?: [\w-]+)*))*""")
# What stands on what, and how much lighter or darker it must be (WCAG 2.2, 1.4.3 and 1.4.11): letters, then edges.
LETTERS, EDGES = 4.5, 3.0
PAIRS = {
    LETTERS: (
        *product(("text", "heading", "soft", "link"), ("page", "panel")),
        *((front, "page") for front in ("note", "theme", "alarm-letters")),
        *(("text", back) for back in ("theme-panel", "note-panel")),
        ("note", "note-panel"),
        ("theme", "theme-panel"),
        ("brand-text", "brand"),
        ("alarm-text", "alarm"),
    ),
    EDGES: (("edge", "page"), ("focus", "page"), ("focus", "panel")),
}
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,(.*))?\)", re.DOTALL)
# A value may name another, and that one yet another.
DEPTH = 8


def house_style_can_be_read(guideline: Guideline) -> Iterator[Problem]:
    """Every colour is one, and what is set in it or on it can be told apart."""
    tokens = guideline.colours
    if not tokens:
        return
    if not any(name in tokens for name in (FACE, *chain.from_iterable(COLOURED.values()))):
        place = next(iter(tokens.values())).place
        message = "Dit bestand geeft geen van de waarden die wij gebruiken."
        yield Problem("huisstijl-zonder-waarde", message, Place(place.file), "Kijk in REDACTIE.md welke dat zijn.")
    wrong = [*_no_colours(tokens)]
    yield from wrong
    if not wrong:
        yield from _too_alike(tokens)


def _no_colours(tokens: Mapping[Any, Text]) -> Iterator[Problem]:
    for names in COLOURED.values():
        if (found := _token(tokens, names)) and hex_of(_value(tokens, found)) is None:
            message = f"`{brief(found)}` is geen kleur."
            advice = "Schrijf een kleur zonder doorzichtigheid, bijvoorbeeld `#14405e`."
            yield Problem("geen-kleur", message, found.place, advice)
    if FACE in tokens and not FACES.fullmatch(_value(tokens, tokens[FACE])):
        message = f"`{brief(tokens[FACE])}` is geen rij lettertypen."
        yield Problem("geen-lettertype", message, tokens[FACE].place, 'Schrijf bijvoorbeeld `"Open Sans", sans-serif`.')


def _too_alike(tokens: Mapping[Any, Text]) -> Iterator[Problem]:
    """Yield each token that cannot be told from what is under or on it, with the pair that is most alike."""
    own = own_colours(tokens)
    shown = colours("light", own)
    worst: dict[Text, tuple[float, float, str, str]] = {}
    for wanted, pairs in PAIRS.items():
        for front, back in pairs:
            given = next((name for name in (front, back) if name in own), None)
            found = contrast(shown[front], shown[back])
            if given and found < wanted:
                token = _token(tokens, COLOURED[given])
                assert token is not None, "an own colour comes from a token"
                worst[token] = min(worst.get(token, (found, wanted, front, back)), (found, wanted, front, back))
    for token, (found, wanted, front, back) in worst.items():
        pair = f"{_told(front, tokens, shown)} op {_told(back, tokens, shown)}"
        message = f"{pair} heeft een contrast van {found:.2f}; minstens {wanted:g} is nodig."
        yield Problem("te-weinig-contrast", message, token.place, "Kies een lichtere of donkerder kleur.")


def _told(name: str, tokens: Mapping[Any, Text], shown: Colours) -> str:
    """Name a colour by the token that it comes from, or by what it is of ours."""
    found = next((token for token in COLOURED.get(name, ()) if token in tokens), "")
    return f"`{found or variable(name)}` ({shown[name]})"


def _token(tokens: Mapping[Any, Text], names: Iterable[str]) -> Text | None:
    return next((tokens[name] for name in names if name in tokens), None)


def _value(tokens: Mapping[Any, str], value: str) -> str:
    """Return a value with the others that it names filled in."""
    for _ in range(DEPTH):
        if (found := VARIABLE.fullmatch(value.strip())) is None:
            break
        value = str(tokens.get(found[1]) or found[2] or "")
    return value.strip()


def hex_of(value: str) -> str | None:
    """Return a colour as `#rrggbb`, or nothing when it is none, or lets through what is behind it."""
    try:
        colour = parse_color(value)
    except ValueError:  # The library expects more between the brackets of some functions.
        return None
    if colour is None or colour == "currentcolor" or colour.alpha < 1:
        return None
    try:
        parts = colour.to("srgb").coordinates
    except NotImplementedError:
        return None
    if not all(map(isfinite, parts)):
        return None
    return "#" + "".join(f"{round(255 * min(max(part, 0), 1)):02x}" for part in parts)


def own_colours(tokens: Mapping[Any, Text]) -> Colours:
    """Return our colours that the tokens replace, as `#rrggbb`."""
    found = {name: _token(tokens, names) for name, names in COLOURED.items()}
    return {name: colour for name, token in found.items() if token and (colour := hex_of(_value(tokens, token)))}


def contrast(one: str, other: str) -> float:
    """Return how much two colours differ, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def house_style(guideline: Guideline) -> str:
    """Return the rules that lay the tokens of a guideline over our own colours; nothing without a house style."""
    rules = [f"{variable(name)}: {colour}; " for name, colour in own_colours(guideline.colours).items()]
    if FACE in guideline.colours:
        rules.append(f"--c-face: {_value(guideline.colours, guideline.colours[FACE])}; ")
    return f":root {{ {''.join(rules)}}}\n" if rules else ""
