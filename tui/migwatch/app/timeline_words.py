"""What the timeline screen says: its title, its legend, and all about the current mark."""

from __future__ import annotations

from collections import Counter

from migwatch.app.parts import Part, one_line, quoted
from migwatch.app.timeline_view import TimelineView
from migwatch.app.wrapping import cells
from migwatch.formats.wording import time_words
from migwatch.model.timeline import KINDS, TimelineMark, grave

#: Theme variables of the kinds of marks; the sign and the word say the same.
COLOURS: dict[str, str | None] = {
    "made": "primary",
    "restated": "primary",
    "due": "mw-time",
    "kept": "success",
    "partly_kept": "success",
    "stalled": "mw-pause",
    "not_kept": "mw-pause",
    "overdue": "mw-pause",
    "contradicted": "mw-pause",
    "superseded": "mw-quiet",
    "unknown": "mw-quiet",
}
#: How the note of a step begins whose force differs from that of the one before.
_TURNS = ("strengthened", "weakened")
#: What is said where there is nothing on the timeline.
EMPTY = (
    "No commitments in this corpus. Here each would have a row: when it was made and restated, "
    "when it is due, what became of it. Escape goes back."
)


def legend(width: int) -> list[list[Part]]:
    """Every sign with its word, in lines of a width."""
    entries = [(kind.sign, kind.word, COLOURS.get(kind.id)) for kind in KINDS.values()]
    lines: list[list[Part]] = []
    room = 0
    for sign, word, colour in [*entries, ("2", "several", None)]:
        size = cells(f"{sign} {word}")
        if not lines or size + 2 > room:
            lines.append([])
            room = width
        else:
            lines[-1].append(Part("  "))
            room -= 2
        lines[-1] += [Part(sign, colour, "bold"), Part(f" {word}", "mw-quiet")]
        room -= size
    return lines


def mark_lines(view: TimelineView) -> list[list[Part]]:
    """All about the current mark: day, what, whose words; of a row without any, why."""
    row, mark = view.row, view.mark
    if row is None:
        return []
    if mark is None:
        return [
            [Part(one_line(row.label), None, "bold"), Part(f"  {one_line(row.state)}", "mw-quiet")],
            [Part("The day on which it was made is not known.", "mw-pause")],
        ]
    lines = [_head(mark)]
    if len(view.here) > 1:
        lines.append(_here(view))
    facts = [Part(one_line(mark.force), "primary")]
    pause = COLOURS.get(mark.kind) == "mw-pause" or mark.note.startswith(_TURNS)
    if mark.note:
        facts.append(Part(f" · {one_line(mark.note)}", "mw-pause" if pause else "mw-quiet"))
    facts.append(Part(f" · {one_line(mark.source)}", "mw-quiet"))
    if row.state:
        facts.append(Part(f" · {one_line(row.who)}: {one_line(row.state)}", "mw-quiet"))
    # What should give pause is read first where there is room for little.
    return [*lines, facts, _said(mark)] if pause else [*lines, _said(mark), facts]


def _here(view: TimelineView) -> list[Part]:
    """What stands in one place, in words: what is grave first, then the others."""
    marks = view.here
    nth, count = view.beside
    counts = Counter((mark.kind, mark.word) for mark in marks)
    order = [*(kind.id for kind in grave(marks)), *KINDS]
    parts = [Part(f"{nth} of {count} here", "mw-count"), Part(": ", "mw-quiet")]
    for at, (kind, word) in enumerate(sorted(counts, key=lambda each: order.index(each[0]))):
        number = counts[kind, word]
        many = f"{number} " if number > 1 else ""
        parts.append(Part(f"{', ' if at else ''}{many}{one_line(word)}", COLOURS.get(kind)))
    return parts


def _head(mark: TimelineMark) -> list[Part]:
    return [
        Part(f"{mark.sign} {one_line(mark.word)} ", COLOURS.get(mark.kind), "bold"),
        Part(f"{one_line(time_words(mark.when, mark.mod))} ", "mw-time"),
        Part(one_line(mark.title), None, "bold"),
    ]


def _said(mark: TimelineMark) -> list[Part]:
    if not mark.words:
        return [Part("No passage tells of it.", "mw-pause")]
    who = [Part(f"{one_line(mark.who)} ", "mw-person")] if mark.who else []
    return [*who, Part(quoted(mark.words))]
