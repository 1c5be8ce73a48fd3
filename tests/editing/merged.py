"""An annotation file to make versions of, and ways to look at what came of merging them."""

import re
from typing import Any

from migwatch.editing.merging_files import MergedFile, merge_files
from migwatch.store.parse import parse

BASE = """\
# The harbour accord, read twice.
format: migwatch/1
article: {text: accord.txt, sha256: "9", title: 'A harbour accord'}

entities:
  # The board is never `the harbour`.
  - id: board
    kind:   organisation      # not a person
    name: "Harbour Board"
    mentions:
      - {start: 4, end: 17, exact: Harbour Board}
  - {id: ana, kind: person, name: Ana Reis, mentions: [Ana Reis]}

commitments:
  - id: ferry
    title: Reopen the night ferry
    force: will   # plain future
    by: [board]
    says:
      - {start: 30, end: 41, exact: will reopen, voice: newsroom, who: board}
    history:
      - {on: "2023-05-01", status: stated, basis: none}

  # Not the channel of the south.
  - id: dredge
    title: Dredge the channel
    force: will
    by: [board]
    says: [{start: 60, end: 71, exact: will dredge, voice: newsroom, who: board}]
"""
MARKERS = re.compile(
    r"^<{7} ours\r?\n(.*?)^={7}\r?\n(.*?)^>{7} theirs\r?\n", re.DOTALL | re.MULTILINE
)


def merged(ours: str, theirs: str, base: str = BASE) -> tuple[str, MergedFile]:
    result = merge_files(base.encode(), ours.encode(), theirs.encode())
    return result.data.decode(), result


def chosen(text: str, side: int) -> Any:
    """The data of a file after one side of every conflict was taken."""
    return parse(MARKERS.sub(lambda found: found[side], text).encode())[0]


def by_ids(plain: Any) -> Any:
    """An annotation in which the order of records does not count."""
    sections = ("entities", "commitments")
    found = {key: held for key, held in plain.items() if key not in sections}
    return found | {key: {each["id"]: each for each in plain.get(key) or ()} for key in sections}
