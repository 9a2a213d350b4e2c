"""The lock screen and the way in with the recovery key."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from tests.gui.gates import nameless_inputs, small_targets

from tso_desktop.gui.lock import LockView
from tso_desktop.gui.look import Mode

EIGHT = datetime(2026, 11, 23, 8, 12).astimezone()


@pytest.fixture
def lock(qtbot):
    view = LockView(lambda: EIGHT)
    qtbot.addWidget(view)
    view.resize(1366, 728)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def asked(view):
    said = []
    view.unlock_asked.connect(said.append)
    return said


def words(view):
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def test_it_passes_the_gates_in_both_ways_in(lock):
    for turn in (lambda: None, lock.forgotten.click):
        turn()
        assert nameless_inputs(lock) == []
        assert small_targets(lock) == []


def test_it_shows_the_time_and_nobody(lock):
    assert lock.clock.text() == "08:12"
    assert lock.day.text() == "Monday 23 November"
    assert lock.passphrase.line.hasFocus()


def test_enter_asks_to_unlock_once_it_is_ready(qtbot, lock):
    said = asked(lock)
    lock.ready()
    qtbot.keyClicks(lock.passphrase.line, "three plain words")

    qtbot.keyClick(lock.passphrase.line, Qt.Key.Key_Return)
    qtbot.keyClick(lock.passphrase.line, Qt.Key.Key_Return)

    assert said == ["three plain words"]
    assert "Opening…" in words(lock)


def test_a_passphrase_given_early_is_tried_when_it_is_ready(qtbot, lock):
    said = asked(lock)
    assert "Getting ready…" in words(lock)
    qtbot.keyClicks(lock.passphrase.line, "three plain words")
    qtbot.keyClick(lock.passphrase.line, Qt.Key.Key_Return)
    assert said == []

    lock.ready()

    assert said == ["three plain words"]


def test_nothing_is_not_a_passphrase(qtbot, lock):
    said = asked(lock)
    lock.ready()

    lock.unlock.click()

    assert said == []


def test_a_wrong_passphrase_is_said_and_the_wait_counted_down(qtbot, lock):
    said = asked(lock)
    lock.ready()
    qtbot.keyClicks(lock.passphrase.line, "wrong")
    qtbot.keyClick(lock.passphrase.line, Qt.Key.Key_Return)

    lock.refused("That passphrase does not open this store.", 1.4)
    assert lock.wrong.text().endswith("store. Try again in 2 seconds.")
    assert not lock.unlock.isEnabled()
    qtbot.keyClick(lock.passphrase.line, Qt.Key.Key_Return)
    assert said == ["wrong"]

    lock._tick()
    assert lock.wrong.text().endswith("Try again in 1 second.")
    lock._tick()

    assert lock.unlock.isEnabled()
    assert lock.wrong.text() == "That passphrase does not open this store."
    assert lock.passphrase.line.selectedText()


def test_the_passphrase_is_hidden_until_it_is_asked_for(qtbot, lock):
    box = lock.passphrase
    assert box.line.echoMode() is QLineEdit.EchoMode.Password

    qtbot.mouseClick(box._eye, Qt.MouseButton.LeftButton)
    assert box.line.echoMode() is QLineEdit.EchoMode.Normal
    assert box._eye.accessibleName() == "Hide passphrase"

    lock.begin()
    assert not box.is_shown


def test_caps_lock_is_said_only_when_it_is_on(qtbot, lock):
    shift = Qt.KeyboardModifier.ShiftModifier
    assert not lock.caps.isVisible()

    qtbot.keyClick(lock.passphrase.line, "A")
    assert lock.caps.isVisible()
    qtbot.keyClick(lock.passphrase.line, "A", shift)
    assert not lock.caps.isVisible()
    qtbot.keyClick(lock.passphrase.line, "1")
    assert not lock.caps.isVisible()


def test_it_says_why_it_locked_and_forgets_what_was_typed(qtbot, lock):
    qtbot.keyClicks(lock.passphrase.line, "half")

    lock.begin("Locked itself after 10 minutes. All your work is saved.")

    assert "Locked itself after 10 minutes. All your work is saved." in words(lock)
    assert lock.passphrase.text() == ""


@pytest.fixture
def recovery(qtbot, lock):
    lock.ready()
    lock.forgotten.click()
    return lock.recovery


def test_the_recovery_key_sets_a_new_passphrase(qtbot, lock, recovery):
    said = []
    lock.recover_asked.connect(lambda *both: said.append(both))

    qtbot.keyClicks(recovery.key, "7k2m q9xd")
    qtbot.keyClick(recovery.key, Qt.Key.Key_Return)
    qtbot.keyClicks(recovery.new.first.line, "four plain words")
    qtbot.keyClick(recovery.new.first.line, Qt.Key.Key_Return)
    qtbot.keyClicks(recovery.new.second.line, "four plain words")
    qtbot.keyClick(recovery.new.second.line, Qt.Key.Key_Return)

    assert said == [("7k2m q9xd", "four plain words")]


@pytest.mark.parametrize(
    ("key", "first", "second", "sentence"),
    [
        ("", "four plain words", "four plain words", "Type the recovery key first."),
        ("7K2M", "short", "short", "A passphrase has at least 12 characters."),
        ("7K2M", "four plain words", "four plain wurds", "The two passphrases are not the same."),
    ],
)
def test_the_way_in_with_the_key_says_what_is_missing(recovery, key, first, second, sentence):
    recovery.key.setText(key)
    recovery.new.first.line.setText(first)
    recovery.new.second.line.setText(second)

    recovery.open.click()

    assert recovery.wrong.text() == sentence


def test_a_wrong_recovery_key_is_said_where_it_was_typed(lock, recovery):
    lock.refused("That recovery key has a letter wrong.")

    assert recovery.wrong.text() == "That recovery key has a letter wrong."
    assert recovery.wrong.isVisible()


def test_one_may_go_back_to_the_passphrase(qtbot, lock, recovery):
    recovery.given_up.emit()

    assert lock.passphrase.isVisible()
    assert not recovery.isVisible()


def test_the_meter_speaks_of_length_alone(qtbot, recovery):
    meter = recovery.new._meter
    for typed, said in (
        ("aaaaaaaaaaa", "1 more character"),
        ("a", "Long enough"),
        ("aaaa", "Strong"),
        ("aaaaaaaa", "Very strong"),
    ):
        qtbot.keyClicks(recovery.new.first.line, typed)
        assert meter.text() == said


def test_the_hills_are_dark_at_night(lock, look):
    bright = lock.grab().toImage().pixelColor(5, 700).lightness()

    look.mode = Mode.DARK

    assert lock.grab().toImage().pixelColor(5, 700).lightness() < bright


def test_at_150_per_cent_the_card_has_the_clocks_room(lock):
    lock.resize(880, 470)
    assert not lock.clock.isVisible()

    lock.resize(1366, 728)
    assert lock.clock.isVisible()
