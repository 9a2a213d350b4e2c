"""A household's page: fields that save themselves, records that open in place, one story."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import NOW, words_of

from tso_desktop.domain.casework import Note
from tso_desktop.domain.directory import Council, Landlord
from tso_desktop.domain.households import Answer, Home, Household, Marker, Person
from tso_desktop.domain.support import GroupSession, Result, Session
from tso_desktop.gui import household_kinds as kinds
from tso_desktop.gui.answer_field import AnswerGiven
from tso_desktop.gui.contacts_tab import make_contacts_tab
from tso_desktop.gui.directory_page import make_directory_page
from tso_desktop.gui.field import Field
from tso_desktop.gui.household import HouseholdPage, TabEntry
from tso_desktop.gui.household_tab import equality_panel, make_household_tab
from tso_desktop.gui.note_writer import NoteWriter
from tso_desktop.gui.overview_tab import make_overview_tab
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.records_card import RecordsCard
from tso_desktop.gui.story import Story
from tso_desktop.gui.support_tab import make_support_page, make_support_tab

TABS = (
    TabEntry("Overview", make_overview_tab),
    TabEntry("Household", make_household_tab),
    TabEntry("Support", make_support_tab),
    TabEntry("Contacts and notes", make_contacts_tab),
)


@pytest.fixture
def tamsin(place):
    return place.desk.case_file.open_household(
        "Tamsin Brackenbury", address="3 Orchard Row", postcode="DT2 8QY", phone="07700 900118"
    )


def person_of(place, household):
    return place.desk.case_file.all(Person, household)[0]


def button(screen, name):
    return next(b for b in screen.findChildren(Button) if name in (b.accessibleName(), b.text()))


def field(screen, name):
    return next(f for f in screen.findChildren(Field) if f.name == name)


@pytest.fixture
def people(place, shown, tamsin):
    card = RecordsCard(place, tamsin, kinds.people(place, equality_panel))
    shown(card)
    card.open(person_of(place, tamsin).id)
    return card


def test_a_field_saves_itself_when_it_is_left_and_says_so(qtbot, place, people, tamsin):
    phone = field(people, "phone")
    phone.line.setFocus()
    phone.line.selectAll()
    qtbot.keyClicks(phone.line, "07700 900999")
    assert person_of(place, tamsin).phone == "07700 900118"

    qtbot.keyClick(phone.line, Qt.Key.Key_Return)

    assert person_of(place, tamsin).phone == "07700 900999"
    assert "Saved" in words_of(people)


def test_a_field_tells_who_wrote_what_and_takes_the_last_change_back(qtbot, place, people, tamsin):
    phone = field(people, "phone")
    phone.line.setFocus()
    phone.line.selectAll()
    qtbot.keyClicks(phone.line, "07700 900999")
    qtbot.keyClick(phone.line, Qt.Key.Key_Return)

    phone.history_asked.emit("phone")
    assert "07700 900118" in words_of(phone)
    assert "Jo Moffat" in words_of(phone)

    phone.undo_asked.emit("phone")
    assert person_of(place, tamsin).phone == "07700 900118"


def test_what_arrives_meanwhile_refreshes_every_other_field(qtbot, place, people, tamsin):
    phone = field(people, "phone")
    phone.line.setFocus()
    qtbot.keyClick(phone.line, Qt.Key.Key_End)
    qtbot.keyClicks(phone.line, "1")

    place.desk.case_file.change(person_of(place, tamsin), email="t@example.org", phone="0")

    assert field(people, "email").line.text() == "t@example.org"
    assert phone.line.text() == "07700 9001181"


def test_an_added_person_opens_at_once_and_can_be_taken_back(place, people, tamsin):
    button(people, "Add a person").click()
    assert len(place.desk.case_file.all(Person, tamsin)) == 2
    assert people.count.text() == "2"

    place.told.undo()
    assert len(place.desk.case_file.all(Person, tamsin)) == 1


def test_not_asked_refused_and_words_are_kept_apart(place, shown, tamsin):
    person = person_of(place, tamsin)
    panel = shown(equality_panel(place, person))
    button(panel, "Equality, in their own words (optional)").click()
    assert place.desk.case_file.all(Answer, tamsin) == ()

    religion, ethnicity = field(panel, "religion"), field(panel, "ethnicity")
    religion.settled.emit("religion", AnswerGiven("refused"))
    ethnicity.settled.emit("ethnicity", AnswerGiven("said", "Cornish"))

    answers = {a.topic: (a.state, a.words) for a in place.desk.case_file.all(Answer, tamsin)}
    assert answers == {"religion": ("refused", None), "ethnicity": ("said", "Cornish")}


def test_a_landlord_is_one_shared_record(place, shown, tamsin):
    page = shown(make_directory_page(place))
    landlord = place.desk.case_file.add_shared(Landlord, name="Westbrook Homes")
    home = place.desk.case_file.all(Home, tamsin)[0]
    place.desk.case_file.change(home, landlord=landlord)

    assert "Westbrook Homes" in words_of(page)
    assert "Westbrook Homes" in words_of(shown(make_overview_tab(place, tamsin)))


def test_the_councils_own_words_are_kept(qtbot, place, shown):
    page = shown(make_directory_page(place))
    out_of_hours = field(page, "out_of_hours")
    out_of_hours.line.setFocus()
    qtbot.keyClicks(out_of_hours.line, "01632 960999")
    qtbot.keyClick(out_of_hours.line, Qt.Key.Key_Return)

    assert place.desk.council_record.out_of_hours == "01632 960999"
    assert len(place.desk.case_file.directory(Council)) == 1


def test_a_note_is_kept_at_every_key_and_sealed_when_saved(qtbot, place, shown, tamsin):
    writer = shown(NoteWriter(place, tamsin))
    writer.text.setFocus()
    qtbot.keyClicks(writer.text, "Mr Pellow rang")
    writer.keep()

    again = shown(NoteWriter(place, tamsin))
    assert again.text.toPlainText() == "Mr Pellow rang"
    again.text.setFocus()
    qtbot.keyClicks(again.text, " twice")
    qtbot.keyClick(again.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert [n.words for n in place.desk.case_file.all(Note, tamsin)] == ["Mr Pellow rang twice"]
    assert place.desk.drafts.find(place.desk.notes.draft_key(tamsin)) is None


def test_a_note_without_words_is_refused_in_place(place, shown, tamsin):
    shown(NoteWriter(place, tamsin)).seal()

    assert place.desk.case_file.all(Note, tamsin) == ()
    assert "Nothing is written" in place.told.words()


def test_a_sealed_note_takes_an_addendum(place, shown, tamsin):
    place.desk.notes.log(tamsin, how="call", words="They may stay", happened_at=NOW)
    story = shown(Story(place, tamsin))
    assert "They may stay" in words_of(story)

    note = place.desk.case_file.all(Note, tamsin)[0]
    place.desk.notes.add_to(tamsin, note.id, "In writing since today")

    assert "In writing since today" in words_of(story)


def test_markers_stand_at_the_head_and_a_restricted_household_asks_once(place, shown, tamsin):
    place.desk.case_file.add(Marker, tamsin, type="dog", visit_rule="alone", active=True)
    household = place.desk.case_file.find(Household, tamsin)
    place.desk.case_file.change(household, restricted=True)

    page = shown(HouseholdPage(place, tamsin, TABS))
    assert "Tamsin" not in words_of(page)
    button(page, "Open it").click()
    assert "Tamsin Brackenbury" in words_of(page)
    assert "Dog" in words_of(page.view)

    assert "Tamsin Brackenbury" in words_of(shown(HouseholdPage(place, tamsin, TABS)))


def test_joining_a_household_reads_both_and_taking_apart_loses_nothing(place, shown, tamsin):
    other = place.desk.case_file.open_household("T Brackenbury")
    place.desk.notes.log(other, how="call", words="Said by the twin", happened_at=NOW)

    place.desk.case_file.merge(place.desk.case_file.find(Household, other), tamsin)
    assert "Said by the twin" in words_of(shown(Story(place, tamsin)))
    assert len(place.desk.caseload.search("Brackenbury")) == 1

    place.desk.case_file.unmerge(other)
    assert "Said by the twin" not in words_of(shown(Story(place, tamsin)))
    assert len(place.desk.caseload.search("Brackenbury")) == 2


def test_a_session_a_result_and_a_group_session_are_recorded(place, shown, tamsin):
    tab = shown(make_support_tab(place, tamsin))
    button(tab, "Add a session").click()
    field(tab, "minutes").settled.emit("minutes", 60)
    assert place.desk.case_file.all(Session, tamsin)[0].minutes == 60

    button(tab, "Add a result").click()
    assert len(place.desk.case_file.all(Result, tamsin)) == 1

    page = shown(make_support_page(place))
    button(page, "Add a group session").click()
    assert len(place.desk.case_file.directory(GroupSession)) == 1


def test_a_cv_is_printed_from_her_own_facts(place, shown, tamsin):
    tab = shown(make_support_tab(place, tamsin))
    button(tab, "Show the CV").click()
    assert "No facts" in place.told.words()

    field(tab, "skills").settled.emit("skills", "Milking\nDriving a tractor")
    button(tab, "Show the CV").click()

    assert place.go.went[0][1] == "A plain CV"
    assert place.go.went[0][2].startswith(b"%PDF")


@pytest.mark.parametrize("tab", [entry.name for entry in TABS])
def test_every_tab_passes_the_gates(place, shown, tamsin, tab):
    page = shown(HouseholdPage(place, tamsin, TABS, tab))

    assert nameless_inputs(page) == []
    assert small_targets(page) == []


def test_a_visit_of_earlier_today_is_no_next_visit(place, shown, tamsin, clock):
    place.desk.visiting.book(tamsin, NOW.date(), time(9, 30), purpose="The boiler")
    assert "The boiler" in words_of(shown(make_overview_tab(place, tamsin)))
    place.desk.visiting.book(tamsin, NOW.date() + timedelta(days=9), time(14), purpose="The bond")
    clock.pass_(hours=6)

    said = words_of(shown(make_overview_tab(place, tamsin)))

    assert "The bond" in said
    assert "The boiler" not in said


def test_the_overview_names_the_next_visit_of_any_day(place, shown, tamsin):
    place.desk.visiting.book(tamsin, NOW.date() + timedelta(days=9), time(14), purpose="The bond")
    overview = shown(make_overview_tab(place, tamsin))

    assert "The bond" in words_of(overview)
    assert "Not booked" not in words_of(overview)
