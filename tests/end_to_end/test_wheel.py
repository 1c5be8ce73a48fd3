"""The wheel opens the bundled corpus from any folder."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_installed_from_the_wheel(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(words, check=True, capture_output=True, cwd=tmp_path)
    (wheel,) = tmp_path.glob("migwatch_tui-*.whl")
    venv.create(tmp_path / "fresh", with_pip=True)
    python = tmp_path / "fresh" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", wheel], check=True, capture_output=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    command = python.with_name("migwatch-tui")
    done = subprocess.run(
        [command, "show", "--json"],
        check=True,
        capture_output=True,
        cwd=elsewhere,
        env=environment,
    )
    document = json.loads(done.stdout)
    passage = document["commitments"][0]["says"][0]
    assert document["text"][passage["start"] : passage["end"]] == passage["exact"]
    checked = subprocess.run(
        [command, "check"], capture_output=True, cwd=elsewhere, env=environment
    )
    assert checked.returncode == 0, checked.stdout
