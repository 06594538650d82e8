"""What the text of an editor may become in HTML, for judges that read it as a browser does."""

from __future__ import annotations

import nh3

TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "br"}
ATTRIBUTES = {"a": {"href", "rel", "target", "class", "data-meaning", "translate"}, "ol": {"start"}}
SCHEMES = {"https", "mailto", "tel"}


def sanitised(html: str) -> str:
    """Return HTML without whatever the text of an editor may not become."""
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
