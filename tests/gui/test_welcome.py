"""The first run, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.gui.gates import nameless_inputs, small_targets

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Background
from tso_desktop.gui.parts import Words
from tso_desktop.gui.welcome import Welcome

KEY = "7K2M-Q9XD-4HTB-PZ1C-VN80-R5GW-J3FA-6SYE-TM4X"
PASSPHRASE = "three plain words"


class Sheet:
    def __init__(self) -> None:
        self.saved: list[tuple[str, Path]] = []
        self.has_printer = True
        self.printed: list[str] = []

    def save(self, recovery_key: str, path: Path) -> None:
        self.saved.append((recovery_key, path))

    def print(self, recovery_key: str) -> None:
        if not self.has_printer:
            raise Refused("There is no printer. Save the key as a file, or write it down.")
        self.printed.append(recovery_key)


class Maker:
    def __init__(self) -> None:
        self.made: list[tuple[str, ...]] = []
        self.full = False

    def create(self, *said: str) -> str:
        if self.full:
            raise Refused("The disk is full. Nothing was made; free some room.")
        self.made.append(said)
        return KEY


@pytest.fixture
def maker():
    return Maker()


@pytest.fixture
def sheet():
    return Sheet()


@pytest.fixture
def welcome(qtbot, maker, sheet, tmp_path):
    background = Background()
    view = Welcome(maker.create, background, sheet, lambda _parent: tmp_path / "key.txt")
    qtbot.addWidget(view)
    view.resize(1366, 728)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    yield view
    background.wait_all()


def tell_about_me(qtbot, about, passphrase=PASSPHRASE):
    lines = (
        (about.officer, "Jo Moffat"),
        (about.team, "North Dorset"),
        (about.council, "Dorset"),
        (about.phone, "01632 960100"),
        (about.passphrase.first.line, passphrase),
        (about.passphrase.second.line, passphrase),
    )
    for line, typed in lines:
        assert line.hasFocus()
        qtbot.keyClicks(line, typed)
        qtbot.keyClick(line, Qt.Key.Key_Return)


@pytest.fixture
def made(qtbot, welcome):
    tell_about_me(qtbot, welcome.about)
    qtbot.waitUntil(welcome.key.isVisible)
    return welcome


def groups_on(made):
    return [label.text() for label in made.key.findChildren(Words) if len(label.text()) == 4]


def test_enter_leads_from_field_to_field_to_the_store(made, maker):
    assert maker.made == [("Jo Moffat", "North Dorset", "Dorset", PASSPHRASE, "01632 960100")]
    assert groups_on(made) == KEY.split("-")
    assert made.holds_a_key


def test_every_step_passes_the_gates(made):
    for step in made._steps:
        made._turn_to(step)
        assert nameless_inputs(made) == []
        assert small_targets(made) == []


def test_a_short_passphrase_makes_no_store(qtbot, welcome, maker):
    tell_about_me(qtbot, welcome.about, "too short")

    assert welcome.about._said.text() == "A passphrase has at least 12 characters."
    assert maker.made == []


def test_a_store_that_cannot_be_made_leaves_what_was_typed(qtbot, welcome, maker):
    maker.full = True

    tell_about_me(qtbot, welcome.about)
    qtbot.waitUntil(lambda: bool(welcome.about._said.text()))

    assert welcome.about._said.text().startswith("The disk is full.")
    assert welcome.about.officer.text() == "Jo Moffat"
    assert not welcome.holds_a_key


def test_the_key_can_be_printed_and_saved(made, sheet, tmp_path):
    made.key.print_asked.emit()
    made.key.save_asked.emit()

    assert sheet.printed == [KEY]
    assert sheet.saved == [(KEY, tmp_path / "key.txt")]


def test_no_printer_is_said_and_the_key_stays(made, sheet):
    sheet.has_printer = False

    made.key.print_asked.emit()

    assert made.key._said.text().startswith("There is no printer.")
    assert groups_on(made) == KEY.split("-")


def answer(qtbot, made, change=lambda group: group):
    made.key.button.click()
    for line, wanted in zip(made.groups.lines, made.groups._wanted, strict=True):
        qtbot.keyClicks(line, change(wanted))
        qtbot.keyClick(line, Qt.Key.Key_Return)


def test_two_groups_from_the_paper_open_the_program(qtbot, made):
    with qtbot.waitSignal(made.done) as done:
        answer(qtbot, made, str.lower)

    assert done.args == [PASSPHRASE]
    assert not made.holds_a_key


def test_a_wrong_group_does_not(qtbot, made):
    said = []
    made.done.connect(said.append)

    answer(qtbot, made, lambda _group: "XXXX")

    assert said == []
    assert made.groups._said.text().startswith("That is not what the key says.")
    assert made.holds_a_key


def test_the_key_can_be_shown_again(qtbot, made):
    made.key.button.click()
    assert not made.key.isVisible()

    made.groups.back_asked.emit()

    assert made.key.isVisible()
    assert groups_on(made) == KEY.split("-")
