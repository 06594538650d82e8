"""A real WordPress on this computer: Debian's, with a database and a web server that end with the tests."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

WORDPRESS = Path("/usr/share/wordpress")
DATABASE = Path("/usr/sbin/mariadbd")
OURS = Path(__file__).parent / "wordpress"
# Nothing of the database outlives the tests, so nothing need be safe on the disk; only a socket of ours leads to it.
SETTINGS = (
    "--no-defaults",
    "--skip-networking",
    "--skip-grant-tables",
    "--skip-log-bin",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-log-file-size=8M",
)
NAME, PASSWORD = "redacteur", "alleen-op-deze-computer"
PATIENCE = 60


def missing() -> list[str]:
    """Return the packages of Debian that are not here."""
    here = {"wordpress": WORDPRESS.exists(), "mariadb-server-core": DATABASE.exists(), "php-cli": shutil.which("php")}
    return [name for name, found in here.items() if not found]


@contextmanager
def wordpress(folder: Path, site: str, certificate: Path) -> Iterator[str]:
    """Run a WordPress that may fetch from one site, and give its address."""
    # It takes its settings from the folder where its files really are, so links to them would not do.
    pages = shutil.copytree(WORDPRESS, folder / "pages")
    shutil.copytree(OURS, pages, dirs_exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        here = f"127.0.0.1:{free.getsockname()[1]}"
    told = {"LEIDRAAD_WORDPRESS": f"http://{here}", "LEIDRAAD_SITE": site, "LEIDRAAD_CERTIFICATE": str(certificate)}
    with _database(folder):
        _install(pages, told)
        with _running(["php", "-S", here], pages, told, lambda: _listens(here)):
            yield f"http://{here}/"


@contextmanager
def _database(folder: Path) -> Iterator[None]:
    """Run an empty database; to MariaDB that is a folder."""
    data, way = folder / "database", folder / "database.sock"
    (data / "wordpress").mkdir(parents=True)
    where = (f"--user={getpass.getuser()}", f"--datadir={data}", f"--socket={way}", f"--pid-file={data / 'pid'}")
    with _running([str(DATABASE), *SETTINGS, *where], folder, {}, way.is_socket):
        yield


def _install(pages: Path, told: Mapping[str, str]) -> None:
    command = ["php", "install.php", NAME, PASSWORD]
    done = subprocess.run(command, cwd=pages, env=os.environ | told, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def _listens(here: str) -> bool:
    host, _, port = here.partition(":")
    with socket.socket() as way:
        return way.connect_ex((host, int(port))) == 0


@contextmanager
def _running(
    command: Sequence[str], folder: Path, told: Mapping[str, str], is_ready: Callable[[], bool]
) -> Iterator[None]:
    """Run a program until it is no longer needed."""
    said = folder / f"{Path(command[0]).name}.log"
    with said.open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=os.environ | told, stdout=log, stderr=log)
    try:
        end = time.monotonic() + PATIENCE
        while not is_ready():
            assert process.poll() is None, said.read_text("utf-8")
            assert time.monotonic() < end, said.read_text("utf-8")
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


@dataclass(frozen=True)
class Editor:
    """Somebody at the screen of WordPress where posts are written."""

    page: Page
    wordpress: str

    def log_in(self) -> None:
        """Come in by the front door and go to that screen."""
        self.page.goto(f"{self.wordpress}wp-login.php")
        self.page.locator("#user_login").fill(NAME)
        self.page.locator("#user_pass").fill(PASSWORD)
        self.page.locator("#wp-submit").click()
        self.page.locator("#wpadminbar").wait_for()
        self._begin()

    def _begin(self) -> None:
        self.page.goto(f"{self.wordpress}wp-admin/post-new.php")

    def paste(self, address: str) -> Locator:
        """Begin a post with what is on the clipboard, and return the frame that WordPress makes of it."""
        self._begin()
        self.page.locator(".wp-block-post-title").click()
        self.page.keyboard.type("Ons bericht")
        self.page.keyboard.press("Enter")
        self.page.evaluate("address => navigator.clipboard.writeText(address)", address)
        self.page.keyboard.press("Control+v")
        return self.page.locator(".wp-block-embed iframe")

    def publish(self) -> str:
        """Press the two buttons, and return the address of the post."""
        self.page.locator(".editor-post-publish-panel__toggle").click()
        self.page.locator(".editor-post-publish-panel__header-publish-button button").click()
        return str(self.page.locator(".post-publish-panel__postpublish-header a").get_attribute("href"))

    def ask(self, **question: Any) -> Any:
        """Ask WordPress something as its own screen does."""
        return self.page.evaluate("question => wp.apiFetch(question)", question)

    def post(self, content: str) -> str:
        """Publish a text as it stands, as older screens and other programs do, and return its address."""
        data = {"title": "Ons bericht", "content": content, "status": "publish"}
        return str(self.ask(path="/wp/v2/posts", method="POST", data=data)["link"])
