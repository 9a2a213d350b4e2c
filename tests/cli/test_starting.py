import io
import sys

import pytest

from tso_desktop.cli import door
from tso_desktop.services.keeping import Keeping


def test_init_asks_nothing_and_gives_a_recovery_key_that_opens_the_store(bare):
    ran = bare("init")

    assert (ran.code, ran.err) == (0, "")
    key = next(line for line in ran.out.splitlines() if line.startswith("Recovery key: "))
    desk = Keeping(bare.folder).recover(key.removeprefix("Recovery key: "), "another passphrase")
    assert desk.officer_name
    assert desk.team == "Tenancy sustainment"
    desk.close()


def test_init_takes_the_names_that_it_is_given(bare):
    ran = bare("init", "--officer", "Łucja Żak", "--team", "North", "--council", "Fossbrook")

    assert "Łucja Żak" in ran.out
    desk = bare.desk()
    assert (desk.officer_name, desk.team, desk.council) == ("Łucja Żak", "North", "Fossbrook")
    desk.close()


def test_init_leaves_a_store_that_is_there_alone(typed):
    before = (typed.folder / "keys.json").read_bytes()

    typed("init").refused(4, "There is a store", "Nothing was changed")

    assert (typed.folder / "keys.json").read_bytes() == before


def test_a_short_passphrase_is_refused_and_nothing_made(bare, monkeypatch):
    monkeypatch.setenv("TSO_PASSPHRASE", "short")

    bare("init").refused(2, "at least 12 characters")

    assert not Keeping(bare.folder).exists()


def test_a_new_passphrase_is_typed_twice(bare, monkeypatch):
    monkeypatch.delenv("TSO_PASSPHRASE")
    monkeypatch.setattr(sys, "stdin", _terminal())
    answers = iter(["three plain words", "three plain wards"])
    monkeypatch.setattr(door, "getpass", lambda _question: next(answers))

    bare("init").refused(3, "differ")

    assert not Keeping(bare.folder).exists()


@pytest.mark.parametrize("command", [("cases",), ("show", "X"), ("check",), ("import", "x.csv")])
def test_without_a_passphrase_it_says_how_to_give_one(typed, command, monkeypatch):
    monkeypatch.delenv("TSO_PASSPHRASE")
    monkeypatch.setattr(sys, "stdin", io.StringIO("three plain words\n"))

    typed(*command).refused(3, "No passphrase was given", "TSO_PASSPHRASE")


def test_a_typed_passphrase_opens_the_store(typed, monkeypatch):
    monkeypatch.delenv("TSO_PASSPHRASE")
    monkeypatch.setattr(sys, "stdin", _terminal())
    monkeypatch.setattr(door, "getpass", lambda _question: "three plain words")

    assert typed("cases").code == 0


def test_a_wrong_passphrase_is_one_sentence(typed, monkeypatch):
    monkeypatch.setenv("TSO_PASSPHRASE", "three plain wards")

    typed("cases").refused(3, "does not open this store")


def test_without_a_store_it_says_how_to_make_one(bare):
    bare("cases").refused(4, "no store", "init")


def test_a_store_that_is_open_elsewhere_is_left_alone(typed):
    desk = typed.desk()
    try:
        typed("cases").refused(7, "open in another window")
    finally:
        desk.close()


def test_a_damaged_store_is_named(typed):
    path = typed.folder / "store.db"
    content = bytearray(path.read_bytes())
    content[:4096] = bytes(4096)
    path.write_bytes(content)

    typed("cases").refused(4, "damaged", "backup")


def test_a_store_of_a_newer_program_is_not_touched(typed):
    desk = typed.desk()
    with desk.store.local() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    desk.close()
    before = (typed.folder / "store.db").read_bytes()

    typed("cases").refused(5, "newer version")

    assert (typed.folder / "store.db").read_bytes() == before


def test_a_key_file_that_is_missing_is_named(typed):
    (typed.folder / "keys.json").unlink()

    typed("cases").refused(4, "keys.json is missing")


def _terminal():
    found = io.StringIO()
    found.isatty = lambda: True
    return found
