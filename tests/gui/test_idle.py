"""Locking what was left alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tso_desktop.gui.idle import Idle


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now

    def minutes(self, passed: float) -> None:
        self.now += passed * 60


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def idle(qapp, clock):
    idle = Idle(lambda: 10, clock=clock)
    idle.begin()
    yield idle
    idle.stop()


@pytest.fixture
def passed(idle):
    said = []
    idle.passed.connect(lambda: said.append(True))
    return said


def test_it_passes_once_after_ten_minutes(idle, clock, passed):
    clock.minutes(9.9)
    idle.look()
    assert passed == []

    clock.minutes(0.2)
    idle.look()
    idle.look()

    assert passed == [True]


def test_a_key_begins_the_count_anew(qtbot, idle, clock, passed):
    window = QLineEdit()
    qtbot.addWidget(window)
    window.show()
    idle.watch(window)
    clock.minutes(8)

    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    clock.minutes(8)
    idle.look()

    assert passed == []
    assert window.text() == "a"


def test_the_first_key_after_a_long_sleep_locks_and_types_nothing(qtbot, idle, clock, passed):
    window = QLineEdit()
    qtbot.addWidget(window)
    window.show()
    idle.watch(window)
    clock.minutes(60)

    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)

    assert passed == [True]
    assert window.text() != "aa"


def test_a_clock_set_back_does_not_put_the_lock_off(idle, clock, passed):
    clock.minutes(-120)

    idle.look()

    assert passed == [True]


def test_a_visit_may_wait_longer_and_then_it_is_as_usual(idle, clock, passed):
    idle.allow(20)
    clock.minutes(15)
    idle.look()
    assert passed == []

    idle.allow(None)
    clock.minutes(11)
    idle.look()

    assert passed == [True]


def test_the_timer_looks_by_itself(qtbot, idle, clock, passed):
    clock.minutes(11)
    idle._timer.setInterval(5)

    qtbot.waitUntil(lambda: passed == [True])


def test_nothing_is_counted_while_it_is_locked(idle, clock, passed):
    idle.stop()
    clock.minutes(60)

    assert idle.look() is False
    assert passed == []
