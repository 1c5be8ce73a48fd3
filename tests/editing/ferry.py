"""An article about a ferry, to be edited."""

from __future__ import annotations

from pathlib import Path

from migwatch.editing.editing import Editing
from migwatch.store.folder import open_folder

TEXT = "The Harbour Board said Ana Reis would reopen the ferry. The board met Ana Reis in Lisbon."
ANNOTATION = """\
$HEAD
# People and the board.
entities:
  - id: harbour-board   # the only one
    kind: organisation
    name: Harbour Board
    party: pt
    mentions:
      # by name
      - {start: 4, end: 17, exact: "Harbour Board"}
      - The board

  # The chair.
  - id: ana-reis
    kind: person
    name: 'Ana Reis'
    roles: [{title: chair, of: harbour-board}]
    mentions:
      - {exact: Ana Reis, suffix: " would"}

commitments:
  - id: reopen-ferry
    title: Reopen the ferry
    force: will
    by: [pt]
    measure: null   # nothing to see
    says:
      - {exact: would reopen the ferry, voice: indirect, who: harbour-board}
    note: >-
      Long words
      over two lines.
# the end
"""


def editing(path: Path) -> Editing:
    """The article being edited."""
    return Editing(path, open_folder(path.parent))
