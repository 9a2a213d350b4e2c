"""Letters and notices, from the first word to the paper that is kept, over a real store."""

from datetime import date

import pytest
from tests.documents.structure import whole_text

from tso_desktop.domain.casework import Attachment, Case
from tso_desktop.domain.dated import OutsideKnownDates
from tso_desktop.domain.households import Home, Household, Person
from tso_desktop.domain.ids import derived_id
from tso_desktop.domain.lawwork import CaseEvent, Letter, LetterTemplate, Placement
from tso_desktop.domain.letter_words import TemplateRefused
from tso_desktop.domain.plans import Plan, Step
from tso_desktop.services.letter_giving import NotGiven, Serving
from tso_desktop.services.letters import LetterGiven
from tso_desktop.services.plan_paper import PlanWish

TODAY = date(2026, 11, 23)
BY_HAND = Serving(how="by_hand", sent_on=TODAY)


@pytest.fixture
def household(desk):
    """Threatened since 20 October, so that day 56 is 14 December."""
    found = desk.case_file.open_household(
        "Amina Sample", address="14 Larkspur Court, Nether Fossbrook", postcode="DT2 8QY"
    )
    case = desk.case_file.add(
        Case, found, type="part7", opened_on=date(2026, 10, 20), assessed_on=date(2026, 10, 20)
    )
    event(desk, found, "assessed", date(2026, 10, 20), eligible=True, finding="threatened")
    assert case
    return found


def event(desk, household, what, on, **facts):
    case = next(c for c in desk.case_file.all(Case, household) if c.type == "part7")
    return desk.case_file.add(
        CaseEvent, household, case=case.id, what=what, happened_on=on, number=1, **facts
    )


def decide(desk, *, may=True):
    desk.case_file.change(desk.officer_record, decides=may)


def begun(desk, household, key, **answers):
    record = desk.letters.start(household, key)
    for name, words in answers.items():
        desk.letters.answer(desk.letters.page(record).letter, name, words)
    return record


def given(desk, household, key="prevention_ended", serving=BY_HAND, **answers):
    decide(desk)
    answers = answers or {"ground": "a", "reasons": "You took the flat in Mill Lane."}
    return desk.letters.giving.give(begun(desk, household, key, **answers), serving)


def events(desk, household, what):
    return [e for e in desk.case_file.all(CaseEvent, household) if e.what == what]


def change_lead(desk, household, **facts):
    desk.case_file.change(desk.case_file.all(Person, household)[0], **facts)


# Choosing and writing.


def test_what_fits_comes_first_and_everything_can_be_chosen(desk, household):
    offered = desk.letters.offered(household)
    fits = [o.kind.key for o in offered if o.fits]
    assert "prevention_ended" in fits
    assert "relief_ended" not in fits
    assert len(offered) == 28
    assert [o.fits for o in offered] == sorted((o.fits for o in offered), reverse=True)


def test_letters_are_wanted_with_a_part7_case_or_a_letter_alone(desk, household):
    plain = desk.case_file.open_household("Somebody Else")
    assert desk.letters.is_wanted(household)
    assert not desk.letters.is_wanted(plain)
    desk.letters.start(plain, "general")
    assert desk.letters.is_wanted(plain)


def test_a_letter_begins_with_what_the_records_say(desk, household):
    page = desk.letters.page(desk.letters.start(household, "prevention_accepted"))
    assert page.values["resident"] == "Amina Sample"
    assert page.values["duty_started"] == "Tuesday 20 October 2026"
    assert page.values["duty_day56"] == "Monday 14 December 2026"
    assert page.values["officer_phone"] == "01632 960100"
    assert page.values["assessed_on"] == "Tuesday 20 October 2026"


def test_a_duty_that_was_recorded_from_the_main_system_is_told_too(desk):
    found = desk.case_file.open_household("Amina Sample")
    facts = {"duty": "Relief duty", "duty_started_on": date(2026, 1, 5)}
    desk.case_file.add(Case, found, type="part7", **facts)
    page = desk.letters.page(desk.letters.start(found, "relief_accepted"))
    assert page.values["duty_day56"] == "Sunday 1 March 2026"


def test_steps_of_the_plan_are_told_with_their_days(desk, household):
    plan = desk.case_file.add(
        Plan,
        household,
        type="php",
        case=desk.letters.page(desk.letters.start(household, "general")).letter.case,
    )
    facts = {"plan": plan, "type": "agreed", "agreed": True, "status": "open"}
    desk.case_file.add(
        Step, household, words="Look at two homes.", who="resident", due_on=TODAY, **facts
    )
    page = desk.letters.page(desk.letters.start(household, "prevention_accepted"))
    assert page.values["resident_steps"] == "Look at two homes (by 23 November 2026)."


def test_an_answer_stands_over_the_records_and_can_be_taken_back(desk, household):
    record = begun(desk, household, "prevention_ended", resident="Ms A. Sample")
    page = desk.letters.page(record)
    assert page.values["resident"] == "Ms A. Sample"
    desk.letters.answer(page.letter, "resident", None)
    assert desk.letters.page(record).values["resident"] == "Amina Sample"


def test_a_ground_brings_its_words_and_its_letter(desk, household):
    page = desk.letters.page(begun(desk, household, "prevention_ended", ground="g"))
    assert page.values["ground_letter"] == "g"
    assert page.values["ground_words"] == "You withdrew your application for help."


def test_a_resident_who_is_named_like_a_field_is_printed_so(desk):
    found = desk.case_file.open_household("{reasons} [end]")
    desk.case_file.add(Case, found, type="part7")
    proof = desk.letters.proof(begun(desk, found, "prevention_ended", reasons="Secret."))
    assert "Dear {reasons} [end]" in whole_text(proof.pdf)


def test_words_with_a_fault_are_kept_and_named_by_line(desk, household):
    record = desk.letters.start(household, "general")
    desk.letters.change(desk.letters.page(record).letter, body="Dear\n{residnet}")
    page = desk.letters.page(record)
    assert [str(f) for f in page.faults] == [
        "Line 2: There is no field {residnet}. Do you mean {resident}?"
    ]
    assert page.body == "Dear\n{residnet}"
    with pytest.raises(TemplateRefused):
        desk.letters.proof(record)
    assert "Line 2" in desk.letters.giving.verdict(page).refused


def test_a_letter_that_was_thrown_away_is_no_longer_listed(desk, household):
    record = desk.letters.start(household, "general")
    desk.letters.throw_away(desk.letters.page(record).letter)
    assert desk.letters.written(household) == ()


# Who may give it.


def test_an_officer_who_may_not_decide_prints_drafts_and_gives_no_notice(desk, household):
    record = begun(desk, household, "prevention_ended", ground="a", reasons="Because.")
    proof = desk.letters.proof(record)
    assert proof.draft
    assert "For the housing options officer to decide" in whole_text(proof.pdf)
    with pytest.raises(NotGiven, match="housing options officer to decide"):
        desk.letters.giving.give(record, BY_HAND)
    assert desk.letters.given(household) == ()


def test_an_officer_who_may_not_decide_can_still_give_an_ordinary_letter(desk, household):
    record = begun(desk, household, "general", more="Come on Thursday.")
    assert desk.letters.giving.give(record, BY_HAND).decided_by is None


# Giving it.


def test_a_given_letter_is_sealed_and_its_paper_kept_byte_for_byte(desk, household):
    done = given(desk, household)
    assert (done.number, done.served_on, done.review_until_on) == (1, TODAY, date(2026, 12, 13))
    assert done.decided_by == "Jo Moffat"
    assert "You took the flat in Mill Lane." in done.body
    paper = desk.letters.giving.paper(done)
    said = whole_text(paper.pdf)
    assert "The last day to ask is Sunday 13 December 2026." in said
    assert "DRAFT" not in said
    (kept,) = desk.case_file.all(Attachment, household)
    assert (kept.about, kept.category) == (done.id, "letter")
    assert paper.pdf == desk.papers.fetch(kept)


def test_a_review_can_be_asked_for_until_the_twenty_first_day(desk, household, clock):
    clock.wait(days=-21)  # 2 November
    done = given(desk, household, serving=Serving(how="email", sent_on=date(2026, 11, 2)))
    assert done.review_until_on == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("how", "sent", "told"),
    [
        ("by_hand", date(2026, 11, 23), date(2026, 11, 23)),
        ("email", date(2026, 11, 21), date(2026, 11, 21)),
        ("collected", date(2026, 11, 20), date(2026, 11, 20)),
        ("first_class", date(2026, 11, 20), date(2026, 11, 24)),
        ("first_class", date(2026, 11, 21), date(2026, 11, 24)),
        ("first_class", date(2026, 8, 28), date(2026, 9, 2)),
        ("first_class", date(2025, 12, 24), date(2025, 12, 30)),
    ],
)
def test_they_are_told_on_the_day_that_its_way_means(desk, how, sent, told):
    assert desk.letters.giving.day_of(Serving(how=how, sent_on=sent)) == told


def test_post_in_a_year_without_known_bank_holidays_is_refused_until_a_day_is_typed(desk):
    serving = Serving(how="first_class", sent_on=date(2024, 12, 20))
    with pytest.raises(OutsideKnownDates, match="say nothing about bank holidays"):
        desk.letters.giving.day_of(serving)
    typed = Serving(how="first_class", sent_on=serving.sent_on, served_on=date(2024, 12, 24))
    assert desk.letters.giving.day_of(typed) == date(2024, 12, 24)


def test_giving_the_notice_ends_the_duty_in_the_same_act(desk, household):
    acts = []
    desk.listen(acts.append)
    done = given(desk, household)
    (found,) = events(desk, household, "notice")
    assert (found.ends, found.ground, found.happened_on) == ("prevention", "a", TODAY)
    assert (found.letter, found.reasons) == (done.id, "You took the flat in Mill Lane.")
    assert {entry.kind for entry in acts[-1]} == {
        *("given_letter", "letter", "attachment", "case_event"),
    }
    facts = desk.letters.page(desk.letters.start(household, "general")).facts
    assert facts.law.latest("prevention").state == "ended"


def test_an_event_that_stands_already_is_not_told_twice(desk, household):
    stands = event(desk, household, "notice", TODAY, ends="prevention", ground="a")
    done = given(desk, household)
    (found,) = events(desk, household, "notice")
    assert (found.id, found.letter) == (stands, done.id)


def test_a_blank_reason_on_an_adverse_notice_needs_a_reason_of_its_own(desk, household):
    decide(desk)
    record = begun(desk, household, "prevention_ended", ground="a")
    verdict = desk.letters.giving.verdict(desk.letters.page(record))
    assert verdict.refused is None
    assert verdict.needs_reason == ("“Reasons” is blank. A notice needs them.",)
    with pytest.raises(NotGiven, match="say why it is given all the same"):
        desk.letters.giving.give(record, BY_HAND)
    serving = Serving(how="by_hand", sent_on=TODAY, despite="Written on the form by hand.")
    assert desk.letters.giving.give(record, serving).despite == "Written on the form by hand."


def test_a_notice_that_the_law_does_not_allow_yet_needs_a_reason_and_a_reference(desk, household):
    decide(desk)
    record = begun(desk, household, "prevention_ended", ground="b", reasons="We did all.")
    page = desk.letters.page(record)
    said = desk.letters.giving.verdict(page, BY_HAND).needs_reason
    (said,) = said
    assert said.startswith(
        "As the law is read here this ends nothing. The 56 days have not passed."
    )
    with pytest.raises(NotGiven, match="a section or a case"):
        desk.letters.giving.give(record, Serving(how="by_hand", sent_on=TODAY, despite="Agreed."))
    serving = Serving(how="by_hand", sent_on=TODAY, despite="Agreed.", reference="s195(8)")
    desk.letters.giving.give(record, serving)
    (found,) = events(desk, household, "notice")
    assert (found.override_reason, found.override_reference) == ("Agreed.", "s195(8)")


def test_a_letter_cannot_be_sent_tomorrow_or_told_before_it_was_sent(desk, household):
    decide(desk)
    record = begun(desk, household, "general", more="Hello.")
    giving = desk.letters.giving
    with pytest.raises(NotGiven, match="still to come"):
        giving.give(record, Serving(how="by_hand", sent_on=date(2026, 11, 24)))
    early = Serving(how="other", sent_on=TODAY, served_on=date(2026, 11, 20))
    with pytest.raises(NotGiven, match="before it was sent"):
        giving.give(record, early)
    with pytest.raises(NotGiven, match="Say how it is given"):
        giving.give(record, Serving(how="pigeon", sent_on=TODAY))


def test_what_was_given_never_changes_and_is_given_once(desk, household):
    done = given(desk, household)
    old = desk.case_file.find(Letter, done.letter)
    with pytest.raises(LetterGiven):
        desk.letters.answer(old, "reasons", "Others.")
    with pytest.raises(NotGiven, match="given already"):
        desk.letters.giving.give(old.id, BY_HAND)


def test_a_new_version_begins_with_the_words_of_the_old_one(desk, household):
    done = given(desk, household, "general", more="Come on Thursday.")
    page = desk.letters.page(desk.letters.again(done))
    assert page.values["more"] == "Come on Thursday."
    assert desk.letters.giving.give(page.letter.id, BY_HAND).number == 2


def test_a_withdrawn_letter_stays_with_its_reason(desk, household):
    done = given(desk, household)
    with pytest.raises(NotGiven, match="Say why"):
        desk.letters.giving.withdraw(done, " ")
    desk.letters.giving.withdraw(done, "Sent to the wrong household.")
    assert desk.letters.given(household)[0].withdrawn == "Sent to the wrong household."


def test_a_warning_keeps_its_step_and_its_day(desk, household):
    case = next(c for c in desk.case_file.all(Case, household) if c.type == "part7")
    plan = desk.case_file.add(Plan, household, type="php", case=case.id)
    facts = {"plan": plan, "who": "resident", "status": "open"}
    step = desk.case_file.add(
        Step, household, words="Look at two homes.", type="recorded", agreed=False, **facts
    )
    desk.case_file.add(Step, household, words="Ask friends.", type="idea", **facts)
    record = desk.letters.start(household, "warning")
    options = {f.field.name: f.options for f in desk.letters.page(record).fields}
    assert options["step"] == ((step, "Look at two homes."),)
    answers = {"step": step, "comply_by": "2026-12-07", "reasons": "You did not."}
    done = given(desk, household, "warning", **answers)
    assert "Please do it by Monday 7 December 2026." in done.body
    (found,) = events(desk, household, "warning")
    assert (found.step, found.step_kind, found.comply_by_on) == (
        step,
        "recorded_required",
        date(2026, 12, 7),
    )


def test_the_notice_to_the_other_council_tells_the_placement(desk, household):
    case = next(c for c in desk.case_file.all(Case, household) if c.type == "part7")
    facts = {"address": "3 Quay House", "placed_on": TODAY, "authority": "Southmere Council"}
    desk.case_file.add(Placement, household, case=case.id, out_of_area=True, **facts)
    done = given(desk, household, "out_of_area", placed_under="section 188")
    assert done.to_name == "Southmere Council"
    assert "3 Quay House" in done.body
    assert desk.case_file.all(Placement, household)[0].out_of_area_told_on == TODAY
    assert "out_of_area_notice_due" not in desk.law.look(household)[0].law.alerts


def test_a_home_that_ends_the_main_duty_is_told_by_its_own_event(desk, household):
    given(desk, household, "main_ended", ground="part6_accepted", reasons="You took it.")
    assert events(desk, household, "notice") == []


# Safe contact.


@pytest.mark.parametrize(
    "unsafe", [{"do_not_post": True}, {"safe_contact": "do not post, text first"}]
)
def test_nothing_goes_by_post_where_it_must_not_and_no_address_is_printed(desk, household, unsafe):
    change_lead(desk, household, **unsafe)
    decide(desk)
    words = "We came to 14 Larkspur Court, DT2 8QY."
    record = begun(desk, household, "general", more=words)
    with pytest.raises(NotGiven, match="Nothing goes to Amina Sample by post"):
        desk.letters.giving.give(record, Serving(how="first_class", sent_on=TODAY))
    done = desk.letters.giving.give(record, BY_HAND)
    said = whole_text(desk.letters.giving.paper(done).pdf)
    assert "Larkspur" not in said
    assert "Larkspur" not in done.body
    assert "your home" in said


def test_a_restricted_household_has_no_address_on_its_letters(desk, household):
    with desk.store.read() as reading:
        home = reading.get(Household, household)
    desk.case_file.change(home, restricted=True)
    proof = desk.letters.proof(begun(desk, household, "general", more="Hello."))
    assert "Larkspur" not in whole_text(proof.pdf)
    assert proof.details["discreet"]
    assert desk.case_file.all(Home, household)[0].address


def test_a_letter_with_an_address_has_it_and_a_discreet_one_has_not(desk, household):
    record = begun(desk, household, "general", more="Hello.")
    assert "Larkspur" in whole_text(desk.letters.proof(record).pdf)
    discreet = whole_text(desk.letters.proof(record, PlanWish(discreet=True)).pdf)
    assert "Larkspur" not in discreet
    assert not discreet.startswith("Fossbrook Council")


def test_somebody_who_must_not_be_contacted_gets_no_email(desk, household):
    change_lead(desk, household, no_contact=True)
    record = begun(desk, household, "general", more="Hello.")
    with pytest.raises(NotGiven, match="not to contact Amina Sample"):
        desk.letters.giving.give(record, Serving(how="email", sent_on=TODAY))


# The council's own words.


def own_words(desk, key="general", body="Dear {resident}\nOur own words. {more}"):
    desk.letters.templates.keep(desk.letters.templates.of(key), title="Our title", body=body)


def test_the_councils_words_hold_until_the_shipped_ones_are_back(desk, household):
    own_words(desk)
    words = desk.letters.templates.of("general")
    assert (words.own, words.kind.title) == (True, "Our title")
    proof = desk.letters.proof(begun(desk, household, "general", more="Hello."))
    assert "Our own words. Hello." in whole_text(proof.pdf)
    desk.letters.templates.back_to_shipped(words)
    assert not desk.letters.templates.of("general").own
    own_words(desk)
    assert desk.letters.templates.of("general").own


@pytest.mark.parametrize(
    ("key", "body", "said"),
    [
        ("general", "{resident.name}", "Line 1: There is no field"),
        ("general", " \n ", "There are no words"),
        ("prevention_ended", "Dear {resident}", "put {reasons} in it"),
        ("prevention_accepted", "Dear {resident}", "put {review_last_day} in it"),
        ("prevention_ended", "{reasons} {review_last_day}", "put {ground_words} in it"),
    ],
)
def test_words_that_cannot_be_used_are_refused_and_the_old_ones_hold(desk, key, body, said):
    with pytest.raises(TemplateRefused) as refused:
        own_words(desk, key, body)
    assert said in str(refused.value)
    assert not desk.letters.templates.of(key).own


def test_spoilt_words_from_another_laptop_give_way_to_the_shipped_ones(desk):
    desk.case_file.put(
        LetterTemplate,
        derived_id("letter_template", "general"),
        as_of=0,
        template="general",
        body="{nothing}",
    )
    words = desk.letters.templates.of("general")
    assert not words.own
    assert "There is no field {nothing}" in str(words.faults[0])


def test_words_are_shown_with_an_invented_household(desk):
    pdf = desk.letters.templates.preview("warning", title="", body="Dear {resident} {step_words}")
    said = whole_text(pdf)
    assert "Dear Ms Amina Sample" in said
    assert "invented household" in said


# What a letter does to the case.


def state(desk, household, duty):
    (view,) = desk.law.look(household)
    return view.law.latest(duty).state


@pytest.fixture
def homeless(desk, household):
    event(desk, household, "became_homeless", date(2026, 11, 10))
    return household


def test_a_referral_suspends_relief_and_its_outcome_ends_it(desk, homeless):
    done = given(desk, homeless, "referral_out", authority="Southmere Council", reasons="R.")
    (found,) = events(desk, homeless, "referral_out")
    assert (found.authority, found.letter) == ("Southmere Council", done.id)
    assert state(desk, homeless, "relief") == "suspended"
    answers = {"ground": "met", "reasons": "R."}
    outcome = given(desk, homeless, "referral_outcome", **answers)
    assert "Southmere Council" in outcome.body
    assert events(desk, homeless, "referral_outcome")[0].accepted is True
    assert state(desk, homeless, "relief") == "ended"


def test_refusing_to_cooperate_ends_the_duty_only_after_the_time_in_the_warning(
    desk, homeless, clock
):
    record = begun(desk, homeless, "noncoop_notice", reasons="R.")
    decide(desk)
    (said,) = desk.letters.giving.verdict(desk.letters.page(record), BY_HAND).needs_reason
    assert "warn" in said.lower()
    given(desk, homeless, "warning", comply_by="2026-11-27", reasons="R.", step_words="Look.")
    clock.wait(days=5)
    today = desk.today()
    page = desk.letters.page(record)
    assert page.values["warned_on"] == "Monday 23 November 2026"
    assert page.values["comply_by"] == "Friday 27 November 2026"
    desk.letters.giving.give(record, Serving(how="by_hand", sent_on=today))
    assert state(desk, homeless, "relief") == "ended"


def test_a_decision_that_no_duty_is_owed_is_told_once(desk):
    found = desk.case_file.open_household("Amina Sample")
    desk.case_file.add(Case, found, type="part7", opened_on=date(2026, 11, 20))
    stands = event(desk, found, "assessed", date(2026, 11, 20), eligible=False)
    done = given(desk, found, "no_duty_not_eligible", reasons="R.")
    (kept,) = events(desk, found, "assessed")
    assert (kept.id, kept.letter) == (stands, done.id)


def test_a_decision_that_no_duty_is_owed_is_told_to_the_case(desk):
    found = desk.case_file.open_household("Amina Sample")
    desk.case_file.add(Case, found, type="part7", opened_on=date(2026, 11, 20))
    given(desk, found, "no_duty_not_homeless", reasons="R.")
    (kept,) = events(desk, found, "assessed")
    assert (kept.eligible, kept.finding, kept.happened_on) == (True, "neither", TODAY)


def test_the_notice_that_prevention_ends_leaves_relief_open(desk, homeless):
    given(desk, homeless, "prevention_ended", ground="c", reasons="You left on 10 November.")
    assert state(desk, homeless, "prevention") == "ended"
    assert state(desk, homeless, "relief") == "open"
