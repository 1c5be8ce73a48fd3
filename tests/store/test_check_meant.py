"""Times and quantities where somebody has to be."""

from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.editing.apply import EditError
from migwatch.editing.editing import Editing
from migwatch.editing.operations import Set
from migwatch.store.folder import open_folder

HEAD = "format: migwatch/1\narticle: {text: accord.txt, sha256: $SHA256, title: x}\n"
RECORDS = """\
entities:
- {id: monday, kind: time, name: Monday, mentions: [Monday]}
- {id: two, kind: quantity, name: Two, mentions: [two pilots]}
- {id: channel, kind: place, name: Channel, mentions: [southern channel]}
- {id: talks, kind: event, name: Talks, mentions: [met]}
quotations:
- {id: ferry, voice: direct, speaker: SPEAKER, via: [VIA], passage: We will reopen}
claims:
- id: refusal
  title: Spain refused
  kind: assessment
  holder: HOLDER
  about: [monday, two]
  says: [{exact: Spain refused, voice: direct, who: WHO}]
commitments:
- id: dredge
  title: Dredge the channel
  force: agreed
  by: [es, BY]
  to: [TO]
  for: [FOR]
  says: [{exact: Spain agreed, voice: direct, who: es}]
"""
PLACES = ("SPEAKER", "VIA", "HOLDER", "WHO", "BY", "TO", "FOR")


def records(**ids: str) -> str:
    written = RECORDS
    for place in PLACES:
        written = written.replace(place, ids.get(place, "pt"))
    return HEAD + written


@pytest.mark.parametrize("place", PLACES)
def test_a_time_says_and_promises_nothing(problems: Callable[..., list], place: str):
    [found] = problems(records(**{place: "monday"}))
    words = "“monday” is a time; a person, organisation or party is meant here"
    line = records(**{place: "MONDAY"}).partition("MONDAY")[0].count("\n") + 1
    assert (found[0], found[2]) == (line, words)
    [found] = problems(records(**{place: "two"}))
    assert found[2] == "“two” is a quantity; a person, organisation or party is meant here"


@pytest.mark.parametrize("name", ["channel", "talks", "unstated", "newsroom", "es"])
def test_others_may_stand_there(problems: Callable[..., list], name: str):
    assert problems(records(**dict.fromkeys(PLACES, name))) == []


def test_a_time_that_articles_share_is_one_too(make_corpus: Callable[..., Path], problems):
    make_corpus("", "").with_name("entities.yaml").write_text(
        "format: migwatch-entities/1\nentities:\n  - {id: era, kind: time, name: Era}\n"
    )
    [found] = problems(records(HOLDER="era"))
    assert "“era” is a time" in found[2]


def test_an_edit_that_says_so_is_refused(make_corpus: Callable[..., Path]):
    text = "Monday met. two pilots of the southern channel. We will reopen. Spain agreed. "
    path = make_corpus(f"{text}Spain refused.", records())
    held = Editing(path, open_folder(path.parent))
    with pytest.raises(EditError, match="“monday” is a time; a person, organisation or party"):
        held.do(Set(record="refusal", field="holder", value="monday"))
    held.do(Set(record="refusal", field="holder", value="channel"))
