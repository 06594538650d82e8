"""Pictures as PNG: really one, whole, and of a size that a page can show."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

BEGIN = b"\x89PNG\r\n\x1a\n"
# Around what stands in a chunk: its length and kind before it, and its check behind it.
BEFORE, BEHIND = 8, 4
# How many pixels wide and high a picture may be, and how many bytes may come out of it.
MOST_PIXELS, MOST_BYTES = 4000, 64_000_000


def fault(data: bytes) -> str:
    """Return what data are instead of a whole PNG, in a few words; nothing when they are one."""
    if not data.startswith(BEGIN):
        return "geen PNG"
    chunks = [*_chunks(data)]
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or b"IDAT" not in kinds or kinds.count(b"IEND") != 1:
        return "een kapotte of halve PNG"
    width, height = (int.from_bytes(chunks[0][1][at : at + 4]) for at in (0, 4))
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        return f"een PNG van {width} bij {height} pixels, en {MOST_PIXELS} is het meeste"
    return "" if _unpacks(b"".join(body for kind, body in chunks if kind == b"IDAT")) else "een kapotte of halve PNG"


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and body of each chunk, as long as they are whole and nothing stands between or behind them."""
    at = len(BEGIN)
    while at < len(data):
        size = int.from_bytes(data[at : at + 4])
        end = at + BEFORE + size
        kind, body, check = data[at + 4 : at + BEFORE], data[at + BEFORE : end], data[end : end + BEHIND]
        if check != zlib.crc32(kind + body).to_bytes(4):
            yield b"", b""
            return
        yield kind, body
        at = end + BEHIND


def _unpacks(packed: bytes) -> bool:
    """Say whether the rows of a picture can be read, and are not far more than they seem."""
    reader = zlib.decompressobj()
    try:
        reader.decompress(packed, MOST_BYTES)
    except zlib.error:
        return False
    return reader.eof and not reader.unconsumed_tail
