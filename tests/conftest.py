"""Small corpora for tests of every layer."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.harbours import write_harbours

# A slow machine is no failure.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

CORPUS = """\
format: migwatch-corpus/1
title: Harbours
as_of: "2023-06-01"
parties:
  - {id: pt, name: Portugal, short: PT}
  - {id: es, name: Spain, short: ES}
"""
HEAD = """\
format: migwatch/1
article: {text: accord.txt, sha256: $SHA256, title: A harbour accord}
"""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps the user's own cache, settings and terminal out of the tests."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def make_corpus(tmp_path: Path) -> Callable[..., Path]:
    """Makes a corpus of one article and gives the path of its annotation file.

    ``$HEAD`` in the annotation stands for its first two lines, ``$SHA256`` for the hash
    of the text. Without a corpus.yaml of its own it has the parties `pt` and `es` and
    the bundled vocabularies.
    """

    def make(
        text: str | bytes, annotation_yaml: str | bytes, corpus_yaml: str | bytes | None = None
    ) -> Path:
        folder = tmp_path / "harbours"
        folder.mkdir(exist_ok=True)
        source = _bytes(text)
        (folder / "accord.txt").write_bytes(source)
        (folder / "corpus.yaml").write_bytes(_bytes(CORPUS if corpus_yaml is None else corpus_yaml))
        written = _bytes(annotation_yaml).replace(b"$HEAD\n", HEAD.encode())
        digest = hashlib.sha256(source).hexdigest().encode()
        path = folder / "accord.yaml"
        path.write_bytes(written.replace(b"$SHA256", digest))
        return path

    return make


@pytest.fixture
def harbours(tmp_path: Path) -> Path:
    """The folder of a made-up corpus of four articles."""
    return write_harbours(tmp_path / "grey-strait")


def _bytes(words: str | bytes) -> bytes:
    return words.encode() if isinstance(words, str) else words
