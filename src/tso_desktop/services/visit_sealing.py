"""From a draft to what is kept for ever: the record, its tasks and the next visit, in one act."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Task
from tso_desktop.domain.ids import OfficerId, RecordId
from tso_desktop.domain.refused import Refused
from tso_desktop.domain.visits import Visit, VisitRecord
from tso_desktop.services.visit_draft import OUTSIDE, DraftNote, DraftTask, VisitDraft

if TYPE_CHECKING:
    from tso_desktop.store.work import Work


class NotYet(Refused):
    """Something in the draft cannot be sealed as it stands; the draft is kept."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What came of a visit: its record, the tasks that fell out of it, and the next one."""

    record: RecordId
    tasks: tuple[RecordId, ...]
    next_visit: RecordId | None
    attempt: int | None


def check(draft: VisitDraft) -> None:
    """Refuse what would be lost in sealing: a day or time that could not be read."""
    if draft.next.is_half_written:
        raise NotYet(
            "The next visit's day or time cannot be read. Nothing was sealed; "
            "put it right or clear it, then end the visit."
        )
    for note in draft.all_notes:
        if note.task is not None and note.task.typed.strip() and note.task.due_on is None:
            raise NotYet(
                f"The day of the task “{task_words(note)}” cannot be read. Nothing was sealed; "
                "put it right or clear it, then end the visit."
            )
    if draft.ended_at is not None and draft.ended_at < draft.started_at:
        raise NotYet(
            "The visit ends before it starts. Nothing was sealed; "
            "put the times under Arrive right, then end the visit."
        )


def seal(
    work: "Work", draft: VisitDraft, *, now: datetime, attempt: int | None, officer: OfficerId
) -> Ended:
    """Gather the act: nothing is written until the work ends."""
    ended_at = draft.ended_at or max(now, draft.started_at)
    record = work.create(VisitRecord, **_facts(draft, ended_at, attempt))
    tasks = [
        _create_task(work, draft, replace(note.task, words=task_words(note)), record, officer)
        for note in draft.all_notes
        if note.task is not None
    ]
    if draft.ring_on is not None:
        ring = DraftTask(words="Ring: nobody was in when we called", due_on=draft.ring_on)
        tasks.append(_create_task(work, draft, ring, record, officer))
    return Ended(record, tuple(tasks), _book_next(work, draft, officer), attempt)


def task_words(note: DraftNote) -> str:
    """The task's own words, or the first sentence of its note."""
    said = (note.task.words if note.task else "").strip()
    return said or first_sentence(note.words)


def first_sentence(words: str) -> str:
    said = " ".join(words.split())
    for end in (". ", "! ", "? "):
        said = said.partition(end)[0]
    return said.rstrip(".")


def local_moment(day: date, at: time) -> datetime:
    """The officer's day and time as a moment."""
    from tso_desktop.services.desk import HOME_ZONE

    return datetime.combine(day, at, tzinfo=HOME_ZONE).astimezone(UTC)


def local_day(moment: datetime) -> date:
    from tso_desktop.services.desk import HOME_ZONE

    return moment.astimezone(HOME_ZONE).date()


def local_time(moment: datetime) -> time:
    from tso_desktop.services.desk import HOME_ZONE

    return moment.astimezone(HOME_ZONE).time().replace(second=0, microsecond=0)


def quarter_hour(moment: datetime) -> time:
    """The quarter of an hour in which a moment lies: a usual time for a visit."""
    at = local_time(moment)
    return at.replace(minute=at.minute // 15 * 15)


def _facts(draft: VisitDraft, ended_at: datetime, attempt: int | None) -> dict[str, Any]:
    seen = [{"what": one.what, "words": one.said} for one in draft.seen if one.said]
    if draft.saw.strip():
        seen.append({"what": OUTSIDE, "words": draft.saw.strip()})
    return {
        "household": draft.household,
        "visit": draft.visit,
        "started_at": draft.started_at,
        "ended_at": ended_at,
        "purpose": draft.purpose or None,
        "place": draft.place or None,
        "announced": draft.announced,
        "present": draft.present,
        "alone_with": True if draft.alone_with else None,
        "seen": tuple(seen),
        "notes": tuple(_note(note, draft.started_at) for note in draft.all_notes),
        "own_words": draft.own_words.strip() or None,
        "concerns": draft.concerns.strip() or None,
        "no_access": draft.no_access or None,
        "attempt": attempt,
        "card_left": True if draft.card_left else None,
    }


def _note(note: DraftNote, started_at: datetime) -> dict[str, Any]:
    made: dict[str, Any] = {
        "at": (note.at or started_at).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "words": note.words.strip(),
    }
    if note.task is not None:
        due = note.task.due_on
        made["task"] = {
            "words": task_words(note),
            "who": note.task.who,
            "due_on": due.isoformat() if due else None,
        }
    return made


def _create_task(
    work: "Work", draft: VisitDraft, task: DraftTask, record: RecordId, officer: OfficerId
) -> RecordId:
    return work.create(
        Task,
        household=draft.household,
        words=task.words,
        who=task.who,
        owner=officer if task.who == "officer" else None,
        due_on=task.due_on,
        arose_from=record,
    )


def _book_next(work: "Work", draft: VisitDraft, officer: OfficerId) -> RecordId | None:
    coming = draft.next
    if coming.on is None:
        return None
    return work.create(
        Visit,
        household=draft.household,
        starts_at=local_moment(coming.on, coming.at or quarter_hour(draft.started_at)),
        minutes=coming.minutes,
        purpose=coming.purpose.strip() or None,
        place=draft.place or None,
        announced=True,
        officer=officer,
    )
