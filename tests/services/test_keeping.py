"""A store is made, opened, locked, recovered; nobody gets in without the passphrase or the key."""

import pytest

from tso_desktop.services import keeping as door
from tso_desktop.services.keeping import Keeping, StoreIsThere, TooSoon
from tso_desktop.store.keys import NotAStore, PassphraseTooShort, WrongPassphrase, WrongRecoveryKey
from tso_desktop.store.single import OpenElsewhere

PASSPHRASE = "three plain words"
OFFICER = {"officer": "Jo Moffat", "team": "North", "council": "Fossbrook Council"}


@pytest.fixture
def made(tmp_path):
    keeping = Keeping(tmp_path / "store")
    return keeping, keeping.create(**OFFICER, passphrase=PASSPHRASE)


def test_a_new_store_opens_and_knows_its_officer(made):
    desk = made[0].unlock(PASSPHRASE)

    assert (desk.officer_name, desk.team, desk.council) == tuple(OFFICER.values())
    desk.close()


def test_a_short_passphrase_makes_nothing(tmp_path):
    keeping = Keeping(tmp_path / "store")

    with pytest.raises(PassphraseTooShort):
        keeping.create(**OFFICER, passphrase="elevenchars")

    assert not keeping.exists()
    assert not (tmp_path / "store").exists()


def test_a_store_is_never_made_over_another(made):
    with pytest.raises(StoreIsThere):
        made[0].create(**OFFICER, passphrase=PASSPHRASE)

    made[0].unlock(PASSPHRASE).close()


def test_a_store_that_was_half_made_is_made_again(tmp_path):
    folder = tmp_path / "store"
    (folder / "making").mkdir(parents=True)
    (folder / "making" / "thesis.txt").write_text("somebody's own")
    keeping = Keeping(folder)
    assert not keeping.exists()

    keeping.create(**OFFICER, passphrase=PASSPHRASE)

    keeping.unlock(PASSPHRASE).close()
    assert (folder / "making" / "thesis.txt").read_text() == "somebody's own"


def test_a_key_file_whose_store_is_missing_is_never_written_over(made):
    keeping, _ = made
    (keeping.folder / "store.db").rename(keeping.folder / "elsewhere.db")

    with pytest.raises(StoreIsThere, match="its store is missing"):
        keeping.create(**OFFICER, passphrase=PASSPHRASE)

    (keeping.folder / "elsewhere.db").rename(keeping.folder / "store.db")
    keeping.unlock(PASSPHRASE).close()


@pytest.mark.parametrize("blank", [" " * 12, "a" * 20])
def test_a_passphrase_of_one_letter_is_none(tmp_path, blank):
    with pytest.raises(PassphraseTooShort):
        Keeping(tmp_path / "store").create(**OFFICER, passphrase=blank)


def test_a_store_that_cannot_be_made_leaves_nothing(tmp_path, monkeypatch):
    folder = tmp_path / "store"
    monkeypatch.setattr("tso_desktop.store.keys.write_keys", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        Keeping(folder).create(**OFFICER, passphrase=PASSPHRASE)

    assert list(folder.iterdir()) == []


def test_a_wrong_passphrase_waits_longer_each_time_even_after_a_restart(made, monkeypatch):
    keeping = made[0]
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            keeping.unlock("not this passphrase")

    again = Keeping(keeping.folder)
    assert 0 < again.wait_seconds() <= 2
    with pytest.raises(TooSoon):
        again.unlock(PASSPHRASE)

    now = door.time.time()
    monkeypatch.setattr(door.time, "time", lambda: now + 3)
    again.unlock(PASSPHRASE).close()
    assert again.wait_seconds() == 0


def test_a_clock_that_was_set_back_does_not_lengthen_the_wait(made, monkeypatch):
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            made[0].unlock("not this passphrase")
    now = door.time.time()

    monkeypatch.setattr(door.time, "time", lambda: now - 86_400)

    assert made[0].wait_seconds() <= 2


def test_the_recovery_key_opens_and_sets_a_new_passphrase(made):
    keeping, recovery_key = made

    keeping.recover(recovery_key.lower().replace("-", " "), "another passphrase").close()

    keeping.unlock("another passphrase").close()
    with pytest.raises(WrongPassphrase):
        keeping.unlock(PASSPHRASE)


def test_a_letter_wrong_in_the_recovery_key_is_told_from_a_wrong_key(made):
    keeping, recovery_key = made
    wrong = ("0" if recovery_key[0] != "0" else "1") + recovery_key[1:]

    with pytest.raises(WrongRecoveryKey, match="letter wrong"):
        keeping.recover(wrong, "another passphrase")

    keeping.unlock(PASSPHRASE).close()


def test_the_passphrase_is_changed_by_whoever_knows_it(made):
    keeping, recovery_key = made
    with pytest.raises(WrongPassphrase):
        keeping.change_passphrase("not this passphrase", "another passphrase")

    keeping.change_passphrase(PASSPHRASE, "another passphrase")

    keeping.unlock("another passphrase").close()
    keeping.recover(recovery_key, PASSPHRASE).close()


def test_a_store_is_open_once(made):
    desk = made[0].unlock(PASSPHRASE)

    with pytest.raises(OpenElsewhere):
        Keeping(made[0].folder).unlock(PASSPHRASE)

    desk.close()
    made[0].unlock(PASSPHRASE).close()


def test_a_missing_key_file_is_named_and_nothing_is_touched(made):
    (made[0].folder / "keys.json").unlink()
    before = (made[0].folder / "store.db").read_bytes()

    with pytest.raises(NotAStore, match=r"keys\.json is missing"):
        made[0].unlock(PASSPHRASE)

    assert (made[0].folder / "store.db").read_bytes() == before


def test_neither_file_holds_a_readable_word(made):
    made[0].unlock(PASSPHRASE).close()

    for file in made[0].folder.iterdir():
        if file.is_file():
            content = file.read_bytes()
            assert b"SQLite format" not in content
            assert b"Moffat" not in content
