"""Edits the seed and an article of 1 MB in a real pseudo-terminal: from a key to disk and screen.

    python -m tests.bench.editing [--rounds N] [--write]

The keys are undo and redo of a change of a title and of a mention that is taken away, each a
step of its own that is journalled, saved and painted. Puts p95 and ratios into RESULTS.md with
--write.
"""

import argparse
import json
import os
import select
import shutil
import sys
import tempfile
import time
from pathlib import Path

from migwatch import load
from migwatch.cli import main as command_line
from migwatch.model.records import passages
from migwatch.store.folder import bundled, open_folder
from tests.bench.corpora import big_article
from tests.bench.sections import with_section
from tests.bench.typing_pty import Typist

RESULTS = Path(__file__).parent / "RESULTS.md"
HEADING = "## Steps of editing"
_KEYS = 40
#: Seconds after which notices are gone.
_TOLD = 9.0


class Editor(Typist):
    """An explorer whose steps are timed."""

    def step(self, key: str, path: Path, patience: float = 3.0) -> tuple[float, float]:
        """Press a key: milliseconds until the file is another, and until the screen rests."""
        before = path.stat().st_ino
        os.write(self._handle, key.encode())
        began = time.perf_counter()
        saved = painted = 0.0
        while time.perf_counter() - began < patience:
            if not saved and path.stat().st_ino != before:
                saved = time.perf_counter() - began
            if select.select([self._handle], [], [], 0.0005)[0]:
                os.read(self._handle, 1 << 16)
                painted = time.perf_counter() - began
            elif saved and painted and time.perf_counter() - began > painted + 0.15:
                break
        assert saved and painted
        return saved * 1000, painted * 1000


def measured(path: Path, records: tuple[str, str], rounds: int) -> tuple[float, float]:
    """p95 of milliseconds to disk, and to the last byte on the screen."""
    operations = path.parent / "ops.json"
    commitment, entity = records
    article = load(path)
    (mention, *_) = passages(article.record(entity))
    for operation in (
        {"do": "set", "record": commitment, "field": "title", "value": "Another title"},
        {"do": "remove-passage", "record": entity, "start": mention.start, "end": mention.end},
    ):
        operations.write_text(json.dumps([operation]))
        assert command_line(["edit", str(path), "--ops", str(operations)]) == 0
    script = str(Path(sys.executable).with_name("migwatch-tui"))
    disk: list[float] = []
    screen: list[float] = []
    for _ in range(rounds):
        editor = Editor([script, str(path)], dict(os.environ, TERM="xterm-256color"))
        editor.answer("", 3.0)
        # The first step reads the file; notices tell that the steps were made elsewhere.
        editor.step("u", path, 20.0)
        for key in "uUU":
            editor.step(key, path)
        editor.answer("", _TOLD)
        for number in range(_KEYS):
            saved, painted = editor.step("uuUU"[number % 4], path)
            disk.append(saved)
            screen.append(painted)
        editor.close()
    return _p95(disk), _p95(screen)


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _report(seed: tuple[float, float], big: tuple[float, float]) -> str:
    rows = [
        ("seed: key to disk, p95 ms", seed[0], 30),
        ("seed: key to last byte on the screen, p95 ms", seed[1], 30),
        ("1 MB, 20,000 passages: to disk, p95 ms", big[0], 45),
        ("1 MB, 20,000 passages: to the screen, p95 ms", big[1], 45),
        ("1 MB, 20,000 passages: to disk / seed", big[0] / seed[0], 1.5),
        ("1 MB, 20,000 passages: to screen / seed", big[1] / seed[1], 1.5),
    ]
    lines = [HEADING, "", "| what | measured | at most | |", "|---|---|---|---|"]
    for what, value, limit in rows:
        verdict = "" if value <= limit else "falls short"
        lines.append(f"| {what} | {value:.2f} | {limit} | {verdict} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(home / "cache")
        os.environ["XDG_STATE_HOME"] = str(home / "state")
        root = bundled()
        shutil.copytree(root, home / "data")
        shutil.copytree(open_folder(root).texts, home / "seeds")
        seed = open_folder(home / "data").articles()[0]
        big = big_article(home / "big", 1_000_000, 20_000)
        report = _report(
            measured(seed, ("joint-efforts", "united-states"), arguments.rounds),
            measured(big, ("commitment-500", "entity-500"), arguments.rounds),
        )
    print(report)
    if arguments.write:
        RESULTS.write_text(with_section(RESULTS.read_text("utf-8"), report), "utf-8")


if __name__ == "__main__":
    main()
