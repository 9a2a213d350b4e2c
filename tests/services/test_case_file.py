"""A household is opened, joined, closed; restricted ones ask; a reference may fit two."""

import pytest
from tests.services.conftest import NOW

from tso_desktop.domain.casework import Case, Note
from tso_desktop.domain.households import Household, Person
from tso_desktop.services.caseload import Filter
from tso_desktop.services.noting import NothingWritten
from tso_desktop.store.reading import NotHere


@pytest.fixture
def tamsin(desk):
    return desk.case_file.open_household("Tamsin Brackenbury", phone="07700 900118")


def test_a_new_household_has_a_lead_a_case_a_holder_and_a_reference(desk, tamsin):
    head = desk.case_file.head(tamsin)

    assert head.lead.name == "Tamsin Brackenbury"
    assert head.household.holder == desk.officer
    assert head.household.reference == f"TS-{desk.tag}-0001"
    assert [case.type for case in head.cases] == ["support"]


def test_references_are_never_given_out_twice(desk):
    made = [desk.case_file.open_household("Household") for _ in range(5)]

    references = {desk.case_file.find(Household, one).reference for one in made}
    assert len(references) == 5


def test_a_reference_finds_every_household_that_has_it(desk, tamsin):
    other = desk.case_file.open_household("Somebody else")
    for one in (tamsin, other):
        desk.case_file.change(desk.case_file.find(Household, one), other_references=("TS-0501",))

    assert set(desk.caseload.by_reference("ts 0501")) == {tamsin, other}


def test_closing_a_household_closes_its_cases(desk, tamsin):
    household = desk.case_file.find(Household, tamsin)

    desk.case_file.close_household(household, "Moved away", NOW.date())

    assert desk.case_file.all(Case, tamsin)[0].closed_on == NOW.date()
    assert desk.caseload.count(Filter(as_at=desk.today())) == 0
    assert desk.caseload.count(Filter(as_at=desk.today(), closed=True)) == 1


def test_a_cycle_of_households_that_yielded_to_each_other_is_read(desk, tamsin):
    other = desk.case_file.open_household("T Brackenbury")
    desk.case_file.merge(desk.case_file.find(Household, other), tamsin)
    desk.case_file.merge(desk.case_file.find(Household, tamsin), other)

    assert set(desk.case_file.head(tamsin).family) == {tamsin, other}


def test_a_household_does_not_yield_to_itself(desk, tamsin):
    with pytest.raises(NotHere):
        desk.case_file.merge(desk.case_file.find(Household, tamsin), tamsin)


def test_a_restricted_household_asks_once_until_the_store_is_locked(desk, tamsin):
    household = desk.case_file.find(Household, tamsin)
    assert not desk.case_file.ask_before_opening(household)
    desk.case_file.change(household, restricted=True)
    restricted = desk.case_file.find(Household, tamsin)

    assert desk.case_file.ask_before_opening(restricted)
    desk.case_file.opened(tamsin)
    assert not desk.case_file.ask_before_opening(restricted)


def test_nothing_is_written_where_nothing_changed(desk, tamsin):
    told = []
    desk.listen(told.append)
    person = desk.case_file.all(Person, tamsin)[0]

    desk.case_file.change(person, phone="07700 900118")

    assert told == []


def test_a_note_and_its_task_are_one_act(desk, tamsin):
    told = []
    desk.listen(told.append)

    desk.notes.log(tamsin, how="call", words="Rang", happened_at=NOW, tasks=(("Ring back", None),))

    assert [[entry.kind for entry in entries] for entries in told] == [["note", "task"]]
    assert len({entry.act for entry in told[0]}) == 1


def test_a_note_without_words_is_not_a_note(desk, tamsin):
    with pytest.raises(NothingWritten):
        desk.notes.log(tamsin, how="call", words="  ", happened_at=NOW)

    assert desk.case_file.all(Note, tamsin) == ()


def test_a_struck_out_note_stays_to_be_read_but_is_not_found(desk, tamsin):
    desk.notes.log(tamsin, how="call", words="The wrong boiler", happened_at=NOW)
    assert desk.caseload.search("boiler")
    note = desk.case_file.all(Note, tamsin)[0]

    desk.notes.withdraw(note, "Wrong household")

    assert desk.notes.story(tamsin)[0].withdrawn == "Wrong household"
    assert not desk.caseload.search("boiler")
