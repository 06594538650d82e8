"""What click itself says on the command line, in Dutch. It ships no translations and asks gettext for none of ours."""

from __future__ import annotations

from click import core, decorators, exceptions, formatting, parser, types

SENTENCES = {
    "(Did you mean one of: {possibilities}?)": "Bedoel je een van deze: {possibilities}?",
    "Aborted!": "Gestopt.",
    "Commands": "Commando's",
    "Did you mean {possibility}?": "Bedoel je {possibility}?",
    "Error: {message}": "Fout: {message}",
    "Got unexpected extra argument ({args})": "Dit hoort er niet bij: {args}",
    "Got unexpected extra arguments ({args})": "Dit hoort er niet bij: {args}",
    "Invalid value for {param_hint}: {message}": "Verkeerde waarde bij {param_hint}: {message}",
    "Invalid value: {message}": "Verkeerde waarde: {message}",
    "Missing argument": "Hier ontbreekt",
    "Missing command.": "Welk commando?",
    "No such command {name!r}.": "Het commando {name!r} bestaat niet.",
    "No such option {name!r}.": "De optie {name!r} bestaat niet.",
    "Option {name!r} does not take a value.": "De optie {name!r} heeft geen waarde.",
    "Option {name!r} requires an argument.": "Bij de optie {name!r} hoort een waarde.",
    "Options": "Opties",
    "Show this message and exit.": "Toon deze hulp.",
    "Try '{command} {option}' for help.": "Hulp krijg je met '{command} {option}'.",
    "Usage:": "Gebruik:",
    "default: {default}": "anders: {default}",
    "directory": "map",
    "file": "bestand",
    "{name} {filename!r} does not exist.": "{name} {filename!r} bestaat niet.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} is een map.",
    "{name} {filename!r} is a file.": "{name} {filename!r} is een bestand.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} mag niet worden gelezen.",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen heel getal.",
    "{value!r} is not one of {choices}.": "{value!r} kan hier niet. Kies uit: {choices}.",
}


def _say(sentence: str) -> str:
    return SENTENCES.get(sentence, sentence)


def _say_number(one: str, many: str, count: int) -> str:
    return _say(one if count == 1 else many)


def speak_dutch() -> None:
    """Give click's modules our sentences, before the commands are made."""
    for module in (core, decorators, exceptions, formatting, parser, types):
        vars(module).update(_=_say, ngettext=_say_number)
