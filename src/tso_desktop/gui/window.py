"""The one window: welcome, lock screen, the program, and the lock screen again."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Background, Job
from tso_desktop.gui.changes import Changes
from tso_desktop.gui.idle import Idle
from tso_desktop.gui.local import Local
from tso_desktop.gui.lock import LockView
from tso_desktop.gui.look import Look, Mode, dressed
from tso_desktop.gui.problems import SENTENCE, Problems
from tso_desktop.gui.words import counted

if TYPE_CHECKING:
    from tso_desktop.gui.main_window import MainWindow
    from tso_desktop.gui.rail import RailEntry
    from tso_desktop.gui.told import Told
    from tso_desktop.gui.welcome import KeySheet, Welcome
    from tso_desktop.services.desk import Desk
    from tso_desktop.services.keeping import Keeping

TITLE = "TSO Desktop"
LEAST_WIDTH, LEAST_HEIGHT = 880, 470  # 1366 × 768 at 150 %, with a task bar
_AFTER_DIALOG_MS = 50


class Shell(QWidget):
    """Owns the way from passphrase to pages and back. Its title never holds a person's name.

    `pages(desk, shell)` lists the rail's entries once the store is open. `preload` imports what is
    slow; it runs in a thread after the lock screen is painted. `unlocked` carries the desk.
    `practice` is the passphrase of a practice caseload, which the lock screen then shows.
    """

    unlocked = Signal(object)
    locked = Signal()

    def __init__(
        self,
        keeping: "Keeping",
        pages: Callable[["Desk", "Shell"], Sequence["RailEntry"]],
        preload: Callable[[], object],
        *,
        look: Look,
        local: Local,
        problems: Problems,
        sheet: "KeySheet",
        practice: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self.local = look, local
        self.background = Background(self)
        self.changes = Changes(self)
        self.idle = Idle(lambda: local.choices.idle_minutes, parent=self)
        self.desk: Desk | None = None
        self.main: MainWindow | None = None
        self._keeping, self._pages, self._preload = keeping, pages, preload
        self._sheet, self._problems = sheet, problems
        self._practice = practice
        self._lock_view: LockView | None = None
        self._welcome: Welcome | None = None
        self._loaded = self._began = False
        self._warned = False
        self.setWindowTitle(TITLE)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(1366, 728)
        dressed(self, "page")
        self._stack = QStackedLayout(self)
        self.idle.passed.connect(self._lock_when_idle)
        self.background.broke.connect(problems.note)
        problems.happened.connect(self._tell_problem)
        if keeping.exists():
            self._show_lock("")
        else:
            self._show_welcome()

    @property
    def told(self) -> "Told":
        if self.main is None:
            raise RuntimeError("Nothing can be told before the store is open.")
        return self.main.told

    def lock(self, why: str = "") -> None:
        """Saves what rests, closes the store, forgets the key, and lets go of every page."""
        if self.main is None:
            return
        self.main.settle()
        if self.main.holds_unsaved and not self._warned:
            from tso_desktop.gui.main_window import UNSAVED

            self._warned = True
            self.told.tell(UNSAVED, tone="red")
            return
        why = why or "Locked. All your work is saved."
        # Later, for the button that asked is one of the widgets that go.
        QTimer.singleShot(0, self, lambda: self._lock_now(why))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.idle.watch(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._began:
            self._began = True
            # Not before the first paint: what is imported there would hold it up.
            QTimer.singleShot(0, self, self._load)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._holds_back():
            event.ignore()
            return
        self.background.wait_all()
        self._close_desk()
        super().closeEvent(event)

    def _holds_back(self) -> bool:
        """Whether closing now would lose something; it is said once."""
        if self._warned:
            return False
        if self.main is not None:
            self.main.settle()
            if self.main.holds_unsaved:
                from tso_desktop.gui.main_window import UNSAVED

                self._warned = True
                self.told.tell(UNSAVED, tone="red")
                return True
        if self._welcome is not None and self._welcome.holds_a_key:
            self._warned = True
            self._welcome.complain(
                "Put the recovery key on paper first: it is not shown again. "
                "Close once more to leave without it."
            )
            return True
        return False

    def _load(self) -> None:
        def work(_job: Job[object]) -> object:
            return self._preload()

        # A preload that fails is not the end: the real import says what is wrong, in its place.
        self.background.run(work, self._ready, self._ready, owner=self)

    def _ready(self, _answer: object) -> None:
        self._loaded = True
        if self._lock_view is not None:
            self._lock_view.ready()

    def _show_welcome(self) -> None:
        from tso_desktop.gui.welcome import Welcome

        def create(officer: str, team: str, council: str, passphrase: str, phone: str) -> str:
            return self._keeping.create(
                officer=officer, team=team, council=council, passphrase=passphrase, phone=phone
            )

        welcome = self._welcome = Welcome(create, self.background, self._sheet)
        welcome.done.connect(self._after_welcome)
        self._turn_to(welcome)

    def _after_welcome(self, passphrase: str) -> None:
        self._welcome = None
        self._show_lock("")
        if self._lock_view is not None:
            self._lock_view.opening()
        self._unlock(passphrase)

    def _show_lock(self, why: str) -> None:
        view = self._lock_view = LockView()
        if self._practice:
            why = f"For practice: everybody is invented. The passphrase is: {self._practice}"
        view.begin(why)
        view.unlock_asked.connect(self._unlock)
        view.recover_asked.connect(self._recover)
        self._turn_to(view)
        if self._loaded:
            view.ready()

    def _unlock(self, passphrase: str) -> None:
        def work(_job: Job["Desk"]) -> "Desk":
            return self._keeping.unlock(passphrase)

        self.background.run(work, self._open, self._not_opened, owner=self)

    def _recover(self, recovery_key: str, passphrase: str) -> None:
        def work(_job: Job["Desk"]) -> "Desk":
            return self._keeping.recover(recovery_key, passphrase)

        self.background.run(work, self._open, self._not_opened, owner=self)

    def _not_opened(self, error: Exception) -> None:
        if self._lock_view is None:
            return
        sentence = str(error) if isinstance(error, Refused) else SENTENCE
        self._lock_view.refused(sentence, self._keeping.wait_seconds())

    def _open(self, desk: "Desk") -> None:
        from tso_desktop.gui.main_window import MainWindow

        self.desk = desk
        desk.listen(self.changes.announce)
        self.main = MainWindow(desk.officer_name, desk.team)
        self.main.lock_asked.connect(self.lock)
        self.main.look_asked.connect(self._turn_look)
        if self._practice:
            self.main.rail.say_where("Practice caseload", "Invented people")
        self.main.fill(self._pages(desk, self), [self._settings_entry()])
        self._lock_view = None
        self._warned = False
        self._turn_to(self.main)
        self.idle.begin()
        self.unlocked.emit(desk)

    def _settings_entry(self) -> "RailEntry":
        from tso_desktop.gui.rail import RailEntry

        def make_page() -> QWidget:
            from tso_desktop.gui.settings import SettingsPage

            return SettingsPage(
                self.local,
                self.look,
                self.background,
                self._keeping.change_passphrase,
                self._tell,
                self.desk,
            )

        return RailEntry("Settings", "settings", make_page)

    def _tell(self, words: str) -> None:
        self.told.tell(words)

    def _turn_look(self) -> None:
        self.look.mode = Mode.LIGHT if self.look.is_dark else Mode.DARK
        try:
            self.local.keep(look=str(self.look.mode))
        except Refused as refused:
            self.told.tell(str(refused), tone="amber")

    def _lock_when_idle(self) -> None:
        if self.main is None:
            return
        if (dialog := QApplication.activeModalWidget()) is not None:
            # Its page waits for its answer: the page may go only after the dialog.
            dialog.close()
            QTimer.singleShot(_AFTER_DIALOG_MS, self, self._lock_when_idle)
            return
        from tso_desktop.gui.waiting_words import what_waits

        self.main.settle()
        minutes = counted(self.idle.minutes, "minute")
        # An unattended laptop locks whatever it holds: that is what the lock is for.
        safe = what_waits(self.main) if self.main.holds_unsaved else "All your work is saved."
        self._lock_now(f"Locked itself after {minutes}. {safe}")

    def _lock_now(self, why: str) -> None:
        if self.main is None:
            return
        self.idle.stop()
        self.background.wait_all()
        self._show_lock(why)
        self._close_desk()
        self.locked.emit()

    def _close_desk(self) -> None:
        main, self.main = self.main, None
        if main is not None:
            main.deleteLater()
            QCoreApplication.sendPostedEvents(main, QEvent.Type.DeferredDelete)
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.close()

    def _turn_to(self, view: QWidget) -> None:
        before = self._stack.currentWidget()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None and before is not self.main:
            self._stack.removeWidget(before)
            before.deleteLater()

    def _tell_problem(self, sentence: str) -> None:
        if self.main is not None:
            self.main.told.tell(sentence, tone="red")
        elif self._lock_view is not None:
            self._lock_view.refused(sentence)
        elif self._welcome is not None:
            self._welcome.complain(sentence)
