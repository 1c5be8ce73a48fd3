"""Help: every key, what the signs mean, and the words of the vocabularies."""

from __future__ import annotations

from migwatch.app.bindings import Hint, bound, hint
from migwatch.app.commands import AREAS, all_commands
from migwatch.app.layers import LAYERS
from migwatch.app.row_text import Describer, Part, one_line
from migwatch.app.screens.sheet import Sheet, SheetLine, SheetView
from migwatch.app.widgets.details import flow
from migwatch.app.widgets.query_bar import QueryBar
from migwatch.app.wrapping import cells, wrap
from migwatch.model.timeline import KINDS

_KEYS = 16
_SIGNS, _LAST_SIGNS = "Signs", "Signs of the timeline"
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


class HelpView(SheetView):
    """Lines of the help: headings, and words with what they mean beside them.

    Args:
        lines: What it says.
        title: Its title.
        section: Heading at which it opens; empty for the beginning.
    """

    BINDINGS = bound(
        ("next-pane", "step(1)"),
        ("previous-pane", "step(-1)"),
        ("help-signs", f"to('{_SIGNS}')"),
        ("help-terms", "terms"),
    )

    def __init__(self, lines: list[SheetLine], title: str, section: str) -> None:
        super().__init__(lines, title)
        self._opens_at = section
        #: Headings, each with the line it stands in.
        self._headings: dict[str, int] = {}

    def on_resize(self) -> None:
        """Set the lines at the new width; begin at the section."""
        super().on_resize()
        if self._opens_at and self.page:
            self.action_to(self._opens_at)
            self._opens_at = ""

    def set_lines(self, width: int) -> list[SheetLine]:
        """The lines at a width; what is broken hangs under its own beginning."""
        found: list[SheetLine] = []
        self._headings = {}
        for parts in self.told:
            if len(parts) == 1:
                self._headings.setdefault(parts[0].text, len(found))
            if len(parts) != 2 or (hang := cells(parts[0].text)) > width * 2 // 3:
                found += flow(parts, width) if parts else [[]]
                continue
            lead, words = parts
            for line in wrap(words.text, 0, len(words.text), width - hang):
                found.append([lead, words._replace(text=words.text[line.start : line.end])])
                lead = Part(" " * hang)
        return found

    def action_to(self, heading: str) -> None:
        """Scroll to a heading."""
        self.show_from(self._headings.get(heading, 0))

    def action_step(self, by: int) -> None:
        """Scroll to the next heading, or the one before."""
        here = round(self.scroll_y)
        lines = sorted(self._headings.values(), reverse=by < 0)
        self.show_from(next((y for y in lines if (y - here) * by > 0), here))

    def action_terms(self) -> None:
        """Scroll to the first vocabulary."""
        last = len(self._headings) - 1
        lines = [*self._headings.values()]
        behind = [*self._headings].index(_LAST_SIGNS) + 1
        self.show_from(lines[min(behind, last)])


class HelpScreen(Sheet):
    """The help sheet.

    Args:
        keymap: Keys that the user's settings put in place of a command's own.
        describer: The article that is open, for the words of its corpus.
        section: Heading at which it opens; empty for the beginning.
    """

    def __init__(
        self, keymap: dict[str, str], describer: Describer | None, section: str = ""
    ) -> None:
        super().__init__()
        self._keymap = keymap
        self._describer = describer
        self._section = section

    def view(self) -> SheetView:
        """The lines, opened at the section."""
        return HelpView(self.lines(), self.sheet_title(), self._section)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that the sheet tells of."""
        view = self.query_one(HelpView)
        told = [hint(view, "step(1)", "section"), hint(view, f"to('{_SIGNS}')", "signs")]
        if self._describer is not None:
            told.append(hint(view, "terms", "terms"))
        move, *others = super().hints()
        return (move, *told, *others)

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
        told: list[SheetLine] = [[Part(_SIGNS, "primary", "bold")]]
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
        told += [[], [Part(_LAST_SIGNS, "primary", "bold")]]
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
