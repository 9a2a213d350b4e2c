"""The law of a household's cases: derived from what happened, whenever it is looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Case
from tso_desktop.domain.dated import OutsideKnownDates
from tso_desktop.domain.ids import OfficerId, RecordId
from tso_desktop.domain.law import CaseLaw, Event, LawRules, derive
from tso_desktop.domain.lawwork import CaseEvent
from tso_desktop.domain.refused import Refused
from tso_desktop.services.law_events import events_of
from tso_desktop.store.lawwork import LawRecords, families, law_records, open_part7

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.reading import Reading

_OWN = "ours"


class NotYours(Refused):
    """Only somebody who may decide can do this."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as the law sees it on a day; `case` is None where the household has none.

    `household` is the one in whose page it stands. `law` is None where the days lie outside the
    rules, and `refused` says so in a sentence.
    """

    household: RecordId
    case: Case | None
    events: tuple[Event, ...]
    records: tuple[CaseEvent, ...]
    law: CaseLaw | None
    refused: str = ""

    @property
    def is_open(self) -> bool:
        return self.case is None or self.case.closed_on is None


@dataclass(frozen=True, slots=True)
class _Known:
    """What was derived at a position of the journal, for a day."""

    moment: tuple[int, date]
    views: dict[RecordId, tuple[CaseView, ...]]


class Law:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._known: _Known | None = None

    @property
    def rules(self) -> LawRules:
        return self._desk.law_rules

    @property
    def may_decide(self) -> bool:
        """Whether this officer's role is to decide and to issue notices; off at first."""
        from tso_desktop.domain.directory import Officer

        officer = self._desk.case_file.find(Officer, self._desk.officer)
        return bool(officer and officer.decides)

    def look(self, household: RecordId, as_at: date | None = None) -> tuple[CaseView, ...]:
        """Each Part 7 case of a household, open ones first; or what is known without one."""
        with self._desk.store.read() as reading:
            found = self._views(reading, [household], as_at or self._desk.today())
        return found.get(household, ())

    def all_open(self, as_at: date | None = None) -> tuple[CaseView, ...]:
        """Every open Part 7 case of the caseload."""
        with self._desk.store.read() as reading:
            households = open_part7(reading.connection)
            found = self._views(reading, households, as_at or self._desk.today())
        return tuple(
            view for views in found.values() for view in views if view.case and view.is_open
        )

    def views_of(
        self, reading: "Reading", households: Sequence[RecordId], as_at: date
    ) -> tuple[CaseView, ...]:
        """The same for some households, within a look that is under way."""
        found = self._views(reading, households, as_at)
        return tuple(view for views in found.values() for view in views)

    def would(self, view: CaseView, event: Event, as_at: date | None = None) -> CaseLaw:
        """How it would look if this happened too; nothing is kept."""
        day = max(as_at or self._desk.today(), event.on)
        return derive((*view.events, event), self.rules, day)

    def record(
        self, household: RecordId, case: RecordId, what: str, happened_on: date, **facts: Any
    ) -> RecordId:
        """Keep what happened; the duties and clocks follow. A refused event stands and says so."""
        with self._desk.store.work(f"record_{what}") as work:
            # An event belongs to the household of its case, which may be one that yielded.
            owner = work.reading.get(Case, case).household or household
            there = work.reading.all(CaseEvent, case=case, what=what)
            number = max((one.number or 0 for one in there), default=0) + 1
            facts.setdefault("source", _OWN)
            return work.create(
                CaseEvent,
                household=owner,
                case=case,
                what=what,
                happened_on=happened_on,
                number=number,
                **facts,
            )

    def let_stand(self, event: CaseEvent, reason: str, reference: str) -> None:
        """Let an event stand that the law as we read it refuses, with a reason and a reference."""
        if not self.may_decide:
            raise NotYours(
                "Only somebody whose role is to decide can let this stand. Nothing was changed; "
                "ask a housing options officer, or change the role in Settings."
            )
        if not reason.strip() or not reference.strip():
            raise Refused("Write the reason and the reference. Nothing was changed.")
        with self._desk.store.work("let_stand") as work:
            work.change(
                CaseEvent,
                event.id,
                as_of=event.as_of,
                override_reason=reason.strip(),
                override_reference=reference.strip(),
                override_by=self._desk.officer,
            )

    def _views(
        self, reading: "Reading", households: Iterable[RecordId], as_at: date
    ) -> dict[RecordId, tuple[CaseView, ...]]:
        """What was derived stands until something is saved or another day is asked about."""
        moment = (reading.as_of, as_at)
        kept = self._known
        views = kept.views if kept and kept.moment == moment else {}
        wanted = list(dict.fromkeys(households))
        # Other threads look too: what is kept is exchanged whole and never changed.
        views = views | self._derived(reading, [h for h in wanted if h not in views], as_at)
        self._known = _Known(moment, views)
        return {one: views[one] for one in wanted if one in views}

    def _derived(
        self, reading: "Reading", households: Iterable[RecordId], as_at: date
    ) -> dict[RecordId, tuple[CaseView, ...]]:
        owner: dict[RecordId, RecordId] = {}
        for household, family in families(reading, list(households)).items():
            owner.update(dict.fromkeys(family, household))
        if not owner:
            return {}
        records = _by_household(law_records(reading, list(owner)), owner)
        officers = self._desk.case_file.officer_names()
        return {
            household: self._of_one(household, records[household], officers, as_at)
            for household in dict.fromkeys(owner.values())
        }

    def _of_one(
        self,
        household: RecordId,
        records: LawRecords,
        officers: dict[OfficerId, str],
        as_at: date,
    ) -> tuple[CaseView, ...]:
        part7 = [case for case in records.cases if case.type == "part7"]
        part7.sort(key=lambda case: (case.closed_on is not None, -_ordinal(case.opened_on)))
        if not part7:
            return (self._view(household, None, records, officers, as_at),)
        return tuple(self._view(household, one, records, officers, as_at) for one in part7)

    def _view(
        self,
        household: RecordId,
        case: Case | None,
        records: LawRecords,
        officers: dict[OfficerId, str],
        as_at: date,
    ) -> CaseView:
        events = events_of(records, case, officers)
        ours = case.id if case else None
        kept = tuple(one for one in records.events if one.case in (ours, None))
        try:
            law = derive(events, self.rules, as_at)
        except OutsideKnownDates as refused:
            return CaseView(household, case, events, kept, None, str(refused))
        return CaseView(household, case, events, kept, law)


def _by_household(
    records: LawRecords, owner: dict[RecordId, RecordId]
) -> dict[RecordId, LawRecords]:
    """The records of each household that is shown, its own and those of whom it took in."""
    names = [one.name for one in fields(LawRecords)]
    found: dict[RecordId, dict[str, list[Any]]] = {
        shown: {name: [] for name in names} for shown in owner.values()
    }
    for name in names:
        for record in getattr(records, name):
            found[owner[record.household]][name].append(record)
    return {
        shown: LawRecords(**{name: tuple(kept) for name, kept in part.items()})
        for shown, part in found.items()
    }


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
