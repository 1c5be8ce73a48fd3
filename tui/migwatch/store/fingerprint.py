"""Whether an annotation gives the SHA-256 of the text it is of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from migwatch.store.explain import missing
from migwatch.store.files import is_sha256
from migwatch.store.problem import Finding, Route, excerpt

_FIELD = "sha256"
_ROUTE: Route = ("article", _FIELD)


def is_changed(written: Any, digest: str) -> bool:
    """Whether the SHA-256 that an annotation gives is one, and that of another text."""
    return isinstance(written, str) and is_sha256(written) and written != digest


def check_hash(path: Path, written: Any, digest: str) -> Iterator[Finding]:
    """What is wrong with the SHA-256 that an annotation gives.

    Args:
        path: The annotation file.
        written: What it gives; what is no text is left to the check of its form.
        digest: That of the text.
    """
    if not isinstance(written, str) or written == digest:
        return
    if not is_sha256(written):
        message = f"expected 64 hexadecimal digits, found {excerpt(written)}"
        yield _ROUTE, f"{message}; the SHA-256 of the text is {digest}"
        return
    from migwatch.store.kept import mending

    message = f"the text is not the one that was annotated: its SHA-256 is {digest}"
    yield _ROUTE, f"{message}; {mending(path, written)}"


def with_digest(findings: Iterable[Finding], digest: str) -> Iterator[Finding]:
    """Findings about the form of an annotation; one about its SHA-256 tells the right one.

    Args:
        findings: Routes and messages.
        digest: The SHA-256 of the text; empty where there is no text.
    """
    for route, message in findings:
        if digest and (route == _ROUTE or (route, message) == (_ROUTE[:1], missing(_FIELD))):
            yield route, f"{message.partition('; ')[0]}; write `sha256: {digest}`"
        else:
            yield route, message
