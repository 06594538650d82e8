"""What holds of every text that can be written in a page of any guideline: it is found in its file, and it alone."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from leidraad.edit.desk import Shown
from leidraad.edit.spots import text_spots
from leidraad.edit.textplace import TextPlace, texts_of
from leidraad.source.reading import read_yaml
from leidraad.trusted import Trusted


def test_every_text_on_a_page_is_found_at_one_place_of_its_file(content: Path, trusted: Trusted) -> None:
    shown = Shown(trusted, {})
    places: dict[TextPlace, set[tuple[int, int]]] = defaultdict(set)
    for spot in text_spots(trusted.guideline):
        for field, text in spot.texts:
            place = shown.place_of(text)
            assert place is not None, (spot.address, field)
            places[place].add((text.span.line, text.span.column))
    assert len(places) > 50
    assert {place: found for place, found in places.items() if len(found) > 1} == {}
    assert len({place.name for place in places}) == len(places)
    for file in {place.file for place in places}:
        read = list(texts_of(read_yaml(file, (content / file).read_bytes())))
        found = {steps: {(text.span.line, text.span.column)} for steps, text in read}
        assert len(found) == len(read), file
        assert {place.steps: span for place, span in places.items() if place.file == file}.items() <= found.items()
