"""The same content for machines: the guideline, where it comes from and each decision aid, with their JSON Schemas.

URLs are site paths with a leading slash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from leidraad.source.model import lists as model
from leidraad.source.model.citation import CitationFields
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item, NextStep, Section
from leidraad.source.model.lists import Term
from leidraad.source.model.pages import Chapter, Unit
from leidraad.trees.subject import Subject
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.formats import (
    Antwoord,
    Begrip,
    Beslishulp,
    Blad,
    Bron,
    Contact,
    Gebruik,
    Herkomst,
    Hoofdstuk,
    Hulp,
    Onderdeel,
    Punt,
    Richtlijn,
    Sectie,
    Uitkomst,
    Vraag,
)
from leidraad.web.lexicon import Lexicon
from leidraad.web.provenance import Use, by_locator
from leidraad.web.text import plain


class _Writer:
    """Turns the model into data for one page after another."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def points(self, path: str, items: Iterable[Item]) -> list[Punt]:
        return [self._point(path, item) for item in items]

    def _point(self, path: str, item: Item) -> Punt:
        return Punt(
            id=item.id,
            url=f"/{path}#{item.id}",
            tekst=plain(item.text, self.lexicon),
            bron=_citation(item.citation),
            punten=self.points(path, item.children),
            naar=item.target if isinstance(item, NextStep) else None,
        )

    def sections(self, path: str, sections: Iterable[Section]) -> list[Sectie]:
        return [
            Sectie(id=one.id, kop=one.heading, url=f"/{path}#{one.id}", punten=self.points(path, one.items))
            for one in sections
        ]

    def unit(self, path: str, unit: Unit) -> Onderdeel:
        return Onderdeel(
            id=unit.id,
            nummer=unit.number,
            titel=unit.title,
            url=f"/{path}",
            doel=plain(unit.purpose.text, self.lexicon),
            acties={role: self.points(path, items) for role, items in unit.actions.items()},
            documenteer=self.points(path, unit.record.items if unit.record else ()),
            aandachtspunten={theme: self.points(path, items) for theme, items in unit.attention.items()},
            hulpmiddelen=self.points(path, unit.tools),
            voorbereiding=self.points(path, unit.preparation),
            toelichting=self.points(path, unit.explanation),
            vervolg=self.points(path, unit.next_steps),
        )

    def chapter(self, chapter: Chapter) -> Hoofdstuk:
        path = f"{chapter.id}/"
        return Hoofdstuk(
            id=chapter.id,
            titel=chapter.head.title,
            url=f"/{path}",
            secties=self.sections(path, chapter.head.sections),
            onderdelen=[self.unit(urls.unit(chapter.id, unit.id), unit) for unit in chapter.units],
        )


def _citation(citation: CitationFields) -> Bron:
    return Bron(
        aard=citation.origin.value,
        vindplaatsen=list(map(str, citation.locators)),
        extern=list(map(str, citation.external)),
    )


def _guideline(guideline: Guideline, lexicon: Lexicon) -> Richtlijn:
    writer, settings = _Writer(lexicon), guideline.settings
    return Richtlijn(
        titel=settings.title,
        versie=settings.version,
        datum=settings.date.isoformat(),
        hoofdstukken=[writer.chapter(chapter) for chapter in guideline.chapters],
        bladen=[
            Blad(
                id=sheet.id,
                titel=sheet.title,
                url=f"/{urls.sheet(sheet.id)}",
                secties=writer.sections(urls.sheet(sheet.id), sheet.sections),
            )
            for sheet in guideline.sheets
        ],
        beslishulpen=[
            Hulp(id=tree.id, titel=tree.title, url=f"/{urls.tree(tree.id)}", data=f"/{urls.tree_data(tree.id)}")
            for tree in guideline.trees
        ],
        begrippen=[_term(term, lexicon) for term in guideline.terms],
        contacten=[_contact(contact) for contact in guideline.contacts],
    )


def _term(term: Term, lexicon: Lexicon) -> Begrip:
    return Begrip(
        id=term.id,
        begrip=term.name,
        afkorting=term.abbreviation,
        ook=list(term.synonyms),
        kort=term.short,
        lang=plain(term.long, lexicon) if term.long else None,
        url=f"/{urls.GLOSSARY}#{term.id}",
    )


def _contact(contact: model.Contact) -> Contact:
    return Contact(
        id=contact.id,
        naam=contact.name,
        nummer=contact.number,
        gecontroleerd_op=contact.reviewed_on.isoformat(),
        geldig_tot=contact.valid_until.isoformat(),
    )


def _tree(subject: Subject) -> Beslishulp:
    graph = subject.graph
    return Beslishulp(
        start=graph.start,
        vragen={
            name: Vraag(rang=graph.ranks[name], antwoorden=[Antwoord(id=id_, naar=to) for id_, to in answers])
            for name, answers in graph.answers.items()
        },
        uitkomsten={name: Uitkomst(soort=outcome.kind) for name, outcome in subject.outcomes.items()},
    )


def _provenance(found: tuple[Use, ...]) -> Herkomst:
    groups = by_locator(found)
    return Herkomst({locator: [_use(locator, use) for use in groups[locator]] for locator in sorted(groups)})


def _use(locator: str, use: Use) -> Gebruik:
    """A sentence can quote one item and follow from another; each is said where it holds."""
    kind = "bron" if locator in use.citation.quoted else "afgeleid"
    return Gebruik(url=f"/{use.path}", tekst=use.text, aard=kind)


def data(trusted: Trusted) -> Mapping[str, bytes]:
    """Return the data files and their schemas by site path."""
    trees = {urls.tree_data(subject.tree.id): _json(_tree(subject)) for subject in trusted.subjects}
    return {
        f"{urls.DATA}richtlijn.json": _json(_guideline(trusted.guideline, trusted.lexicon)),
        f"{urls.DATA}herkomst.json": _json(_provenance(trusted.uses)),
        **trees,
        f"{urls.DATA}richtlijn.schema.json": _schema(Richtlijn),
        f"{urls.DATA}herkomst.schema.json": _schema(Herkomst),
        f"{urls.DATA}beslishulp.schema.json": _schema(Beslishulp),
    }


def _schema(kind: type[BaseModel]) -> bytes:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | kind.model_json_schema(mode="serialization")
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _json(part: BaseModel) -> bytes:
    return (part.model_dump_json(indent=1) + "\n").encode()
