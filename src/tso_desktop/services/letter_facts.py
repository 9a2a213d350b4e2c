"""All that a household's records say for its letters, read in one moment."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tso_desktop.domain.address_on_paper import address_stays_off
from tso_desktop.domain.casework import Case
from tso_desktop.domain.directory import Council, Officer
from tso_desktop.domain.households import Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law import CaseLaw, Event, derive
from tso_desktop.domain.lawwork import CaseEvent, GivenLetter, Placement, ReviewRequest
from tso_desktop.domain.plans import Step
from tso_desktop.services.law import CaseView
from tso_desktop.services.plan_reading import plan_of
from tso_desktop.services.plan_snapshot import address_of
from tso_desktop.services.working_plan import WorkingPlan, is_open

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

PART7 = "part7"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """`case` is the Part 7 case that letters are about: the open one, else the newest.

    `records` are the events that were recorded for it, `happened` all that the law follows from.
    """

    plan: WorkingPlan
    case: Case | None
    records: tuple[CaseEvent, ...]
    happened: tuple[Event, ...]
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
        found = [event for event in self.records if event.what == what]
        return max(found, key=lambda e: (e.happened_on or date.min, e.number or 0), default=None)


def letter_facts(desk: "Desk", household: RecordId, case: RecordId | None = None) -> LetterFacts:
    today = desk.today()
    with desk.store.read() as reading:
        plan = plan_of(desk, reading, household)
        family = plan.family
        view = _view(desk.law.views_of(reading, [household], today), case)
        found = view.case if view else None
        own = (found.id if found else None, None)
        return LetterFacts(
            plan=plan,
            case=found,
            records=view.records if view else (),
            happened=view.events if view else (),
            law=(view.law if view else None) or derive((), desk.law_rules, today),
            placements=tuple(p for p in reading.of(Placement, family) if p.case in own),
            reviews=tuple(r for r in reading.of(ReviewRequest, family) if r.case in own),
            given=reading.of(GivenLetter, family),
            officer=reading.get(Officer, desk.officer),
            council=reading.all(Council)[0],
            today=today,
            as_of=reading.as_of,
        )


def _view(views: tuple[CaseView, ...], named: RecordId | None) -> CaseView | None:
    """The case that is named, else the open one that was opened last, else what there is."""
    if named is not None:
        return next((view for view in views if view.case and view.case.id == named), None)
    return next(iter(views), None)
