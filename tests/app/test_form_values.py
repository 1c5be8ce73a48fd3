"""Values within records, and the operations that change them."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.app.fields import ITSELF, Field, fields_of, wrong_with
from migwatch.app.form_rows import rows_at
from migwatch.app.form_values import (
    change,
    field_at,
    holder,
    passage_of,
    plain_of,
    value_at,
    with_value,
)
from migwatch.corpus.library import open_library
from migwatch.editing.apply import applied
from migwatch.editing.operations import AddPassage, MovePassage, RemovePassage, Set
from migwatch.editing.references import all_records
from migwatch.model.annotation import Metadata
from migwatch.model.commitment import Commitment, Due, Says
from migwatch.model.records import Entity, Quotation, Role

_LIBRARY = open_library()
ARTICLE = _LIBRARY.begin(_LIBRARY.paths[0]).loaded.article
assert ARTICLE is not None
TEXT, START = ARTICLE.text, ARTICLE.annotation

_WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
_IDS = st.sampled_from([each.id for each in START.entities])


def field(struct: type[msgspec.Struct], key: str) -> Field:
    return next(each for each in fields_of(struct) if each.key == key)


@pytest.mark.parametrize(
    ("struct", "key", "kind"),
    [
        (Entity, "id", "id"),
        (Entity, "kind", "term"),
        (Entity, "participants", "ref"),
        (Entity, "mod", "modifier"),
        (Entity, "on", "timex"),
        (Entity, "approx", "flag"),
        (Entity, "mentions", "passage"),
        (Role, "from", "date"),
        (Quotation, "via", "ref"),
        (Commitment, "for", "ref"),
        (Commitment, "due", "part"),
        (Due, "on", "date"),
        (Says, ITSELF, "passage"),
        (Metadata, "sha256", "fixed"),
    ],
)
def test_what_a_field_holds_is_read_from_its_definition(struct, key, kind):
    assert field(struct, key).kind == kind


def test_every_field_says_what_it_means():
    for struct in (Entity, Quotation, Commitment, Says, Metadata):
        assert all(each.help for each in fields_of(struct))


def test_dates_are_checked_as_they_are_typed():
    on = field(Due, "on")
    assert "is not a date" in wrong_with(on, "tomorrow", {})
    assert wrong_with(on, "2024-02", {}) == ""
    assert "must say something" in wrong_with(on, " ", {})
    value = field(Entity, "value")
    assert wrong_with(value, "12", {"kind": "quantity"}) == ""
    assert "P1D for a day" in wrong_with(value, "12 days", {"kind": "time"})
    assert "not a number" in wrong_with(value, "twelve", {"kind": "quantity"})
    assert "not a duration" in wrong_with(field(Entity, "per"), "day", {"kind": "quantity"})
    assert wrong_with(field(Entity, "per"), "P1D", {"kind": "quantity"}) == ""


@st.composite
def value_of(draw: st.DrawFn, held: Field) -> Any:
    """Plain data that a field may hold."""
    if held.many:
        return draw(st.lists(value_of(held.item()), min_size=1, max_size=3))
    if held.kind in ("part", "passage") and held.struct is not None:
        start = draw(st.integers(0, len(TEXT) - 2))
        span = passage_of(TEXT, start, draw(st.integers(start + 1, len(TEXT) - 1)))
        if held.kind == "passage":
            return span
        fields = fields_of(held.struct)
        made = dict(span) if any(each.key == ITSELF for each in fields) else {}
        for each in fields:
            if each.key != ITSELF and (each.required or draw(st.booleans())):
                made[each.key] = draw(value_of(each))
        return made
    if held.kind == "flag":
        return draw(st.booleans())
    return draw(_IDS if held.kind == "ref" else _WORDS)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, tuple[str | int, ...], Any]:
    """A record, a path in it, and another value for that."""
    record = draw(st.sampled_from(["", *(each.id for each in all_records(START))]))
    held = holder(START, record)
    plain, struct, path = plain_of(held), type(held), ()
    while True:
        fields = [each for each in fields_of(struct) if each.kind not in ("id", "fixed")]
        found = draw(st.sampled_from(fields))
        path = (*path, found.key)
        inner = value_at(plain, path)
        if found.many and inner and draw(st.booleans()):
            items = [inner] if isinstance(inner, str) else inner
            path = (*path, draw(st.integers(0, len(items) - 1)))
            found = found.item()
        inner = value_at(plain, path)
        if not (found.kind == "part" and not found.many and inner and draw(st.booleans())):
            return record, path, draw(value_of(found))
        struct = found.struct


@given(changes())
def test_a_change_gives_that_value(asked):
    record, path, value = asked
    held = holder(START, record)
    plain = plain_of(held)
    after = holder(applied(START, change(record, plain, path, value), TEXT), record)
    expected = msgspec.convert(with_value(plain, path, value), type(held))
    if isinstance(expected, Entity) and path[0] == "mentions":
        # These stand in text order, where they are moved or added.
        assert sorted(after.mentions, key=hash) == sorted(expected.mentions, key=hash)
        after = msgspec.structs.replace(after, mentions=expected.mentions)
    assert after == expected


@given(changes())
def test_a_value_is_where_it_was_put(asked):
    record, path, value = asked
    plain = plain_of(holder(START, record))
    changed = with_value(plain, path, value)
    assert value_at(changed, path) == value
    assert field_at(type(holder(START, record)), path) is not None
    assert plain == plain_of(holder(START, record))


PLAIN = {
    "id": "a",
    "title": "A",
    "due": {"on": "2024", "words": {"start": 0, "end": 3, "exact": "The"}},
    "says": [
        {"start": 0, "end": 3, "exact": "The", "voice": "direct", "who": "b"},
        {"start": 9, "end": 12, "exact": "abc", "voice": "direct", "who": "b", "prefix": "x"},
    ],
}


def test_passages_have_operations_of_their_own():
    span = {"start": 8, "end": 12, "exact": "zabc"}
    assert change("a", PLAIN, ("says", 1, ITSELF), span) == MovePassage(
        record="a", start=9, end=12, new_start=8, new_end=12
    )
    assert change("a", PLAIN, ("says", 1), None) == RemovePassage(record="a", start=9, end=12)
    new = {**span, "voice": "direct", "who": "c"}
    assert change("a", PLAIN, ("says", 2), new) == AddPassage(record="a", passage=new)


def test_of_two_passages_with_the_same_words_the_right_one_moves():
    span = {"start": 0, "end": 2, "exact": "Th"}
    wanted = change("a", PLAIN, ("says", 0, ITSELF), span)
    assert isinstance(wanted, Set)
    assert wanted.value[0] == {**span, "voice": "direct", "who": "b"}
    wanted = change("a", PLAIN, ("due", "words"), span)
    assert wanted == Set(record="a", field="due", value={"on": "2024", "words": span})


def test_what_stood_around_words_goes_when_they_move():
    span = {"start": 0, "end": 2, "exact": "Th"}
    assert "prefix" not in with_value(PLAIN, ("says", 1, ITSELF), span)["says"][1]


@pytest.mark.parametrize(
    ("entity", "some", "none"),
    [
        ({"kind": "person"}, {"roles", "party"}, {"value", "mod", "unit", "per", "where"}),
        ({"kind": "time"}, {"value", "mod"}, {"unit", "roles", "participants"}),
        ({"kind": "quantity"}, {"value", "unit", "per"}, {"mod", "roles", "where"}),
        ({"kind": "person", "value": "2"}, {"value"}, {"unit"}),
        ({"kind": "vessel"}, {"roles", "value", "unit", "where"}, set()),
        ({}, {"roles", "value", "unit", "where"}, set()),
    ],
)
def test_an_entity_has_the_fields_of_its_kind_and_those_that_hold_something(entity, some, none):
    keys = {row.path[-1] for row in rows_at(Entity, (), entity)}
    assert some <= keys
    assert not none & keys
    assert {"id", "kind", "name", "mentions", "note"} <= keys
