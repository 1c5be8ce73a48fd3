"""Lines of packs."""

import json
from hashlib import sha256
from typing import Any

from migwatch.corpus.library import Library

TEXT = "Norvland will dredge the channel, said Ana Reis.\n"


def line(name: Any = "accord", text: Any = TEXT, **changes: Any) -> dict[str, Any]:
    digest = sha256(text.encode()).hexdigest() if isinstance(text, str) else ""
    annotation: dict[str, Any] = {
        "article": {"text": f"{name}.txt", "sha256": digest, "title": "An accord"},
        "entities": [
            {
                "id": "ana-reis",
                "kind": "person",
                "name": "Ana Reis",
                "mentions": [{"start": 39, "end": 47, "exact": "Ana Reis"}],
            }
        ],
        "commitments": [
            {
                "id": "dredge",
                "title": "Dredge",
                "force": "will",
                "by": ["nv"],
                "says": [
                    {"start": 0, "end": 12, "exact": TEXT[:12], "voice": "indirect"}
                    | {"who": "ana-reis"}
                ],
            }
        ],
    }
    return {"id": name, "text": text, "annotation": annotation | changes}


def written(*lines: Any) -> bytes:
    return b"".join(each if isinstance(each, bytes) else dumped(each) + b"\n" for each in lines)


def dumped(value: Any) -> bytes:
    return json.dumps(value).encode()


def told(library: Library) -> list[str]:
    return [str(p).removeprefix(f"{library.folder.root}/") for p in library.all_problems()]


def names(library: Library) -> list[str]:
    found = (library.load(path).article for path in library.paths)
    return [article.id for article in found if article is not None]
