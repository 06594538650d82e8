"""Addresses that are more than text: where our site stands, and whose pages may have parts of it."""

from __future__ import annotations

import re

from pydantic_core import PydanticCustomError

from leidraad.source.nodes import Text
from leidraad.source.problems import brief

SITE = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?")
ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?")


class SiteAddress(Text):
    """Where the site will stand."""

    @classmethod
    def accept(cls, value: str) -> str:
        """Refuse what a browser cannot go to."""
        if not SITE.fullmatch(value):
            message = "`{waarde}` kan niet het adres van de site zijn. Schrijf het als `https://voorbeeld.nl/`."
            raise PydanticCustomError("geen-adres", message, {"waarde": brief(value)})
        return value


class Origin(Text):
    """A site whose pages may show parts of ours, as a browser names it."""

    @classmethod
    def accept(cls, value: str) -> str:
        """Refuse what a browser would not understand in a list of such sites."""
        if not ORIGIN.fullmatch(value):
            message = "`{waarde}` is geen site. Schrijf haar als `https://intranet.voorbeeld.nl`, zonder iets erachter."
            raise PydanticCustomError("geen-site", message, {"waarde": brief(value)})
        return value
