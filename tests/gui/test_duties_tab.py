"""The tab of duties: the day it is, how it may end, what happened, and what would follow."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import words_of

from tso_desktop.domain.casework import Case
from tso_desktop.domain.households import Notice
from tso_desktop.domain.lawwork import CaseEvent, Placement, ReviewRequest, Stay
from tso_desktop.gui.duties_tab import DutiesTab
from tso_desktop.gui.duty_card import DutyCard
from tso_desktop.gui.duty_strip import DutyStrip
from tso_desktop.gui.duty_ways import WaysCard
from tso_desktop.gui.field import Field
from tso_desktop.gui.happened_edit import EventFields, LetStand
from tso_desktop.gui.household import HouseholdPage
from tso_desktop.gui.look import Mode
from tso_desktop.gui.part7_opening import Part7Opening
from tso_desktop.gui.parts_buttons import Button, SquareButton
from tso_desktop.gui.role_card import RoleCard
from tso_desktop.gui.today_presenter import make_today_page
from tso_desktop.gui.ways import tabs

ASSESSED = date(2026, 10, 20)  # today, 23 November, is day 35


@pytest.fixture
def household(place):
    return place.desk.case_file.open_household("Tamsin Brackenbury", address="3 Orchard Row")


@pytest.fixture
def case(place, household):
    return place.desk.case_file.add(Case, household, type="part7", opened_on=date(2026, 10, 16))


@pytest.fixture
def assessed(place, household, case):
    return place.desk.law.record(
        household, case, "assessed", ASSESSED, eligible=True, finding="threatened"
    )


@pytest.fixture
def tab(place, shown, household, assessed):
    return shown(DutiesTab(place, household))


def served(place, household, expires_on=date(2026, 12, 10)):
    return place.desk.case_file.add(
        Notice,
        household,
        act="s8",
        grounds=("1A",),
        landlord_type="private",
        served_on=date(2026, 8, 10),
        expires_on=expires_on,
    )


def may_decide(place):
    place.desk.case_file.change(place.desk.officer_record, decides=True)


def the(screen, kind):
    """The one that is to be seen: what was shown before it goes a moment later."""
    QCoreApplication.processEvents()
    return next(one for one in screen.findChildren(kind) if one.isVisibleTo(screen))


def button(screen, name, kind=Button):
    QCoreApplication.processEvents()
    found = [b for b in screen.findChildren(kind) if b.accessibleName() == name]
    return next(b for b in found if b.isVisibleTo(screen))


def field(screen, name):
    return next(one for one in screen.findChildren(Field) if one.name == name)


def rows(tab):
    """Each way to end the duty: its chip and its name, in the order in which they stand."""
    said = words_of(the(tab, WaysCard)).split("\n")
    chips = {"Open now", "If it happens", "Held back", "Not open"}
    return [(word, said[number + 1]) for number, word in enumerate(said) if word in chips]


def test_a_duty_says_its_day_day_56_the_day_after_and_the_law(tab):
    said = words_of(the(tab, DutyCard))
    for words in (
        "Prevention duty",
        "Day 35 of 56",
        "21 days left",
        "Day 56 is Mon 14 Dec. From Tue 15 Dec you may end it on ground (b).",
        "Housing Act 1996, section 195(2): 56 days beginning with the day we were satisfied.",
        "Rules checked 22 Nov 2026",
        "Recorded here by Jo Moffat",
    ):
        assert words in said


def test_the_strip_tells_the_same_in_words(place, household, tab):
    served(place, household)
    strip = the(tab, DutyStrip)
    assert strip.accessibleName() == (
        "Day 35 of 56. Day 1 was Tue 20 Oct 2026. Today is Mon 23 Nov 2026. "
        "The date in the landlord’s notice is Thu 10 Dec 2026. Day 56 is Mon 14 Dec 2026. "
        "The first day after is Tue 15 Dec 2026."
    )


@pytest.mark.parametrize(
    ("days_later", "tone", "words"),
    [
        (-1, "green", "22 days left"),
        (0, "amber", "21 days left"),
        (13, "amber", "8 days left"),
        (14, "red", "7 days left"),
        (21, "red", "Last day today"),
        (22, "grey", "1 day past day 56"),
    ],
)
def test_the_chip_of_days_says_how_near_day_56_is(
    place, clock, household, assessed, days_later, tone, words
):
    from tso_desktop.domain.law import standings
    from tso_desktop.gui.duty_chips import left_chip

    clock.pass_(days=days_later)
    (view,) = place.desk.law.look(household)
    (chip,) = [left_chip(one) for one in standings(view.law)]
    assert (chip.tone, chip.words) == (tone, words)
    assert chip.icon


def test_the_lawful_ways_stand_first_and_every_other_says_why_and_from_when(tab):
    found = rows(tab)
    assert found[0] == ("Open now", "(a) A home likely to last six months")
    assert [state for state, _ in found] == ["Open now", *["If it happens"] * 5, *["Not open"] * 2]
    said = words_of(the(tab, WaysCard))
    assert "The 56 days have not passed. From Tue 15 Dec it may · section\u00a0195(8)(b)" in said
    assert "No written warning was given" in said


def test_a_landlords_notice_holds_ground_b_back_and_says_so(place, clock, household, tab):
    served(place, household)
    clock.pass_(days=22)
    tab.refresh()
    said = words_of(the(tab, WaysCard))
    assert ("Held back", "(b) The 56 days have ended") in rows(tab)
    assert "The date in the notice is Thu 10 Dec · section\u00a0195(8)(b)" in said


def test_recording_a_way_to_end_opens_the_form_filled_in_and_one_press_ends_the_duty(place, tab):
    button(tab, "Record it: (a) A home likely to last six months").click()
    assert tab.panel.isVisible()
    assert field(tab.panel, "ends").value() == "prevention"
    assert field(tab.panel, "ground").value() == "a"
    assert "Prevention duty ends on Mon 23 Nov 2026" in words_of(tab.panel)

    tab.panel.save_button.click()

    assert tab.panel.isHidden()
    assert "Ended on Mon 23 Nov 2026" in words_of(the(tab, DutyCard))
    place.told.undo()
    assert "Day 35 of 56" in words_of(tab)


def test_what_an_event_would_change_is_said_before_it_is_saved(place, household, case, tab):
    tab.happened.add.click()
    tab.panel.kind_buttons["became_homeless"].click()
    field(tab.panel, "happened_on").line.setText("2/11/2026")
    assert "Relief duty begins on Mon 2 Nov 2026; day 56 is Sun 27 Dec 2026." in words_of(tab.panel)
    assert len(place.desk.case_file.all(CaseEvent, household)) == 1

    tab.panel.save_button.click()

    kept = {one.what for one in place.desk.case_file.all(CaseEvent, household)}
    assert kept == {"assessed", "became_homeless"}
    assert "Began the relief duty: day 56 is Sun 27 Dec" in words_of(tab.happened)


def test_priority_need_is_a_decision_with_reasons_by_somebody_and_is_never_worked_out(
    place, household, tab
):
    tab.panel.choose("priority_need")
    field(tab.panel, "codes").ticks["children"].click()
    tab.panel.save_button.click()
    assert "Say who decided it" in words_of(place.told)
    assert len(place.desk.case_file.all(CaseEvent, household)) == 1

    field(tab.panel, "decided_by").line.setText("R. Tull, housing options")
    field(tab.panel, "reasons").text.setPlainText("Two children live with her.")
    tab.panel.save_button.click()

    found = place.desk.case_file.all(CaseEvent, household)
    (kept,) = (one for one in found if one.what == "priority_need")
    assert (kept.codes, kept.decided_by) == (("children",), "R. Tull, housing options")
    assert "Priority need: Dependent children" in words_of(tab.happened)


def test_finding_somebody_intentionally_homeless_warns_of_care_leavers(tab):
    tab.panel.choose("intentional")
    assert "191(1B)" not in words_of(tab.panel)
    field(tab.panel, "value").combo.setCurrentIndex(1)
    assert "191(1B)" in words_of(tab.panel)


def test_a_refused_event_stands_with_its_reason_and_says_who_can_let_it_stand(
    place, household, case, tab
):
    place.desk.law.record(
        household, case, "notice", date(2026, 11, 9), ends="prevention", ground="b"
    )
    assert "Changed nothing: the 56 days have not passed" in words_of(tab.happened)
    button(tab.happened, "Who can let it stand?").click()
    assert "a housing options officer, can let it stand" in words_of(the(tab, LetStand))


def test_whoever_may_decide_lets_it_stand_with_a_reason_and_a_reference(
    place, household, case, tab
):
    place.desk.law.record(
        household, case, "notice", date(2026, 11, 9), ends="prevention", ground="b"
    )
    may_decide(place)
    button(tab.happened, "Let it stand…").click()
    ask = the(tab, LetStand)
    ask.button.click()
    assert "Write the reason and the reference" in words_of(place.told)
    ask.reason.put("Agreed with legal")
    ask.reference.put("LEG-1")
    ask.button.click()
    assert "Ended on Mon 9 Nov 2026" in words_of(the(tab, DutyCard))
    assert "Let stand: Agreed with legal (LEG-1)" in words_of(tab.happened)


def test_an_event_is_put_right_field_by_field_and_the_clock_follows(place, household, tab):
    button(
        tab.happened, "Edit: Assessed: eligible, threatened with homelessness", SquareButton
    ).click()
    edited = the(tab, EventFields)
    day = field(edited, "happened_on")
    day.line.setText("21/10/2026")
    day.line.textEdited.emit("21/10/2026")
    day.leave()
    assert place.desk.case_file.all(CaseEvent, household)[0].happened_on == date(2026, 10, 21)
    assert "Day 34 of 56" in words_of(the(tab, DutyCard))
    assert the(tab, EventFields) is edited

    button(edited, "Remove it").click()
    assert place.desk.case_file.all(CaseEvent, household) == ()
    assert "No duty is owed" in words_of(tab)


def test_somebody_placed_has_a_stay_days_and_a_last_lawful_day(place, household, tab):
    tab.panel.choose("placed")
    field(tab.panel, "happened_on").line.setText("2/11/2026")
    field(tab.panel, "type").combo.setCurrentIndex(1)
    field(tab.panel, "family").tick.click()
    field(tab.panel, "out_of_area").tick.click()
    tab.panel.save_button.click()

    (placed,) = place.desk.case_file.all(Placement, household)
    (stay,) = place.desk.case_file.all(Stay, household)
    assert (placed.type, placed.stay, placed.family) == ("bb", stay.id, True)
    said = words_of(tab)
    assert "22 days in all (3 weeks and 1 day). The last lawful day is Sun 13 Dec 2026" in said
    assert "To be told by Sun 15 Nov 2026, which has passed" in said
    assert "Bed and breakfast, 22 days" in said

    tab.panel.choose("left_placement")
    tab.panel.save_button.click()
    assert place.desk.case_file.all(Placement, household)[0].left_on == date(2026, 11, 23)


def test_a_review_is_kept_where_reviews_are_kept(place, household, tab):
    tab.panel.choose("review_requested")
    field(tab.panel, "decision").combo.setCurrentIndex(2)
    tab.panel.save_button.click()
    (review,) = place.desk.case_file.all(ReviewRequest, household)
    assert review.requested_on == date(2026, 11, 23)


def test_any_day_of_the_case_tells_how_it_stood_and_what_moved_it_last(tab):
    tab.looked.look_at(date(2026, 11, 11))
    said = words_of(tab.looked)
    assert "Day 23 of 56, prevention duty open, 33 days left" in said
    assert "Moved last on Tue 20 Oct: Assessed: eligible, threatened" in said
    tab.looked.on.put("19/10/2026")
    tab.looked.look_at(ASSESSED)
    assert "Day 1 of 56" in words_of(tab.looked)


def test_what_if_says_what_would_follow_and_keeps_nothing(place, household, tab):
    tab.what_if.on.put("10/12/2026")
    assert "Relief duty begins on Thu 10 Dec 2026; day 56 is Wed 3 Feb 2027." in words_of(
        tab.what_if
    )
    assert len(place.desk.case_file.all(CaseEvent, household)) == 1


def test_a_duty_is_recorded_from_the_main_system_without_its_events(place, shown, household, case):
    tab = shown(DutiesTab(place, household))
    assert "No duty is owed" in words_of(tab)
    button(tab, "Recorded from the main system").click()
    for name, words in (("duty_started_on", "20/10/2026"), ("duty_checked_on", "20/11/2026")):
        line = field(tab, name).line
        line.setText(words)
        line.textEdited.emit(words)
        field(tab, name).leave()
    field(tab, "duty").combo.setCurrentIndex(2)
    field(tab, "duty").leave()
    said = words_of(the(tab, DutyCard))
    assert "Relief duty" in said
    assert "Day 35 of 56" in said
    assert "Recorded from the main system, checked on 20 November 2026." in said


def test_the_tab_stands_only_where_there_is_something_behind_it(place, shown, household):
    page = shown(HouseholdPage(place, household, tabs(), "Overview"))
    names = [page.view.tabs.tabText(n) for n in range(page.view.tabs.count())]
    assert "Duties" not in names
    shown_before = page.view.stack.currentWidget()

    case = place.desk.duties.open_part7(household, date(2026, 11, 20))

    names = [page.view.tabs.tabText(n) for n in range(page.view.tabs.count())]
    assert names[names.index("Plan") + 1] == "Duties"
    assert page.view.stack.currentWidget() is shown_before
    page.go_to("Duties")
    assert isinstance(page.view.stack.currentWidget(), DutiesTab)
    assert place.desk.case_file.find(Case, case).type == "part7"


def test_the_head_says_which_day_of_the_duty_it_is(place, shown, household, assessed):
    page = shown(HouseholdPage(place, household, tabs(), "Overview"))
    assert "Prevention · day 35 of 56" in words_of(page.view)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_input_of_the_tab_has_a_name_and_room_for_a_finger(look, place, tab, mode):
    look.mode = mode
    assert nameless_inputs(tab) == []
    assert small_targets(tab) == []
    tab.happened.add.click()
    assert small_targets(tab) == []
    for what in tab.panel.kind_buttons:
        tab.panel.choose(what)
        assert nameless_inputs(tab.panel) == []
        assert small_targets(tab.panel) == []
        assert tab.panel.findChildren(QLineEdit)


def test_a_household_with_support_only_is_offered_a_part_7_case(place, shown, household):
    opening = shown(Part7Opening(place, household))
    opening.offer.click()
    opening.on.put("20/11/2026")
    opening.open_button.click()

    (event,) = place.desk.case_file.all(CaseEvent, household)
    assert (event.what, event.happened_on) == ("application", date(2026, 11, 20))
    assert ("household", household, "Duties") in place.go.went
    assert opening.isHidden()


def test_the_role_to_decide_is_off_until_it_is_set(place, shown):
    card = shown(RoleCard(place.desk, place.told.tell))
    assert not card.decides.isChecked()
    card.decides.click()
    assert place.desk.law.may_decide
    assert "You decide and issue notices now." in words_of(place.told)


def test_todays_duties_lead_to_the_tab_with_their_day(place, shown, household, assessed):
    page = shown(make_today_page(place))
    said = words_of(page)
    assert "Prevention · day 35 of 56" in said
    assert "21 days left" in said
    for one in page.findChildren(Button):
        if one.accessibleName() == "Open Tamsin Brackenbury":
            one.click()
    assert ("household", household, "Duties") in place.go.went


def test_a_way_to_end_starts_its_letter(place, household, tab):
    button(tab, "Start letter: (a) A home likely to last six months").click()
    (letter,) = place.desk.letters.written(household)
    assert letter.template == "prevention_ended"
    assert ("household", household, "Letters") in place.go.went


def test_why_no_application_was_taken_stands_in_the_line_of_time(place, household, case, tab):
    place.desk.case_file.add(
        CaseEvent,
        household,
        what="application_not_taken",
        happened_on=date(2026, 11, 1),
        reasons="They asked for advice only.",
        decided_by="R. Tull",
    )
    said = words_of(tab.happened)
    assert "No application was taken\nDecided by R. Tull\nThey asked for advice only." in said


def test_leaving_the_panel_with_esc_keeps_nothing(qtbot, place, household, tab):
    tab.panel.choose("assessed")
    field(tab.panel, "reasons").text.setPlainText("half a thought")
    assert tab.holds_unsaved
    qtbot.keyClick(field(tab.panel, "happened_on").line, Qt.Key.Key_Escape)
    assert tab.panel.isHidden()
    assert not tab.holds_unsaved
    assert len(place.desk.case_file.all(CaseEvent, household)) == 1


def test_two_open_duties_each_have_their_card_and_say_that_a_notice_is_wanting(
    place, household, case, tab
):
    place.desk.law.record(household, case, "became_homeless", date(2026, 11, 12))
    said = words_of(tab)
    assert "Day 35 of 56" in said
    assert "Day 12 of 56" in said
    assert "Prevention and relief are both open. Give the prevention notice." in said
    assert "How it may end: Relief duty" in said


def test_what_another_household_saves_leaves_this_tab_as_it_stands(place, tab):
    card = the(tab, DutyCard)
    other = place.desk.case_file.open_household("Somebody else")
    place.desk.case_file.add(Case, other, type="part7")
    assert the(tab, DutyCard) is card


def test_what_is_being_typed_in_an_event_stays_whatever_others_save(place, household, case, tab):
    button(
        tab.happened, "Edit: Assessed: eligible, threatened with homelessness", SquareButton
    ).click()
    edited = the(tab, EventFields)
    field(edited, "decided_by").line.setText("R. Tu")
    other = place.desk.case_file.open_household("Somebody else")
    place.desk.case_file.add(Case, other, type="part7")
    assert the(tab, EventFields) is edited
    assert field(edited, "decided_by").line.text() == "R. Tu"


def test_no_two_reasons_for_priority_need_lie_over_each_other(tab):
    tab.panel.choose("priority_need")
    QCoreApplication.processEvents()
    places = [tick.geometry() for tick in field(tab.panel, "codes").ticks.values()]
    assert not any(
        one.intersects(other) for number, one in enumerate(places) for other in places[:number]
    )
    assert all(place.height() >= 44 for place in places)
