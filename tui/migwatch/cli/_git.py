"""What git is told so that it merges annotation files record by record."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from migwatch.store.files import ANNOTATION_LIMIT, decode, read_regular
from migwatch.store.problem import FileProblem, printable

_COMMENT = "# Annotations are merged record by record: `migwatch-tui git-setup` sets a clone up."
#: Patterns of a folder's own files; what comes later counts.
_LINES = (
    "/*.yaml merge=migwatch diff=migwatch",
    "/*.yml merge=migwatch diff=migwatch",
    "/corpus.yaml !merge !diff",
)
#: Shows above each difference which record it is in.
_RECORD = r"^ *- \{?id: .*$"


@dataclass(frozen=True)
class GitSetup:
    """What is still to be written.

    Attributes:
        root: The working tree.
        attributes: The `.gitattributes` of the corpus folder.
        lines: Lines that it lacks.
        settings: Settings that the repository's configuration lacks, name and value.
    """

    root: Path
    attributes: Path
    lines: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, folder: Path) -> GitSetup:
        """What a corpus folder still needs.

        Raises:
            FileProblem: It is in no git repository, or there is no git.
        """
        done = _git(folder, "rev-parse", "--show-toplevel")
        if "dubious ownership" in done.stderr:
            raise FileProblem("is refused by git, since somebody else owns it; see `git status`")
        if done.returncode:
            raise FileProblem(
                "is not in the working tree of a git repository; make one with `git init`, "
                "or name a folder of one"
            )
        root = Path(done.stdout.removesuffix("\n"))
        attributes = folder / ".gitattributes"
        present = set(map(str.strip, _text(attributes).splitlines()))
        missing = [line for line in _LINES if line not in present]
        lines: tuple[str, ...] = ()
        if missing:
            # A later line counts more, so that all are written where one is.
            lines = _LINES if len(missing) < len(_LINES) else (_COMMENT, *_LINES)
        settings = tuple(
            (name, value)
            for name, value in _settings().items()
            if _git(folder, "config", "--local", "--get", name).stdout != f"{value}\n"
        )
        return cls(root, attributes, lines, settings)

    def write(self) -> None:
        """Write it.

        Raises:
            FileProblem: It cannot be written.
        """
        if self.lines:
            _append(self.attributes, self.lines)
        for name, value in self.settings:
            done = _git(self.attributes.parent, "config", "--local", name, value)
            if done.returncode:
                message = printable(done.stderr.strip()) or "git gives no reason"
                raise FileProblem(f"git cannot be set up: {message}")


def _settings() -> dict[str, str]:
    return {
        "merge.migwatch.name": "annotations, record by record",
        "merge.migwatch.driver": f"{_program()} merge %O %A %B --marker-size %L --path %P",
        # Where several common ancestors are merged first, none of them gets markers.
        "merge.migwatch.recursive": "binary",
        "diff.migwatch.xfuncname": _RECORD,
    }


def _program() -> str:
    """How git runs this program: by its name where the shell finds it."""
    if shutil.which("migwatch-tui"):
        return "migwatch-tui"
    return f"{shlex.quote(sys.executable)} -m migwatch"


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["git", *words],
            cwd=folder,
            env={**os.environ, "LC_ALL": "C"},
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
    except FileNotFoundError:
        raise FileProblem("cannot be set up without git; install it") from None


def _text(path: Path) -> str:
    if not os.path.lexists(path):
        return ""
    try:
        return decode(read_regular(path, ANNOTATION_LIMIT))
    except FileProblem as problem:
        raise FileProblem(f"holds a {path.name} that {problem.message}") from None


def _append(path: Path, lines: tuple[str, ...]) -> None:
    from migwatch.store.atomic import replace_file, write_new

    added = "".join(f"{line}\n" for line in lines)
    if not os.path.lexists(path):
        write_new(path, added.encode())
        return
    text = _text(path)
    gap = "" if not text or text.endswith("\n") else "\n"
    replace_file(path, (text + gap + added).encode())
