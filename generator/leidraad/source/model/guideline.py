"""The whole guideline, and the lists that it keeps beside its pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from leidraad.source.model.addresses import OldAddress, SiteAddress, WebAddress
from leidraad.source.model.base import EVERYBODY, Date, Id, Locator, Markup, Named, PageRef, YesNo
from leidraad.source.model.cards import Card
from leidraad.source.model.choice import WordChoice
from leidraad.source.model.citable import Citable, citable
from leidraad.source.model.citation import Citation, CitationFields, Document, SourceItem
from leidraad.source.model.lists import Contact, Situation, Slot, Term
from leidraad.source.model.pages import AboutPage, Blocks, Chapter, Home, Release, Sheet, Unit
from leidraad.source.model.profile import Profile
from leidraad.source.model.record import Kinds, Record, has, once, walk
from leidraad.source.model.tree import AnswerLabel, OutcomeKind, Tree
from leidraad.source.nodes import Fields, Items, Text


class Role(Named):
    """Somebody who acts. What everybody does, every role does."""

    name: Text = Field(alias="naam")
    everybody: YesNo = Field(False, alias="iedereen")


def _somebody(value: Any) -> Any:
    """Read no roles as one that is everybody."""
    if isinstance(value, Items) and not value:
        words = (("id", EVERYBODY), ("naam", "Iedereen"), ("iedereen", "ja"))
        role = {Text(key, value.span): Text(word, value.span) for key, word in words}
        return Items([Fields(dict(role), value.span)], value.span)
    return value


class Theme(Named):
    """A theme of attention points, which stand in many units."""

    name: Text = Field(alias="naam")
    short: Text = Field(alias="kort")
    introduction: Markup = Field(alias="inleiding")


class Language(StrEnum):
    """What a site can say itself; its content is in the same language."""

    DUTCH = "nl"
    ENGLISH = "en"


class Settings(Record):
    """richtlijn.yml: title, version, rights, roles, themes, what aids share, and the order of the pages."""

    title: Text = Field(alias="titel")
    subtitle: Text = Field(alias="ondertitel")
    version: Text = Field(alias="versie")
    date: Date = Field(alias="datum")
    address: SiteAddress | None = Field(None, alias="adres")
    language: Language = Field(Language.DUTCH, alias="taal")
    rights: Text = Field(alias="rechten")
    standing: Text | None = Field(None, alias="stand")
    guidance: Text = Field(alias="leidende-zin")
    guidance_citation: Citation = Field(alias="leidende-zin-bron")
    roles: Annotated[tuple[Role, ...], BeforeValidator(_somebody)] = Field(alias="rollen")
    themes: tuple[Theme, ...] = Field(alias="themas")
    outcome_kinds: tuple[OutcomeKind, ...] = Field((), alias="uitkomstsoorten")
    answer_labels: tuple[AnswerLabel, ...] = Field((), alias="antwoorden")
    chapters: tuple[Id, ...] = Field(alias="hoofdstukken")
    sheets: tuple[Id, ...] = Field(alias="bladen")
    trees: tuple[Id, ...] = Field((), alias="beslishulpen")
    about: tuple[Id, ...] = Field(alias="over")
    cards: tuple[Id, ...] = Field((), alias="kaarten")
    exit: WebAddress | None = Field(None, alias="snel-weg-naar")
    moved: dict[OldAddress, PageRef] = Field({}, alias="verhuisd")

    @property
    def everybody(self) -> Role | None:
        """The role whose actions are everybody's; not every guideline has one."""
        return next((role for role in self.roles if role.everybody), None)


class Verdict(StrEnum):
    """How our text relates to the source, says the second reader."""

    EQUAL = "gelijk"
    STRICTER = "strenger"
    DIFFERENT = "anders"


class Review(Record):
    """One row of nagekeken.tsv: a second reader compared our text with the source."""

    locator: Locator = Field(alias="vindplaats")
    date: Date = Field(alias="datum")
    verdict: Verdict = Field(alias="oordeel")
    reason: str = Field("", alias="waarom")
    digest: Text = Field(alias="afdruk")


class Guideline(Record):
    """Everything that the content folder says."""

    settings: Settings
    chapters: tuple[Chapter, ...]
    sheets: tuple[Sheet, ...]
    trees: tuple[Tree, ...]
    blocks: tuple[Blocks, ...]
    cards: tuple[Card, ...]
    about: tuple[AboutPage, ...]
    home: Home
    terms: tuple[Term, ...]
    documents: tuple[Document, ...]
    contacts: tuple[Contact, ...]
    slots: tuple[Slot, ...]
    situations: tuple[Situation, ...]
    releases: tuple[Release, ...]
    source_items: tuple[SourceItem, ...]
    reviews: tuple[Review, ...]
    sentences: dict[Any, Text]
    choice: WordChoice
    today: date
    # What a profile laid over it: itself, the titles of what it left out, its colours by token, and its logo as PNG.
    profile: Profile | None = None
    left_out: tuple[Text, ...] = ()
    colours: dict[Any, Text] = {}
    logo: bytes = b""

    def but(self, **changes: Any) -> Guideline:
        """Return the same with other parts."""
        return self.model_copy(update=changes)

    @property
    def language(self) -> str:
        """The language of the site, as its code."""
        return self.settings.language.value

    @property
    def parents(self) -> tuple[str, ...]:
        """Which sites may frame parts; none is every site."""
        return self.profile.parents if self.profile else ()

    @property
    def units(self) -> Iterator[Unit]:
        """Every unit, chapter by chapter."""
        return (unit for chapter in self.chapters for unit in chapter.units)

    @property
    def parts(self) -> tuple[Text | Record, ...]:
        """Every text and record, each before what stands in it."""
        return self.within

    @cached_property
    def pieces(self) -> tuple[Record | Text, ...]:
        """What it is made of, in the order of `parts`: most of its pages and lists are those of a profile of it too."""
        found: list[Record | Text] = []
        for name in type(self).model_fields:
            _take_apart(getattr(self, name), found)
        return tuple(found)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The records among its pieces."""
        return tuple(one for one in self.pieces if isinstance(one, Record))

    @cached_property
    def sayings(self) -> tuple[Record, ...]:
        """The same without rows of tables, of which there are many, and which say and cite nothing themselves."""
        return tuple(one for one in self.records if not isinstance(one, SourceItem | Review))

    @cached_property
    def kinds(self) -> Kinds:
        """What it is made of and all that stands in that, by kind; a profile shares most of it."""
        found: dict[Any, list[Text | Record]] = defaultdict(list)
        for piece in self.pieces:
            for kind, some in piece.kinds.items() if isinstance(piece, Record) else ((type(piece), (piece,)),):
                found[kind] += some
        return {kind: tuple(some) for kind, some in found.items()}

    @cached_property
    def first_called(self) -> frozenset[str]:
        """Whom an outcome that is urgent says to call first."""
        urgent = {kind.id for kind in self.settings.outcome_kinds if kind.urgent}
        outcomes = (outcome for tree in self.trees for outcome in tree.outcomes.values())
        return frozenset(str(one.contacts[0]) for one in outcomes if one.kind in urgent and one.contacts)

    @property
    def citable(self) -> Citable:
        """What a citation can name; the same while nobody changed it."""
        return citable(self.settings, self.documents, self.source_items)

    @property
    def item_of(self) -> Mapping[str, SourceItem]:
        """Every item of a source by its locator."""
        return self.citable.item_of

    @property
    def document_of(self) -> Mapping[str, Document]:
        """Every source by its id."""
        return self.citable.document_of

    @cached_property
    def cited(self) -> tuple[tuple[Record, CitationFields], ...]:
        """Every record that has a citation, with it."""
        return tuple(chain.from_iterable(map(cited_in, self.sayings)))


def _take_apart(value: object, found: list[Record | Text]) -> None:
    if isinstance(value, tuple):
        for one in value:
            _take_apart(one, found)
    elif isinstance(value, Chapter):
        for name in Chapter.model_fields:
            _take_apart(getattr(value, name), found)
    elif isinstance(value, Record):
        found.append(value)
    else:
        found.extend(walk(value))


@once
def cited_in(record: Record) -> tuple[tuple[Record, CitationFields], ...]:
    """Return every record in one that has a citation, with it."""
    records: Any = (part for part in record.within if isinstance(part, Record) and has(type(part), "citation"))
    return tuple((one, one.citation) for one in records)
