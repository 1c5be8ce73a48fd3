"""What records say that cannot be: ids, references, terms, dates, circles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from migwatch.model.commitment import Commitment
from migwatch.model.records import (
    NEWSROOM,
    UNSTATED,
    Caution,
    Claim,
    Entity,
    Quotation,
    Record,
    chain,
)
from migwatch.store.check_days import (
    check_date,
    check_days,
    check_modifier,
    check_timex,
    is_before,
)
from migwatch.store.check_links import check_circles, far
from migwatch.store.check_meant import NOBODY, nobody_message
from migwatch.store.folder import Folder
from migwatch.store.hints import one_of, one_of_parties, term_words
from migwatch.store.problem import NO_NAME, Finding, Route, excerpt, nearest

#: Ids that may be named wherever somebody is, without a record.
ANYONE = frozenset({UNSTATED, NEWSROOM})
#: Ids that a wrong one is compared with, in all.
_SUGGESTIONS = 500_000
_ID_WORD = re.compile("[a-z0-9]+")
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*\Z")


def is_id(name: str) -> bool:
    """Whether a name may be the id of a record or an article."""
    return _ID.match(name) is not None


def id_words(words: str) -> list[str]:
    """The words of some text as they may stand in an id, in their order."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return _ID_WORD.findall(plain.encode("ascii", "ignore").decode())


class RecordChecks:
    """Checks of records against each other and the corpus.

    Args:
        records: Every record with its route.
        names: Every id in the file with its route and the type of its record; also of
            records that could not be read, so that naming them is no further problem.
        folder: The corpus: parties, vocabularies and shared entities. What of it could not
            be read is let be.
        others: Further records that may be named and are not checked.
        published: The day on which the article was published, ISO 8601.
    """

    def __init__(
        self,
        records: list[tuple[Route, Record]],
        names: list[tuple[Route, str, type]],
        folder: Folder,
        *,
        others: Iterable[Record] = (),
        published: str | None = None,
    ) -> None:
        self._records = records
        self._names = names
        self._corpus = folder.corpus
        self._terms_known = folder.terms_known
        self._names_known = folder.terms_known and folder.shared_known
        self._shared = folder.shared.keys() | folder.shared_unread
        self._kinds: dict[str, type] = dict.fromkeys(self._shared, Entity)
        self._kinds |= {name: kind for _, name, kind in reversed(names)}
        self._shared_entities = folder.shared
        self._nobody = {
            each.id: each.kind
            for each in (*others, *(record for _, record in records))
            if isinstance(each, Entity) and each.kind in NOBODY
        }
        self._published = published
        self._suggestions = _SUGGESTIONS

    def run(self) -> Iterator[Finding]:
        """Every problem, in file order within each kind of check."""
        yield from self._ids()
        for route, record in self._records:
            if isinstance(record, (Entity, Claim, Commitment)):
                yield from _named(record, route)
            if isinstance(record, Entity):
                yield from self._entity(record, route)
            elif isinstance(record, Quotation):
                yield from self._quotation(record, route)
            elif isinstance(record, Claim):
                yield from self._claim(record, route)
            elif isinstance(record, Commitment):
                yield from self._commitment(record, route)
            else:
                yield from self._term("caution", record.kind, (*route, "kind"))
                yield from self._term("sure", record.sure, (*route, "sure"))
        yield from check_circles(self._records)

    def _ids(self) -> Iterator[Finding]:
        seen: set[str] = set()
        for route, name, kind in self._names:
            if not is_id(name):
                yield (
                    route,
                    f"{excerpt(name)} is no id; write words in lower case joined by hyphens",
                )
            if name in seen:
                yield route, f"the id {excerpt(name)} stands twice; rename one"
            elif name in ANYONE or (self._terms_known and self._corpus.party(name)):
                yield route, f"{excerpt(name)} is taken by the corpus; rename it"
            elif kind is not Entity and name in self._shared:
                yield route, f"{excerpt(name)} is an entity that articles share; rename this"
            seen.add(name)

    def _term(self, vocabulary: str, term: str, route: Route) -> Iterator[Finding]:
        if self._terms_known and not self._corpus.knows(vocabulary, term):
            wrong = f"{excerpt(term)} is not {term_words(vocabulary)}"
            yield route, f"{wrong}; {one_of(vocabulary, self._corpus)}"

    def _terms(self, vocabulary: str, terms: Iterable[str], route: Route) -> Iterator[Finding]:
        for at, term in enumerate(terms):
            yield from self._term(vocabulary, term, (*route, at))

    def _party(self, party: str | None, route: Route) -> Iterator[Finding]:
        if party is not None and self._terms_known and self._corpus.party(party) is None:
            yield route, f"{excerpt(party)} is not a party; {one_of_parties(self._corpus)}"

    def _ref(
        self, to: str | None, route: Route, wanted: tuple[type, ...], *, anyone: bool = False
    ) -> Iterator[Finding]:
        if to is None or (anyone and to in ANYONE):
            return
        if not to.strip():
            yield route, "an id is missing here; write it"
            return
        kind = self._kinds.get(to)
        if Entity in wanted and (
            self._corpus.party(to) or (kind is None and not self._names_known)
        ):
            return
        if kind is None:
            hint = self._suggestion(to, wanted, anyone)
            yield route, f"no record has the id {excerpt(to)}; {hint}"
        elif not issubclass(kind, wanted):
            names = " or ".join(_a(w) for w in wanted)
            yield route, f"{excerpt(to)} is {_a(kind)}; {names} is meant here"

    def _who(self, to: str, route: Route, *, anyone: bool = True) -> Iterator[Finding]:
        """As `_ref`, where somebody has to be who can say or promise something."""
        yield from self._ref(to, route, (Entity,), anyone=anyone)
        shared = self._shared_entities.get(to)
        kind = self._nobody.get(to) or (shared.kind if shared is not None else "")
        if kind in NOBODY:
            yield route, nobody_message(to, kind)

    def _suggestion(self, name: str, wanted: tuple[type, ...], anyone: bool) -> str:
        # Comparing takes its time, so a file full of wrong ids gets the plain advice.
        self._suggestions -= len(self._kinds)
        near = None
        if self._suggestions >= 0:
            fit = [known for known, kind in self._kinds.items() if issubclass(kind, wanted)]
            fit += [party.id for party in self._corpus.parties if Entity in wanted]
            near = nearest(name, [*fit, *sorted(ANYONE if anyone else ())])
        return f"did you mean {excerpt(near)}?" if near else "add the record or correct the id"

    def _refs(
        self, ids: Iterable[str], route: Route, wanted: type = Entity, *, anyone: bool = False
    ) -> Iterator[Finding]:
        for at, to in enumerate(ids):
            yield from self._ref(to, (*route, at), (wanted,), anyone=anyone)

    def _via(self, via: str | tuple[str, ...], route: Route) -> Iterator[Finding]:
        for at, to in enumerate(chain(via)):
            where = (*route, "via") if isinstance(via, str) else (*route, "via", at)
            yield from self._who(to, where)

    def _says(self, record: Claim | Commitment, route: Route) -> Iterator[Finding]:
        if not record.says:
            yield (*route, "says"), "no claim without its passage; write at least one"
        for at, says in enumerate(record.says):
            here = (*route, "says", at)
            yield from self._term("voice", says.voice, (*here, "voice"))
            yield from self._who(says.who, (*here, "who"))
            yield from self._via(says.via, here)
        yield from self._term("sure", record.reading.sure, (*route, "reading", "sure"))
        yield from self._refs(record.reading.cautions, (*route, "reading", "cautions"), Caution)

    def _entity(self, entity: Entity, route: Route) -> Iterator[Finding]:
        yield from self._term("kind", entity.kind, (*route, "kind"))
        yield from self._term("sure", entity.sure, (*route, "sure"))
        yield from self._party(entity.party, (*route, "party"))
        if not entity.mentions:
            yield (*route, "mentions"), "an entity needs a passage that names it; write one"
        yield from self._ref(entity.where, (*route, "where"), (Entity,))
        yield from self._refs(entity.participants, (*route, "participants"), anyone=True)
        for at, role in enumerate(entity.roles):
            if not role.title.strip():
                yield (*route, "roles", at, "title"), NO_NAME
            yield from self._ref(role.of, (*route, "roles", at, "of"), (Entity,))
            yield from check_date(role.from_, (*route, "roles", at, "from"))
            yield from check_date(role.to, (*route, "roles", at, "to"))
        yield from check_timex(entity.on, (*route, "on"))
        yield from check_timex(entity.per, (*route, "per"))
        yield from check_modifier(entity.mod, (*route, "mod"))
        if entity.kind == "time":
            yield from check_timex(entity.value, (*route, "value"))

    def _quotation(self, quotation: Quotation, route: Route) -> Iterator[Finding]:
        yield from self._term("voice", quotation.voice, (*route, "voice"))
        yield from self._who(quotation.speaker, (*route, "speaker"))
        for at, to in enumerate(quotation.addressee):
            yield from self._who(to, (*route, "addressee", at), anyone=False)
        yield from self._via(quotation.via, route)
        yield from self._refs(quotation.cautions, (*route, "cautions"), Caution)

    def _claim(self, claim: Claim, route: Route) -> Iterator[Finding]:
        yield from self._term("claim", claim.kind, (*route, "kind"))
        yield from self._who(claim.holder, (*route, "holder"))
        yield from self._refs(claim.about, (*route, "about"))
        yield from self._says(claim, route)

    def _commitment(self, commitment: Commitment, route: Route) -> Iterator[Finding]:
        yield from self._term("force", commitment.force, (*route, "force"))
        yield from self._terms("theme", commitment.theme, (*route, "theme"))
        if not commitment.by:
            yield (*route, "by"), f"nobody is bound; name who, or write [{UNSTATED}]"
        for name in ("by", "to", "for"):
            ids: Any = getattr(commitment, "for_" if name == "for" else name)
            for at, to in enumerate(ids):
                yield from self._who(to, (*route, name, at))
        if (made := commitment.made) is not None:
            yield from check_timex(made.on, (*route, "made", "on"))
            yield from self._ref(made.at, (*route, "made", "at"), (Entity,))
            yield from self._term("sure", made.sure, (*route, "made", "sure"))
        if (due := commitment.due) is not None:
            yield from check_date(due.on, (*route, "due", "on"))
            yield from check_modifier(due.mod, (*route, "due", "mod"))
            yield from self._term("sure", due.sure, (*route, "due", "sure"))
        for at, step in enumerate(commitment.history):
            here = (*route, "history", at)
            yield from check_date(step.on, (*here, "on"))
            yield from self._term("status", step.status, (*here, "status"))
            yield from self._term("basis", step.basis, (*here, "basis"))
            if at and is_before(step.on, commitment.history[at - 1].on):
                yield (
                    (*here, "on"),
                    f"{excerpt(step.on)} lies before the step above; write the oldest step first",
                )
        yield from check_days(commitment, self._published, route)
        yield from self._links(commitment, route)
        yield from self._says(commitment, route)

    def _links(self, commitment: Commitment, route: Route) -> Iterator[Finding]:
        for at, link in enumerate(commitment.links):
            here = (*route, "links", at)
            yield from self._term("rel", link.rel, (*here, "rel"))
            if (named := far(link.to)) is None:
                yield from self._ref(link.to, (*here, "to"), (Commitment, Entity))
            elif not (named[0] and is_id(named[1])):
                message = f"{excerpt(link.to)} leads nowhere; write article/commitment, two ids"
                yield (*here, "to"), message
            if link.to == commitment.id and link.rel != "part_of":
                yield (*here, "to"), "the commitment is linked with itself; take the link out"


def _named(record: Entity | Claim | Commitment, route: Route) -> Iterator[Finding]:
    field = "name" if isinstance(record, Entity) else "title"
    if not getattr(record, field).strip():
        yield (*route, field), NO_NAME


def _a(kind: type) -> str:
    name = kind.__name__.lower()
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
