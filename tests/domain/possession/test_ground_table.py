"""Each ground asks for what the table of the law says, for each kind of landlord."""

from datetime import date

import pytest
from tests.domain.possession.papers import line, section_8, seen

from tso_desktop.domain.possession.paper import Finding, LandlordKind
from tso_desktop.domain.possession.rules import PossessionRules
from tso_desktop.formats.possession_rules import possession_rules

NEW_LAW = {
    "4 months": "1 1A 1B 2 2ZA 2ZB 2ZC 2ZD 4A 6 6A 6B",
    "2 months": "5 5A 5B 5C 5D 5H 7 9",
    "4 weeks": "5E 5F 5G 8 10 11 18",
    "2 weeks": "4 7B 12 13 14A 14ZA 15 17",
    "no waiting time": "7A 14",
}
OLD_LAW = {
    "2 months": "1 2 5 6 7 9 16",
    "4 weeks": "7A",
    "2 weeks": "3 4 7B 8 10 11 12 13 14A 14ZA 15 17",
    "no waiting time": "14",
}
MANDATORY_GROUNDS = "1 1A 1B 2 2ZA-2ZD 3 4 4A 5 5A-5H 6 6A 6B 7 7A 7B 8"
MANDATORY = {
    *MANDATORY_GROUNDS.replace("2ZA-2ZD", "2ZA 2ZB 2ZC 2ZD")
    .replace("5A-5H", "5A 5B 5C 5D 5E 5F 5G 5H")
    .split()
}
EARLIEST_FROM_10_AUGUST = {
    "4 months": date(2026, 12, 10),
    "2 months": date(2026, 10, 10),
    "4 weeks": date(2026, 9, 7),
    "2 weeks": date(2026, 8, 24),
    "no waiting time": date(2026, 8, 10),
}


def rows(law: dict[str, str]) -> list[tuple[str, str]]:
    return [(ground, period) for period, grounds in law.items() for ground in grounds.split()]


@pytest.fixture
def rules() -> PossessionRules:
    return possession_rules()


@pytest.mark.parametrize(("ground", "period"), rows(NEW_LAW))
def test_a_private_landlords_ground_asks_for_its_period_since_may_2026(rules, ground, period):
    record = rules.ground(LandlordKind.PRIVATE, ground, date(2026, 5, 1))
    assert record is not None
    assert record.value.notice.words == period
    assert record.value.mandatory is (ground in MANDATORY)
    earliest = EARLIEST_FROM_10_AUGUST[period]
    early = section_8(ground, specified_on=date.fromordinal(earliest.toordinal() - 1))
    on_time = seen(section_8(ground, specified_on=earliest))
    assert on_time.earliest_on == earliest
    assert line(on_time, "period").finding is Finding.PASSED
    assert line(seen(early), "period").finding is Finding.FAILED


@pytest.mark.parametrize(("ground", "period"), rows(OLD_LAW))
@pytest.mark.parametrize(
    ("landlord", "day"),
    [("private", date(2026, 4, 30)), ("housing_association", date(2026, 11, 22))],
)
def test_the_older_periods_hold_before_may_and_for_associations(
    rules, ground, period, landlord, day
):
    record = rules.ground(LandlordKind(landlord), ground, day)
    assert record is not None
    assert record.value.notice.words == period
    assert record.value.mandatory is (ground in MANDATORY)


@pytest.mark.parametrize(
    ("landlord", "day", "law"),
    [
        ("private", date(2026, 5, 1), NEW_LAW),
        ("private", date(2026, 4, 30), OLD_LAW),
        ("housing_association", date(2026, 11, 22), OLD_LAW),
    ],
)
def test_no_ground_is_there_beyond_the_table(rules, landlord, day, law):
    known = [record.value.ground for record in rules.grounds_on(LandlordKind(landlord), day)]
    assert sorted(known) == sorted(ground for ground, _ in rows(law))


def test_only_the_landlord_moving_in_or_selling_waits_for_twelve_months(rules):
    held = {
        record.value.ground: record.value.not_in_first_months
        for record in rules.grounds_on(LandlordKind.PRIVATE, date(2026, 8, 10))
        if record.value.not_in_first_months
    }
    assert held == {"1": 12, "1A": 12}


def test_only_serious_trouble_goes_on_without_a_protected_deposit(rules):
    free = {
        record.value.ground
        for record in rules.grounds_on(LandlordKind.PRIVATE, date(2026, 8, 10))
        if record.value.deposit_free
    }
    assert free == {"7A", "14"}


@pytest.mark.parametrize(
    ("landlord", "day", "months", "weeks"),
    [
        ("private", date(2026, 5, 1), 3, 13),
        ("private", date(2026, 4, 30), 2, 8),
        ("housing_association", date(2026, 11, 22), 2, 8),
    ],
)
def test_the_line_of_ground_8_follows_landlord_and_day(rules, landlord, day, months, weeks):
    record = rules.ground(LandlordKind(landlord), "8", day)
    assert record is not None
    assert record.value.arrears is not None
    assert (record.value.arrears.months, record.value.arrears.weeks) == (months, weeks)


def test_every_record_has_a_source_and_says_how_sure_it_is(rules):
    tables = (*rules.acts.values(), *rules.grounds.values(), *rules.threats.values())
    records = [
        record for table in (*tables, rules.general, *rules.path.values()) for record in table
    ]
    assert len(records) > 90
    assert all(record.source and record.certainty for record in records)
