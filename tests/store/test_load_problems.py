"""Every problem of an annotation file, at its line and column, with what to write."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.usefixtures("each_parser")

#: In the annotations below this sign stands where the problem is to be reported.
HERE = "\u00b6"

REIS = "- {id: reis, kind: person, name: Ana Reis, mentions: [Ana Reis]}\n"
FERRY = """\
$HEAD
commitments:
- id: ferry
  title: Reopen the ferry
  force: will
  by: [es]
  says: [{exact: We will reopen, voice: direct, who: pt}]
"""


def mention(passage: str) -> str:
    return f"$HEAD\nentities:\n- {{id: x, kind: place, name: X, mentions: [{passage}]}}\n"


def entity(fields: str) -> str:
    return f"$HEAD\nentities:\n- {{{fields}, mentions: [Ana Reis]}}\n"


PASSAGES = {
    "the text has no “the channel is”; copy the words as they": mention("¶the channel is"),
    "“Spain” occurs 3 times; say which with `{exact: ..., pre": mention("¶Spain"),
    "the text has no “Spain” in that context; copy the words": mention(
        "¶{exact: Spain, suffix: x}"
    ),
    "a passage needs words; write them as `exact`": mention('¶""'),
    "expected a passage, found nothing; write words that occur once in the text, or "
    "`{start: ..., end: ..., exact: ...}`": mention("¶null"),
    "expected text, found a list; write the words as they stand in the text": mention(
        "{exact: ¶[Ana Reis]}"
    ),
    "`end` is missing; write `end: ...`": mention("¶{start: 4, exact: x}"),
    "`exact` is missing; write `exact: ...`": mention("¶{start: 4, end: 5}"),
    "the text has “The” at 0 to 3; “Ana Reis” stands at 95 to 103: write those": mention(
        "¶{start: 0, end: 3, exact: Ana Reis}"
    ),
    "“Spain” occurs more than once: correct the offsets": mention(
        "¶{start: 0, end: 3, exact: Spain}"
    ),
    "“Minho” nowhere; copy the words as they stand there": mention(
        "¶{start: 0, end: 3, exact: Minho}"
    ),
    "“southern channel” stands at 145 to 161 with other white space": mention(
        "¶{start: 0, end: 3, exact: southern channel}"
    ),
    "start 9 is not before end 4; the end is where the words are over; “Ana Reis” stands": mention(
        "¶{start: 9, end: 4, exact: Ana Reis}"
    ),
    "start 4 is not before end 4": mention("¶{start: 4, end: 4, exact: x}"),
    "208 to 300 lies outside the text, which has 216 characters": mention(
        '¶{start: 208, end: 300, exact: "fused.\\n"}'
    ),
    "expected a whole number of 0 or more, found “-1”": mention("{start: ¶-1, end: 3, exact: x}"),
    "found “1e3”; write how many characters": mention("{start: ¶1e3, end: 3, exact: x}"),
    "found “1_0”": mention("{start: 0, end: ¶1_0, exact: x}"),
    "found “１”": mention("{start: 0, end: ¶１, exact: x}"),
    "found “007”": mention("{start: ¶007, end: 9, exact: x}"),
    "found “3.0”": mention("{start: 0, end: ¶3.0, exact: The}"),
    "found “.nan”": mention("{start: 0, end: ¶.nan, exact: x}"),
    "found “NaN”": mention("{start: 0, end: ¶NaN, exact: x}"),
    "expected a whole number, found nothing; write how many characters stand before": mention(
        "{start: 0, end: ¶null, exact: x}"
    ),
    "expected a whole number, found a list": mention("{start: 0, end: ¶[3], exact: x}"),
    "9…” lies outside any text; correct the number": mention(
        f"{{start: 0, end: ¶{'9' * 5000}, exact: x}}"
    ),
    "the text has “ ” before the words; write that or none": mention(
        "{start: 4, end: 17, exact: Harbour Board, prefix: ¶A}"
    ),
    "the text has “ ” behind the words; write that or none": mention(
        "{start: 4, end: 17, exact: Harbour Board, suffix: ¶A}"
    ),
}

FORM = {
    "holds nothing; write `format: migwatch/1` and `article:`": "¶",
    "expected a mapping with format, article, entities": "¶- a\n- b\n",
    "found “just words”": "# é\n  ¶just words",
    "`article` is missing; write `article: ...`": "¶format: migwatch/1\n",
    "expected a mapping with text, sha256, title": "format: migwatch/1\narticle: ¶[a]\n",
    "found “migwatch/9”, but this program reads migwatch/1; write `for": "format: ¶migwatch/9\n"
    "article: {text: accord.txt, sha256: $SHA256, title: x}\n",
    "did you mean `entities`?": "$HEAD\n¶entitys: []\n",
    "did you mean `basis`?": entity("id: x, kind: place, name: X, ¶basi: []"),
    "unknown key “zzz”; write one of id, kind, name": entity(
        "¶zzz: [], id: x, kind: time, name: X"
    ),
    "unknown key “1”": entity("¶1: x, id: x, kind: place, name: X"),
    "unknown key `<<`; nothing is merged, write the keys out": entity(
        "¶<<: {name: X}, id: x, kind: place, name: X"
    ),
    "`name` is missing; write `name: ...`": "$HEAD\nentities:\n- ¶{id: x, kind: place}\n",
    "expected text, found a list": entity("id: x, kind: place, name: ¶[X]"),
    "found nothing; write it: the name to show, as `Ana Reis`, without a title before it, or "
    '"null" in quotes if that is the word': entity("id: x, kind: place, name: ¶null, party: null"),
    "expected a list, found “Ana Reis”": "$HEAD\nentities:\n"
    "- {id: x, kind: place, name: X, mentions: ¶Ana Reis}\n",
    "expected true or false, found “yes”": entity("id: x, kind: time, name: X, approx: ¶yes"),
    "expected true or false, found “1”": entity("id: x, kind: time, name: X, approx: ¶1"),
    "expected a mapping with id, kind": "$HEAD\nentities:\n- ¶just words\n",
    "expected a list, found a mapping": "$HEAD\nentities: ¶{a: b}\n",
    "expected text, found a mapping": "$HEAD\nquotations:\n"
    "- {id: a, voice: direct, speaker: pt, via: ¶{}, passage: Ana Reis}\n",
    "the key “entities” stands twice here": "$HEAD\nentities: []\n¶entities: []\n",
    "the tag “tag:yaml.org,2002:set” has no meaning here": "$HEAD\nentities: ¶!!set []\n",
    "a tab stands where the line is indented; indent with spaces": "$HEAD\nentities:\n¶\t- a\n",
    "nothing above is marked “&e”; write the value out": "$HEAD\nentities: ¶*e\n",
    "the escape stands for no character": '$HEAD\nentities: ["¶\\ud800"]\n',
}

MEANING = {
    "“harbour” is not a kind of entity; write one of person, organisation, place, event": entity(
        "id: x, kind: ¶harbour, name: X"
    ),
    "“fr” is not a party; write one of pt, es": entity("id: x, kind: place, name: X, party: ¶fr"),
    "write words in lower case joined by hyphens": entity("id: ¶X y, kind: place, name: X"),
    "“es” is taken by the corpus; rename it": entity("id: ¶es, kind: place, name: X"),
    "“unstated” is taken by the corpus; rename it": entity("id: ¶unstated, kind: time, name: X"),
    "the id “reis” stands twice; rename one": f"$HEAD\nentities:\n{REIS}"
    + REIS.replace("id: ", "id: ¶"),
    "no record has the id “reiss”; did you mean “reis”?": f"$HEAD\nentities:\n{REIS}"
    "- {id: y, kind: place, name: Y, where: ¶reiss, mentions: [Ana Reis]}\n",
    "no record has the id “newsrom”; did you mean “newsroom”?": FERRY.replace(
        "who: pt", "who: ¶newsrom"
    ),
    "no record has the id “quay”; add the record or correct": FERRY.replace("[es]", "[¶quay]"),
    "“ferry” is a commitment; an entity is meant here": FERRY + "  made: {at: ¶ferry}\n",
    "“next week” is not a date; write it as 2024-01-19": FERRY + "  due: {on: ¶next week}\n",
    "is not a modifier; write one of start, mid, end, approx": FERRY
    + "  due: {on: 2023-07, mod: ¶early}\n",
    "“2023-13” is not a TIMEX3 value; write 2024-01-19": FERRY + "  made: {on: ¶2023-13}\n",
    "“２０２３” is not a TIMEX3 value": FERRY + "  made: {on: ¶２０２３}\n",
    "circle: “ferry > ferry”; take one": FERRY + "  links: [{rel: part_of, to: ¶ferry}]\n",
    "linked with itself; take the link out": FERRY + "  links: [{rel: restates, to: ¶ferry}]\n",
    "“2023-04” lies before the step above; write the oldest step first": FERRY
    + """\
  history:
    - {on: 2023-05-02, status: stated, basis: none}
    - {on: ¶2023-04, status: kept, basis: none}
""",
    "nobody is bound; name who, or write [unstated]": FERRY.replace("[es]", "¶[]"),
    "no claim without its passage; write at least one": FERRY.replace(
        "[{exact: We will reopen, voice: direct, who: pt}]", "¶[]"
    ),
}


@pytest.mark.parametrize(
    ("message", "annotation"),
    [pytest.param(*case, id=case[0][:40]) for case in (PASSAGES | FORM | MEANING).items()],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_each_problem_is_reported_where_it_stands(
    problems: Callable[..., list[tuple[int, int, str]]],
    message: str,
    annotation: str,
    ending: str,
) -> None:
    whole = annotation.replace("$HEAD\n", "$HEAD\n# \u00c9vora \U0001f6a2\n")
    before = whole[: whole.index(HERE)].replace("$HEAD\n", "1\n2\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    [found] = problems(whole.replace(HERE, ""), ending=ending)
    assert found[:2] == (line, column)
    assert message in found[2]
