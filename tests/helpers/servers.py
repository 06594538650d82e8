"""Real web servers with the settings that we made, each started for a test on this computer only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Where Debian puts them; who is not root does not have all of these in their PATH.
NGINX, APACHE, CADDY = "/usr/sbin/nginx", "/usr/sbin/apache2", "/usr/bin/caddy"
PATIENCE = 60
# What stands around our settings: as little as can be, and a log as somebody has it who did not think of it.
NGINX_AROUND = """
daemon off;
master_process off;
pid {work}/pid;
error_log {work}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log {work}/access.log;
    client_body_temp_path {work}/1;
    proxy_temp_path {work}/2;
    fastcgi_temp_path {work}/3;
    uwsgi_temp_path {work}/4;
    scgi_temp_path {work}/5;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include {site}/deploy/nginx.conf;
        {extra}
    }}
}}
"""
APACHE_AROUND = """
ServerRoot /usr/lib/apache2
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {work}/pid
ErrorLog {work}/error.log
DefaultRuntimeDir {work}
LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule authz_core_module modules/mod_authz_core.so
LoadModule mime_module modules/mod_mime.so
LoadModule dir_module modules/mod_dir.so
LoadModule alias_module modules/mod_alias.so
LoadModule headers_module modules/mod_headers.so
TypesConfig /etc/mime.types
LogFormat "%h %l %u %t \\"%r\\" %>s %O \\"%{{Referer}}i\\" \\"%{{User-Agent}}i\\"" combined
<VirtualHost 127.0.0.1:{port}>
    DocumentRoot {root}
    CustomLog {work}/access.log combined
    <Directory {root}>
        Require all granted
        AllowOverride {allowed}
    </Directory>
    {ours}
    {extra}
</VirtualHost>
"""
CADDY_AROUND = """
{{
    admin off
    auto_https off
    storage file_system {work}
    log {{
        output file {work}/error.log
    }}
}}
http://127.0.0.1:{port} {{
    root * {root}
    import {site}/deploy/Caddyfile
    {extra}
}}
"""


@dataclass(frozen=True)
class Server:
    """A server that runs: its address without a slash at the end, what it serves and where it writes."""

    address: str
    root: Path
    work: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it, so that it has written all it will."""
        self.process.terminate()
        self.process.wait()

    def written(self) -> str:
        """Return everything in its logs."""
        return "".join(log.read_text("utf-8") for log in sorted(self.work.glob("*.log")))


def _nginx(config: Path, around: dict[str, object]) -> list[list[str]]:
    config.write_text(NGINX_AROUND.format(**around))
    start = [NGINX, "-p", str(config.parent), "-c", str(config), "-e", f"{config.parent}/error.log"]
    return [[*start, "-t"], start]


def _apache(config: Path, around: dict[str, object]) -> list[list[str]]:
    ours = f"Include {around['site']}/deploy/apache.conf"
    config.write_text(APACHE_AROUND.format(ours=ours, allowed="None", **around))
    return [[APACHE, "-t", "-f", str(config)], [APACHE, "-X", "-f", str(config)]]


def _htaccess(config: Path, around: dict[str, object]) -> list[list[str]]:
    shutil.copy(f"{around['site']}/deploy/htaccess.txt", f"{around['site']}/.htaccess")
    config.write_text(APACHE_AROUND.format(ours="", allowed="FileInfo Indexes", **around))
    return [[APACHE, "-t", "-f", str(config)], [APACHE, "-X", "-f", str(config)]]


def _caddy(config: Path, around: dict[str, object]) -> list[list[str]]:
    config.write_text(CADDY_AROUND.format(**around))
    say = ["--config", str(config), "--adapter", "caddyfile"]
    return [[CADDY, "validate", *say], [CADDY, "run", *say]]


SERVERS = {"nginx": _nginx, "apache": _apache, "htaccess": _htaccess, "caddy": _caddy}


@contextmanager
def serving(kind: str, site: Path, folder: str = "", extra: str = "") -> Iterator[Server]:
    """Serve a site at the root or in a folder, with what an administrator adds; as nobody where we are root."""
    with tempfile.TemporaryDirectory(prefix="leidraad-server-") as name:
        top, work, root = Path(name), Path(name) / "work", Path(name) / "root"
        work.mkdir()
        shutil.copytree(site, root / folder, copy_function=os.link)
        port, added = _free_port(), extra.replace("{work}", str(work))
        around: dict[str, object] = {"root": root, "site": root / folder, "work": work, "port": port, "extra": added}
        test, start = SERVERS[kind](work / "config", around)
        for path in (top, root / folder, work, work / "config"):
            path.chmod(0o777)
        _run(test, work)
        server = Server(f"http://127.0.0.1:{port}", root, work, _start(start, work))
        try:
            _wait(server.process, port)
            yield server
        finally:
            server.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _options(work: Path) -> dict[str, Any]:
    home = {"HOME": str(work), "PATH": os.environ["PATH"]}
    return {"env": home, "cwd": work, "user": "nobody" if os.geteuid() == 0 else None}


def _run(command: Sequence[str], work: Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, **_options(work))
    assert done.returncode == 0, done.stdout + done.stderr


def _start(command: Sequence[str], work: Path) -> subprocess.Popen[bytes]:
    with (work / "said.log").open("wb") as said:
        return subprocess.Popen(command, stdout=said, stderr=said, **_options(work))


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("the server does not answer")
