"""The practice caseload: believable, made by the same saves as the window's, and nobody's own."""

import re
from collections import Counter
from datetime import timedelta

import pytest

from tso_desktop.domain.casework import Note, Task
from tso_desktop.domain.directory import Agency, Landlord, Officer
from tso_desktop.domain.households import Arrears, Home, Household, Marker, Person, Referral
from tso_desktop.domain.plans import IssuedPlan, Step
from tso_desktop.domain.records import KINDS
from tso_desktop.domain.support import GroupSession, Result, Session
from tso_desktop.domain.visits import Visit, VisitRecord
from tso_desktop.services.caseload import Filter
from tso_desktop.services.keeping import Keeping
from tso_desktop.services.likely import Typed
from tso_desktop.services.practice import (
    PRACTICE_PASSPHRASE,
    NotForPractice,
    is_practice,
    prepare_practice,
)
from tso_desktop.services.practice_days import Days

INVENTED_NUMBER = re.compile(r"^(07700 900\d{3}|01632 960\d{3})$")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    found = prepare_practice(tmp_path_factory.mktemp("home") / "practice")
    yield found
    found.close()


def _all(desk, value):
    with desk.store.read() as reading:
        return reading.all(value)


def _lines(desk, *, closed=False):
    return desk.caseload.page(Filter(as_at=desk.today(), closed=closed), limit=200)


def _texts(desk):
    for kind in KINDS.values():
        for record in _all(desk, kind.value):
            for name in kind.fields:
                yield from _words_in(getattr(record, name))


def _words_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _words_in(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _words_in(part)


def _reached(desk, line):
    """Whom of the caseload a name stands for, restricted or not."""
    return desk.case_file.find(Household, line.household).name


def test_twenty_are_open_and_forty_closed(desk):
    assert (len(_lines(desk)), len(_lines(desk, closed=True))) == (20, 40)


def test_those_of_the_pictures_are_there(desk):
    names = {_reached(desk, line) for line in _lines(desk)}

    assert names >= {
        "Tamsin Brackenbury",
        "Winnifred Oakhanger",
        "Corin Thrapstone",
        "Dilys and Rafe Hartlake",
        "Bram Fennimore",
        "Osric Tallantyre",
        "Łukasz Wiśniewski",
        "Siobhán O'Dwyer-Hallett",
        "Mr and Mrs Penhale",
        "Bryony Sturtpenny",
    }
    assert sum(line.restricted for line in _lines(desk)) == 1


def test_visits_stand_on_today_this_week_and_the_next(desk):
    today = desk.today()
    days = {visit.starts_at.date() for visit in _all(desk, Visit) if visit.starts_at}

    assert len(desk.day.look().visits) == 3
    assert any(today < day <= today + timedelta(days=7) for day in days)
    assert any(today + timedelta(days=7) < day <= today + timedelta(days=14) for day in days)


def test_one_visit_of_the_past_waits_for_its_record(desk):
    assert [visit.line.name for visit in desk.day.look().unrecorded] == ["Emrys Llewellyn-Pugh"]


def test_a_door_that_stayed_shut_is_counted_until_it_opens(desk):
    household = next(h for h in _all(desk, Household) if h.name == "Emrys Llewellyn-Pugh")
    records = desk.case_file.all(VisitRecord, household.id, order="started_at")

    assert [record.attempt for record in records[:4]] == [1, 2, 3, None]


def test_small_steps_and_results_of_every_kind_of_session(desk):
    sessions, results = _all(desk, Session), _all(desk, Result)

    assert {session.type for session in sessions} == {t.code for t in desk.words.sessions()}
    assert any(session.small_step and session.hard for session in sessions)
    assert {"work_started", "gp_registered", "bank_account"} <= {r.type for r in results}
    assert any(r.type == "work_started" and r.hours == 16 for r in results)


def test_plans_have_versions_and_one_is_a_personal_housing_plan(desk):
    versions = _all(desk, IssuedPlan)
    kept = Counter(version.plan for version in versions)

    assert max(kept.values()) >= 3
    assert {"php", "support"} == {version.type for version in versions}
    assert any(version.changed for version in versions)


def test_promises_are_kept_late_and_open_on_both_sides(desk):
    today = desk.today()
    steps = [step for step in _all(desk, Step) if step.type != "idea"]
    for who in ("council", "resident"):
        ours = [step for step in steps if step.who == who]
        still = [step for step in ours if step.status is None]
        assert any(step.status == "done" for step in ours)
        assert any(step.due_on and step.due_on < today for step in still)
        assert any(step.due_on is None or step.due_on >= today for step in still)


def test_one_review_is_overdue_and_others_are_near(desk):
    today = desk.today()
    due = {line.name: line.review_on for line in _lines(desk) if line.review_on}
    late = [name for name, on in due.items() if on < today]

    assert late == ["Bryony Sturtpenny"]
    assert sum(today <= on <= today + timedelta(days=14) for on in due.values()) >= 3


def test_tasks_are_late_due_today_and_done(desk):
    today, tasks = desk.today(), _all(desk, Task)
    still = [task for task in tasks if task.done_on is None]

    assert any(task.due_on < today for task in still)
    assert any(task.due_on == today for task in still)
    assert any(task.done_on for task in tasks)


def test_duties_follow_from_events_or_are_recorded_from_the_main_system(desk):
    duties = {line.name: line.duty for line in _lines(desk) if line.duty}
    views = [view for view in desk.law.all_open() if view.law]
    began = {view.law.duties[0].began_by.kind for view in views if view.law.duties}
    ended = {duty.end_reason for view in views for duty in view.law.duties}

    assert duties["Tamsin Brackenbury"].startswith("Prevention · day 3")
    assert any(words.startswith("Relief · day 4") for words in duties.values())
    assert {"assessed", "duty_recorded"} <= began
    assert {"c", "LC_OUT", "part6_accepted"} <= ended
    assert not any(view.law.refused for view in views)
    assert any("bb_unlawful" in view.law.alerts for view in views)


def test_what_is_shared_lies_in_the_directory_once(desk):
    landlords = [landlord.name for landlord in _all(desk, Landlord)]
    used = Counter(home.landlord for home in _all(desk, Home) if home.landlord)

    assert len(landlords) == len(set(landlords))
    assert max(used.values()) > 1
    assert len(_all(desk, Officer)) == 2
    assert len(_all(desk, GroupSession)) >= 5
    assert max(Counter(r.household for r in _all(desk, Referral)).values()) == 2


def test_history_was_written_when_it_happened(desk):
    now = desk.now()
    notes = [note for note in _all(desk, Note) if note.happened_at]
    lately = [note for note in notes if now - note.happened_at < timedelta(days=14)]

    assert all(note.happened_at <= note.made_at <= now for note in notes)
    assert all(note.made_at - note.happened_at < timedelta(days=1) for note in lately)
    assert min(note.made_at for note in notes) < now - timedelta(days=365)


def test_it_is_a_store_like_any_other(desk):
    """The clock of the journal rises with its positions, and every chain holds."""
    with desk.store.read() as reading:
        clocks = [
            row[0]
            for row in reading.connection.exec_driver_sql("SELECT hlc FROM journal ORDER BY pos")
        ]

    assert clocks == sorted(set(clocks))


def test_every_code_is_one_that_the_window_knows(desk):
    words = desk.words
    known = {
        Marker: {marker.code for marker in words.markers()},
        Session: {session.code for session in words.sessions()},
        Result: {result.code for result in words.results()},
    }
    for value, codes in known.items():
        assert {record.type for record in _all(desk, value)} <= codes
    tenures = {home.tenure for home in _all(desk, Home)} - {None}
    assert tenures <= {tenure.code for tenure in words.tenures()}
    assert {person.role for person in _all(desk, Person)} <= {r.code for r in words.roles()}
    records = _all(desk, VisitRecord)
    reasons = {reason.code for reason in words.no_access_reasons()}
    assert {record.no_access for record in records} - {None} <= reasons
    choices = {topic.code: set(topic.choices) for topic in words.observations()}
    for seen in (seen for record in records for seen in record.seen):
        if seen["what"] != "outside":
            said, _, _ = seen["words"].partition(". ")
            for choice in choices[seen["what"]]:
                said = said.replace(choice, "")
            assert said.strip(", ") == ""


def test_nobody_can_be_rung(desk):
    holders = [
        *_all(desk, Person),
        *_all(desk, Landlord),
        *_all(desk, Agency),
        *_all(desk, Officer),
    ]
    numbers = {holder.phone for holder in holders if holder.phone}

    assert numbers
    assert all(INVENTED_NUMBER.match(number) for number in numbers)


def test_no_place_in_a_text_is_left_unfilled(desk):
    assert [text for text in _texts(desk) if "{" in text or "}" in text] == []


def test_every_open_plan_can_be_given(desk):
    for line in _lines(desk):
        if desk.planning.plan(line.household).plan is not None:
            assert desk.issuing.verdict(line.household).refused is None


def test_debts_are_snapshots_with_a_source(desk):
    assert all(owed.source and owed.as_at_on for owed in _all(desk, Arrears))


def test_the_same_seed_invents_the_same_people(tmp_path):
    told = []
    for folder, seed in (("a", 7), ("b", 7), ("c", 8)):
        desk = prepare_practice(tmp_path / folder, 24, seed)
        told.append([(line.name, line.address, line.phone) for line in _lines(desk, closed=True)])
        desk.close()

    assert told[0] == told[1] != told[2]


def test_it_is_found_again_until_something_else_is_asked_for(tmp_path):
    folder = tmp_path / "practice"
    first = _opened(prepare_practice(folder, 2))

    again = _opened(prepare_practice(folder, 2))
    other = _opened(prepare_practice(folder, 3))
    fresh = _opened(prepare_practice(folder, 3, fresh=True))

    assert again == first
    assert len(other) == len(fresh) == 3
    assert set(other).isdisjoint(fresh)


def _opened(desk):
    found = [line.household for line in _lines(desk)]
    desk.close()
    return found


def test_a_half_made_or_old_one_is_made_anew(tmp_path):
    folder = tmp_path / "practice"
    desk = prepare_practice(folder, 2)
    first = [line.household for line in _lines(desk)]
    kept = desk.setting("practice")
    old = (desk.today() - timedelta(days=7)).isoformat()
    desk.keep_setting("practice", {**kept, "made_on": old})
    desk.close()

    second = _opened(prepare_practice(folder, 2))

    assert set(second).isdisjoint(first)


def test_the_officers_own_store_is_never_touched(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    keeping = Keeping(folder)
    keeping.create(
        officer="Jo Moffat", team="North", council="Northfold", passphrase=PRACTICE_PASSPHRASE
    )

    with pytest.raises(NotForPractice):
        prepare_practice(folder, 2)

    desk = keeping.unlock(PRACTICE_PASSPHRASE)
    assert not is_practice(desk)
    assert desk.officer_name == "Jo Moffat"
    desk.close()


def test_practice_says_that_it_is(desk):
    assert is_practice(desk)


def test_days_of_a_story_are_working_days(desk):
    days = Days(desk.today())

    assert days.on(0) == desk.today()
    assert all(days.on(n).weekday() <= 4 for n in range(-40, 40) if n)
    assert all(days.on(n) <= days.on(n + 1) for n in range(-40, 40))


def test_a_large_one_has_its_notes_and_its_open_households(tmp_path):
    desk = prepare_practice(tmp_path / "practice", 80, still_open=5)

    assert len(_lines(desk)) == 25
    assert len(_lines(desk, closed=True)) == 55
    assert len(_all(desk, Note)) >= 200
    desk.close()


def test_a_store_of_somebodys_own_is_never_cleared_whatever_lies_beside_it(tmp_path):
    folder = tmp_path / "own"
    own = Keeping(folder)
    own.create(officer="Jo", team="North", council="Dorset", passphrase="three plain words")
    (folder / "practice.txt").write_text("left here by mistake")

    with pytest.raises(NotForPractice):
        prepare_practice(folder, fresh=True)

    own.unlock("three plain words").close()


def test_a_folder_with_files_of_her_own_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("her own")

    with pytest.raises(NotForPractice):
        prepare_practice(tmp_path)

    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_referrals_wait_in_every_state(desk):
    waiting = desk.referrals.waiting()

    assert len(waiting) == 5
    assert any(one.due.is_late(desk.today()) for one in waiting)
    assert {one.due.what for one in waiting} == {
        "First attempt",
        "First contact",
        "Decide the outcome",
    }
    assert {one.line.triage for one in waiting} == {True, False}
    assert any(one.outcome == "Signposted" for one in desk.referrals.decided())
    assert desk.asking.asks()


def test_one_referral_may_be_a_household_that_is_here(desk):
    (one,) = (w for w in desk.referrals.waiting() if w.line.name == "Tamzin Brakenbury")
    likes = desk.likely.matches(
        Typed(name=one.line.name, address=one.line.address), but=one.line.household
    )

    assert [like.sentence for like in likes] == ["Name sounds alike, same street."]
