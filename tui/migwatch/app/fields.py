"""The fields of records, as their definitions have them: what each may hold, and its help."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from migwatch.model.annotation import Metadata
from migwatch.model.commitment import Commitment
from migwatch.model.described import described
from migwatch.model.passage import Passage
from migwatch.model.records import NEWSROOM, UNSTATED, Caution, Entity, Record
from migwatch.model.times import is_duration, is_timex, period
from migwatch.store.problem import date_message, excerpt

_VOCABULARY = re.compile(r"vocabulary `(\w+)`")
_IDS = re.compile(r"\bids? of\b")
#: What only the format and its readers need to know stands in brackets.
_BRACKETS = re.compile(r" \(([^)]*)\)")
_MARKED = re.compile("`([^`]*)`")
#: Fields of a passage, which are changed as one.
_PASSAGE = frozenset(field.name for field in msgspec.structs.fields(Passage))
#: What the tool itself writes.
_FIXED = {(Metadata, "text"), (Metadata, "sha256")}

#: What an entity of a kind says little without.
_WANTED = {"time": ("value",), "quantity": ("value", "unit")}
#: A quantity's number.
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")

#: Key of the field that stands for the passage that a value is itself.
ITSELF = ""


@dataclass(frozen=True)
class Field:
    """A field.

    Attributes:
        key: Its name in files; `ITSELF` for the words of a value that is a passage.
        kind: What it holds: ``id`` its own id, ``fixed`` what is not edited, ``text``,
            ``flag``, ``term``, ``modifier``, ``date``, ``timex``, ``ref`` ids of others,
            ``passage``, or ``part``, a value with fields of its own.
        help: What it means.
        many: Whether it holds a list.
        required: Whether it must hold something.
        default: Plain data that it holds where a file does not name it.
        vocabulary: Name of the vocabulary of a term.
        refs: Types of the records that its ids may be of; none where only a party can be.
        anyone: Whether it may name the newsroom or nobody.
        parties_first: Whether parties are what it most likely names.
        meant: What its ids are of: ``who``, ``what``, ``event``, ``place``, or ``any``.
        struct: Definition of a part or a passage.
        wanted: Whether it should hold something, though it need not.
    """

    key: str
    kind: str
    help: str = ""
    many: bool = False
    required: bool = False
    default: Any = None
    vocabulary: str = ""
    refs: tuple[type[Record], ...] = ()
    anyone: bool = False
    parties_first: bool = False
    meant: str = "any"
    struct: type[msgspec.Struct] | None = None
    wanted: bool = False

    @property
    def given(self) -> str:
        """How it comes to hold something."""
        if self.kind in ("term", "ref", "modifier"):
            return "chosen"
        return {"passage": "found", "part": "filled in"}.get(self.kind, "written")

    @property
    def is_party(self) -> bool:
        """Whether only a party of the corpus can be named."""
        return self.kind == "ref" and not self.refs

    @property
    def is_link(self) -> bool:
        """Whether it names what a commitment belongs with, in other articles too."""
        return Commitment in self.refs

    @property
    def label(self) -> str:
        """The words to show for it."""
        return self.key.replace("_", " ") or "words"

    def item(self) -> Field:
        """One item of a list as a field."""
        return Field(
            self.key,
            self.kind,
            self.help,
            required=True,
            vocabulary=self.vocabulary,
            refs=self.refs,
            anyone=self.anyone,
            parties_first=self.parties_first,
            meant=self.meant,
            struct=self.struct,
        )


@cache
def fields_of(struct: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields of a record or of a part of one, in the order of its definition.

    Args:
        struct: The definition.
    """
    told = described(struct).fields
    found = []
    if issubclass(struct, Passage):
        help_ = described(Passage).summary.partition("\n")[0]
        found.append(Field(ITSELF, "passage", help_, required=True, struct=Passage))
    found += [
        _field(struct, field, told.get(field.name, ""))
        for field in inspect.type_info(struct).fields  # type: ignore[attr-defined]
        if not (issubclass(struct, Passage) and field.name in _PASSAGE)
    ]
    return tuple(found)


def wanted(struct: type[msgspec.Struct], plain: dict[str, Any]) -> tuple[str, ...]:
    """Keys of the fields that a record should give, though the format lets them be left out.

    Args:
        struct: Definition of the record.
        plain: Its plain data.
    """
    return _WANTED.get(plain.get("kind", ""), ()) if struct is Entity else ()


def _field(struct: type[msgspec.Struct], field: inspect.Field, told: str) -> Field:
    kind, many, part = _shape(field.type)
    default = None if field.default is msgspec.NODEFAULT else msgspec.to_builtins(field.default)
    vocabulary, anyone, parties, meant = "", False, False, "any"
    refs: tuple[type[Record], ...] = ()
    form = "; ".join(_BRACKETS.findall(told))
    if (struct, field.name) in _FIXED:
        kind = "fixed"
    elif kind == "text" and field.name == "id":
        kind = "id"
    elif kind == "text":
        if found := _VOCABULARY.search(form):
            kind, vocabulary = "term", found[1]
        elif _IDS.search(form):
            kind = "ref"
            refs = _refs(form)
            several_or_one = isinstance(field.type, inspect.UnionType) and many
            anyone = several_or_one or f"`{UNSTATED}`" in form or f"`{NEWSROOM}`" in form
            meant = _meant(form, told)
            parties = form.startswith(("ids of the parties", "ids of those"))
        elif "TIMEX3 modifier" in form:
            kind = "modifier"
        elif "ISO 8601" in form or "a day, month or year" in told:
            kind = "date"
        elif "TIMEX3" in form:
            kind = "timex"
    return Field(
        field.encode_name,
        kind,
        _MARKED.sub("\u201c\\1\u201d", _BRACKETS.sub("", told)),
        many,
        field.required,
        default,
        vocabulary,
        refs,
        anyone,
        parties,
        meant,
        part,
    )


def _shape(held: inspect.Type) -> tuple[str, bool, type[msgspec.Struct] | None]:
    """Kind of a type, whether it is a list, and the definition of its parts."""
    if isinstance(held, inspect.UnionType):
        shapes = [_shape(each) for each in held.types if not isinstance(each, inspect.NoneType)]
        return max(shapes, key=lambda shape: shape[1])
    if isinstance(held, inspect.VarTupleType):
        kind, _, part = _shape(held.item_type)
        return kind, True, part
    if isinstance(held, inspect.StructType):
        return "passage" if held.cls is Passage else "part", False, held.cls
    return "flag" if isinstance(held, inspect.BoolType) else "text", False, None


def _refs(told: str) -> tuple[type[Record], ...]:
    if "`parties`" in told:
        return ()
    if "the cautions" in told:
        return (Caution,)
    return (Commitment, Entity) if "the other record" in told else (Entity,)


def _meant(form: str, told: str) -> str:
    """What the ids of a field are of."""
    if "event" in form:
        return "event"
    if "place" in form:
        return "place"
    return "what" if told.startswith("Whom or what") else "who"


def wrong_with(field: Field, words: str, within: dict[str, Any]) -> str:
    """What is wrong with words that are typed into a field, and what to do; empty if nothing.

    Args:
        field: The field.
        words: The words; empty takes them out.
        within: Plain data of what the field belongs to.
    """
    if not words.strip():
        return f"{field.label} must say something" if field.required else ""
    if field.kind == "date" and period(words) is None:
        return date_message(words)
    if field.key == "per" and not is_duration(words):
        return f"{excerpt(words)} is not a duration; write P1D for a day, P1M for a month"
    of = within.get("kind") if field.key == "value" else "time"
    if field.kind == "timex" and of == "time" and not is_timex(words):
        return (
            f"{excerpt(words)} is no date or duration; write 2024-01-19, 2024-02, 2024-Q1, "
            "2024-SU (summer), 2022-10-01/2023-09-30 or P1D for a day"
        )
    if of == "quantity" and not _NUMBER.match(words):
        return f"{excerpt(words)} is not a number; write it in digits, as 10000 or 2.5"
    return ""
