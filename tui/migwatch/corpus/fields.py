"""The fields that a query can ask for."""

from __future__ import annotations

from typing import Literal, NamedTuple

How = Literal["id", "date", "count", "words", "status", "schedule"]


class Field(NamedTuple):
    """A field of a query.

    An id is asked for by words of it or of its name; written ``=id``, it is that id and
    no other.

    Attributes:
        name: The word before the colon.
        how: What its values are: ids (of vocabulary terms, parties, entities), dates,
            a count, words of the article's title, or what follows from the as-of day.
        meaning: What it asks for, for help and completion.
        vocabulary: The vocabulary of its ids; empty where they are not terms.
        example: A value.
    """

    name: str
    how: How
    meaning: str
    vocabulary: str = ""
    example: str = ""

    @property
    def ranked(self) -> bool:
        """Whether `>=` compares its terms by strength."""
        return self.name == "force"


_ALL = (
    Field("by", "id", "who is bound, or holds a claim", example="mx"),
    Field("to", "id", "towards whom", example="us"),
    Field("for", "id", "whom it is to benefit", example="migrants"),
    Field("party", "id", "any of by, to, for; whom an entity acts for", example="mx"),
    Field("who", "id", "who says so", example="matthew-miller"),
    Field("via", "id", "through whom it reaches the reader", example="newsroom"),
    Field("voice", "id", "how it is said", "voice", "direct"),
    Field("force", "id", "how strongly; >= is at least as strongly", "force", ">=will"),
    Field("status", "status", "what has become of it by the as-of day", "status", "kept"),
    Field("schedule", "schedule", "how it stands on the as-of day", "schedule", "overdue"),
    Field("theme", "id", "what it is about", "theme", "fentanyl"),
    Field("entity", "id", "who or what is mentioned", example="guatemala"),
    Field("role", "id", "in what office somebody is", example="ambassador"),
    Field("kind", "id", "text, commitment, quotation, claim, caution, entity, person ...", "kind"),
    Field("caution", "id", "why the words must not be quoted", "caution", "translation"),
    Field("sure", "id", "how certain the reading is", "sure", "probable"),
    Field("at", "id", "at which event: made there, or took part", example="summit"),
    Field("voices", "count", "how many people say so", example="1"),
    Field("article", "words", "id or title of the article", example="2024-01-19"),
    Field("published", "date", "when the article was published", example="2024-01"),
    Field("made", "date", "when the commitment was made", example="2023-12.."),
    Field("due", "date", "by when; * is any date", example="..2024-06"),
)

FIELDS: dict[str, Field] = {field.name: field for field in _ALL}
