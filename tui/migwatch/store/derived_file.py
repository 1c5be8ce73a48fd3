"""Derived files: a cache in the user's cache folder, safe to delete at any time."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

import msgspec

from migwatch._version import __version__
from migwatch.model.records import Entity
from migwatch.model.vocabulary import Corpus
from migwatch.store.files import read_regular, sha256
from migwatch.store.places import cache_folder, name_for
from migwatch.store.problem import FileProblem

#: Names what a derived file holds; one of another form is not read.
FORM = f"migwatch-derived/3/{__version__}"
_DIGEST = 32
#: Largest derived file that is read, in bytes.
_LIMIT = 256 << 20


def derived_path(path: Path) -> Path:
    """Where the derived file of a file lies."""
    return cache_folder() / "derived" / name_for(path)


def write_derived_file(path: Path, body: bytes) -> None:
    """Keep a derived file, if the cache folder can be written.

    Args:
        path: The file it is derived from.
        body: What to keep.
    """
    target = derived_path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.blake2b(body, digest_size=_DIGEST).digest())
                file.write(body)
            Path(name).replace(target)
        except OSError:
            Path(name).unlink(missing_ok=True)
    except OSError:
        return


def read_derived_file(path: Path) -> memoryview | None:
    """The body of a file's derived file; None where there is none or it is damaged."""
    try:
        whole = read_regular(derived_path(path), _LIMIT)
    except FileProblem:
        return None
    digest, body = whole[:_DIGEST], memoryview(whole)[_DIGEST:]
    return body if hashlib.blake2b(body, digest_size=_DIGEST).digest() == digest else None


class _DerivedCorpus(msgspec.Struct, frozen=True, array_like=True):
    form: str
    stamp: str
    corpus: Corpus


def read_derived_corpus(path: Path, stamp: bytes) -> Corpus | None:
    """What a ``corpus.yaml`` said when it was read last, if it is still the same.

    Args:
        path: The file.
        stamp: The bytes that define the corpus now.
    """
    body = read_derived_file(path)
    if body is None:
        return None
    try:
        held = msgspec.msgpack.decode(body, type=_DerivedCorpus)
    except (msgspec.DecodeError, ValueError):
        return None
    return held.corpus if (held.form, held.stamp) == (FORM, sha256(stamp)) else None


def write_derived_corpus(path: Path, stamp: bytes, corpus: Corpus) -> None:
    """Keep what a ``corpus.yaml`` says.

    Args:
        path: The file.
        stamp: The bytes that define the corpus.
        corpus: What they say.
    """
    write_derived_file(path, msgspec.msgpack.encode(_DerivedCorpus(FORM, sha256(stamp), corpus)))


class _DerivedShared(msgspec.Struct, frozen=True, array_like=True):
    form: str
    stamp: str
    entities: tuple[Entity, ...]


def read_derived_shared(path: Path, stamp: bytes) -> dict[str, Entity] | None:
    """What an ``entities.yaml`` said when it was read last, if it is still the same.

    Args:
        path: The file.
        stamp: The bytes that define the corpus now, and what stands for those of the file.
    """
    body = read_derived_file(path)
    if body is None:
        return None
    try:
        held = msgspec.msgpack.decode(body, type=_DerivedShared)
    except (msgspec.DecodeError, ValueError):
        return None
    if (held.form, held.stamp) != (FORM, sha256(stamp)):
        return None
    return {entity.id: entity for entity in held.entities}


def write_derived_shared(path: Path, stamp: bytes, entities: dict[str, Entity]) -> None:
    """Keep what an ``entities.yaml`` says.

    Args:
        path: The file.
        stamp: The bytes that define the corpus, and what stands for those of the file.
        entities: What they say.
    """
    held = _DerivedShared(FORM, sha256(stamp), tuple(entities.values()))
    write_derived_file(path, msgspec.msgpack.encode(held))
