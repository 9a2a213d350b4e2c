"""What was promised on both sides: steps of the plan and tasks, kept, late or still open."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from tso_desktop.domain.casework import Case, Task
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.plans import Plan, Step
from tso_desktop.domain.refused import Refused
from tso_desktop.domain.visits import TIME_OPEN, VisitRecord
from tso_desktop.services.visit_sealing import local_day

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.reading import Reading

Side = Literal["resident", "council", "partner"]
State = Literal["kept", "late", "open", "not_done"]
_LOOKED_BACK_DAYS = 60


class NoReason(Refused):
    """A promise that is not kept takes a few words why."""


@dataclass(frozen=True, slots=True)
class Promised:
    """One thing that somebody said they would do; `side` is whose promise it is."""

    record: Step | Task
    words: str
    side: Side
    partner: str
    due_on: date | None
    state: State
    reason: str = ""

    @property
    def is_idea(self) -> bool:
        """A good idea binds nobody."""
        return isinstance(self.record, Step) and self.record.type == "idea"


@dataclass(frozen=True, slots=True)
class PlanNow:
    """The plan that is being worked on, with its steps in their order."""

    plan: Plan
    steps: tuple[Promised, ...]

    @property
    def is_php(self) -> bool:
        return self.plan.type == "php"


class Promises:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def last_time(self, household: RecordId) -> tuple[Promised, ...]:
        """What stood open after the last visit, with what was kept since; by day, undated last."""
        today = self._desk.today()
        with self._desk.store.read() as reading:
            family = reading.family(household)
            plans = {plan.id for plan in _live_plans(reading, family)}
            since = _last_visit_on(reading, family) or today - timedelta(days=_LOOKED_BACK_DAYS)
            steps = [s for s in reading.of(Step, family, order="due_on") if s.plan in plans]
            tasks = reading.of(Task, family, order="due_on")
        found = [_step(s, today) for s in steps if _is_a_promise(s) and _still(s, since)]
        found += [_task(t, today) for t in tasks if t.words != TIME_OPEN and _still(t, since)]
        return tuple(sorted(found, key=lambda one: one.due_on or date.max))

    def plans(self, household: RecordId) -> tuple[PlanNow, ...]:
        """Every plan of an open case, the newest first."""
        today = self._desk.today()
        with self._desk.store.read() as reading:
            family = reading.family(household)
            plans = _live_plans(reading, family)
            steps = reading.of(Step, family, order="place")
        return tuple(
            PlanNow(plan, tuple(_step(s, today) for s in steps if s.plan == plan.id))
            for plan in reversed(plans)
        )

    def keep(self, promised: Promised) -> None:
        """It was done; today is the day unless the record says another."""
        self._mark(promised, "keep_promise", status="done", done_on=self._desk.today())

    def reopen(self, promised: Promised) -> None:
        self._mark(promised, "reopen_promise", status="open", done_on=None)

    def not_done(self, promised: Promised, reason: str) -> None:
        if not reason.strip():
            raise NoReason("Say in a few words why it was not done. Nothing was changed.")
        self._mark(
            promised, "promise_not_kept", status="not_done", done_on=None, reason=reason.strip()
        )

    def _mark(
        self,
        promised: Promised,
        verb: str,
        *,
        status: str,
        done_on: date | None,
        reason: str | None = None,
    ) -> None:
        record = promised.record
        if isinstance(record, Step):
            self._desk.case_file.change(
                record, verb=verb, status=status, status_reason=reason, done_on=done_on
            )
        else:
            self._desk.case_file.change(record, verb=verb, not_needed=reason, done_on=done_on)


def _live_plans(reading: "Reading", family: tuple[RecordId, ...]) -> list[Plan]:
    """Plans of cases that are open, or of no case; oldest first."""
    closed = {case.id for case in reading.of(Case, family) if case.closed_on is not None}
    return [plan for plan in reading.of(Plan, family) if plan.case not in closed]


def _last_visit_on(reading: "Reading", family: tuple[RecordId, ...]) -> date | None:
    records = reading.of(VisitRecord, family)
    days = [
        local_day(r.started_at)
        for r in records
        if r.started_at is not None and not r.no_access and r.withdrawn is None
    ]
    return max(days, default=None)


def _is_a_promise(step: Step) -> bool:
    """A good idea binds nobody, and what a resident did not agree to she did not promise."""
    theirs = (step.who or "resident") == "resident"
    unagreed = theirs and (step.type == "recorded" or step.agreed is False)
    return step.type != "idea" and not unagreed


def _still(record: Step | Task, since: date) -> bool:
    """Open, or settled since the last visit."""
    if record.done_on is not None:
        return record.done_on >= since
    if isinstance(record, Task):
        return record.not_needed is None
    return (record.status or "open") == "open"


def _step(step: Step, today: date) -> Promised:
    status = step.status or "open"
    side: Side = "council"
    if (step.who or "resident") == "resident":
        side = "resident"
    elif step.who == "partner":
        side = "partner"
    states: dict[str, State] = {"done": "kept", "not_done": "not_done", "not_needed": "not_done"}
    state = states.get(status) or _open_or_late(step.due_on, today)
    words, reason = step.words or "", step.status_reason or ""
    return Promised(step, words, side, step.partner or "", step.due_on, state, reason)


def _task(task: Task, today: date) -> Promised:
    side: Side = "resident" if task.who == "resident" else "council"
    state: State = "kept" if task.done_on else _open_or_late(task.due_on, today)
    if task.not_needed:
        state = "not_done"
    return Promised(task, task.words or "", side, "", task.due_on, state, task.not_needed or "")


def _open_or_late(due_on: date | None, today: date) -> State:
    return "late" if due_on is not None and due_on < today else "open"
