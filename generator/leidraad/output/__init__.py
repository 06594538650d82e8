"""What we write: files in place whole, and a site as a whole; nothing of anybody else is touched."""

from leidraad.output.claim import claimed
from leidraad.output.files import replace, write
from leidraad.output.lock import held
from leidraad.output.publish import publish

__all__ = ("claimed", "held", "publish", "replace", "write")
