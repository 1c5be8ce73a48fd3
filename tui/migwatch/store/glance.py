"""What a glance at an annotation's bytes tells, without reading it as YAML."""

from __future__ import annotations

import os
import re

_TEXT = re.compile(rb"^article:.*?\btext:[ ]*[\"']?([^\"'\n,}#]+)", re.MULTILINE | re.DOTALL)


def text_named(data: bytes) -> str | None:
    """The path of the text that an annotation names, as far as a glance tells."""
    found = _TEXT.search(data)
    return None if found is None else os.fsdecode(found[1]).rstrip()


def gives_hash(data: bytes, digest: str) -> bool:
    """Whether an annotation gives a SHA-256 for its text."""
    return re.search(rb"\bsha256:\s*[\"']?" + digest.encode(), data) is not None
