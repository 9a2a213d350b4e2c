"""What is to be done: tasks that somebody wrote, and tasks that a rule makes of other records.

A rule's task is computed each time it is looked at. Only what a person did to one is kept, as a
mark whose id follows from the rule and its cause.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from tso_desktop.domain.casework import Task, TaskMark
from tso_desktop.domain.households import Marker
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law_tasks import LAW_RULES, LawTask
from tso_desktop.domain.plans import IssuedPlan, Step
from tso_desktop.domain.rule_tasks import (
    FIRST,
    RULES,
    mark_id,
    marker_words,
    promise_words,
    record_words,
    review_words,
)
from tso_desktop.domain.visits import Visit
from tso_desktop.services.duty_tasks import law_due
from tso_desktop.services.law import CaseView
from tso_desktop.store import tasks as rows
from tso_desktop.store.caseload import lines_of
from tso_desktop.store.reading import Reading
from tso_desktop.store.tasks import Cause, Mark, Written

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_DONE_TODAY_ONLY = 0
_DONE_SHOWN_DAYS = 14
_UNRECORDED_BACK_DAYS = 28
_EVER = date(1900, 1, 1)
_RULES = {**RULES, **LAW_RULES}


@dataclass(frozen=True, slots=True, kw_only=True)
class DueTask:
    """One thing to do. `why` is the rule in words, blank for a task that somebody wrote.

    `household` is the one in whose page it stands, `scope_of` the one that its record belongs to.
    """

    id: RecordId
    household: RecordId
    scope_of: RecordId
    name: str = ""
    words: str
    due_on: date | None = None
    done_on: date | None = None
    who: str = "officer"
    rule: str = ""
    why: str = ""
    cause: RecordId | None = None
    occurrence: str = FIRST
    reason: str = ""
    as_of: int = 0

    @property
    def done(self) -> bool:
        return self.done_on is not None

    @property
    def is_rule(self) -> bool:
        return bool(self.rule)


class Tasks:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def due_tasks(self, household: RecordId | None, until: date) -> tuple[DueTask, ...]:
        """What is due by a day: of one household, or of the whole caseload; then what was done.

        For one household tasks without a day are among them, and what was done in the last two
        weeks; for the caseload what was done today. Both can be taken back.
        """
        with self._desk.store.read() as reading:
            ours = None if household is None else reading.family(household)
            found = [*self._due(reading, ours, until), *self._done(reading, ours)]
            shown = list(_with_names(reading, found, household))
        return tuple(sorted(shown, key=_order))

    def add(
        self,
        household: RecordId,
        words: str,
        due_on: date | None = None,
        *,
        who: str = "officer",
        arose_from: RecordId | None = None,
    ) -> RecordId:
        """A task that a person writes."""
        with self._desk.store.work("add_task") as work:
            return work.create(
                Task,
                household=household,
                words=words,
                due_on=due_on,
                who=who,
                owner=self._desk.officer if who == "officer" else None,
                arose_from=arose_from,
            )

    def mark_done(self, task: DueTask, reason: str | None = None) -> None:
        """Done today. Keeping a promise of ours also ticks its step in the plan."""
        self._mark(task, self._desk.today(), reason)

    def mark_open(self, task: DueTask) -> None:
        """Take it back: it is to be done after all."""
        self._mark(task, None, None)

    def not_needed(self, task: DueTask, reason: str) -> None:
        """Put away without doing it, with the reason."""
        if task.is_rule:
            self._mark(task, self._desk.today(), reason)
            return
        with self._desk.store.work("task_not_needed") as work:
            work.change(Task, task.id, as_of=task.as_of, not_needed=reason)

    def _mark(self, task: DueTask, on: date | None, reason: str | None) -> None:
        with self._desk.store.work("task_done" if on else "task_open") as work:
            if not task.is_rule:
                work.change(Task, task.id, as_of=task.as_of, done_on=on)
                return
            work.put(
                TaskMark,
                task.id,
                as_of=task.as_of,
                household=task.scope_of,
                rule=task.rule,
                cause=task.cause,
                occurrence=task.occurrence,
                done_on=on,
                reason=reason,
            )
            if task.rule == "our_promise" and task.cause is not None:
                status = "done" if on else "open"
                work.change(Step, task.cause, as_of=task.as_of, status=status, done_on=on)

    def _due(
        self, reading: Reading, ours: Sequence[RecordId] | None, until: date
    ) -> Iterable[DueTask]:
        connection, today = reading.connection, self._desk.today()
        near = ours
        if near is None:
            near = rows.with_yielded(connection, rows.households_due(connection, until))
        written = rows.open_tasks(connection, near, until, undated=ours is not None)
        found = [_written(one) for one in written]
        found += self._reviews(reading, near, until)
        visits = rows.unrecorded(connection, self._since(ours), self._desk.now(), ours)
        found += [_caused("visit_record", one, record_words(one.due_on)) for one in visits]
        kept = rows.promises(connection, near, min(today, until + timedelta(days=1)))
        found += [_caused("our_promise", one, promise_words(one.words)) for one in kept]
        markers = rows.marker_reviews(connection, until, ours)
        found += [_caused("marker_review", one, marker_words(one.words)) for one in markers]
        found += [_lawful(case, task) for case, task in law_due(self._desk, reading, ours, until)]
        ruled = [task.id for task in found if task.is_rule]
        done = rows.done_ids(connection, ruled)
        return [replace(task, as_of=reading.as_of) for task in found if task.id not in done]

    def _since(self, ours: Sequence[RecordId] | None) -> datetime:
        from tso_desktop.services.desk import HOME_ZONE

        if ours is not None:
            return datetime.combine(_EVER, time(), HOME_ZONE)
        return self._desk.now() - timedelta(days=_UNRECORDED_BACK_DAYS)

    @staticmethod
    def _reviews(reading: Reading, near: Sequence[RecordId], until: date) -> list[DueTask]:
        return [
            _caused(
                "plan_review",
                Cause(one.version, one.household, "", one.due_on),
                review_words(one.type, one.label),
                occurrence=str(one.times + 1),
            )
            for one in rows.reviews(reading.connection, near)
            if one.due_on <= until
        ]

    def _done(self, reading: Reading, ours: Sequence[RecordId] | None) -> Iterable[DueTask]:
        days = _DONE_TODAY_ONLY if ours is None else _DONE_SHOWN_DAYS
        since = self._desk.today() - timedelta(days=days)
        written = rows.done_tasks(reading.connection, since, ours)
        marks = rows.marks(reading.connection, since, ours)
        found = [_written(one) for one in written]
        found += [_done_rule(reading, mark) for mark in marks if mark.rule in _RULES]
        return [replace(task, as_of=reading.as_of) for task in found]


def _written(task: Written) -> DueTask:
    return DueTask(
        id=task.task,
        household=task.household,
        scope_of=task.household,
        words=task.words,
        who=task.who,
        due_on=task.due_on,
        done_on=task.done_on,
        reason=task.not_needed,
    )


def _lawful(case: CaseView, task: LawTask) -> DueTask:
    owner = (case.case.household if case.case else None) or case.household
    cause = Cause(task.cause, owner, task.words, task.due_on)
    return _caused(task.rule, cause, task.words, occurrence=task.occurrence)


def _caused(rule: str, cause: Cause, words: str, *, occurrence: str = FIRST) -> DueTask:
    return DueTask(
        id=mark_id(rule, cause.record, occurrence),
        household=cause.household,
        scope_of=cause.household,
        words=words,
        due_on=cause.due_on,
        rule=rule,
        why=_RULES[rule].why,
        cause=cause.record,
        occurrence=occurrence,
    )


def _done_rule(reading: Reading, mark: Mark) -> DueTask:
    made = _caused(
        mark.rule,
        Cause(mark.cause, mark.household, "", mark.done_on),
        _words_of(reading, mark),
        occurrence=mark.occurrence,
    )
    return replace(made, done_on=mark.done_on, reason=mark.reason)


def _words_of(reading: Reading, mark: Mark) -> str:
    """What was done, in the same words as before; its cause may not be on this laptop."""
    if mark.rule in LAW_RULES:
        return LAW_RULES[mark.rule].words
    if mark.rule == "plan_review":
        version = reading.find(IssuedPlan, mark.cause)
        return review_words(
            version.type if version else None, (version.label or "") if version else ""
        )
    if mark.rule == "our_promise":
        step = reading.find(Step, mark.cause)
        return promise_words((step.words if step else "") or "a step")
    if mark.rule == "marker_review":
        marker = reading.find(Marker, mark.cause)
        return marker_words((marker.words or marker.type if marker else "") or "gone")
    visit = reading.find(Visit, mark.cause)
    on = visit.starts_at.date() if visit and visit.starts_at else mark.done_on
    return record_words(on)


def _with_names(
    reading: Reading, tasks: Iterable[DueTask], household: RecordId | None
) -> Iterable[DueTask]:
    """Each under the household in whose line it counts; a restricted one shows no name."""
    tasks = list(tasks)
    over = rows.survivors(reading.connection, [task.household for task in tasks])
    lines = lines_of(reading.connection, list(set(over.values())))
    for task in tasks:
        shown = household or over.get(task.household, task.household)
        line = lines.get(shown)
        if line is not None:
            yield replace(task, household=shown, name=line.name)
        elif household is not None:
            yield replace(task, household=shown)


def _order(task: DueTask) -> tuple[bool, date, bool, str]:
    """What is open first, by day; then what was done, newest last."""
    return task.done, task.due_on or date.max, not task.is_rule, task.words
