"""An article whose text is about to change."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from migwatch.corpus.library import open_library

TEXT = (
    "The Harbour Board met on Monday.\n"
    "\u201cWe will reopen the night ferry with 40 berths,\u201d said Ana Reis.\n"
    "The pilots stayed outside the small hall. They wanted a school.\n"
)
ANNOTATION = """\
# by hand
format: migwatch/1
article:   # facts
  text: accord.txt
  sha256: $SHA256            # of the text
  title: A harbour accord
  outside:
    - kind: lead
      passage: {start: <on Mon, end: Monday.>, exact: "on Monday."}   # the day

entities:
  # People and bodies.
  - id: board
    kind: organisation
    name: Harbour Board
    mentions: [ {start: <Harbour, end: Board>, exact: Harbour Board},
                {start: <pilots,  end: pilots>, exact: pilots} ]
  - id: ana-reis
    kind: person
    name: Ana Reis
    mentions:
      - Ana Reis            # in short
      - start: <They
        end: They>
        exact: They
        prefix: "hall. "

  - {id: berths, kind: quantity, name: berths, value: "40", mentions: ['40 berths']}

commitments:
  - id: ferry
    title: Reopen the night ferry
    force: will
    by: [pt]
    says:
      - {start: <We will, end: 40 berths>, exact: "We will reopen the night ferry with 40 berths",
         voice: direct, who: ana-reis}
      - {start: <The pilots, end: hall.>, voice: newsroom, who: board,
         exact: 'The pilots stayed outside the small hall.'}
    note: >-
      Folded
      words.
# the end
"""


def annotated(text: str, name: str = "accord.txt") -> str:
    """The annotation with the offsets, hash and name of a text."""
    words = ANNOTATION.replace("$SHA256", hashlib.sha256(text.encode()).hexdigest())
    words = re.sub(r": <([^,\n]+)", lambda found: f": {text.index(found[1])}", words)
    words = re.sub(
        r": ([^<>\n:]+)>(?=[,\n])",
        lambda found: f": {text.index(found[1]) + len(found[1])}",
        words,
    )
    return words.replace("text: accord.txt", f"text: {name}")


Run = Callable[..., tuple[int, str, str]]


def revised(text: str, name: str = "corrected.txt") -> Path:
    path = Path(name)
    path.write_text(text, "utf-8", newline="")
    return path


def problems(path: Path) -> list[str]:
    return [str(problem) for problem in open_library(path).load(path).problems]
