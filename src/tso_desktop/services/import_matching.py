"""Households of a file that may be in the store already: found and explained, never fused."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.import_household import ImportHousehold
from tso_desktop.domain.import_likeness import like_names
from tso_desktop.domain.import_names import bare_name
from tso_desktop.domain.import_rows import RowAt
from tso_desktop.domain.matching import digits, plain, tight
from tso_desktop.store.alike import Known

_ONE_WORD = 1


@dataclass(frozen=True, slots=True)
class Match:
    """Rows of the file, and a household of the store that is like theirs, and in what.

    `label` and `facts` tell of it as a list would: of a restricted one only its reference.
    """

    rows: tuple[RowAt, ...]
    named: str
    household: RecordId
    label: str
    facts: tuple[tuple[str, str], ...]
    same: tuple[str, ...]

    @property
    def sentence(self) -> str:
        *most, last = self.same
        return f"Same {', '.join(most)} and {last}." if most else f"Same {last}."


def find_matches(
    households: Sequence[ImportHousehold], known: Sequence[Known]
) -> tuple[Match, ...]:
    """In the order of the file; one for each pair that shares a strong sign."""
    signs = [(label, ours, _by_key(theirs, known)) for label, ours, theirs in _SIGNS]
    found = []
    for household in households:
        same: dict[RecordId, list[str]] = defaultdict(list)
        shared: dict[RecordId, Known] = {}
        for label, ours, index in signs:
            for key in dict.fromkeys(ours(household)):
                for one in index.get(key, ()):
                    if label in same[one.household] or not _agrees(label, household, one):
                        continue
                    same[one.household].append(label)
                    shared[one.household] = one
        found += [_match(household, one, same[one.household]) for one in shared.values()]
    return tuple(found)


def _match(household: ImportHousehold, one: Known, same: list[str]) -> Match:
    reference = one.references[0] if one.references else "no reference"
    name = "restricted" if one.restricted else one.name or "name not yet known"
    return Match(
        household.source_rows,
        household.name,
        one.household,
        f"{reference}, {name}",
        tuple(_facts(one)),
        tuple(same),
    )


def _facts(one: Known) -> Iterator[tuple[str, str]]:
    if one.restricted:
        yield "Name", "Restricted"
    elif one.name:
        yield "Name", one.name
    if one.references:
        yield "Ref", ", ".join(one.references)
    if one.restricted:
        return
    born = [day for _, day in one.leads if day]
    if born:
        yield "Born", f"{born[0]:%d/%m/%Y}"
    if one.homes:
        yield "At", ", ".join(filter(None, one.homes[0]))


def _agrees(label: str, household: ImportHousehold, one: Known) -> bool:
    """Neighbours share an address: that counts only beside a like name."""
    if label != _PLACE:
        return True
    names = [one.name, *(name for name, _ in one.leads)]
    ours = (household.name, household.lead.name)
    return any(like_names(a, b) or plain(a) == plain(b) for a in ours for b in names if a and b)


Ours = Callable[[ImportHousehold], Iterable[Hashable]]
Theirs = Callable[[Known], Iterable[Hashable]]


def _by_key(theirs: Theirs, known: Sequence[Known]) -> dict[Hashable, list[Known]]:
    index: dict[Hashable, list[Known]] = defaultdict(list)
    for one in known:
        for key in dict.fromkeys(theirs(one)):
            index[key].append(one)
    return index


def _our_references(household: ImportHousehold) -> list[str]:
    return [tight(ref) for ref in (household.reference, *household.other_references) if ref]


def _name_key(name: str) -> str:
    words = bare_name(name).split()
    return " ".join(sorted(words)) if len(words) > _ONE_WORD else ""


def _our_births(household: ImportHousehold) -> list[Hashable]:
    lead = household.lead
    key = _name_key(lead.name) if lead.name_known else ""
    return [(key, lead.born_on)] if key and lead.born_on else []


def _their_births(known: Known) -> list[Hashable]:
    return [(key, born) for name, born in known.leads if born and (key := _name_key(name))]


def _our_phones(household: ImportHousehold) -> list[str]:
    return [digits(phone.number) for person in household.people for phone in person.phones]


def _our_places(household: ImportHousehold) -> list[str]:
    home = household.home
    return _places(home.address, home.postcode) if home else []


def _their_places(known: Known) -> list[str]:
    return [key for address, postcode in known.homes for key in _places(address, postcode)]


def _places(address: str, postcode: str) -> list[str]:
    letters = "".join(mark for mark in plain(address) if mark.isalnum())
    return [key for key in (tight(postcode), letters) if key]


_PLACE = "name and address"
_SIGNS: tuple[tuple[str, Ours, Theirs], ...] = (
    ("reference", _our_references, lambda one: map(tight, one.references)),
    ("name and date of birth", _our_births, _their_births),
    ("telephone number", _our_phones, lambda one: map(digits, one.phones)),
    (_PLACE, _our_places, _their_places),
)
