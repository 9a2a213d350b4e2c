"""The assessment is written in plain words first; codes may wait, and nothing must be answered."""

import pytest
from PySide6.QtTest import QTest
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import words_of
from tests.plan_sample import a_household, a_part7_case, a_plan

from tso_desktop.domain.casework import Assessment, Case, Need
from tso_desktop.gui.assessment_tab import make_assessment_tab
from tso_desktop.gui.fields import ChoiceField, DateField, LongTextField
from tso_desktop.gui.parts_buttons import Button


@pytest.fixture
def household(place):
    return a_household(place.desk)


@pytest.fixture
def tab(place, household, shown):
    return shown(make_assessment_tab(place, household))


def field(tab, kind, name):
    return next(f for f in tab.findChildren(kind) if f.name == name)


def press(tab, name):
    next(b for b in tab.findChildren(Button) if b.text() == name).click()


def test_the_first_words_make_the_assessment_and_the_next_ones_change_it(place, household, tab):
    led = field(tab, LongTextField, "led_here")
    QTest.keyClicks(led.text, "The landlord is selling.")
    led.leave()
    wishes = field(tab, LongTextField, "wishes")
    QTest.keyClicks(wishes.text, "To stay near the school.")
    wishes.leave()

    [found] = place.desk.case_file.all(Assessment, household)
    assert (found.led_here, found.wishes) == (
        "The landlord is selling.",
        "To stay near the school.",
    )
    assert found.case is not None


def test_nothing_is_asked_for_before_words_can_be_written(tab):
    said = words_of(tab)

    assert "Category" not in said
    assert "may wait" not in said


def test_a_need_is_kept_in_words_and_coded_later(place, household, tab):
    press(tab, "Add a support need")
    words = field(tab, LongTextField, "words")
    QTest.keyClicks(words.text, "I never learned to read the letters")
    words.leave()
    [need] = place.desk.case_file.all(Need, household)
    assert (need.type, need.category, need.person) == ("support", None, None)

    category = field(tab, ChoiceField, "category")
    category.combo.setCurrentIndex(category.combo.findData("LD"))
    category.leave()

    [coded] = place.desk.case_file.all(Need, household)
    assert coded.category == "LD"
    press(tab, "Done")
    assert "Learning disability" in words_of(tab)


def test_every_category_is_offered_but_those_that_are_history(place, tab):
    press(tab, "Add a support need")
    offered = field(tab, ChoiceField, "category").combo

    codes = {offered.itemData(i) for i in range(offered.count())} - {None}
    known = place.desk.words.needs()
    assert len([c for c in known if not c.instead_of_any]) == 24
    assert codes == {c.code for c in known if not c.history_only}


def test_each_person_can_have_needs_of_their_own(place, household, shown):
    a_plan(place.desk, household)
    tab = shown(make_assessment_tab(place, household))
    press(tab, "Add a support need")

    person = field(tab, ChoiceField, "person").combo
    names = [person.itemText(i) for i in range(person.count())]

    assert {"Tamsin Brackenbury", "Perrin Brackenbury", "Odalys Brackenbury"} <= set(names)


def test_a_need_written_here_stands_in_the_plan(place, household, tab):
    press(tab, "Add a housing need")

    [need] = place.desk.planning.plan(household).needs
    assert need.type == "housing"


def test_without_a_part_7_case_there_is_only_the_way_to_record_one(place, household, tab):
    assert "Most help needs no statutory case" in words_of(tab)

    press(tab, "There is a Part 7 case")

    cases = place.desk.case_file.all(Case, household)
    assert {case.type for case in cases} == {"support", "part7"}
    assert "Assessed on" in words_of(tab)


def test_the_day_of_the_assessment_opens_the_way_to_a_housing_plan(place, household, shown):
    a_part7_case(place.desk, household)
    tab = shown(make_assessment_tab(place, household))
    assert place.desk.planning.plan(household).why_no_php

    on = field(tab, DateField, "assessed_on")
    QTest.keyClicks(on.line, "20/11/2026")
    on.leave()

    assert place.desk.planning.plan(household).why_no_php == ""


def test_everything_has_a_name_and_is_large_enough(tab):
    press(tab, "Add a support need")
    press(tab, "There is a Part 7 case")

    assert nameless_inputs(tab) == []
    assert small_targets(tab) == []
