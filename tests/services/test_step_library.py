"""Good steps to start from: shipped, changed by the council, and its own."""

import pytest
from tests.plan_sample import a_household

from tso_desktop.domain.casework import Need
from tso_desktop.services.step_library import EmptyStep


def said(steps):
    return [step.words for step in steps]


def test_the_shipped_steps_come_with_the_program(desk):
    steps = desk.library.steps()

    assert len(steps) > 80
    assert {step.who for step in steps} == {"council", "partner", "resident", "idea"}


def test_a_step_of_the_councils_own_comes_first(desk):
    desk.library.add("Come to the Tuesday drop-in.", who="resident", topic="community")

    first = desk.library.steps()[0]
    assert (first.words, first.own) == ("Come to the Tuesday drop-in.", True)


def test_a_step_without_words_is_refused(desk):
    with pytest.raises(EmptyStep):
        desk.library.add("  ", who="resident", topic="home")


def test_a_shipped_step_can_be_hidden_and_brought_back(desk):
    step = desk.library.steps()[0]

    desk.library.hide(step)
    assert step.id not in {found.id for found in desk.library.steps()}
    [hidden] = [s for s in desk.library.steps(with_hidden=True) if s.id == step.id]
    assert hidden.hidden

    desk.library.bring_back(hidden)
    assert step.id in {found.id for found in desk.library.steps()}


def test_a_shipped_step_can_be_put_in_the_councils_words(desk):
    step = desk.library.steps()[0]

    desk.library.change(step, "Read your notice with you.")
    [changed] = [found for found in desk.library.steps() if found.id == step.id]
    desk.library.change(changed, "Read it with you.")

    [again] = [found for found in desk.library.steps() if found.id == step.id]
    assert (again.words, again.who, again.topic) == ("Read it with you.", step.who, step.topic)


def test_a_search_wants_every_word(desk):
    found = desk.library.find("council tax")

    assert found
    assert all("tax" in step.words.lower() for step in found)
    assert desk.library.find("council tax xylophone") == ()


def test_a_need_finds_the_steps_that_answer_it(desk):
    household = a_household(desk)
    desk.assessing.add_need(household, "support", title="Money", category="BUDG")
    [need] = desk.case_file.all(Need, household)

    found = desk.library.for_need(need)

    assert found
    assert "BUDG" in found[0].needs
