"""The days of each duty: counted as the Act counts them, begun and ended as it says."""

import json
from pathlib import Path

import pytest
from tests.domain.law.cases import (
    day,
    days_after,
    homeless,
    intentional,
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

from tso_desktop.domain.dated import OutsideKnownDates
from tso_desktop.domain.law.examples import read_example, try_example
from tso_desktop.formats.law_rules import shipped_law_rules

CLOCKS = sorted((Path(__file__).parent / "clocks").glob("*.json"))
CHILDREN = need("2026-06-02", "children")


@pytest.mark.parametrize("path", CLOCKS, ids=lambda path: path.stem)
def test_a_worked_example_comes_out_as_it_says(path):
    example = read_example(json.loads(path.read_text(encoding="utf-8")))
    assert try_example(example, shipped_law_rules()) == ()


def test_there_are_worked_examples():
    assert len(CLOCKS) >= 14


@pytest.mark.parametrize(
    ("started", "day56"),
    [
        ("2026-10-20", "2026-12-14"),
        ("2026-01-05", "2026-03-01"),
        ("2028-01-10", "2028-03-05"),
        ("2026-09-09", "2026-11-03"),
        ("2026-10-10", "2026-12-04"),
        ("2026-06-18", "2026-08-12"),
        ("2026-10-30", "2026-12-24"),
        ("2026-11-20", "2027-01-14"),
        ("2099-12-31", "2100-02-24"),
    ],
)
def test_the_first_day_is_day_one_and_day_56_is_the_last(started, day56):
    (duty,) = law(started, threatened(started)).duties
    assert duty.day56 == day(day56)
    assert duty.first_day_after == days_after(day56, 1)
    assert duty.day_number(day(started)) == 1
    assert duty.day_number(duty.day56) == 56


def test_every_day_of_a_duty_has_its_own_number():
    (duty,) = law("2026-10-20", threatened("2026-10-20")).duties
    numbers = [duty.day_number(days_after("2026-10-20", passed)) for passed in range(60)]
    assert numbers == list(range(1, 61))


def test_a_review_may_be_asked_for_until_the_21st_day():
    state = law("2026-11-02", threatened("2026-10-01"), notice("2026-11-02", "prevention", "g"))
    assert state.review_until == day("2026-11-22")


@pytest.mark.parametrize("finding", ["homeless", "threatened"])
def test_nobody_who_is_not_eligible_is_owed_a_duty_and_may_ask_for_a_review(finding):
    state = law("2026-06-01", on("2026-06-01", "assessed", eligible=False, finding=finding))
    assert state.duties == ()
    assert state.review_until == day("2026-06-21")


def test_neither_homeless_nor_threatened_is_a_decision_that_can_be_reviewed():
    state = law("2026-06-01", on("2026-06-01", "assessed", eligible=True, finding="neither"))
    assert (state.duties, state.review_until) == ((), day("2026-06-21"))


def test_an_assessment_that_begins_a_duty_opens_no_review():
    assert law("2026-06-01", homeless("2026-06-01")).review_until is None


def test_an_application_is_not_required():
    state = law("2026-06-01", threatened("2026-06-01"))
    assert short(state) == [("prevention", "2026-06-01", "open", "")]


def test_a_refused_notice_opens_no_review():
    state = law("2026-06-10", threatened("2026-06-01"), notice("2026-06-10", "prevention", "b"))
    assert (reasons(state), state.review_until) == (["before_day_57"], None)


def test_the_newest_decision_sets_the_last_day_for_a_review():
    state = law(
        "2026-07-30",
        threatened("2026-06-01"),
        on("2026-06-10", "became_homeless"),
        notice("2026-06-10", "prevention", "c"),
        on("2026-07-01", "referral_out"),
        on("2026-07-20", "referral_outcome", accepted=False),
    )
    assert state.review_until == days_after("2026-07-20", 20)


@pytest.mark.parametrize("ground", "acdefg")
def test_prevention_ends_by_notice_on_its_grounds(ground):
    months = 6 if ground in "ad" else None
    state = law(
        "2026-06-20",
        threatened("2026-06-01"),
        notice("2026-06-20", "prevention", ground, accommodation_months=months),
    )
    assert short(state)[0] == ("prevention", "2026-06-01", ground, "2026-06-20")


@pytest.mark.parametrize("ground", "acdef")
def test_relief_ends_by_notice_on_its_grounds(ground):
    state = law("2026-06-20", homeless("2026-06-01"), notice("2026-06-20", "relief", ground))
    assert short(state) == [("relief", "2026-06-01", ground, "2026-06-20")]


@pytest.mark.parametrize("ends", ["prevention", "relief"])
def test_ground_b_is_lawful_from_day_57(ends):
    began = threatened if ends == "prevention" else homeless
    state = law("2026-12-15", began("2026-10-20"), notice("2026-12-15", ends, "b"))
    assert short(state) == [(ends, "2026-10-20", "b", "2026-12-15")]


def test_prevention_goes_on_past_day_56_until_its_notice():
    state = law("2027-06-01", threatened("2026-10-20"))
    assert short(state) == [("prevention", "2026-10-20", "open", "")]


def test_notice_c_alone_says_that_they_are_homeless_so_relief_begins_that_day():
    state = law("2026-10-10", threatened("2026-09-09"), notice("2026-10-10", "prevention", "c"))
    assert short(state)[1] == ("relief", "2026-10-10", "open", "")


def test_a_late_notice_c_does_not_begin_relief_a_second_time():
    state = law(
        "2026-10-30",
        threatened("2026-09-09"),
        on("2026-10-10", "became_homeless"),
        notice("2026-10-20", "relief", "a"),
        notice("2026-10-25", "prevention", "c"),
    )
    assert [name for name, *_ in short(state)] == ["prevention", "relief"]


def test_being_found_homeless_twice_does_not_restart_relief():
    state = law("2026-06-20", homeless("2026-06-01"), on("2026-06-09", "became_homeless"))
    assert short(state) == [("relief", "2026-06-01", "open", "")]


def test_being_threatened_begins_nothing_beside_relief():
    state = law("2026-06-20", homeless("2026-06-01"), threatened("2026-06-09"))
    assert short(state) == [("relief", "2026-06-01", "open", "")]


@pytest.mark.parametrize("kind", ["contact_lost", "withdrew", "eligibility_lost"])
@pytest.mark.parametrize("began", [threatened, homeless])
def test_what_is_not_a_notice_ends_neither_prevention_nor_relief(kind, began):
    state = law("2026-06-20", began("2026-06-01"), on("2026-06-10", kind))
    assert state.duties[0].state == "open"


def test_death_ends_every_duty():
    state = law(
        "2026-06-20",
        threatened("2026-06-01"),
        on("2026-06-05", "became_homeless"),
        on("2026-06-06", "referral_out"),
        on("2026-06-10", "died"),
    )
    assert [row[2:] for row in short(state)] == [("died", "2026-06-10")] * 2


def test_relief_with_priority_need_ends_at_the_end_of_day_56_and_main_begins_the_day_after():
    events = (homeless("2026-06-01"), CHILDREN, intentional("2026-06-03", value=False))
    assert short(law("2026-07-26", *events)) == [("relief", "2026-06-01", "open", "")]
    assert short(law("2026-07-27", *events)) == [
        ("relief", "2026-06-01", "auto_189B_4", "2026-07-26"),
        ("main", "2026-07-27", "open", ""),
    ]


def test_priority_need_found_on_day_56_is_in_time():
    state = law("2026-07-27", homeless("2026-06-01"), need("2026-07-26", "children"))
    assert short(state)[1] == ("main", "2026-07-27", "open", "")


def test_priority_need_found_later_ends_relief_that_day_and_backdates_nothing():
    events = (homeless("2026-06-01"), need("2026-08-03", "children"))
    assert "relief_overrun" in law("2026-08-02", *events).alerts
    assert short(law("2026-08-09", *events)) == [
        ("relief", "2026-06-01", "auto_189B_4", "2026-08-03"),
        ("main", "2026-08-03", "open", ""),
    ]


def test_intentionality_taken_back_after_day_56_begins_main_that_day():
    state = law(
        "2026-08-09",
        homeless("2026-06-01"),
        CHILDREN,
        intentional("2026-06-03", value=True),
        intentional("2026-08-04", value=False),
    )
    assert short(state)[1] == ("main", "2026-08-04", "open", "")


@pytest.mark.parametrize(
    "decided", [(need("2026-06-02"),), (CHILDREN, intentional("2026-06-03", value=True)), ()]
)
def test_relief_without_priority_need_or_with_intentionality_overruns(decided):
    state = law("2026-07-27", homeless("2026-06-01"), *decided)
    assert short(state) == [("relief", "2026-06-01", "open", "")]
    assert "relief_overrun" in state.alerts


def test_main_is_not_owed_to_somebody_who_is_no_longer_eligible():
    state = law(
        "2026-07-27", homeless("2026-06-01"), CHILDREN, on("2026-07-01", "eligibility_lost")
    )
    assert short(state) == [("relief", "2026-06-01", "auto_189B_4", "2026-07-26")]


@pytest.mark.parametrize("ground", "abdef")
def test_main_follows_no_other_notice_than_c(ground):
    day_of_notice = "2026-06-20"
    state = law(
        day_of_notice, homeless("2026-06-01"), CHILDREN, notice(day_of_notice, "relief", ground)
    )
    assert "main" not in [duty.duty for duty in state.duties]


@pytest.mark.parametrize(
    "last",
    [
        offer("2026-06-20", "final_accommodation", "refused", consequences_explained=True),
        offer("2026-06-20", "final_part6", "refused", consequences_explained=True),
    ],
    ids=["final_accommodation", "final_part6"],
)
def test_main_never_follows_a_refused_final_offer(last):
    state = law("2026-09-01", homeless("2026-06-01"), CHILDREN, last)
    assert short(state) == [("relief", "2026-06-01", "final_offer_refused", "2026-06-20")]


def _noncoop(*decided):
    return law(
        "2026-09-01",
        homeless("2026-06-01"),
        *decided,
        on("2026-06-05", "warning", step_kind="agreed_required", comply_by_on=day("2026-06-19")),
        on("2026-06-20", "noncoop_notice"),
    )


def test_a_non_cooperation_notice_leads_to_s193c_and_never_to_main():
    assert short(_noncoop(CHILDREN)) == [
        ("relief", "2026-06-01", "noncoop", "2026-06-20"),
        ("s193C", "2026-06-20", "open", ""),
    ]


@pytest.mark.parametrize("decided", [(), (CHILDREN, intentional("2026-06-03", value=True))])
def test_s193c_asks_for_priority_need_and_no_intentionality(decided):
    assert [duty.duty for duty in _noncoop(*decided).duties] == ["relief"]


def test_non_cooperation_in_prevention_leads_nowhere_for_somebody_who_has_a_home():
    state = law(
        "2026-06-20",
        threatened("2026-06-01"),
        CHILDREN,
        on("2026-06-05", "warning", step_kind="recorded_required", comply_by_on=day("2026-06-19")),
        on("2026-06-20", "noncoop_notice"),
    )
    assert short(state) == [("prevention", "2026-06-01", "noncoop", "2026-06-20")]
    assert state.review_until == day("2026-07-10")


@pytest.mark.parametrize(
    ("ground", "given"), [("b", "2026-07-27"), ("c", "2026-06-20"), ("d", "2026-06-20")]
)
def test_s190_begins_with_the_notice_for_priority_need_and_intentionality(ground, given):
    state = law(
        given,
        homeless("2026-06-01"),
        CHILDREN,
        intentional("2026-06-03", value=True),
        notice(given, "relief", ground),
    )
    assert short(state)[1:] == [("s190", given, "open", "")]


def test_an_accepted_referral_ends_relief_on_the_day_of_the_outcome():
    state = law(
        "2026-11-21",
        homeless("2026-10-30"),
        on("2026-11-06", "referral_out", authority="Westmarch"),
        on("2026-11-20", "referral_outcome", accepted=True),
    )
    assert short(state) == [("relief", "2026-10-30", "LC_OUT", "2026-11-20")]
    assert state.duties[0].suspended_on == day("2026-11-06")


def test_a_rejected_referral_begins_the_same_duty_again_and_lists_it_once():
    state = law(
        "2026-11-21",
        homeless("2026-10-30"),
        on("2026-11-06", "referral_out"),
        on("2026-11-20", "referral_outcome", accepted=False),
    )
    assert short(state) == [("relief", "2026-11-20", "open", "")]
    assert state.duties[0].day56 == day("2027-01-14")
    assert state.duties[0].suspended_on is None


def test_a_suspended_duty_neither_overruns_nor_ends_by_itself():
    state = law(
        "2027-03-01",
        homeless("2026-10-30"),
        need("2026-10-30", "vul_phys"),
        on("2026-11-06", "referral_out"),
    )
    assert state.duties[0].state == "suspended"
    assert "relief_overrun" not in state.alerts


MAIN = (
    homeless("2026-01-05"),
    need("2026-01-05", "children"),
    intentional("2026-01-06", value=False),
)


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        (offer("2026-05-20", "prs", "accepted"), "prs_accepted"),
        (offer("2026-05-20", "prs", "refused", consequences_explained=True), "prs_refused"),
        (offer("2026-05-20", "part6", "accepted"), "part6_accepted"),
        (offer("2026-05-20", "final_part6", "accepted"), "final_part6_accepted"),
        (
            offer("2026-05-20", "final_part6", "refused", consequences_explained=True),
            "final_part6_refused",
        ),
        (offer("2026-05-20", "ta", "refused", consequences_explained=True), "ta_refused"),
        (notice("2026-05-20", "main", "ineligible"), "ineligible"),
        (notice("2026-05-20", "main", "intentional_from_ta"), "intentional_from_ta"),
        (notice("2026-05-20", "main", "left"), "left"),
        (on("2026-05-20", "died"), "died"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_main_ends_by_notice_or_by_an_offer(last, reason):
    assert short(law("2026-05-20", *MAIN, last))[1] == ("main", "2026-03-02", reason, "2026-05-20")


@pytest.mark.parametrize(
    "last",
    [
        offer("2026-05-20", "part6", "refused", consequences_explained=True),
        offer("2026-05-20", "ta", "accepted"),
        on("2026-05-20", "eligibility_lost"),
        on("2026-05-20", "withdrew"),
    ],
)
def test_nothing_else_ends_main(last):
    state = law("2026-05-21", *MAIN, last)
    assert short(state)[1][2] == "open"
    assert state.refused == ()


def test_main_has_no_day_56():
    main = law("2026-05-20", *MAIN).duties[1]
    assert (main.day56, main.first_day_after) == (None, None)


def test_a_duty_recorded_from_the_main_system_runs_from_its_own_day():
    state = law("2026-06-20", on("2026-06-01", "duty_recorded", duty="relief", source="main"))
    assert short(state) == [("relief", "2026-06-01", "open", "")]
    assert state.duties[0].day56 == day("2026-07-26")


def test_events_after_the_day_asked_about_are_ignored():
    events = (threatened("2026-06-01"), notice("2026-06-20", "prevention", "g"))
    assert short(law("2026-06-19", *events)) == [("prevention", "2026-06-01", "open", "")]


def test_days_before_the_reduction_act_are_refused():
    with pytest.raises(OutsideKnownDates, match="3 April 2018"):
        law("2026-06-20", threatened("2018-04-02"))
    assert law("2018-04-03", threatened("2018-04-03")).duties


def test_the_periods_have_no_end():
    assert law("2480-01-01", homeless("2479-11-01")).duties[0].day56 == day("2479-12-26")


@pytest.mark.parametrize(
    ("trigger", "facts"),
    [
        ("2026-10-15", {}),
        ("2026-10-15", {"landlord": "housing_association"}),
        (None, {"landlord": "council"}),
        (None, {"valid": False}),
        (None, {"only_home": False}),
        (None, {"act": "s21"}),
        (None, {"act": "s21", "landlord": "housing_association"}),
    ],
)
def test_the_trigger_is_the_date_in_the_notice_less_56_days(trigger, facts):
    state = law("2026-09-01", landlords_notice("2026-08-10", "2026-12-10", **facts))
    assert state.threat_trigger == (day(trigger) if trigger else None)


def test_section_21_counted_before_may_2026_and_section_8_did_not():
    old = landlords_notice("2026-03-02", "2026-05-04", act="s21")
    assert law("2026-03-10", old).threat_trigger == day("2026-03-09")
    assert law("2026-06-10", old).threat_trigger == day("2026-03-09")
    new = landlords_notice("2026-03-02", "2026-05-04")
    assert law("2026-04-30", new).threat_trigger is None
    assert law("2026-05-01", new).threatened_from_on == day("2026-05-01")
