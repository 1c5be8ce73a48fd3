"""Days in an order that cannot be."""

from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.editing.apply import EditError
from migwatch.editing.editing import Editing
from migwatch.editing.operations import Set
from migwatch.store.folder import open_folder

WRITTEN = """\
format: migwatch/1
article: {text: accord.txt, sha256: $SHA256, title: x, published: PUBLISHED}
commitments:
- id: dredge
  title: Dredge the channel
  force: agreed
  by: [es]
  made: {on: MADE}
  due: {on: DUE}
  says: [{exact: Spain agreed, voice: direct, who: es}]
"""


def written(published: str, made: str, due: str) -> str:
    days = (("PUBLISHED", published), ("MADE", made), ("DUE", due))
    found = WRITTEN
    for name, day in days:
        found = found.replace(name, day if day == "null" else f'"{day}"')
    return found.replace("  due: {on: null}\n", "")


LATER, EARLIER = "is later than the article, which was", "is earlier than the day on which it was"


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (("2023-05-02", "2023-05-03", "2023-07"), [(8, f"“2023-05-03” {LATER}")]),
        (("2023-05", "2023-06", "null"), [(8, "published on “2023-05”; correct")]),
        (("2022", "2023-05/2023-06", "null"), [(8, f"“2023-05/2023-06” {LATER}")]),
        (("2023-05-02", "2023-05-01", "2023-04"), [(9, f"“2023-04” {EARLIER}")]),
        (("2023-05-02", "2023-05-01", "2022"), [(9, "made, “2023-05-01”; correct the one")]),
        (("2022-01", "2023-05", "2021"), [(8, LATER), (9, EARLIER)]),
        # What can be under some reading is let be.
        (("2023-05-02", "2023-05", "2023-05-01"), []),
        (("2023-05-02", "2023-05-02", "2023-05-02"), []),
        (("2023", "2023-12-31", "2023"), []),
        (("2023-05-02", "2023-01/2023-06", "2023-02"), []),
        (("null", "2023-05-03", "2023"), []),
        (("2023-05-02", "null", "2020"), []),
        (("2023-05-02", "P1D", "2020"), []),
    ],
)
def test_days_that_cannot_be(problems: Callable[..., list], days, found):
    told = problems(written(*days))
    assert [each[0] for each in told] == [line for line, _ in found]
    for each, (_, words) in zip(told, found, strict=True):
        assert words in each[2]


def test_an_edit_that_cannot_be_is_refused(make_corpus: Callable[..., Path]):
    path = make_corpus("Spain agreed.", written("2023-05-02", "2023-05-01", "2023-07"))
    held = Editing(path, open_folder(path.parent))
    with pytest.raises(EditError, match="“2023-06” is later than the article"):
        held.do(Set(record="dredge", field="made", value={"on": "2023-06"}))
    with pytest.raises(EditError, match="“2023-04” is earlier than the day"):
        held.do(Set(record="dredge", field="due", value={"on": "2023-04"}))
