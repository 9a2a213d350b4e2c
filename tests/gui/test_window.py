"""From the welcome to the lock screen, into the program and back, with a real encrypted store."""

import subprocess
import sys
import threading

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox, QVBoxLayout, QWidget
from tests.gui.gates import nameless_inputs, small_targets

from tso_desktop.gui.local import Local
from tso_desktop.gui.lock import LockView
from tso_desktop.gui.problems import SENTENCE, Problems
from tso_desktop.gui.rail import RailEntry
from tso_desktop.gui.welcome import Welcome
from tso_desktop.gui.window import Shell
from tso_desktop.services.keeping import Keeping

PASSPHRASE = "three plain words"
RESIDENT = "Tamsin Brackenbury"


class Sheet:
    def save(self, recovery_key, path): ...

    def print(self, recovery_key): ...


class HouseholdPage(QWidget):
    """Shows a person and keeps what is typed."""

    made: list["HouseholdPage"] = []  # noqa: RUF012

    def __init__(self, desk) -> None:
        super().__init__()
        self.desk = desk
        self.line = QLineEdit(RESIDENT, accessibleName="Name")
        QVBoxLayout(self).addWidget(self.line)
        self.kept = ""
        self.holds_unsaved = False
        HouseholdPage.made.append(self)

    def settle(self) -> None:
        self.desk.keep_setting("typed", self.line.text())


@pytest.fixture
def keeping(tmp_path):
    return Keeping(tmp_path / "store")


@pytest.fixture
def made(keeping):
    keeping.folder.mkdir()
    return keeping.create(
        officer="Jo Moffat", team="North Dorset", council="Dorset", passphrase=PASSPHRASE
    )


@pytest.fixture
def open_window(qtbot, look, keeping, tmp_path):
    shells = []

    def open_window(preload=lambda: None):
        HouseholdPage.made.clear()
        shell = Shell(
            keeping,
            lambda desk, _shell: [RailEntry("Today", "sun", lambda: HouseholdPage(desk))],
            preload,
            look=look,
            local=Local(tmp_path / "window.json"),
            problems=Problems(tmp_path),
            sheet=Sheet(),
        )
        shells.append(shell)
        qtbot.addWidget(shell)
        shell.show()
        shell.activateWindow()
        qtbot.waitUntil(shell.isActiveWindow)
        return shell

    yield open_window
    for shell in shells:
        if shiboken6.isValid(shell):
            shell.close()
            shell.close()


def shown(shell):
    return shell._stack.currentWidget()


def unlock(qtbot, shell, passphrase=PASSPHRASE):
    lock = shown(shell)
    qtbot.keyClicks(lock.passphrase.line, passphrase)
    qtbot.keyClick(lock.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.main is not None or lock.wrong.isVisible(), timeout=15_000)


@pytest.fixture
def unlocked(qtbot, made, open_window):
    shell = open_window()
    unlock(qtbot, shell)
    return shell


def test_the_first_run_sets_up_a_store_and_opens_it(qtbot, keeping, open_window):
    keeping.folder.mkdir()
    shell = open_window()
    welcome = shown(shell)
    assert isinstance(welcome, Welcome)
    welcome.about.officer.setText("Jo Moffat")
    welcome.about.passphrase.first.line.setText(PASSPHRASE)
    welcome.about.passphrase.second.line.setText(PASSPHRASE)
    welcome.about.button.click()
    qtbot.waitUntil(welcome.key.isVisible, timeout=15_000)

    welcome.key.button.click()
    for line, group in zip(welcome.groups.lines, welcome.groups._wanted, strict=True):
        line.setText(group)
    welcome.groups.button.click()
    assert shown(shell).state.text() == "Opening…"
    qtbot.waitUntil(lambda: shell.main is not None, timeout=15_000)

    assert shell.desk.officer_name == "Jo Moffat"


def test_the_passphrase_opens_the_program(qtbot, unlocked):
    assert unlocked.main.here == "Today"
    assert shown(unlocked) is unlocked.main
    assert nameless_inputs(unlocked) == []
    assert small_targets(unlocked) == []


def test_a_wrong_passphrase_is_said_and_the_wait_grows(qtbot, made, open_window):
    shell = open_window()
    for _ in range(3):
        lock = shown(shell)
        lock.wrong.hide()
        lock.passphrase.line.clear()
        unlock(qtbot, shell, "not the passphrase")

    assert lock.wrong.text().startswith("That passphrase does not open this store.")
    assert "Try again in " in lock.wrong.text()
    assert shell.main is None


def test_the_recovery_key_opens_it_and_sets_a_new_passphrase(qtbot, keeping, made, open_window):
    shell = open_window()
    recovery = shown(shell).recovery
    shown(shell).forgotten.click()
    qtbot.waitUntil(recovery.open.isEnabled)
    recovery.key.setText(made.lower())
    recovery.new.first.line.setText("four plain words here")
    recovery.new.second.line.setText("four plain words here")

    recovery.open.click()
    qtbot.waitUntil(lambda: shell.main is not None, timeout=15_000)
    shell.lock()
    qtbot.waitUntil(lambda: shell.main is None)

    unlock(qtbot, shell, "four plain words here")
    assert shell.main is not None


def test_locking_saves_what_rests_and_leaves_no_widget_with_a_name(qtbot, unlocked):
    page = HouseholdPage.made[0]
    page.line.setText("half a word")

    with qtbot.waitSignal(unlocked.locked):
        qtbot.keyClick(page.line, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert not shiboken6.isValid(page)
    assert isinstance(shown(unlocked), LockView)
    assert unlocked.desk is None
    assert [line.text() for line in unlocked.findChildren(QLineEdit) if line.text()] == []
    unlock(qtbot, unlocked)
    assert unlocked.desk.setting("typed") == "half a word"


def test_ten_idle_minutes_lock_and_say_so(qtbot, unlocked):
    with qtbot.waitSignal(unlocked.locked):
        unlocked.idle.passed.emit()

    assert shown(unlocked).why.text() == ("Locked itself after 10 minutes. All your work is saved.")


def test_an_open_dialog_does_not_keep_the_lock_away(qtbot, unlocked):
    dialog = QMessageBox(unlocked.main)
    dialog.setModal(True)
    dialog.show()

    with qtbot.waitSignal(unlocked.locked):
        unlocked.idle.passed.emit()

    assert unlocked.main is None


def test_what_cannot_be_saved_holds_the_lock_back_once(qtbot, unlocked):
    HouseholdPage.made[0].holds_unsaved = True

    unlocked.lock()
    assert "not saved yet" in unlocked.told.words()
    with qtbot.waitSignal(unlocked.locked):
        unlocked.lock()


def test_closing_is_held_back_once_by_what_cannot_be_saved(unlocked):
    HouseholdPage.made[0].holds_unsaved = True

    assert not unlocked.close()
    assert unlocked.close()


def test_closing_is_held_back_once_while_the_key_is_not_on_paper(keeping, open_window):
    keeping.folder.mkdir()
    shell = open_window()
    shown(shell)._made("AAAA-BBBB-CCCC")

    assert not shell.close()
    assert shown(shell).key._said.text().startswith("Put the recovery key on paper first")
    assert shell.close()


def test_the_title_never_holds_a_name(unlocked):
    assert unlocked.windowTitle() == "TSO Desktop"


def test_a_fault_leaves_the_window_alive_and_is_told(unlocked, tmp_path):
    unlocked._problems.note(ValueError(RESIDENT))

    assert unlocked.told.words() == SENTENCE
    assert RESIDENT not in (tmp_path / "problems.log").read_text()


def test_a_save_on_another_thread_is_told_on_the_windows(qtbot, unlocked):
    heard = []
    unlocked.changes.written.connect(
        lambda entries: heard.append((entries, threading.current_thread()))
    )

    worker = threading.Thread(target=lambda: unlocked.changes.announce(("entry",)))
    worker.start()
    worker.join()
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [(("entry",), threading.main_thread())]


def test_the_rail_turns_the_look_and_keeps_it(unlocked, look, tmp_path):
    unlocked.main.rail.look_way.click()

    assert look.is_dark
    assert Local(tmp_path / "window.json").choices.look == "dark"


def test_settings_stand_on_the_rail(unlocked):
    unlocked.main.go("Settings")

    assert nameless_inputs(unlocked) == []


def test_the_slow_parts_are_loaded_after_the_first_paint(qtbot, made, open_window):
    go_on, threads = threading.Event(), []

    def preload():
        threads.append(threading.current_thread())
        go_on.wait(5)

    shell = open_window(preload)
    qtbot.waitUntil(lambda: bool(threads))
    assert shown(shell).state.text() == "Getting ready…"
    go_on.set()

    qtbot.waitUntil(lambda: shown(shell).state.text() == "Ready to open")
    assert threads[0] is not threading.main_thread()


def test_the_lock_screen_imports_nothing_slow():
    slow = "sqlalchemy sqlcipher3 nacl reportlab alembic pypdfium2 rapidfuzz PIL xlsxwriter"
    script = (
        "import sys; import tso_desktop.gui.window, tso_desktop.services.keeping\n"
        f"print([name for name in {slow!r}.split() if name in sys.modules])"
    )

    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "[]"
