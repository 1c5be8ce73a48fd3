"""The house rules that no linter knows."""

import hashlib
import re
from pathlib import Path

import pytest

from migwatch.corpus.library import open_library

ROOT = Path(__file__).parent.parent
MODULES = sorted(p for d in ("tui", "tests") for p in (ROOT / d).rglob("*.py"))
SEED = ROOT / "seeds" / "000_b046577a7b928990.txt"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_no_longer_than_a_reader_s_patience(path: Path):
    limit = 150 if path.match("app/app.py") else 300
    assert path.read_text("utf-8").count("\n") <= limit


def test_the_seed_is_the_text_as_received():
    data = SEED.read_bytes()
    assert len(data) == 4196
    assert (
        hashlib.sha256(data).hexdigest()
        == "c2fc9a9da23132d67b6c282e075dbcb3a655789f8206c11f1f19e98d1b13bbd5"
    )


def test_the_bundled_corpus_has_no_problem():
    assert open_library().all_problems() == []


def test_tests_wait_for_conditions():
    for path in MODULES:
        if "tests" in path.parts and path.name != Path(__file__).name:
            assert not re.search(r"\bsleep\(", path.read_text("utf-8")), path
