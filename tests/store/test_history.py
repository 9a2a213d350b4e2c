"""Who changed what, when and from what; and taking it back, as far as nothing was changed since."""

from datetime import date

import pytest
from tests.laptops import Laptop, an_id, on_the_wire

from tso_desktop.domain.casework import Note, Task
from tso_desktop.domain.directory import Landlord, Officer
from tso_desktop.domain.households import Home, Household, Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.plans import Plan, Step
from tso_desktop.store.applying import apply
from tso_desktop.store.checking import rebuild_check
from tso_desktop.store.history import field_history, household_history, record_history
from tso_desktop.store.searching import Searcher
from tso_desktop.store.undoing import NothingToUndo, undo


@pytest.fixture
def person(store, make_household):
    with store.work("begin") as work:
        work.create(Officer, record=RecordId(store.officer), name="Jo Moffat")
    household = make_household()
    with store.read() as reading:
        return reading.of(Person, [household])[0]


def change(store, record, **facts):
    with store.work("change") as work:
        work.change(type(record), record.id, as_of=work.reading.as_of, **facts)
    return work.entries[0].id


def take_back(store, act):
    with store.work("undo") as work:
        return undo(work, act), work


def now(store, record):
    with store.read() as reading:
        return reading.find(type(record), record.id)


def test_a_field_remembers_who_changed_it_when_and_from_what(store, clock, person):
    clock.advance(days=1)
    change(store, person, phone="07700 900111")

    with store.read() as reading:
        newest, first = field_history(reading, Person, person.id, "phone")

    assert (newest.value, newest.before) == ("07700 900111", "07700 900655")
    assert (newest.at, newest.officer_name, newest.verb) == (clock(), "Jo Moffat", "change")
    assert (first.value, first.before, first.undone) == ("07700 900655", None, False)


def test_a_change_that_was_taken_back_says_so_until_that_is_taken_back_too(store, person):
    act = change(store, person, phone="07700 900111")
    _, work = take_back(store, act)
    with store.read() as reading:
        assert [c.undone for c in field_history(reading, Person, person.id, "phone")] == [
            False,
            True,
            False,
        ]

    take_back(store, work.entries[0].id)

    with store.read() as reading:
        changes = field_history(reading, Person, person.id, "phone")
    assert [change.undone for change in changes] == [False, True, False, False]
    assert now(store, person).phone == "07700 900111"


def test_a_record_lists_its_saves_newest_first(store, person):
    change(store, person, phone="07700 900111", email="tamsin@example.org")

    with store.read() as reading:
        newest, made = record_history(reading, Person, person.id)

    assert set(newest.fields) == {"phone", "email"}
    assert made.verb == "open_household"


def test_a_household_lists_its_acts_a_page_at_a_time(store, make_household, person):
    for number in range(5):
        change(store, person, phone=f"07700 90011{number}")
    make_household("Ash Birch", "TS-0508")

    with store.read() as reading:
        newest = household_history(reading, person.household, limit=2)
        oldest = household_history(reading, person.household, offset=4, limit=2)

    assert [act.verb for act in (*newest, *oldest)] == ["change"] * 3 + ["open_household"]
    assert dict(oldest[-1].kinds) == {"household": 1, "person": 1, "home": 1, "case": 1}
    assert oldest[-1].officer_name == "Jo Moffat"


def test_undo_puts_each_field_back_and_says_which_act_it_undoes(store, person):
    act = change(store, person, phone="07700 900111", email="tamsin@example.org")

    undone, work = take_back(store, act)

    found = now(store, person)
    assert (found.phone, found.email) == ("07700 900655", None)
    assert set(undone.taken[0].fields) == {"phone", "email"}
    assert undone.left == ()
    assert work.entries[0].note == {"undoes": [store.device, act[1]]}
    assert rebuild_check(store).is_clean


def test_a_field_that_was_changed_since_is_left_and_named(store, person):
    act = change(store, person, phone="07700 900111", email="tamsin@example.org")
    change(store, person, phone="07700 900222")

    undone, _ = take_back(store, act)

    assert (now(store, person).phone, now(store, person).email) == ("07700 900222", None)
    assert [part.fields for part in undone.left] == [("phone",)]


def test_what_a_colleague_changed_at_the_same_time_is_left(store, person):
    with store.read() as reading:
        scope = reading.get(Person, person.id).scope
    other = Laptop(1)
    act = change(store, person, phone="07700 900111")
    other.write("person", person.id, {"phone": "07700 900222"}, scope=scope, seen={})
    apply(store, on_the_wire(other.held))

    with pytest.raises(NothingToUndo):
        take_back(store, act)

    assert now(store, person).clashes == ("phone",)


def test_undo_of_a_new_record_deletes_it_and_undo_of_that_brings_it_back(store, person):
    with store.work("add") as work:
        note = work.create(Note, household=person.household, words="Rang about the boiler")
    with store.read() as reading:
        written = reading.get(Note, note)

    _, gone = take_back(store, work.entries[0].id)
    assert now(store, written) is None

    take_back(store, gone.entries[0].id)
    assert now(store, written).words == "Rang about the boiler"
    assert rebuild_check(store).is_clean


def test_undo_of_a_delete_restores(store, person):
    with store.work("delete") as work:
        work.delete(Person, person.id, as_of=work.reading.as_of)

    take_back(store, work.entries[0].id)

    assert now(store, person).phone == person.phone


def test_a_new_record_that_was_worked_on_since_stays_with_all_that_was_made_beneath_it(
    store, person
):
    with store.work("plan") as work:
        plan = work.create(Plan, household=person.household)
        steps = [
            work.create(Step, household=person.household, plan=plan, words=words)
            for words in ("Ring", "Write")
        ]
        work.create(Task, household=person.household, words="Book the visit")
    with store.read() as reading:
        step = reading.get(Step, steps[0])
    change(store, step, status="done")

    undone, _ = take_back(store, work.entries[0].id)

    assert dict(undone.taken_by_kind) == {"task": 1}
    assert dict(undone.left_by_kind) == {"plan": 1, "step": 2}
    with store.read() as reading:
        assert len(reading.all(Step)) == 2
        assert reading.all(Task) == ()


def test_what_was_deleted_since_is_left(store, person):
    act = change(store, person, phone="07700 900111")
    with store.work("delete") as work:
        work.delete(Person, person.id, as_of=work.reading.as_of)

    with pytest.raises(NothingToUndo):
        take_back(store, act)


def test_an_act_that_is_not_here_cannot_be_undone(store, person):
    with pytest.raises(NothingToUndo):
        take_back(store, (store.device, 999))


@pytest.fixture
def imported(store):
    """Thirty households in one act, all of one landlord."""
    with store.work("import") as work:
        landlord = work.create(Landlord, name="Fossbrook Homes")
        for number in range(30):
            household = work.create(Household, name=f"Household {number}", reference=f"IM{number}")
            work.create(Person, household=household, name=f"Person {number}", role="lead")
            work.create(Home, household=household, landlord=landlord, postcode="DT2 8QY")
            work.create(Task, household=household, words="Ring", due_on=date(2026, 12, 1))
    return work.entries[0].id


def test_one_undo_takes_a_whole_import_back_with_one_entry_a_household(store, imported):
    undone, work = take_back(store, imported)

    assert dict(undone.taken_by_kind) == {
        "landlord": 1,
        "household": 30,
        "person": 30,
        "home": 30,
        "task": 30,
    }
    assert len(work.entries) == 31
    with store.read() as reading:
        for kind in (Household, Person, Home, Task, Landlord):
            assert reading.all(kind) == ()
        assert Searcher().find(reading.connection, "Household") == ()
    assert rebuild_check(store).is_clean


def test_an_import_that_was_taken_back_can_be_brought_back_and_taken_back_again(store, imported):
    _, work = take_back(store, imported)
    take_back(store, work.entries[0].id)
    with store.read() as reading:
        assert len(reading.all(Task)) == 30
        assert len(Searcher().find(reading.connection, "Household")) == 30

    undone, _ = take_back(store, imported)

    assert undone.taken_by_kind["household"] == 30
    assert rebuild_check(store).is_clean


def test_a_household_of_an_import_that_was_worked_on_stays_whole_and_is_named(store, imported):
    with store.read() as reading:
        worked_on, seen = reading.all(Household)[:2]
    with store.work("add") as work:
        work.create(Note, household=worked_on.id, words="Rang")
        person = work.reading.of(Person, [seen.id])[0]
        work.change(Person, person.id, as_of=person.as_of, phone="07700 900111")

    undone, _ = take_back(store, imported)

    assert dict(undone.left_by_kind) == {
        "landlord": 1,
        "household": 2,
        "person": 2,
        "home": 2,
        "task": 2,
    }
    with store.read() as reading:
        assert {h.id for h in reading.all(Household)} == {worked_on.id, seen.id}
        assert len(reading.all(Home)) == 2


def test_a_landlord_whom_another_home_names_stays(store, make_household, imported):
    other = make_household()
    with store.read() as reading:
        home, landlord = reading.of(Home, [other])[0], reading.all(Landlord)[0]
    change(store, home, landlord=landlord.id)

    undone, _ = take_back(store, imported)

    assert dict(undone.left_by_kind) == {"landlord": 1}
    assert now(store, landlord) is not None


def test_an_unknown_kind_in_an_act_is_left(store, person):
    with store.read() as reading:
        scope = reading.get(Person, person.id).scope
    other = Laptop(1)
    first = other.make("moon_phase", an_id(7), scope=scope)
    apply(store, on_the_wire(other.held))

    with pytest.raises(NothingToUndo):
        take_back(store, first.id)
