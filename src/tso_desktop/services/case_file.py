"""One household whole: read it, change a field of it, take a change back, see who changed what."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from tso_desktop.domain.casework import Case
from tso_desktop.domain.directory import Officer
from tso_desktop.domain.households import Home, Household, Marker, Person
from tso_desktop.domain.ids import OfficerId, RecordId
from tso_desktop.domain.journal import EntryId
from tso_desktop.domain.record import Record
from tso_desktop.store.labels import next_number
from tso_desktop.store.reading import NotHere

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.history import Change
    from tso_desktop.store.undoing import Undone

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a household's page; markers come before the address."""

    household: Household
    family: tuple[RecordId, ...]
    lead: Person | None
    people: tuple[Person, ...]
    home: Home | None
    markers: tuple[Marker, ...]
    cases: tuple[Case, ...]
    as_of: int


class CaseFile:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._opened: set[RecordId] = set()

    def head(self, household: RecordId) -> Head:
        """The household and what every page of it shows; LookupError if it is not here."""
        with self._desk.store.read() as reading:
            family = reading.family(household)
            # Whoever was merged in stands after this household's own people.
            people = tuple(
                sorted(
                    reading.of(Person, family, order="place"),
                    key=lambda person: person.household != household,
                )
            )
            homes = reading.of(Home, family)
            return Head(
                household=reading.get(Household, household),
                family=family,
                lead=lead_of(people),
                people=people,
                home=present_home(homes),
                markers=tuple(m for m in reading.of(Marker, family) if m.active is not False),
                cases=reading.of(Case, family),
                as_of=reading.as_of,
            )

    def all(
        self, value: type[R], household: RecordId, *, order: str | None = None
    ) -> tuple[R, ...]:
        """Every record of a kind in this household and those that were merged into it."""
        with self._desk.store.read() as reading:
            return reading.of(value, reading.family(household), order=order)

    def find(self, value: type[R], record: RecordId | str | None) -> R | None:
        with self._desk.store.read() as reading:
            return reading.find(value, record)

    def directory(self, value: type[R], *, order: str | None = None) -> tuple[R, ...]:
        """Every record of a shared kind: landlords, agencies, officers."""
        with self._desk.store.read() as reading:
            return reading.all(value, order=order)

    def officer_names(self) -> dict[OfficerId, str]:
        return {OfficerId(o.id): o.name or "" for o in self.directory(Officer)}

    def open_household(self, name: str, *, verb: str = "open_household", **facts: Any) -> RecordId:
        """A new household with its lead person, a support case and a reference of our own.

        Facts may give phone, address and postcode; the officer who opens it holds it.
        """
        today = self._desk.today()
        with self._desk.store.work(verb) as work:
            household = work.create(
                Household,
                reference=self.next_reference(work.connection),
                name=name,
                holder=self._desk.officer,
                opened_on=today,
                restricted=facts.get("restricted"),
            )
            work.create(
                Person,
                household=household,
                name=name,
                role="lead",
                phone=facts.get("phone"),
                place=0,
            )
            if facts.get("address") or facts.get("postcode"):
                work.create(
                    Home,
                    household=household,
                    address=facts.get("address"),
                    postcode=facts.get("postcode"),
                )
            work.create(Case, household=household, type="support", opened_on=today)
        return household

    def next_reference(self, connection: Any) -> str:
        """A label such as TS-K7QM-0012; no two laptops make the same, for it has a tag."""
        return f"TS-{self._desk.tag}-{next_number(connection):04}"

    def add(
        self, value: type[Record], household: RecordId, /, *, verb: str | None = None, **facts: Any
    ) -> RecordId:
        """A new record in this household."""
        with self._desk.store.work(verb or f"add_{value.__name__.lower()}") as work:
            return work.create(value, household=household, **facts)

    def add_shared(self, value: type[Record], /, **facts: Any) -> RecordId:
        """A new landlord, agency or other record of the directory."""
        with self._desk.store.work(f"add_{value.__name__.lower()}") as work:
            return work.create(value, **facts)

    def change(self, record: Record, *, verb: str = "change", **facts: Any) -> None:
        """Change fields of a record as it was read: its `as_of` says what the screen showed."""
        with self._desk.store.work(verb) as work:
            work.change(type(record), record.id, as_of=record.as_of, **facts)

    def put(self, value: type[Record], record: RecordId, /, *, as_of: int, **facts: Any) -> None:
        """Create or change a record whose id says what it is (an answer, a mark on a task)."""
        with self._desk.store.work(f"put_{value.__name__.lower()}") as work:
            work.put(value, record, as_of=as_of, **facts)

    def delete(self, record: Record) -> None:
        with self._desk.store.work("delete") as work:
            work.delete(type(record), record.id, as_of=record.as_of)

    def restore(self, value: type[Record], record: RecordId) -> None:
        with self._desk.store.work("restore") as work:
            work.restore(value, record, as_of=work.reading.as_of)

    def close_household(self, household: Household, reason: str, on: date) -> None:
        """Close the household and its open cases; it is still found and can be opened again."""
        with self._desk.store.work("close_household") as work:
            for case in work.reading.of(Case, work.reading.family(household.id)):
                if case.closed_on is None:
                    work.change(Case, case.id, as_of=household.as_of, closed_on=on, outcome=reason)
            work.change(
                Household,
                household.id,
                as_of=household.as_of,
                closed_on=on,
                closed_reason=reason,
            )

    def merge(self, yielding: Household, survivor: RecordId) -> None:
        """Soft: the one points to the other, and reading follows; clearing it takes it back."""
        if yielding.id == survivor:
            raise NotHere(survivor)
        self.change(yielding, verb="merge", merged_into=survivor)

    def unmerge(self, yielding: RecordId) -> None:
        with self._desk.store.work("unmerge") as work:
            work.change(Household, yielding, as_of=work.reading.as_of, merged_into=None)

    def ask_before_opening(self, household: Household) -> bool:
        """Whether a restricted household has not been opened since the store was unlocked."""
        return bool(household.restricted) and household.id not in self._opened

    def opened(self, household: RecordId) -> None:
        self._opened.add(household)

    def undo(self, act: EntryId) -> "Undone":
        """Take a save back where nothing was changed since; says what was left."""
        from tso_desktop.store.undoing import undo

        with self._desk.store.work("undo") as work:
            return undo(work, act)

    def history(self, record: Record, field: str) -> "tuple[Change, ...]":
        """Who changed a field, when and from what; newest first."""
        from tso_desktop.store.history import field_history

        with self._desk.store.read() as reading:
            return field_history(reading, type(record), record.id, field)

    def versions(self, record: Record, field: str) -> tuple[Any, ...]:
        """The values of a field that is in a clash, as the journal holds them."""
        from tso_desktop.store.versions import versions

        with self._desk.store.read() as reading:
            return versions(reading, type(record), record.id, field)

    def undo_field(self, record: Record, field: str) -> None:
        """Put a field back to what it was before its last change."""
        past = self.history(record, field)
        if past:
            self.undo((past[0].device, past[0].act))


def lead_of(people: tuple[Person, ...]) -> Person | None:
    here = [person for person in people if person.left_on is None]
    return next((person for person in here if person.role == "lead"), here[0] if here else None)


def present_home(homes: tuple[Home, ...]) -> Home | None:
    """The newest home that has not been left, else the one left last."""
    return max(
        homes,
        key=lambda h: (h.until_on is None, h.from_on or date.min, str(h.made_at)),
        default=None,
    )
