"""On which day somebody is told, and the last days that follow from it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.domain.dated import OutsideKnownDates
from tso_desktop.domain.reviews import DECISIONS, last_day_to_appeal, last_day_to_ask
from tso_desktop.domain.serving import WAYS, DayNotKnown, served_on, way
from tso_desktop.formats.rules import RULES, bank_holidays, review_request_days, review_times
from tso_desktop.formats.shipped import ListUnreadable

KNOWN = st.dates(date(2025, 1, 1), date(2028, 12, 20))


@given(KNOWN)
def test_post_arrives_on_a_working_day_at_least_two_days_later(sent):
    told = served_on("first_class", sent, bank_holidays())
    assert told >= sent + timedelta(days=2)
    assert told.weekday() < 5
    assert not any(told in year.value for year in bank_holidays())


@given(KNOWN)
def test_later_post_never_arrives_earlier(sent):
    days = [served_on("first_class", sent + timedelta(days=n), bank_holidays()) for n in (0, 1)]
    assert days == sorted(days)


def test_two_days_of_post_over_the_end_of_what_is_known_are_refused():
    with pytest.raises(OutsideKnownDates, match="bank holidays on 1 January 2029"):
        served_on("first_class", date(2028, 12, 29), bank_holidays())


def test_another_way_needs_a_day_that_is_typed():
    with pytest.raises(DayNotKnown, match="Type the day"):
        served_on("other", date(2026, 11, 23), ())
    assert way("pigeon") is None
    assert all(way(one.code) is one for one in WAYS)


@given(st.dates(date(2018, 4, 3), date(2100, 1, 1)))
def test_the_day_of_the_notice_is_the_first_of_twenty_one(told):
    assert last_day_to_ask(review_request_days(), told) == told + timedelta(days=20)
    assert last_day_to_appeal(review_times(), told) == told + timedelta(days=21)


def test_nothing_is_said_of_reviews_before_the_rules_begin():
    with pytest.raises(OutsideKnownDates):
        last_day_to_ask(review_request_days(), date(2018, 4, 2))


@pytest.mark.parametrize(
    "change", [("usual = 8", "usual = 0"), ("steps_prev", "steps_nowhere"), ("= 21", '= "x"')]
)
def test_a_spoilt_rule_of_reviews_is_refused_by_name(tmp_path, change):
    file = tmp_path / "review_times.toml"
    file.write_text((RULES / file.name).read_text("utf-8").replace(*change), "utf-8")
    with pytest.raises(ListUnreadable, match=r"review_times\.toml"):
        review_times(tmp_path)


def test_every_rule_has_a_source_and_every_named_decision_is_one():
    for rule in review_times():
        assert rule.source
        assert set(rule.value.weeks) <= set(DECISIONS)
