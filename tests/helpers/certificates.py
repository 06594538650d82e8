"""Certificates that nobody knows, for servers on this computer."""

from __future__ import annotations

import ssl
import subprocess
from http.server import HTTPServer
from pathlib import Path


def certificate(folder: Path, name: str) -> Path:
    """Return a file with a key and the certificate of a server by that name."""
    key, proof = folder / "sleutel.pem", folder / "bewijs.pem"
    request = f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN={name}"
    subprocess.run(
        [*request.split(), "-addext", f"subjectAltName=DNS:{name}", "-keyout", key, "-out", proof],
        check=True,
        capture_output=True,
    )
    key.write_bytes(key.read_bytes() + proof.read_bytes())
    return key


def secure(server: HTTPServer, file: Path) -> None:
    """Let a server speak https."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server.socket = context.wrap_socket(server.socket, server_side=True)
