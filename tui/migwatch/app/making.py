"""The kinds of records that can be made from selected words, and what each begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from migwatch.app.form_values import Path, passage_of
from migwatch.app.suggesting import id_from, title_from, voice_of
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment
from migwatch.model.records import Caution, Claim, Entity, Quotation, Record
from migwatch.model.times import is_timex

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
#: A comma between thousands.
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")


@dataclass(frozen=True)
class Making:
    """A kind of record to make.

    Attributes:
        key: The key.
        name: What it is called.
        told: What it is for.
        struct: Its definition; None where an entity that is there gets a mention.
        paths: The fields that are asked for.
        entity_kind: Kind of the entity, where that is settled.
        first: Path of the field to begin with, where no other must be chosen.
    """

    key: str
    name: str
    told: str
    struct: type[Record] | None = None
    paths: tuple[Path, ...] = ()
    entity_kind: str = ""
    first: Path = ()


_SAYS: tuple[Path, ...] = (("says", 0, "voice"), ("says", 0, "who"))
MENTION = Making("m", "mention", "The words name an entity that is here already.")
SAYS = Making(
    "s",
    "one more passage",
    "The words tell of the selected commitment or claim as well.",
    paths=(("voice",), ("who",)),
)
MAKINGS = (
    MENTION,
    Making(
        "e",
        "new entity",
        "Somebody or something that is mentioned here first.",
        Entity,
        (("kind",), ("name",), ("id",)),
    ),
    Making(
        "c",
        "commitment",
        "Somebody binds themselves to something.",
        Commitment,
        (("title",), ("id",), ("force",), ("by",), ("to",), *_SAYS),
    ),
    Making(
        "q",
        "quotation",
        "The words are given as somebody's.",
        Quotation,
        (("voice",), ("speaker",), ("id",)),
    ),
    Making(
        "k",
        "claim",
        "Somebody says something of somebody, and binds nobody.",
        Claim,
        (("title",), ("id",), ("kind",), ("holder",), *_SAYS),
    ),
    Making(
        "t",
        "time",
        "A day, a period or a frequency.",
        Entity,
        (("value",), ("mod",), ("name",), ("id",)),
        "time",
        ("value",),
    ),
    Making(
        "u",
        "quantity",
        "A number of something.",
        Entity,
        (("value",), ("unit",), ("approx",), ("per",), ("name",), ("id",)),
        "quantity",
        ("value",),
    ),
    Making(
        "w",
        "caution",
        "The words must not be quoted as they stand.",
        Caution,
        (("kind",), ("reading",), ("basis",), ("id",)),
    ),
)


def begun(making: Making, article: Article, start: int, end: int) -> dict[str, Any]:
    """Plain data that a record made from some words begins with.

    Args:
        making: What is made.
        article: The article.
        start: Where the words begin, code points.
        end: Where they end, half-open.
    """
    passage = passage_of(article.text, start, end)
    words = passage["exact"]
    likely, speaker = voice_of(article, start, end)
    # A corpus may have other terms.
    voice = {"voice": likely} if article.corpus.knows("voice", likely) else {}
    says = {**passage, **voice, **({"who": speaker} if speaker else {})}
    if making is SAYS:
        return says
    assert making.struct is not None
    title = title_from(words)
    plain: dict[str, Any] = {"id": id_from(title, article, making.name.rpartition(" ")[2])}
    if making.struct is Entity:
        plain |= {"name": " ".join(words.split()), "mentions": [passage]}
        if making.entity_kind and article.corpus.knows("kind", making.entity_kind):
            plain["kind"] = making.entity_kind
        if making.entity_kind == "time" and is_timex(words):
            plain["value"] = words
        if making.entity_kind == "quantity":
            plain |= _quantity(words)
    elif making.struct is Quotation:
        plain |= {**voice, "passage": passage}
    elif making.struct is Caution:
        plain["passage"] = passage
    else:
        plain |= {"title": title, "says": [says]}
        if speaker and making.struct is Claim:
            plain["holder"] = speaker
    return plain


def _quantity(words: str) -> dict[str, Any]:
    """Number and unit of some words, where they begin with a number in digits."""
    found = _NUMBER.search(words)
    if found is None:
        return {}
    unit = " ".join(words[found.end() :].split())
    number = {"value": _THOUSANDS.sub("", found[0])}
    return {**number, "unit": unit} if unit else number
