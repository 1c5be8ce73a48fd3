"""Corpora of small articles that are linked with each other."""

import hashlib
from pathlib import Path

from migwatch.corpus.library import open_library
from migwatch.store.problem import Problem

#: In the files below this sign stands where a problem is to be reported.
HERE = "\u00b6"
TEXT = "We will reopen the ferry.\n"
HEAD = (
    "# \u00c9vora \U0001f6a2\nformat: migwatch/1\narticle: {text: ferry.txt, "
    f"sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}, title: x}}\n"
)

#: A file's name, line and column.
Place = tuple[str, int, int]


def commitment(name: str, *links: str) -> str:
    """A commitment with links, each given as `rel to`."""
    written = ", ".join("{{rel: {}, to: {}}}".format(*link.split()) for link in links)
    return (
        f"- {{id: {name}, title: x, force: will, by: [pt], links: [{written}], "
        "says: [{exact: ferry, voice: direct, who: pt}]}\n"
    )


def held(*commitments: str) -> str:
    return f"{HEAD}commitments:\n{''.join(commitments)}"


def mentioning(*entities: str) -> str:
    return f"{HEAD}entities:\n" + "".join(
        f"- {{{fields}, mentions: [ferry]}}\n" for fields in entities
    )


def places(name: str, marked: str) -> list[Place]:
    found = []
    for number, line in enumerate(marked.split("\n"), 1):
        parts = line.split(HERE)
        found += [(name, number, len("".join(parts[:at])) + 1) for at in range(1, len(parts))]
    return found


def placed(problems: list[Problem]) -> list[Place]:
    return sorted((problem.path.name, problem.line, problem.column) for problem in problems)


def found(path: Path) -> list[Problem]:
    return open_library(path).all_problems()
