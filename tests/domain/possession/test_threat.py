"""When a notice makes the household threatened, and when it can be used no longer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.possession.papers import TODAY, other_notice, section_8, seen

from tso_desktop.domain.import_money import Frequency
from tso_desktop.domain.possession.checking import Standing
from tso_desktop.domain.possession.paper import Finding, LandlordKind
from tso_desktop.domain.possession.rules import ThreatTest
from tso_desktop.domain.possession.threat import threat_trigger


def test_the_trigger_is_the_date_in_the_notice_less_56_days():
    threat = seen(section_8("1A")).threat
    assert threat.trigger_on == threat.threatened_from_on == date(2026, 10, 15)
    assert (threat.test, threat.is_threatened) == (ThreatTest.NOTICE, True)
    assert "175(5)" in threat.source
    assert threat.sentence.startswith("Threatened since 15 October 2026")


@given(st.dates(date(2026, 9, 7), date(2060, 1, 1)))
def test_the_household_is_threatened_from_exactly_56_days_before(specified_on):
    paper = section_8("8", specified_on=specified_on)
    since = max(specified_on - timedelta(days=56), paper.served_on)
    assert threat_trigger(specified_on) == specified_on - timedelta(days=56)
    eve = since - timedelta(days=1)
    assert seen(paper, since).threat.is_threatened or seen(paper, since).spent_from_on
    assert not seen(paper, eve).threat.is_threatened


def test_a_short_notice_threatens_from_the_day_it_is_served_and_not_before():
    paper = section_8("8", specified_on=date(2026, 9, 7))
    threat = seen(paper).threat
    assert threat.trigger_on == date(2026, 7, 13)
    assert threat.threatened_from_on == date(2026, 8, 10)


def test_before_may_2026_it_was_section_21_and_since_then_section_8():
    old = other_notice(
        "s21", "private", date(2026, 3, 2), specified_on=date(2026, 5, 5), claim_issued_on=TODAY
    )
    assert seen(old, date(2026, 4, 30)).threat.test is ThreatTest.NOTICE
    assert seen(old, date(2026, 5, 1)).threat.test is ThreatTest.GENERAL
    arrears = section_8("8", served_on=date(2026, 4, 20), specified_on=date(2026, 5, 20))
    assert seen(arrears, date(2026, 4, 30)).threat.test is ThreatTest.GENERAL
    since = seen(arrears, date(2026, 5, 1)).threat
    assert (since.test, since.threatened_from_on) == (ThreatTest.NOTICE, date(2026, 5, 1))


@pytest.mark.parametrize(
    ("act", "landlord"),
    [("nsp", "council"), ("ntq", "council"), ("leave", "other"), ("s21", "housing_association")],
)
def test_other_papers_meet_only_the_general_test(act, landlord):
    paper = other_notice(act, landlord, date(2026, 11, 1), specified_on=date(2027, 1, 2))
    threat = seen(paper).threat
    assert (threat.test, threat.threatened_from_on) == (ThreatTest.GENERAL, None)
    assert threat.trigger_on == date(2026, 11, 7)
    assert "175(4)" in threat.source
    assert "Decide on the facts" in threat.sentence


@pytest.mark.parametrize(
    "paper",
    [
        section_8("1A", only_home=False),
        section_8("1A", right_form=Finding.FAILED),
        section_8("1A", specified_on=date(2026, 12, 9)),
        section_8("1A", ended_on=date(2026, 11, 1)),
        section_8("1A", specified_on=None),
    ],
)
def test_a_notice_that_cannot_be_relied_on_leaves_the_general_test(paper):
    threat = seen(paper).threat
    assert (threat.test, threat.is_threatened) == (ThreatTest.GENERAL, False)


def test_what_is_not_yet_checked_stands_until_it_is_found_wrong():
    paper = section_8("1A", right_form=Finding.NOT_CHECKED, only_home=None)
    threat = seen(paper).threat
    assert threat.is_threatened
    assert threat.sentence.endswith("Ask whether it is their only home.")


def section_21(landlord: str = "private", **facts):
    given = {"served_on": date(2026, 3, 2), "specified_on": date(2026, 5, 2), **facts}
    return other_notice("s21", landlord, **given)


@pytest.mark.parametrize(
    ("paper", "last_day"),
    [
        (section_21(served_on=date(2025, 12, 10), specified_on=date(2026, 2, 10)), (2026, 6, 9)),
        (section_21(), (2026, 7, 31)),
        (section_21(served_on=date(2026, 4, 30), specified_on=date(2026, 7, 1)), (2026, 7, 31)),
        (
            section_21(
                served_on=date(2025, 10, 1),
                specified_on=date(2026, 1, 31),
                rent_frequency=Frequency.QUARTERLY,
            ),
            (2026, 5, 30),
        ),
        (
            section_21(
                served_on=date(2025, 10, 1),
                specified_on=date(2026, 1, 31),
                rent_frequency=Frequency.MONTHLY,
            ),
            (2026, 3, 31),
        ),
        (section_21("housing_association"), (2026, 9, 1)),
        (section_8("8"), (2027, 8, 10)),
        (
            other_notice("nsp", "council", date(2026, 8, 1), specified_on=date(2026, 9, 1)),
            (2027, 9, 1),
        ),
    ],
)
def test_a_notice_can_be_used_through_its_last_day_and_no_longer(paper, last_day):
    last = date(*last_day)
    on_the_last = seen(paper, last)
    after = seen(paper, last + timedelta(days=1))
    assert on_the_last.claim_until_on == last
    assert on_the_last.standing is not Standing.SPENT
    assert (after.standing, after.spent_from_on) == (Standing.SPENT, last + timedelta(days=1))
    assert after.path == ()


def test_a_claim_begun_in_time_keeps_the_notice_and_one_begun_late_does_not():
    in_time = section_21(claim_issued_on=date(2026, 7, 31))
    assert seen(in_time).standing is Standing.HOLDS
    late = section_21(claim_issued_on=date(2026, 8, 1))
    assert seen(late).standing is Standing.SPENT
    ordered = section_21(order_made_on=date(2026, 9, 1))
    assert seen(ordered).standing is Standing.HOLDS


def test_a_spent_notice_does_not_threaten():
    old = section_8("8", served_on=date(2026, 5, 10), specified_on=date(2026, 6, 10))
    assert seen(old, date(2027, 5, 10)).threat.is_threatened
    assert not seen(old, date(2027, 5, 11)).threat.is_threatened


def test_an_association_keeps_the_special_test_for_section_8():
    paper = section_8(
        "8", landlord=LandlordKind.HOUSING_ASSOCIATION, specified_on=date(2026, 12, 10)
    )
    assert seen(paper).threat.threatened_from_on == date(2026, 10, 15)
