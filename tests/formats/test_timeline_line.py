"""What a row of a timeline never hides."""

from datetime import date

from tests.formats.test_timeline import APRIL, DAY, mark, row, words

from migwatch.formats.timeline_line import line_pieces
from migwatch.formats.timeline_svg import timeline_svg
from migwatch.model.timeline import Timeline


def test_what_is_grave_is_never_only_a_number() -> None:
    day = date(2023, 4, 3)
    kinds = ["made", "kept", "overdue", "not_kept", "contradicted", "kept", "due"]
    pieces = line_pieces([mark(day, kind=kind) for kind in kinds], APRIL, DAY)
    assert words(pieces).startswith("  ≠✗!✓7 ")
    at_the_end = mark(date(2023, 5, 30), kind="contradicted")
    assert words(line_pieces([at_the_end, at_the_end], APRIL, DAY)).endswith("  ≠2")


def test_marks_beyond_the_window_are_hinted_at() -> None:
    early, late = date(2023, 3, 1), date(2023, 7, 1)
    marks = [mark(early, kind="overdue"), mark(date(2023, 4, 10)), mark(late, kind="contradicted")]
    line = words(line_pieces(marks, APRIL, DAY))
    assert line.startswith("‹!   ")
    assert line.endswith("   ≠›")
    word_at_the_end = [mark(date(2023, 5, 25)), mark(late, kind="contradicted")]
    assert words(line_pieces(word_at_the_end, APRIL, DAY)).endswith("  ◆   ≠›")
    assert words(line_pieces([mark(early), mark(APRIL.span[0])], APRIL, DAY)).startswith("◆ made")


def test_a_sign_does_not_touch_a_count() -> None:
    day, next_day = date(2023, 4, 3), date(2023, 4, 4)
    kept = mark(next_day, kind="kept")
    assert words(line_pieces([mark(day), kept, kept], APRIL, DAY)).startswith("  ✓3 ")
    assert words(line_pieces([mark(day), kept], APRIL, DAY)).startswith("  ◆✓ kept ")


def test_what_is_grave_is_drawn_beside_a_number() -> None:
    day = date(2023, 4, 3)

    def shapes(*kinds: str) -> int:
        held = row(*(mark(day, kind=kind) for kind in kinds))
        return timeline_svg(Timeline("Harbours", "chain", DAY, (held,))).count(b"scale(0.6)")

    assert shapes("made", "made") == 0
    assert shapes("made", "contradicted", "kept", "kept") == 2
