"""The command `leidraad controleer-insluiting`: whether another site may show an address in a frame."""

from __future__ import annotations

import http.client
import os
import queue
import ssl
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from email.message import Message
from ipaddress import IPv6Address
from urllib.parse import quote, urlsplit, urlunsplit

import click

from leidraad.cli.options import command, progress
from leidraad.failure import Failure
from leidraad.intranet.framing import Ban, bans, notes
from leidraad.source.model.addresses import host_fault
from leidraad.source.problems import visible

NO = 1
# For everything together, however slowly a server gives it.
SECONDS = 10
UNSAFE = "Dit adres begint met http. In een pagina op https laat een browser dit kader niet zien."
# What stays as it is in an address.
SAFE = "/%:@!$&'()*+,;=?~"
NONSENSE = "De server geeft geen goed antwoord."


class NoAnswerError(Exception):
    """The address gives no answer to judge; the message says why."""


def _headers(address: str) -> dict[str, list[str]]:
    """Return the headers of the answer by name; only this address is asked, and nothing of the page is read.

    The library bounds how long and how many the headers may be, and this how long everything may take.
    """
    found: queue.Queue[Callable[[], Message]] = queue.Queue()
    threading.Thread(target=lambda: found.put(_asked(address)), daemon=True).start()
    try:
        headers = found.get(timeout=SECONDS)()
    except (queue.Empty, TimeoutError) as error:
        raise NoAnswerError(f"De server geeft binnen {SECONDS} seconden geen antwoord.") from error
    return {name.lower(): [*map(visible, headers.get_all(name, []))] for name in headers}


def _asked(address: str) -> Callable[[], Message]:
    """Ask, and return what gives the answer or raises why there is none."""
    try:
        answer = _answer(address)
    except Exception as error:  # noqa: BLE001 - it is raised where somebody waits for it
        reason = error

        def fail() -> Message:
            raise reason

        return fail
    return lambda: answer


def _answer(address: str) -> Message:
    opener = urllib.request.OpenerDirector()
    # Nothing that follows where a server leads, or that reads what else stands on this computer.
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=_trust()),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    try:
        with opener.open(address, timeout=SECONDS) as answer:
            return _judged(answer.status, answer.headers)
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise TimeoutError from error
        raise NoAnswerError(_no_connection(error.reason, urlsplit(address).scheme)) from error
    except (http.client.HTTPException, ValueError) as error:
        raise NoAnswerError(NONSENSE) from error
    except ConnectionError as error:
        raise NoAnswerError(_no_connection(error, urlsplit(address).scheme)) from error


def _trust() -> ssl.SSLContext:
    """Return which certificates are known here; raise Failure when that is said wrongly."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        place = os.environ.get(name)
        if place and not os.path.exists(place):  # noqa: PTH110 - it raises nothing
            raise Failure(f"{name} noemt '{visible(place)}', en dat is er niet. Haal die instelling weg.")
    return ssl.create_default_context()


def _judged(status: int, headers: Message) -> Message:
    """Return the headers of an answer that is a page; a sign of a server may not steer a terminal."""
    there = headers.get("Location")
    if 300 <= status < 400 and there:
        raise NoAnswerError(f"Dit adres stuurt door ({status}) naar {visible(there)}. Controleer dat adres.")
    if not 200 <= status < 300:
        raise NoAnswerError(f"De server geeft geen pagina, maar code {status}.")
    return headers


def _no_connection(reason: object, scheme: str) -> str:
    """Say whether it is the certificate or the whole connection."""
    if isinstance(reason, ssl.SSLError):
        why = getattr(reason, "verify_message", "") or reason.reason or ""
        return f"Het certificaat van de server klopt niet, dus een browser toont het kader niet. ({why})"
    proxy = f" Er is een proxy ingesteld ({scheme}_proxy): klopt die?" if scheme in urllib.request.getproxies() else ""
    return f"Er is geen verbinding met de server. Klopt het adres, en is de server aan?{proxy}"


def _lines(forbidden: list[Ban], remarks: list[str]) -> Iterator[str]:
    """Yield what the command says."""
    if forbidden:
        yield "Nee: een andere site mag dit adres niet in een kader zetten."
        for ban in forbidden:
            yield f"- {ban.header}: {ban.value}"
            yield f"  {ban.meaning}"
    else:
        yield "Ja: een andere site mag dit adres in een kader zetten. Geen regel verbiedt het."
    for remark in remarks:
        yield f"- {remark}"


def _good(_: click.Context, __: click.Parameter, value: str) -> str:
    """Return an address as it is asked; refuse what is none of a web page."""
    try:
        return _target(value)
    except ValueError:
        raise click.BadParameter("Geef een heel adres, dat begint met https://.") from None


def _target(value: str) -> str:
    """Return an address in the signs that servers read; raise ValueError for what is none of a page."""
    parts = urlsplit(value)
    host = parts.hostname or ""
    name = f"[{IPv6Address(host)}]" if ":" in host else host.encode("idna").decode()
    fault = value != visible(value) or "@" in parts.netloc or (":" not in host and host_fault(name))
    if fault or parts.scheme not in ("http", "https"):
        raise ValueError(value)
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit((parts.scheme, name + port, quote(parts.path, SAFE), quote(parts.query, SAFE), ""))


@command("controleer-insluiting", help="Zeg of een andere site een adres mag insluiten.")
@click.argument("address", metavar="URL", callback=_good)
def framing_command(address: str) -> None:
    """Ask one address for its headers and say what they mean for a frame elsewhere."""
    progress("vragen")
    try:
        headers = _headers(address)
    except NoAnswerError as error:
        click.echo(f"Nee: {error}")
        sys.exit(NO)
    forbidden = list(bans(headers))
    remarks = [*notes(headers), *([UNSAFE] if urlsplit(address).scheme == "http" else [])]
    click.echo("\n".join(_lines(forbidden, remarks)))
    if forbidden:
        sys.exit(NO)
