"""What the tests of the command line share: commands as somebody types them, what they say, and a mistake."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result
from places import APPROVED

from leidraad.cli import main

HELP = """\
Gebruik: leidraad [OPTIES] COMMANDO [OPTIES]

  Maak van een richtlijn in YAML een website.

Opties:
  --version   Toon de versie.
  -h, --help  Toon deze hulp.

Commando's:
  bewoording             Toon wat op meer dan één manier is verwoord.
  build                  Bouw de site.
  check                  Controleer de inhoud, met alle profielen.
  controleer-insluiting  Zeg of een andere site een adres mag insluiten.
  groot                  Maak één handout of kaart in grote letters.
  nagekeken              Leg vast dat deze vindplaatsen zijn nagekeken.
  nieuw                  Begin een richtlijn in een map, of zet er iets bij.
  plan                   Toon wat er afloopt, per beheerder.
  routes                 Toon elke route door een beslishulp, met uitkomst.
  schema                 Schrijf op wat er in elk soort bestand kan.
  serve                  Toon de site terwijl je schrijft.
  teksten                Toon alle vaste zinnen van de site.
  uitwisselen            Wissel teksten uit met experts, in Word.
  verschil               Zeg wat er anders is tussen twee versies.
  zip                    Maak van de site één zip.
"""
MISTAKE = """\
werk/stap-2.yml:10:19  onbekende-pagina
   10 |       tekst: "Zie [[stap1]]."
                          ^
`stap1` is geen pagina.
Bedoel je `stap-1`?
"""
OLD = """\
contacten.yml:11:15  verlopen (waarschuwing)
   11 |   geldig-tot: 2025-01-01
                      ^
`veilig-thuis` was geldig tot 2025-01-01.
Kijk na of het nog klopt, en zet dan een nieuwe datum bij `gecontroleerd-op` en `geldig-tot`.
"""
# What the last line says then, and when it is asked strictly.
FINE = "Goed. 1 waarschuwing: kijk ernaar, maar de site kan zo worden gemaakt."
STRICT = "Niet goed. 1 waarschuwing: met --streng mag er geen zijn."


def change(file: Path, old: str, new: str) -> None:
    """Replace what stands once in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def make_a_mistake(good: Path) -> None:
    """Point to a page that is not there; MISTAKE is what an editor reads then."""
    change(good / "werk" / "stap-2.yml", "Overleg met een collega.", "Zie [[stap1]].")


def let_a_fact_expire(good: Path) -> None:
    """Let a date pass; OLD is what an editor reads then."""
    change(good / "contacten.yml", "geldig-tot: 2027-05-01", "geldig-tot: 2025-01-01")


def run(*words: object) -> Result:
    """Run a command as if it were typed."""
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="leidraad")


def said(result: Result) -> tuple[int, str, str]:
    """Return how a command ended and what it printed."""
    return result.exit_code, result.stdout, result.stderr


def same_as_approved(name: str, output: str, approve: bool) -> None:
    """Demand that an output is as it was approved, or with `approve` make it so."""
    file = APPROVED / name
    if approve:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.encode())
    assert output == file.read_bytes().decode()
