"""Annotations of one short text."""

from typing import Any

import msgspec

from migwatch.model.annotation import Annotation

TEXT = "The Harbour Board will reopen the ferry, said Ana Reis, and dredge the north channel."


def at(words: str, **more: Any) -> dict[str, Any]:
    """The passage of words that the text has once."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "exact": words, **more}


def annotated(**sections: Any) -> Annotation:
    """An annotation of the text."""
    plain = {"article": {"text": "a.txt", "sha256": "9", "title": "A"}, **sections}
    return msgspec.convert(plain, Annotation)


def person(record_id: str = "ana", *words: str, **more: Any) -> dict[str, Any]:
    held = {"id": record_id, "kind": "person", "name": "Ana Reis"}
    return held | {"mentions": [at(each) for each in words or ("Ana Reis",)], **more}


def ferry(record_id: str = "ferry", words: str = "will reopen the ferry", **more: Any) -> Any:
    labels = {name: more.pop(name) for name in ("who", "voice", "via") if name in more}
    says = [at(words, **{"voice": "indirect", "who": "ana", **labels})]
    held = {"id": record_id, "title": "Reopen the ferry", "force": "will", "by": ["unstated"]}
    return held | {"says": says, **more}
