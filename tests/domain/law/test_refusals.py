"""What the law does not allow: the first reason that is true, and nothing changes."""

from dataclasses import replace

import pytest
from tests.domain.law.cases import (
    day,
    homeless,
    landlords_notice,
    law,
    need,
    notice,
    offer,
    on,
    reasons,
    short,
    threatened,
)

from tso_desktop.domain.law import Override

OVERRIDE = Override("Decided with legal", "LEG/2026/14", "P Example")
SIX_MONTHS = {"accommodation_months": 6}


def warning(text, step_kind="agreed_required", comply_by="2026-06-19"):
    return on(text, "warning", step_kind=step_kind, comply_by_on=day(comply_by))


@pytest.mark.parametrize(
    ("event", "before"),
    [
        (notice("2026-06-20", "prevention", "g"), ()),
        (notice("2026-06-20", "prevention", "z"), ()),
        (notice("2026-06-20", "relief", "f"), (threatened("2026-06-01"),)),
        (notice("2026-06-20", "main", "left"), (homeless("2026-06-01"),)),
        (
            notice("2026-06-20", "relief", "f"),
            (homeless("2026-06-01"), on("2026-06-05", "referral_out")),
        ),
        (on("2026-06-20", "noncoop_notice"), (warning("2026-06-05"),)),
        (on("2026-06-20", "referral_out"), (threatened("2026-06-01"),)),
        (on("2026-06-20", "referral_outcome", accepted=True), (homeless("2026-06-01"),)),
        (
            offer("2026-06-20", "final_accommodation", "refused"),
            (threatened("2026-06-01"),),
        ),
        (offer("2026-06-20", "prs", "refused"), (homeless("2026-06-01"),)),
    ],
)
def test_what_ends_a_duty_that_is_not_open_is_refused(event, before):
    assert reasons(law("2026-06-20", *before, event)) == ["duty_not_open"]


def test_the_same_notice_a_second_time_is_refused():
    first = notice("2026-06-20", "prevention", "g", number=1)
    state = law("2026-06-20", threatened("2026-06-01"), first, replace(first, number=2))
    assert [refusal.event.number for refusal in state.refused] == [2]


def test_the_same_record_given_twice_counts_once():
    one = notice("2026-06-20", "prevention", "g", record="r1")
    assert law("2026-06-20", threatened("2026-06-01"), one, one).refused == ()


def test_day_57_of_a_relief_that_ended_by_itself_has_nothing_left_to_end():
    state = law(
        "2026-07-27",
        homeless("2026-06-01"),
        need("2026-06-01", "children"),
        notice("2026-07-27", "relief", "b"),
    )
    assert reasons(state) == ["duty_not_open"]


@pytest.mark.parametrize(
    "before",
    [
        on("2026-06-01", "assessed", eligible=False, finding="threatened"),
        on("2026-06-05", "eligibility_lost"),
    ],
)
def test_somebody_who_is_not_eligible_is_owed_no_relief(before):
    events = () if before.kind == "assessed" else (threatened("2026-06-01"),)
    state = law("2026-06-20", *events, before, on("2026-06-20", "became_homeless"))
    assert reasons(state) == ["not_eligible"]
    assert "relief" not in [duty.duty for duty in state.duties]


@pytest.mark.parametrize(
    ("ends", "ground", "began"),
    [("prevention", "h", threatened), ("relief", "g", homeless), ("relief", "left", homeless)],
)
def test_a_ground_that_the_act_does_not_know_is_refused(ends, ground, began):
    state = law("2026-06-20", began("2026-06-01"), notice("2026-06-20", ends, ground))
    assert reasons(state) == ["no_such_ground"]


@pytest.mark.parametrize(("ends", "began"), [("prevention", threatened), ("relief", homeless)])
def test_ground_b_is_refused_on_day_56(ends, began):
    state = law("2026-12-14", began("2026-10-20"), notice("2026-12-14", ends, "b"))
    assert reasons(state) == ["before_day_57"]


@pytest.mark.parametrize(
    ("facts", "held"),
    [
        ({}, True),
        ({"valid": False}, False),
        ({"only_home": False}, False),
        ({"landlord": "council"}, False),
        ({"specified_on": day("2027-02-09")}, True),
        ({"specified_on": day("2027-02-10")}, False),
        ({"act": "s21", "on": day("2026-04-30")}, False),  # too old to rely on since 1 August
        ({"act": "s21", "on": day("2026-04-30"), "claim_issued_on": day("2026-07-31")}, True),
    ],
)
def test_a_valid_notice_on_the_only_home_holds_ground_b_back(facts, held):
    papers = replace(landlords_notice("2026-08-10", "2026-12-10"), **facts)
    state = law(
        "2026-12-15", papers, threatened("2026-10-20"), notice("2026-12-15", "prevention", "b")
    )
    assert reasons(state) == (["blocked_by_possession_notice"] if held else [])


def test_before_may_2026_section_8_held_nothing_back():
    for act, expected in (("s8", []), ("s21", ["blocked_by_possession_notice"])):
        papers = landlords_notice("2026-01-05", "2026-03-10", act=act)
        state = law(
            "2026-04-10", papers, threatened("2026-02-01"), notice("2026-04-10", "prevention", "b")
        )
        assert reasons(state) == expected


def test_a_notice_holds_back_no_other_ground_and_no_other_duty():
    papers = landlords_notice("2026-08-10", "2026-12-10")
    prevention = law(
        "2026-12-15", papers, threatened("2026-10-20"), notice("2026-12-15", "prevention", "g")
    )
    relief = law("2026-12-15", papers, homeless("2026-10-20"), notice("2026-12-15", "relief", "b"))
    assert (prevention.refused, relief.refused) == ((), ())


@pytest.mark.parametrize(
    ("ends", "ground", "began"),
    [
        ("prevention", "a", threatened),
        ("prevention", "d", threatened),
        ("relief", "a", homeless),
        ("relief", "c", homeless),
    ],
)
def test_a_home_must_be_likely_to_last_six_months(ends, ground, began):
    for months, expected in ((5, ["accommodation_under_six_months"]), (6, []), (None, [])):
        ended = notice("2026-06-20", ends, ground, accommodation_months=months)
        assert reasons(law("2026-06-20", began("2026-06-01"), ended)) == expected


def test_other_grounds_ask_for_no_months():
    ended = notice("2026-06-20", "prevention", "g", accommodation_months=1)
    assert reasons(law("2026-06-20", threatened("2026-06-01"), ended)) == []


@pytest.mark.parametrize(
    ("warnings", "expected"),
    [
        ((), ["no_warning_given"]),
        ((warning("2026-06-05", "recommended"),), ["recommended_step", "no_warning_given"]),
        ((warning("2026-06-05", comply_by="2026-06-20"),), ["warning_period_running"]),
        ((warning("2026-06-05", comply_by="2026-06-19"),), []),
        ((warning("2026-06-05", "recorded_required"),), []),
        ((warning("2026-06-05"), warning("2026-06-06", "recommended")), ["recommended_step"]),
        (
            (warning("2026-06-05"), warning("2026-06-06", comply_by="2026-06-30")),
            ["warning_period_running"],
        ),
    ],
)
def test_a_non_cooperation_notice_needs_a_warning_that_has_run_out(warnings, expected):
    events = (homeless("2026-06-01"), *warnings, on("2026-06-20", "noncoop_notice"))
    assert reasons(law("2026-06-20", *events)) == expected


def test_a_warning_of_the_same_day_applies_first_but_its_time_is_running():
    events = (homeless("2026-06-01"), on("2026-06-20", "noncoop_notice", number=0))
    state = law("2026-06-20", *events, warning("2026-06-20", comply_by="2026-06-20"))
    assert reasons(state) == ["warning_period_running"]


@pytest.mark.parametrize("kind", ["prs", "final_part6", "ta"])
@pytest.mark.parametrize("explained", [False, None])
def test_a_refusal_counts_only_if_its_consequences_were_explained(kind, explained):
    main = (homeless("2026-01-05"), need("2026-01-05", "children"))
    last = offer("2026-05-20", kind, "refused", consequences_explained=explained)
    assert reasons(law("2026-05-20", *main, last)) == ["consequences_not_explained"]


def test_a_final_offer_in_relief_must_be_explained_too():
    last = offer("2026-06-20", "final_accommodation", "refused")
    assert reasons(law("2026-06-20", homeless("2026-06-01"), last)) == [
        "consequences_not_explained"
    ]


def test_refusing_interim_accommodation_ends_no_duty_and_is_no_fault():
    last = offer("2026-06-20", "ta", "refused", consequences_explained=True)
    state = law("2026-06-20", homeless("2026-06-01"), last)
    assert (state.refused, state.duties[0].state) == ((), "open")


def test_an_override_lets_it_stand_and_is_listed():
    early = notice("2026-06-20", "prevention", "b", override=OVERRIDE)
    state = law("2026-06-20", threatened("2026-06-01"), early)
    assert short(state) == [("prevention", "2026-06-01", "b", "2026-06-20")]
    assert [(one.because, one.event) for one in state.overridden] == [("before_day_57", early)]
    assert state.refused == ()


def test_an_override_that_was_not_needed_is_not_listed():
    ended = notice("2026-06-20", "prevention", "g", override=OVERRIDE)
    assert law("2026-06-20", threatened("2026-06-01"), ended).overridden == ()


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (notice("2026-06-20", "relief", "f", override=OVERRIDE), "duty_not_open"),
        (notice("2026-06-20", "prevention", "z", override=OVERRIDE), "no_such_ground"),
        (
            on("2026-06-20", "warning", step_kind="recommended", override=OVERRIDE),
            "recommended_step",
        ),
    ],
)
def test_no_override_makes_what_the_act_never_allows(event, reason):
    state = law("2026-06-20", threatened("2026-06-01"), event)
    assert (reasons(state), state.overridden) == ([reason], ())


def test_the_first_reason_that_is_true_is_told():
    papers = landlords_notice("2026-08-10", "2026-12-10")
    early = notice("2026-12-14", "prevention", "b")
    assert reasons(law("2026-12-14", papers, threatened("2026-10-20"), early)) == ["before_day_57"]
