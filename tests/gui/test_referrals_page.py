"""The officer's way through a referral: taken, tried, decided, joined, parted again."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import NOW, words_of

from tso_desktop.domain.casework import Case
from tso_desktop.domain.households import Home, Household, Person
from tso_desktop.domain.lawwork import CaseEvent
from tso_desktop.gui.caseload_presenter import make_caseload_page
from tso_desktop.gui.household_notices import NoticesPresenter
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.referral_form_presenter import make_referral_form
from tso_desktop.gui.referral_presenter import ReferralPresenter
from tso_desktop.gui.referrals import make_referrals_page
from tso_desktop.gui.today_presenter import make_today_page
from tso_desktop.services.referring import NewReferral

TODAY = NOW.date()


def button(page, name):
    return next(
        b
        for b in page.findChildren(Button)
        if b.accessibleName().startswith(name) and b.isVisibleTo(page)
    )


@pytest.fixture
def tamsin(place):
    return place.desk.case_file.open_household(
        "Tamsin Brackenbury", phone="07700 900118", address="3 Orchard Row", postcode="DT2 8QY"
    )


@pytest.fixture
def referral(place):
    new = NewReferral(
        name="Tamzin Brakenberry",
        phone="07700 900118",
        source_type="jobcentre",
        urgency="today",
        reason="Rent owed, and a letter from the landlord.",
    )
    return place.desk.referrals.take(new)


@pytest.fixture
def page(place, shown, referral):
    presenter = ReferralPresenter(place, referral)
    shown(presenter.view)
    return presenter


def kept(place, referral):
    return place.desk.referrals.one(referral).referral


def test_an_empty_inbox_says_what_it_is_for(place, shown):
    page = shown(make_referrals_page(place))

    assert "No referral is waiting" in words_of(page)
    assert nameless_inputs(page) == []


def test_the_inbox_says_who_waits_for_what_and_by_when(place, shown, referral):
    words = words_of(shown(make_referrals_page(place)))

    for said in ("Tamzin Brakenberry", "Jobcentre Plus · duty to refer", "Urgent", "Not tried"):
        assert said in words
    assert "First attempt" in words
    assert "1 referral waiting." in words


def test_what_is_overdue_is_said_in_words(place, shown, referral, clock):
    clock.pass_(days=3)

    words = words_of(shown(make_referrals_page(place)))

    assert "1 referral waiting, 1 overdue." in words
    assert "3 days late" in words


def test_a_referral_is_taken_with_the_keyboard(place, shown, qtbot):
    form = shown(make_referral_form(place))
    form.setFocus()
    qtbot.keyClicks(form.name.line, "Corin Thrapstone")
    qtbot.keyClick(form.name.line, Qt.Key.Key_Tab)
    qtbot.keyClicks(form.born_on.line, "4/3/1979")
    form.source_type.put("outreach")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (waiting,) = place.desk.referrals.waiting()
    assert waiting.line.name == "Corin Thrapstone"
    assert place.desk.case_file.head(waiting.line.household).lead.born_on == date(1979, 3, 4)
    assert place.go.went == [("back",)]

    place.told.undo()
    assert place.desk.referrals.waiting() == ()


def test_likely_matches_appear_while_typing_and_never_block(place, shown, qtbot, tamsin):
    form = shown(make_referral_form(place))
    form.name.put("Tamzin Brakenberry")
    form.address.put("9 Orchard Row")

    qtbot.waitUntil(lambda: "Name sounds alike, same street." in words_of(form.matches))
    form.source_type.put("food_bank")
    form.keep.click()

    assert len(place.desk.referrals.waiting()) == 1
    assert place.desk.referrals.waiting()[0].line.triage


def test_a_match_that_is_chosen_gets_the_referral(place, shown, qtbot, tamsin):
    form = shown(make_referral_form(place))
    form.phone.put("07700 900118")
    qtbot.waitUntil(lambda: "Same phone." in words_of(form.matches))

    button(form, "It belongs to them").click()
    assert "will be filed with Tamsin Brackenbury" in words_of(form)
    form.source_type.put("food_bank")
    form.keep.click()

    (waiting,) = place.desk.referrals.waiting()
    assert waiting.line.household == tamsin


def test_a_restricted_match_shows_nothing_of_itself(place, shown, qtbot, tamsin):
    place.desk.case_file.change(place.desk.case_file.find(Household, tamsin), restricted=True)
    form = shown(make_referral_form(place))
    form.phone.put("07700 900118")

    qtbot.waitUntil(lambda: "A restricted case may match" in words_of(form.matches))

    assert not {"Tamsin", "Orchard", "07700"} & set(words_of(form.matches).split())


def test_a_day_that_cannot_be_is_told_and_nothing_is_lost(place, shown):
    form = shown(make_referral_form(place))
    form.name.put("Corin Thrapstone")
    form.source_type.put("self")
    form.born_on.put("13/13/1979")

    form.keep.click()

    assert "There is no month 13" in words_of(form)
    assert place.desk.referrals.waiting() == ()
    assert place.go.went == []


def test_a_half_typed_referral_waits_as_a_draft(place, shown):
    form = shown(make_referral_form(place))
    form.name.put("Corin Thrapstone")
    form.told_to_leave.click()
    form.urgency.button("today").click()
    button(form, "Leave").click()

    assert "Go on with the referral" in words_of(shown(make_referrals_page(place)))
    again = shown(make_referral_form(place))
    assert again.name.words() == "Corin Thrapstone"
    assert again.told_to_leave.isChecked()
    assert again.urgency.value() == "today"


def test_an_attempt_is_one_press_and_can_be_taken_back(place, page, referral):
    page.outcome.words.put("Not yet.")
    page.view.words.put("Her sister answered, she is at work.")
    page.view.press("no_answer").click()

    assert "Rang, no answer. Her sister answered, she is at work." in words_of(page.view)
    assert "First contact" in words_of(page.view)
    assert page.view.words.words() == ""
    assert page.outcome.words.words() == "Not yet."

    place.told.undo()
    assert place.desk.referrals.one(referral).attempts == ()


def test_no_message_is_offered_where_it_could_hurt(place, page, referral):
    household = kept(place, referral).household
    assert page.view.press("message").isVisibleTo(page.view)

    place.desk.case_file.change(place.desk.case_file.head(household).lead, no_voicemail=True)

    assert not page.view.press("message").isVisibleTo(page.view)
    assert "Leave no message" in words_of(page.view)


def test_accepted_with_an_application_it_is_a_part_7_case(place, page, referral):
    page.outcome.pick.button("part7").click()
    page.outcome.applied_on.put("20/11/2026")
    page.outcome.keep.click()

    household = kept(place, referral).household
    (event,) = place.desk.case_file.all(CaseEvent, household)
    assert event.happened_on == date(2026, 11, 20)
    assert [case.type for case in place.desk.case_file.all(Case, household)] == ["part7"]
    assert "Accepted" in words_of(page.view)
    button(page.view, "Go to the household").click()
    assert place.go.went[-1] == ("household", household, "Overview")


def test_a_declined_one_is_closed_with_its_reason_and_opened_again(place, page, referral):
    page.outcome.more.button("declined").click()
    page.outcome.keep.click()
    assert kept(place, referral).outcome is None
    assert "why" in place.told.words()

    page.outcome.words.put("Lives in Westmarch now.")
    page.outcome.keep.click()
    household = kept(place, referral).household
    assert place.desk.case_file.find(Household, household).is_closed
    assert "Declined, Today. Lives in Westmarch now." in words_of(page.view)

    button(page.view, "Open it again").click()
    assert not place.desk.case_file.find(Household, household).is_closed
    assert kept(place, referral).outcome is None


def test_joining_is_shown_first_and_undone_with_one_press(place, qtbot, tamsin, page, referral):
    household = kept(place, referral).household
    qtbot.waitUntil(lambda: "same phone" in words_of(page.matches))
    button(page.matches, "The same household").click()

    assert "Stays, and takes it in" in words_of(page.view)
    assert "They can be parted again at any time." in words_of(page.merge)
    assert place.desk.merging.survivor(household) == household

    page.merge.join.click()
    assert place.desk.merging.survivor(household) == tamsin
    assert kept(place, referral).outcome == "duplicate"

    place.told.undo()
    assert place.desk.merging.survivor(household) == household
    assert kept(place, referral).outcome is None


def test_joined_households_are_parted_from_the_page(place, shown, tamsin, referral):
    household = kept(place, referral).household
    place.desk.referrals.duplicate(kept(place, referral), tamsin)
    notices = shown(NoticesPresenter(place, tamsin).view)
    assert "Tamzin Brakenberry" in words_of(notices)

    button(notices, "Part again").click()

    assert place.desk.merging.survivor(household) == household
    assert "joined" not in words_of(notices)


def test_the_caseload_leaves_referrals_out_and_the_search_finds_them(place, shown, qtbot, referral):
    page = shown(make_caseload_page(place))
    assert page.lines.rowCount() == 0

    page.search.setText("Brakenberry")
    qtbot.waitUntil(lambda: page.found.rowCount() == 1)

    texts = [
        str(page.found.index(0, column).data() or "") for column in range(page.found.columnCount())
    ]
    assert "Referral" in texts


def test_a_household_of_a_referral_leads_back_to_it(place, shown, referral):
    notices = shown(NoticesPresenter(place, kept(place, referral).household).view)

    button(notices, "Open the referral").click()

    assert place.go.went[-1][0] == "over"


# Early help never hides an application.


@pytest.fixture
def threatened(place, tamsin):
    place.desk.case_file.add(
        Home, tamsin, address="Loft over the mill", ends_on=TODAY + timedelta(days=30)
    )
    return tamsin


def test_today_asks_until_it_is_answered(place, shown, threatened):
    page = shown(make_today_page(place))
    assert "Their home ends on 23 December 2026." in words_of(page)
    assert "To ask: was an application taken?" in words_of(page)

    place.desk.asking.application_taken(threatened, TODAY)

    assert "To ask" not in words_of(page)


def test_the_page_asks_in_words_and_keeps_why_not_and_by_whom(place, shown, threatened):
    notices = shown(NoticesPresenter(place, threatened).view)
    assert "Their home ends on 23 December 2026." in words_of(notices)

    notices.asking.no.click()
    notices.asking.why.put("Moves to her sister on 1 December.")
    notices.asking.keep.click()
    assert "who decided" in place.told.words()
    notices.asking.by.put("R Iqbal, housing options")
    notices.asking.keep.click()

    (event,) = place.desk.case_file.all(CaseEvent, threatened)
    assert (event.what, event.decided_by) == ("application_not_taken", "R Iqbal, housing options")
    assert notices.asking is None


def test_an_application_is_recorded_from_the_page_and_can_be_taken_back(place, shown, threatened):
    notices = shown(NoticesPresenter(place, threatened).view)
    notices.asking.yes.click()
    notices.asking.on.put("today")
    notices.asking.keep.click()
    assert notices.asking is None

    place.told.undo()

    assert notices.asking is not None


def test_a_half_written_answer_stays_while_somebody_else_saves(place, shown, threatened):
    notices = shown(NoticesPresenter(place, threatened).view)
    notices.asking.no.click()
    notices.asking.why.put("Moves to her sister")

    place.desk.case_file.add(Home, threatened, address="Elsewhere")

    assert notices.asking.why.words() == "Moves to her sister"


def test_a_half_written_answer_and_outcome_wait_as_drafts(place, shown, qtbot, page, threatened):
    card = shown(NoticesPresenter(place, threatened).view).asking
    card.no.click()
    card.why.put("Moves to her sister")
    page.outcome.words.put("Westmarch")
    qtbot.waitUntil(lambda: len(place.desk.drafts.all("words")) == 2)

    again = shown(NoticesPresenter(place, threatened).view).asking
    assert again.why.isVisibleTo(again)
    assert again.why.words() == "Moves to her sister"
    other = ReferralPresenter(place, page._referral)
    qtbot.addWidget(other.view)
    assert other.outcome.words.words() == "Westmarch"


def test_every_new_page_passes_the_gates(place, shown, qtbot, threatened, page):
    page.view.press("no_answer").click()
    page.outcome.pick.button("part7").click()
    qtbot.waitUntil(lambda: bool(page.matches.findChildren(Button)))
    page.matches.findChildren(Button)[0].click()
    for screen in (
        page.view,
        shown(make_referrals_page(place)),
        shown(make_referral_form(place)),
        shown(NoticesPresenter(place, threatened).view),
        shown(make_today_page(place)),
    ):
        assert nameless_inputs(screen) == []
        assert small_targets(screen) == []


def test_a_person_of_a_restricted_referral_is_not_shown(place, page, referral):
    household = place.desk.case_file.find(Household, kept(place, referral).household)
    place.desk.case_file.change(household, restricted=True)

    words = words_of(page.view)

    assert "Restricted" in words
    assert not any(said in words for said in ("Tamzin", "07700"))
    assert place.desk.case_file.all(Person, household.id)
