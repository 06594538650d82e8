"""The same content for machines: the guideline, where it comes from and each decision aid, with their JSON Schemas.

URLs are site paths with a leading slash.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from pydantic import BaseModel

from leidraad.source.model.citation import CitationFields
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item, NextStep, Section, headed
from leidraad.source.model.lists import Contact, Term
from leidraad.source.model.pages import Chapter, Unit
from leidraad.source.model.tree import Outcome
from leidraad.trees.subject import Subject
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.formats import (
    AidData,
    AidLink,
    AnswerData,
    ChapterData,
    ContactData,
    GuaranteeData,
    GuidelineData,
    LeadData,
    OutcomeData,
    PointData,
    ProvenanceData,
    QuestionData,
    Schema,
    SectionData,
    SenseData,
    SheetData,
    SourceData,
    TermData,
    UnitData,
    UnitHead,
    UseData,
)
from leidraad.web.lexicon import Lexicon
from leidraad.web.promises import Promise
from leidraad.web.provenance import Use
from leidraad.web.text import plain

HEADED = tuple(name for name, _, _ in headed(Unit))


class _Writer:
    """Turns the model into data for one page after another."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def points(self, path: str, items: Iterable[Item]) -> list[PointData]:
        return [self._point(path, item) for item in items]

    def _point(self, path: str, item: Item) -> PointData:
        return PointData(
            id=item.id,
            url=f"/{path}#{item.id}",
            text=plain(item.text, self.lexicon),
            source=_citation(item.citation),
            points=self.points(path, item.children),
            target=item.target if isinstance(item, NextStep) else None,
        )

    def sections(self, path: str, sections: Iterable[Section]) -> list[SectionData]:
        return [
            SectionData(id=one.id, heading=one.heading, url=f"/{path}#{one.id}", points=self.points(path, one.items))
            for one in sections
        ]

    def unit(self, path: str, unit: Unit) -> UnitHead:
        return UnitData(
            id=unit.id,
            number=unit.number,
            title=unit.title,
            url=f"/{path}",
            purpose=plain(unit.purpose.text, self.lexicon),
            actions={role: self.points(path, items) for role, items in unit.actions.items()},
            record=self.points(path, unit.record.items if unit.record else ()),
            attention={theme: self.points(path, items) for theme, items in unit.attention.items()},
            **{name: self.points(path, getattr(unit, name)) for name in (*HEADED, "next_steps")},
        )

    def chapter(self, chapter: Chapter) -> ChapterData:
        path = urls.chapter(chapter.id)
        return ChapterData(
            id=chapter.id,
            title=chapter.head.title,
            url=f"/{path}",
            sections=self.sections(path, chapter.head.sections),
            units=[self.unit(urls.unit(chapter.id, unit.id), unit) for unit in chapter.units],
        )


def _citation(citation: CitationFields) -> SourceData:
    return SourceData(
        origin=citation.origin.value,
        locators=list(map(str, citation.locators)),
        external=list(map(str, citation.external)),
    )


def _guideline(guideline: Guideline, lexicon: Lexicon) -> GuidelineData:
    writer, settings = _Writer(lexicon), guideline.settings
    return GuidelineData(
        title=settings.title,
        version=settings.version,
        date=settings.date.isoformat(),
        chapters=[writer.chapter(chapter) for chapter in guideline.chapters],
        sheets=[
            SheetData(
                id=sheet.id,
                title=sheet.title,
                url=f"/{urls.sheet(sheet.id)}",
                sections=writer.sections(urls.sheet(sheet.id), sheet.sections),
            )
            for sheet in guideline.sheets
        ],
        aids=[
            AidLink(id=tree.id, title=tree.title, url=f"/{urls.tree(tree.id)}", data=f"/{urls.tree_data(tree.id)}")
            for tree in guideline.trees
        ],
        terms=[_term(term, lexicon) for term in guideline.terms],
        contacts=[_contact(contact) for contact in guideline.contacts],
    )


def _term(term: Term, lexicon: Lexicon) -> TermData:
    return TermData(
        id=term.id,
        name=term.name,
        abbreviation=term.abbreviation,
        synonyms=list(term.synonyms),
        short=term.short,
        long=plain(term.long, lexicon) if term.long else None,
        senses=[
            SenseData(written=list(one.pages), short=one.short, url=f"/{urls.GLOSSARY}#{anchor}")
            for anchor, one in term.anchored_senses
        ],
        url=f"/{urls.GLOSSARY}#{term.id}",
    )


def _contact(contact: Contact) -> ContactData:
    return ContactData(
        id=contact.id,
        name=contact.name,
        number=contact.number,
        reviewed_on=contact.reviewed_on.isoformat(),
        valid_until=contact.valid_until.isoformat(),
    )


def _tree(subject: Subject, trusted: Trusted) -> AidData:
    graph = subject.graph
    return AidData(
        start=graph.start,
        questions={
            name: QuestionData(rank=graph.ranks[name], answers=[AnswerData(id=id_, target=to) for id_, to in answers])
            for name, answers in graph.answers.items()
        },
        outcomes={name: _outcome(outcome, trusted.lexicon) for name, outcome in subject.outcomes.items()},
        guarantees=[_guarantee(subject, one) for one in trusted.promises[subject.tree.id]],
    )


def _outcome(outcome: Outcome, lexicon: Lexicon) -> OutcomeData:
    leads = [
        LeadData(target=lead.target, url=f"/{lexicon.pages[lead.target][1]}", text=plain(lead.text, lexicon))
        for lead in outcome.leads
    ]
    return OutcomeData(kind=outcome.kind, leads=leads)


def _guarantee(subject: Subject, promise: Promise) -> GuaranteeData:
    guarantee = promise.guarantee
    return GuaranteeData(
        id=guarantee.name,
        url=f"/{urls.routes(subject.tree.id)}#{guarantee.name}",
        text=guarantee.text,
        proven=promise.proven,
        given={str(question): str(answer) for question, answer in guarantee.given.items()},
        always=list(map(str, guarantee.always)),
        never=list(map(str, guarantee.never)),
        at_most=guarantee.at_most,
        outcome=guarantee.outcome,
        only_after=guarantee.only_after,
    )


def _provenance(groups: Mapping[str, tuple[Use, ...]]) -> ProvenanceData:
    return ProvenanceData({locator: [_use(locator, use) for use in groups[locator]] for locator in sorted(groups)})


def _use(locator: str, use: Use) -> UseData:
    """A sentence can quote one item and follow from another; each is said where it holds."""
    kind = "bron" if locator in use.citation.quoted else "afgeleid"
    return UseData(url=f"/{use.path}", text=use.text, origin=kind, also=[f"/{path}" for path in use.also])


def data(trusted: Trusted) -> Mapping[str, Callable[[], bytes]]:
    """Return what makes each data file and each schema, by site path."""

    def tree(subject: Subject) -> Callable[[], bytes]:
        return lambda: _json(_tree(subject, trusted))

    return {
        f"{urls.DATA}richtlijn.json": lambda: _json(_guideline(trusted.guideline, trusted.lexicon)),
        f"{urls.DATA}herkomst.json": lambda: _json(_provenance(trusted.cited)),
        **{urls.tree_data(subject.tree.id): tree(subject) for subject in trusted.subjects},
        f"{urls.DATA}richtlijn.schema.json": lambda: _schema(GuidelineData),
        f"{urls.DATA}herkomst.schema.json": lambda: _schema(ProvenanceData),
        f"{urls.DATA}beslishulp.schema.json": lambda: _schema(AidData),
    }


@cache
def _schema(kind: type[BaseModel]) -> bytes:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | kind.model_json_schema(
        mode="serialization", schema_generator=Schema
    )
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _json(part: BaseModel) -> bytes:
    return (part.model_dump_json(indent=1, by_alias=True) + "\n").encode()
