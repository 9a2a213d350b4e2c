"""The meter: what is missing, what counts as an answer, and that nothing odd ever stops it."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.hclic import ready as r

from tso_desktop.domain.hclic.answers import (
    NOT_ASKED,
    NOT_KNOWN,
    REFUSED,
    Answer,
    State,
    said,
)
from tso_desktop.domain.hclic.checking import check, check_all
from tso_desktop.domain.hclic.facts import (
    DutyKind,
    HclicAssistance,
    HclicCase,
    HclicDecision,
    HclicDuty,
    HclicPerson,
    HclicPlacement,
    HclicReview,
    HclicStay,
)
from tso_desktop.domain.hclic.lines import answer_words, lines, state_words
from tso_desktop.domain.hclic.quarter import (
    NoSuchQuarter,
    Quarter,
    is_reportable,
    quarter_of,
    read_quarter,
)


def missing(case: HclicCase) -> set[str]:
    return {one.item for one in check(case, r.RULES, r.AS_AT).missing}


def test_a_case_with_only_a_reference_is_at_the_start_and_says_what_comes_first():
    judged = check(HclicCase(reference="TS-1"), r.RULES, r.AS_AT)
    assert judged.percent < 10
    assert not judged.is_ready
    first = judged.missing[0]
    assert (first.item, first.where) == ("1.3", "Case › Assessment")


def test_not_asked_is_missing_while_refused_and_not_known_are_answers():
    assert missing(r.answering(i1_7=NOT_ASKED)) == {"1.7"}
    assert missing(r.answering(i1_7=Answer(state=State.SAID))) == {"1.7"}
    assert missing(r.answering(i1_7=REFUSED)) == set()
    assert missing(r.answering(i1_7=NOT_KNOWN)) == set()


def test_the_three_states_are_told_apart_in_words():
    told = {}
    for answer in (NOT_ASKED, REFUSED, NOT_KNOWN, said("W_BRIT")):
        case = r.answering(i1_7=answer)
        line = next(one for one in lines(case, r.RULES) if one.item.number == "1.7")
        told[answer_words(line, r.RULES, r.AS_AT)] = state_words(line)
    assert told == {
        "Not asked": "Missing",
        "Did not want to say": "Did not want to say",
        "Not known": "Not known",
        "White: English, Welsh, Scottish, Northern Irish or British": "Answered",
    }


def test_an_item_is_asked_only_when_it_applies():
    assert missing(r.answering(i1_15=said("DA"), i1_16=NOT_ASKED)) == set()
    assert missing(replace(r.READY, people=(r.LEAD, r.PARTNER))) == {"1.23"}
    assert missing(r.answering(i1_20=said("OTHER_LA"))) == {"1.21"}
    assert missing(replace(r.READY, closed_on=r.AS_AT, assistance=())) == {"6.2"}


def test_what_is_asked_about_a_duty_waits_until_it_has_ended():
    just_begun = HclicDuty(kind=DutyKind.PREVENTION, started_on=date(2026, 6, 10))
    open_case = replace(r.READY, duties=(just_begun,), decision=None, stays=(), reviews=())
    assert missing(open_case) == set()
    ended = replace(just_begun, ended_on=date(2026, 7, 1))
    assert missing(replace(open_case, duties=(ended,))) == {"4.3", "4.4", "4.6", "4.7"}
    secured = replace(ended, reason=said("ACC_STAY"))
    assert missing(replace(open_case, duties=(secured,))) >= {"4.8", "4.9"}


def test_an_error_keeps_the_meter_below_a_hundred_and_a_warning_does_not():
    wrong = check(r.answering(i3_2=said("NONE", "MH")), r.RULES, r.AS_AT)
    assert not wrong.missing
    assert wrong.percent < 100
    person = replace(r.LEAD, nino=said("wrong"))
    odd = check(replace(r.READY, people=(person, r.CHILD)), r.RULES, r.AS_AT)
    assert [one.number for one in odd.warnings] == ["V21"]
    assert (odd.percent, odd.is_ready) == (100, True)


def test_the_lines_stand_in_the_order_of_the_return():
    sections = [line.item.section for line in lines(r.READY, r.RULES)]
    order = list(dict.fromkeys(sections))
    assert order == ["A1", "1", "2", "3", "4", "5", "6", "7", "9", "10"]  # 8: it has not ended
    assert sections == sorted(sections, key=order.index)
    main = [line.item.number for line in lines(r.READY, r.RULES) if line.item.section == "1"]
    assert main == sorted(main, key=lambda number: int(number.partition(".")[2]))


def test_no_line_about_a_person_names_them_but_the_personal_items():
    names = {name for one in r.READY.people for name in (one.given_name, one.surname)}
    for line in lines(r.READY, r.RULES):
        if not line.item.personal:
            words = answer_words(line, r.RULES, r.AS_AT) + line.about
            assert not any(name in words for name in names)


def test_many_cases_are_counted_together():
    broken = replace(r.answering(i1_7=NOT_ASKED), reference="TS-2", people=())
    batch = check_all([r.READY, broken], r.RULES, r.AS_AT)
    assert list(batch.cases) == ["TS-0611", "TS-2"]
    assert batch.ready == 1


@pytest.mark.parametrize(
    ("written", "quarter"),
    [("2026-Q4", Quarter(2026, 4)), ("2026q1", Quarter(2026, 1)), (" 2018 Q2 ", Quarter(2018, 2))],
)
def test_a_quarter_is_written_by_the_calendar(written, quarter):
    assert read_quarter(written) == quarter


@pytest.mark.parametrize(
    "written", ["", "2026-Q5", "2026-Q0", "Q4", "2017-Q4", "2026-10", "٢٠٢٦-Q1"]
)
def test_what_is_no_quarter_is_refused(written):
    with pytest.raises(NoSuchQuarter, match="2026-Q4"):
        read_quarter(written)


@given(st.dates(date(2018, 1, 1), date(2199, 12, 31)))
def test_every_day_lies_in_its_own_quarter_only(day):
    quarter = quarter_of(day)
    assert quarter.holds(day)
    assert not quarter.holds(quarter.last_on.replace(day=1).replace(year=day.year + 1))
    assert read_quarter(str(quarter)) == quarter
    assert str(day.year) in quarter.words


def test_a_case_is_reported_when_something_happened_in_the_quarter():
    autumn, summer, spring = Quarter(2026, 4), Quarter(2026, 3), Quarter(2026, 1)
    assert is_reportable(r.READY, summer)
    assert not is_reportable(r.READY, autumn)
    assert not is_reportable(r.READY, spring)
    closed = replace(r.READY, closed_on=date(2026, 10, 3))
    assert is_reportable(closed, autumn)
    advice_only = replace(closed, duties=(), stays=())
    assert not is_reportable(advice_only, autumn)
    assert is_reportable(replace(r.READY, duties=(), stays=(r.STAY,)), summer)


def test_a_moment_given_for_a_day_is_that_day():
    assert said(datetime(2026, 6, 8, 9, 30)).values == (date(2026, 6, 8),)  # noqa: DTZ001


DAYS = st.none() | st.dates()
CODES = sorted({code for each in r.RULES.lists.values() for code in each.records})
ANSWERS = st.builds(
    Answer,
    st.lists(
        st.sampled_from(CODES) | st.text(max_size=4) | st.integers() | st.dates(), max_size=3
    ).map(tuple),
    st.sampled_from(State),
)
PEOPLE = st.builds(
    HclicPerson,
    key=st.text(max_size=2),
    surname=st.text(max_size=3),
    born_on=DAYS,
    age=st.none() | st.integers(),
    sex=ANSWERS,
    relation=st.sampled_from(["APPLICANT", "PARTNER", "CHILD"]).map(said) | ANSWERS,
    joined_on=DAYS,
    left_on=DAYS,
    nino=ANSWERS,
    postcode=ANSWERS,
    in_education=st.none() | st.booleans(),
    pregnant=st.none() | st.booleans(),
)
DUTIES = st.builds(
    HclicDuty,
    kind=st.sampled_from(DutyKind),
    started_on=DAYS,
    ended_on=DAYS,
    reason=ANSWERS,
    accommodation=ANSWERS,
    last_activity_on=DAYS,
)
PLACEMENTS = st.builds(
    HclicPlacement, started_on=DAYS, ended_on=DAYS, type=ANSWERS, bedrooms=ANSWERS
)
STAYS = st.builds(
    HclicStay,
    entered_on=DAYS,
    left_on=DAYS,
    duty=ANSWERS,
    placements=st.lists(PLACEMENTS, max_size=2).map(tuple),
)
CASES = st.builds(
    HclicCase,
    reference=st.text(max_size=3),
    applied_on=DAYS,
    assessed_on=DAYS,
    closed_on=DAYS,
    quarter_end_on=DAYS,
    people=st.lists(PEOPLE, max_size=3).map(tuple),
    answers=st.dictionaries(st.sampled_from(["1.4", "1.13", "1.15", "3.2", "9.9"]), ANSWERS),
    duties=st.lists(DUTIES, max_size=3).map(tuple),
    decision=st.none() | st.builds(HclicDecision, outcome=ANSWERS, priority_need=ANSWERS),
    stays=st.lists(STAYS, max_size=2).map(tuple),
    reviews=st.lists(st.builds(HclicReview, requested_on=DAYS, ended_on=DAYS), max_size=1).map(
        tuple
    ),
    assistance=st.lists(
        st.builds(HclicAssistance, need=st.text(max_size=3), answer=ANSWERS), max_size=2
    ).map(tuple),
)


@given(CASES, st.dates())
def test_whatever_stands_in_a_case_is_judged_and_never_raises(case, as_at):
    judged = check(case, r.RULES, as_at)
    assert 0 <= judged.percent <= 100
    assert (judged.percent == 100) <= judged.is_ready
    assert check(case, r.RULES, as_at) == judged
