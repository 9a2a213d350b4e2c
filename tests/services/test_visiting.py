"""A visit is booked, kept at every letter, and sealed in one act."""

import secrets
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tso_desktop.domain.casework import Addendum, Note, Task
from tso_desktop.domain.directory import Council, Officer
from tso_desktop.domain.ids import OfficerId, RecordId
from tso_desktop.domain.plans import Plan, Step
from tso_desktop.domain.record import Record
from tso_desktop.domain.support import Session
from tso_desktop.domain.visits import Visit, VisitRecord
from tso_desktop.services.desk import Desk
from tso_desktop.services.promises import NoReason
from tso_desktop.services.visit_draft import (
    DraftNote,
    DraftTask,
    NextVisit,
    Sighting,
    VisitDraft,
    read_draft,
)
from tso_desktop.services.visit_sealing import NotYet
from tso_desktop.services.visiting import AlreadyRecorded, VisitIsOff
from tso_desktop.store.store import Store

NOW = datetime(2026, 11, 23, 9, 34, tzinfo=UTC)
TODAY = date(2026, 11, 23)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **length: float) -> None:
        self.now += timedelta(**length)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path, clock):
    store = Store.create(tmp_path, secrets.token_bytes(32), clock=clock)
    with store.work("begin") as work:
        work.create(Officer, record=RecordId(store.officer), name="Jo Moffat", team="North")
        work.create(Council, name="Fossbrook Council", team="North", phone="01632 960100")
    desk = Desk(store)
    yield desk
    desk.close()


@pytest.fixture
def household(desk):
    return desk.case_file.open_household("Tamsin Brackenbury", address="3 Orchard Row")


@pytest.fixture
def visit(desk, household):
    return desk.visiting.book(household, TODAY, time(9, 30), minutes=45, purpose="Plan review")


def every(desk: Desk, value: type[Record], household: RecordId):
    return desk.case_file.all(value, household)


def a_full_draft(desk: Desk, visit: RecordId) -> VisitDraft:
    return replace(
        desk.visiting.start(visit),
        people=("Tamsin Brackenbury",),
        others="Perrin, Ms Ode from the school",
        alone_with=True,
        seen=(Sighting(what="heating", choices=("Cold",), words="oil tank a quarter full"),),
        notes=(
            DraftNote(
                at=NOW,
                words="Mr Pellow rang on Friday. Nothing in writing.",
                task=DraftTask(words="Ask Mr Pellow to write", due_on=date(2026, 11, 25)),
            ),
        ),
        writing=DraftNote(at=NOW, words="The nursery may offer more ho"),
        own_words="I want to stay near school.",
        concerns="A bruise on the arm.",
        next=NextVisit(day="30 Nov", on=date(2026, 11, 30), at=time(10, 0), purpose="Money"),
        focus="note",
        cursor=29,
    )


def acts(desk: Desk) -> list[int]:
    seen: list[int] = []
    desk.listen(lambda entries: seen.append(len({entry.act for entry in entries})))
    return seen


def test_a_booked_visit_stands_on_its_day_in_the_officers_own_time(desk, visit):
    (today,) = desk.visit_book.look().today

    assert today.visit == visit
    assert today.starts_at == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert desk.visiting.book(today.line.household, date(2026, 7, 1), time(9)) is not None
    summer = desk.visit_book.between(date(2026, 7, 1), date(2026, 7, 1))
    assert summer[0].starts_at == datetime(2026, 7, 1, 8, 0, tzinfo=UTC)


def test_a_visit_that_was_moved_leaves_its_day(desk, visit):
    desk.visiting.change(desk.visiting.find(visit), date(2026, 11, 24), time(14), purpose="Money")

    look = desk.visit_book.look()
    assert look.today == ()
    assert [(v.visit, v.purpose) for v in look.week] == [(visit, "Money")]


def test_a_cancelled_visit_leaves_the_diary_and_keeps_its_reason(desk, household, visit):
    desk.visiting.cancel(desk.visiting.find(visit), "She is in hospital")

    assert desk.visit_book.look().today == ()
    (off,) = desk.visit_book.of_household(household).cancelled
    assert (off.cancelled_on, off.cancelled_reason) == (TODAY, "She is in hospital")
    with pytest.raises(VisitIsOff):
        desk.visiting.start(visit)


def test_a_visit_is_not_cancelled_without_a_reason(desk, visit):
    with pytest.raises(NotYet):
        desk.visiting.cancel(desk.visiting.find(visit), "  ")

    assert len(desk.visit_book.look().today) == 1


def test_every_letter_of_a_draft_comes_back(desk, visit):
    draft = a_full_draft(desk, visit)
    desk.visiting.keep(draft)

    assert desk.visiting.resume(visit) == draft
    assert desk.visiting.start(visit) == draft


def test_a_draft_of_another_version_is_read_as_far_as_it_is_known(desk, visit):
    body = a_full_draft(desk, visit).as_json() | {"mood": "calm"}
    body["notes"][0]["colour"] = "blue"
    del body["concerns"]

    assert read_draft(body).own_words == "I want to stay near school."


def test_ending_seals_record_tasks_and_next_visit_in_one_act(desk, clock, household, visit):
    draft = a_full_draft(desk, visit)
    desk.visiting.keep(draft)
    clock.wait(minutes=50)
    seen = acts(desk)

    ended = desk.visiting.end(draft)

    assert seen == [1]
    (record,) = every(desk, VisitRecord, household)
    assert (record.visit, record.purpose, record.attempt) == (visit, "Plan review", None)
    assert record.started_at == NOW
    assert record.ended_at == clock.now
    assert record.present == ("Tamsin Brackenbury", "Perrin", "Ms Ode from the school")
    assert record.seen == ({"what": "heating", "words": "Cold. oil tank a quarter full"},)
    assert [note["words"] for note in record.notes][-1] == "The nursery may offer more ho"
    assert record.concerns == "A bruise on the arm."
    (task,) = every(desk, Task, household)
    assert (task.words, task.due_on) == ("Ask Mr Pellow to write", date(2026, 11, 25))
    assert (task.owner, task.arose_from) == (desk.officer, record.id)
    assert desk.visiting.find(ended.next_visit).starts_at == datetime(2026, 11, 30, 10, tzinfo=UTC)
    assert desk.visiting.resume(visit) is None


def test_the_draft_outlives_an_ending_that_was_refused(desk, household, visit):
    unread = replace(a_full_draft(desk, visit), next=NextVisit(day="30 Smarch"))
    desk.visiting.keep(unread)

    with pytest.raises(NotYet):
        desk.visiting.end(unread)

    assert every(desk, VisitRecord, household) == ()
    assert desk.visiting.resume(visit) == unread


def test_the_draft_goes_only_with_the_record(desk, household, visit):
    draft = a_full_draft(desk, visit)
    desk.visiting.keep(draft)
    unkeepable = replace(draft, household=RecordId("a" * 26))

    with pytest.raises(Exception, match="not on this laptop"):
        desk.visiting.end(unkeepable)

    assert desk.visiting.resume(visit) == draft


def test_a_note_that_is_a_task_without_words_asks_for_its_first_sentence(desk, household, visit):
    note = DraftNote(at=NOW, words="Ring the school. She is worried.", task=DraftTask())
    desk.visiting.end(replace(desk.visiting.start(visit), notes=(note,)))

    (task,) = every(desk, Task, household)
    assert task.words == "Ring the school"


def test_a_task_of_the_residents_is_hers(desk, household, visit):
    note = DraftNote(at=NOW, words="Send the payslips", task=DraftTask(who="resident"))
    desk.visiting.end(replace(desk.visiting.start(visit), notes=(note,)))

    (task,) = every(desk, Task, household)
    assert (task.who, task.owner) == ("resident", None)


def test_a_changed_note_is_sealed_once_in_its_place(desk, household, visit):
    notes = (DraftNote(at=NOW, words="first"), DraftNote(at=NOW, words="second"))
    draft = replace(desk.visiting.start(visit), notes=notes)
    changed = replace(draft, changing=0, writing=replace(notes[0], words="first, put right"))
    desk.visiting.end(changed)

    (record,) = every(desk, VisitRecord, household)
    assert [note["words"] for note in record.notes] == ["first, put right", "second"]


def test_a_recorded_visit_takes_addenda_and_no_second_record(desk, household, visit):
    desk.visiting.end(desk.visiting.start(visit))
    (record,) = every(desk, VisitRecord, household)
    desk.visiting.add_to(record, "She rang: the letter has come.")

    (sealed,) = desk.visit_book.of_household(household).records
    assert [a.words for a in sealed.addenda] == ["She rang: the letter has come."]
    assert sealed.addenda[0].made_by == desk.officer
    with pytest.raises(AlreadyRecorded):
        desk.visiting.start(visit)
    assert len(every(desk, Addendum, household)) == 1


def test_two_officers_at_one_visit_make_two_records(desk, household, visit):
    desk.visiting.end(replace(desk.visiting.start(visit), own_words="as I heard it"))
    _become(desk, "Ravi Iqbal")
    desk.visiting.end(replace(desk.visiting.start(visit), own_words="as he heard it"))

    records = desk.visit_book.of_household(household).records
    assert {r.record.own_words for r in records} == {"as I heard it", "as he heard it"}
    assert {r.record.visit for r in records} == {visit}
    assert len({r.record.made_by for r in records}) == 2


def _become(desk: Desk, name: str) -> None:
    """Another officer of the team at the same store, as her entries would arrive."""
    from sqlalchemy import update

    from tso_desktop.store import schema

    with desk.store.work("join") as work:
        other = work.create(Officer, name=name)
    with desk.store.local() as connection:
        connection.execute(update(schema.device).values(officer=other))
    desk.store.officer = OfficerId(other)


def test_a_visit_written_up_later_takes_the_hours_that_were_booked(desk, clock, household, visit):
    clock.wait(days=2)
    desk.visiting.end(desk.visiting.start(visit))

    (record,) = every(desk, VisitRecord, household)
    assert record.started_at == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert record.ended_at == datetime(2026, 11, 23, 10, 15, tzinfo=UTC)


def test_a_draft_left_open_overnight_ended_when_it_was_last_written(desk, clock, visit):
    clock.wait(minutes=20)
    desk.visiting.keep(replace(desk.visiting.start(visit), own_words="hello"))
    last = clock.now
    clock.wait(days=1)

    assert desk.visiting.start(visit).ended_at == last


def test_a_visit_without_booking_begins_now(desk, household):
    assert desk.visiting.next_visit(household) is None
    visit = desk.visiting.unplanned(household)

    draft = desk.visiting.start(visit)

    assert (draft.started_at, draft.announced) == (NOW, False)


def test_start_means_the_visit_under_way_then_todays(desk, household, visit):
    other = desk.visiting.book(household, date(2026, 12, 7), time(9))
    assert desk.visiting.next_visit(household) == visit

    desk.visiting.keep(replace(desk.visiting.start(other), own_words="began early"))

    assert desk.visiting.next_visit(household) == other


def test_past_visits_without_a_record_wait_to_be_written_up(desk, clock, household, visit):
    clock.wait(days=3)
    assert [v.visit for v in desk.visit_book.look().unrecorded] == [visit]
    assert [v.id for v in desk.visit_book.of_household(household).unrecorded] == [visit]

    desk.visiting.end(desk.visiting.start(visit))

    assert desk.visit_book.look().unrecorded == ()


# No access.


def knock(desk: Desk, household: RecordId, reason: str = "nobody") -> int | None:
    visit = desk.visiting.unplanned(household)
    return desk.visiting.no_access(desk.visiting.start(visit), reason).attempt


def test_attempts_are_numbered_until_somebody_is_met(desk, clock, household):
    assert knock(desk, household) == 1
    clock.wait(days=3)
    assert knock(desk, household) == 2
    clock.wait(days=1)
    desk.visiting.end(desk.visiting.start(desk.visiting.unplanned(household)))
    clock.wait(days=4)

    assert desk.visiting.silence(household).days == 4
    assert knock(desk, household) == 1


def test_being_asked_to_come_back_is_no_silence_and_no_attempt(desk, clock, household):
    knock(desk, household)
    clock.wait(days=3)

    assert knock(desk, household, "come_back") is None
    assert desk.visiting.silence(household).attempts == ()
    assert desk.visiting.silence(household).days == 0


@pytest.mark.parametrize(("reached", "number"), [(True, 1), (None, 1), (False, 2)])
def test_a_call_ends_the_silence_only_if_somebody_was_reached(
    desk, clock, household, reached, number
):
    knock(desk, household)
    clock.wait(days=3)
    desk.case_file.add(
        Note, household, how="call", happened_at=clock.now, words="rang", reached=reached
    )
    clock.wait(days=1)

    assert knock(desk, household) == number


def test_a_note_to_oneself_does_not_end_the_silence(desk, clock, household):
    knock(desk, household)
    clock.wait(days=1)
    desk.case_file.add(Note, household, how="note", happened_at=clock.now, words="ask Ravi")

    assert desk.visiting.silence(household).next_attempt == 2


def test_a_support_session_ends_the_silence(desk, clock, household):
    knock(desk, household)
    clock.wait(days=2)
    desk.case_file.add(Session, household, held_on=date(2026, 11, 25), type="job_coaching")

    assert desk.visiting.silence(household).attempts == ()


def test_no_access_keeps_what_was_seen_and_books_the_next_try(desk, household, visit):
    draft = replace(
        desk.visiting.start(visit),
        next=NextVisit(day="26 Nov", on=date(2026, 11, 26)),
        ring_on=date(2026, 11, 24),
    )
    ended = desk.visiting.no_access(draft, "nobody", saw="Lights on in the yard", card_left=True)

    (record,) = every(desk, VisitRecord, household)
    assert (record.no_access, record.attempt, record.card_left) == ("nobody", 1, True)
    assert record.seen == ({"what": "outside", "words": "Lights on in the yard"},)
    assert desk.visiting.find(ended.next_visit).starts_at == datetime(
        2026, 11, 26, 9, 30, tzinfo=UTC
    )
    (ring,) = every(desk, Task, household)
    assert ring.due_on == date(2026, 11, 24)
    assert desk.visit_book.look().today[0].no_access == "nobody"


def test_no_access_needs_a_reason(desk, visit):
    with pytest.raises(NotYet):
        desk.visiting.no_access(desk.visiting.start(visit), "")


# What was promised.


@pytest.fixture
def plan(desk, household):
    return desk.case_file.add(Plan, household, type="support")


def promise(desk: Desk, household: RecordId, plan: RecordId, **facts) -> RecordId:
    return desk.case_file.add(Step, household, plan=plan, **{"type": "agreed", **facts})


def test_promises_of_both_sides_say_kept_late_or_open(desk, household, plan):
    done = {"status": "done", "done_on": date(2026, 11, 20)}
    promise(desk, household, plan, words="Payslips", due_on=date(2026, 10, 27), **done)
    promise(desk, household, plan, words="Bond letter", who="council", due_on=date(2026, 11, 3))
    desk.case_file.add(Task, household, words="List of homes", who="officer", due_on=TODAY)

    found = desk.promises.last_time(household)

    assert [(p.words, p.side, p.state) for p in found] == [
        ("Payslips", "resident", "kept"),
        ("Bond letter", "council", "late"),
        ("List of homes", "council", "open"),
    ]


def test_what_was_kept_before_the_last_visit_is_not_told_again(desk, clock, household, plan):
    done = {"status": "done", "done_on": TODAY - timedelta(days=1)}
    promise(desk, household, plan, words="Payslips", **done)
    assert len(desk.promises.last_time(household)) == 1

    desk.visiting.end(desk.visiting.start(desk.visiting.unplanned(household)))

    assert desk.promises.last_time(household) == ()


@pytest.mark.parametrize("facts", [{"type": "idea"}, {"type": "recorded", "who": "resident"}])
def test_nobody_promised_an_idea_or_what_she_did_not_agree_to(desk, household, plan, facts):
    promise(desk, household, plan, words="Think of it", **facts)

    assert desk.promises.last_time(household) == ()
    assert len(desk.promises.plans(household)[0].steps) == 1


def test_a_step_is_marked_done_and_taken_back_from_the_visit(desk, household, plan):
    promise(desk, household, plan, words="Payslips", due_on=TODAY)
    desk.promises.keep(desk.promises.last_time(household)[0])
    kept = desk.promises.last_time(household)[0]
    assert (kept.state, kept.record.done_on) == ("kept", TODAY)

    desk.promises.reopen(kept)

    assert desk.promises.last_time(household)[0].state == "open"


def test_what_was_not_done_says_why(desk, household, plan):
    promise(desk, household, plan, words="Payslips", due_on=TODAY)
    (step,) = desk.promises.plans(household)[0].steps
    with pytest.raises(NoReason):
        desk.promises.not_done(step, " ")

    desk.promises.not_done(step, "The printer broke")

    (step,) = desk.promises.plans(household)[0].steps
    assert (step.state, step.reason) == ("not_done", "The printer broke")
    assert desk.promises.last_time(household) == ()


def test_steps_of_a_closed_case_are_no_promises(desk, household):
    from tso_desktop.domain.casework import Case

    (case,) = every(desk, Case, household)
    plan = desk.case_file.add(Plan, household, type="support", case=case.id)
    promise(desk, household, plan, words="Payslips")
    assert len(desk.promises.last_time(household)) == 1

    desk.case_file.change(every(desk, Case, household)[0], closed_on=TODAY)

    assert desk.promises.last_time(household) == ()


def test_a_note_of_the_record_is_told_as_it_was_written(desk, household, visit):
    words = "£310 – “dear”, said Łukasz.\nNew line; <b>not bold</b>"
    desk.visiting.end(replace(desk.visiting.start(visit), writing=DraftNote(at=NOW, words=words)))

    (record,) = every(desk, VisitRecord, household)
    assert record.notes[0]["words"] == words
    assert isinstance(desk.case_file.find(Visit, visit), Visit)
