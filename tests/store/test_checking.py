"""A write that went past the journal is found, whatever it was, and `rebuild` repairs it."""

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text
from tests.histories import histories
from tests.laptops import on_the_wire
from tests.store.stores import a_store, seeded, state_of

from tso_desktop.domain.casework import Note
from tso_desktop.domain.households import Household, Person
from tso_desktop.store.applying import apply
from tso_desktop.store.checking import check, rebuild, rebuild_check
from tso_desktop.store.searching import Searcher
from tso_desktop.store.store import Store


@pytest.fixture
def filled(store, make_household):
    """Two households, one of them deleted, with a note and a changed phone."""
    household = make_household()
    with store.work("add") as work:
        work.create(Note, household=household, how="call", words="The boiler is out again")
    with store.read() as reading:
        (person,) = reading.of(Person, [household])
    with store.work("change") as work:
        work.change(Person, person.id, as_of=person.as_of, phone="07700 900111")
    gone = make_household("Second Household", "TS-0508")
    with store.work("delete") as work:
        work.delete(Household, gone, as_of=work.reading.as_of)
    return store


def past_the_journal(store, statement):
    with store.local() as connection:
        connection.execute(text(statement))


def test_a_store_that_was_only_worked_on_is_clean(filled):
    assert check(filled).is_clean
    assert rebuild_check(filled).is_clean


@pytest.mark.parametrize(
    ("statement", "words", "count"),
    [
        ("UPDATE people SET phone = '07700 900999'", "people: not as the journal says.", 2),
        ("UPDATE people SET clashes = '[\"phone\"]'", "people: not as the journal says.", 2),
        ("UPDATE households SET shown = 1", "households: not as the journal says.", 1),
        (
            "INSERT INTO notes (id, scope, shown, words) VALUES ('x', 1, 1, 'planted')",
            "notes: in no entry of the journal.",
            1,
        ),
        ("DELETE FROM notes", "notes: in the journal, and missing.", 1),
        ("UPDATE records SET heads = '{\"*\":[1]}'", "records: not as the journal says.", 8),
        ("UPDATE records SET marked = 1 - marked", "records: not as the journal says.", 9),
        ("UPDATE records SET scope = scope + 1", "records: not as the journal says.", 9),
    ],
)
def test_a_planted_write_is_found_and_counted(filled, statement, words, count):
    past_the_journal(filled, statement)

    found = {finding.words: finding.count for finding in rebuild_check(filled).found}

    assert found[words] == count


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people SET phone = '07700 900999'",
        "INSERT INTO notes (id, scope, shown, words) VALUES ('x', 1, 1, 'planted')",
        "DELETE FROM notes",
        "UPDATE records SET heads = '{}'",
        "UPDATE caseload SET name = 'Somebody else'",
        "DELETE FROM find_names",
        "DELETE FROM find_notes",
        "DELETE FROM found_words",
    ],
)
def test_rebuild_makes_everything_anew_from_the_journal(filled, statement):
    before = state_of(filled)
    past_the_journal(filled, statement)

    rebuild(filled)

    assert state_of(filled) == before
    assert rebuild_check(filled).is_clean
    with filled.read() as reading:
        for asked in ("Brackenbury", "Brakenbury", "boiler"):
            assert len(Searcher().find(reading.connection, asked)) == 1
        assert not Searcher().find(reading.connection, "Second")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_rebuild_changes_nothing_where_nothing_is_wrong(history):
    with a_store() as store:
        apply(store, on_the_wire(history.entries), seeded(history.scopes))
        before = state_of(store), computed(store)

        rebuild(store)

        assert (state_of(store), computed(store)) == before


def computed(store):
    """Lines and what is searched, but for row numbers that follow from the order of arrival."""
    with store.read() as reading:
        asked = (
            "SELECT * FROM caseload ORDER BY household",
            "SELECT word, n FROM found_words ORDER BY word",
            "SELECT words FROM find_names ORDER BY words",
            'SELECT record, household, "on" FROM found_notes ORDER BY record',
        )
        return [reading.connection.exec_driver_sql(one).all() for one in asked]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE journal SET body = x'007b2266223a7b7d7d' WHERE pos = 3", "are broken"),
        ("UPDATE journal SET officer = verb WHERE pos = 3", "are broken"),
        ("UPDATE journal SET at = at + 1 WHERE pos = 1", "are broken"),
        ("DELETE FROM journal WHERE pos = 3", "are broken"),
        ("DELETE FROM journal WHERE pos = (SELECT max(pos) FROM journal)", "are broken"),
        ("DELETE FROM journal WHERE pos = (SELECT max(pos) FROM journal)", "not counted through"),
        ("UPDATE streams SET tip = x'00'", "are broken"),
        ("UPDATE streams SET k = k + 1", "are broken"),
        ("DELETE FROM streams", "are broken"),
        ("UPDATE records SET id = id || 'x' WHERE num = 2", "are broken"),
        ("DELETE FROM records WHERE num = 2", "belong to no record"),
        ("UPDATE records SET heads = '{\"*\":[1]}'", "name entries that are not about them"),
        ("UPDATE records SET heads = '{\"*\":[999]}'", "name entries that are not about them"),
        ("UPDATE device SET n = n - 1", "not counted through"),
        ("UPDATE journal SET body = x'07' WHERE pos = 3", "cannot be read"),
    ],
)
def test_a_changed_or_lost_entry_breaks_its_chain(filled, statement, words):
    past_the_journal(filled, statement)

    assert any(words in finding.words for finding in check(filled).found)


def test_a_damaged_page_is_found(tmp_path, data_key, filled):
    filled.close()
    with (tmp_path / "store.db").open("r+b") as file:
        file.seek(20 * 4096 + 100)
        file.write(bytes(16))

    with closing(Store.open(tmp_path, data_key)) as store:
        assert any("changed or damaged" in finding.words for finding in check(store).found)


def test_a_file_of_which_nothing_can_be_read_is_a_finding_too(filled):
    with filled.path.open("r+b") as file:
        file.write(bytes(4096))

    assert "cannot be read" in rebuild_check(filled).found[0].words


def test_no_finding_names_anybody(filled):
    past_the_journal(filled, "UPDATE households SET name = 'Tamsin Elsewhere'")
    past_the_journal(filled, "DELETE FROM records WHERE num = 2")

    for finding in (*check(filled).found, *rebuild_check(filled).found):
        assert "Tamsin" not in finding.words


def test_a_comparison_leaves_nothing_beside_the_store(tmp_path, filled):
    (tmp_path / "fresh-left-by-a-killed-one.db").write_bytes(b"")
    before = {path.name for path in tmp_path.iterdir()} - {"fresh-left-by-a-killed-one.db"}

    rebuild_check(filled)

    assert {path.name for path in tmp_path.iterdir()} == before
