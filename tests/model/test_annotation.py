"""Finding and replacing records of an annotation."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from migwatch.model.annotation import Annotation, Metadata
from migwatch.model.records import Entity, Record

SECTIONS = ("entities", "quotations", "claims", "commitments", "cautions")


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    ids = draw(st.lists(st.text("abc", min_size=1, max_size=3), unique=True))
    entities = tuple(Entity(id=each, kind="place", name=each) for each in ids)
    return Annotation(article=Metadata(text="", sha256="", title=""), entities=entities)


def found(annotation: Annotation) -> dict[str, Record]:
    """Every record, by looking at each."""
    return {each.id: each for name in SECTIONS for each in getattr(annotation, name)}


@given(annotations(), st.data())
def test_records_are_found_after_others_took_their_place(
    annotation: Annotation, data: st.DataObject
):
    for _ in range(3):
        for name, record in found(annotation).items():
            assert annotation.record(name) is record
        assert annotation.record("none") is None
        chosen = data.draw(st.lists(st.sampled_from(annotation.entities or (None,)), unique=True))
        others = [replace(each, name=f"{each.name}!") for each in chosen if each is not None]
        before, annotation = found(annotation), annotation.replacing(*others)
        assert found(annotation) == before | {each.id: each for each in others}
        assert list(found(annotation)) == list(before)
