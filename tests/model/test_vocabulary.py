"""Parties and terms of a corpus."""

from migwatch.model.vocabulary import Corpus, Party, Term

HARBOURS = Corpus(
    title="Harbours",
    parties=(Party(id="es", name="Spain", short="ES"),),
    vocabularies={
        "force": (Term(term="agreed"), Term(term="stands_ready"), Term(term="refused")),
        "kind": (Term(term="place", label="Places"),),
    },
)


def test_parties_by_id() -> None:
    assert HARBOURS.party("es") == Party(id="es", name="Spain", short="ES")
    assert HARBOURS.party("pt") is None


def test_terms_by_name() -> None:
    assert HARBOURS.term("kind", "place").label == "Places"
    assert HARBOURS.knows("kind", "place")
    assert not HARBOURS.knows("kind", "agreed")
    assert not HARBOURS.knows("theme", "place")


def test_an_undefined_term_stands_for_itself() -> None:
    assert HARBOURS.term("kind", "quay") == Term(term="quay")
    assert HARBOURS.label("nothing", "tide_table") == "tide table"


def test_labels() -> None:
    assert HARBOURS.label("kind", "place") == "Places"
    assert HARBOURS.label("force", "stands_ready") == "stands ready"


def test_ranks_follow_the_vocabulary_and_the_unknown_comes_last() -> None:
    terms = ["unheard", "refused", "agreed", "stands_ready"]
    ranked = sorted(terms, key=lambda term: HARBOURS.rank("force", term))
    assert ranked == ["agreed", "stands_ready", "refused", "unheard"]
    assert HARBOURS.rank("theme", "x") == 0
