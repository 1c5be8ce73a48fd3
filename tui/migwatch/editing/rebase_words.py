"""Words whose change may turn round what a passage says.

English and Spanish. A word of another language that is in no list here is still never
passed over: any changed word of a passage is shown to someone; the lists decide what is
not even proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NUMBERS = _set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred hundreds thousand thousands million millions billion billions trillion dozen "
    "dozens half third quarter double triple twice once first second fourth fifth sixth seventh "
    "eighth ninth tenth percent per all some most many few fewer several each every any both "
    "more less least only almost nearly about over under "
    "cero uno una dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta "
    "cien ciento mil millón millones mitad doble todos todas algunos muchos pocos más menos"
)
_NEGATIONS = _set(
    "no not never none neither nor nobody nothing nowhere without cannot unless except hardly "
    "barely scarcely false untrue "
    "ni nunca jamás nadie nada ninguno ninguna ningún tampoco sin salvo excepto"
)
_DATES = _set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday today yesterday tomorrow tonight day days week weeks month months year years "
    "decade spring summer autumn winter annual annually monthly weekly daily next last previous "
    "early late mid earlier later before after until till since soon immediately already now "
    "deadline "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "lunes martes miércoles jueves viernes sábado domingo hoy ayer mañana día días semana mes "
    "meses año años antes después hasta desde"
)
_STEMS = (
    "accept agree announce approve ban cancel commit confirm consider continue decide decline "
    "demand deny discuss end ensure explore expect fail guarantee halt hope intend join launch "
    "offer oppose plan pledge postpone promise propose reaffirm recognize refuse reject request "
    "require resume seek sign start stop support suspend threaten try undertake urge vow "
    "withdraw ask accuse affirm allow prohibit oblige begin increase decrease reduce expand"
)
_ENDINGS = ("s", "es", "ies", "d", "ed", "ied", "ing")
_FORCE = _set(
    "will would shall should can could may might must ought need needs needed dare won't can't "
    "ready willing unwilling able unable likely unlikely possible impossible voluntary mandatory "
    "binding non-binding joint jointly unilateral if whether "
    "began begun sought undertook undertaken tried denied withdrew withdrawn commitment "
    "commitments agreement agreements pledge refusal promise intention "
    "debe deben deberá deberán debería puede pueden podrá podrán podría podrían acordó acordaron "
    "acuerda rechazó rechazaron prometió prometieron comprometió comprometieron anunció "
    "anunciaron negó quiere pretende es son fue fueron será serán"
) | frozenset(
    form
    for stem in _STEMS.split()
    for base in (stem.removesuffix("e"), stem.removesuffix("y"), stem, stem + stem[-1])
    for form in (stem, *(base + end for end in _ENDINGS))
)
#: Words of grammar, which are no names at the beginning of a sentence.
_GRAMMAR = _set(
    "a an the this that these those he she it we they i you his her its our their my your as at "
    "by for from in into of on onto off out to with within and or but so then than there here "
    "when where while who whom whose which what how why also further moreover however both such "
    "during among between through about "
    "el la los las un unos unas de del al en con por para y o pero que su sus se lo le les"
)
#: Words that a capital letter turns into another.
_OTHER_IN_CAPITALS = _DATES | {"us", "will", "polish", "turkey", "china", "mark"}
_PREFIXES = ("non-", "non", "un", "in", "im", "ir", "il", "dis", "de", "mis", "anti-", "anti")


#: What bears on all that a sentence says; numbers and dates do on what stands beside them.
FAR = frozenset({"a negation", "a word of force", "a name"})


@lru_cache(1 << 16)
def weight(word: str) -> str:
    """What a change of this word would change.

    Args:
        word: One word as it stands.

    Returns:
        ``a number``, ``a negation``, ``a date``, ``a word of force`` or ``a name``; empty
        for any other word and for marks.
    """
    low = word.casefold().replace("\u2019", "'")
    if any(map(str.isnumeric, word)) or low in _NUMBERS:
        return "a number"
    if low in _NEGATIONS or low.endswith("n't"):
        return "a negation"
    if low in _FORCE:
        return "a word of force"
    if low in _DATES:
        return "a date"
    parts = low.split("-")
    if len(parts) > 1 and (found := next(filter(None, map(weight, parts)), "")):
        return found
    # Half of a joined name may be what is written large.
    if any(map(str.isupper, word)) and low not in _GRAMMAR:
        return "a name"
    return ""


def is_number(word: str) -> bool:
    """Whether a word is a number, in figures or in letters."""
    return weight(word) == "a number"


def is_grammar(word: str) -> bool:
    """Whether a word only joins others, as `of` and `the` do."""
    return word.casefold() in _GRAMMAR


def changed_weight(old: Sequence[str], new: Sequence[str], *, begins: bool) -> str:
    """What changes when some words take the place of others.

    Args:
        old: The words that were there, in order.
        new: Those that are there now.
        begins: Whether one of both lists begins a sentence.

    Returns:
        As `weight`; empty when none of the words weighs.
    """
    if begins and old and new and _only_case(old[0], new[0]):
        old, new = old[1:], new[1:]
    found = next(filter(None, map(weight, (*old, *new))), "")
    return found or ("a negation" if _opposites(old, new) else "")


def _only_case(old: str, new: str) -> bool:
    """Whether only the capital at the beginning of a sentence came or went."""
    if old.casefold() != new.casefold() or old[1:] != new[1:]:
        return False
    return old.casefold() not in _OTHER_IN_CAPITALS


def _opposites(old: Iterable[str], new: Iterable[str]) -> bool:
    before = {word.casefold() for word in old}
    after = {word.casefold() for word in new}
    return any(
        prefix + word in other
        for words, other in ((before, after), (after, before))
        for word in words
        for prefix in _PREFIXES
    )
