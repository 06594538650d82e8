"""The site without a server or a connection: as one zip, and kept on a reader's device."""
