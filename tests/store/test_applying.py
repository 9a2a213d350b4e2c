"""Entries of other laptops: verified, whole or not at all, and the same state in any order."""

import dataclasses
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.histories import histories
from tests.laptops import DAWN, Laptop, a_scope, an_id, exchange, folded, on_the_wire
from tests.store.stores import a_store, seeded, state_of

from tso_desktop.domain.casework import Note, Task, TaskMark
from tso_desktop.domain.households import Household, Person
from tso_desktop.domain.ids import RecordId, derived_id
from tso_desktop.domain.records import DELETED, KINDS
from tso_desktop.store import exporting, projecting, schema
from tso_desktop.store.applying import Hole, NotReadable, UnknownScope, apply
from tso_desktop.store.checking import check, rebuild_check
from tso_desktop.store.searching import Searcher
from tso_desktop.store.values import columns_of
from tso_desktop.store.work import Gone

HOUSE, PERSON, NOTE, OTHER = (an_id(number) for number in range(1, 5))
SCOPE = seeded([a_scope()])

several = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def laptop():
    """A colleague who holds one household with one person and a note."""
    found = Laptop(1)
    found.make("household", HOUSE, name="Tamsin Brackenbury", reference="TS-0507")
    found.make("person", PERSON, household=HOUSE, name="Tamsin", phone="07700 900100")
    found.make("note", NOTE, household=HOUSE, how="call", words="The boiler is out again")
    return found


def deliveries(entries, random):
    """The streams of these entries cut into pieces and shuffled, each stream in its own order."""
    streams: dict = {}
    for entry in on_the_wire(entries):
        streams.setdefault((entry.device, entry.scope), []).append(entry)
    sent = []
    while streams:
        chain = random.choice(sorted(streams))
        some = random.randint(1, len(streams[chain]))
        piece, streams[chain] = streams[chain][:some], streams[chain][some:]
        sent.append(piece + random.sample(sent[-1], len(sent[-1]) // 2) if sent else piece)
        if not streams[chain]:
            del streams[chain]
    return sent


@several
@given(histories(), st.randoms(use_true_random=False))
def test_any_interleaving_with_duplicates_leaves_the_same_store(history, random):
    states = []
    for _ in range(2):
        with a_store() as store:
            for piece in deliveries(history.entries, random):
                random.shuffle(piece)
                apply(store, piece, seeded(history.scopes))
            states.append(state_of(store))
            assert rebuild_check(store).found == ()
            assert check(store).found == ()

    assert states[0] == states[1]


@several
@given(histories(), st.randoms(use_true_random=False))
def test_the_store_shows_what_the_pure_fold_says(history, random):
    with a_store() as store:
        for piece in deliveries(history.entries, random):
            apply(store, piece, seeded(history.scopes))
        state = state_of(store)

    for kind, record in history.records:
        found = folded(history.entries, kind, record)
        row = state[kind, record]
        values = {name: found.values.get(name) for name in KINDS[kind].fields}
        assert {name: row[name] for name in columns_of(KINDS[kind], values)} == columns_of(
            KINDS[kind], values
        )
        assert bool(row["shown"]) == found.shown
        assert row["made_by"] == (found.made.officer if found.made else None)
        for name, heads in found.heads.items():
            kept = state["heads", record]
            assert kept.get(name, kept.get("*")) == sorted(head.id for head in heads)


@several
@given(histories(most=15))
def test_what_one_laptop_sends_on_is_what_was_authored(history):
    with a_store() as store:
        apply(store, on_the_wire(history.entries), seeded(history.scopes))
        with store.read() as reading:
            sent = [
                entry
                for laptop in history.laptops
                for entry in exporting.entries_of(reading, laptop.device)
            ]

    assert sorted(sent, key=lambda e: e.id) == sorted(
        on_the_wire(history.entries), key=lambda e: e.id
    )


def test_the_fast_way_is_taken_for_what_came_in_order(laptop, monkeypatch):
    folded_anew = []
    refold = projecting.refold
    monkeypatch.setattr(
        projecting, "refold", lambda *a: (folded_anew.append(a[1].kind), refold(*a))
    )
    laptop.write("person", PERSON, {"phone": "07700 900111"})
    laptop.delete("note", NOTE)

    with a_store() as store:
        apply(store, on_the_wire(laptop.held), SCOPE)

    assert folded_anew == []


def test_equal_sets_have_equal_tips(laptop):
    tips = []
    for step in (1, 3):
        with a_store() as store:
            sent = on_the_wire(laptop.held)
            for start in range(0, 3, step):
                apply(store, sent[start : start + step], SCOPE)
            with store.read() as reading:
                tips.append(exporting.streams(reading))

    assert tips[0] == tips[1]


def test_a_hole_is_refused_and_nothing_of_it_applied(store, laptop):
    laptop.write("person", PERSON, {"phone": "07700 900111"})
    first, _, third, fourth = on_the_wire(laptop.held)

    with pytest.raises(Hole) as refused:
        apply(store, [first, third, fourth], SCOPE)

    assert (refused.value.expected, refused.value.found) == (2, 3)
    assert state_of(store) == {}


def test_what_is_held_already_is_passed_over(store, laptop):
    apply(store, on_the_wire(laptop.held), SCOPE)
    before = state_of(store)

    again = apply(store, on_the_wire(laptop.held), SCOPE)

    assert (again.entries, again.held) == ((), 3)
    assert state_of(store) == before


def test_a_fork_is_put_aside_once_and_never_applied(store, laptop):
    apply(store, on_the_wire(laptop.held), SCOPE)
    before = state_of(store)
    *_, last = on_the_wire(laptop.held)
    forked = dataclasses.replace(last, body=b'{"f":{"_made":true,"words":"Another"}}')

    for _ in range(2):
        applied = apply(store, [forked])

    assert applied.put_aside == (forked.id,)
    assert state_of(store) == before
    with store.read() as reading:
        (row,) = reading.connection.execute(select(schema.quarantine)).all()
    assert (row.device, row.n, row.why) == (laptop.device, 3, "fork")
    assert forked.body in row.wire


def test_what_stands_on_a_fork_is_put_aside_with_it(store, laptop):
    laptop.write("person", PERSON, {"phone": "07700 900111"})
    laptop.write("person", PERSON, {"phone": "07700 900222"})
    sent = on_the_wire(laptop.held)
    apply(store, sent[:4], SCOPE)
    forked = dataclasses.replace(sent[3], body=b'{"f":{"phone":"x"}}')

    applied = apply(store, [forked, sent[4]])

    assert applied.entries == ()
    assert set(applied.put_aside) == {forked.id, sent[4].id}


def test_a_delivery_of_two_minds_is_put_aside_whole(store, laptop):
    sent = on_the_wire(laptop.held)
    forked = dataclasses.replace(sent[1], body=b'{"f":{"_made":true}}')

    applied = apply(store, [*sent, forked], SCOPE)

    assert [entry.n for entry in applied.entries] == [1]
    assert len(applied.put_aside) == 3


def test_this_laptops_own_count_cannot_come_from_elsewhere(store, make_household):
    make_household()
    with store.read() as reading:
        own = exporting.entries_of(reading, store.device)
    stranger = dataclasses.replace(own[-1], n=own[-1].n + 1, k=own[-1].k + 1)

    applied = apply(store, [stranger])

    assert applied.entries == ()
    assert applied.put_aside == (stranger.id,)


def test_a_household_that_was_not_given_is_refused(store, laptop):
    with pytest.raises(UnknownScope):
        apply(store, on_the_wire(laptop.held))


def test_another_secret_for_a_held_household_is_refused(store, laptop):
    apply(store, on_the_wire(laptop.held), SCOPE)

    with pytest.raises(UnknownScope):
        apply(store, [], [dataclasses.replace(SCOPE[0], seed=bytes(32))])


@pytest.mark.parametrize(
    "broken",
    [
        {"body": b"not json"},
        {"body": b"[]"},
        {"body": b'{"f":[]}'},
        {"body": b'{"f":{},"s":{"phone":["x"]}}'},
        {"body": b'{"f":{},"k":{"a":"b"}}'},
        {"body": b"[" * 100_000},
        {"body": b'{"f":{}}' + b" " * (4 * 1024 * 1024)},
        {"n": 0},
        {"k": -1},
        {"hlc": 1 << 64},
        {"at": 1 << 62},
        {"verb": "\udcff"},
    ],
)
def test_what_cannot_be_read_is_refused_whole(store, laptop, broken):
    sent = on_the_wire(laptop.held)
    sent[2] = dataclasses.replace(sent[2], **broken)

    with pytest.raises(NotReadable):
        apply(store, sent, SCOPE)

    assert state_of(store) == {}


@pytest.mark.parametrize(
    "value",
    [
        10**30,
        1.5,
        {"a": [1, {"b": None}]},
        [[["deep"]]],
        "not a day",
        "a\x00b",
        True,
    ],
)
def test_a_value_of_another_form_is_kept_and_stops_nothing(store, laptop, value):
    fields = {"name": value, "closed_on": value, "other_references": value, "restricted": value}
    laptop.write("household", HOUSE, fields)
    laptop.make("task", OTHER, household=HOUSE, words=value, due_on=value)

    apply(store, on_the_wire(laptop.held), SCOPE)

    with store.read() as reading:
        assert reading.get(Household, RecordId(HOUSE)).reference == "TS-0507"
        assert len(reading.all(Task)) == 1
    assert rebuild_check(store).found == ()


def test_half_a_letter_that_somebody_sent_is_kept_and_shown_as_a_question_mark(store, laptop):
    laptop.write("household", HOUSE, {"name": "HALF", "other_references": ["HALF"], "HALF": 1})
    sent = on_the_wire(laptop.held)
    sent[-1] = dataclasses.replace(sent[-1], body=sent[-1].body.replace(b"HALF", rb"\ud800"))

    apply(store, sent, SCOPE)

    with store.read() as reading:
        assert reading.get(Household, RecordId(HOUSE)).name == "?"
        assert exporting.entries_of(reading, laptop.device) == tuple(sent)


@pytest.mark.parametrize("name", ["*", "?", "", "id", "clashes", "scope"])
def test_a_field_with_a_name_of_ours_does_no_harm(store, laptop, name):
    laptop.write("person", PERSON, {name: "x", "phone": "07700 900111"})
    laptop.write("person", PERSON, {"phone": "07700 900222"})

    apply(store, on_the_wire(laptop.held), SCOPE)

    with store.read() as reading:
        assert reading.get(Person, RecordId(PERSON)).phone == "07700 900222"
    assert rebuild_check(store).found == ()


def test_an_entry_about_another_households_record_counts_for_nothing(store, laptop):
    second = Laptop(2)
    elsewhere = a_scope(2)
    second.make("household", OTHER, scope=elsewhere, name="Ash")
    second.write("person", PERSON, {"phone": "stolen"}, scope=elsewhere, seen={})
    apply(store, on_the_wire(laptop.held), SCOPE)

    apply(store, on_the_wire(second.held), seeded([elsewhere]))

    with store.read() as reading:
        assert reading.get(Person, RecordId(PERSON)).phone == "07700 900100"
    assert check(store).found == rebuild_check(store).found == ()


def test_an_editor_open_while_an_entry_arrives_clashes_and_keeps_both(store, laptop):
    apply(store, on_the_wire(laptop.held), SCOPE)
    with store.read() as reading:
        opened = reading.get(Person, RecordId(PERSON))
    apply(store, on_the_wire([laptop.write("person", PERSON, {"phone": "07700 900111"})]))

    with store.work("change") as work:
        work.change(Person, opened.id, as_of=opened.as_of, phone="07700 900222")
    with store.read() as reading:
        found = reading.get(Person, opened.id)
    assert found.clashes == ("phone",)

    with store.work("change") as work:
        work.change(Person, opened.id, as_of=found.as_of, phone="07700 900111")
    with store.read() as reading:
        settled = reading.get(Person, opened.id)
    assert (settled.phone, settled.clashes) == ("07700 900111", ())
    assert rebuild_check(store).found == ()


def test_nobody_clashes_with_herself_while_a_field_stays_open(store, laptop):
    apply(store, on_the_wire(laptop.held), SCOPE)
    with store.read() as reading:
        opened = reading.get(Person, RecordId(PERSON))
    for phone in ("07700 900221", "07700 900222"):
        with store.work("change") as work:
            work.change(Person, opened.id, as_of=opened.as_of, phone=phone)

    with store.read() as reading:
        assert reading.get(Person, opened.id).clashes == ()


def test_her_second_save_does_not_bury_what_arrived_before_her_first(store, laptop):
    apply(store, on_the_wire(laptop.held), SCOPE)
    with store.read() as reading:
        opened = reading.get(Person, RecordId(PERSON))
    apply(store, on_the_wire([laptop.write("person", PERSON, {"phone": "07700 900111"})]))
    for phone in ("07700 900221", "07700 900222"):
        with store.work("change") as work:
            work.change(Person, opened.id, as_of=opened.as_of, phone=phone)

    with store.read() as reading:
        assert reading.get(Person, opened.id).clashes == ("phone",)


def test_each_field_of_a_save_has_the_screen_that_it_was_read_from(store, laptop):
    apply(store, on_the_wire(laptop.held), SCOPE)
    with store.read() as reading:
        opened = reading.get(Person, RecordId(PERSON))
    changed = laptop.write("person", PERSON, {"phone": "07700 900111", "email": "a@b"})
    apply(store, on_the_wire([changed]))
    with store.read() as reading:
        fresh = reading.get(Person, RecordId(PERSON))

    with store.work("change") as work:
        work.change(Person, opened.id, as_of=fresh.as_of, email="c@d")
        work.change(Person, opened.id, as_of=opened.as_of, phone="07700 900222")

    with store.read() as reading:
        assert reading.get(Person, opened.id).clashes == ("phone",)


def test_a_delete_from_a_screen_that_had_not_the_newest_note_leaves_all_visible(store, laptop):
    apply(store, on_the_wire(laptop.held), SCOPE)
    with store.read() as reading:
        opened = reading.get(Household, RecordId(HOUSE))
    apply(store, on_the_wire([laptop.make("note", OTHER, household=HOUSE, words="Unseen")]))

    with store.work("delete") as work:
        work.delete(Household, opened.id, as_of=opened.as_of)

    with store.read() as reading:
        assert reading.get(Household, opened.id).clashes == (DELETED,)
        assert len(reading.all(Note)) == 2
    assert rebuild_check(store).found == ()


def test_an_unseen_child_brings_a_deleted_household_back_into_list_and_search(store, laptop):
    apply(store, on_the_wire(laptop.held), SCOPE)
    colleague = Laptop(2)
    exchange(laptop, colleague)
    apply(store, on_the_wire([laptop.delete("household", HOUSE)]))
    with store.read() as reading:
        assert Searcher().find(reading.connection, "Brackenbury") == ()
        assert reading.all(Note) == ()

    unseen = colleague.make("referral", OTHER, household=HOUSE, source="GP")
    apply(store, on_the_wire([unseen]))

    with store.read() as reading:
        assert reading.get(Household, RecordId(HOUSE)).clashes == (DELETED,)
        (hit,) = Searcher().find(reading.connection, "Brackenbury")
    assert hit.household == HOUSE
    assert rebuild_check(store).found == ()


def test_one_entry_hides_a_household_and_all_in_it_and_one_brings_it_back(store, make_household):
    household = make_household()
    with store.read() as reading:
        (person,) = reading.of(Person, [household])
    with store.work("delete") as work:
        work.delete(Household, household, as_of=person.as_of)
    assert len(work.entries) == 1
    with store.read() as reading:
        assert reading.find(Person, person.id) is None
        assert reading.all(Person) == ()

    with pytest.raises(Gone), store.work("change") as work:
        work.change(Person, person.id, as_of=person.as_of, phone="07700 900111")
    with pytest.raises(Gone), store.work("add") as work:
        work.create(Note, household=household, words="Too late")

    with store.work("restore") as work:
        work.restore(Household, household, as_of=work.reading.as_of)
    with store.read() as reading:
        assert reading.get(Person, person.id).phone == person.phone
    assert rebuild_check(store).found == ()


def test_an_act_that_also_changes_what_it_deletes_hides_it(store, make_household):
    household = make_household()
    with store.read() as reading:
        (person,) = reading.of(Person, [household])
    with store.work("close") as work:
        work.change(Household, household, as_of=person.as_of, closed_reason="Entered twice")
        work.delete(Person, person.id, as_of=person.as_of)
        work.delete(Household, household, as_of=person.as_of)
        work.change(Person, person.id, as_of=person.as_of, words="The last word")

    with store.read() as reading:
        assert reading.find(Household, household) is None
    assert rebuild_check(store).found == ()


def test_a_change_before_its_creation_is_hidden_until_that_comes(store, laptop):
    colleague = Laptop(2)
    exchange(laptop, colleague)
    change = colleague.write("note", NOTE, {"withdrawn": "Wrong household"})
    apply(store, on_the_wire([change]), SCOPE)
    with store.read() as reading:
        assert reading.find(Note, NOTE) is None

    apply(store, on_the_wire(laptop.held))

    with store.read() as reading:
        assert reading.get(Note, NOTE).withdrawn == "Wrong household"


def test_an_unknown_kind_is_kept_sent_on_and_appears_when_it_is_known(store, laptop, monkeypatch):
    task = KINDS["task"]
    laptop.make("task", OTHER, household=HOUSE, words="Ring", mood="brisk")
    with monkeypatch.context() as older:
        older.setattr(projecting, "KINDS", {k: v for k, v in KINDS.items() if k != "task"})
        apply(store, on_the_wire(laptop.held), SCOPE)
    with store.read() as reading:
        assert reading.find(Task, OTHER) is None
        assert exporting.entries_of(reading, laptop.device) == tuple(on_the_wire(laptop.held))

    from tso_desktop.store.ledger import Ledger
    from tso_desktop.store.refolding import fold_all

    with store.local() as connection:
        fold_all(Ledger(connection), [task.name])

    with store.read() as reading:
        assert reading.get(Task, OTHER).words == "Ring"
    assert rebuild_check(store).found == ()


def test_marks_made_on_two_laptops_are_one_record_without_a_clash(store, make_household):
    household = make_household()
    mark = derived_id("plan_review", household, "1")
    with store.work("done") as work:
        work.put(TaskMark, mark, as_of=0, household=household, rule="plan_review", reason="Done")
    with store.read() as reading:
        scope = reading.get(Household, household).scope
    other = Laptop(1)
    other.make("task_mark", mark, scope=scope, household=household, rule="plan_review")

    apply(store, on_the_wire(other.held))

    with store.read() as reading:
        found = reading.get(TaskMark, mark)
    assert (found.reason, found.clashes) == ("Done", ())
    assert rebuild_check(store).found == ()


def test_a_clock_far_ahead_never_advances_ours_and_a_near_one_does(store, make_household, laptop):
    laptop.ahead = store.now() - DAWN + timedelta(days=3)
    laptop.write("person", PERSON, {"phone": "07700 900111"})
    near = Laptop(2, ahead=store.now() - DAWN + timedelta(minutes=2))
    near.make("note", OTHER, household=HOUSE, words="Near")

    apply(store, on_the_wire([*laptop.held, *near.held]), SCOPE)
    make_household()

    with store.read() as reading:
        ours = exporting.entries_of(reading, store.device)[0].hlc
    assert near.hlc < ours < laptop.hlc


def test_listeners_hear_what_was_applied_after_it_is_on_disk(store, laptop):
    heard = []

    def listen(entries):
        with store.read() as reading:
            heard.append((len(entries), reading.get(Household, RecordId(HOUSE)).name))

    store.listen(listen)

    apply(store, on_the_wire(laptop.held), SCOPE)
    apply(store, on_the_wire(laptop.held), SCOPE)

    assert heard == [(3, "Tamsin Brackenbury")]


def test_notes_that_arrive_are_found_by_their_words_and_withdrawn_ones_are_not(store, laptop):
    apply(store, on_the_wire(laptop.held), SCOPE)
    with store.read() as reading:
        (hit,) = Searcher().find(reading.connection, "boiler")
    assert hit.note == NOTE

    apply(store, on_the_wire([laptop.write("note", NOTE, {"withdrawn": "Wrong household"})]))

    with store.read() as reading:
        assert Searcher().find(reading.connection, "boiler") == ()
