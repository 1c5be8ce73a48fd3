"""Runs the explorer in a real pseudo-terminal beside references, and loads beside PyYAML.

    python -m tests.bench [--rounds N] [--write]

Prints medians of interleaved runs, ratios to the references of the same run, and
writes them to RESULTS.md with --write.
"""

import argparse
import gc
import importlib.util
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from migwatch.store.derived_file import derived_path
from tests.bench.corpora import big_article

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "bench"
#: In both articles each `enter` goes from a commitment to its passage.
ENTERS = "3 g j <enter> 3 j <enter> 3 j j <enter> 3 j <enter> 3 j j <enter>"
KEYS = f"2 j*20 n*20 <tab>*9 {' '.join([ENTERS] * 3)} 1 g j*20 <pagedown>*5"

#: Where each key is measured.
KEYED = ("seed", "big again", "fiftieth")
#: Milliseconds for a key on the seed, and how much more a big article may take.
KEY, MORE = 12.0, 1.2


def bench() -> ModuleType:
    """The program that measures; it lies beside the checkout."""
    path = SHARED / "ptybench.py"
    if not path.exists():
        raise SystemExit(f"bench: {path.name} is not beside the checkout; nothing was measured")
    spec = importlib.util.spec_from_file_location("ptybench", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def loading(path: Path) -> tuple[float, float]:
    """Seconds of our loader and of PyYAML's C loader for one annotation file."""
    import yaml

    from migwatch.store.folder import open_folder
    from migwatch.store.load import load_article

    data = path.read_bytes()
    folder = open_folder(path.parent)
    gc.disable()
    began = time.perf_counter()
    loaded = load_article(path, folder)
    ours = time.perf_counter() - began
    assert not loaded.problems, loaded.problems[:3]
    del loaded
    began = time.perf_counter()
    yaml.load(data, Loader=yaml.CSafeLoader)
    theirs = time.perf_counter() - began
    gc.enable()
    return ours, theirs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    pty = bench()
    # As in an installed program: its modules are compiled once, in the round that counts not.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(home / "cache")
        os.environ["XDG_STATE_HOME"] = str(home / "state")
        big = big_article(home / "big", 20_000_000, 50_000)
        small = big_article(home / "small", 400_000, 1_000)
        ours, theirs = loading(big)
        script = str(Path(sys.executable).with_name("migwatch-tui"))
        common: dict[str, Any] = {"key_timeout": 0.3, "quit": "q", "timeout": 60}
        bare = {"cmd": [sys.executable, str(SHARED / "bare_textual.py")], "until": ["FLOOR 0"]}
        seed = {"cmd": [script], "until": ["The United States hailed", "Commitments 15"]}
        first = {"cmd": [script, str(big)], "until": [r"  1 . +[A-Z][a-z]+ [a-z]+ [a-z]+"]}
        again = {"cmd": [script, str(big)], "until": ["Entities 2500", "Commitments 2500"]}
        fiftieth = {"cmd": [script, str(small)], "until": ["Entities 50", "Commitments 50"]}
        runs: dict[str, list[dict[str, Any]]] = {}
        for number in range(-1, arguments.rounds):
            for label, spec in (
                ("bare", bare),
                ("seed", seed),
                ("big first", first),
                ("big again", again),
                ("fiftieth", fiftieth),
            ):
                keys = KEYS if number >= 0 and label in KEYED else ""
                if label == "big first":
                    derived_path(big).unlink(missing_ok=True)
                idle = 3.0 if number == 0 and label == "seed" else 0.0
                if label == "big again" and number >= 0:
                    pty.measure(**again, **common, keys="")
                result = pty.measure(**spec, **common, keys=keys, idle=idle)
                if number >= 0:
                    runs.setdefault(label, []).append(result)
        report = _report(runs, ours / theirs, ours)
    print(report)
    if arguments.write:
        path = HERE / "RESULTS.md"
        # Other programs have sections of their own behind this one's.
        _, mark, rest = path.read_text("utf-8").partition("\n## ")
        path.write_text(report + mark + rest, "utf-8")


def _median(runs: list[dict[str, Any]], field: str) -> float:
    found = [run[field] for run in runs if run.get(field) is not None]
    return statistics.median(found) if found else float("nan")


def _report(runs: dict[str, list[dict[str, Any]]], loading_ratio: float, seconds: float) -> str:
    bare, seed = _median(runs["bare"], "paint_ms"), _median(runs["seed"], "paint_ms")
    rows: list[tuple[str, float, float | None]] = [
        ("seed: start to full paint / bare Textual app", seed / bare, 1.25),
        ("big: text on screen / seed", _median(runs["big first"], "paint_ms") / seed, 1.5),
        ("big: second opening complete / seed", _median(runs["big again"], "paint_ms") / seed, 2.0),
        ("50,000 passages: load / PyYAML CSafeLoader", loading_ratio, 1.5),
        ("big: memory, MB", _median(runs["big again"], "rss_mb"), 250),
        ("seed: idle CPU, %", runs["seed"][0].get("idle", {}).get("cpu_pct", float("nan")), 0.5),
    ]
    for key in ("j", "n", "<tab>", "<enter>", "<pagedown>"):
        seed_p95, big_p95, small_p95 = (_p95(runs[label], key) for label in KEYED)
        rows.append((f"seed: {key} to last byte, p95 ms", seed_p95, KEY))
        rows.append((f"big: {key} to last byte, p95 ms", big_p95, KEY * MORE))
        rows.append((f"big: {key} p95 / a fiftieth of it", big_p95 / small_p95, MORE))
        rows.append(
            (f"big: {key} p95 / seed, which has fewer passages in a line", big_p95 / seed_p95, None)
        )
    lines = [
        "# Results",
        "",
        f"{os.cpu_count()} cores, Python {platform.python_version()}; medians of interleaved runs "
        f"in one session. Bare Textual app {bare:.0f} ms, seed {seed:.0f} ms, "
        f"50,000 passages loaded in {seconds:.2f} s.",
        "",
        "| what | measured | at most | |",
        "|---|---|---|---|",
    ]
    for what, value, limit in rows:
        verdict = "" if limit is None or value <= limit else "falls short"
        lines.append(
            f"| {what} | {value:.2f} | {'' if limit is None else f'{limit:.4g}'} | {verdict} |"
        )
    return "\n".join(lines) + "\n"


def _p95(runs: list[dict[str, Any]], key: str) -> float:
    found = [
        run["keys"][key]["last_ms"]["p95"]
        for run in runs
        if key in run.get("keys", {}) and "last_ms" in run["keys"][key]
    ]
    return statistics.median(found) if found else float("nan")


if __name__ == "__main__":
    main()
