"""A corpus folder to run sub-commands on, and ways to run them."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "tui"

TEXT = (
    "Port news. The Harbour Board agreed with Spain on Monday.\n"
    "\u201cWe will reopen the night ferry in early July,\u201d said Ana Reis.\n"
    "Bell \x07 and \x1b]0;title\x07 and \u202eright to left.\n"
)

CORPUS = """\
format: migwatch-corpus/1
title: Harbours
as_of: "2023-06-01"
parties:
  - {id: pt, name: Portugal, short: PT}
  - {id: es, name: Spain, short: ES}
vocabularies:
  force: [{term: agreed}, {term: will}, {term: discussed}]
  theme: [{term: ports, label: Ports}, {term: fish, label: Fish}]
  status: [{term: stated}, {term: kept}]
  schedule: [{term: no_date, label: no date}]
  basis: [{term: none}]
  voice: [{term: direct}, {term: newsroom}]
  sure: [{term: certain}, {term: probable}]
  kind: [{term: person, label: People}, {term: organisation, label: Bodies}]
  caution: [{term: translation}, {term: name}]
"""

ARTICLE = """\
format: migwatch/1
article: {{text: {text}, sha256: {sha256}, title: {title}}}
entities:
  - {{id: board, kind: organisation, name: Harbour Board, party: pt, mentions: [Harbour Board]}}
  - id: ana-reis
    kind: person
    name: Ana Reis
    roles: [{{title: chair, of: board}}]
    mentions: [Ana Reis]
commitments:
  - id: ferry
    title: Reopen the night ferry
    force: will
    by: [board, pt]
    to: [es]
    theme: [fish, ports]
    due: {{on: "2023-07", mod: start}}
    says: [{{exact: We will reopen the night ferry, voice: direct, who: ana-reis}}]
  - id: accord
    title: Agree
    force: agreed
    by: [unstated]
    theme: [ports]
    says: [{{exact: agreed with Spain, voice: newsroom, who: unstated}}]
cautions:
  - {{id: night, kind: translation, passage: night ferry, reading: evening boat, basis: x}}
  - {{id: ana, kind: name, passage: Ana, reading: Anna, basis: x, sure: probable}}
"""


def write_article(folder: Path, name: str, title: str, text: str = TEXT) -> Path:
    data = text.encode()
    (folder / f"{name}.txt").write_bytes(data)
    path = folder / f"{name}.yaml"
    digest = hashlib.sha256(data).hexdigest()
    path.write_text(ARTICLE.format(text=f"{name}.txt", sha256=digest, title=title))
    return path


@pytest.fixture
def accord(tmp_path: Path) -> Path:
    """One sound annotation file in a corpus of its own."""
    folder = tmp_path / "harbours"
    folder.mkdir()
    (folder / "corpus.yaml").write_text(CORPUS)
    return write_article(folder, "accord", "A harbour accord")


@pytest.fixture
def two(accord: Path) -> Path:
    """A folder of two sound articles."""
    write_article(accord.parent, "second", "A second accord")
    return accord.parent


@pytest.fixture
def broken(two: Path) -> Path:
    """The folder of two, with a wrong offset in the first and a third that is no YAML."""
    path = two / "accord.yaml"
    path.write_text(
        path.read_text().replace("passage: Ana,", "passage: {start: 1, end: 4, exact: Ana},")
    )
    (two / "torn.yaml").write_text("format: [")
    return two


@pytest.fixture
def rewritten() -> Callable[[Path, str], None]:
    """Adds words to the text of an annotation file, which stays sound."""

    def rewrite(path: Path, more: str) -> None:
        write_article(path.parent, path.stem, path.stem, TEXT + more)

    return rewrite


@pytest.fixture
def command() -> Callable[..., list[str]]:
    """A command line for a process of its own."""
    return lambda *arguments: [sys.executable, "-m", "migwatch", *map(str, arguments)]


@pytest.fixture
def environment() -> dict[str, str]:
    """Its environment."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**kept, "PYTHONPATH": str(SOURCE)}


@pytest.fixture
def process(
    command: Callable[..., list[str]], environment: dict[str, str]
) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs a command line in a process of its own, through pipes."""

    def run(*arguments: object, **more: str) -> subprocess.CompletedProcess[bytes]:
        env = {**environment, **more}
        return subprocess.run(command(*arguments), capture_output=True, env=env, check=False)

    return run
