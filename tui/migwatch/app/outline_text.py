"""An article in short, as the preview beside the table of articles tells it."""

from __future__ import annotations

from datetime import date

from migwatch.app.row_text import Part, force_sign, one_line
from migwatch.corpus.matching import Entry
from migwatch.corpus.store import Outline
from migwatch.model.commitment import Commitment
from migwatch.model.records import UNSTATED
from migwatch.model.times import schedule, status
from migwatch.model.vocabulary import Corpus

Line = list[Part]

#: Most commitments that are told.
_COMMITMENTS = 400
#: Most problems that are told; the others stand on the sheet.
_PROBLEMS = 3


def is_unread(entry: Entry) -> bool:
    """Whether nothing of an article could be read."""
    return not entry.language and entry.problems > 0


def numbered(number: int, word: str) -> str:
    """A number of things, in words."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def outline_lines(outline: Outline, corpus: Corpus, as_of: date) -> list[Line]:
    """Title and facts, problems, then each commitment: force, parties, title, what gives pause."""
    entry = outline.entry
    facts = [
        entry.published or "undated",
        entry.language,
        numbered(entry.commitments, "commitment"),
        numbered(entry.cautions, "caution"),
    ]
    lines: list[Line] = [[Part(one_line(entry.title), None, "bold")]]
    if is_unread(entry):
        lines.append([Part("It cannot be read until this is mended:", "mw-pause")])
    else:
        lines.append([Part(" · ".join(map(one_line, filter(None, facts))), "mw-quiet")])
    lines += _problems(outline)
    for held in outline.commitments[:_COMMITMENTS]:
        lines += [[], *_commitment(held, outline, corpus, as_of)]
    if (more := len(outline.commitments) - _COMMITMENTS) > 0:
        lines += [[], [Part(f"{more:,} more commitments", "mw-quiet")]]
    elif not outline.commitments and not is_unread(entry):
        lines += [[], [Part("No commitments in this article", "mw-quiet")]]
    return lines


def _problems(outline: Outline) -> list[Line]:
    lines: list[Line] = []
    for line, column, message in outline.problems[:_PROBLEMS]:
        where = f"{line}:{column} " if line else ""
        lines.append([Part(f"! {where}", "mw-pause"), Part(one_line(message))])
    if (more := len(outline.problems) - _PROBLEMS) > 0:
        lines.append([Part(f"! {numbered(more, 'problem')} more", "mw-pause")])
    return lines


def _commitment(held: Commitment, outline: Outline, corpus: Corpus, as_of: date) -> list[Line]:
    def parties(ids: tuple[str, ...]) -> str:
        shown = []
        for each in ids:
            party = corpus.party(each)
            named = outline.names.get(each, each)
            shown.append(party.short if party else "not stated" if each == UNSTATED else named)
        return one_line("+".join(shown))

    bound = parties(held.by) or "—"
    towards = f" → {parties(held.to)}" if held.to else ""
    head = [
        Part(f"{force_sign(corpus, held.force)} {corpus.label('force', held.force)} ", "primary"),
        Part(f"{bound}{towards} ", "mw-quiet"),
        Part(one_line(held.title)),
    ]
    state = schedule(held, as_of)
    facts = [Part(f"  {corpus.label('status', status(held, as_of))}", "mw-quiet")]
    if held.due is not None:
        facts.append(Part(f"  due {one_line(held.due.on)}", "mw-time"))
    pausing = state in ("no_date", "overdue")
    facts.append(Part(f"  {corpus.label('schedule', state)}", "mw-pause" if pausing else None))
    return [head, facts]
