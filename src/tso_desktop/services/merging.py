"""Two households that are one: looked at side by side, joined softly, parted again at any time.

Nothing moves. The one yields to the other, reading follows the pointer, and clearing it parts them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tso_desktop.domain.casework import Case, Note, Task
from tso_desktop.domain.households import Home, Household, Marker, Person, Referral
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.plans import Plan
from tso_desktop.domain.refused import Refused
from tso_desktop.domain.visits import Visit
from tso_desktop.services.case_file import present_home
from tso_desktop.store.referrals import survivor_of

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.reading import Reading
    from tso_desktop.store.work import Work

_COUNTED = (
    (Referral, "referral", "referrals"),
    (Case, "case", "cases"),
    (Visit, "visit", "visits"),
    (Note, "contact or note", "contacts and notes"),
    (Plan, "plan", "plans"),
    (Task, "task", "tasks"),
)


class CannotMerge(Refused):
    """A household cannot yield to itself, or to one that yielded to it."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one household holds, as the preview shows it."""

    household: RecordId
    name: str
    reference: str
    people: tuple[str, ...]
    home: str
    phones: tuple[str, ...]
    markers: int
    held: tuple[str, ...]
    restricted: bool


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Both sides, and what will be seen afterwards, a sentence a line."""

    yielding: Side
    survivor: Side
    will_show: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Yielded:
    """A household that was merged into another one."""

    household: RecordId
    name: str
    reference: str


class Merging:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def preview(self, yielding: RecordId, survivor: RecordId) -> MergePreview:
        with self._desk.store.read() as reading:
            ours = survivor_of(reading.connection, survivor)
            _refuse(reading, yielding, ours)
            one, other = self._side(reading, yielding), self._side(reading, ours)
        return MergePreview(one, other, _will_show(one, other))

    def merge(self, yielding: RecordId, survivor: RecordId, *, as_of: int) -> None:
        with self._desk.store.work("merge") as work:
            merge(work, yielding, survivor, as_of=as_of)

    def part(self, yielding: RecordId) -> None:
        """Both stand alone again, with what was theirs; what came since stays where it was put."""
        with self._desk.store.work("part_again") as work:
            work.change(Household, yielding, as_of=work.reading.as_of, merged_into=None)

    def survivor(self, household: RecordId) -> RecordId:
        """The household in whose page this one stands."""
        with self._desk.store.read() as reading:
            return survivor_of(reading.connection, household)

    def yielded_to(self, household: RecordId) -> tuple[Yielded, ...]:
        """What was merged into this household, directly."""
        with self._desk.store.read() as reading:
            found = reading.all(Household, merged_into=household)
        return tuple(Yielded(one.id, one.name or "No name", one.reference or "") for one in found)

    def _side(self, reading: "Reading", household: RecordId) -> Side:
        family = reading.family(household)
        own = reading.get(Household, household)
        people = reading.of(Person, family, order="place")
        home = present_home(reading.of(Home, family))
        counts = ((reading.of(value, family), one, many) for value, one, many in _COUNTED)
        hidden = bool(own.restricted) and self._desk.case_file.ask_before_opening(own)
        return Side(
            household=household,
            name="Restricted" if hidden else own.name or "Name not yet known",
            reference=own.reference or "",
            people=() if hidden else tuple(person.name or "Not known" for person in people),
            home="" if hidden or home is None else _address(home),
            phones=() if hidden else tuple(person.phone for person in people if person.phone),
            markers=len([m for m in reading.of(Marker, family) if m.active is not False]),
            held=tuple(
                f"{len(found)} {one if len(found) == 1 else many}"
                for found, one, many in counts
                if found
            ),
            restricted=bool(own.restricted),
        )


def merge(work: "Work", yielding: RecordId, survivor: RecordId, *, as_of: int) -> RecordId:
    """Gives the household that stays. If one of them is restricted, it is so from then on."""
    ours = survivor_of(work.connection, survivor)
    _refuse(work.reading, yielding, ours)
    gone, stays = work.reading.get(Household, yielding), work.reading.get(Household, ours)
    if gone.restricted and not stays.restricted:
        work.change(Household, ours, as_of=as_of, restricted=True)
    work.change(Household, yielding, as_of=as_of, merged_into=ours)
    return ours


def _refuse(reading: "Reading", yielding: RecordId, survivor: RecordId) -> None:
    if survivor in reading.family(yielding):
        raise CannotMerge(
            "These are one household already, or one is on the other's page. Nothing was changed."
        )


def _address(home: Home) -> str:
    return ", ".join(part for part in (home.address, home.postcode) if part)


def _will_show(one: Side, other: Side) -> tuple[str, ...]:
    said = [f"One page, under {other.name}" + (f", {other.reference}." if other.reference else ".")]
    if one.reference:
        said.append(f"{one.reference} still finds it.")
    if one.held:
        said.append(f"Also there, from {one.name}: {_listed(one.held)}.")
    if one.people:
        said.append("People, phones and homes of both stand in it; nothing is put together.")
    if one.restricted and not other.restricted:
        said.append("It becomes restricted, because one of them is.")
    said.append("They can be parted again at any time.")
    return tuple(said)


def _listed(parts: tuple[str, ...]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
