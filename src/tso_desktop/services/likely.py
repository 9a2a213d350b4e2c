"""Households that may be the one in a referral: found while typing, explained, never fused."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.matching import digits, plain, tight
from tso_desktop.domain.sounding import name_words, names_sound_alike, sound_of, words_alike
from tso_desktop.store.alike import Known, every_known
from tso_desktop.store.ledger import position_of

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_SHORTEST_PHONE = 6
_MOST_SHOWN = 6
_ERRORS = 2
_LONG_WORD = 6
_HOUSE_NUMBER_AND_STREET = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What of somebody is known so far; anything may be blank."""

    name: str = ""
    born_on: date | None = None
    phone: str = ""
    address: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Like:
    """A household that may be the same, and in what. A restricted one tells nothing of itself."""

    household: RecordId
    label: str
    facts: tuple[str, ...]
    why: tuple[str, ...]
    restricted: bool
    state: str

    @property
    def sentence(self) -> str:
        if self.restricted:
            return "A restricted case may match. Ask before you go on."
        said = ", ".join(self.why)
        return f"{said[:1].upper()}{said[1:]}."


class Likely:
    """Keeps what is compared in memory, read again when something was saved since."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._as_of = -1
        self._index = _Index(())

    def matches(self, typed: Typed, *, but: RecordId | None = None) -> tuple[Like, ...]:
        """The likeliest first. Slow in a large store: ask from another thread."""
        with self._desk.store.read() as reading:
            if position_of(reading.connection) != self._as_of:
                self._index = _Index(every_known(reading.connection))
                self._as_of = reading.as_of
        index = self._index
        found: list[tuple[int, Like]] = []
        for one in index.candidates(typed):
            if one.household == but:
                continue
            why, weight = _why(typed, one)
            if why:
                found.append((weight, _like(one, why)))
        found.sort(key=lambda pair: (-pair[0], pair[1].label))
        return tuple(like for _, like in found[:_MOST_SHOWN])


class _Index:
    """Who has a word, a phone, a postcode or a birthday like this one."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by: dict[Hashable, list[Known]] = defaultdict(list)
        self._sounds: list[str] = []
        for one in known:
            for key in dict.fromkeys(_keys(one)):
                self._by[key].append(one)
        self._sounds = [key[1] for key in self._by if isinstance(key, tuple) and key[0] == "word"]

    def candidates(self, typed: Typed) -> list[Known]:
        keys: list[Hashable] = [("sound", sound_of(word)) for word in name_words(typed.name)]
        keys += [("word", word) for word in self._near(typed.name)]
        if typed.born_on:
            keys.append(("born", typed.born_on))
        if len(phone := digits(typed.phone)) >= _SHORTEST_PHONE:
            keys.append(("phone", phone))
        keys += [("place", place) for place in _places(typed.address, typed.postcode)]
        found = {one.household: one for key in keys for one in self._by.get(key, ())}
        return list(found.values())

    def _near(self, name: str) -> list[str]:
        """Known words that are a slip or two away from one that was typed."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near: list[str] = []
        for word in name_words(name):
            errors = _ERRORS if len(word) >= _LONG_WORD else 1
            hits = process.extract(
                word, self._sounds, scorer=OSA.distance, score_cutoff=errors, limit=20
            )
            near += [hit for hit, _, _ in hits]
        return near


def _keys(one: Known) -> Iterable[Hashable]:
    for name, born in one.people:
        for word in name_words(name):
            yield ("sound", sound_of(word))
            yield ("word", word)
        if born:
            yield ("born", born)
    for word in name_words(one.name):
        yield ("sound", sound_of(word))
        yield ("word", word)
    for phone in one.phones:
        yield ("phone", digits(phone))
    for address, postcode in one.homes:
        yield from (("place", place) for place in _places(address, postcode))


def _places(address: str, postcode: str) -> list[str]:
    """The postcode, and the first line: number and street."""
    street = _street(address)
    return [place for place in (tight(postcode), street) if place]


def _street(address: str) -> str:
    line = plain(address).split(",")[0].split()
    if line and any(mark.isdigit() for mark in line[0]):
        line = line[1:]
    return " ".join(line) if len(line) >= _HOUSE_NUMBER_AND_STREET else ""


@dataclass(slots=True)
class _Signs:
    words: list[str] = field(default_factory=list)
    weight: int = 0

    def add(self, words: str, weight: int) -> None:
        self.words.append(words)
        self.weight += weight


def _why(typed: Typed, one: Known) -> tuple[tuple[str, ...], int]:
    """In what it is alike. A birthday, a street or a surname alone is chance."""
    signs = _Signs()
    names = [name for name, _ in one.people] + [one.name]
    wanted = plain(typed.name)
    if wanted and any(plain(name) == wanted for name in names):
        signs.add("same name", 4)
    elif any(names_sound_alike(typed.name, name) for name in names):
        signs.add("name sounds alike", 3)
    elif _one_word_alike(typed.name, names):
        signs.add("a part of the name sounds alike", 1)
    if typed.born_on and any(born == typed.born_on for _, born in one.people):
        signs.add("same date of birth", 2)
    phone = digits(typed.phone)
    if len(phone) >= _SHORTEST_PHONE and phone in {digits(number) for number in one.phones}:
        signs.add("same phone", 5)
    if typed.postcode and tight(typed.postcode) in {tight(code) for _, code in one.homes}:
        signs.add("same postcode", 2)
    elif (street := _street(typed.address)) and street in {_street(a) for a, _ in one.homes}:
        signs.add("same street", 2)
    return (tuple(signs.words), signs.weight) if signs.weight >= _ENOUGH else ((), 0)


_ENOUGH = 3


def _one_word_alike(name: str, names: Iterable[str]) -> bool:
    ours = [word for word in name_words(name) if len(word) > 3]  # noqa: PLR2004 - "Mary", not "Jo"
    theirs = [word for other in names for word in name_words(other)]
    return any(words_alike(one, other) for one in ours for other in theirs)


def _like(one: Known, why: tuple[str, ...]) -> Like:
    state = "Referral" if one.triage and not one.closed else "Closed" if one.closed else "Open"
    if one.restricted:
        return Like(one.household, "Restricted", (), (), restricted=True, state=state)
    reference = one.references[0] if one.references else ""
    born = next((born for _, born in one.people if born), None)
    home = ", ".join(part for part in (one.homes[0] if one.homes else ()) if part)
    facts = tuple(
        part for part in (reference, f"born {born:%d/%m/%Y}" if born else "", home) if part
    )
    name = one.name or "Name not yet known"
    return Like(one.household, name, facts, why, restricted=False, state=state)
