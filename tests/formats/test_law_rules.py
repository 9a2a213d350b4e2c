"""The rules of Part 7 are whole; a council's copy is named by line where it is not."""

import shutil
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from tso_desktop.domain.dated import as_at
from tso_desktop.domain.law import Event, derive
from tso_desktop.formats.law_rules import (
    NAME,
    RulesUnreadable,
    read_law_rules,
    shipped_law_rules,
)
from tso_desktop.formats.rules import RULES, review_request_days
from tso_desktop.services.law_rules import rules_in_force

TODAY = date(2026, 11, 22)


@pytest.fixture
def copy(tmp_path) -> Path:
    """A council's own copy, to edit."""
    folder = tmp_path / "rules"
    folder.mkdir()
    return Path(shutil.copy(RULES / NAME, folder / NAME))


def edit(path: Path, old: str, new: str) -> int:
    """Replace the first of these words; the line that they stood in."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_every_rule_has_a_source_and_a_day_on_which_it_was_checked():
    rules = shipped_law_rules()
    for field in fields(rules):
        if field.name != "version":
            for record in getattr(rules, field.name):
                assert record.source
                assert record.checked_on <= TODAY
                assert record.certainty


def test_the_days_for_a_review_are_the_same_on_a_plan_and_in_the_law():
    in_law = as_at(shipped_law_rules().review_days, TODAY).value
    assert in_law == as_at(review_request_days(), TODAY).value


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("days = 56", 'days = "56"', "days must be a whole number"),
        ("days = 56", "days = true", "days must be a whole number"),
        ("days = 56", "days = 0", "days must be a whole number"),
        ("days = 56", "day = 56", "duty_days has no day"),
        ("from = 2018-04-03", 'from = "2018"', "from must be a day"),
        ("from = 2018-04-03", "from = 2018-04-03T00:00:00", "from must be a day"),
        ("from = 2018-04-03", "from = 2018-05-01", "a gap: duty_days must begin"),
        ('certainty = "second_hand"', 'certainty = "sure"', "certainty must be one of"),
        ("holds = true", "holds = 1", "holds must be true or false"),
        ('act = "s8"', 'act = "s9"', "act must be one of"),
        ('landlords = ["private", "housing_association"]', "landlords = []", "landlords must list"),
        ("[[review_days]]", "[[review_dayz]]", "no rule called review_dayz"),
        ("[[duty_days]]", "[[duty_days", "cannot be read"),
    ],
)
def test_a_spoilt_line_is_named(copy, old, new, words):
    line = edit(copy, old, new)
    with pytest.raises(RulesUnreadable) as refused:
        read_law_rules(copy)
    sentence = str(refused.value)
    assert words in sentence
    assert f"line {line}" in sentence
    assert "stay in force" in sentence


MORE = """
[[duty_days]]
from = {}
source = "A change that nobody made"
checked_on = 2026-11-22
certainty = "believed"
days = 60
"""


@pytest.mark.parametrize(
    ("ends", "begins", "words"),
    [
        ("2026-12-31", "2027-01-02", "a gap: no record of duty_days holds on 2027-01-01"),
        ("2026-12-31", "2026-12-31", "two records of duty_days hold on 2026-12-31"),
        (None, "2027-01-01", "two records of duty_days hold on 2027-01-01"),
    ],
)
def test_a_gap_and_an_overlap_are_named_with_their_line(copy, ends, begins, words):
    if ends:
        edit(copy, "from = 2018-04-03", f"from = 2018-04-03\nto = {ends}")
    lines = copy.read_text(encoding="utf-8").count("\n")
    copy.write_text(copy.read_text(encoding="utf-8") + MORE.format(begins), encoding="utf-8")
    with pytest.raises(RulesUnreadable, match=f"line {lines + 3}: {words}"):
        read_law_rules(copy)


def test_a_period_that_ends_is_a_gap(copy):
    line = edit(copy, "from = 2018-04-03", "from = 2018-04-03\nto = 2030-01-01") + 1
    with pytest.raises(RulesUnreadable, match=f"line {line}: a gap: duty_days ends"):
        read_law_rules(copy)


def test_a_rule_that_is_missing_is_named(copy):
    text = copy.read_text(encoding="utf-8")
    start, end = text.index("[[review_days]]"), text.index("# How many of those days")
    copy.write_text(text[:start] + text[end:], encoding="utf-8")
    with pytest.raises(RulesUnreadable, match="review_days is missing"):
        read_law_rules(copy)


def test_two_periods_that_follow_each_other_each_hold_in_their_time(copy):
    edit(copy, "from = 2018-04-03", "from = 2018-04-03\nto = 2026-12-31")
    text = copy.read_text(encoding="utf-8") + MORE.format("2027-01-01")
    copy.write_text(text, encoding="utf-8")
    rules = read_law_rules(copy)
    for started, length in ((date(2026, 12, 31), 56), (date(2027, 1, 1), 60)):
        event = Event(on=started, kind="assessed", eligible=True, finding="homeless")
        (duty,) = derive([event], rules, started).duties
        assert duty.day_number(duty.day56) == length


def test_a_council_may_switch_off_what_it_reads_otherwise(copy):
    edit(
        copy,
        'from = 2026-05-01\nsource = "Housing Act 1996, section 195(6)',
        ('from = 2026-05-01\nto = 2026-11-30\nsource = "Housing Act 1996, section 195(6)'),
    )
    rules = read_law_rules(copy)
    day = date(2026, 12, 15)
    events = (
        Event(
            on=date(2026, 8, 10),
            kind="possession_notice",
            act="s8",
            landlord="private",
            specified_on=date(2026, 12, 10),
            only_home=True,
            valid=True,
        ),
        Event(on=date(2026, 10, 20), kind="assessed", eligible=True, finding="threatened"),
        Event(on=day, kind="notice", ends="prevention", ground="b"),
    )
    assert derive(events, rules, day).refused == ()
    assert derive(events, shipped_law_rules(), day).refused


@pytest.mark.parametrize(
    ("rule", "kind", "reason"),
    [
        ("main_when_undecided", None, None),
        ("referral_after_acceptance", "referral_out", "referred_after_acceptance"),
    ],
)
def test_the_other_open_readings_may_be_turned_round(copy, rule, kind, reason):
    text = copy.read_text(encoding="utf-8")
    start = text.index(f"[[{rule}]]")
    head, tail = text[:start], text[start:].replace("holds = true", "holds = false", 1)
    copy.write_text(head + tail, encoding="utf-8")
    events = [
        Event(on=date(2026, 6, 1), kind="assessed", eligible=True, finding="homeless"),
        Event(on=date(2026, 6, 1), kind="priority_need", codes=("children",)),
    ]
    events += [Event(on=date(2026, 6, 5), kind=kind)] if kind else []
    state = derive(events, read_law_rules(copy), date(2026, 8, 1))
    if reason:
        assert [refusal.because for refusal in state.refused] == [reason]
    else:
        assert [(duty.duty, duty.state) for duty in state.duties] == [("relief", "open")]
        assert "relief_overrun" in state.alerts


def test_the_version_follows_what_stands_in_the_file(copy):
    assert read_law_rules(copy).version == shipped_law_rules().version
    edit(copy, "days = 56", "days = 57")
    assert read_law_rules(copy).version != shipped_law_rules().version


def test_a_councils_copy_is_in_force(copy):
    edit(copy, "days = 28", "days = 21")
    found = rules_in_force(copy.parents[1])
    assert (found.is_councils, found.refused) == (True, None)
    assert found.rules.bb_first_warning_days[0].value == 21


def test_the_shipped_rules_stay_in_force_where_the_copy_is_spoilt(copy):
    line = edit(copy, "days = 28", "days = -1")
    found = rules_in_force(copy.parents[1])
    assert (found.is_councils, found.rules) == (False, shipped_law_rules())
    assert f"line {line}" in found.refused


def test_without_a_copy_the_shipped_rules_are_in_force(tmp_path):
    assert rules_in_force(tmp_path).rules == rules_in_force(None).rules == shipped_law_rules()
