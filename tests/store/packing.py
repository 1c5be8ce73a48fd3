"""Lines of packs, and corpora packed and unpacked."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from migwatch.corpus.library import Library, open_library
from migwatch.model.annotation import Annotation
from migwatch.store.folder import open_folder
from migwatch.store.packing import Done, Packing, pack_articles
from migwatch.store.problem import Problem
from migwatch.store.unpack import Unpacked, unpack_articles

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


MOVE = Packing(move=True, drop_comments=True)


def states(root: Path) -> dict[str, tuple[Annotation, bytes]]:
    """Every article of a corpus that can be read, by id."""
    library = open_library(root)
    found = (library.load(path).article for path in library.paths)
    return {each.id: (each.annotation, each.text.encode()) for each in found if each is not None}


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in root.iterdir() if path.is_file()}


def pack(root: Path, to: Path, how: Packing = MOVE) -> tuple[Done, list[str]]:
    told: list[Problem] = []
    done = pack_articles(open_folder(root), to, how, told.extend)
    return done, [str(problem).removeprefix(f"{root}/") for problem in told]


def unpack(to: Path, root: Path, *ids: str) -> tuple[Unpacked, list[str]]:
    told: list[Problem] = []
    done = unpack_articles(to, open_folder(root), ids or None, told.extend)
    return done, [str(problem).removeprefix(f"{root}/") for problem in told]
