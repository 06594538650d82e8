"""Pages as grey pictures, by poppler."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass

import zxingcpp


@dataclass(frozen=True)
class Picture:
    """A page in shades of grey: 0 is black, 255 white."""

    width: int
    height: int
    pixels: bytes

    @classmethod
    def of(cls, file: bytes) -> Picture:
        """Read a picture as poppler writes it."""
        kind, size, white, pixels = file.split(b"\n", 3)
        width, height = map(int, size.split())
        assert (kind, white, len(pixels)) == (b"P5", b"255", width * height)
        return cls(width, height, pixels)

    @property
    def file(self) -> bytes:
        """The picture as poppler writes it."""
        return b"P5\n%d %d\n255\n" % (self.width, self.height) + self.pixels

    def smaller(self, width: int, height: int) -> Picture:
        """Return it in fewer pixels, each the mean of those that it stands for."""
        means = (self._mean(column, row, width, height) for row in range(height) for column in range(width))
        return Picture(width, height, bytes(means))

    def _mean(self, column: int, row: int, columns: int, rows: int) -> int:
        left, right = column * self.width // columns, (column + 1) * self.width // columns
        top, bottom = row * self.height // rows, (row + 1) * self.height // rows
        lines = [self.pixels[y * self.width + left : y * self.width + right] for y in range(top, bottom)]
        return sum(map(sum, lines)) // ((right - left) * (bottom - top))

    def differs_from(self, other: Picture) -> float:
        """Return how much its greys differ from those of another picture on average."""
        pairs = zip(self.pixels, other.pixels, strict=True)
        return sum(abs(one - two) for one, two in pairs) / len(self.pixels)

    def codes(self) -> set[str]:
        """Return what the QR codes on it say."""
        grid = memoryview(self.pixels).cast("B", (self.height, self.width))
        return {found.text for found in zxingcpp.read_barcodes(grid, zxingcpp.BarcodeFormat.QRCode)}


def picture(pdf: bytes, page: int, dots_per_inch: int) -> Picture:
    """Return a page, counted from 1."""
    assert shutil.which("pdftoppm"), "install Debian's poppler-utils; `make test` does so where it may"
    command = ["pdftoppm", "-gray", "-r", str(dots_per_inch), "-f", str(page), "-l", str(page), "-"]
    image = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return Picture.of(image)
