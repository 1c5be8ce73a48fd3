"""What to write is told where a value is empty, missing or of another vocabulary."""

from collections.abc import Callable
from hashlib import sha256

import pytest

Problems = Callable[..., list[tuple[int, int, str]]]

REIS = "- {id: reis, kind: person, name: Ana Reis, mentions: [Ana Reis]}\n"
FERRY = f"""\
$HEAD
entities:
{REIS}commitments:
- id: ferry
  title: Reopen the ferry
  force: will
  by: [es]
  says: [{{exact: We will reopen, voice: direct, who: pt}}]
cautions:
- {{id: xray, kind: name, passage: Spain refused, reading: x, basis: y}}
"""
CLAIM = """\
$HEAD
claims:
- id: old
  title: The pier is old
  kind: assessment
  holder: pt
  says: [{exact: We will reopen, voice: direct, who: pt}]
"""
NOTHING = "expected text, found nothing; "


def entity(fields: str) -> str:
    return f"$HEAD\nentities:\n- {{{fields}, mentions: [Ana Reis]}}\n"


EMPTY = {
    f"{NOTHING}write one of person, organisation, place": entity("id: x, kind: , name: X"),
    f"{NOTHING}write one of agreed, committed": FERRY.replace("force: will", "force:"),
    f"{NOTHING}write one of direct, indirect": FERRY.replace("voice: direct", "voice: "),
    f"{NOTHING}write one of stated, under_way": f"{FERRY.partition('cautions')[0]}"
    "  history: [{on: 2023-05, status: , basis: none}]\n",
    f"{NOTHING}write one of stability_assistance, legal_pathways": FERRY.replace(
        "cautions:", "  theme: [null]\ncautions:"
    ),
    f"{NOTHING}write the date: by when it is to be met: a day, month or year, as 2024-02-08, "
    "2024-02 or 2024": FERRY.replace("cautions:", "  due: {on: }\ncautions:"),
    f"{NOTHING}write one of certain, probable, possible, unsure, or leave `sure` out": entity(
        "id: x, kind: place, name: X, sure: null"
    ),
    f"{NOTHING}write the id of an entity or `unstated`: who says so": FERRY.replace(
        "who: pt", "who: "
    ),
    f"{NOTHING}write ids of the parties or entities; `unstated` where the text names none: "
    "who is bound": FERRY.replace("[es]", "[null]"),
    f"{NOTHING}write words in lower case joined by hyphens": entity("id: , kind: place, name: X"),
    "an id is missing here; write it": FERRY.replace("who: pt", 'who: ""'),
    "expected a passage, found nothing; write `{exact: ..., voice: ..., who: ...}`": FERRY.replace(
        "{exact: We will reopen, voice: direct, who: pt}", "null"
    ),
    "found nothing, but this program reads migwatch/1": "format:\n"
    "article: {text: accord.txt, sha256: $SHA256, title: x}\n",
    "`format` is missing; write `format: migwatch/1`": "article: {text: accord.txt, "
    "sha256: $SHA256, title: x}\n",
}


@pytest.mark.parametrize(("message", "annotation"), EMPTY.items(), ids=range(len(EMPTY)))
def test_where_nothing_stands_it_is_told_what_to_write(
    problems: Problems, message: str, annotation: str
) -> None:
    assert [found for *_, found in problems(annotation) if message in found]


@pytest.mark.parametrize("empty", ['""', "' '"])
@pytest.mark.parametrize(
    ("annotation", "line"),
    [
        ("format: migwatch/1\narticle:\n  text: accord.txt\n  sha256: $SHA256\n  title: $", 5),
        ("$HEAD\nentities:\n- id: x\n  kind: place\n  name: $\n  mentions: [Ana Reis]\n", 6),
        (
            "$HEAD\nentities:\n- id: x\n  kind: person\n  name: X\n"
            "  roles:\n  - title: $\n  mentions: [Ana Reis]\n",
            8,
        ),
        (FERRY.replace("title: Reopen the ferry", "title: $"), 7),
        (CLAIM.replace("title: The pier is old", "title: $"), 5),
    ],
)
def test_an_empty_name_is_reported(
    problems: Problems, annotation: str, line: int, empty: str
) -> None:
    marked = annotation.replace("$HEAD", "HEAD").replace("$SHA256", "SHA256").replace("$", empty)
    whole = marked.replace("HEAD", "$HEAD").replace("SHA256", "$SHA256")
    [(at, _, message)] = problems(whole)
    assert (at, message) == (line, "an empty name cannot be shown; write a few words")


@pytest.mark.parametrize("held", ["", "sha256: , ", "sha256: [a], ", "sha256: abc, "])
def test_the_digits_are_given_that_are_missing(problems: Problems, text: str, held: str) -> None:
    digest = sha256(text.encode()).hexdigest()
    head = f"format: migwatch/1\narticle: {{text: accord.txt, {held}title: x}}\n"
    [(line, _, message)] = problems(head)
    assert line == 2
    assert message.endswith(digest if "abc" in held else f"; write `sha256: {digest}`")


def test_a_missing_title_is_not_empty_as_well(problems: Problems) -> None:
    [(*_, message)] = problems("format: migwatch/1\narticle: {text: accord.txt, sha256: $SHA256}\n")
    assert message == "`title` is missing; write `title: ...`"


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        (FERRY.replace("who: pt", "who: pt, via: xrays"), "add the record or correct the id"),
        (FERRY.replace("who: pt", "who: reiss"), "did you mean “reis”?"),
        (FERRY.replace("who: pt", "who: ptt"), "did you mean “pt”?"),
        (
            FERRY.replace("cautions:", "  reading: {cautions: [xrays]}\ncautions:"),
            "did you mean “xray”?",
        ),
        (
            FERRY.replace("cautions:", "  reading: {cautions: [reiss]}\ncautions:"),
            "add the record or correct the id",
        ),
    ],
)
def test_only_what_is_meant_there_is_suggested(
    problems: Problems, annotation: str, message: str
) -> None:
    [(*_, found)] = problems(annotation)
    assert found.endswith(message)


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        (FERRY.replace("kind: name", "kind: foo"), "“foo” is not a kind of caution; write one of"),
        (CLAIM.replace("kind: assessment", "kind: assesment"), "is not a kind of claim; write"),
        (FERRY.replace("force: will", "force: foo"), "“foo” is not a force of a commitment"),
        (
            entity("id: x, kind: place, name: X, sure: surely"),
            "“surely” is not a degree of sureness; write one of certain, probable",
        ),
    ],
)
def test_a_vocabulary_is_named_in_words(problems: Problems, annotation: str, message: str) -> None:
    [(*_, found)] = problems(annotation)
    assert message in found


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("before", ["", "entities: [] "])
@pytest.mark.parametrize("behind", ["and: a: pier", "- a pier", ""])
def test_an_odd_line_end_in_a_comment_is_reported_once(
    problems: Problems, character: str, before: str, behind: str
) -> None:
    head = f"{before}# a ferry"
    [(line, column, message)] = problems(f"$HEAD\n{head}{character}{behind}\n")
    assert (line, column) == (3, len(head) + 1)
    assert message.endswith(" ends a line in YAML, and so this comment; take it out")


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(
    "line", ["entities: x\x85y: z: z", "- {id: x,\x85 name: [}", "a: # b\x85\n  - c: d: e"]
)
def test_an_odd_line_end_that_breaks_a_line_is_its_only_problem(
    problems: Problems, line: str
) -> None:
    found = problems(f"$HEAD\n{line}\n")
    assert len({at for at, *_ in found}) == len(found)
    assert "U+0085 ends a line in YAML" in found[0][2]
