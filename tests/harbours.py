"""A made-up corpus of four articles, whose commitments are linked across them."""

import hashlib
from pathlib import Path

CORPUS = """\
format: migwatch-corpus/1
title: Harbours of the Grey Strait
as_of: "2024-03-01"
parties:
  - {id: nv, name: Norvland, short: NV}
  - {id: sm, name: Sudmark, short: SM}
"""

SPRING = """\
Norvland and Sudmark agreed to reopen the night ferry by July, said Ana Reis, chair of the
Harbour Board.
Norvland will dredge the north channel before winter.
The board pledged to look into a joint pilots' school.
"""
SPRING_YAML = """\
  title: The spring talks
  published: "2023-03-02"
entities:
  - {id: ana-reis, kind: person, name: Ana Reis, mentions: [Ana Reis]}
  - {id: board, kind: organisation, name: Harbour Board, mentions: ["Harbour\\nBoard"]}
commitments:
  - id: night-ferry
    title: Reopen the night ferry
    force: agreed
    by: [nv, sm]
    to: [nv, sm]
    theme: [ports_of_entry]
    made: {on: "2023-03-01"}
    due: {on: "2023-07", words: by July}
    says:
      - exact: Norvland and Sudmark agreed to reopen the night ferry
        voice: indirect
        who: ana-reis
    history:
      - {on: "2023-03-01", status: stated, basis: none}
      - {on: "2023-05-20", status: under_way, basis: third_party, note: A ship was chartered.}
  - id: dredge-channel
    title: Dredge the north channel
    force: will
    by: [nv]
    theme: [ports_of_entry, coordination]
    made: {on: "2023-03"}
    due: {on: "2023-12", mod: end}
    says:
      - {exact: Norvland will dredge the north channel, voice: newsroom, who: unstated}
    history:
      - {on: "2023-08-10", status: stalled, basis: self_reported}
      - {on: "2023-11-28", status: kept, basis: documented, note: The survey shows nine metres.}
  - id: pilots-school
    title: Look into a joint pilots' school
    force: pledged_to_explore
    by: [board]
    theme: [coordination]
    says:
      - {exact: The board pledged to look into a joint pilots' school, voice: indirect, who: board}
"""

SUMMER = """\
"We stand by the night ferry," said Ivo Lund, minister of Sudmark.
A second ferry is to follow in 2025.
"""
SUMMER_YAML = """\
  title: A summer statement
  published: "2023-06-10"
entities:
  - {id: lund, kind: person, name: Ivo Lund, party: sm, mentions: [Ivo Lund]}
commitments:
  - id: ferry-again
    title: Stand by the night ferry
    force: reaffirmed
    by: [sm]
    theme: [ports_of_entry]
    says:
      - {exact: We stand by the night ferry, voice: direct, who: lund}
    links:
      - {rel: restates, to: spring/night-ferry, note: Named as the ferry of March.}
  - id: second-ferry
    title: A second ferry
    force: announced
    by: [unstated]
    due: {on: "2025"}
    says:
      - {exact: A second ferry is to follow in 2025, voice: newsroom, who: unstated}
    links:
      - {rel: follows_up, to: ferry-again}
"""

AUTUMN = """\
Sudmark only talked about the night ferry in March, its port office said.
Instead of it Sudmark will run night buses from October.
"""
AUTUMN_YAML = """\
  title: An autumn report
  published: "2023-09-05"
entities:
  - {id: office, kind: organisation, name: Port office, party: sm, mentions: [port office]}
commitments:
  - id: ferry-denied
    title: Only talk about the night ferry
    force: discussed
    by: [sm]
    theme: [ports_of_entry]
    says:
      - {exact: Sudmark only talked about the night ferry in March, voice: indirect, who: office}
    links:
      - {rel: contradicts, to: spring/night-ferry}
  - id: night-buses
    title: Run night buses
    force: will
    by: [sm]
    theme: [coordination]
    due: {on: "2023-10", mod: start, words: from October}
    says:
      - {exact: Sudmark will run night buses, voice: newsroom, who: unstated}
    links:
      - {rel: supersedes, to: summer/ferry-again}
"""

WINTER = """\
The pilots' school will open in May, the Harbour Board and Sudmark agreed on 12 January.
"""
WINTER_YAML = """\
  title: The winter accord
  published: "2024-01-15"
entities:
  - {id: the-board, kind: organisation, name: Harbour Board, mentions: [Harbour Board]}
commitments:
  - id: school
    title: Open the pilots' school
    force: agreed
    by: [the-board, sm]
    theme: [coordination]
    made: {on: "2024-01-12"}
    due: {on: "2024-05", words: in May}
    says:
      - {exact: The pilots' school will open in May, voice: document, who: the-board}
    links:
      - {rel: follows_up, to: spring/pilots-school}
"""

ARTICLES = {
    "autumn": (AUTUMN, AUTUMN_YAML),
    "spring": (SPRING, SPRING_YAML),
    "summer": (SUMMER, SUMMER_YAML),
    "winter": (WINTER, WINTER_YAML),
}


def write_harbours(folder: Path) -> Path:
    """Write the corpus into a new folder; returns it."""
    folder.mkdir()
    (folder / "corpus.yaml").write_text(CORPUS, "utf-8")
    for name, (text, records) in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        head = f"format: migwatch/1\narticle:\n  text: {name}.txt\n  sha256: {digest}\n"
        (folder / f"{name}.yaml").write_text(head + records, "utf-8")
    return folder
