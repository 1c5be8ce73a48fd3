"""What `rebase` asks."""

from __future__ import annotations

from collections.abc import Mapping

from migwatch.cli._rebase import read_span, shown
from migwatch.cli._writing import say
from migwatch.editing.rebase_delete import deleted, stripped, telling
from migwatch.editing.rebase_plan import Decision, Moving, Plan
from migwatch.store.create import Refused

_OFFSETS = "Offsets, as 120:181, say where the words are now; Enter leaves a passage undecided."
_YES, _NO, _DROP = ("y", "yes"), ("", "n", "no"), ("d", "drop")


def ask(plan: Plan, decided: Mapping[str, Decision]) -> dict[str, Decision]:
    """Ask about every passage that is undecided; the end of the input ends the questions.

    What is said of one counts for all passages of the same words, unless it is dropped.
    Where no passage would be left of a record, whether that is to go is asked as well.

    Args:
        plan: What became of the passages.
        decided: What is decided about them already.

    Returns:
        That, and what was answered.
    """
    asking = _Asking(plan, dict(decided))
    try:
        asking.run()
    except (EOFError, KeyboardInterrupt):
        # What was answered so far is kept.
        say("")
    return asking.found


class _Asking:
    def __init__(self, plan: Plan, found: dict[str, Decision]) -> None:
        self._plan = plan
        self.found = found

    def run(self) -> None:
        said = False
        for record, movings in stripped(self._plan, self.found).items():
            if record in deleted(self.found, self._plan):
                continue
            # Until the answer, what would strip the record does not count.
            dropped = [each for each in movings if self.found.pop(each.name, None) is not None]
            self._delete(dropped[-1])
        left = self._plan.undecided(self.found)
        for each in left:
            if each.name in self.found:
                continue
            if not said:
                say(_OFFSETS)
            said = True
            say(*shown(each))
            decision = self._answer(each)
            if decision is None:
                continue
            self.found[each.name] = decision
            if decision.kind in ("accept", "anchor"):
                same = [other.name for other in left if _is_same(each, other)]
                for name in same:
                    self.found.setdefault(name, decision)
                if len(same) > 1:
                    say(f"Likewise {', '.join(name for name in same if name != each.name)}.")

    def _answer(self, moving: Moving) -> Decision | None:
        outcome = moving.outcome
        choices = "d drop, or START:END"
        if outcome.kind == "proposed":
            choices = f"y accept, n refuse, {choices}"
        elif outcome.there is not None:
            choices = f"y what is there now, {choices}"
        while True:
            answer = input(f"{moving.name}: {choices}? ").strip().lower()
            if answer in _NO:
                return None
            decision = self._meant(moving, answer)
            if decision is None:
                continue
            try:
                self._plan.passage(moving, decision)
            except Refused as refusal:
                say(*(problem.message for problem in refusal.problems))
                continue
            return decision

    def _meant(self, moving: Moving, answer: str) -> Decision | None:
        """What an answer says; None where the question is to be asked again."""
        if answer in _DROP:
            if not self._strips(moving):
                return Decision("drop")
            return Decision("delete") if self._delete(moving) else None
        if answer in _YES:
            there = None if moving.outcome.new else moving.outcome.there
            if there is None:
                return Decision("accept")
            return Decision("anchor", there.start, there.end)
        span = read_span(answer)
        return None if span is None else Decision("anchor", *span)

    def _strips(self, moving: Moving) -> bool:
        """Whether no passage is left of a record without this one."""
        tried = {**self.found, moving.name: Decision("drop")}
        return moving.record in stripped(self._plan, tried)

    def _delete(self, moving: Moving) -> bool:
        """Ask whether a record goes with its last passage, and note it."""
        record = moving.record
        say(*telling(self._plan, record))
        if input(f"Delete {record}? y, or n: ").strip().lower() not in _YES:
            return False
        for each in self._plan.passages:
            if each.record == record and each.moves:
                self.found[each.name] = Decision("delete")
        return True


def _is_same(one: Moving, other: Moving) -> bool:
    """Whether two records hold the same words of the text."""
    spans = [(each.outcome.old.start, each.outcome.old.end) for each in (one, other)]
    return spans[0] == spans[1] and one.outcome.kind == other.outcome.kind
