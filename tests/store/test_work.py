"""One save: an act with contiguous counts, all of it or nothing, and only what changed."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text
from tests.laptops import Laptop, a_scope, an_id, on_the_wire
from tests.store.stores import seeded, state_of

from tso_desktop.domain.casework import Note
from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.households import Home, Household, Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.store import exporting
from tso_desktop.store.applying import apply
from tso_desktop.store.checking import check, rebuild_check
from tso_desktop.store.saving import TooLong
from tso_desktop.store.store import Locked, NotSaved
from tso_desktop.store.work import Gone, Sealed


def own_entries(store):
    with store.read() as reading:
        return exporting.entries_of(reading, store.device)


def the_person(store, household):
    with store.read() as reading:
        return reading.of(Person, [household])[0]


def test_an_act_is_one_entry_a_record_counted_without_a_gap(store, make_household):
    make_household()
    make_household("Ash Birch", "TS-0508")
    with store.work("add") as work:
        work.create(Landlord, name="Fossbrook Homes")

    entries = own_entries(store)

    assert [entry.n for entry in entries] == list(range(1, 10))
    assert [entry.k for entry in entries] == [1, 2, 3, 4, 1, 2, 3, 4, 1]
    assert [entry.act for entry in entries] == [1] * 4 + [5] * 4 + [9]
    assert len({entry.hlc for entry in entries}) == 9
    assert check(store).is_clean


def test_an_act_that_fails_leaves_nothing_and_no_gap(store, make_household):
    make_household()
    with pytest.raises(TypeError), store.work("break") as work:
        work.create(Person, household=work.create(Household, name="Half"), phone=7)

    make_household("Ash Birch", "TS-0508")

    assert [entry.n for entry in own_entries(store)] == list(range(1, 9))
    assert check(store).is_clean
    assert rebuild_check(store).is_clean


def test_a_save_that_changes_nothing_writes_nothing_and_tells_nobody(store, make_household):
    person = the_person(store, make_household())
    told = []
    store.listen(told.append)

    with store.work("change") as work:
        work.change(Person, person.id, as_of=person.as_of, phone=person.phone, email="")

    assert told == []
    assert len(own_entries(store)) == 4


def test_a_clock_that_was_set_back_does_not_turn_the_order_of_saves(store, clock, make_household):
    person = the_person(store, make_household())
    clock.advance(days=-400)
    for phone in ("07700 900111", "07700 900222"):
        with store.work("change") as work:
            work.change(Person, person.id, as_of=person.as_of, phone=phone)

    clocks = [entry.hlc for entry in own_entries(store)]

    assert clocks == sorted(set(clocks))
    assert the_person(store, person.household).phone == "07700 900222"


def test_a_value_reads_back_as_it_was_written(store, make_household):
    household = make_household()
    with store.work("add") as work:
        note = work.create(
            Note,
            household=household,
            words="Zażółć gęślą jaźń – ‘£’ 🏡\nA line\x00 and more",
            happened_at=datetime(2026, 6, 1, 12, 30, tzinfo=UTC),
            reached=False,
        )
        home = work.create(Home, household=household, rent_pence=0, from_on=date(2024, 2, 29))
    with store.read() as reading:
        found, lived = reading.get(Note, note), reading.get(Home, home)

    assert found.words == "Zażółć gęślą jaźń – ‘£’ 🏡\nA line\x00 and more"
    assert (found.happened_at, found.reached) == (datetime(2026, 6, 1, 12, 30, tzinfo=UTC), False)
    assert (lived.rent_pence, lived.from_on, lived.tenure) == (0, date(2024, 2, 29), None)
    assert (found.made_at, found.made_by) == (store.now(), store.officer)


def test_half_a_letter_from_a_broken_paste_is_saved_as_a_question_mark(store, make_household):
    household = make_household()
    with store.work("add") as work:
        work.create(Note, household=household, words="Rang \ud83c twice")
        work.create(Household, name="Ash", other_references=("A\udfff1",))

    with store.read() as reading:
        assert reading.all(Note)[0].words == "Rang ? twice"
    assert rebuild_check(store).is_clean


def test_a_text_that_no_laptop_would_take_is_refused(store, make_household):
    household = make_household()
    with pytest.raises(TooLong), store.work("add") as work:
        work.create(Note, household=household, words="x" * (4 * 1024 * 1024))

    assert len(own_entries(store)) == 4


def test_something_sealed_is_not_changed_but_may_be_withdrawn(store, make_household):
    household = make_household()
    with store.work("add") as work:
        note = work.create(Note, household=household, words="What was said")
    with pytest.raises(Sealed), store.work("change") as work:
        work.change(Note, note, as_of=work.reading.as_of, words="Something else")

    with store.work("withdraw") as work:
        work.change(Note, note, as_of=work.reading.as_of, withdrawn="Wrong household")

    with store.read() as reading:
        assert reading.get(Note, note).withdrawn == "Wrong household"


def test_what_is_not_here_cannot_be_changed(store):
    with pytest.raises(Gone), store.work("change") as work:
        work.change(Person, RecordId(an_id(7)), as_of=1, phone="07700 900111")


def test_a_record_keeps_its_household_for_life(store, make_household):
    person = the_person(store, make_household())
    other = make_household("Ash Birch", "TS-0508")

    with pytest.raises(TypeError, match="for life"), store.work("change") as work:
        work.change(Person, person.id, as_of=person.as_of, household=other)


def test_a_record_with_an_id_of_its_own_is_made_once(store, make_household):
    household = make_household()
    record = RecordId(an_id(7))
    for words in ("one", "two"):
        with store.work("put") as work:
            as_of = work.reading.as_of
            work.put(Person, record, as_of=as_of, household=household, known_as=words)
    with store.read() as reading:
        assert reading.get(Person, record).known_as == "two"

    with pytest.raises(ValueError, match="put it"), store.work("make") as work:
        work.create(Person, record=record, household=household)


def test_put_makes_a_record_that_others_changed_before_it_was_made_here(store, make_household):
    household = make_household()
    with store.read() as reading:
        scope = reading.get(Household, household).scope
    record = RecordId(an_id(7))
    early = Laptop(1)
    early.write("person", record, {"phone": "07700 900111"}, scope=scope)
    apply(store, on_the_wire(early.held))

    with store.work("put") as work:
        work.put(Person, record, as_of=work.reading.as_of, household=household, known_as="Tam")

    with store.read() as reading:
        found = reading.get(Person, record)
    assert (found.known_as, found.phone) == ("Tam", "07700 900111")
    assert rebuild_check(store).is_clean


def test_deleting_what_is_deleted_writes_nothing(store, make_household):
    household = make_household()
    for _ in range(2):
        with store.work("delete") as work:
            work.delete(Household, household, as_of=work.reading.as_of)

    assert len(own_entries(store)) == 5


def test_a_household_made_and_deleted_in_one_act_is_not_shown(store):
    with store.work("both") as work:
        household = work.create(Household, name="Entered twice")
        work.delete(Household, household, as_of=work.reading.as_of)

    with store.read() as reading:
        assert reading.find(Household, household) is None
    assert rebuild_check(store).is_clean


def test_new_records_of_the_directory_go_where_every_laptop_puts_them(store):
    other = Laptop(1)
    scope = min(a_scope(1), a_scope(2))
    other.make("landlord", an_id(7), scope=scope, name="Fossbrook Homes")
    directory = [s.__class__(s.id, "directory", s.seed) for s in seeded([scope])]
    apply(store, on_the_wire(other.held), directory)
    with store.work("add") as work:
        made = work.create(Landlord, name="Meadow Lettings")

    with store.read() as reading:
        held = min(s.id for s in exporting.scopes(reading) if s.type == "directory")
        assert reading.get(Landlord, made).scope == held


def test_a_row_and_its_entry_stand_or_fall_together(store, make_household):
    person = the_person(store, make_household())
    before = state_of(store)
    with store.local() as connection:
        connection.execute(
            text("CREATE TRIGGER stop BEFORE UPDATE ON device BEGIN SELECT raise(ABORT, 'no'); END")
        )

    with pytest.raises(NotSaved), store.work("change") as work:
        work.change(Person, person.id, as_of=person.as_of, phone="07700 900111")

    assert state_of(store) == before
    assert len(own_entries(store)) == 4


def test_a_closed_store_reads_and_writes_nothing(store, make_household):
    store.close()

    with pytest.raises(Locked), store.read():
        pass
    with pytest.raises(Locked):
        make_household()
    store.close()
