"""Corpora of any size, from a seeded grammar: other words in every article.

python -m tests.bench.grammar FOLDER ARTICLES [--packs] [--long]
"""

import argparse
import hashlib
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

_SYLLABLES = [
    a + b
    for a in [*"bcdfghjklmnprstvwz", "br", "tr", "st", "pl"]
    for b in [*"aeiou", "ai", "or", "en"]
]
_FORCES = ["agreed", "committed", "will", "reaffirmed", "announced", "discussed", "requested"]
_THEMES = ["fentanyl", "coordination", "legal_pathways", "ports_of_entry", "arms_trafficking"]
_PARTIES = ["us", "mx", "ca", "gt"]
_KINDS = ["person", "organisation", "place", "event", "agreement"]


class Grammar:
    """Writes articles; the same seed writes the same.

    Words are as frequent as in a language (Zipf), names are drawn from a large list.
    """

    def __init__(self, seed: int = 1, words: int = 60_000) -> None:
        self.rnd = random.Random(seed)
        made: dict[str, None] = {}
        while len(made) < words:
            made[
                "".join(self.rnd.choices(_SYLLABLES, k=self.rnd.choice((1, 2, 2, 3, 3, 4, 5))))
            ] = None
        self.words = list(made)
        self.weights = list(accumulate(1 / (n + 2.7) for n in range(words)))
        self.names = [
            f"{self.word().title()} {self.word().title()}" for _ in range(max(50, words // 20))
        ]

    def word(self) -> str:
        return self.rnd.choices(self.words, cum_weights=self.weights)[0]

    def article(self, number: int, size: int, passages: int) -> tuple[str, dict[str, object]]:
        """The text and the annotation of an article of about so many characters."""
        rnd = self.rnd
        text, spots, names = "", [], rnd.choices(self.names, k=max(1, passages // 6))
        while len(text) < size:
            sentence = rnd.choices(self.words, cum_weights=self.weights, k=rnd.randint(8, 22))
            name = rnd.choice(names)
            sentence.insert(rnd.randrange(1, len(sentence)), name)
            line = " ".join(sentence)
            at = len(text) + line.index(name)
            spots.append((len(text), len(text) + len(line), at, at + len(name), name))
            text += line[0].upper() + line[1:] + rnd.choice((". ", ". ", ".\n"))
        day = date(2015, 1, 1) + timedelta(days=rnd.randrange(3650))
        return text, self._annotation(number, text, spots, passages, day)

    def _annotation(self, number, text, spots, passages, day):  # type: ignore[no-untyped-def]
        rnd = self.rnd
        entities: dict[str, dict[str, object]] = {}
        commitments, left = [], passages
        for at in range(passages):
            start, end, begin, stop, name = spots[at % len(spots)]
            own = at // len(spots)
            if at % 3 == 2 and start + own + 5 < end:
                commitments.append(
                    {
                        "id": f"commitment-{at}",
                        "title": " ".join(self.word() for _ in range(4)).capitalize(),
                        "force": rnd.choice(_FORCES),
                        "by": [rnd.choice(_PARTIES)],
                        "to": [rnd.choice(_PARTIES)],
                        "theme": [rnd.choice(_THEMES)],
                        "made": {"on": day.isoformat()},
                        "says": [
                            {
                                "start": start,
                                "end": end - own,
                                "exact": text[start : end - own],
                                "voice": "indirect",
                                "who": "unstated",
                            }
                        ],
                    }
                )
                if rnd.random() < 0.3:
                    due = day + timedelta(days=rnd.randrange(900))
                    commitments[-1]["due"] = {"on": due.isoformat()[: rnd.choice((4, 7, 10))]}
            elif own == 0:
                key = name.lower().replace(" ", "-")
                held = entities.setdefault(
                    key,
                    {
                        "id": key,
                        "kind": _KINDS[sum(map(ord, name)) % len(_KINDS)],
                        "name": name,
                        "mentions": [],
                    },
                )
                held["mentions"].append({"start": begin, "end": stop, "exact": name})  # type: ignore[attr-defined]
            left -= 1
        return {
            "format": "migwatch/1",
            "article": {
                "text": f"{number:07}.txt",
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "title": " ".join(self.word() for _ in range(6)).capitalize(),
                "published": day.isoformat(),
            },
            "entities": list(entities.values()),
            "commitments": commitments,
        }


def as_yaml(annotation: dict[str, object]) -> str:
    """The annotation as a person would write it: one passage a line."""
    lines = [f"format: {annotation['format']}", "article:"]
    lines += [f"  {key}: {json.dumps(value)}" for key, value in annotation["article"].items()]  # type: ignore[attr-defined]
    for section in ("entities", "commitments"):
        lines.append(f"{section}:")
        for record in annotation[section]:  # type: ignore[attr-defined]
            dash = "- "
            for key, value in record.items():
                if key in ("mentions", "says"):
                    lines.append(f"    {key}:")
                    lines += [f"      - {_flow(passage)}" for passage in value]
                else:
                    written = _flow(value) if isinstance(value, dict) else json.dumps(value)
                    lines.append(f"  {dash}{key}: {written}")
                dash = "  "
    return "\n".join(lines) + "\n"


def _flow(mapping: dict[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {json.dumps(value)}" for key, value in mapping.items()) + "}"


def write_folder(folder: Path, articles: int, *, long: bool = True, seed: int = 1) -> None:
    """A corpus of one YAML file and one text for each article."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "corpus.yaml").write_text(_CORPUS, "utf-8")
    grammar = Grammar(seed)
    for number in range(articles):
        text, annotation = grammar.article(number, *((4000, 60) if long else (450, 6)))
        (folder / f"{number:07}.txt").write_text(text, "utf-8")
        (folder / f"{number:07}.yaml").write_text(as_yaml(annotation), "utf-8")


def packed(articles: int, *, seed: int = 1, size: int = 450, passages: int = 6) -> Iterator[str]:
    """Lines of packs."""
    grammar = Grammar(seed)
    for number in range(articles):
        text, annotation = grammar.article(number, size, passages)
        yield json.dumps({"id": f"{number:07}", "text": text, "annotation": annotation})


_CORPUS = """format: migwatch-corpus/1
title: A corpus of made-up articles
parties:
  - {id: us, name: Ustria, short: US}
  - {id: mx, name: Mexenia, short: MX}
  - {id: ca, name: Caldia, short: CA}
  - {id: gt, name: Gotland, short: GT}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("articles", type=int)
    parser.add_argument("--packs", action="store_true")
    parser.add_argument("--long", action="store_true")
    arguments = parser.parse_args()
    if not arguments.packs:
        write_folder(arguments.folder, arguments.articles, long=arguments.long)
        return
    arguments.folder.mkdir(parents=True, exist_ok=True)
    (arguments.folder / "corpus.yaml").write_text(_CORPUS, "utf-8")
    with (arguments.folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for line in packed(arguments.articles):
            file.write(line + "\n")


if __name__ == "__main__":
    main()
