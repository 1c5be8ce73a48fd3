"""Plain data of records and of annotations, small enough that versions meet."""

import json
from functools import partial
from typing import Any

from hypothesis import strategies as st

IDS = st.sampled_from(["pt", "es", "board", "ana"])
WORDS = st.sampled_from(["one", "two", "three"])
DAYS = st.sampled_from(["2023-05-01", "2023-05", "2023-06-02", "2024", "soon"])
STATUSES = st.sampled_from(["stated", "kept", "stalled"])


def lists(item: Any, most: int = 4) -> Any:
    return st.lists(item, max_size=most)


def sets(item: Any) -> Any:
    return st.lists(item, max_size=4, unique_by=repr)


def mapping(needed: dict[str, Any] | None = None, **optional: Any) -> Any:
    return st.fixed_dictionaries(needed or {}, optional=optional)


OFFSETS = st.sampled_from([(0, 4), (2, 9), (10, 12), (30, 41)])


def placed(**more: Any) -> Any:
    return st.builds(
        lambda span, rest: {"start": span[0], "end": span[1], "exact": f"{span}", **rest},
        OFFSETS,
        mapping(more),
    )


SAYS = placed(voice=st.sampled_from(["direct", "newsroom"]), who=IDS)
MENTIONS = placed() | st.sampled_from(["(0, 4)", "the board"])
STEPS = mapping({"on": DAYS, "status": STATUSES, "basis": st.just("none")}, note=WORDS)
LINKS = mapping({"rel": st.sampled_from(["restates", "under"]), "to": IDS}, note=WORDS)


FERRY = st.just("ferry")


def commitment(record_id: Any = FERRY) -> Any:
    return mapping(
        {"id": record_id, "title": WORDS, "force": WORDS},
        by=sets(IDS),
        theme=lists(WORDS),
        made=mapping(on=DAYS, at=IDS),
        due=st.none() | mapping({"on": DAYS}, mod=WORDS, words=placed()),
        measure=st.none() | WORDS,
        says=lists(SAYS),
        reading=mapping(sure=WORDS, cautions=sets(WORDS)),
        history=lists(STEPS),
        links=lists(LINKS),
    )


def entity(record_id: Any = IDS) -> Any:
    return mapping(
        {"id": record_id, "kind": WORDS, "name": WORDS},
        aliases=sets(WORDS),
        mentions=lists(MENTIONS),
        roles=lists(mapping({"title": WORDS}, of=IDS, basis=WORDS)),
        approx=st.booleans(),
    )


def annotation() -> Any:
    return mapping(
        {
            "format": st.just("migwatch/1"),
            "article": mapping({"text": WORDS, "sha256": WORDS, "title": WORDS}, url=WORDS),
        },
        entities=st.lists(entity(), max_size=3, unique_by=lambda each: each["id"]),
        commitments=st.lists(
            commitment(st.sampled_from(["ferry", "dredge", "school"])),
            max_size=3,
            unique_by=lambda each: each["id"],
        ),
    )


def loose(value: Any) -> Any:
    """A value in which no order counts but that of a commitment's history."""
    if isinstance(value, dict):
        return {
            key: [loose(each) for each in held] if key == "history" else loose(held)
            for key, held in value.items()
        }
    if isinstance(value, list):
        return sorted((loose(each) for each in value), key=partial(json.dumps, sort_keys=True))
    return value
