"""What the timeline screen says: its title, its legend, and all about the current mark."""

from __future__ import annotations

from migwatch.app.parts import Part, one_line, quoted
from migwatch.app.timeline_view import TimelineView
from migwatch.app.wrapping import cells
from migwatch.formats.wording import time_words
from migwatch.model.timeline import KINDS, TimelineMark

#: Theme variables of the kinds of marks; the sign and the word say the same.
COLOURS: dict[str, str | None] = {
    "made": "primary",
    "restated": "primary",
    "due": "mw-time",
    "kept": "success",
    "partly_kept": "success",
    "stalled": "mw-pause",
    "not_kept": "mw-pause",
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
    lines = [_head(view, mark), _said(mark)]
    facts = [Part(one_line(mark.force), "primary")]
    if mark.note:
        pause = COLOURS.get(mark.kind) == "mw-pause" or mark.note.startswith(_TURNS)
        facts.append(Part(f" · {one_line(mark.note)}", "mw-pause" if pause else "mw-quiet"))
    facts.append(Part(f" · {one_line(mark.source)}", "mw-quiet"))
    if row.state:
        facts.append(Part(f" · {one_line(row.who)}: {one_line(row.state)}", "mw-quiet"))
    return [*lines, facts]


def _head(view: TimelineView, mark: TimelineMark) -> list[Part]:
    nth, count = view.beside
    parts = [
        Part(f"{mark.sign} {one_line(mark.word)} ", COLOURS.get(mark.kind), "bold"),
        Part(f"{one_line(time_words(mark.when, mark.mod))} ", "mw-time"),
        Part(one_line(mark.title), None, "bold"),
    ]
    if count > 1:
        parts.append(Part(f"  {nth} of {count} here", "mw-cursor"))
    return parts


def _said(mark: TimelineMark) -> list[Part]:
    if not mark.words:
        return [Part("No passage tells of it.", "mw-pause")]
    who = [Part(f"{one_line(mark.who)} ", "mw-person")] if mark.who else []
    return [*who, Part(quoted(mark.words))]
