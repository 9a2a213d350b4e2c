"""Which rows may be one household: found and explained, joined only by the rule or an answer."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from tso_desktop.domain.import_household import ImportHousehold
from tso_desktop.domain.import_names import bare_name
from tso_desktop.domain.import_reading import fold
from tso_desktop.domain.import_rows import RowAt

_LIKE = 0.85
_SMALL = 12  # more rows than these share a number or a day by chance
_FULL_NAME = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """Rows that may be one household; `joined` is what happens if nobody answers."""

    rows: tuple[RowAt, ...]
    same: tuple[str, ...]
    differs: tuple[str, ...]
    joined: bool

    @property
    def sentence(self) -> str:
        same = f"Same {_listed(self.same)}." if self.same else "A like name."
        if not self.differs:
            return same
        verb = "differ" if len(self.differs) > 1 or self.differs[0].endswith("s") else "differs"
        return f"{same} The {_listed(self.differs)} {verb}."


def find_likenesses(households: Sequence[ImportHousehold]) -> tuple[Likeness, ...]:
    """`households` are of one row each, in the order of the file."""
    order = {household.source_rows[0]: n for n, household in enumerate(households)}
    found: dict[frozenset[RowAt], Likeness] = {}
    joined: dict[RowAt, frozenset[RowAt]] = {}
    for group, join in _groups(households):
        rows = frozenset(one.source_rows[0] for one in group)
        if rows in found or rows <= joined.get(group[0].source_rows[0], frozenset()):
            continue
        found[rows] = _likeness(group, joined=join)
        joined.update((row, rows) for row in rows if join)
    return tuple(sorted(found.values(), key=lambda one: [order[row] for row in one.rows]))


def like_names(first: str, second: str) -> bool:
    """The same words in any order, an initial for a first name, or a slip of the pen."""
    one, other = bare_name(first).split(), bare_name(second).split()
    if not one or not other:
        return False
    if sorted(one) == sorted(other):
        return True
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-1]:
        short, long = sorted((one[0], other[0]), key=len)
        if long.startswith(short):
            return True
    matcher = SequenceMatcher(None, " ".join(sorted(one)), " ".join(sorted(other)), autojunk=False)
    return matcher.quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE


Group = list[ImportHousehold]


def _groups(households: Sequence[ImportHousehold]) -> Iterable[tuple[Group, bool]]:
    for group in _sharing(households, references):
        yield from _of_one_reference(group)
    for group in _sharing(households, _name_and_birth):
        yield group, False
    for group in _sharing(households, names):
        if not _all_born_apart(group):
            yield group, False
    for key in (phones, births, postcodes):
        for group in _sharing(households, key):
            if key is phones:
                yield group, False
            elif len(group) <= _SMALL:
                pairs = combinations(group, 2)
                yield from ((list(pair), False) for pair in pairs if like_leads(*pair))


def _of_one_reference(group: Group) -> Iterable[tuple[Group, bool]]:
    like: Group = [group[0]]
    other: Group = []
    for one in group[1:]:
        (like if like_leads(group[0], one) else other).append(one)
    if len(like) > 1:
        yield like, True
    if other:
        yield [group[0], *other], False


def _sharing(
    households: Sequence[ImportHousehold],
    keys: Callable[[ImportHousehold], Iterable[Hashable]],
) -> list[Group]:
    groups: dict[Hashable, Group] = defaultdict(list)
    for household in households:
        for key in dict.fromkeys(keys(household)):
            groups[key].append(household)
    return [group for group in groups.values() if len(group) > 1]


def references(household: ImportHousehold) -> list[str]:
    return [fold(household.reference)] if household.reference else []


def names(household: ImportHousehold) -> list[str]:
    lead = household.lead
    words = bare_name(lead.name).split()
    return [" ".join(sorted(words))] if lead.name_known and len(words) >= _FULL_NAME else []


def births(household: ImportHousehold) -> list[Hashable]:
    born_on = household.lead.born_on
    return [born_on] if born_on and household.lead.name_known else []


def _name_and_birth(household: ImportHousehold) -> list[Hashable]:
    return [(name, born) for name in names(household) for born in births(household)]


def phones(household: ImportHousehold) -> list[str]:
    return [phone.digits for person in household.people for phone in person.phones]


def postcodes(household: ImportHousehold) -> list[str]:
    known = household.home is not None and household.lead.name_known
    return [household.home.postcode] if known and household.home and household.home.postcode else []


def like_leads(one: ImportHousehold, other: ImportHousehold) -> bool:
    return like_names(one.lead.name, other.lead.name) or like_names(one.name, other.name)


def _all_born_apart(group: Group) -> bool:
    born = [one.lead.born_on for one in group]
    return None not in born and len(set(born)) == len(born)


def _likeness(group: Group, *, joined: bool) -> Likeness:
    same: list[str] = []
    differs: list[str] = []
    for label, facts in _COMPARED:
        said = [facts(one) for one in group]
        if all(said):
            (same if len(set(said)) == 1 else differs).append(label)
    rows = tuple(one.source_rows[0] for one in group)
    return Likeness(rows, tuple(same), tuple(differs), joined)


def _referrals(household: ImportHousehold) -> list[Hashable]:
    return [(fold(one.source), one.referred_on) for one in household.referrals]


def addresses(household: ImportHousehold) -> list[Hashable]:
    if household.home is None or not household.home.lines:
        return []
    letters = "".join(mark for mark in fold(household.home.address) if mark.isalnum())
    return [letters]


_COMPARED: tuple[tuple[str, Callable[[ImportHousehold], Hashable]], ...] = (
    ("reference", lambda one: tuple(references(one))),
    ("name", lambda one: bare_name(one.lead.name) if one.lead.name_known else ""),
    ("birth date", lambda one: tuple(births(one))),
    ("address", lambda one: tuple(addresses(one))),
    ("postcode", lambda one: tuple(postcodes(one))),
    ("telephone number", lambda one: tuple(phones(one))),
    ("referrals", lambda one: tuple(_referrals(one))),
)


def _listed(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
