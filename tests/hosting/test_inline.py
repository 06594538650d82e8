"""What stands in a page itself is found as a browser finds it, whoever wrote it there and however."""

from __future__ import annotations

import pytest

from leidraad.hosting.inline import inline

PAGES = {
    "nothing": ("<p>Een &lt;script&gt; en een <scripting>x</scripting>.", []),
    "a script and a style": (
        "<style>p {}</style><p>Een<script>\n'use strict'\n</script>",
        [("style", "p {}"), ("script", "\n'use strict'\n")],
    ),
    "in capitals": ("<SCRIPT>Ja()</SCRIPT><Style>a {}</sTyLe>", [("script", "Ja()"), ("style", "a {}")]),
    "what is loaded": (
        '<script src="a.js">x</script><script\nSRC=a.js></script><script defer src="b.js"></script>',
        [],
    ),
    "an attribute that ends as `src` does": ('<script data-src="a.js">x</script>', [("script", "x")]),
    "a larger than sign in an attribute": ('<style title="a > b">p {}</style>', [("style", "p {}")]),
    "an end with a space": ("<script>x</script ><style>p {}</style\n>", [("script", "x"), ("style", "p {}")]),
    "a tag in a script": ("<script>'<p> &amp; <b></b>'</script>", [("script", "'<p> &amp; <b></b>'")]),
    "no text": ("<script></script>", [("script", "")]),
    "no end": ("<p>Een<script>x", []),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_script_and_style_of_a_page_is_found_with_its_text_and_no_other(name: str) -> None:
    page, wanted = PAGES[name]
    assert list(inline(page)) == wanted
