"""Status and schedule of a chain on a day; see `migwatch.model.times` for those of one record."""

from __future__ import annotations

from datetime import date

from migwatch.corpus.chain import Chain
from migwatch.corpus.told import Told
from migwatch.model.times import period, schedule, status

#: Relations after which the older commitment's status is no longer that of the chain.
_CARRIED_ON = frozenset({"follows_up", "supersedes"})
_REPLACED = frozenset({"supersedes"})
#: What says nothing of what has been done.
_STATED, _UNKNOWN = "stated", "unknown"
_BY_URGENCY = ("overdue", "due", "upcoming", "met", "no_date")


def chain_status(chain: Chain, day: date) -> str:
    """What has become of a chain by a day: the last that the histories of its steps say.

    A step that is only ``stated`` or ``unknown`` does not undo what another one tells.
    What was followed up or superseded by then no longer counts.

    Args:
        chain: The chain.
        day: The day; steps made later are not known yet.

    Returns:
        A term of the vocabulary ``status``.
    """
    known = chain.as_of(day)
    if known is None:
        return _STATED
    past = known.carried_on(_CARRIED_ON)
    if past.issuperset(known.things):
        past = frozenset()
    # The later of two steps counts where both were told of on one day.
    told = [
        (*_current(step, day), at)
        for at, step in enumerate(known.steps)
        if known.things[at] not in past
    ]
    done = [each for each in told if each[1] not in (_STATED, _UNKNOWN)]
    looked_for = [each for each in told if each[1] == _UNKNOWN]
    return max(done or looked_for or told, key=lambda each: (each[0], each[2]))[1]


def chain_schedule(chain: Chain, day: date) -> str:
    """How a chain stands against the calendar on a day: as its most urgent due date does.

    A date is met when any step tells that the same thing was kept; one that was
    superseded by then no longer counts.

    Args:
        chain: The chain.
        day: The day; steps made later are not known yet.

    Returns:
        A term of the vocabulary ``schedule``.
    """
    known = chain.as_of(day)
    if known is None:
        return "no_date"
    past = known.carried_on(_REPLACED)
    placed = list(zip(known.things, known.steps, strict=True))
    kept = {thing for thing, step in placed if status(step.commitment, day) == "kept"}
    found = {
        "met" if thing in kept else schedule(step.commitment, day)
        for thing, step in placed
        if step.commitment.due is not None and thing not in past
    } - {"no_date"}
    if not found:
        return "met" if chain_status(known, day) == "kept" else "no_date"
    return min(found, key=_BY_URGENCY.index)


def _current(step: Told, day: date) -> tuple[date, str]:
    """The status of one step on a day, as `status` reads it, and since when."""
    since = date.min
    for line in step.commitment.history:
        span = period(line.on)
        if span is not None and span[0] <= day:
            since = span[0]
    return since, status(step.commitment, day)
