"""What a page gets to know of a text, and what becomes of it: only its own bytes change, and nothing typed is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from command import change
from places import SECOND, TODAY

from leidraad import pipeline
from leidraad.edit import journal
from leidraad.edit.desk import Desk, StrangeError
from leidraad.trusted import Trusted

pytestmark = pytest.mark.slow

PAGE, FILE, ANCHOR = "keukenproces/ontvangst/", "keukenproces/ontvangst.yml", "kijk-verpakking"
TEXT = "Kijk of elke verpakking heel en schoon is."


def _name(desk: Desk, path: str = PAGE, anchor: str = ANCHOR, field: str = "tekst") -> str:
    """Return what a page calls a text."""
    spots = desk.answer("pagina", {"pad": path})["plekken"]
    [name] = [
        text["naam"] for spot in spots if spot["anker"] == anchor for text in spot["teksten"] if text["veld"] == field
    ]
    return str(name)


def _also_for_the_cook(anchor: str) -> Mapping[str, str]:
    return {"naam": f"Elke dag veilig werken: kok #{anchor}", "pad": f"keukenproces/kok/#{anchor}"}


def _save(desk: Desk, words: str, was: str = TEXT, name: str = "") -> Mapping[str, Any]:
    return desk.answer("bewaar", {"naam": name or _name(desk), "was": was, "tekst": words})


def _changed(written: Path) -> dict[str, bytes]:
    """Return the files that are others than they were."""
    files = {path.relative_to(written).as_posix(): path.read_bytes() for path in written.rglob("*") if path.is_file()}
    return {name: data for name, data in files.items() if data != (SECOND / name).read_bytes()}


def test_a_text_is_told_as_it_is_written_with_all_that_belongs_to_it(desk: Desk) -> None:
    told = desk.answer("tekst", {"naam": _name(desk), "hier": f"{PAGE}#{ANCHOR}"})
    assert told == {
        "tekst": TEXT,
        "bestand": FILE,
        "regel": 10,
        "bronnen": ["bron", "Voorbeeldhygiënecode schoolkeukens: Ontvangst, punt 1"],
        "ook": [_also_for_the_cook("ontvangst-kijk-verpakking")],
        "genoemd": [],
    }


def test_a_text_is_written_at_its_place_and_nothing_else_changes(desk: Desk, written: Path) -> None:
    answer = _save(desk, 'Kijk: is elke "doos" [[begrip:kerntemperatuur|warm]]?')
    assert (answer["staat"], answer["bestand"], answer["regel"]) == ("bewaard", FILE, 10)
    before = (SECOND / FILE).read_text("utf-8")
    after = before.replace(TEXT, 'Kijk: is elke \\"doos\\" [[begrip:kerntemperatuur|warm]]?')
    assert _changed(written) == {FILE: after.encode()}


@pytest.mark.parametrize(("ends", "mark"), [("\r\n", ""), ("\n", "\ufeff")])
def test_line_ends_and_a_byte_order_mark_stay(desk: Desk, written: Path, ends: str, mark: str) -> None:
    file = written / FILE
    file.write_bytes((mark + file.read_text("utf-8").replace("\n", ends)).encode())
    before = file.read_bytes()
    assert _save(desk, "Iets anders.")["staat"] == "bewaard"
    assert file.read_bytes() == before.replace(TEXT.encode(), b"Iets anders.")


def test_who_could_not_read_the_file_cannot_read_it_now(desk: Desk, written: Path) -> None:
    (written / FILE).chmod(0o600)
    assert _save(desk, "Iets anders.")["staat"] == "bewaard"
    assert (written / FILE).stat().st_mode & 0o777 == 0o600


def test_what_would_break_the_content_is_refused_with_the_report(desk: Desk, written: Path) -> None:
    answer = _save(desk, "Zie [[nergens]].")
    assert answer["staat"] == "fouten"
    assert [(one["code"], one["bestand"], one["regel"]) for one in answer["problemen"]] == [
        ("onbekende-pagina", FILE, 10)
    ]
    assert _changed(written) == {}


def test_a_mistake_that_stands_elsewhere_already_does_not_stop_who_writes(desk: Desk, written: Path) -> None:
    change(written / "start.yml", "titel: ", "tietel: ")
    assert _save(desk, "Iets anders.")["staat"] == "bewaard"
    assert _save(desk, "Zie [[nergens]].", "Iets anders.")["staat"] == "fouten"


def test_a_warning_about_the_text_is_told_when_it_is_written(desk: Desk) -> None:
    answer = _save(desk, "VUL IN: wat je bekijkt.")
    assert answer["staat"] == "bewaard"
    assert "nog-in-te-vullen" in {one["code"] for one in answer["problemen"]}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (TEXT, []),
        ("", ["leeg-veld"]),
        ("Zie [[nergens]].", ["onbekende-pagina"]),
        ("Zie [[ontvangst.", ["verwijzing-onaf"]),
        ("Zie [hier](http://x.example).", ["link-niet-toegestaan"]),
        ("Een \u200b teken", ["stuurteken"]),
        ("a" * 5_001, ["te-lang"]),
    ],
)
def test_while_somebody_types_is_told_what_is_wrong_with_the_text(
    desk: Desk, written: Path, words: str, codes: list[str]
) -> None:
    answer = desk.answer("kijk", {"naam": _name(desk), "tekst": words})
    assert [one["code"] for one in answer["problemen"]] == codes
    assert _changed(written) == {}


def test_markup_in_a_field_of_plain_text_is_told(desk: Desk) -> None:
    answer = desk.answer("kijk", {"naam": _name(desk, anchor="", field="titel"), "tekst": "**Ontvangst**"})
    assert [one["code"] for one in answer["problemen"]] == ["opmaak-in-gewone-tekst"]


def test_a_text_that_changed_meanwhile_is_told_and_nothing_is_written(desk: Desk, written: Path) -> None:
    name = _name(desk)
    change(written / FILE, TEXT, "Van een ander.")
    before = (written / FILE).read_bytes()
    answer = _save(desk, "Van mij.", name=name)
    assert (answer["staat"], answer["tekst"]) == ("anders", "Van een ander.")
    assert (written / FILE).read_bytes() == before
    assert _save(desk, "Van mij.", "Van een ander.", name)["staat"] == "bewaard"


def test_lines_that_moved_and_other_texts_that_changed_are_no_reason_to_stop(desk: Desk, written: Path) -> None:
    name = _name(desk)
    change(written / FILE, "nummer:", "# Een opmerking.\n\n# Nog een.\nnummer:")
    assert _save(desk, "Van mij.", name=name)["regel"] == 13
    assert (written / FILE).read_text("utf-8").count("Van mij.") == 1


def _remove(file: Path) -> None:
    file.unlink()


def _rename(file: Path) -> None:
    file.rename(file.with_name("anders.yml"))


def _link(file: Path) -> None:
    file.rename(file.parent.parent.parent / "buiten.yml")
    file.symlink_to(file.parent.parent.parent / "buiten.yml")


def _link_folder(file: Path) -> None:
    outside = file.parent.parent.parent / "buiten"
    file.parent.rename(outside)
    file.parent.symlink_to(outside)


def _without_the_text(file: Path) -> None:
    change(file, ANCHOR, "iets-anders")


@pytest.mark.parametrize("spoil", [_remove, _rename, _link, _link_folder, _without_the_text])
def test_a_text_that_is_gone_is_told_and_nothing_is_written(
    desk: Desk, written: Path, spoil: Callable[[Path], None]
) -> None:
    name = _name(desk)
    spoil(written / FILE)
    before = {path: path.read_bytes() for path in written.parent.rglob("*.yml")}
    for question in ("tekst", "kijk", "bewaar"):
        asked = {"naam": name, "was": TEXT, "tekst": "Van mij.", "hier": ""}
        assert desk.answer(question, asked)["staat"] == "weg", question
    assert {path: path.read_bytes() for path in written.parent.rglob("*.yml")} == before


def test_a_file_that_cannot_be_read_is_told_with_its_mistakes(desk: Desk, written: Path) -> None:
    name = _name(desk)
    change(written / FILE, "titel: ", "titel: [")
    answer = _save(desk, "Van mij.", name=name)
    assert (answer["staat"], [one["code"] for one in answer["problemen"]]) == ("fouten", ["geen-yaml"])


def test_what_no_page_of_ours_asks_gets_no_answer(desk: Desk) -> None:
    for question, asked in (
        ("wis", {}),
        ("pagina", {}),
        ("tekst", {"naam": FILE}),
        ("tekst", {"naam": "../" + FILE}),
        ("tekst", {"naam": 1}),
        ("bewaar", {"naam": _name(desk), "was": None, "tekst": "x"}),
    ):
        with pytest.raises(StrangeError):
            desk.answer(question, asked)


def test_what_was_written_is_undone_byte_by_byte_also_after_a_new_start(
    desk: Desk, written: Path, tmp_path: Path, trusted: Trusted
) -> None:
    assert desk.answer("terug", {}) == {"staat": "niets"}
    assert _save(desk, "Een.\n\n- of\n- twee")["terug"]["bestand"] == FILE
    assert _save(desk, "Twee.", "Een.\n\n- of\n- twee")["staat"] == "bewaard"
    again = Desk(written, tmp_path / "build", lambda: TODAY)
    again.show(trusted, {})
    assert again.answer("terug", {})["staat"] == "hersteld"
    assert again.answer("tekst", {"naam": _name(again), "hier": ""})["tekst"] == "Een.\n\n- of\n- twee"
    assert again.answer("terug", {}) == {"staat": "hersteld", "bestand": FILE, "regel": 10, "terug": None}
    assert _changed(written) == {}


def test_what_somebody_wrote_there_since_is_not_undone_and_what_was_is_told(desk: Desk, written: Path) -> None:
    _save(desk, "Van mij.")
    change(written / FILE, "Van mij.", "Van een ander.")
    before = (written / FILE).read_bytes()
    answer = desk.answer("terug", {})
    assert (answer["staat"], answer["tekst"], answer["was"]) == ("anders", "Van een ander.", f'"{TEXT}"')
    assert (written / FILE).read_bytes() == before
    assert desk.answer("terug", {})["staat"] == "niets"


def test_what_somebody_undid_by_hand_is_undone_already(desk: Desk, written: Path) -> None:
    _save(desk, "Van mij.")
    change(written / FILE, "Van mij.", TEXT)
    assert desk.answer("terug", {}) == {"staat": "niets"}


def test_what_would_break_the_content_is_not_undone(desk: Desk, written: Path) -> None:
    with_term = "Kijk of de [[begrip:koelketen]] heel is."
    assert _save(desk, with_term)["staat"] == "bewaard"
    assert _save(desk, "Kijk goed.", with_term)["staat"] == "bewaard"
    change(written / "begrippen.yml", "id: koelketen", "id: koudeketen")
    change(written / FILE, "[[begrip:koelketen]]", "[[begrip:koudeketen]]")
    before = (written / FILE).read_bytes()
    assert desk.answer("terug", {})["staat"] == "fouten"
    assert (written / FILE).read_bytes() == before


def test_only_the_last_changes_are_kept(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST", 2)
    for was, now in ((TEXT, "Een."), ("Een.", "Twee."), ("Twee.", "Drie.")):
        _save(desk, now, was)
    [file] = (tmp_path / "build").glob("*.json")
    assert [one["after"] for one in json.loads(file.read_bytes())] == ['"Twee."', '"Drie."']
    file.write_bytes(b'[{"place": 1')
    assert desk.answer("terug", {}) == {"staat": "niets"}


def test_the_same_words_again_change_nothing_and_leave_nothing_to_undo(desk: Desk, written: Path) -> None:
    assert _save(desk, f" {TEXT}\n")["staat"] == "bewaard"
    assert (_changed(written), desk.answer("terug", {})) == ({}, {"staat": "niets"})


def test_what_the_computer_refuses_is_told(desk: Desk, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("leidraad.edit.journal.replace", full)
    assert _save(desk, "Van mij.") == {
        "staat": "mislukt",
        "melding": "De schijf is vol. Maak ruimte en probeer het opnieuw.",
    }
    assert _changed(written) == {}


def test_a_text_that_is_used_is_written_where_it_stands_and_tells_all_that_it_reaches(
    desk: Desk, written: Path
) -> None:
    here = "beslishulpen/mag-dit-nog-gebruikt/"
    name = _name(desk, here, "noteer-gebruik")
    assert name == _name(desk, anchor="noteer-meting")
    told = desk.answer("tekst", {"naam": name, "hier": f"{here}#noteer-gebruik"})
    assert (told["bestand"], told["regel"]) == (FILE, 19)
    # The page of the other aid that uses it does not show it: see `anchored_pages`.
    assert told["ook"] == [
        {"naam": "processtap 1 #noteer-meting", "pad": f"{PAGE}#noteer-meting"},
        _also_for_the_cook("ontvangst-noteer-meting"),
    ]
    assert _save(desk, "Noteer op de [[plek:temperatuurlijst]].", told["tekst"], name)["staat"] == "bewaard"
    assert list(_changed(written)) == [FILE]


def test_a_term_tells_which_pages_refer_to_it(desk: Desk) -> None:
    told = desk.answer("tekst", {"naam": _name(desk, "begrippen/", "koelketen", "kort"), "hier": ""})
    assert "processtap 1" in {page["naam"] for page in told["genoemd"]}


def test_with_a_profile_each_text_is_written_in_the_file_where_it_stands(written: Path, tmp_path: Path) -> None:
    desk = Desk(written, tmp_path / "build", lambda: TODAY)
    desk.show(pipeline.trusted(written, TODAY, profile="oosterdam"), {})
    general = _name(desk, "begrippen/", "fifo", "kort")
    told = desk.answer("tekst", {"naam": general, "hier": ""})
    assert (told["bestand"], "bij ons" in told["tekst"].lower()) == ("begrippen.yml", False)
    assert _save(desk, f"{told['tekst']} Meer niet.", told["tekst"], general)["staat"] == "bewaard"
    own = _name(desk, "over/invulplekken/", "temperatuurlijst", "ingevuld: tekst")
    told = desk.answer("tekst", {"naam": own, "hier": ""})
    assert told["bestand"] == "profielen/oosterdam.yml"
    assert _save(desk, "Op het scherm in de gang.", told["tekst"], own)["staat"] == "bewaard"
    assert set(_changed(written)) == {"begrippen.yml", "profielen/oosterdam.yml"}


def test_every_name_that_a_text_can_refer_to_is_proposed_as_it_is_written(desk: Desk) -> None:
    names = {one["schrijf"]: one["naam"] for one in desk.answer("namen", {})["namen"]}
    assert names["[[ontvangst]]"] == "processtap 1"
    assert names["[[begrip:kerntemperatuur]]"] == "kerntemperatuur"
    assert {name.partition(":")[0] for name in names if ":" in name} == {"[[begrip", "[[contact", "[[plek"}
