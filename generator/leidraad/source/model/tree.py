"""Decision aids: questions whose answers lead to other questions or to an outcome, and what holds on every route."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

from leidraad.look import URGENT, tones
from leidraad.source.model.base import ContactRef, Id, Markup, Named, PageRef, Reference, TextRef, YesNo
from leidraad.source.model.citation import Sourced
from leidraad.source.model.item import Item, Statement
from leidraad.source.model.record import Record
from leidraad.source.nodes import Fields, Text
from leidraad.source.problems import brief, proposal


def _count(value: object) -> int:
    if not isinstance(value, Text) or not (value.isascii() and value.isdecimal()) or len(value) > 6:
        raise PydanticCustomError("geen-getal", "Schrijf hier een heel getal, 0 of meer, zoals `4`.")
    return int(value)


Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 999_999})]


class ToneName(Text):
    """What outcomes are coloured by: one of the tones in look.yml."""

    @classmethod
    def accept(cls, value: str) -> str:
        """Refuse what is no tone, and the one of what is urgent."""
        known = [tone for tone in tones() if tone != URGENT]
        if value not in known:
            details = {"waarde": brief(value), "namen": ", ".join(known), "voorstel": proposal(value, known)}
            raise PydanticCustomError("onbekende-kleur", "`{waarde}` kan hier niet. Kies uit: {namen}.", details)
        return value


class OutcomeKind(Named):
    """What an outcome comes down to. A kind without weight only shows the way; an urgent one is set in alarm.

    An aid that can end in an urgent kind, in one that asks for safety or in one as heavy is about safety.
    """

    name: Text = Field(alias="naam")
    weight: Count | None = Field(None, alias="ernst")
    closes: YesNo = Field(False, alias="sluit-af")
    urgent: YesNo = Field(False, alias="spoed")
    asks_safety: YesNo = Field(False, alias="veiligheid")
    colour: ToneName | None = Field(None, alias="kleur")

    @property
    def tone(self) -> str:
        """What its outcomes are coloured by; mostly nothing."""
        return URGENT if self.urgent else self.colour or ""

    @model_validator(mode="after")
    def _has_one_colour(self) -> OutcomeKind:
        if self.urgent and self.colour:
            message = "Wat spoed heeft, heeft de kleur van alarm en geen andere `kleur`."
            raise PydanticCustomError("kleur-naast-spoed", message, {"voorstel": "Haal `kleur` weg."})
        return self


class AnswerLabel(Named):
    """An answer that many questions share, so that a question can write `- ja: doel`."""

    text: Text = Field(alias="tekst")
    doubt: YesNo = Field(False, alias="twijfel")


class KindRef(Reference):
    """A kind of outcome in richtlijn.yml."""

    noun, code = "een soort uitkomst in richtlijn.yml", "onbekende-soort"


class AnswerId(Id):
    """An answer within its question."""


class NodeRef(Id):
    """A question or outcome of the same tree."""


class Trait(Id):
    """Something that outcomes have in common and that a guarantee can name."""


class EndName(Id):
    """What a guarantee says of an outcome: its kind, its id or one of its traits."""


class AnswerFields(Record):
    """One way to answer; without a text of its own it is one of the shared answers."""

    id: AnswerId
    text: Text | None = Field(None, alias="tekst")
    target: NodeRef = Field(alias="naar")


KEYS = {"id", "tekst", "naar"}


def _short_answer(value: Any) -> Any:
    """Read `ja: doel` as `{id: ja, naar: doel}`."""
    if isinstance(value, Fields) and KEYS & value.keys():
        return value
    pairs = list(value.items()) if isinstance(value, Fields) else []
    if len(pairs) != 1 or not isinstance(pairs[0][1], Text) or not pairs[0][1].strip():
        message = "Schrijf elk antwoord op een eigen regel, met de ene vraag of uitkomst erachter: `- ja: doel`."
        raise PydanticCustomError("antwoord-vorm", message)
    [(name, target)] = pairs
    return Fields({Text("id", name.span): name, Text("naar", name.span): target}, value.span)


# One of the shared answers by its id, with where it leads.
Short = Annotated[dict[AnswerId, NodeRef], Field(min_length=1, max_length=1)]
Answer = Annotated[AnswerFields, BeforeValidator(_short_answer, json_schema_input_type=AnswerFields | Short)]


class Help(Item):
    """What helps with an aid or to answer a question; what decides stands open, the rest folds."""

    decisive: YesNo = Field(False, alias="beslissend")


class Question(Sourced):
    """A question, why it is asked, what helps to answer it, and where each answer leads."""

    used: TextRef | None = Field(None, alias="gebruik")
    text: Markup = Field(alias="vraag")
    reason: Markup = Field(alias="waarom")
    help: tuple[Help, ...] = Field((), alias="hulp")
    answers: tuple[Answer, ...] = Field(alias="antwoorden", min_length=1)
    caution: Markup | None = Field(None, alias="let-op")
    difference: Markup | None = Field(None, alias="verschil")


class Lead(Record):
    """Where an outcome leads: a page, or another aid; a new round is the same aid, begun anew."""

    target: PageRef = Field(alias="naar")
    text: Markup = Field(alias="tekst")


class Outcome(Sourced):
    """The end of a route: what to do now, whom to call, what to record, when to look again and where to go."""

    said = "title"
    kind: KindRef = Field(alias="soort")
    mark: Text | None = Field(None, alias="merk")
    title: Text = Field(alias="titel")
    actions: tuple[Item, ...] = Field((), alias="acties")
    contacts: tuple[ContactRef, ...] = Field((), alias="bellen")
    record: tuple[Item, ...] = Field((), alias="documenteer")
    check: Statement | None = Field(None, alias="controle")
    leads: tuple[Lead, ...] = Field((), alias="verder")
    traits: tuple[Trait, ...] = Field((), alias="kenmerken")
    caution: Markup | None = Field(None, alias="let-op")
    difference: Markup | None = Field(None, alias="verschil")


class Guarantee(Sourced):
    """What experts hold on all routes; proven at every build. It has exactly one of four forms."""

    counted_as = "garantie"
    text: Text = Field(alias="tekst")
    given: dict[NodeRef, AnswerId] = Field({}, alias="bij")
    always: tuple[EndName, ...] = Field((), alias="altijd")
    never: tuple[EndName, ...] = Field((), alias="nooit")
    at_most: Count | None = Field(None, alias="hoogstens-vragen")
    outcome: NodeRef | None = Field(None, alias="uitkomst")
    only_after: NodeRef | None = Field(None, alias="pas-na")

    @model_validator(mode="after")
    def _has_one_form(self) -> Guarantee:
        after = self.outcome is not None and self.only_after is not None
        forms = (bool(self.always), bool(self.never), self.at_most is not None, after)
        stray = (self.given and not (self.always or self.never)) or (
            not after and (self.outcome is not None or self.only_after is not None)
        )
        if forms.count(True) != 1 or stray:
            message = (
                "Een garantie zegt één ding: `altijd` of `nooit` (met of zonder `bij`), `hoogstens-vragen`, "
                "of `uitkomst` met `pas-na`."
            )
            raise PydanticCustomError(
                "garantie-vorm", message, {"voorstel": "Schrijf elke belofte als een eigen garantie."}
            )
        return self

    @property
    def name(self) -> str:
        """What it promises, as an anchor: it stays the same for as long as the promise does. No id has a point."""
        given = sorted(f"{question}_{answer}" for question, answer in self.given.items())
        if self.at_most is not None:
            form = ["hoogstens-vragen", str(self.at_most)]
        elif self.outcome is not None:
            form = ["pas-na", str(self.only_after), str(self.outcome)]
        else:
            form = ["altijd" if self.always else "nooit", *sorted({str(name) for name in self.always or self.never})]
        return ".".join(("garantie", *given, *form))


class Tree(Named):
    """A decision aid."""

    title: Text = Field(alias="titel")
    audience: Text = Field(alias="voor")
    safety: YesNo = Field(alias="veiligheid")
    preface: tuple[Help, ...] = Field((), alias="vooraf")
    start: NodeRef
    questions: dict[Id, Question] = Field(alias="vragen", min_length=1)
    outcomes: dict[Id, Outcome] = Field(alias="uitkomsten", min_length=1)
    guarantees: tuple[Guarantee, ...] = Field((), alias="garanties")
