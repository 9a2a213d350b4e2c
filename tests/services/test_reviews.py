"""Reviews of decisions: which is asked for, by when it is due, and what came of it."""

from datetime import date

import pytest

from tso_desktop.domain.casework import Case
from tso_desktop.domain.lawwork import CaseEvent, GivenLetter
from tso_desktop.services.letter_giving import Serving
from tso_desktop.services.reviews import ReviewRefused

TODAY = date(2026, 11, 23)
TOLD = date(2026, 11, 2)  # the last day to ask is 22 November


@pytest.fixture
def household(desk):
    found = desk.case_file.open_household("Amina Sample")
    case = desk.case_file.add(Case, found, type="part7", opened_on=date(2026, 10, 1))
    facts = {"eligible": True, "finding": "threatened", "number": 1}
    desk.case_file.add(
        CaseEvent, found, case=case, what="assessed", happened_on=date(2026, 10, 1), **facts
    )
    desk.case_file.change(desk.officer_record, decides=True)
    return found


@pytest.fixture
def notice(desk, household):
    return give(desk, household, "prevention_ended", {"ground": "a", "reasons": "A flat."}, TOLD)


def give(desk, household, key, answers, on=TODAY) -> GivenLetter:
    record = desk.letters.start(household, key)
    for name, words in answers.items():
        desk.letters.answer(desk.letters.page(record).letter, name, words)
    return desk.letters.giving.give(record, Serving(how="by_hand", sent_on=on))


def only(desk, household):
    (line,) = desk.reviews.of(household)
    return line


@pytest.mark.parametrize(
    ("decision", "who", "due"),
    [
        ("duty", "", date(2027, 1, 15)),
        ("suit", "", date(2027, 1, 15)),
        ("end_prev", "", date(2026, 12, 11)),
        ("steps_relief", "", date(2026, 12, 11)),
        ("noncoop", "", date(2026, 12, 11)),
        ("lc_met", "two_councils", date(2027, 1, 29)),
        ("lc_met", "referee", date(2027, 2, 12)),
    ],
)
def test_a_review_is_due_so_many_weeks_after_it_was_asked_for(desk, decision, who, due):
    assert desk.reviews.due_on(decision, date(2026, 11, 20), who) == due


def test_a_review_is_asked_for_and_the_case_hears_of_it(desk, household, notice):
    assert desk.reviews.decision_of(notice) == "end_prev"
    desk.reviews.ask(household, "end_prev", date(2026, 11, 20), letter=notice)
    line = only(desk, household)
    assert (line.review.due_on, line.days_left, line.late) == (date(2026, 12, 11), 18, False)
    assert line.decision == "That the prevention duty ends"
    (case,) = desk.law.look(household)
    assert case.law.review_requested


def test_a_late_request_can_be_taken_with_a_reason(desk, household, notice):
    with pytest.raises(ReviewRefused, match="after the last day"):
        desk.reviews.ask(household, "end_prev", TODAY, letter=notice)
    why = "She was in hospital."
    desk.reviews.ask(household, "end_prev", TODAY, letter=notice, late_reason=why)
    line = only(desk, household)
    assert (line.late, line.review.late_reason) == (True, why)


def test_the_last_day_itself_is_in_time(desk, household, notice):
    desk.reviews.ask(household, "end_prev", date(2026, 11, 22), letter=notice)
    assert not only(desk, household).late


@pytest.mark.parametrize(
    ("decision", "on", "said"),
    [
        ("nothing", TODAY, "which decision"),
        ("end_prev", date(2026, 11, 24), "still to come"),
        ("end_prev", date(2026, 11, 1), "before they were told"),
    ],
)
def test_a_request_that_cannot_be_is_refused(desk, household, notice, decision, on, said):
    with pytest.raises(ReviewRefused, match=said):
        desk.reviews.ask(household, decision, on, letter=notice)
    assert desk.reviews.of(household) == ()


def asked(desk, household, notice):
    desk.reviews.ask(household, "end_prev", date(2026, 11, 20), letter=notice)
    return only(desk, household).review


def test_the_time_is_made_longer_only_by_agreement_and_forwards(desk, household, notice):
    review = asked(desk, household, notice)
    with pytest.raises(ReviewRefused, match="Say who agreed"):
        desk.reviews.extend(review, date(2026, 12, 20), "")
    with pytest.raises(ReviewRefused, match="not later"):
        desk.reviews.extend(review, date(2026, 12, 11), "Agreed by phone.")
    desk.reviews.extend(review, date(2026, 12, 20), "Agreed by phone on 21 November.")
    assert only(desk, household).review.due_on == date(2026, 12, 20)


def test_who_made_the_decision_cannot_look_at_it_again(desk, household, notice):
    review = asked(desk, household, notice)
    with pytest.raises(ReviewRefused, match="somebody else"):
        desk.reviews.name_reviewer(review, "Jo Moffat")
    desk.reviews.name_reviewer(review, "Sam Invented")
    assert only(desk, household).review.reviewer == "Sam Invented"


def test_the_letters_of_a_review_move_it_and_say_the_last_day_to_appeal(desk, household, notice):
    asked(desk, household, notice)
    desk.reviews.name_reviewer(only(desk, household).review, "Sam Invented")
    give(desk, household, "review_minded_to", {"reasons": "R.", "deficiency": "D."})
    assert only(desk, household).review.minded_to_on == TODAY
    done = give(desk, household, "review_outcome", {"ground": "upheld", "reasons": "R."})
    line = only(desk, household)
    assert (line.review.outcome, line.review.outcome_on) == ("upheld", TODAY)
    assert line.appeal_until_on == date(2026, 12, 14)
    assert "The last day is Monday 14 December 2026." in done.body
    assert "looked at by Sam Invented" in done.body
    assert "that the prevention duty ends" in done.body


def test_an_outcome_is_recorded_with_its_day(desk, household, notice):
    review = asked(desk, household, notice)
    with pytest.raises(ReviewRefused, match="what came of"):
        desk.reviews.decide(review, "perhaps", TODAY)
    with pytest.raises(ReviewRefused, match="before it was asked for"):
        desk.reviews.decide(review, "upheld", date(2026, 11, 19))
    desk.reviews.decide(review, "withdrawn_by_them", TODAY)
    line = only(desk, household)
    assert (line.days_left, line.appeal_until_on) == (None, None)


def test_a_review_that_was_never_answered_can_be_appealed_from_the_day_it_was_due(
    desk, household, notice, clock
):
    asked(desk, household, notice)
    assert only(desk, household).appeal_until_on is None
    clock.wait(days=19)  # 12 December
    line = only(desk, household)
    assert (line.days_left, line.appeal_until_on) == (-1, date(2027, 1, 1))
