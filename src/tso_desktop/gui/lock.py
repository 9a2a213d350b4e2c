"""The lock screen: paints at once and shows nobody; the rest of the program loads behind it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.hills import Hills
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.look import mark
from tso_desktop.gui.parts import Words, line
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Box
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.passphrase import PassphraseBox, big_button
from tso_desktop.gui.recovery import RecoveryForm
from tso_desktop.gui.words import clock_time, counted, day_heading

CARD_WIDTH = 420
_ROOMY = 560  # below it, at 150 %, the card has the room that the clock would take


class LockView(Hills):
    """Asks for the passphrase, or for the recovery key and a new passphrase."""

    unlock_asked = Signal(str)
    recover_asked = Signal(str, str)

    def __init__(
        self,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._ready = self._busy = False
        self._waiting_passphrase = ""
        self._wait = 0
        self.clock, self.day = Words("", "clock"), Words("", "lead")
        self.passphrase = PassphraseBox("Passphrase")
        self.unlock = big_button("Unlock")
        self.state, self.why = Words("", "muted"), Words("", "muted", wrap=True)
        self.wrong, self.caps = Words("", "bad", wrap=True), Words("Caps Lock is on", "warn")
        self.forgotten = Button("Forgotten it?", look="ghost")
        self.recovery = RecoveryForm()
        self._state_icon = Icon("check", "green", 16)
        self._why_icon = Icon("shield-check", "muted", 18)
        self._ordinary = QWidget()
        self._said = ""
        self._lay_out()
        self._beat = QTimer(self, interval=1_000)
        self._beat.timeout.connect(self._tick)
        self.unlock.clicked.connect(self._ask)
        self.passphrase.entered.connect(self._ask)
        self.passphrase.caps_seen.connect(self.caps.setVisible)
        self.forgotten.clicked.connect(lambda: self._turn_to_recovery(on=True))
        self.recovery.given_up.connect(lambda: self._turn_to_recovery(on=False))
        self.recovery.asked.connect(self._recover)
        self.begin()

    def begin(self, why: str = "") -> None:
        """An empty screen, with one line that says why it locked."""
        self.passphrase.clear()
        self.recovery.clear()
        self._waiting_passphrase = ""
        self._busy = False
        self.caps.hide()
        self.wrong.hide()
        self._wait = 0
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self._why_icon.setVisible(bool(why))
        self._turn_to_recovery(on=False)
        self._show_state()

    def ready(self) -> None:
        """The slow parts are in; a passphrase that was given early is tried now."""
        self._ready = True
        self._show_state()
        if early := self._waiting_passphrase:
            self._waiting_passphrase = ""
            self._send(early)

    def opening(self) -> None:
        """Shows that a passphrase is being tried that was not typed here."""
        self._busy = True
        self._show_state()

    def refused(self, sentence: str, wait_seconds: float = 0.0) -> None:
        """Says why it stays shut, and counts down the wait."""
        self._busy = False
        self._wait = round(wait_seconds + 0.49)
        self._said = sentence
        self.passphrase.line.selectAll()
        (self.recovery if self._recovering else self.passphrase).setFocus()
        self._show_state()
        self._show_wrong()

    @property
    def _recovering(self) -> bool:
        return not self.recovery.isHidden()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()
        self._beat.start()
        self.passphrase.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().height() >= _ROOMY
        for words in (self.clock, self.day):
            words.setVisible(roomy)

    def hideEvent(self, event: QHideEvent) -> None:
        self._beat.stop()
        super().hideEvent(event)

    def _ask(self) -> None:
        if self._busy or self._wait > 0 or not self.passphrase.text():
            return
        if self._ready:
            self._send(self.passphrase.text())
        else:
            self._waiting_passphrase = self.passphrase.text()
            self._show_state()

    def _send(self, passphrase: str) -> None:
        self.wrong.hide()
        self.opening()
        self.unlock_asked.emit(passphrase)

    def _recover(self, key: str, passphrase: str) -> None:
        if not self._busy:
            self._busy = True
            self.recovery.complain("")
            self._show_state()
            self.recover_asked.emit(key, passphrase)

    def _tick(self) -> None:
        now = self._now()
        self.clock.setText(clock_time(now))
        self.day.setText(day_heading(now.date()))
        if self._wait > 0:
            self._wait -= 1
            self._show_wrong()
            self._show_state()

    def _show_wrong(self) -> None:
        more = f" Try again in {counted(self._wait, 'second')}." if self._wait else ""
        if self._recovering:
            self.recovery.complain(self._said + more)
        else:
            self.wrong.setText(self._said + more)
            self.wrong.show()

    def _show_state(self) -> None:
        if self._busy:
            words = "Opening…"
        elif self._waiting_passphrase:
            words = "Opens in a moment…"
        else:
            words = "Ready to open" if self._ready else "Getting ready…"
        shown_as_ready = self._ready and not self._busy
        self.state.setText(words)
        self._state_icon.setVisible(shown_as_ready)
        mark(self.state, "look", "ok" if shown_as_ready else "muted")
        free = not self._busy and self._wait == 0
        self.unlock.setEnabled(free)
        self.recovery.allow(free and self._ready)

    def _turn_to_recovery(self, *, on: bool) -> None:
        self._ordinary.setHidden(on)
        self.recovery.setVisible(on)
        (self.recovery if on else self.passphrase).setFocus()

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column = ground(self, "Encrypted on this laptop")
        column.addStretch(1)
        column.addWidget(self.clock, 0, middle)
        column.addWidget(self.day, 0, middle)
        column.addSpacing(24)
        card = Box("card", (28, 22, 28, 12))
        card.setFixedWidth(CARD_WIDTH)
        self._fill(QVBoxLayout(self._ordinary))
        card.body.addWidget(self._ordinary)
        card.body.addWidget(self.recovery)
        column.addLayout(centred(card))
        column.addStretch(2)

    def _fill(self, inside: QVBoxLayout) -> None:
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        head, why, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        name = Words("Passphrase", "h3")
        name.setBuddy(self.passphrase.line)
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(self._state_icon)
        head.addWidget(self.state)
        why.addWidget(self._why_icon)
        why.addWidget(self.why, 1)
        foot.addWidget(self.forgotten)
        foot.addStretch(1)
        foot.addWidget(Words(_keyboard(), "muted"))
        inside.addLayout(head)
        inside.addWidget(self.passphrase)
        inside.addWidget(self.caps)
        inside.addWidget(self.wrong)
        inside.addWidget(self.unlock)
        inside.addLayout(why)
        inside.addWidget(line())
        inside.addLayout(foot)


def ground(view: Hills, fact: str) -> QVBoxLayout:
    """A column over the hills, under the program's name and a fact; it scrolls at 150 %."""
    outer = QVBoxLayout(view)
    outer.setContentsMargins(28, 18, 28, 18)
    outer.addLayout(_brand_row(fact))
    column = ScrollColumn()
    outer.addWidget(column, 1)
    return column.body


def _brand_row(right: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Icon("key-round", "accent", 22))
    row.addWidget(Words("TSO Desktop", "value"))
    row.addStretch(1)
    row.addWidget(Icon("lock", "muted", 16))
    row.addWidget(Words(right, "muted"))
    return row


def centred(card: QWidget) -> QHBoxLayout:
    """Stretches beside it, not an alignment: that would forget the height of wrapped words."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    return row


def _keyboard() -> str:
    """The layout that the keys are read by, where the system tells: a £ is not everywhere."""
    locale = QGuiApplication.inputMethod().locale()
    if locale.language() is QLocale.Language.C:
        return ""
    land = locale.name().partition("_")[2].replace("GB", "UK")
    return f"{QLocale.languageToString(locale.language())} ({land}) keyboard"
