"""What we write: files in place whole, and a site as a whole; nothing of anybody else is touched."""

from leidraad.output.claim import claimed
from leidraad.output.files import content_of, replace, replace_all, write
from leidraad.output.lock import held
from leidraad.output.publish import publish

__all__ = ("claimed", "content_of", "held", "publish", "replace", "replace_all", "write")
