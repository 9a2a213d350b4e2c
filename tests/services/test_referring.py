"""Referrals: taken, found again, tried, decided, taken up again; early help that asks."""

from datetime import date, timedelta

import pytest

from tso_desktop.domain.casework import Case, Note
from tso_desktop.domain.households import Home, Household, Notice, Person, Referral
from tso_desktop.domain.lawwork import CaseEvent
from tso_desktop.services.asking import NoAnswer
from tso_desktop.services.caseload import Filter
from tso_desktop.services.likely import Typed
from tso_desktop.services.merging import CannotMerge
from tso_desktop.services.referring import NewReferral, NotAReferral

TODAY = date(2026, 11, 23)  # a Monday


def taken(desk, household=None, **facts):
    facts = {"name": "Tamzin Brakenberry", "source_type": "jobcentre", **facts}
    return desk.referrals.take(NewReferral(**facts), household)


def one(desk, referral):
    return desk.referrals.one(referral)


def kept(desk, referral):
    return one(desk, referral).referral


@pytest.fixture
def tamsin(desk):
    household = desk.case_file.open_household(
        "Tamsin Brackenbury",
        phone="07700 900118",
        address="3 Orchard Row, Nether Fossbrook",
        postcode="DT2 8QY",
    )
    lead = desk.case_file.head(household).lead
    desk.case_file.change(lead, born_on=date(1995, 2, 11))
    return household


def live(desk):
    return [line.household for line in desk.caseload.page(Filter(as_at=desk.today()))]


def test_a_referral_of_somebody_new_is_no_caseload_yet_but_is_found(desk):
    referral = taken(desk, phone="07700 900411", postcode="DT2 8QY", born_on=date(1995, 2, 11))

    household = kept(desk, referral).household
    assert live(desk) == []
    assert desk.caseload.count(Filter(as_at=desk.today())) == 0
    (found,) = desk.caseload.search("Brakenberry")
    assert (found.line.household, found.line.triage) == (household, True)
    head = desk.case_file.head(household)
    assert (head.lead.born_on, head.home.postcode) == (date(1995, 2, 11), "DT2 8QY")
    assert head.household.holder is None


def test_the_inbox_is_ordered_by_what_is_due_next_overdue_first(desk, clock):
    routine = taken(desk, name="Corin Thrapstone")
    late = taken(desk, name="Dilys Hartlake", urgency="three_days", referred_on=date(2026, 11, 16))
    urgent = taken(desk, name="Bram Fennimore", urgency="today")
    decided = taken(desk, name="Osric Tallantyre")
    desk.referrals.attempt(kept(desk, decided), "spoke")

    inbox = desk.referrals.waiting()

    assert [w.referral.id for w in inbox] == [late, urgent, routine, decided]
    assert [(w.due.what, w.due.on) for w in inbox] == [
        ("First attempt", date(2026, 11, 17)),
        ("First attempt", TODAY),
        ("First attempt", date(2026, 11, 30)),
        ("Decide the outcome", None),
    ]
    assert inbox[0].due.is_late(TODAY)
    assert inbox[0].duty_to_refer
    assert inbox[0].days_waiting(TODAY) == 7


def test_of_one_day_the_more_urgent_stands_first(desk):
    soon = taken(desk, urgency="three_days", referred_on=date(2026, 11, 20))
    urgent = taken(desk, name="Bram Fennimore", urgency="today")

    inbox = desk.referrals.waiting()

    assert {w.due.on for w in inbox} == {TODAY}
    assert [w.referral.id for w in inbox] == [urgent, soon]


def test_targets_are_counted_over_bank_holidays(desk):
    referral = taken(desk, urgency="three_days", referred_on=date(2026, 4, 2))  # Maundy Thursday

    aims = one(desk, referral).targets

    assert (aims.attempt_on, aims.contact_on) == (date(2026, 4, 7), date(2026, 4, 9))


def test_beyond_the_known_bank_holidays_no_target_is_guessed(desk, clock):
    clock.wait(days=365 * 3)
    referral = taken(desk)

    assert one(desk, referral).targets is None
    assert one(desk, referral).due.what == "First attempt"


def test_attempts_are_sealed_notes_and_the_first_contact_ends_the_counting(desk):
    referral = taken(desk)
    desk.referrals.attempt(kept(desk, referral), "no_answer")
    assert one(desk, referral).due.what == "First contact"

    note = desk.referrals.attempt(kept(desk, referral), "spoke", "Will come on Friday.")

    waiting = one(desk, referral)
    assert (waiting.progress.attempts, waiting.due.what) == (2, "Decide the outcome")
    sealed = desk.case_file.find(Note, note)
    assert (sealed.words, sealed.reached) == ("Spoke to them by phone. Will come on Friday.", True)
    story = [happening.words for happening in desk.notes.story(waiting.line.household)]
    assert sealed.words in story


def test_a_contact_that_is_written_on_the_households_page_counts_as_one(desk, clock):
    referral = taken(desk)
    household = kept(desk, referral).household
    desk.notes.log(household, how="call", words="She rang us.", happened_at=clock.now, reached=True)
    desk.notes.log(household, how="note", words="Ask Ravi.", happened_at=clock.now)

    assert one(desk, referral).progress.attempts == 1
    assert one(desk, referral).due.what == "Decide the outcome"


def test_a_contact_about_something_else_is_no_try_for_a_household_that_is_held(desk, clock, tamsin):
    referral = taken(desk, tamsin)
    desk.notes.log(tamsin, how="call", words="The boiler.", happened_at=clock.now, reached=True)

    assert one(desk, referral).progress.attempts == 0


def test_a_message_is_not_left_where_it_could_hurt(desk):
    household = kept(desk, taken(desk)).household
    assert desk.referrals.may_leave_message(household)

    desk.case_file.change(desk.case_file.head(household).lead, no_voicemail=True)

    assert not desk.referrals.may_leave_message(household)


def test_accepted_it_becomes_a_support_case_that_the_officer_holds(desk):
    referral = taken(desk)

    case = desk.referrals.accept(kept(desk, referral), "support")

    decided = kept(desk, referral)
    assert (decided.outcome, decided.case) == ("accepted", case)
    household = desk.case_file.find(Household, decided.household)
    assert (household.holder, household.triage, household.opened_on) == (desk.officer, None, TODAY)
    assert desk.case_file.find(Case, case).type == "support"
    assert live(desk) == [household.id]
    assert desk.referrals.waiting() == ()


def test_accepted_as_part_7_it_records_the_application_with_its_day(desk):
    referral = taken(desk)

    case = desk.referrals.accept(kept(desk, referral), "part7", date(2026, 11, 20))

    household = kept(desk, referral).household
    (event,) = desk.case_file.all(CaseEvent, household)
    assert (event.what, event.happened_on, event.case) == ("application", date(2026, 11, 20), case)
    assert desk.case_file.find(Case, case).opened_on == date(2026, 11, 20)


def test_a_second_referral_joins_the_open_case_and_stays_its_own(desk, tamsin):
    first, second = taken(desk, tamsin), taken(desk, tamsin, source_type="food_bank")
    (case,) = desk.case_file.all(Case, tamsin)

    assert desk.referrals.accept(kept(desk, first), "support") == case.id
    desk.referrals.end(kept(desk, second), "signposted", "Food bank parcel only.")

    said = {w.referral.outcome for w in desk.referrals.of_household(tamsin)}
    assert said == {"accepted", "signposted"}
    assert not desk.case_file.find(Household, tamsin).is_closed


@pytest.mark.parametrize("outcome", ["signposted", "no_contact", "declined"])
def test_a_household_that_is_not_taken_up_is_closed_with_the_reason_and_can_be_reopened(
    desk, outcome
):
    referral = taken(desk)
    household = kept(desk, referral).household

    desk.referrals.end(kept(desk, referral), outcome, "Lives in Westmarch now.")

    closed = desk.case_file.find(Household, household)
    assert closed.closed_on == TODAY
    assert closed.closed_reason.endswith(": Lives in Westmarch now.")
    assert desk.referrals.waiting() == ()
    assert desk.caseload.search("Brakenberry")

    desk.referrals.reopen(kept(desk, referral))

    assert not desk.case_file.find(Household, household).is_closed
    assert [w.referral.id for w in desk.referrals.waiting()] == [referral]


def test_a_household_stays_open_while_another_referral_of_it_waits(desk):
    first = taken(desk)
    household = kept(desk, first).household
    taken(desk, household, source_type="food_bank")

    desk.referrals.end(kept(desk, first), "declined", "Sent in error.")

    assert not desk.case_file.find(Household, household).is_closed


def test_an_end_needs_its_reason(desk):
    referral = taken(desk)

    with pytest.raises(NotAReferral, match="why"):
        desk.referrals.end(kept(desk, referral), "declined", " ")

    assert kept(desk, referral).outcome is None


@pytest.mark.parametrize(
    "facts",
    [
        {"name": " "},
        {"source_type": None},
        {"referred_on": TODAY + timedelta(days=1)},
        {"born_on": TODAY + timedelta(days=1)},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(desk, facts):
    with pytest.raises(NotAReferral):
        taken(desk, **facts)

    assert desk.referrals.waiting() == ()


# Likely matches.


def test_a_match_says_in_what_it_is_alike(desk, tamsin):
    (like,) = desk.likely.matches(Typed(name="Tamzin Brakenberry", address="9 Orchard Row"))
    assert (like.household, like.sentence) == (tamsin, "Name sounds alike, same street.")

    (like,) = desk.likely.matches(Typed(phone="+44 7700 900118"))
    assert like.sentence == "Same phone."

    (like,) = desk.likely.matches(Typed(name="Tamsin", born_on=date(1995, 2, 11)))
    assert like.sentence == "A part of the name sounds alike, same date of birth."
    assert like.facts[1:] == ("born 11/02/1995", "3 Orchard Row, Nether Fossbrook, DT2 8QY")


@pytest.mark.parametrize(
    "typed",
    [
        Typed(),
        Typed(name="Tamsin"),
        Typed(born_on=date(1995, 2, 11)),
        Typed(postcode="DT2 8QY"),
        Typed(name="Corin Thrapstone", postcode="DT1 1AA"),
    ],
)
def test_chance_is_no_match(desk, tamsin, typed):
    assert desk.likely.matches(typed) == ()


def test_a_restricted_household_tells_nothing_of_itself(desk, tamsin):
    desk.case_file.change(desk.case_file.find(Household, tamsin), restricted=True)

    (like,) = desk.likely.matches(Typed(phone="07700 900118", name="Tamsin Brackenbury"))

    assert like.sentence == "A restricted case may match. Ask before you go on."
    assert (like.label, like.facts, like.why) == ("Restricted", (), ())


def test_a_match_knows_what_was_saved_since(desk, tamsin):
    assert desk.likely.matches(Typed(phone="07700 900555")) == ()
    desk.case_file.change(desk.case_file.head(tamsin).lead, other_phone="07700 900555")

    assert len(desk.likely.matches(Typed(phone="07700 900555"))) == 1


# Merging.


def test_a_duplicate_yields_softly_and_both_referrals_stay(desk, tamsin):
    taken(desk, tamsin)
    referral = taken(desk, phone="07700 900411")
    yielding = kept(desk, referral).household

    desk.referrals.duplicate(kept(desk, referral), tamsin)

    assert desk.merging.survivor(yielding) == tamsin
    assert len(desk.referrals.of_household(tamsin)) == 2
    assert [line.household for line in desk.caseload.page(Filter(as_at=TODAY))] == [tamsin]
    assert desk.case_file.head(tamsin).lead.name == "Tamsin Brackenbury"
    assert [found.line.household for found in desk.caseload.search("07700 900411")] == [tamsin]


def test_merged_households_can_be_parted_again_later(desk, tamsin, clock):
    referral = taken(desk)
    yielding = kept(desk, referral).household
    desk.referrals.duplicate(kept(desk, referral), tamsin)
    clock.wait(days=40)

    (was,) = desk.merging.yielded_to(tamsin)
    assert was.household == yielding
    desk.merging.part(yielding)

    assert desk.merging.yielded_to(tamsin) == ()
    assert desk.merging.survivor(yielding) == yielding
    assert len(desk.case_file.head(tamsin).people) == 1


def test_a_duplicate_that_is_reopened_stands_alone_again(desk, tamsin):
    referral = taken(desk)
    desk.referrals.duplicate(kept(desk, referral), tamsin)

    desk.referrals.reopen(kept(desk, referral))

    waiting = one(desk, referral)
    assert waiting.line.household == waiting.referral.household
    assert [w.referral.id for w in desk.referrals.waiting()] == [referral]


def test_a_merge_is_shown_before_it_is_done(desk, tamsin):
    referral = taken(desk, phone="07700 900411")
    yielding = kept(desk, referral).household

    preview = desk.merging.preview(yielding, tamsin)

    assert preview.yielding.held == ("1 referral",)
    assert preview.survivor.phones == ("07700 900118",)
    assert preview.will_show[0].startswith("One page, under Tamsin Brackenbury, TS-")
    assert desk.merging.survivor(yielding) == yielding


def test_what_is_joined_with_a_restricted_household_is_restricted(desk, tamsin):
    referral = taken(desk, restricted=True)
    yielding = kept(desk, referral).household
    assert "It becomes restricted" in " ".join(desk.merging.preview(yielding, tamsin).will_show)

    desk.referrals.duplicate(kept(desk, referral), tamsin)

    assert desk.case_file.find(Household, tamsin).restricted


def test_a_circle_of_merges_is_refused(desk, tamsin):
    yielding = kept(desk, taken(desk)).household
    desk.merging.merge(yielding, tamsin, as_of=desk.case_file.head(tamsin).as_of)

    for one_, other in ((tamsin, yielding), (tamsin, tamsin)):
        with pytest.raises(CannotMerge):
            desk.merging.preview(one_, other)


# Early help never hides an application.


def test_a_notice_that_comes_near_is_asked_about_on_its_day(desk, clock, tamsin):
    ends = TODAY + timedelta(days=57)
    desk.case_file.add(Notice, tamsin, words="S8 ground 1A", expires_on=ends, valid=True)
    assert desk.asking.asks() == ()

    clock.wait(days=1)

    (ask,) = desk.asking.asks()
    assert ask.line.household == tamsin
    assert "S8 ground 1A ends on 19 January 2027" in ask.question.words


def test_the_day_of_an_application_answers_and_opens_a_part_7_case(desk, tamsin):
    desk.case_file.add(Home, tamsin, address="Loft", ends_on=TODAY)

    case = desk.asking.application_taken(tamsin, TODAY)

    assert desk.asking.question(tamsin) is None
    assert desk.asking.asks() == ()
    assert desk.case_file.find(Case, case).type == "part7"


def test_not_taken_needs_reason_and_name_and_then_answers(desk, tamsin):
    desk.asking.told_to_leave(tamsin, TODAY + timedelta(days=9), "her landlord")
    asked = desk.asking.question(tamsin)
    with pytest.raises(NoAnswer):
        desk.asking.not_taken(tamsin, asked, "Goes to her sister", "")

    desk.asking.not_taken(tamsin, asked, "Goes to her sister", "R Iqbal, housing options")

    assert desk.asking.question(tamsin) is None
    events = desk.case_file.all(CaseEvent, tamsin)
    (event,) = (event for event in events if event.what == "application_not_taken")
    assert (event.reasons, event.decided_by) == ("Goes to her sister", "R Iqbal, housing options")


def test_a_referral_that_tells_of_leaving_is_asked_about_before_it_is_accepted(desk):
    referral = taken(desk, told_to_leave=True, leave_by_on=TODAY + timedelta(days=20))

    (ask,) = desk.asking.asks()

    assert ask.line.household == kept(desk, referral).household


def test_what_was_joined_is_asked_about_in_the_household_that_stays(desk, tamsin):
    referral = taken(desk, leave_by_on=TODAY + timedelta(days=20))
    desk.referrals.duplicate(kept(desk, referral), tamsin)

    assert [ask.line.household for ask in desk.asking.asks()] == [tamsin]


def test_a_closed_household_is_not_asked_about(desk, tamsin):
    desk.case_file.add(Home, tamsin, address="Loft", ends_on=TODAY)
    household = desk.case_file.find(Household, tamsin)
    desk.case_file.close_household(household, "Moved", TODAY)

    assert desk.asking.question(tamsin) is None
    assert desk.asking.asks() == ()


def test_what_was_recorded_long_ago_without_an_urgency_waits_for_nothing(desk, tamsin):
    desk.case_file.add(Referral, tamsin, source="Housing register", referred_on=TODAY)

    assert desk.referrals.waiting() == ()


def test_every_person_of_a_household_can_match(desk, tamsin):
    desk.case_file.add(Person, tamsin, name="Perrin Ashby", role="partner")

    (like,) = desk.likely.matches(Typed(name="Perin Ashbey"))

    assert like.household == tamsin
