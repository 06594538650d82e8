"""A page as it is written for the skin: a head and a body that were printed already."""

from __future__ import annotations

from mkdocs.utils.meta import get_data


def undressed(page: bytes) -> tuple[str, str]:
    """Return head and body, as MkDocs reads them; there is nothing else for it to read."""
    rest, data = get_data(page.decode())
    assert rest == ""
    assert list(data) == ["language", "head", "body"]
    return data["head"], data["body"]


def body(page: bytes) -> str:
    """Return only the body."""
    return undressed(page)[1]
