"""All that a household's records say for its letters, read in one moment."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tso_desktop.domain.address_on_paper import address_stays_off
from tso_desktop.domain.casework import Case
from tso_desktop.domain.directory import Council, Officer
from tso_desktop.domain.households import Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law import KINDS, CaseLaw, Event, LawRules, Override, derive
from tso_desktop.domain.lawwork import CaseEvent, GivenLetter, Placement, ReviewRequest
from tso_desktop.domain.plans import Step
from tso_desktop.services.plan_reading import plan_of
from tso_desktop.services.plan_snapshot import address_of
from tso_desktop.services.working_plan import WorkingPlan, is_open

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

PART7 = "part7"
_SAME_NAMED = (
    *("source", "eligible", "finding", "codes", "value", "ends", "ground"),
    *("accommodation_months", "step_kind", "comply_by_on", "offer", "outcome"),
    *("consequences_explained", "authority", "accepted", "told", "leave_by_on"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """`case` is the Part 7 case that letters are about: the open one, else the newest.

    `events`, `placements` and `reviews` are that case's own.
    """

    plan: WorkingPlan
    case: Case | None
    events: tuple[CaseEvent, ...]
    law: CaseLaw
    placements: tuple[Placement, ...]
    reviews: tuple[ReviewRequest, ...]
    given: tuple[GivenLetter, ...]
    officer: Officer
    council: Council
    today: date
    as_of: int

    @property
    def review(self) -> ReviewRequest | None:
        """The review that is still to be decided; of several the newest."""
        return next((r for r in reversed(self.reviews) if r.outcome_on is None), None)

    @property
    def last_warning(self) -> CaseEvent | None:
        return self.last("warning")

    @property
    def required_steps(self) -> tuple[Step, ...]:
        """The open steps that they are required to take: only these can carry a warning."""
        if not self.plan.is_php:
            return ()
        return tuple(s for s in self.plan.theirs if is_open(s) and s.agreed is not None)

    @property
    def away(self) -> Placement | None:
        """The newest placement in another council's area of which that council was not told."""
        return next(
            (p for p in reversed(self.placements) if p.out_of_area and not p.out_of_area_told_on),
            None,
        )

    @property
    def address_hidden(self) -> bool:
        return address_stays_off(self.plan.household, self.plan.people)

    @property
    def addresses(self) -> tuple[str, ...]:
        return tuple(found for home in self.plan.homes if (found := address_of(home)))

    def person(self, record: RecordId | None) -> Person | None:
        return next((p for p in self.plan.people if p.id == record), self.plan.lead)

    def last(self, what: str) -> CaseEvent | None:
        found = [event for event in self.events if event.what == what]
        return max(found, key=lambda e: (e.happened_on or date.min, e.number or 0), default=None)


def letter_facts(desk: "Desk", household: RecordId, case: RecordId | None = None) -> LetterFacts:
    with desk.store.read() as reading:
        plan = plan_of(desk, reading, household)
        family = plan.family
        cases = reading.of(Case, family)
        found = _case(cases, case)
        own = found.id if found else None
        events = tuple(e for e in reading.of(CaseEvent, family) if e.case == own)
        return LetterFacts(
            plan=plan,
            case=found,
            events=events,
            law=law_of(events, desk.law_rules, desk.today()),
            placements=tuple(p for p in reading.of(Placement, family) if p.case in (own, None)),
            reviews=tuple(r for r in reading.of(ReviewRequest, family) if r.case in (own, None)),
            given=reading.of(GivenLetter, family),
            officer=reading.get(Officer, desk.officer),
            council=reading.all(Council)[0],
            today=desk.today(),
            as_of=reading.as_of,
        )


def law_of(events: tuple[CaseEvent, ...], rules: LawRules, on: date) -> CaseLaw:
    """What is owed on a day, from the recorded events alone."""
    found = [event_of(event) for event in events]
    return derive([event for event in found if event is not None], rules, on)


def event_of(event: CaseEvent) -> Event | None:
    """The event as the law reads it; None where its day or its kind is not known here."""
    if event.happened_on is None or event.what not in KINDS:
        return None
    override = None
    if event.override_reason:
        by = str(event.override_by or "")
        override = Override(event.override_reason, event.override_reference or "", by)
    return Event(
        on=event.happened_on,
        kind=event.what,
        number=event.number or 0,
        record=event.id,
        override=override,
        **{name: getattr(event, name) for name in _SAME_NAMED},
    )


def _case(cases: tuple[Case, ...], named: RecordId | None) -> Case | None:
    if named is not None:
        return next((case for case in cases if case.id == named), None)
    part7 = [case for case in cases if case.type == PART7]
    still_open = [case for case in part7 if case.closed_on is None]
    return next(reversed(still_open or part7), None)
