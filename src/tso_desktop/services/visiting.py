"""Visits: booked, changed, cancelled, started, kept at every key, ended and sealed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Task
from tso_desktop.domain.households import Marker
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.refused import Refused
from tso_desktop.domain.visits import Visit, VisitRecord
from tso_desktop.services.visit_draft import VisitDraft, read_draft
from tso_desktop.services.visit_sealing import Ended, NotYet, check, local_day, local_moment, seal
from tso_desktop.services.visit_silence import Silence, read_silence
from tso_desktop.store.drafts import Draft, all_drafts, drop_draft, find_draft, keep_draft

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

DRAFT_KIND = "visit"
USUAL_MINUTES = 60


class AlreadyRecorded(Refused):
    """The officer has sealed her record of this visit."""


class VisitIsOff(Refused):
    """The visit was cancelled, or is not on this laptop."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A visit that is being written on this laptop."""

    visit: RecordId
    household: RecordId | None
    saved_at: datetime


class Visiting:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    # Booking.

    def book(
        self,
        household: RecordId,
        day: date,
        at: time,
        *,
        minutes: int = USUAL_MINUTES,
        announced: bool | None = True,
        **facts: Any,
    ) -> RecordId:
        """A visit in the officer's diary; facts are purpose, place, with_whom and take.

        A visit of a sheet that waited for its hour until that day has it now.
        """
        from tso_desktop.services.visit_book import is_time_open

        with self._desk.store.work("book_visit") as work:
            for task in work.reading.of(Task, work.reading.family(household)):
                if is_time_open(task) and task.due_on is not None and task.due_on <= day:
                    work.change(Task, task.id, as_of=task.as_of, done_on=self._desk.today())
            return work.create(
                Visit,
                household=household,
                starts_at=local_moment(day, at),
                minutes=minutes,
                announced=announced,
                officer=self._desk.officer,
                **facts,
            )

    def change(self, visit: Visit, day: date, at: time, **facts: Any) -> None:
        """Change a booking as the screen showed it; moving it to another day is a change too."""
        starts_at = local_moment(day, at)
        self._desk.case_file.change(visit, verb="change_visit", starts_at=starts_at, **facts)

    def cancel(self, visit: Visit, reason: str) -> None:
        """Take a visit off the diary, with the reason; it stays in the household's list."""
        if not reason.strip():
            raise NotYet("Say in a few words why the visit is off. It is still in your diary.")
        today = self._desk.today()
        with self._desk.store.work("cancel_visit") as work:
            work.change(
                Visit,
                visit.id,
                as_of=visit.as_of,
                cancelled_on=today,
                cancelled_reason=reason.strip(),
            )

    def unplanned(self, household: RecordId) -> RecordId:
        """A visit that begins now, without having been booked."""
        with self._desk.store.work("start_unplanned_visit") as work:
            return work.create(
                Visit,
                household=household,
                starts_at=self._desk.now(),
                minutes=USUAL_MINUTES,
                announced=False,
                officer=self._desk.officer,
            )

    def next_visit(self, household: RecordId) -> RecordId | None:
        """The visit that a person means by "start visit": the one under way, else today's."""
        with self._desk.store.read() as reading:
            family = reading.family(household)
            visits = reading.of(Visit, family, order="starts_at")
            records = reading.of(VisitRecord, family)
        begun = {one.visit for one in self.under_way()}
        recorded = {record.visit for record in records}
        today = self._desk.today()
        still = [v for v in visits if v.cancelled_on is None and v.id not in recorded]
        todays = [v.id for v in still if _day(v) == today]
        return next((v.id for v in still if v.id in begun), todays[0] if todays else None)

    def find(self, visit: RecordId) -> Visit | None:
        return self._desk.case_file.find(Visit, visit)

    # Writing.

    def start(self, visit: RecordId) -> VisitDraft:
        """Begin the visit, or go on with its draft at the same letter."""
        kept = self.resume(visit)
        if kept is not None and kept.holds_words:
            return kept
        fresh = self._begin(visit)
        # Looked into before and left: it begins now, but what was read need not be read again.
        return replace(fresh, markers_read=kept.markers_read) if kept is not None else fresh

    def resume(self, visit: RecordId) -> VisitDraft | None:
        with self._desk.store.read() as reading:
            kept = find_draft(reading.connection, draft_key(visit))
        if kept is None:
            return None
        draft = read_draft(kept.body)
        if draft.ended_at is None and local_day(draft.started_at) < self._desk.today():
            # Left open overnight: it ended when the last letter of it was written, not now.
            return replace(draft, ended_at=max(kept.saved_at, draft.started_at))
        return draft

    def under_way(self) -> tuple[UnderWay, ...]:
        """Visits that are being written on this laptop, newest first."""
        with self._desk.store.read() as reading:
            drafts = all_drafts(reading.connection, DRAFT_KIND)
        return tuple(
            UnderWay(
                RecordId(draft.body["visit"]),
                RecordId(draft.household) if draft.household else None,
                draft.saved_at,
            )
            for draft in drafts
            if read_draft(draft.body).holds_words
        )

    def keep(self, draft: VisitDraft) -> datetime:
        """The whole draft is on disk when this returns; NotSaved if the disk takes nothing."""
        now = self._desk.now()
        kept = Draft(draft_key(draft.visit), DRAFT_KIND, draft.household, draft.as_json(), now)
        with self._desk.store.local() as connection:
            keep_draft(connection, kept)
        return now

    def drop(self, visit: RecordId) -> None:
        """Throw the draft of a visit away; the booking stays."""
        self._desk.drafts.drop(draft_key(visit))

    # Ending.

    def end(self, draft: VisitDraft) -> Ended:
        """Seal what happened, make its tasks, book the next visit and drop the draft: one act."""
        check(draft)
        met = self._somebody_met(draft)
        attempt = None if met else self.silence(draft.household).next_attempt
        with self._desk.store.work("no_access" if draft.no_access else "end_visit") as work:
            ended = seal(
                work, draft, now=self._desk.now(), attempt=attempt, officer=self._desk.officer
            )
            drop_draft(work.connection, draft_key(draft.visit))
        return ended

    def no_access(
        self, draft: VisitDraft, reason: str, *, saw: str | None = None, card_left: bool = False
    ) -> Ended:
        """Seal that the visit came to nothing, or was cut short; what was written stays in it."""
        if not reason:
            raise NotYet("Choose what happened first. Nothing was sealed; what you wrote is kept.")
        left = draft.card_left or card_left
        saw = draft.saw if saw is None else saw
        return self.end(replace(draft, no_access=reason, saw=saw, card_left=left))

    def add_to(self, record: VisitRecord, words: str) -> RecordId:
        """An addendum to a sealed record; its entry dates and names it."""
        if record.household is None:
            raise VisitIsOff("That record is not on this laptop whole. Nothing was added.")
        return self._desk.notes.add_to(record.household, record.id, words)

    def silence(self, household: RecordId) -> Silence:
        """Tries since somebody was last met, and the days since."""
        return read_silence(self._desk, household)

    def calling_card(self, draft: VisitDraft) -> bytes:
        """A card for a door that stayed shut, as a PDF; it never says why we called."""
        from tso_desktop.services.calling_cards import calling_card

        coming = draft.next
        again: datetime | date | None = coming.on
        if coming.on is not None and coming.at is not None:
            again = local_moment(coming.on, coming.at)
        return calling_card(self._desk, draft.household, draft.started_at, again)

    def _somebody_met(self, draft: VisitDraft) -> bool:
        reasons = {reason.code: reason for reason in self._desk.words.no_access_reasons()}
        reason = reasons.get(draft.no_access)
        return not draft.no_access or (reason is not None and reason.somebody_met)

    def _begin(self, visit: RecordId) -> VisitDraft:
        with self._desk.store.read() as reading:
            booked = reading.find(Visit, visit)
            records = reading.all(VisitRecord, visit=visit)
        if booked is None or booked.household is None or booked.cancelled_on is not None:
            raise VisitIsOff(
                "That visit was cancelled or is not on this laptop. Nothing is lost; "
                "start the visit from the household's page."
            )
        if any(record.made_by == self._desk.officer for record in records):
            raise AlreadyRecorded(
                "You have recorded this visit already. Your record is safe under Visits; "
                "write an addendum to it there."
            )
        return self._fresh(booked, booked.household)

    def _fresh(self, booked: Visit, household: RecordId) -> VisitDraft:
        """A new draft; one that is written up on a later day takes the hours that were booked."""
        now = self._desk.now()
        later = booked.starts_at is not None and (_day(booked) or date.max) < self._desk.today()
        started_at = booked.starts_at if later and booked.starts_at else now
        length = timedelta(minutes=booked.minutes or USUAL_MINUTES)
        return VisitDraft(
            visit=booked.id,
            household=household,
            started_at=started_at,
            ended_at=started_at + length if later else None,
            purpose=booked.purpose or "",
            place=booked.place or "",
            announced=booked.announced,
            others=booked.with_whom or "",
        )


def draft_key(visit: RecordId) -> str:
    return f"visit:{visit}"


def all_read(draft: VisitDraft, markers: tuple[Marker, ...]) -> bool:
    """Whether every marker that stands now has been read; a changed one is read again."""
    return all(marker_mark(marker) in draft.markers_read for marker in markers)


def marker_mark(marker: Marker) -> str:
    """What names a marker as it was read: its id and its words and rule at that moment."""
    return "\x1f".join((marker.id, marker.type or "", marker.words or "", marker.visit_rule or ""))


def _day(visit: Visit) -> date | None:
    return local_day(visit.starts_at) if visit.starts_at else None
