"""Status and schedule of a chain on a day; see `migwatch.model.times` for those of one record."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from migwatch.corpus.chain import Chain
from migwatch.corpus.told import Told
from migwatch.model.times import period, schedule, status

_REPLACED = frozenset({"supersedes"})
_PARTS = frozenset({"part_of"})
#: What says nothing of what has been done.
_STATED, _UNKNOWN = "stated", "unknown"
_SUPERSEDED = "superseded"
_BY_URGENCY = ("overdue", "due", "upcoming", "met", "no_date")


class ChainState(NamedTuple):
    """How a chain stands on a day.

    Attributes:
        status: Term of the vocabulary ``status``, of what the chain is about.
        schedule: Term of the vocabulary ``schedule``, likewise.
        beside: Whether another step is overdue or was not kept: terms of ``status`` and
            ``schedule``, each once, that the first two do not say.
        contradicted: Whether two steps cannot both hold.
    """

    status: str
    schedule: str
    beside: tuple[str, ...]
    contradicted: bool


def chain_state(chain: Chain, day: date) -> ChainState:
    """All about how a chain stands on a day, with what must not be missed of other steps.

    Args:
        chain: The chain.
        day: The day; steps made later are not known yet.
    """
    known = chain.as_of(day)
    if known is None:
        return ChainState(_STATED, "no_date", (), False)
    own, own_schedule = chain_status(known, day), chain_schedule(known, day)
    kept = _kept(known, day)
    found: dict[str, None] = {}
    for thing, step in zip(known.things, known.steps, strict=True):
        if status(step.commitment, day) == "not_kept":
            found["not_kept"] = None
        elif thing not in kept and schedule(step.commitment, day) == "overdue":
            found["overdue"] = None
    beside = tuple(each for each in found if each not in (own, own_schedule))
    return ChainState(own, own_schedule, beside, bool(known.contradictions))


def chain_status(chain: Chain, day: date) -> str:
    """What has become of a chain by a day: the last that is told of what it is about.

    A step that is only ``stated`` or ``unknown`` does not undo what another one tells.
    Other things of the chain do not count: that a meeting was held does not keep what was
    agreed there. Where another thing has taken its place, it is ``superseded``.

    Args:
        chain: The chain; see `Chain.subject` for what it is about.
        day: The day; steps made later are not known yet.

    Returns:
        A term of the vocabulary ``status``.
    """
    known = chain.as_of(day)
    if known is None:
        return _STATED
    if _subject(known) in known.led_to(_REPLACED):
        return _SUPERSEDED
    # The later of two steps counts where both were told of on one day.
    told = [(*_current(step, day), at) for at, step in enumerate(known.subject)]
    done = [each for each in told if each[1] not in (_STATED, _UNKNOWN)]
    looked_for = [each for each in told if each[1] == _UNKNOWN]
    return max(done or looked_for or told, key=lambda each: (each[0], each[2]))[1]


def chain_schedule(chain: Chain, day: date) -> str:
    """How a chain stands against the calendar on a day: as the most urgent due date does.

    The dates of what it is about count, and of its parts. A date is met when any step
    tells that the same thing was kept; one that was superseded by then no longer counts.

    Args:
        chain: The chain; see `Chain.subject` for what it is about.
        day: The day; steps made later are not known yet.

    Returns:
        A term of the vocabulary ``schedule``.
    """
    known = chain.as_of(day)
    if known is None:
        return "no_date"
    counted = _with_parts(known) - known.led_to(_REPLACED)
    kept = _kept(known, day)
    found = {
        "met" if thing in kept else schedule(step.commitment, day)
        for thing, step in zip(known.things, known.steps, strict=True)
        if step.commitment.due is not None and thing in counted
    } - {"no_date"}
    if not found:
        return "met" if chain_status(known, day) == "kept" else "no_date"
    return min(found, key=_BY_URGENCY.index)


def _subject(chain: Chain) -> int:
    return chain.things[chain.steps.index(chain.subject[0])]


def _with_parts(chain: Chain) -> set[int]:
    """The numbers of the thing that a chain is about, of its parts, and of theirs."""
    parts: dict[int, list[int]] = {}
    for part, whole in chain.leading(_PARTS):
        parts.setdefault(whole, []).append(part)
    found, todo = set[int](), [_subject(chain)]
    while todo:
        if (thing := todo.pop()) not in found:
            found.add(thing)
            todo += parts.get(thing, ())
    return found


def _kept(chain: Chain, day: date) -> set[int]:
    """The numbers of the things of which any step tells that they were kept."""
    placed = zip(chain.things, chain.steps, strict=True)
    return {thing for thing, step in placed if status(step.commitment, day) == "kept"}


def _current(step: Told, day: date) -> tuple[date, str]:
    """The status of one step on a day, as `status` reads it, and since when."""
    since = date.min
    for line in step.commitment.history:
        span = period(line.on)
        if span is not None and span[0] <= day:
            since = span[0]
    return since, status(step.commitment, day)
