"""Early warning puts the soonest day first and writes out why."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.domain.dated import as_at
from tso_desktop.domain.early_warning import (
    TenancyWarning,
    Urgency,
    count_by_kind,
    early_warnings,
    landlord_cases,
    narrowed,
)
from tso_desktop.domain.early_warning_facts import ReasonKind, Snooze, TenancyFacts
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.import_money import Frequency
from tso_desktop.domain.possession.arrears import ArrearsSnapshot
from tso_desktop.domain.possession.paper import Act, LandlordKind, NoticePaper
from tso_desktop.formats.early_warning_rules import early_warning_choices
from tso_desktop.formats.possession_rules import possession_rules

TODAY = date(2026, 11, 22)
CHOICES = as_at(early_warning_choices(), TODAY).value
WESTBROOK = RecordId("westbrook")


def tenancy(name: str = "Corin Thrapstone", **facts: Any) -> TenancyFacts:
    """A private tenancy at £118.40 a week with nothing the matter."""
    given = {
        "landlord_kind": LandlordKind.PRIVATE,
        "rent_pence": 11_840,
        "rent_frequency": Frequency.WEEKLY,
        "last_contact_on": TODAY,
        **facts,
    }
    return TenancyFacts(household=RecordId(name.lower()), household_name=name, **given)


def notice(served_on: date = date(2026, 10, 26), **facts: Any) -> NoticePaper:
    given = {"specified_on": date(2026, 12, 3), "grounds": ("8",), "only_home": True, **facts}
    kind = {"act": Act.S8, "landlord": LandlordKind.PRIVATE}
    return NoticePaper(served_on=served_on, **{**kind, **given})


def owed(*amounts: tuple[date, int]) -> tuple[ArrearsSnapshot, ...]:
    return tuple(ArrearsSnapshot(day, pence) for day, pence in amounts)


def shown(*tenancies: TenancyFacts, day: date = TODAY) -> tuple[TenancyWarning, ...]:
    return early_warnings(tenancies, CHOICES, possession_rules(), day)


def only(facts: TenancyFacts, day: date = TODAY) -> TenancyWarning:
    (warning,) = shown(facts, day=day)
    return warning


def said(facts: TenancyFacts, day: date = TODAY) -> list[str]:
    return [reason.words for reason in only(facts, day).reasons]


def test_a_tenancy_with_nothing_the_matter_is_not_shown():
    assert shown(tenancy()) == ()


def test_a_notice_tells_its_ground_its_date_and_since_when_they_are_threatened():
    warning = only(tenancy(papers=(notice(served_on=date(2026, 10, 1)),)))
    assert [reason.words for reason in warning.reasons] == [
        "Notice under ground 8, date in it 3 Dec: threatened since 8 Oct"
    ]
    assert (warning.due_on, warning.urgency) == (date(2026, 12, 3), Urgency.THIS_MONTH)


def test_before_the_household_is_threatened_the_day_is_named():
    paper = notice(date(2026, 11, 20), grounds=("1A",), specified_on=date(2027, 3, 20))
    warning = only(tenancy(papers=(paper,)))
    assert warning.reasons[0].words == (
        "Notice under ground 1A, date in it 20 Mar 2027: threatened from 23 Jan 2027"
    )
    assert (warning.due_on, warning.when_words) == (date(2027, 1, 23), "By 23 Jan 2027")


def test_what_the_court_did_last_is_told_and_its_day_is_the_day():
    paper = notice(claim_issued_on=date(2026, 11, 2), hearing_on=date(2026, 11, 26))
    warning = only(tenancy(papers=(paper,)))
    assert warning.reasons[0].words.endswith("date in it 3 Dec: court hearing on 26 Nov")
    assert (warning.due_on, warning.when_words) == (date(2026, 11, 26), "This week")


def test_a_notice_that_does_not_hold_is_told_as_such():
    paper = notice(specified_on=date(2026, 11, 1))
    assert "does not hold as it stands" in said(tenancy(papers=(paper,)))[0]


def test_notices_that_are_spent_taken_back_or_not_yet_served_are_no_reason():
    papers = (
        notice(act=Act.S21, served_on=date(2026, 3, 2), specified_on=date(2026, 5, 2), grounds=()),
        notice(ended_on=TODAY),
        notice(TODAY + timedelta(days=1)),
    )
    assert shown(tenancy(papers=papers)) == ()


def test_a_notice_that_no_rule_knows_is_shown_and_stops_nothing():
    paper = notice(date(2020, 5, 1))
    others = tenancy("Bram Fennimore", last_contact_on=date(2026, 10, 1))
    warnings = shown(others, tenancy(papers=(paper,)))
    assert len(warnings) == 2
    assert "the rules on this laptop do not know such a notice" in warnings[0].reasons[0].words


def test_rising_arrears_are_told_with_the_line_they_near():
    arrears = owed((date(2026, 10, 11), 88_700), (TODAY, 110_100))
    warning = only(tenancy(arrears=arrears))
    assert warning.reasons[0].words == (
        "Arrears rose by £214 in 6 weeks to £1,101: 9.2 weeks of rent; ground 8 needs 13, "
        "at this pace about 17 Feb 2027"
    )
    assert warning.due_on == TODAY + timedelta(days=14)


def test_arrears_at_the_line_are_due_today_and_a_penny_less_are_not():
    monthly = {"rent_pence": 87_500, "rent_frequency": Frequency.MONTHLY}
    at_line = tenancy(arrears=owed((date(2026, 11, 1), 262_500)), **monthly)
    assert said(at_line) == ["£2,625 owed on 1 Nov: 3 months of rent, exactly the ground 8 line"]
    assert only(at_line).due_on == TODAY
    below = tenancy(arrears=owed((date(2026, 11, 1), 262_499)), **monthly)
    assert said(below) == ["£2,624.99 owed on 1 Nov: 2.9 months of rent; ground 8 needs 3"]
    assert only(below).due_on > TODAY


def test_the_older_line_of_an_association_is_nearer():
    arrears = owed((date(2026, 11, 1), 130_240))
    association = tenancy(landlord_kind=LandlordKind.HOUSING_ASSOCIATION, arrears=arrears)
    assert said(association) == [
        "£1,302.40 owed on 1 Nov: 11.0 weeks of rent, over the ground 8 line of 8"
    ]
    assert said(tenancy(landlord_kind=LandlordKind.COUNCIL, arrears=arrears)) == [
        "£1,302.40 owed on 1 Nov: 11.0 weeks of rent"
    ]


def test_universal_credit_still_to_come_is_taken_off_where_the_law_takes_it_off():
    snapshot = ArrearsSnapshot(TODAY, 153_920, 50_000)
    assert said(tenancy(arrears=(snapshot,))) == [
        (
            "£1,539.20 owed on 22 Nov: 8.7 weeks of rent; ground 8 needs 13; £500 of it is "
            "Universal Credit still to come, which does not count"
        )
    ]
    association = tenancy(landlord_kind=LandlordKind.HOUSING_ASSOCIATION, arrears=(snapshot,))
    assert said(association) == [
        (
            "£1,539.20 owed on 22 Nov: 13.0 weeks of rent, over the ground 8 line of 8; £500 of it "
            "is Universal Credit still to come, which counts as arrears here"
        )
    ]


def test_arrears_that_fall_from_high_are_good_news_and_stand_last():
    falling = tenancy(
        "Winnifred Oakhanger",
        arrears=owed((date(2026, 10, 20), 130_240), (date(2026, 11, 17), 40_240)),
    )
    silent = tenancy(last_contact_on=date(2026, 9, 1))
    better, other = reversed(shown(falling, silent))
    assert other.facts is silent
    assert better.reasons[0].words == (
        "Arrears fell by £900 in 4 weeks to £402.40: 3.3 weeks of rent; ground 8 needs 13"
    )
    assert (better.urgency, better.when_words) == (Urgency.BETTER, "Getting better")


@pytest.mark.parametrize(
    "arrears",
    [(), owed((TODAY, 5_000)), owed((TODAY, -4_000)), owed((TODAY + timedelta(days=1), 999_999))],
)
def test_little_arrears_a_credit_or_a_later_day_are_no_reason(arrears):
    assert shown(tenancy(arrears=arrears)) == ()


def test_without_a_rent_the_rise_is_told_and_nothing_is_measured():
    arrears = owed((date(2026, 11, 15), 10_000), (TODAY, 20_000))
    assert said(tenancy(arrears=arrears, rent_pence=None)) == [
        "Arrears rose by £100 in 1 week to £200"
    ]


def test_missed_visits_are_counted_since_the_first_of_them():
    days = (date(2026, 11, 17), date(2026, 9, 2), date(2026, 10, 9), date(2026, 8, 1))
    assert said(tenancy(missed_visits_on=days)) == ["Three visits missed since 2 Sep"]
    assert shown(tenancy(missed_visits_on=days[:1])) == ()


def test_silence_is_counted_in_days_and_from_the_beginning_where_nobody_ever_spoke():
    assert said(tenancy(last_contact_on=TODAY - timedelta(days=35))) == [
        "Nobody has spoken with them for 35 days"
    ]
    assert shown(tenancy(last_contact_on=TODAY - timedelta(days=27))) == ()
    assert shown(tenancy(last_contact_on=TODAY - timedelta(days=28))) != ()
    never = tenancy(last_contact_on=None, known_since_on=date(2026, 10, 1))
    assert said(never) == ["Nobody has spoken with them since they came to us on 1 Oct"]
    assert shown(tenancy(last_contact_on=None)) == ()


def test_an_end_and_being_told_to_leave_are_dated():
    ending = tenancy(fixed_end_on=date(2027, 1, 30))
    assert said(ending) == ["The tenancy ends on 30 Jan 2027, in 69 days"]
    assert only(ending).due_on == date(2027, 1, 30)
    assert shown(tenancy(fixed_end_on=date(2027, 2, 15))) == ()
    told = tenancy(told_to_leave_on=date(2026, 9, 1), leave_by_on=date(2026, 10, 10))
    assert said(told) == ["Told on 1 Sep to leave by 10 Oct, a day that has passed"]
    assert only(told).due_on == TODAY
    assert said(tenancy(told_to_leave_on=TODAY)) == ["Told on 22 Nov to leave, no day was named"]


def test_a_landlord_with_several_notices_is_a_pattern_without_a_day():
    warning = only(tenancy(landlord_cases=4))
    assert warning.reasons[0].words == "Four households of this landlord have notices"
    assert (warning.due_on, warning.when_words) == (None, "Pattern")
    assert shown(tenancy(landlord_cases=2)) == ()


def test_landlord_cases_are_households_with_a_notice_that_stands():
    standing, spent = notice(), notice(ended_on=TODAY)
    tenancies = [
        tenancy("One", landlord=WESTBROOK, papers=(standing, standing)),
        tenancy("Two", landlord=WESTBROOK, papers=(standing,)),
        tenancy("Three", landlord=WESTBROOK, papers=(spent,)),
        tenancy("Four", papers=(standing,)),
    ]
    assert landlord_cases(tenancies, possession_rules(), TODAY) == {WESTBROOK: 2}


def test_the_soonest_day_stands_first_within_a_household_and_among_them():
    later = tenancy("Later", fixed_end_on=date(2027, 1, 30))
    both = tenancy(
        "Both", fixed_end_on=date(2027, 1, 3), last_contact_on=date(2026, 9, 1), landlord_cases=3
    )
    today = tenancy("Today", arrears=owed((TODAY, 400_000)))
    assert [one.facts.household_name for one in shown(later, both, today)] == [
        "Today",
        "Both",
        "Later",
    ]
    kinds = [reason.kind for reason in only(both).reasons]
    assert kinds == [ReasonKind.SILENCE, ReasonKind.ENDING, ReasonKind.LANDLORD]


def test_what_is_put_aside_stands_last_until_its_day_comes():
    snooze = Snooze(date(2026, 12, 1), "On the ward, the nurse rings on Fridays")
    quiet = tenancy("Osric Tallantyre", last_contact_on=date(2026, 10, 1), snooze=snooze)
    ending = tenancy(fixed_end_on=date(2027, 1, 30))
    first, last = shown(quiet, ending)
    assert (first.facts, last.facts, last.snooze) == (ending, quiet, snooze)
    assert only(quiet, date(2026, 11, 30)).snooze is snooze
    assert only(quiet, date(2026, 12, 1)).snooze is None
    assert count_by_kind((first, last)) == {ReasonKind.ENDING: 1}


def test_a_notice_served_after_it_was_put_aside_brings_it_back():
    snooze = Snooze(date(2026, 12, 1), "Away", set_on=date(2026, 11, 1))
    before = tenancy(papers=(notice(date(2026, 11, 1)),), snooze=snooze)
    after = replace(before, papers=(notice(date(2026, 11, 2)),))
    assert only(before).snooze is snooze
    assert only(after).snooze is None


def test_the_list_is_narrowed_by_kind_landlord_and_place():
    silent = {"last_contact_on": date(2026, 9, 1)}
    wick = tenancy("Wick", place="Upper Wick", landlord=WESTBROOK, **silent)
    marl = tenancy("Marl", postcode_district="DT9", fixed_end_on=date(2027, 1, 3))
    warnings = shown(wick, marl)
    assert [one.facts for one in narrowed(warnings, kind=ReasonKind.SILENCE)] == [wick]
    assert [one.facts for one in narrowed(warnings, landlord=WESTBROOK)] == [wick]
    assert [one.facts for one in narrowed(warnings, place="DT9")] == [marl]
    assert narrowed(warnings, place="Upper Wick", kind=ReasonKind.ENDING) == ()
    assert narrowed(warnings) == warnings


DAYS = st.dates(date(2026, 6, 1), date(2027, 3, 1))
TENANCIES = st.builds(
    tenancy,
    st.sampled_from(["A", "B", "C"]),
    papers=st.lists(st.builds(notice, DAYS, specified_on=DAYS), max_size=2).map(tuple),
    arrears=st.lists(
        st.builds(ArrearsSnapshot, DAYS, st.integers(-50_000, 900_000), st.integers(0, 50_000)),
        max_size=4,
    ).map(tuple),
    last_contact_on=st.none() | DAYS,
    missed_visits_on=st.lists(DAYS, max_size=4).map(tuple),
    fixed_end_on=st.none() | DAYS,
    leave_by_on=st.none() | DAYS,
    landlord_cases=st.integers(0, 5),
)


@given(st.lists(TENANCIES, max_size=3, unique_by=lambda facts: facts.household), DAYS)
def test_whatever_is_recorded_the_order_is_by_day_and_no_day_has_passed(tenancies, day):
    warnings = shown(*tenancies, day=day)
    due = [warning.due_on or date.max for warning in warnings]
    assert due == sorted(due)
    assert all(one >= day for one in due)
    assert all(warning.reasons and warning.when_words for warning in warnings)
    assert shown(*reversed(tenancies), day=day) == warnings


@given(st.integers(0, 2_000_000), st.integers(1, 2_000_000), st.integers(14, 42))
def test_the_pace_never_names_a_day_before_the_line_could_be_reached(before, rise, days):
    first = TODAY - timedelta(days=days)
    facts = tenancy(arrears=owed((first, before), (TODAY, before + rise)))
    for warning in shown(facts):
        (reason,) = warning.reasons
        if before + rise >= 13 * 11_840:
            assert reason.due_on == TODAY
            assert "at this pace" not in reason.words
        else:
            assert TODAY < reason.due_on <= TODAY + timedelta(days=CHOICES.look_within_days)
