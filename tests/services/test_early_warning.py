"""Tenancies at risk, from real records in a real store."""

from datetime import UTC, date, datetime

import pytest

from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.early_warning_facts import ReasonKind
from tso_desktop.domain.households import Arrears, Home, Household, Notice
from tso_desktop.domain.visits import VisitRecord
from tso_desktop.services.early_warning import NotPutAside


def _landlord(desk, name="Westbrook Homes", kind="private"):
    return desk.case_file.add_shared(Landlord, name=name, type=kind)


def _household(desk, name, landlord=None, **facts):
    household = desk.case_file.open_household(name, **facts)
    desk.case_file.add(
        Home,
        household,
        address="3 Orchard Row, Nether Fossbrook",
        postcode="DT2 8QY",
        landlord=landlord,
        rent_pence=100_000,
        rent_frequency="monthly",
    )
    return household


def _notice(desk, household, **facts):
    facts = {
        "act": "s8",
        "grounds": ("8",),
        "served_on": date(2026, 11, 2),
        "expires_on": date(2026, 12, 1),
    } | facts
    return desk.case_file.add(Notice, household, **facts)


def _kinds(row):
    return row.warning.kinds


@pytest.fixture
def landlord(desk):
    return _landlord(desk)


@pytest.fixture
def served(desk, landlord):
    household = _household(desk, "Tamsin Brackenbury", landlord)
    _notice(desk, household)
    return household


def test_a_quiet_tenancy_is_not_in_the_list(desk, landlord):
    _household(desk, "Tamsin Brackenbury", landlord)
    found = desk.warnings.look()
    assert (found.at_risk, found.watched) == ((), 1)


def test_a_notice_is_a_reason_with_its_landlord_and_place(desk, served):
    (row,) = desk.warnings.look().at_risk
    assert _kinds(row) == {ReasonKind.NOTICE}
    facts = row.warning.facts
    assert (facts.household, facts.landlord_name) == (served, "Westbrook Homes")
    assert (facts.place, facts.postcode_district) == ("Nether Fossbrook", "DT2")


def test_arrears_that_rise_are_a_reason(desk, landlord):
    household = _household(desk, "Tamsin Brackenbury", landlord)
    for day, pence in ((1, 20_000), (12, 40_000), (20, 60_000)):
        on = date(2026, 11, day)
        desk.case_file.add(Arrears, household, as_at_on=on, amount_pence=pence)
    (row,) = desk.warnings.look().at_risk
    assert _kinds(row) == {ReasonKind.ARREARS}
    assert "rose by £400" in row.warning.reasons[0].words


def test_two_visits_at_which_nobody_was_met_are_a_reason(desk, landlord):
    household = _household(desk, "Tamsin Brackenbury", landlord)

    def miss(day):
        return desk.case_file.add(
            VisitRecord,
            household,
            started_at=datetime(2026, 11, day, 10, tzinfo=UTC),
            attempt=1,
            no_access="nobody",
        )

    miss(3)
    assert desk.warnings.look().at_risk == ()
    miss(10)
    (row,) = desk.warnings.look().at_risk
    assert ReasonKind.MISSED_VISITS in _kinds(row)


def test_three_households_of_one_landlord_are_a_pattern(desk, landlord, served):
    for name in ("Bram Fennimore", "Corin Vane"):
        _notice(desk, _household(desk, name, landlord))
    rows = desk.warnings.look().at_risk
    assert [ReasonKind.LANDLORD in _kinds(row) for row in rows] == [True] * 3


def test_being_told_to_leave_is_a_reason(desk, landlord):
    household = _household(desk, "Tamsin Brackenbury", landlord)
    desk.asking.told_to_leave(household, date(2026, 12, 20), "Her aunt")
    (row,) = desk.warnings.look().at_risk
    assert _kinds(row) == {ReasonKind.ENDING}


def test_a_restricted_household_shows_no_name_landlord_or_place(desk, landlord):
    household = _household(desk, "Hidden Person", landlord, restricted=True)
    _notice(desk, household)
    (row,) = desk.warnings.look().at_risk
    facts = row.warning.facts
    assert facts.household_name == "Restricted"
    assert (facts.landlord, facts.landlord_name, facts.place, facts.postcode_district) == (
        *(None, ""),
        *("", ""),
    )


def test_closed_households_are_not_watched(desk, served):
    household = desk.case_file.find(Household, served)
    desk.case_file.close_household(household, "Moved", desk.today())
    assert desk.warnings.look().watched == 0


def test_what_belongs_to_a_household_that_yielded_counts_for_the_one_that_stands(
    desk, landlord, served
):
    survivor = _household(desk, "Tamsin B", landlord)
    desk.case_file.merge(desk.case_file.find(Household, served), survivor)
    (row,) = desk.warnings.look().at_risk
    assert row.household == survivor


def test_what_is_put_aside_stands_apart_with_who_and_why_until_its_day(desk, served, clock):
    desk.warnings.put_aside(served, date(2026, 12, 1), "On the ward, the nurse rings on Fridays")
    found = desk.warnings.look()
    (row,) = found.put_aside
    assert (found.at_risk, row.rest.by) == ((), "Jo Moffat")
    assert row.rest.record.reason.startswith("On the ward")
    clock.wait(days=8)
    assert desk.warnings.look().put_aside == ()
    assert len(desk.warnings.look().at_risk) == 1


def test_waking_brings_a_tenancy_back_today(desk, served):
    desk.warnings.put_aside(served, date(2026, 12, 1), "On the ward")
    desk.warnings.wake(desk.warnings.look().put_aside[0].rest.record)
    found = desk.warnings.look()
    assert (len(found.at_risk), found.put_aside) == (1, ())


def test_a_notice_served_after_it_was_put_aside_brings_it_back(desk, served, clock):
    desk.warnings.put_aside(served, date(2026, 12, 20), "On the ward")
    clock.wait(days=2)
    _notice(desk, served, grounds=("14",), served_on=date(2026, 11, 24))
    assert len(desk.warnings.look().at_risk) == 1


@pytest.mark.parametrize(
    ("until", "reason"),
    [(None, "why"), (date(2026, 11, 23), "why"), (date(2026, 12, 1), "  ")],
)
def test_nothing_is_put_aside_without_a_reason_and_a_day_to_come(desk, served, until, reason):
    with pytest.raises(NotPutAside):
        desk.warnings.put_aside(served, until, reason)
    assert len(desk.warnings.look().at_risk) == 1


def test_a_save_is_seen_at_the_next_look(desk, served):
    assert desk.warnings.look() is desk.warnings.look()
    first = desk.warnings.look()
    _notice(desk, served, grounds=("10",))
    assert desk.warnings.look() is not first
