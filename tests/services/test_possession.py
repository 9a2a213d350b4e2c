"""A landlord's notice beside the rules, from real records in a real store."""

from datetime import date

import pytest

from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.households import Arrears, Home, Notice
from tso_desktop.domain.possession.checking import Standing
from tso_desktop.domain.possession.checks import CheckCode
from tso_desktop.domain.possession.paper import Finding, LandlordKind

SERVED = date(2026, 10, 1)


@pytest.fixture
def household(desk):
    return desk.case_file.open_household("Tamsin Brackenbury")


def _home(desk, household, kind="private", **facts):
    landlord = desk.case_file.add_shared(Landlord, name="Mr G Pellow", type=kind)
    facts = {"rent_pence": 100_000, "rent_frequency": "monthly"} | facts
    return desk.case_file.add(Home, household, landlord=landlord, **facts)


def _notice(desk, household, **facts):
    facts = {"act": "s8", "grounds": ("8", "1A"), "served_on": SERVED} | facts
    return desk.case_file.add(Notice, household, **facts)


def _check(view, code):
    return next(one for one in view.view.checks if one.code is code)


def _only(desk, household, as_at=None):
    (view,) = desk.possession.look(household, as_at)
    return view


def test_the_longest_ground_governs_and_names_the_earliest_day(desk, household):
    _home(desk, household)
    _notice(desk, household, expires_on=date(2026, 11, 1))
    view = _only(desk, household)
    assert view.view.governing == ("1A",)
    assert view.view.earliest_on == date(2027, 2, 1)
    assert _check(view, CheckCode.PERIOD).finding is Finding.FAILED


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("private", LandlordKind.PRIVATE),
        ("agent", LandlordKind.PRIVATE),
        ("housing_association", LandlordKind.HOUSING_ASSOCIATION),
        ("council", LandlordKind.COUNCIL),
    ],
)
def test_the_landlord_of_the_home_counts_where_the_notice_names_none(desk, household, type_, kind):
    _home(desk, household, type_)
    _notice(desk, household)
    assert _only(desk, household).landlord is kind


def test_the_landlord_in_the_notice_goes_before_that_of_the_home(desk, household):
    _home(desk, household, "council")
    _notice(desk, household, landlord_type="private")
    assert _only(desk, household).landlord is LandlordKind.PRIVATE


def test_an_imported_notice_keeps_its_words_and_asks_for_its_kind(desk, household):
    _home(desk, household)
    desk.case_file.add(Notice, household, words="S21, end of March")
    view = _only(desk, household)
    assert (view.view, view.notice.words) == (None, "S21, end of March")
    assert "what kind of notice" in view.ask


def test_a_landlord_that_nobody_knows_is_asked_for(desk, household):
    _home(desk, household, "other")
    _notice(desk, household)
    assert "kind of landlord" in _only(desk, household).ask


def test_a_day_before_all_rules_is_said_in_a_sentence(desk, household):
    _home(desk, household)
    _notice(desk, household, served_on=date(1999, 4, 1))
    view = _only(desk, household)
    assert view.view is None
    assert "1 April 1999" in view.refused
    assert "Your work is safe" in view.refused


def test_grounds_are_those_of_that_landlord_on_that_day(desk, household):
    _home(desk, household)
    _notice(desk, household)
    assert "1A" in [one.ground for one in _only(desk, household).grounds]
    desk.case_file.change(_only(desk, household).notice, landlord_type="housing_association")
    assert "1A" not in [one.ground for one in _only(desk, household).grounds]
    desk.case_file.change(_only(desk, household).notice, act="ntq")
    assert _only(desk, household).grounds == ()


def test_arrears_are_measured_when_served_and_now(desk, household):
    _home(desk, household)
    _notice(desk, household, grounds=("8",))
    for day, pence in ((date(2026, 10, 3), 300_000), (date(2026, 11, 20), 250_000)):
        desk.case_file.add(Arrears, household, as_at_on=day, amount_pence=pence)
    view = _only(desk, household)
    assert _check(view, CheckCode.ARREARS_AT_NOTICE).finding is Finding.PASSED
    assert _check(view, CheckCode.ARREARS_NOW).finding is Finding.FAILED


def test_a_figure_of_another_season_does_not_stand_for_the_day_of_service(desk, household):
    _home(desk, household)
    _notice(desk, household, grounds=("8",))
    desk.case_file.add(Arrears, household, as_at_on=date(2026, 8, 1), amount_pence=300_000)
    found = _check(_only(desk, household), CheckCode.ARREARS_AT_NOTICE)
    assert found.finding is Finding.NOT_CHECKED


def test_a_decision_goes_before_what_is_computed(desk, household):
    _home(desk, household)
    _notice(desk, household, expires_on=date(2026, 10, 2), valid=True, valid_reasons="Seen by us")
    assert _only(desk, household).view.standing is Standing.HOLDS


def test_the_days_of_the_papers_stand_in_the_path(desk, household):
    _home(desk, household)
    _notice(
        desk,
        household,
        grounds=("8",),
        expires_on=date(2026, 11, 2),
        possession_on=date(2027, 1, 20),
        warrant_on=date(2027, 2, 1),
    )
    known = {step.label: step.actual_on for step in _only(desk, household).view.path}
    assert date(2027, 1, 20) in known.values()
    assert date(2027, 2, 1) in known.values()


def test_a_notice_that_is_gone_has_no_view(desk, household):
    record = _notice(desk, household)
    desk.case_file.delete(desk.case_file.find(Notice, record))
    assert desk.possession.view(record) is None


def test_universal_credit_still_to_come_is_no_arrears(desk, household):
    _home(desk, household)
    _notice(desk, household, grounds=("8",))
    desk.case_file.add(
        Arrears,
        household,
        as_at_on=SERVED,
        amount_pence=320_000,
        housing_element_owed_pence=80_000,
    )
    found = _check(_only(desk, household), CheckCode.ARREARS_AT_NOTICE)
    assert found.finding is Finding.FAILED
    assert "£2,400 counted" in found.sentence
