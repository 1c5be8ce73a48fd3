"""Choosing from what there is by typing some of its letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from migwatch.app.bindings import hint
from migwatch.app.choosing import Choice, Ranking
from migwatch.app.parts import Part, one_line
from migwatch.app.row_text import RowText
from migwatch.app.screens.panel import TICKING, Panel
from migwatch.app.widgets.typed_line import TypedLine
from migwatch.store.problem import excerpt

#: Choices up to which ranking them takes no time that anyone would notice.
_AT_ONCE = 500
#: Characters of a name that the keys have room for.
_NAMED = 20

#: Gives the choices, in the order in which they stand while nothing is typed.
Supply = Callable[[], Sequence[Choice]]
#: Gives further choices that are like what is typed.
More = Callable[[str], Sequence[Choice]]


class _Letters(TypedLine):
    """The letters that are typed.

    Args:
        several: Whether a space ticks and is not typed.
    """

    def __init__(self, *, several: bool) -> None:
        super().__init__("", "type some letters of it")
        self._several = several

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is typed."""
        if key == "space" and self._several:
            return False
        return super().check_consume_key(key, character)


class Picker(Panel[tuple[str, ...]]):
    """Gives the ids of what was chosen, None where all is to stay as it was.

    Where several may be chosen, enter gives those that are ticked, in the order in which
    they were, and with them the highlighted one if its name was typed or none is ticked.

    Args:
        title: What is chosen.
        choices: The choices, or what makes them where that takes long.
        chosen: Ids that are chosen already.
        several: Whether several may be chosen.
        optional: Whether there may be none: a row of its own says so.
        more: Gives further choices by what is typed; asked beside the screen.
        lacking: What to do to have something to choose, where there is nothing.
    """

    BINDINGS = [
        Binding("down,ctrl+n", "by(1)", "Move down", id="picker-down", show=False),
        Binding("up,ctrl+p", "by(-1)", "Move up", id="picker-up", show=False),
        Binding("ctrl+s", "enter", "Accept", id="picker-set", show=False),
        Binding("space", "tick", "Tick", id="picker-tick", show=False),
    ]
    AUTO_FOCUS = "TypedLine"

    @dataclass
    class Ranked(Message):
        """The choices are ranked.

        Attributes:
            query: By what.
            ranking: All of them.
            rows: Those that match.
        """

        query: str
        ranking: Ranking
        rows: tuple[Choice, ...]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice] | Supply,
        chosen: Iterable[str] = (),
        *,
        several: bool = False,
        optional: bool = False,
        more: More | None = None,
        lacking: str = "",
    ) -> None:
        super().__init__(title)
        self._more = more
        self._lacking = lacking
        self._supply = choices
        self._several = several
        self._optional = optional and not several
        #: Ids that are ticked, in the order in which they were; the highlight else.
        self._chosen = dict.fromkeys(chosen)
        #: Whether anything is ticked or was, and whether that was done since a query changed.
        self._touched = bool(self._chosen) and several
        self._ticked_here = False
        self._ranking: Ranking | None = None
        #: What the rows are to be ranked by, what they are, and whether enter waits for that.
        self._wanted = ""
        self._shown: str | None = None
        self._entering = False
        if not callable(choices):
            self._ranking = Ranking(self._with_none(choices))

    def _with_none(self, choices: Sequence[Choice]) -> Sequence[Choice]:
        known = {choice.id for choice in choices}
        missing = [Choice(each, each) for each in self._chosen if each and each not in known]
        told = "Leave it empty." if choices else self._lacking or "Leave it empty."
        none = [Choice("", "none", "mw-quiet", told=told)] if self._optional else []
        return [*none, *choices, *missing]

    def top(self) -> list[Widget]:
        """The line that is typed."""
        return [_Letters(several=self._several)]

    def on_mount(self) -> None:
        """All choices."""
        self.empty = "" if self._ranking else "…"
        self._rank("")

    def describe(self, row: Choice) -> RowText:
        """What a choice says."""
        beside = (Part(f"  {one_line(row.beside)}", "mw-quiet"),) if row.beside else ()
        right = (Part(f" {one_line(row.right)}", "mw-quiet"),) if row.right else ()
        return RowText((Part(one_line(row.words), row.colour), *beside), right)

    def say(self) -> None:
        """What the highlighted choice means."""
        self.told = self.row.told or self.row.beside if self.row is not None else ""
        tick = (hint(self, "tick", TICKING),) if self._several else ()
        self.hints = (
            hint(self, "enter", self._taking()),
            *tick,
            hint(self, "by(-1) by(1)", "move"),
            hint(self, "back", "leave as it was"),
        )

    def _taking(self) -> str:
        """What enter would take now."""
        row = self.row
        if not self._several or not self._touched:
            return f"choose {excerpt(one_line(row.words), _NAMED)}" if row is not None else "choose"
        number = len(self._chosen)
        if self._takes_row and row is not None and row.id not in self._chosen:
            also = excerpt(one_line(row.words), _NAMED)
            return f"take the {number} ticked and {also}" if number else f"choose {also}"
        return f"take the {number} ticked" if number else "take none"

    @property
    def _takes_row(self) -> bool:
        """Whether enter takes the highlighted choice too: its name was typed, and no tick set."""
        return self._several and bool(self._wanted) and not self._ticked_here

    # ----------------------------------------------------------------- ranking

    def _rank(self, query: str) -> None:
        self._wanted = query
        self._ticked_here = False
        ranking = self._ranking
        if ranking is not None and len(ranking.choices) <= _AT_ONCE and self._more is None:
            self._show(ranking, query, ranking.ranked(query))
        else:
            self._rank_beside(query)

    @work(thread=True, exclusive=True, exit_on_error=False, group="rank")
    def _rank_beside(self, query: str) -> None:
        if query != self._wanted:
            return
        ranking = self._ranking
        if ranking is None or self._more is not None:
            more = self._more(query) if self._more is not None else ()
            own = self._supply() if callable(self._supply) else self._supply
            ranking = Ranking(self._with_none((*own, *more)))
            rows = ranking.ranked(query)
            # What was found by words that its row does not show stands last.
            rows = tuple({choice.id: choice for choice in (*rows, *more)}.values())
        else:
            rows = ranking.ranked(query)
        self.post_message(self.Ranked(query, ranking, rows))

    @on(Ranked)
    def _ranked(self, message: Ranked) -> None:
        if message.query == self._wanted:
            self._show(message.ranking, message.query, message.rows)

    def _show(self, ranking: Ranking, query: str, rows: tuple[Choice, ...]) -> None:
        first = self._ranking is not ranking or not self.rows
        self._ranking = ranking
        self.empty = (
            f"Nothing is like “{one_line(query)}”; type less"
            if query
            else self._lacking or "Nothing."
        )
        at = [at for at, choice in enumerate(rows) if choice.id in self._chosen]
        # That nothing is chosen is not what is most likely meant.
        unchosen = 1 if self._optional and not query and len(rows) > 1 else 0
        self.set_reactive(Picker.at, at[0] if at and first and not query else unchosen)
        self.rows = rows
        self.mutate_reactive(Picker.at)
        self._tick()
        self._shown = query
        if self._entering and self.is_active:
            self.entered()

    def _tick(self) -> None:
        if self._several:
            self.ticked = frozenset(
                at for at, choice in enumerate(self.rows) if choice.id in self._chosen
            )
        self.say()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._catch_up()

    def _catch_up(self) -> bool:
        """Rank by what is typed by now.

        Returns:
            Whether the rows are those that it is like; many take a moment.
        """
        typed = self.query_one(TypedLine).value
        if typed != self._wanted:
            self._rank(typed)
        return self._shown == typed

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.entered()

    # ---------------------------------------------------------------- commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A space is typed where nothing can be ticked."""
        return self._several if action == "tick" else True

    def action_tick(self) -> None:
        """Tick the highlighted choice, and go on to the next."""
        if self._catch_up():
            self.toggle(self.at)
            self.action_by(1)

    def action_by(self, lines: int) -> None:
        """Move the highlight."""
        self._catch_up()
        super().action_by(lines)

    def toggle(self, at: int) -> None:
        """Tick a choice, or take its tick away."""
        if not self._several or at >= len(self.rows):
            return
        self._touched = self._ticked_here = True
        name = self.rows[at].id
        if name in self._chosen:
            del self._chosen[name]
        else:
            self._chosen[name] = None
        self._tick()

    def entered(self) -> None:
        """Give back what was chosen."""
        self._entering = not self._catch_up()
        if self._entering:
            return
        # Who types a name and presses enter means that one as well.
        if self._takes_row and self.row is not None:
            self._chosen[self.row.id] = None
            self._touched = True
        if self._several and self._touched:
            self.dismiss(tuple(self._chosen))
        elif self.row is not None:
            self.dismiss((self.row.id,) if self.row.id else ())
