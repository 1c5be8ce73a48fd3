"""Moving passages to a changed text: edits with known answers, and laws."""

import random
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.bench.rebase import large, measured, ours, with_section
from tests.bench.rebase_cases import passages
from tests.bench.rebase_edits import cases, texts
from tests.bench.rebase_hand import HAND, Hand

from migwatch.editing.rebase import Outcome, rebase
from migwatch.model.commitment import Says
from migwatch.model.passage import Passage

TEXT = (
    "The Harbour Board agreed with Spain on Monday. \u201cWe will reopen the night ferry in "
    "July,\u201d said Ana Reis.\n\nThe pilots of the old port stayed outside in the rain that day. "
    "Nobody had asked them to come in.\n"
)


def at(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage(start=start, end=start + len(words), exact=words)


def one(old: str, new: str, words: str) -> Outcome:
    (found,) = rebase(old, new, [at(old, words)])
    return found


@pytest.mark.parametrize("hand", HAND, ids=lambda hand: f"{hand.kind}: {hand.label}")
def test_edits_by_hand(hand: Hand):
    old, new, passage, truth = hand.asked()
    (found,) = rebase(old, new, [passage])
    if truth.label == "asked":
        assert found.kind != "kept"
    else:
        assert found.kind == truth.label
    assert (found.new is None) == (found.kind == "orphan")
    if found.new is not None and truth.span is not None:
        assert (found.new.start, found.new.end) == truth.span
    assert found.reason


def test_no_passage_of_an_edited_text_is_anchored_elsewhere():
    if not texts():
        pytest.skip("the texts are not beside the checkout")
    tallies = measured(ours, 1)
    assert sum(1 for _ in cases(texts(), 3)) >= 200
    for kind, tally in tallies.items():
        assert (kind, tally.wrong, tally.silent, tally.offered) == (kind, 0, 0, 0)
        assert kind == "paragraphs shuffled" or tally.kept >= 0.98 * tally.unchanged, kind
    unchanged = sum(tally.unchanged for tally in tallies.values())
    assert sum(tally.kept for tally in tallies.values()) >= 0.99 * unchanged


def test_a_large_text_is_done_in_seconds():
    old, new, held = large()
    began = time.process_time()
    found = rebase(old, new, held)
    assert time.process_time() - began < 20
    assert sum(each.kind == "kept" for each in found) > 0.9 * len(found)


def test_sentences_that_all_occur_again_and_again():
    page = TEXT * 200
    old, new = page, page.replace("old port", "new port")
    held = [Passage(start=a, end=a + 9, exact=old[a : a + 9]) for a in range(0, len(old) - 9, 97)]
    found = rebase(old, new, held)
    assert sum(each.kind == "kept" for each in found) > 0.9 * len(found)
    for each in found:
        if each.kind == "kept":
            assert each.new is not None
            assert each.new.start == each.old.start


@pytest.mark.parametrize("text", ["a. " * 60_000, "a" * 200_000, "word " * 60_000, "\n" * 200_000])
def test_texts_of_one_thing_do_not_hang(text: str):
    began = time.process_time()
    rebase(text, text[: len(text) // 2] + "b. " + text[len(text) // 2 :], [at(text, text[:1])])
    assert time.process_time() - began < 20


# ------------------------------------------------------------------- what comes out


def test_a_passage_keeps_its_other_fields():
    start = TEXT.index("We will")
    says = Says(
        start=start,
        end=start + 7,
        exact="We will",
        voice="direct",
        who="ana-reis",
        suffix=" reopen",
    )
    new = "News.\n\n" + TEXT.replace("reopen", "open")
    (found,) = rebase(TEXT, new, [says])
    assert isinstance(found.new or found.there, Says)
    (found,) = rebase(TEXT, "News.\n\n" + TEXT, [says])
    assert found.new == Says(
        start=start + 7,
        end=start + 14,
        exact="We will",
        voice="direct",
        who="ana-reis",
        suffix=" reopen",
    )


def test_context_that_no_longer_stands_there_gives_way():
    start = TEXT.index("pilots")
    passage = Passage(start=start, end=start + 6, exact="pilots", suffix=" of the old port")
    new = TEXT.replace("old port", "older port")
    (found,) = rebase(TEXT, new, [passage])
    assert found.kind == "kept"
    assert found.new is not None
    assert found.new.suffix == " of the older port"[: len(found.new.suffix)]
    assert found.new.suffix != passage.suffix


def test_an_orphan_tells_what_stands_there_now():
    found = one(TEXT, TEXT.replace("will", "may"), "We will reopen the night ferry in July")
    assert found.kind == "orphan"
    assert found.reason == "a word of force changed in it: \u201cwill\u201d is \u201cmay\u201d now"
    assert found.there is not None
    assert found.there.exact == "We may reopen the night ferry in July"
    assert one(TEXT, TEXT[:90], "The pilots of the old port").there is None


def test_a_passage_that_did_not_fit_is_an_orphan():
    held = [
        Passage(start=4, end=9, exact="wrong"),
        Passage(start=0, end=9_999, exact=TEXT),
        Passage(start=-1, end=3, exact="The"),
        Passage(start=5, end=5, exact=""),
    ]
    for new in (TEXT, TEXT + "More."):
        assert {each.kind for each in rebase(TEXT, new, held)} == {"orphan"}


def test_white_space_at_the_ends_of_a_passage_stays():
    found = one(TEXT, "News. " + TEXT, " pilots ")
    assert found.new is not None
    assert found.new.exact == " pilots "


# ------------------------------------------------------------------------------ laws

WORDS = st.sampled_from(
    [
        *("the", "board", "will", "may", "not", "agreed", "Norvland", "Sudmark", "ferry", "pier"),
        *("3", "4", "July", "and", "of", "\u2019", "-", ".", ".", ",", "\n\n"),
    ]
)
ANY_TEXT = st.lists(WORDS, max_size=60).map(" ".join)
WILD = st.text(
    st.sampled_from("aB1 .\n\xad\u0301\u2019'-\u5bd2\u3002\U0001f6a2\r\t\ufeff\u202e"), max_size=80
)


def held_in(text: str, seed: int) -> list[Passage]:
    rng = random.Random(seed)
    spans = [sorted(rng.sample(range(len(text) + 1), 2)) for _ in range(8)] if text else []
    return [Passage(start=a, end=b, exact=text[a:b]) for a, b in spans]


@given(ANY_TEXT | WILD, ANY_TEXT | WILD, st.integers(0, 9))
def test_what_comes_out_fits_the_new_text(old: str, new: str, seed: int):
    held = held_in(old, seed)
    found = rebase(old, new, held)
    assert [each.old for each in found] == held
    for each in found:
        for passage in filter(None, (each.new, each.there)):
            assert new[passage.start : passage.end] == passage.exact != ""
        assert (each.new is None) == (each.kind == "orphan")
        assert each.kind == "orphan" or each.there is None


@given(ANY_TEXT | WILD, st.integers(0, 9))
def test_a_text_that_has_not_changed_keeps_all(text: str, seed: int):
    for each in rebase(text, text, held_in(text, seed)):
        assert (each.kind, each.new) == ("kept", each.old)


@given(ANY_TEXT, ANY_TEXT, st.integers(0, 9))
def test_what_is_kept_has_the_same_words(old: str, new: str, seed: int):
    def plain(passage: Passage | None) -> str:
        return "" if passage is None else "".join(passage.exact.split())

    for each in rebase(old, new, held_in(old, seed)):
        if each.kind == "kept":
            assert plain(each.new) == plain(each.old)


@given(ANY_TEXT, st.integers(0, 9), st.integers(0, 20))
def test_a_paragraph_before_or_behind_moves_everything(text: str, seed: int, place: int):
    assume(text.strip())
    paragraphs = text.split("\n\n")
    at = place % (len(paragraphs) + 1)
    more = "Quite another matter was on everybody\u2019s mind today"
    new = "\n\n".join([*paragraphs[:at], more, *paragraphs[at:]])
    inserted = sum(len(each) + 2 for each in paragraphs[:at])
    for each in rebase(text, new, held_in(text, seed)):
        if not each.old.exact.strip() or each.old.start < inserted < each.old.end:
            continue
        assert each.kind == "kept"
        assert each.new is not None
        moved = len(more) + 2 if each.old.start >= inserted else 0
        words = each.old.exact
        assert each.new.exact.strip() == words.strip()
        lead = len(words) - len(words.lstrip())
        lead_now = len(each.new.exact) - len(each.new.exact.lstrip())
        assert each.new.start + lead_now == each.old.start + lead + moved


@given(ANY_TEXT, st.integers(0, 9))
def test_another_line_width_moves_everything(text: str, seed: int):
    new = "\n\n".join("\n   ".join(part.split()) for part in text.split("\n\n"))
    for each in rebase(text, new, held_in(text, seed)):
        assert each.kind == "kept" or not each.old.exact.strip()


def test_figures_go_into_a_section_of_their_own():
    results = "# Results\n\nOne.\n\n## Other\n\nTwo.\n"
    section = "## Moving passages to a changed text\n\nThree.\n"
    once = with_section(results, section)
    assert once == f"{results}\n{section}"
    later = with_section(f"{once}\n## Last\n\nFour.\n", section.replace("Three", "Five"))
    assert later == f"{results}\n{section.replace('Three', 'Five')}\n## Last\n\nFour.\n"


def test_passages_of_a_text_are_of_all_sizes():
    sizes = {len(each.exact.split()) for each in passages(TEXT)}
    assert {1, 2, 3, 5} <= sizes


SENTENCES = st.lists(
    st.lists(st.sampled_from(["pier", "lock", "quay"]), min_size=6, max_size=9),
    min_size=2,
    max_size=12,
    unique_by=tuple,
).map(lambda many: [f"The {' '.join(words)}." for words in many])


@given(SENTENCES, st.integers(0, 11), st.integers(0, 9))
def test_of_similar_sentences_one_that_is_deleted_leaves_orphans(
    sentences: list[str], which: int, seed: int
):
    which %= len(sentences)
    old, new = " ".join(sentences), " ".join(sentences[:which] + sentences[which + 1 :])
    start = sum(len(each) + 1 for each in sentences[:which])
    end = start + len(sentences[which])
    for each in rebase(old, new, held_in(old, seed)):
        first, last = each.old.start, each.old.end
        if start <= first and last <= end:
            assert each.kind == "orphan"
        elif last <= start - 1 or first >= end + 1:
            assert each.kind == "kept"
            assert each.new is not None
            assert each.new.start == first - (end - start + 1 if first > end else 0)


@given(SENTENCES, st.randoms(use_true_random=False), st.integers(0, 9))
def test_sentences_in_another_order_take_their_passages_along(
    sentences: list[str], rng: random.Random, seed: int
):
    order = rng.sample(range(len(sentences)), len(sentences))
    old, new = " ".join(sentences), " ".join(sentences[at] for at in order)
    for at, sentence in enumerate(sentences):
        start = sum(len(each) + 1 for each in sentences[:at])
        to = sum(len(sentences[each]) + 1 for each in order[: order.index(at)])
        held = held_in(sentence, seed)
        shifted = [Passage(start=start + p.start, end=start + p.end, exact=p.exact) for p in held]
        for each, passage in zip(rebase(old, new, shifted), held, strict=True):
            if passage.exact.strip():
                assert each.kind == "kept"
                assert each.new is not None
                assert each.new.exact.strip() == passage.exact.strip()
                assert to <= each.new.start < each.new.end <= to + len(sentence)


def test_similar_sentences_that_changed_places_and_were_edited_keep_nothing():
    north = "Norvland and Sudmark said that the pilots of the north harbour school will wait."
    south = "Norvland and Sudmark said that the divers of the south harbour school will leave."
    other = "Nothing else was on the agenda of that day."
    old = f"{other} {north} {south} The end of it."
    new = f"{other} {south} {north} The end of it.".replace("harbour", "harbor")
    for each in rebase(old, new, [at(old, "Norvland"), at(old, "pilots of the north")]):
        assert each.kind == "orphan" or (each.new is not None and "north" in each.new.exact)
