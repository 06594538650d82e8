"""The command `leidraad controleer-insluiting`: whether another site may show an address in a frame."""

from __future__ import annotations

import ssl
import sys
from collections.abc import Iterator

import click
import httpx

from leidraad.cli.options import command, progress
from leidraad.intranet.framing import Ban, bans, notes
from leidraad.source.problems import visible

NO = 1
SECONDS = 10
UNSAFE = "Dit adres begint met http. In een pagina op https laat een browser dit kader niet zien."


class NoAnswerError(Exception):
    """The address gives no answer to judge; the message says why."""


def _headers(address: str) -> dict[str, list[str]]:
    """Return the headers of the answer by name; only this address is asked, and nothing of the page is read."""
    try:
        with httpx.stream("GET", address, timeout=SECONDS, follow_redirects=False) as answer:
            return _judged(answer)
    except httpx.TimeoutException as error:
        raise NoAnswerError(f"De server geeft binnen {SECONDS} seconden geen antwoord.") from error
    except httpx.ConnectError as error:
        raise NoAnswerError(_no_connection(error)) from error
    except (httpx.HTTPError, ValueError) as error:
        raise NoAnswerError("De server geeft geen goed antwoord.") from error


def _judged(answer: httpx.Response) -> dict[str, list[str]]:
    """Return the headers as they can be shown: a sign of a server may not steer a terminal."""
    if answer.has_redirect_location:
        there = visible(answer.headers["location"])
        raise NoAnswerError(f"Dit adres stuurt door ({answer.status_code}) naar {there}. Controleer dat adres.")
    if not answer.is_success:
        raise NoAnswerError(f"De server geeft geen pagina, maar code {answer.status_code}.")
    return {name.lower(): [*map(visible, answer.headers.get_list(name))] for name in answer.headers}


def _no_connection(error: httpx.ConnectError) -> str:
    """Say whether it is the certificate or the whole connection."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            reason = getattr(cause, "verify_message", "") or cause.reason or ""
            return f"Het certificaat van de server klopt niet, dus een browser toont het kader niet. ({reason})"
        cause = cause.__cause__ or cause.__context__
    return "Er is geen verbinding met de server. Klopt het adres, en is de server aan?"


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
    """Refuse what is no address of a web page."""
    if not _is_address(value):
        raise click.BadParameter("Geef een heel adres, dat begint met https://.")
    return value


def _is_address(value: str) -> bool:
    """Say whether a page can be asked there; the name of a server is read as it is when it is looked up."""
    try:
        address = httpx.URL(value)
        return address.scheme in ("http", "https") and bool(address.host and address.raw_host.decode().encode("idna"))
    except (ValueError, httpx.InvalidURL):
        return False


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
    remarks = [*notes(headers), *([UNSAFE] if httpx.URL(address).scheme == "http" else [])]
    click.echo("\n".join(_lines(forbidden, remarks)))
    if forbidden:
        sys.exit(NO)
