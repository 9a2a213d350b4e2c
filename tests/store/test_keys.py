"""The key file: what a person reads off paper still opens, and a damaged file says that it is."""

import json

import pytest
from nacl.pwhash import argon2id

from tso_desktop.store import keys
from tso_desktop.store.keys import (
    MadeKeys,
    NotAStore,
    PassphraseTooShort,
    WrongPassphrase,
    WrongRecoveryKey,
)

PASSPHRASE = "three plain words"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# Fixed, so that no run depends on chance; its words have every letter that is misread.
SECRET = bytes.fromhex("08421b6d00c6318c1b7b084210842000dbdb1b6d")
MADE = MadeKeys(bytes(range(32)), keys.recovery_words(SECRET))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The bytes of one key file: each Argon2 costs a good part of a second."""
    path = tmp_path_factory.mktemp("made") / "keys.json"
    keys.write_keys(path, MADE, PASSPHRASE)
    return path.read_bytes()


@pytest.fixture
def key_file(tmp_path, written):
    path = tmp_path / "keys.json"
    path.write_bytes(written)
    return path


@pytest.fixture
def no_work(monkeypatch):
    """Fails the test as soon as a passphrase is stretched."""

    def refuse(*args, **costs):
        raise AssertionError("Argon2 was started")

    monkeypatch.setattr(argon2id, "kdf", refuse)


def with_change(key_file, **changes):
    """Changes fields of the key file, or of its passphrase wrap; None takes one away."""
    content = json.loads(key_file.read_bytes())
    for name, value in changes.items():
        part = content if name in content else content["passphrase"]
        if value is None:
            del part[name]
        else:
            part[name] = value
    key_file.write_text(json.dumps(content))


def test_a_recovery_key_has_nine_groups_of_four_plain_letters():
    groups = keys.new_keys().recovery_key.split("-")

    assert [len(group) for group in groups] == [4] * keys.GROUPS
    assert set("".join(groups)) <= set(LETTERS)


def test_no_two_stores_have_the_same_keys():
    one, other = keys.new_keys(), keys.new_keys()

    assert one.data_key != other.data_key
    assert one.recovery_key != other.recovery_key


@pytest.mark.parametrize(("letter", "misread"), [("1", "I"), ("1", "L"), ("0", "O"), ("V", "U")])
def test_a_letter_misread_from_paper_still_opens(key_file, letter, misread):
    assert letter in MADE.recovery_key

    read = MADE.recovery_key.replace(letter, misread)

    assert keys.open_with_recovery(key_file, read) == MADE.data_key


@pytest.mark.parametrize(
    "typed",
    [
        MADE.recovery_key.lower(),
        MADE.recovery_key.replace("-", " "),
        MADE.recovery_key.replace("-", ""),
        "  " + MADE.recovery_key.replace("-", " - ").lower() + "\n",
        MADE.recovery_key.lower().replace("1", "l").replace("0", "o").replace("v", "u"),
    ],
)
def test_it_does_not_matter_how_a_recovery_key_is_spaced_or_cased(key_file, typed):
    assert keys.open_with_recovery(key_file, typed) == MADE.data_key


@pytest.mark.parametrize("position", range(4 * keys.GROUPS))
def test_a_wrong_letter_is_found_wherever_it_stands(key_file, position):
    plain = MADE.recovery_key.replace("-", "")

    for letter in set(LETTERS) - {plain[position]}:
        wrong = plain[:position] + letter + plain[position + 1 :]
        with pytest.raises(WrongRecoveryKey, match="a letter wrong or a group missing"):
            keys.open_with_recovery(key_file, wrong)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        MADE.recovery_key[:-5],
        MADE.recovery_key[5:],
        MADE.recovery_key + "-0000",
        MADE.recovery_key[:-1],
        MADE.recovery_key[5:10] + MADE.recovery_key[:5] + MADE.recovery_key[10:],
        "é" + MADE.recovery_key[1:],
    ],
)
def test_a_group_missing_doubled_or_swapped_is_found(key_file, typed):
    with pytest.raises(WrongRecoveryKey, match="check each group of four"):
        keys.open_with_recovery(key_file, typed)


def test_the_recovery_key_of_another_store_is_told_from_a_misread_one(key_file):
    with pytest.raises(WrongRecoveryKey, match="belongs to another store"):
        keys.open_with_recovery(key_file, keys.new_keys().recovery_key)


def test_a_new_passphrase_leaves_the_recovery_key_as_it_was(key_file):
    before = json.loads(key_file.read_bytes())

    keys.change_passphrase(key_file, MADE.data_key, "another passphrase")

    after = json.loads(key_file.read_bytes())
    assert after["recovery"] == before["recovery"]
    assert after["passphrase"]["salt"] != before["passphrase"]["salt"]
    assert keys.open_with_recovery(key_file, MADE.recovery_key) == MADE.data_key
    assert keys.open_with_passphrase(key_file, "another passphrase") == MADE.data_key
    with pytest.raises(WrongPassphrase, match="Nothing was changed"):
        keys.open_with_passphrase(key_file, PASSPHRASE)


def test_a_passphrase_under_twelve_letters_is_refused_before_any_work(key_file, written, no_work):
    with pytest.raises(PassphraseTooShort, match="at least 12"):
        keys.change_passphrase(key_file, MADE.data_key, "elevenchars")
    with pytest.raises(PassphraseTooShort, match="at least 12"):
        keys.write_keys(key_file.with_name("new.json"), MADE, "elevenchars")

    assert key_file.read_bytes() == written
    assert [file.name for file in key_file.parent.iterdir()] == ["keys.json"]
    keys.check_length("twelve chars")


def test_the_key_file_holds_neither_key_nor_passphrase(written):
    assert MADE.data_key.hex().encode() not in written
    assert SECRET.hex().encode() not in written
    assert MADE.recovery_key.encode() not in written
    assert PASSPHRASE.encode() not in written


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"[]", b"null", b"7", b'"words"', b"{}", b"\x00" * 200],
)
def test_a_key_file_that_is_none_is_said_to_be_damaged(key_file, no_work, content):
    key_file.write_bytes(content)

    for open_it in (
        lambda: keys.open_with_passphrase(key_file, PASSPHRASE),
        lambda: keys.open_with_recovery(key_file, MADE.recovery_key),
        lambda: keys.change_passphrase(key_file, MADE.data_key, PASSPHRASE),
    ):
        with pytest.raises(NotAStore, match=r"keys\.json is damaged.*from a backup"):
            open_it()
    assert key_file.read_bytes() == content


@pytest.mark.parametrize(
    "field", ["format", "passphrase", "recovery", "ops", "mem", "salt", "sealed"]
)
def test_a_field_that_is_missing_is_damage_and_not_a_wrong_passphrase(key_file, no_work, field):
    with_change(key_file, **{field: None})

    with pytest.raises(NotAStore, match=r"keys\.json is damaged"):
        keys.open_with_passphrase(key_file, PASSPHRASE)


@pytest.mark.parametrize(
    "changes",
    [
        {"passphrase": "words"},
        {"recovery": 7},
        {"recovery": "not hex"},
        {"recovery": "00ff"},
        {"sealed": "not hex"},
        {"sealed": "00ff"},
        {"salt": "not hex"},
        {"salt": "00"},
        {"mem": "plenty"},
        {"mem": 1},
        {"mem": -1},
        {"ops": 0},
        {"ops": [3]},
        {"ops": float("inf")},
    ],
)
def test_a_field_that_makes_no_sense_is_damage(key_file, no_work, changes):
    with_change(key_file, **changes)

    with pytest.raises(NotAStore, match=r"keys\.json is damaged"):
        keys.open_with_passphrase(key_file, PASSPHRASE)


@pytest.mark.parametrize("changes", [{"mem": 1 << 40}, {"ops": 10**9}, {"format": 2}])
def test_absurd_costs_and_other_formats_are_refused_before_any_work(key_file, no_work, changes):
    with_change(key_file, **changes)

    with pytest.raises(NotAStore, match=r"keys\.json is of another version\. Nothing was changed"):
        keys.open_with_passphrase(key_file, PASSPHRASE)


def test_a_sealed_key_with_a_letter_changed_opens_nothing(key_file):
    sealed = json.loads(key_file.read_bytes())["recovery"]
    with_change(key_file, recovery=("0" if sealed[0] != "0" else "1") + sealed[1:])

    with pytest.raises(WrongRecoveryKey, match="Nothing was changed"):
        keys.open_with_recovery(key_file, MADE.recovery_key)
