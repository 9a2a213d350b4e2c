"""What a record is follows from the set of its entries, whatever order they came in."""

import dataclasses
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.histories import histories
from tests.laptops import Laptop, an_id, exchange, folded

from tso_desktop.domain import folding
from tso_desktop.domain.folding import fold
from tso_desktop.domain.ids import derived_id
from tso_desktop.domain.records import DELETED, KINDS

PERSON, NOTE, PLAN, STEP, HOUSE = (an_id(number) for number in range(1, 6))


@pytest.fixture
def pair():
    """Two laptops that both hold one household with one person."""
    first, second = Laptop(1), Laptop(2)
    first.make("household", HOUSE, name="Tamsin")
    first.make("person", PERSON, household=HOUSE, name="Tamsin", phone="07700 900100")
    exchange(first, second)
    return first, second


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_any_duplicates_make_the_same_record(history, random):
    for kind, record in history.records:
        about = [entry for entry in history.entries if entry.record == record]
        mixed = [*about, *random.sample(about, len(about) // 2)]
        random.shuffle(mixed)

        assert fold(KINDS[kind], mixed) == fold(KINDS[kind], about)


@given(histories())
def test_every_value_that_nobody_saw_past_is_still_a_head(history):
    for kind, record in history.records:
        if KINDS[kind].sealed:
            continue
        about = [entry for entry in history.entries if entry.record == record]
        heads = fold(KINDS[kind], about).heads
        for entry in about:
            for name in entry.fields:
                named = any(entry.id in other.seen.get(name, ()) for other in about)
                assert named or entry in heads[name]


def test_two_values_unseen_by_each_other_are_a_clash_and_both_are_kept(pair):
    first, second = pair
    first.write("person", PERSON, {"phone": "07700 900111"})
    second.write("person", PERSON, {"phone": "07700 900222"})
    exchange(first, second)

    found = first.shows("person", PERSON)

    assert found.clashes == ("phone",)
    assert {e.fields["phone"] for e in found.heads["phone"]} == {"07700 900111", "07700 900222"}


def test_the_same_value_twice_is_no_clash(pair):
    first, second = pair
    first.write("person", PERSON, {"phone": "07700 900111"})
    second.write("person", PERSON, {"phone": "07700 900111"})
    exchange(first, second)

    assert first.shows("person", PERSON).clashes == ()


def test_a_change_that_was_on_the_screen_is_followed_not_fought(pair):
    first, second = pair
    first.write("person", PERSON, {"phone": "07700 900111"})
    exchange(first, second)
    second.write("person", PERSON, {"phone": "07700 900222"})
    exchange(first, second)

    found = first.shows("person", PERSON)

    assert (found.values["phone"], found.clashes) == ("07700 900222", ())


def test_what_arrived_while_the_editor_was_open_clashes_and_is_not_lost(pair):
    first, second = pair
    opened = len(second.held)
    second.receive(first.write("person", PERSON, {"phone": "07700 900111"}))

    second.write("person", PERSON, {"phone": "07700 900222"}, as_of=opened)

    found = second.shows("person", PERSON)
    assert found.clashes == ("phone",)
    assert len(found.heads["phone"]) == 2


def test_a_cautious_field_shows_the_safer_value_whoever_wrote_it_and_when(pair):
    first, second = pair
    first.write("person", PERSON, {"do_not_post": True})
    second.moment = 1000
    second.write("person", PERSON, {"do_not_post": False})
    exchange(first, second)

    found = second.shows("person", PERSON)

    assert (found.values["do_not_post"], found.clashes) == (True, ("do_not_post",))


@pytest.mark.parametrize(
    ("values", "shows"),
    [
        (("alone", "no_visit"), "no_visit"),
        (("meet_elsewhere", "two_officers"), "meet_elsewhere"),
        ((None, "alone"), "alone"),
        (("by drone only", "alone"), "alone"),
        ((None, "by drone only"), "by drone only"),
    ],
)
def test_the_safer_of_two_visit_rules_shows(pair, values, shows):
    first, second = pair
    first.make("marker", NOTE, household=HOUSE, visit_rule="two_officers")
    exchange(first, second)
    for laptop, value in zip(pair, values, strict=True):
        laptop.write("marker", NOTE, {"visit_rule": value}, as_of=3)
    exchange(first, second)

    assert first.shows("marker", NOTE).values["visit_rule"] == shows


def test_a_quiet_field_never_asks(pair):
    first, second = pair
    first.write("person", PERSON, {"place": 1})
    second.write("person", PERSON, {"place": 2})
    exchange(first, second)

    assert first.shows("person", PERSON).clashes == ()


def test_the_later_clock_shows_unless_it_is_doubtful(pair):
    first, second = pair
    first.write("person", PERSON, {"phone": "07700 900111"})
    second.ahead, second.doubtful = timedelta(days=400), True
    second.write("person", PERSON, {"phone": "07700 900222"})
    exchange(first, second)

    found = first.shows("person", PERSON)

    assert (found.values["phone"], found.clashes) == ("07700 900111", ("phone",))


def test_a_person_who_settles_ends_the_clash_everywhere(pair):
    first, second = pair
    first.write("person", PERSON, {"phone": "07700 900111"})
    second.write("person", PERSON, {"phone": "07700 900222"})
    exchange(first, second)

    second.write("person", PERSON, {"phone": "07700 900222"})
    exchange(first, second)

    assert first.shows("person", PERSON).clashes == second.shows("person", PERSON).clashes == ()


@pytest.mark.parametrize(
    ("chosen", "clashes"),
    [(("07700 900111", "07700 900111"), ()), (("07700 900111", "07700 900222"), ("phone",))],
)
def test_two_who_settle_at_once_leave_at_most_a_card_with_their_two_values(pair, chosen, clashes):
    first, second = pair
    third = Laptop(3)
    exchange(first, second, third)
    for laptop, phone in zip((first, second, third), "abc", strict=True):
        laptop.write("person", PERSON, {"phone": phone})
    exchange(first, second, third)

    first.write("person", PERSON, {"phone": chosen[0]})
    second.write("person", PERSON, {"phone": chosen[1]})
    exchange(first, second, third)

    found = third.shows("person", PERSON)
    assert found.clashes == clashes
    assert {e.fields["phone"] for e in found.heads["phone"]} == set(chosen)


def test_settling_always_comes_to_an_end(pair):
    first, second = pair
    first.write("person", PERSON, {"phone": "a"})
    second.write("person", PERSON, {"phone": "b"})
    for _ in range(5):
        exchange(first, second)
        first.write("person", PERSON, {"phone": "a"})
        second.write("person", PERSON, {"phone": "b"})
    exchange(first, second)
    assert len(first.shows("person", PERSON).heads["phone"]) == 2

    second.write("person", PERSON, {"phone": "b"})
    exchange(first, second)

    assert first.shows("person", PERSON).clashes == ()


def test_a_change_that_comes_before_its_creation_waits_for_it(pair):
    first, _ = pair
    change = first.write("person", PERSON, {"phone": "07700 900111"})
    made = next(e for e in first.held if e.record == PERSON)

    early, whole = fold(KINDS["person"], [change]), fold(KINDS["person"], [change, made])

    assert not early.shown
    assert early.waiting
    assert (whole.shown, whole.waiting) == (True, False)
    assert whole.values["phone"] == "07700 900111"


def test_a_delete_that_did_not_know_of_a_child_leaves_the_record_visible_and_asks(pair):
    first, second = pair
    second.make("note", NOTE, household=HOUSE, words="Rang about the boiler")
    first.delete("household", HOUSE)
    exchange(first, second)

    found = first.shows("household", HOUSE)

    assert found.shown
    assert found.clashes == (DELETED,)


def test_a_delete_that_did_not_know_of_a_change_leaves_the_record_visible(pair):
    first, second = pair
    second.write("person", PERSON, {"phone": "07700 900222"})
    first.delete("person", PERSON)
    exchange(first, second)

    assert first.shows("person", PERSON).shown


def test_a_delete_that_knew_everything_hides_and_another_that_knows_more_settles(pair):
    first, second = pair
    first.delete("household", HOUSE)
    assert not first.shows("household", HOUSE).shown
    second.make("note", NOTE, household=HOUSE, words="Rang")
    exchange(first, second)
    assert first.shows("household", HOUSE).shown

    second.delete("household", HOUSE)
    exchange(first, second)

    assert not first.shows("household", HOUSE).shown
    assert first.shows("household", HOUSE).clashes == ()


def test_two_deletes_that_know_of_different_things_hide_together(pair):
    first, second = pair
    first.make("note", NOTE, household=HOUSE, words="One")
    second.make("note", STEP, household=HOUSE, words="Two")
    first.delete("household", HOUSE)
    second.delete("household", HOUSE)
    exchange(first, second)

    assert not first.shows("household", HOUSE).shown


def test_a_restore_brings_back_what_was_there(pair):
    first, second = pair
    first.delete("person", PERSON)
    exchange(first, second)
    second.restore("person", PERSON)
    exchange(first, second)

    found = first.shows("person", PERSON)

    assert found.shown
    assert (found.values["phone"], found.clashes) == ("07700 900100", ())


def test_a_restore_against_a_second_delete_asks(pair):
    first, second = pair
    first.delete("person", PERSON)
    exchange(first, second)
    first.restore("person", PERSON)
    second.delete("person", PERSON)
    exchange(first, second)

    found = second.shows("person", PERSON)

    assert (found.shown, found.clashes) == (True, (DELETED,))


def test_a_step_is_touched_through_its_plan(pair):
    first, second = pair
    first.make("plan", PLAN, household=HOUSE)
    exchange(first, second)
    second.make("step", STEP, household=HOUSE, plan=PLAN, words="Ring the landlord")
    first.delete("plan", PLAN)
    exchange(first, second)

    assert first.shows("plan", PLAN).clashes == (DELETED,)


def test_something_sealed_takes_only_a_withdrawal_and_a_delete(pair):
    first, second = pair
    first.make("note", NOTE, household=HOUSE, words="What was said")
    exchange(first, second)
    second.write("note", NOTE, {"words": "Something else", "withdrawn": "Wrong household"})
    exchange(first, second)

    found = first.shows("note", NOTE)

    assert found.values["words"] == "What was said"
    assert found.values["withdrawn"] == "Wrong household"


def test_a_change_that_does_not_count_is_no_touch_either(pair):
    first, second = pair
    first.make("note", NOTE, household=HOUSE, words="What was said")
    exchange(first, second)
    first.delete("note", NOTE)
    second.write("note", NOTE, {"words": "Something else"})
    exchange(first, second)

    assert not first.shows("note", NOTE).shown


def test_an_unknown_field_of_a_newer_version_is_kept_among_the_heads(pair):
    first, _ = pair
    entry = first.write("person", PERSON, {"pronouns": "they"})

    assert first.shows("person", PERSON).heads["pronouns"] == (entry,)


def test_a_cycle_leaves_all_of_them_as_heads(pair):
    first, second = pair
    coming = (second.device, second.n + 1)
    one = first.write("person", PERSON, {"phone": "a"}, seen={"phone": (coming,)})
    two = second.write("person", PERSON, {"phone": "b"}, seen={"phone": (one.id,)})
    made = next(e for e in first.held if e.record == PERSON)
    three = dataclasses.replace(made, fields={"_made": True})

    found = fold(KINDS["person"], [three, one, two])

    assert {head.id for head in found.heads["phone"]} == {one.id, two.id}
    assert found.clashes == ("phone",)


def test_a_renamed_field_is_read_through_its_upcaster_and_named_by_old_and_new(pair, monkeypatch):
    first, second = pair
    old = first.write("person", PERSON, {"mobile": "07700 900111"}, form=1, seen={})
    exchange(first, second)
    kind = dataclasses.replace(KINDS["person"], form=2)

    def renamed(form, fields, seen):
        names = {"mobile": "phone"}
        return (
            {names.get(name, name): value for name, value in fields.items()},
            {names.get(name, name): ids for name, ids in seen.items()},
        )

    monkeypatch.setitem(folding.UPCASTERS, "person", renamed)
    new = second.write("person", PERSON, {"phone": "b"}, form=2, seen={"phone": (old.id,)})

    found = fold(kind, [old, new])
    alone = fold(kind, [old])

    assert alone.values["phone"] == "07700 900111"
    assert (found.values["phone"], found.clashes) == ("b", ())
    assert old.fields == {"mobile": "07700 900111"}


def test_a_mark_made_on_two_laptops_is_one_record_and_no_clash_where_they_agree():
    first, second = Laptop(1), Laptop(2)
    for laptop in (first, second):
        mark = derived_id("plan_review", NOTE, "1")
        laptop.make("task_mark", mark, household=HOUSE, rule="plan_review", done_on="2026-11-23")
    exchange(first, second)

    found = folded(first.held, "task_mark", mark)

    assert found.shown
    assert found.clashes == ()


def test_the_maker_is_the_one_who_was_first_by_the_clock():
    first, second = Laptop(1), Laptop(2, moment=50)
    second.make("task_mark", NOTE, household=HOUSE, done_on="2026-11-23")
    first.make("task_mark", NOTE, household=HOUSE, done_on="2026-11-24")
    exchange(first, second)

    assert second.shows("task_mark", NOTE).made.device == first.device
