"""The working plan of a case: its steps, whose they are, and whether they were agreed."""

from datetime import date
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Case
from tso_desktop.domain.hints import Hint, hints
from tso_desktop.domain.ids import RecordId, derived_id, new_id
from tso_desktop.domain.plan_rules import PHP, SUPPORT, must_is_allowed
from tso_desktop.domain.plans import Plan, Step
from tso_desktop.domain.refused import Refused
from tso_desktop.services.plan_reading import plan_of, review_weeks
from tso_desktop.services.working_plan import (
    COUNCIL,
    IDEA,
    PARTNER,
    RESIDENT,
    WorkingPlan,
    is_open,
    whose,
)

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.reading import Reading
    from tso_desktop.store.work import Work

__all__ = ["MOST_GOALS", "NotAllowed", "Planning", "WorkingPlan"]

MOST_GOALS = 3


class NotAllowed(Refused):
    """What was asked is not possible for this plan, with the reason."""


class Planning:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def plan(self, household: RecordId) -> WorkingPlan:
        """The plan as it stands; nothing is written by looking."""
        with self._desk.store.read() as reading:
            return plan_of(self._desk, reading, household)

    def begin(self, household: RecordId) -> Plan:
        """The plan to write in: the one there is, or a new support plan of the open case."""
        now = self.plan(household)
        if now.plan is not None:
            return now.plan
        with self._desk.store.work("begin_plan") as work:
            case = now.case.id if now.case else _new_case(work, household, self._desk.today())
            plan = _plan_id(work.reading, case)
            work.put(Plan, plan, as_of=now.as_of, household=household, case=case, type=SUPPORT)
        made = self.plan(household).plan
        if made is None:
            raise LookupError(plan)
        return made

    def change(self, plan: Plan, **facts: Any) -> None:
        """Own words, goals, what to bring, the day of the review, what is left out."""
        self._desk.case_file.change(plan, verb="change_plan", **facts)

    def become(self, household: RecordId, kind: str) -> None:
        """A support plan becomes a personal housing plan or the other way; the steps stay.

        What was not agreed is recorded with its reason on a personal housing plan; on a support
        plan it is simply not agreed.
        """
        plan, now = self.begin(household), self.plan(household)
        if kind == PHP and now.why_no_php:
            raise NotAllowed(f"{now.why_no_php} The steps stay as they are.")
        case = now.part7.id if kind == PHP and now.part7 else plan.case
        with self._desk.store.work("change_plan_type") as work:
            work.change(Plan, plan.id, as_of=plan.as_of, type=kind, case=case)
            for step in now.theirs:
                if step.agreed is False:
                    work.change(Step, step.id, as_of=step.as_of, type=_not_agreed(kind))

    def add_step(self, household: RecordId, words: str, who: str = RESIDENT, **facts: Any) -> Step:
        """A new step at the end of its column; `who` may be idea: offered and not asked."""
        plan, now = self.begin(household), self.plan(household)
        place = max((step.place or 0 for step in now.steps), default=0) + 1
        with self._desk.store.work("add_step") as work:
            made = work.create(
                Step,
                household=plan.household,
                plan=plan.id,
                words=words,
                place=place,
                **_owned(who),
                **facts,
            )
        with self._desk.store.read() as reading:
            return reading.get(Step, made)

    def change_step(self, step: Step, **facts: Any) -> None:
        """Its words, needs, day, or who helps."""
        self._desk.case_file.change(step, verb="change_step", **facts)

    def give(self, step: Step, who: str, *, partner: str | None = None) -> None:
        """Say whose step it is: resident, council, partner, or idea for one nobody has to do.

        Whether it was agreed is asked again when it changes hands.
        """
        if whose(step) == who and partner == step.partner:
            return
        facts: dict[str, Any] = {**_owned(who), "partner": partner if who == PARTNER else None}
        if whose(step) != who:
            facts |= {"agreed": None, "why_not": None}
        self._desk.case_file.change(step, verb="give_step", **facts)

    def agree(self, step: Step) -> None:
        self._decide(step, "agree_step", agreed=True, why_not=None, type="agreed")

    def not_agree(self, step: Step, why: str | None = None) -> None:
        """Not agreed: recorded with the reason where the law asks for that, else left to her."""
        with self._desk.store.read() as reading:
            plan = reading.find(Plan, step.plan)
        kind = (plan.type if plan else None) or SUPPORT
        self._decide(step, "not_agree_step", agreed=False, why_not=why, type=_not_agreed(kind))

    def undecide(self, step: Step) -> None:
        """Take the answer back."""
        self._decide(step, "undecide_step", agreed=None, why_not=None, type="agreed")

    def done(self, step: Step, on: date | None = None) -> None:
        self._end(step, "done", None, on or self._desk.today())

    def not_done(self, step: Step, reason: str) -> None:
        self._end(step, "not_done", _reason(reason), None)

    def not_needed(self, step: Step, reason: str) -> None:
        self._end(step, "not_needed", _reason(reason), None)

    def reopen(self, step: Step) -> None:
        self._end(step, "open", None, None)

    def move(self, household: RecordId, step: Step, by: int) -> None:
        """Up or down among the steps of its own column."""
        column = _column(self.plan(household), step)
        at = next((i for i, other in enumerate(column) if other.id == step.id), -1)
        to = at + by
        if at < 0 or not 0 <= to < len(column):
            return
        places = sorted(other.place or 0 for other in column)
        if len(set(places)) < len(places):
            places = list(range(1, len(column) + 1))
        column.insert(to, column.pop(at))
        with self._desk.store.work("move_step") as work:
            for place, other in zip(places, column, strict=True):
                work.change(Step, other.id, as_of=other.as_of, place=place)

    def remove(self, step: Step) -> None:
        """Take a step out; what was given on paper keeps it."""
        with self._desk.store.work("remove_step") as work:
            work.delete(Step, step.id, as_of=step.as_of)

    def review_weeks(self) -> int:
        """How many weeks after it was given a plan is gone through again."""
        return review_weeks(self._desk)

    def hints(self, text: str, kind: str) -> tuple[Hint, ...]:
        """What could be plainer in a step; offered, never asked."""
        from tso_desktop.formats.words import jargon

        return hints(text, jargon(), must_allowed=must_is_allowed(kind))

    def _decide(self, step: Step, verb: str, **facts: Any) -> None:
        if whose(step) != RESIDENT:
            raise NotAllowed("Only the resident's own steps are agreed. Nothing was changed.")
        self._desk.case_file.change(step, verb=verb, **facts)

    def _end(self, step: Step, status: str, reason: str | None, on: date | None) -> None:
        self._desk.case_file.change(
            step, verb=f"step_{status}", status=status, status_reason=reason, done_on=on
        )


def _new_case(work: "Work", household: RecordId, today: date) -> RecordId:
    """A plan belongs to a case; a household without an open one gets a support case."""
    return work.create(Case, household=household, type=SUPPORT, opened_on=today)


def _plan_id(reading: "Reading", case: RecordId) -> RecordId:
    """The same on every laptop, so that two officers who begin at once begin one plan.

    When the plan of a support case has moved on to the Part 7 case, its id is taken.
    """
    own = derived_id("plan", case)
    taken = reading.find(Plan, own)
    return RecordId(new_id()) if taken is not None else own


def _owned(who: str) -> dict[str, Any]:
    if who == IDEA:
        return {"who": RESIDENT, "type": IDEA}
    return {"who": who, "type": "agreed" if who == RESIDENT else COUNCIL}


def _not_agreed(kind: str) -> str:
    """Section 189A records the step and why it was not agreed; on a support plan it is hers."""
    return "recorded" if kind == PHP else "agreed"


def _column(plan: WorkingPlan, step: Step) -> list[Step]:
    """The steps among which it moves; what has ended lies folded away and is passed over."""
    for column in (plan.theirs, plan.ours, plan.ideas):
        if step.id in {found.id for found in column}:
            return [found for found in column if is_open(found) == is_open(step)]
    return []


def _reason(reason: str) -> str:
    if not reason.strip():
        raise NotAllowed("Say in a few words why. Nothing was changed.")
    return reason.strip()
