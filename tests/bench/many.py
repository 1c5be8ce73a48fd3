"""Measures corpora of many articles beside the bundled one.

    python -m tests.bench.many [--articles N] [--rounds N] [--write]

Prints ratios to references of the same run, and adds them to RESULTS-MANY.md with --write.
"""

import argparse
import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from migwatch.corpus.index_file import connect, index_path
from tests.bench.__main__ import HERE, bench
from tests.bench.grammar import _CORPUS, packed, write_folder
from tests.bench.typing_pty import Typist

Row = tuple[str, float, float | None]
SCRIPT = str(Path(sys.executable).with_name("migwatch-tui"))


def tree_memory(root: int) -> float:
    """Resident memory of a process and its children, MB."""
    pids, total = [root], 0
    while pids:
        pid = pids.pop()
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            total += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        except OSError:
            continue
        pids += map(int, children)
    return total * resource.getpagesize() / 1e6


def build(folder: Path) -> tuple[float, float]:
    """Seconds for making the index of a folder, and the most memory it took, MB."""
    began, most = time.perf_counter(), 0.0
    words = [sys.executable, "-P", "-m", "migwatch.corpus.builder", str(folder)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as process:
        while True:
            try:
                process.wait(timeout=0.1)
                break
            except subprocess.TimeoutExpired:
                most = max(most, tree_memory(process.pid))
    return time.perf_counter() - began, most


def size_of(folder: Path) -> int:
    """Bytes of texts and annotations."""
    return sum(path.stat().st_size for path in folder.iterdir())


def yaml_alone(folder: Path, number: int = 60) -> float:
    """Articles a second that PyYAML's C loader reads on one core, and does nothing with."""
    import gc

    import yaml

    paths = sorted(folder.glob("0*.yaml"))[:number]
    gc.disable()
    began = time.perf_counter()
    for path in paths:
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    found = len(paths) / (time.perf_counter() - began)
    gc.enable()
    return found


def queries(root: Path) -> dict[str, list[str]]:
    """Rare words, common words and beginnings, from the index itself."""
    held = connect(index_path(root), write=False)

    def ask(where: str, limit: int) -> list[str]:
        found = held.execute(
            f"SELECT word FROM words WHERE word NOT LIKE ':%' AND length(word) > 5 {where}"
            f" ORDER BY word LIMIT {limit}"
        )
        return [row[0] for row in found]

    (units,) = held.execute("SELECT sum(units) FROM articles").fetchone()
    common = held.execute(
        "SELECT word FROM words WHERE word NOT LIKE ':%' ORDER BY number DESC LIMIT 4"
    ).fetchall()
    found = {
        "rare words": ask("AND number BETWEEN 2 AND 5", 3),
        "common words": [f"{row[0]} " for row in common],
        "beginnings": ask(f"AND number > {units // 2000}", 6),
    }
    held.close()
    return found


def typed(folder: Path, environment: dict[str, str]) -> tuple[dict[str, float], float]:
    """p95 in ms by kind of query; memory in MB after all of them."""
    asked = queries(folder)
    typist = Typist([SCRIPT, str(folder)], environment)
    typist.answer("", 2.5)
    typist.answer("s", 1.5)
    found: dict[str, float] = {}
    for kind, written in asked.items():
        times: list[float] = []
        for query in written:
            times += typist.type(query[:6] if kind == "beginnings" else query)
        times.sort()
        found[kind] = times[min(len(times) - 1, int(len(times) * 0.95))] if times else float("nan")
    memory = typist.memory()
    typist.close()
    return found, memory


def opening(folder: Path, rounds: int) -> tuple[float, float, float]:
    """Start of an indexed corpus, start of the seed, memory of the seed."""
    measure = bench().measure
    common: dict[str, Any] = {"key_timeout": 0.3, "quit": "q", "timeout": 60, "keys": ""}
    seed, many, memory = [], [], []
    for number in range(-1, rounds):
        one = measure(cmd=[SCRIPT], until=["The United States hailed", "Commitments 15"], **common)
        two = measure(cmd=[SCRIPT, str(folder)], until=[r" 1 . +[A-Z]", "Commitments 2"], **common)
        if number >= 0:
            seed.append(one["paint_ms"])
            many.append(two["paint_ms"])
            memory.append(one["rss_mb"])
    return statistics.median(many), statistics.median(seed), statistics.median(memory)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(home / "cache")
        os.environ["XDG_STATE_HOME"] = str(home / "state")
        report = _report(home, arguments.articles, arguments.rounds)
    print(report)
    if arguments.write:
        with (HERE / "RESULTS-MANY.md").open("a", encoding="utf-8") as file:
            file.write(report + "\n")


def _report(home: Path, articles: int, rounds: int) -> str:
    files = home / "files"
    write_folder(files, 1000)
    alone = yaml_alone(files)
    seconds, _ = build(files)
    rows: list[Row] = [("index from YAML files, articles a second", -1000 / seconds, -500)]
    rows.append(("  PyYAML's C loader alone, on all cores", -alone * (os.cpu_count() or 1), None))
    packs = home / "packs"
    packs.mkdir()
    (packs / "corpus.yaml").write_text(_CORPUS, "utf-8")
    with (packs / "articles.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in packed(articles))
    seconds, memory = build(packs)
    rows.append(("index from packs, articles a second", -articles / seconds, -5000))
    rows.append(("memory of the build, MB", memory, 500))
    with sqlite3.connect(index_path(packs)) as held:
        held.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = index_path(packs).stat().st_size / size_of(packs)
    rows.append(("index size / text and annotations", size, 1.5))
    many, seed, seed_memory = opening(packs, rounds)
    rows.append(("start on an indexed corpus / seed", many / seed, 1.3))
    found, memory = typed(packs, {**os.environ, "TERM": "xterm-256color"})
    rows += [(f"key to results, {kind}, p95 ms", p95, 25.0) for kind, p95 in found.items()]
    rows.append(("memory of the explorer / seed", memory / seed_memory, 1.5))
    lines = [
        f"## {articles:,} articles",
        "",
        f"{os.cpu_count()} cores, Python {platform.python_version()}, SQLite "
        f"{sqlite3.sqlite_version}. Seed: start {seed:.0f} ms, memory {seed_memory:.0f} MB.",
        "",
        "| what | measured | limit | |",
        "|---|---|---|---|",
    ]
    for what, value, limit in rows:
        short = "" if limit is None or value <= limit else "falls short"
        bound = "" if limit is None else f"{'at least ' if limit < 0 else ''}{abs(limit):,}"
        lines.append(f"| {what} | {abs(value):,.2f} | {bound} | {short} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
