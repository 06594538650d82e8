"""What commands share: their options, the day, progress, and how problems are reported."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import partial, wraps
from pathlib import Path
from shlex import quote
from typing import Any

import click

from leidraad.source.problems import ContentError, Problem, Severity, advised, counted, for_machines, report, visible

CONTENT_PROBLEM = 1
# What a warning stops, said where there is nothing worse: by whether the content is good all the same.
WARNED = {True: ": kijk ernaar, maar de site kan zo worden gemaakt.", False: ": met --streng mag er geen zijn."}
command = partial(click.command, options_metavar="[OPTIES]")


def good_address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Refuse what richtlijn.yml would refuse too."""
    if value is None:
        return None
    # Who gives no address does not wait for what reads one.
    from pydantic_core import PydanticCustomError  # noqa: PLC0415

    from leidraad.source.model.addresses import SiteAddress  # noqa: PLC0415

    try:
        return SiteAddress.accept(visible(value))
    except PydanticCustomError as error:
        raise click.BadParameter(error.message()) from None


def known_profile(context: click.Context, _: click.Parameter, value: str) -> str:
    """Refuse a profile that the content does not have."""
    known = profiles(context.params["content"]) if value else ()
    if value and value not in known:
        raise click.BadParameter(f"Er is geen profiel '{visible(value)}'. {advised(value, known)}")
    return value


def profiles(content: Path) -> tuple[str, ...]:
    """Return the ids of the profiles in a content folder, sorted; what cannot be one is none."""
    from leidraad.source.filenames import PROFILES  # noqa: PLC0415 - most commands name no profile
    from leidraad.source.model.base import ID  # noqa: PLC0415

    found = (content / PROFILES).glob("*.yml")
    return tuple(sorted(path.stem for path in found if ID.fullmatch(path.stem) and path.is_file()))


def no_content(folder: Path) -> str:
    """Return what to say of a folder that is not there: where a guideline stands near, if that is plain."""
    near = sorted(one.parent.as_posix() for one in (*Path().glob("richtlijn.yml"), *Path().glob("*/richtlijn.yml")))
    advice = (
        f"Bedoel je `--inhoud {quote(near[0])}`?" if len(near) == 1 else "Noem met --inhoud waar je richtlijn staat."
    )
    return f"Map '{visible(str(folder))}' bestaat niet. {advice}"


class _Content(click.Path):
    """A folder that is there, and no device or pipe, which is never read to its end."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not value:
            self.fail("Hier staat niets. Noem de map waar je richtlijn staat.", param, ctx)
        if not os.path.lexists(value):
            self.fail(no_content(Path(value)), param, ctx)
        found = super().convert(value, param, ctx)
        if not Path(str(found)).is_dir():
            self.fail(f"'{visible(str(found))}' is geen map. Noem de map waar je richtlijn staat.", param, ctx)
        return found


folder_option = click.option(
    "--inhoud",
    "content",
    default="content",
    show_default=True,
    is_eager=True,
    type=_Content(exists=True, file_okay=False, path_type=Path),
    help="De map met de inhoud.",
)
# For a folder that need not be there; each command says with `help` what it is for.
any_folder_option = partial(
    click.option, "--inhoud", "content", metavar="MAP", default="content", show_default=True, type=Path
)
address_option = click.option(
    "--adres", "address", metavar="ADRES", callback=good_address, help="Het openbare adres van de site."
)
profile_option = click.option(
    "--profiel", "profile", metavar="ID", default="", callback=known_profile, help="Een profiel uit de map profielen."
)
strict_option = click.option("--streng", "strict", is_flag=True, help="Ook een waarschuwing is een fout.")
paperless_option = click.option(
    "--zonder-pdf", "without_paper", is_flag=True, help="Maak geen PDF's; dat scheelt tijd."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON.")


def today() -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH when it is set, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        message = "SOURCE_DATE_EPOCH hoort een aantal seconden te zijn, van een dag voor het jaar 10000."
        raise click.UsageError(message) from None


def progress(stage: str) -> None:
    """Say what is happening, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"  {stage} …", err=True)


def told(sentence: str) -> None:
    """Say what an editor should know, and what another program does not read."""
    click.echo(sentence, err=True)


def building(*, paper: bool) -> None:
    """Say that a site is being built."""
    progress("bouwen, met PDF's; de eerste keer duurt dat langer" if paper else "bouwen")


def as_text(data: object) -> str:
    """Return data as JSON that people can read too; it is printed as bytes, as JSON is UTF-8 on any computer."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def show(problems: Iterable[Problem], *, as_json: bool) -> None:
    """Print problems for a person or for a machine."""
    found = list(problems)
    if as_json:
        click.echo(as_text([for_machines(problem) for problem in found]).encode())
    elif found:
        click.echo(report(found), err=True)


def refusing(command: Callable[..., None]) -> Callable[..., None]:
    """Print what is wrong with the content and end with 1 when a command raises ContentError."""

    @wraps(command)
    def run(**options: Any) -> None:
        try:
            command(**options)
        except ContentError as error:
            show(error.problems, as_json=options.get("as_json", False))
            sys.exit(CONTENT_PROBLEM)

    return run


def concluding(command: Callable[..., Iterable[Problem]]) -> Callable[..., bool]:
    """Print what a command reports, and for people a last line that says how good it is; return that."""

    @wraps(command)
    def run(*, as_json: bool, **options: Any) -> bool:
        try:
            found, good = command(**options), True
        except ContentError as error:
            found, good = error.problems, False
        show(found := list(found), as_json=as_json)
        if not as_json:
            told("\n" * bool(found) + _conclusion(found, good=good))
        return good

    return run


def _conclusion(found: list[Problem], *, good: bool) -> str:
    """Return how good the content is, and where there are only warnings what they stop."""
    verdict = "Goed." if good else "Niet goed."
    if not found:
        return verdict
    only_warned = all(problem.severity is Severity.WARNING for problem in found)
    return f"{verdict} {counted(found)}{WARNED[good] if only_warned else '.'}"


def reporting(command: Callable[..., Iterable[Problem]]) -> Callable[..., None]:
    """Print what a command that builds reports; end with 0 when it built and 1 when the content is not good."""

    @wraps(command)
    def run(*, as_json: bool, **options: Any) -> None:
        show(found := list(command(**options)), as_json=as_json)
        if found and not as_json:
            told(f"\nDe site is gebouwd, met {counted(found)}.")

    return refusing(run)


def form_option(forms: Iterable[str]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option for the form of what is printed; the first is the usual one."""
    names = list(forms)
    return click.option(
        "--als", "form", type=click.Choice(names), default=names[0], show_default=True, help="In welke vorm."
    )
