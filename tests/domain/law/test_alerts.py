"""Each alert from its first day and not the day before; all that are true show."""

import pytest
from tests.domain.law.cases import (
    day,
    days_after,
    family_in_bb,
    homeless,
    intentional,
    landlords_notice,
    law,
    need,
    notice,
    on,
    threatened,
)

BB = ("bb_over_28_days", "bb_over_35_days", "bb_unlawful")


def rises(alert, first, *events):
    """Whether the alert is absent the day before and there on the day."""
    before, then = law(days_after(first, -1), *events), law(first, *events)
    return (alert in before.alerts, alert in then.alerts) == (False, True)


def test_prevention_is_past_its_56_days_on_day_57():
    assert rises("prevention_past_day_56", "2026-12-15", threatened("2026-10-20"))


def test_relief_overruns_on_day_57():
    assert rises("relief_overrun", "2026-12-15", homeless("2026-10-20"))


def test_an_ended_duty_is_past_nothing():
    events = (threatened("2026-10-20"), notice("2026-10-30", "prevention", "g"))
    assert "prevention_past_day_56" not in law("2026-12-15", *events).alerts


def test_two_duties_are_open_from_homelessness_until_the_notice():
    events = (threatened("2026-09-09"), on("2026-10-10", "became_homeless"))
    assert rises("two_duties_open", "2026-10-10", *events)
    ended = (*events, notice("2026-10-12", "prevention", "c"))
    assert "two_duties_open" not in law("2026-10-12", *ended).alerts


def test_a_suspended_relief_is_not_a_second_open_duty():
    events = (threatened("2026-09-09"), on("2026-10-10", "became_homeless"))
    state = law("2026-10-12", *events, on("2026-10-11", "referral_out"))
    assert "two_duties_open" not in state.alerts


def test_intentionality_is_undecided_when_main_begins_and_settled_once_decided():
    events = (homeless("2026-06-01"), need("2026-06-01", "children"))
    assert rises("intentionality_undecided", "2026-07-27", *events)
    decided = (*events, intentional("2026-07-26", value=False))
    assert "intentionality_undecided" not in law("2026-07-27", *decided).alerts


@pytest.mark.parametrize(("alert", "number"), list(zip(BB, (29, 36, 43), strict=True)))
def test_a_family_in_bed_and_breakfast_is_warned_of_on_the_day(alert, number):
    assert rises(alert, str(days_after("2026-10-10", number - 1)), family_in_bb("2026-10-10"))


def test_all_bed_and_breakfast_alerts_that_are_true_show():
    state = law("2026-11-21", family_in_bb("2026-10-10"))
    assert set(BB) <= set(state.alerts)
    assert state.in_bb_days == 43
    assert state.bb_unlawful_from_on == day("2026-11-21")


def test_the_day_of_leaving_does_not_count_and_all_stays_are_totalled():
    stays = (
        family_in_bb("2026-10-01"),
        on("2026-10-21", "left_placement"),  # twenty days
        family_in_bb("2026-11-01"),
    )
    assert law("2026-10-25", *stays).in_bb_days == 20
    assert rises("bb_over_28_days", "2026-11-09", *stays)


def test_leaving_on_day_29_comes_in_time():
    stays = (family_in_bb("2026-10-01"), on("2026-10-29", "left_placement"))
    assert law("2026-12-01", *stays).in_bb_days == 28
    assert "bb_over_28_days" not in law("2026-12-01", *stays).alerts


def test_whoever_is_placed_elsewhere_has_left():
    stays = (family_in_bb("2026-10-01"), on("2026-10-11", "placed", placement="psl", family=True))
    assert law("2026-12-01", *stays).in_bb_days == 10


def test_moving_between_two_hotels_loses_and_doubles_no_day():
    stays = (family_in_bb("2026-10-01"), family_in_bb("2026-10-11"))
    assert law("2026-10-15", *stays).in_bb_days == 15


@pytest.mark.parametrize("facts", [{"family": False}, {"placement": "nightly_sc"}])
def test_only_families_in_bed_and_breakfast_are_counted(facts):
    stay = on("2026-10-01", "placed", **{"placement": "bb", "family": True, **facts})
    assert law("2026-12-01", stay).alerts == ()


def test_bed_and_breakfast_is_never_for_16_and_17():
    stay = on("2026-10-01", "placed", placement="bb")
    assert rises("bb_never_for_16_17", "2026-10-05", stay, need("2026-10-05", "age1617"))
    left = (stay, need("2026-10-05", "age1617"), on("2026-10-06", "left_placement"))
    assert "bb_never_for_16_17" not in law("2026-10-06", *left).alerts


def test_the_notice_out_of_area_is_due_until_it_is_given():
    stay = on("2026-10-01", "placed", placement="psl", out_of_area=True)
    assert rises("out_of_area_notice_due", "2026-10-01", stay)
    assert law("2026-10-02", stay).out_of_area_due_on == day("2026-10-14")
    told = on("2026-10-03", "notified", told="out_of_area")
    assert law("2026-10-03", stay, told).out_of_area_due_on is None


def test_an_earlier_notice_does_not_serve_a_later_placement_out_of_area():
    events = (
        on("2026-10-01", "placed", placement="psl", out_of_area=True),
        on("2026-10-03", "notified", told="out_of_area"),
        on("2026-10-20", "placed", placement="psl", out_of_area=True),
    )
    assert law("2026-10-21", *events).out_of_area_due_on == day("2026-11-02")


def child(agreed="2026-10-03", details="2026-10-05"):
    return family_in_bb(
        "2026-10-01",
        child_agreed_on=day(agreed) if agreed else None,
        child_details_on=day(details) if details else None,
    )


def test_the_child_notice_is_due_from_the_latest_of_three_days():
    assert rises("child_placement_notice_due", "2026-10-05", child())
    assert law("2026-10-05", child()).child_notice_due_on == day("2026-10-18")
    told = on("2026-10-09", "notified", told="child_placement")
    assert "child_placement_notice_due" not in law("2026-10-09", child(), told).alerts


@pytest.mark.parametrize("stay", [child(agreed=None), child(details=None)])
def test_without_agreement_or_details_nobody_is_told_of_a_child(stay):
    assert law("2026-10-09", stay).child_notice_due_on is None


def test_the_last_seven_days_for_a_review_remind_us():
    events = (threatened("2026-10-01"), notice("2026-11-02", "prevention", "g"))
    assert rises("review_deadline", "2026-11-16", *events)
    assert "review_deadline" in law("2026-11-22", *events).alerts
    assert "review_deadline" not in law("2026-11-23", *events).alerts


def test_a_request_ends_the_reminder_of_its_own_decision_only():
    events = (threatened("2026-10-01"), notice("2026-11-02", "prevention", "g"))
    asked = on("2026-11-10", "review_requested")
    assert "review_deadline" not in law("2026-11-20", *events, asked).alerts
    earlier = on("2026-10-20", "review_requested")
    assert "review_deadline" in law("2026-11-20", *events, earlier).alerts


@pytest.mark.parametrize(
    ("papers", "first"),
    [
        (landlords_notice("2026-04-10", "2026-06-12", act="s21"), "2026-08-01"),
        (landlords_notice("2025-10-10", "2025-12-15", act="s21"), "2026-04-10"),
        (landlords_notice("2025-08-10", "2025-11-20", act="s21"), "2026-03-20"),
        (
            landlords_notice("2026-08-10", "2026-10-12", act="s21", landlord="housing_association"),
            "2027-02-10",
        ),
        (landlords_notice("2026-08-10", "2026-12-10"), "2027-08-11"),
    ],
    ids=["backstop", "six months", "long: four months from its date", "association", "section 8"],
)
def test_a_notice_grows_too_old(papers, first):
    assert rises("notice_spent", first, papers)


def test_a_claim_in_time_keeps_the_notice_alive():
    papers = landlords_notice(
        "2026-04-10", "2026-06-12", act="s21", claim_issued_on=day("2026-07-31")
    )
    assert "notice_spent" not in law("2027-01-01", papers).alerts
    late = landlords_notice(
        "2026-04-10", "2026-06-12", act="s21", claim_issued_on=day("2026-08-01")
    )
    assert "notice_spent" in law("2026-08-01", late).alerts


def test_a_private_section_21_notice_of_today_can_never_be_relied_on():
    assert (
        "notice_spent"
        in law("2026-06-01", landlords_notice("2026-06-01", "2026-08-04", act="s21")).alerts
    )


def test_an_application_is_missing_from_the_day_of_the_trigger():
    events = (on("2026-09-01", "early_help"), landlords_notice("2026-08-10", "2026-12-10"))
    assert rises("application_not_taken", "2026-10-15", *events)


@pytest.mark.parametrize("taken", [on("2026-10-15", "application"), threatened("2026-10-15")])
def test_an_application_or_an_assessment_answers_it(taken):
    events = (landlords_notice("2026-08-10", "2026-12-10"), taken)
    assert "application_not_taken" not in law("2026-10-15", *events).alerts


def test_being_told_to_leave_within_56_days_asks_for_an_application():
    told = on("2026-09-01", "told_to_leave", leave_by_on=day("2026-12-10"))
    assert rises("application_not_taken", "2026-10-15", told)
    helped = on("2026-09-01", "early_help", leave_by_on=day("2026-12-10"))
    assert rises("application_not_taken", "2026-10-15", helped)


def test_an_invalid_notice_asks_for_nothing():
    papers = landlords_notice("2026-08-10", "2026-12-10", valid=False)
    assert law("2026-11-15", papers).alerts == ()
