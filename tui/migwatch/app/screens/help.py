"""Help: every key, what the signs mean, and the words of the vocabularies."""

from __future__ import annotations

from migwatch.app.commands import AREAS, all_commands
from migwatch.app.layers import LAYERS
from migwatch.app.row_text import Describer, Part, one_line
from migwatch.app.screens.sheet import Sheet, SheetLine
from migwatch.app.widgets.query_bar import QueryBar
from migwatch.app.wrapping import cells
from migwatch.model.timeline import KINDS

_KEYS = 16
#: What each vocabulary is about.
_VOCABULARIES = {
    "force": "Force of commitments, strong to weak",
    "status": "Status of commitments",
    "basis": "What a status rests on",
    "schedule": "Commitments and the calendar",
    "voice": "Voices",
    "sure": "Certainty",
    "theme": "Themes of commitments",
    "rel": "Links between records",
    "kind": "Kinds of entities",
    "claim": "Kinds of claims",
    "caution": "Kinds of cautions",
}


class HelpScreen(Sheet):
    """The help sheet.

    Args:
        keymap: Keys that the user's settings put in place of a command's own.
        describer: The article that is open, for the words of its corpus.
    """

    def __init__(self, keymap: dict[str, str], describer: Describer | None) -> None:
        super().__init__()
        self._keymap = keymap
        self._describer = describer

    def sheet_title(self) -> str:
        """Its title."""
        return "Keys and signs"

    def lines(self) -> list[SheetLine]:
        """Keys by area, then signs, then vocabularies."""
        told: list[SheetLine] = []
        for area in AREAS:
            told += [[Part(area, "primary", "bold")]]
            told += _columns(
                [
                    (f"{held.key_words(self._keymap.get(held.id)):<{_KEYS - 2}}", held.title)
                    for held in all_commands().values()
                    if held.area == area
                ]
            )
            told.append([])
        told += self._finding()
        told += self._signs()
        if self._describer is not None:
            told += self._words(self._describer)
        return told

    @staticmethod
    def _finding() -> list[SheetLine]:
        told: list[SheetLine] = [[Part("Finding", "primary", "bold")]]
        for written, words in (
            ("harbour", "in any case, with or without accents, also as part of a word"),
            ("Harbour", "with these capitals"),
            ("harbour pier", "both words, wherever they stand"),
            ('"the pier"', "these words in this order, across line breaks too"),
            ("`pier`", "whole words only"),
            ("/pier[s]?/", "a regular expression, in which accents count"),
            *((key, f"while writing: {does}") for key, does in QueryBar.HINTS),
        ):
            told.append([Part(f"  {written:<{_KEYS}}", None, "bold"), Part(words)])
        told.append([])
        return told

    @staticmethod
    def _signs() -> list[SheetLine]:
        told: list[SheetLine] = [[Part("Signs", "primary", "bold")]]
        told += [
            [
                Part(f"  {layer.sign:<{_KEYS}}", layer.sign_colour, "bold"),
                Part(f"{layer.title} begin in this line"),
            ]
            for layer in LAYERS
            if layer.sign
        ]
        for sign, words in (
            ("▌", "a passage of the selected record is in this line"),
            ("▐ █", "right edge: where in the article they, or the matches, are; the current one"),
            ("■ ·", "entity rows: stretches of the article with and without it"),
            ("▁ to █", "commitment rows: the force grows with the sign"),
            ("▲", "commitment rows: its words must not be quoted as they stand"),
            ("↑ ↓", "commitment rows: stronger or weaker than what was told before it"),
            ("≠", "commitment rows: cannot hold together with what is told elsewhere"),
        ):
            told.append([Part(f"  {sign:<{_KEYS}}", "primary", "bold"), Part(words)])
        told += [[], [Part("Signs of the timeline", "primary", "bold")]]
        for kind in KINDS.values():
            sign = f"{kind.sign} {kind.word}"
            told.append([Part(f"  {sign:<{_KEYS}}", "primary", "bold"), Part(kind.meaning)])
        told.append([])
        return told

    @staticmethod
    def _words(describer: Describer) -> list[SheetLine]:
        told: list[SheetLine] = []
        for name, terms in describer.article.corpus.vocabularies.items():
            heading = _VOCABULARIES.get(name, name.replace("_", " "))
            told.append([Part(one_line(heading), "primary", "bold")])
            rows = []
            for term in terms:
                sign = f"{describer.force_sign(term.term)} " if name == "force" else ""
                rows.append((f"{sign}{one_line(term.shown)}", one_line(term.definition)))
            told += _columns(rows)
            told.append([])
        return told


def _columns(rows: list[tuple[str, str]]) -> list[SheetLine]:
    """Words and what they mean, with a gap between them however wide the words are."""
    width = max((cells(words) for words, _ in rows), default=0) + 2
    return [
        [Part(f"  {words}{' ' * (width - cells(words))}", None, "bold"), Part(meaning)]
        for words, meaning in rows
    ]
