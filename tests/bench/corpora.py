"""Articles of any size, from a seeded grammar."""

import hashlib
import random
from pathlib import Path

_WORDS = [
    "harbour",
    "ferry",
    "council",
    "night",
    "winter",
    "levy",
    "treaty",
    "pilot",
    "quay",
    "tariff",
    "survey",
    "minister",
    "vessel",
    "crossing",
    "agreed",
    "review",
    "channel",
    "dredging",
    "licence",
    "inspector",
    "arrival",
    "depot",
    "customs",
    "signal",
]


def big_article(folder: Path, size: int, marks: int) -> Path:
    """Write an article of ``size`` characters with ``marks`` overlapping passages.

    Returns:
        The annotation file.
    """
    rnd = random.Random(7)
    parts, length = [], 0
    while length < size:
        line = " ".join(rnd.choices(_WORDS, k=rnd.randint(40, 120))).capitalize() + ".\n"
        parts.append(line)
        length += len(line)
    text = "".join(parts)[:size]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "big.txt").write_text(text, "utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    per = 10
    entities, commitments = [], []
    step = size // marks
    for n in range(marks // per // 2):
        spots = [n * per * 2 * step + k * step for k in range(per)]
        mentions = "".join(f"      - {_passage(text, at, 12)}\n" for at in spots)
        entities.append(
            f"  - id: entity-{n}\n    kind: organisation\n    name: Body {n}\n"
            f"    mentions:\n{mentions}"
        )
        says = "".join(
            f"      - {_passage(text, at + step, 90, ', voice: newsroom, who: unstated')}\n"
            for at in spots
        )
        commitments.append(
            f"  - id: commitment-{n}\n    title: Commitment {n}\n    force: agreed\n"
            f"    by: [unstated]\n    theme: [coordination]\n    says:\n{says}"
        )
    path = folder / "big.yaml"
    path.write_text(
        f"format: migwatch/1\narticle:\n  text: big.txt\n  sha256: {digest}\n  title: Big\n"
        f"entities:\n{''.join(entities)}commitments:\n{''.join(commitments)}",
        "utf-8",
    )
    return path


def _passage(text: str, start: int, length: int, more: str = "") -> str:
    end = min(len(text), start + length)
    exact = text[start:end].replace("\n", "\\n")
    return f'{{start: {start}, end: {end}, exact: "{exact}"{more}}}'
