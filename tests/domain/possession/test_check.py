"""A notice is read line by line, and what is not known is said and not guessed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.possession.papers import TODAY, line, other_notice, section_8, seen

from tso_desktop.domain.dated import OutsideKnownDates
from tso_desktop.domain.import_money import Frequency
from tso_desktop.domain.possession.arrears import ArrearsSnapshot
from tso_desktop.domain.possession.checking import Standing
from tso_desktop.domain.possession.checks import Bars
from tso_desktop.domain.possession.paper import Finding, LandlordKind
from tso_desktop.formats.possession_rules import possession_rules

NEW_GROUNDS = sorted(
    record.value.ground
    for record in possession_rules().grounds_on(LandlordKind.PRIVATE, date(2026, 8, 10))
)


def test_a_sound_notice_holds_line_by_line():
    view = seen(section_8("1A"))
    assert view.standing is Standing.HOLDS
    assert view.governing == ("1A",)
    assert {check.finding for check in view.checks} <= {Finding.PASSED, Finding.DOES_NOT_APPLY}
    assert all(check.source and check.sentence.endswith(".") for check in view.checks)


def test_the_longest_ground_governs_and_is_named():
    view = seen(section_8("8", "1A", "10", specified_on=date(2026, 9, 7)))
    assert (view.governing, view.earliest_on) == (("1A",), date(2026, 12, 10))
    period = line(view, "period")
    assert period.finding is Finding.FAILED
    assert period.sentence.startswith(
        "Ground 1A asks for 4 months, the longest here: no date before"
    )
    assert "94 days too early" in period.sentence
    assert view.standing is Standing.FAILS


@given(
    grounds=st.lists(st.sampled_from(NEW_GROUNDS), min_size=1, max_size=6, unique=True),
    served_on=st.dates(date(2026, 5, 1), date(2040, 12, 31)),
)
def test_no_ground_ends_after_the_one_that_governs(grounds, served_on):
    view = seen(section_8(*grounds, served_on=served_on), served_on)
    alone = [seen(section_8(ground, served_on=served_on), served_on) for ground in grounds]
    assert view.earliest_on == max(one.earliest_on for one in alone)
    late = section_8(*grounds, served_on=served_on, specified_on=view.earliest_on)
    early = replace(late, specified_on=view.earliest_on - timedelta(days=1))
    assert line(seen(late, served_on), "period").finding is Finding.PASSED
    assert line(seen(early, served_on), "period").finding is Finding.FAILED


def test_four_months_are_calendar_months_and_stop_at_the_end_of_a_short_one():
    assert seen(section_8("1", served_on=date(2026, 10, 31))).earliest_on == date(2027, 2, 28)
    assert seen(section_8("1", served_on=date(2027, 10, 30))).earliest_on == date(2028, 2, 29)
    assert seen(section_8("1", served_on=date(2026, 5, 31))).earliest_on == date(2026, 9, 30)


def test_grounds_are_understood_as_people_write_them():
    assert seen(section_8("ground 1a", " 1A ")).governing == ("1A",)


def test_a_ground_that_did_not_exist_on_the_day_fails_and_the_rest_stands():
    view = seen(section_8("16", "8", specified_on=date(2026, 12, 10)))
    grounds = line(view, "grounds")
    assert (grounds.finding, grounds.bars) == (Finding.FAILED, Bars.CLAIM)
    assert "could not use ground 16 on 10 August 2026. Ground 8 could be used" in grounds.sentence
    assert view.standing is Standing.HOLDS
    assert seen(section_8("16")).standing is Standing.FAILS


def test_a_private_landlord_cannot_use_a_social_landlords_ground():
    assert line(seen(section_8("6A")), "grounds").finding is Finding.FAILED
    association = section_8(
        "14A", landlord=LandlordKind.HOUSING_ASSOCIATION, specified_on=date(2026, 12, 10)
    )
    assert line(seen(association), "grounds").finding is Finding.PASSED


def test_without_a_ground_nothing_is_measured():
    view = seen(section_8())
    assert line(view, "grounds").finding is Finding.NOT_CHECKED
    assert line(view, "period").finding is Finding.NOT_CHECKED
    assert view.standing is Standing.OPEN


@pytest.mark.parametrize("fact", ["right_form", "particulars", "served_on_all"])
def test_what_an_officer_found_wrong_makes_it_no_notice(fact):
    view = seen(section_8("1A", **{fact: Finding.FAILED}))
    assert view.standing is Standing.FAILS
    assert line(view, fact).finding is Finding.FAILED
    unseen = seen(section_8("1A", **{fact: Finding.NOT_CHECKED}))
    assert (unseen.standing, line(unseen, fact).finding) == (Standing.OPEN, Finding.NOT_CHECKED)


def test_the_right_form_is_named_for_the_day():
    assert "Form 3A" in line(seen(section_8("1A")), "right_form").sentence
    before = section_8("1", served_on=date(2026, 4, 30), specified_on=date(2026, 6, 30))
    assert "Form 3." in line(seen(before, date(2026, 6, 1)), "right_form").sentence


def test_an_unprotected_deposit_stops_the_claim_but_not_for_grave_trouble():
    unprotected = {"deposit": Finding.FAILED}
    deposit = line(seen(section_8("8", "14", **unprotected)), "deposit")
    assert (deposit.finding, deposit.bars) == (Finding.FAILED, Bars.CLAIM)
    assert "Ground 14 can be used whether or not it is protected" in deposit.sentence
    for ground in ("7A", "14"):
        free = line(seen(section_8(ground, **unprotected)), "deposit")
        assert free.finding is Finding.DOES_NOT_APPLY
    none_taken = section_8("8", deposit=Finding.DOES_NOT_APPLY)
    assert line(seen(none_taken), "deposit").finding is Finding.DOES_NOT_APPLY


@pytest.mark.parametrize("ground", ["1", "1A"])
def test_the_landlords_own_grounds_wait_for_twelve_months(ground):
    dated = {"specified_on": date(2026, 12, 10)}
    on_the_day = seen(section_8(ground, tenancy_began_on=date(2025, 12, 10), **dated))
    too_soon = seen(section_8(ground, tenancy_began_on=date(2025, 12, 11), **dated))
    unknown = seen(section_8(ground, tenancy_began_on=None, **dated))
    found = [line(view, "twelve_months").finding for view in (on_the_day, too_soon, unknown)]
    assert found == [Finding.PASSED, Finding.FAILED, Finding.NOT_CHECKED]
    assert line(seen(section_8("8")), "twelve_months").finding is Finding.DOES_NOT_APPLY


def test_arrears_are_measured_at_the_notice_and_now():
    paper = section_8(
        "8", rent_pence=87_500, rent_frequency=Frequency.MONTHLY, arrears_pence=262_500
    )
    now = ArrearsSnapshot(date(2026, 11, 20), 262_499)
    view = seen(paper, arrears_now=now)
    at_notice, today = line(view, "arrears_at_notice"), line(view, "arrears_now")
    assert at_notice.finding is Finding.PASSED
    assert at_notice.sentence.startswith("£2,625 counted on 10 August 2026 is 3 months of rent")
    assert today.finding is Finding.FAILED
    assert "2.9 months" in today.sentence


def test_housing_element_that_is_owed_to_them_does_not_count_as_arrears():
    paper = section_8(
        "8",
        rent_pence=87_500,
        rent_frequency=Frequency.MONTHLY,
        arrears_pence=262_500,
        housing_element_owed_pence=1,
    )
    assert line(seen(paper), "arrears_at_notice").finding is Finding.FAILED


def test_the_older_ground_8_counts_what_universal_credit_still_owes():
    paper = section_8(
        "8",
        landlord=LandlordKind.HOUSING_ASSOCIATION,
        rent_pence=11_840,
        rent_frequency=Frequency.WEEKLY,
        arrears_pence=8 * 11_840,
        housing_element_owed_pence=50_000,
    )
    assert line(seen(paper), "arrears_at_notice").finding is Finding.PASSED


def test_an_old_section_21_notice_could_not_be_given_with_an_unprotected_deposit():
    old = {"specified_on": date(2027, 1, 10), "landlord": "housing_association"}
    paper = other_notice("s21", served_on=date(2026, 11, 1), **old, deposit=Finding.FAILED)
    view = seen(paper)
    assert (line(view, "deposit").bars, view.standing) == (Bars.NOTICE, Standing.FAILS)
    by_section_8 = seen(section_8("8", deposit=Finding.FAILED))
    assert by_section_8.standing is Standing.HOLDS


def test_arrears_of_a_later_day_are_not_seen_earlier():
    later = ArrearsSnapshot(date(2026, 11, 23), 1)
    view = seen(section_8("8"), arrears_now=later)
    assert "arrears_now" not in [check.code for check in view.checks]
    assert line(view, "arrears_at_notice").finding is Finding.NOT_CHECKED


def test_days_out_of_order_are_pointed_out_and_bar_nothing():
    view = seen(section_8("1A", claim_issued_on=date(2026, 12, 20), hearing_on=date(2026, 12, 2)))
    days = line(view, "days")
    assert (days.finding, days.bars) == (Finding.FAILED, Bars.RECORD)
    assert "The hearing (2 December 2026) is before the claim (20 December 2026)" in days.sentence
    assert view.standing is Standing.HOLDS


def test_a_persons_decision_goes_before_what_is_worked_out():
    assert seen(section_8("1A", decided_valid=False)).standing is Standing.FAILS
    short = section_8("1A", specified_on=date(2026, 9, 1), decided_valid=True)
    assert seen(short).standing is Standing.HOLDS


def test_a_notice_taken_back_stands_no_longer_from_that_day():
    taken_back = section_8("1A", ended_on=date(2026, 11, 20))
    assert seen(taken_back, date(2026, 11, 19)).standing is Standing.HOLDS
    view = seen(taken_back, date(2026, 11, 20))
    assert (view.standing, view.path) == (Standing.ENDED, ())


@pytest.mark.parametrize(
    ("act", "landlord", "served_on", "may"),
    [
        ("s21", "private", date(2026, 4, 30), True),
        ("s21", "private", date(2026, 5, 1), False),
        ("s21", "housing_association", date(2026, 5, 1), True),
        ("s21", "council", date(2026, 5, 1), False),
        ("s8", "council", date(2026, 8, 1), False),
        ("s8", "other", date(2026, 8, 1), False),
        ("nsp", "council", date(2026, 8, 1), True),
        ("nsp", "private", date(2026, 8, 1), False),
        ("ntq", "council", date(2026, 8, 1), True),
        ("leave", "other", date(2026, 8, 1), True),
        ("leave", "private", date(2026, 8, 1), False),
    ],
)
def test_who_may_give_which_notice(act, landlord, served_on, may):
    view = seen(other_notice(act, landlord, served_on, specified_on=date(2026, 12, 1)))
    assert line(view, "kind").finding is (Finding.PASSED if may else Finding.FAILED)
    assert (view.standing is Standing.FAILS) is not may or view.standing is Standing.SPENT
    assert may or view.path == ()


def test_a_lodgers_notice_has_no_length_but_must_be_reasonable():
    period = line(seen(other_notice("leave", "other", TODAY)), "period")
    assert period.finding is Finding.DOES_NOT_APPLY
    assert "reasonable" in period.sentence


def test_a_notice_to_quit_asks_for_four_weeks():
    view = seen(other_notice("ntq", "council", TODAY, specified_on=date(2026, 12, 19)))
    assert view.earliest_on == date(2026, 12, 20)
    assert line(view, "period").finding is Finding.FAILED


def test_a_councils_notice_for_nuisance_may_take_effect_at_once():
    slow = other_notice("nsp", "council", TODAY, specified_on=TODAY, grounds=("1",))
    assert line(seen(slow), "period").finding is Finding.FAILED
    at_once = replace(slow, grounds=("1", "ground 2"))
    assert line(seen(at_once), "period").finding is Finding.PASSED
    assert seen(at_once).earliest_on == TODAY


@pytest.mark.parametrize(
    "paper",
    [
        section_8("8", served_on=date(2021, 9, 30)),
        section_8("8", landlord=LandlordKind.HOUSING_ASSOCIATION, served_on=date(2027, 1, 1)),
        other_notice("s21", "housing_association", date(2027, 1, 1)),
        section_8("8", specified_on=date(2926, 12, 10)),
        section_8("8", specified_on=date(26, 12, 10)),
    ],
)
def test_a_day_that_no_rule_knows_is_refused_and_not_guessed(paper):
    with pytest.raises(OutsideKnownDates, match="nothing was calculated"):
        seen(paper, date(2027, 2, 1))
