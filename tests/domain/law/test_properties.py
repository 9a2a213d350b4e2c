"""What is true of every case, however its events fell."""

from dataclasses import fields, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tso_desktop.domain.law import ALERTS, Event, derive, story
from tso_desktop.formats.law_rules import shipped_law_rules

RULES = shipped_law_rules()
START = date(2026, 3, 1)
END = START + timedelta(days=240)
DAYS = st.integers(0, 200).map(lambda passed: START + timedelta(days=passed))


def _some(kind, **facts):
    return st.builds(Event, on=DAYS, kind=st.just(kind), **facts)


EVENTS = st.one_of(
    _some("application"),
    _some(
        "assessed",
        eligible=st.sampled_from([True, True, True, False]),
        finding=st.sampled_from(["threatened", "homeless", "neither"]),
    ),
    _some("became_homeless"),
    _some("priority_need", codes=st.sampled_from([(), ("children",), ("age1617",)])),
    _some("intentional", value=st.booleans()),
    _some(
        "possession_notice",
        act=st.sampled_from(["s8", "s21"]),
        landlord=st.sampled_from(["private", "housing_association", "council"]),
        specified_on=DAYS,
        only_home=st.booleans(),
        valid=st.booleans(),
    ),
    _some(
        "notice",
        ends=st.sampled_from(["prevention", "relief", "main"]),
        ground=st.sampled_from([*"abcdefgz", "left"]),
        accommodation_months=st.sampled_from([None, 5, 6]),
    ),
    _some(
        "warning",
        step_kind=st.sampled_from(["agreed_required", "recommended"]),
        comply_by_on=DAYS,
    ),
    _some("noncoop_notice"),
    _some(
        "offer",
        offer=st.sampled_from(["prs", "part6", "final_part6", "final_accommodation", "ta"]),
        outcome=st.sampled_from(["accepted", "refused"]),
        consequences_explained=st.booleans(),
    ),
    _some("referral_out"),
    _some("referral_outcome", accepted=st.booleans()),
    _some(
        "placed",
        placement=st.sampled_from(["bb", "psl"]),
        family=st.booleans(),
        out_of_area=st.booleans(),
        child_agreed_on=st.none() | DAYS,
        child_details_on=st.none() | DAYS,
    ),
    _some("left_placement"),
    _some("notified", told=st.sampled_from(["out_of_area", "child_placement"])),
    _some("told_to_leave", leave_by_on=DAYS),
    *(_some(kind) for kind in ("withdrew", "contact_lost", "eligibility_lost", "review_requested")),
    _some("died"),
)
CASES = st.lists(EVENTS, max_size=14).map(
    lambda events: [replace(event, number=number) for number, event in enumerate(events)]
)


def without_day(state):
    return {field.name: getattr(state, field.name) for field in fields(state)} | {"as_at": None}


@given(CASES, st.randoms(use_true_random=False), DAYS)
def test_the_order_of_entry_never_changes_the_result(events, random, as_at):
    shuffled = random.sample(events, len(events))
    assert derive(shuffled, RULES, as_at) == derive(events, RULES, as_at)


@given(CASES, st.randoms(use_true_random=False), DAYS)
def test_nor_where_two_laptops_gave_the_same_numbers(events, random, as_at):
    same = [replace(event, number=0) for event in events]
    shuffled = random.sample(same, len(same))
    assert derive(shuffled, RULES, as_at) == derive(same, RULES, as_at)


@given(CASES, DAYS)
def test_one_more_day_never_reopens_an_ended_duty(events, as_at):
    today = derive(events, RULES, as_at).duties
    tomorrow = derive(events, RULES, as_at + timedelta(days=1)).duties
    for duty in (duty for duty in today if duty.state == "ended"):
        assert duty in tomorrow


@given(CASES, DAYS)
def test_every_day_of_a_period_has_one_number_and_day_56_is_the_last(events, as_at):
    for duty in derive(events, RULES, as_at).duties:
        if duty.day56:
            days = [duty.started + timedelta(days=passed) for passed in range(56)]
            assert [duty.day_number(day) for day in days] == list(range(1, 57))
            assert days[-1] == duty.day56 == duty.first_day_after - timedelta(days=1)


@given(CASES, DAYS)
def test_a_refused_event_changes_nothing(events, as_at):
    state = derive(events, RULES, as_at)
    refused = [refusal.event for refusal in state.refused]
    kept = [event for event in events if event not in refused]
    without = derive(kept, RULES, as_at)
    expected = without_day(replace(state, refused=(), next_change_on=without.next_change_on))
    assert without_day(without) == expected


@given(CASES, DAYS)
def test_events_to_come_change_nothing_yet(events, as_at):
    known = [event for event in events if event.on <= as_at]
    now, later = derive(known, RULES, as_at), derive(events, RULES, as_at)
    assert replace(later, next_change_on=now.next_change_on) == now


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_nothing_changes_before_the_next_day_of_change(events):
    day = START
    state = derive(events, RULES, day)
    while day < END:
        day += timedelta(days=1)
        now = derive(events, RULES, day)
        if state.next_change_on is None or day < state.next_change_on:
            assert without_day(now) == without_day(state)
        else:
            state = now


@given(CASES, DAYS)
def test_no_duty_is_owed_twice_and_nobody_is_owed_relief_and_main(events, as_at):
    state = derive(events, RULES, as_at)
    names = [duty.duty for duty in state.duties if duty.state != "ended"]
    assert len(names) == len(set(names))
    assert not {"relief", "main"} <= set(names)
    assert list(state.duties) == sorted(state.duties, key=lambda duty: duty.started)
    assert set(state.alerts) <= set(ALERTS)


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_the_story_ends_where_the_case_stands(events):
    moves = story(events, RULES, END)
    state = derive(events, RULES, END)
    assert list(moves) == sorted(moves, key=lambda moved: moved.on)
    began = [moved for moved in moves if moved.move == "began"]
    ended = [moved for moved in moves if moved.move == "ended"]
    assert len(began) == len(state.duties)
    assert len(ended) == len([duty for duty in state.duties if duty.state == "ended"])
    rose = sum(moved.move == "alert_rose" for moved in moves)
    fell = sum(moved.move == "alert_fell" for moved in moves)
    assert rose - fell == len(state.alerts)
