"""What anybody can send under the name of a document: one line in Dutch, and nothing of it is opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from command import run, said
from word import Copy, repacked

from leidraad.exchange import package, returned
from leidraad.failure import Failure

pytestmark = pytest.mark.slow

NONE = "Fout: 'x.docx' is geen Word-document. Open het in Word of LibreOffice en bewaar het als .docx."
OLD = (
    "Fout: 'x.docx' is een ouder Word-bestand of heeft een wachtwoord. "
    "Bewaar het als Word-document (.docx) zonder wachtwoord."
)
LARGE = "Fout: 'x.docx' is te groot om te lezen. Haal plaatjes weg, of stuur het document in delen rond."
OUTSIDE = "Fout: 'x.docx' vraagt iets van buiten het document, en wordt niet gelezen. Vraag een nieuw exemplaar."
NO_CODES = "Fout: In 'x.docx' staat geen rij met een code. Is dit het document dat uit leidraad kwam?"
NO_COLUMN = "Fout: In 'x.docx' is een kolom weg of erbij gekomen. Vraag een exemplaar met de vijf kolommen."
SMALL = 1_000_000  # More than any part of a document of one page.
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def _with(name: str, change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    return lambda data: repacked(data, lambda parts: parts | {name: change(parts.get(name, b""))})


def _bomb(_: bytes) -> bytes:
    return b"0" * (SMALL + 1)


def _zip_of_something_else(_: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as one:
        one.writestr("content.xml", "<x/>")
    return memory.getvalue()


def _without_codes(data: bytes) -> bytes:
    copy = Copy(data)
    for table in list(copy.word.tables):
        copy.body.remove(table._tbl)
    return copy.data


def _without_a_column(data: bytes) -> bytes:
    copy = Copy(data)
    for row in copy.word.tables[0]._tbl.tr_lst:
        row.remove(row.tc_lst[-1])
    return copy.data


HOSTILE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", NONE),
    "something else": (lambda _: b"%PDF-1.7", NONE),
    "half of it": (lambda data: data[: len(data) // 2], NONE),
    "a zip of something else": (_zip_of_something_else, NONE),
    "an old document or a password": (lambda _: package.OLE + b"0" * 600, OLD),
    "no XML": (_with("word/document.xml", lambda _: b"<x"), NONE),
    "no body": (_with("word/document.xml", lambda _: b"<x/>"), NONE),
    "a part that grows": (_with("word/extra.xml", _bomb), LARGE),
    "many tags": (_with("word/extra.xml", lambda _: b"<x/>" * (SMALL // 5)), LARGE),
    "many parts": (
        lambda data: repacked(data, lambda parts: parts | {f"p{n}": b"" for n in range(package.PARTS)}),
        LARGE,
    ),
    "an entity": (_with("word/document.xml", lambda xml: ENTITY + xml[xml.index(b"?>") + 2 :]), OUTSIDE),
    "an entity in other letters": (
        _with("word/styles.xml", lambda _: ENTITY.decode().encode("utf-16") + "<x>&e;</x>".encode("utf-16-le")),
        OUTSIDE,
    ),
    "no codes": (_without_codes, NO_CODES),
    "a column less": (_without_a_column, NO_COLUMN),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_document_of_ours_is_one_line(one_page: bytes, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "PART", SMALL)
    monkeypatch.setattr(package, "TAGS", SMALL // 10)
    change, told = HOSTILE[case]
    with pytest.raises(Failure) as raised:
        returned.returned(change(one_page), "x.docx")
    assert f"Fout: {raised.value}" == told


def test_a_file_or_a_table_of_a_size_that_nobody_writes_is_not_read(
    one_page: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returned, "MOST", 15)
    with pytest.raises(Failure, match="te groot"):
        returned.returned(one_page, "x.docx")
    monkeypatch.setattr(package, "FILE", len(one_page) - 1)
    with pytest.raises(Failure, match="te groot"):
        package.harmless(one_page, "x.docx")


@pytest.mark.usefixtures("project")
def test_the_command_ends_as_any_other_that_cannot_work(tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    assert said(run("uitwisselen", "in", file))[0] == 2
    file.write_bytes(b"%PDF-1.7")
    code, out, told = said(run("uitwisselen", "in", file))
    assert (code, out, told) == (2, "", NONE.replace("x.docx", str(file)) + "\n")
