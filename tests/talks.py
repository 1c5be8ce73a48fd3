"""A made-up corpus of three articles that name one person, who changes office."""

import hashlib
from pathlib import Path

CORPUS = """\
format: migwatch-corpus/1
title: Harbours
as_of: "2024-03-01"
parties:
  - {id: nv, name: Norvland, short: NV}
  - {id: sm, name: Sudmark, short: SM}
"""
ARTICLES = {
    "first": (
        "Ana Reis met Ivo Lund.\nReis will dredge the channel, Lund said.\n",
        """\
  title: The first talks
  published: "2023-03-02"
entities:
  - id: ana-reis
    kind: person
    name: Ana Reis
    party: nv
    roles: [{title: chair, of: nv, from: "2020-01-01", to: "2023-06-30", basis: the minutes}]
    mentions: [Ana Reis, Reis will]
  - {id: lund, kind: person, name: Ivo Lund, mentions: [Ivo Lund, "Lund said"]}
commitments:
  - id: dredge
    title: Dredge the channel
    force: will
    by: [ana-reis]
    says: [{exact: Reis will dredge the channel, voice: indirect, who: lund}]
    history:
      - {on: "2023-09-01", status: kept, basis: documented}
""",
    ),
    "second": (
        "Norvland will run a ferry, said Ana Reis.\nNothing else was said.\n",
        """\
  title: The second talks
  published: "2023-08-01"
entities:
  - id: ana-reis
    kind: person
    name: Ana Reis
    party: nv
    roles: [{title: minister, of: nv, from: "2023-07-01", basis: the gazette}]
    mentions: [Ana Reis]
commitments:
  - id: ferry
    title: Run a ferry
    force: will
    by: [nv]
    says: [{exact: Norvland will run a ferry, voice: indirect, who: ana-reis}]
""",
    ),
    "third": (
        "Ana Reis is named here too, and by her house.\n",
        """\
  title: A third text
  published: "2022-01-01"
entities:
  - id: ana-reis
    kind: person
    name: Ana Reis
    party: nv
    roles: [{title: chair, of: nv, from: "2020-01-01", to: "2023-06-30", basis: the minutes}]
    mentions: [Ana Reis]
  - {id: ana, kind: place, name: Ana Reis, mentions: [her house]}
""",
    ),
}


def write_talks(folder: Path) -> Path:
    """Write the corpus into a folder; returns it."""
    (folder / "corpus.yaml").write_text(CORPUS, "utf-8")
    for name, (text, records) in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        head = f"format: migwatch/1\narticle:\n  text: {name}.txt\n  sha256: {digest}\n"
        (folder / f"{name}.yaml").write_text(head + records, "utf-8")
    return folder
