"""A field that saves itself: what every kind of field shares.

It says `settled` when it is left or has rested for two seconds, never at each key, and keeps on the
screen whatever could not be saved. While it is being edited nothing that arrives overwrites it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.escape import Escape
from tso_desktop.gui.field_history import HistoryLine, HistoryPanel, history_button
from tso_desktop.gui.look import mark
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import SquareButton
from tso_desktop.gui.words import to_the_second

REST_MS = 2_000
AGAIN_MS = 10_000


class Field(QWidget):
    """A labelled editor. Kinds give it an editor and say how to read and write it.

    Values: None is blank. `as_of` is the journal position of what the officer has on the screen.
    """

    settled = Signal(str, object)
    history_asked = Signal(str)
    undo_asked = Signal(str)
    waits = Signal(str, object)  # the words that could not be saved; None once they need not wait

    def __init__(
        self,
        name: str,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        history: bool = True,
        named_by_editor: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name, self.label, self.editor = name, label, editor
        self.as_of = 0
        self._kept: Any = None
        self._sent: Any = None
        self._arrived: tuple[Any, int] | None = None
        self._unsaved = False
        self._waits = False
        self._resting = False
        self._touched = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.settle)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.settle)
        self._state = Elided("", "ok")
        self._wrong = Words("", "bad", wrap=True)
        self._clash = Words("", "warn", wrap=True)
        self._panel: HistoryPanel | None = None
        self._lay_out(hint, history=history, named_by_editor=named_by_editor)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        for watched in self._watched():
            watched.installEventFilter(self)
        Escape(self, wanted=self._shows_history).pressed.connect(self.hide_history)

    # What a kind of field says about itself.

    def value(self) -> Any:
        """What stands in the editor; raises `Refused` where that cannot be a value."""
        raise NotImplementedError

    def _write(self, value: Any) -> None:
        raise NotImplementedError

    def typed(self) -> str:
        """The words in the editor as they stand; "" where a kind has no words of its own."""
        return ""

    def type_again(self, words: str, as_of: int) -> None:
        """Types what waited, over what the officer then saw."""

    def _watched(self) -> Sequence[QWidget]:
        return (self.editor,)

    # What the presenter tells it.

    def show_value(self, value: Any, as_of: int = 0) -> None:
        """Shows what is kept, unless this very field is being edited: then it waits."""
        if self.is_being_edited:
            self._arrived = (value, as_of)
            return
        self._arrived = None
        self._kept, self.as_of = value, as_of
        self._put(value)

    def saved(self, at: datetime, as_of: int = 0) -> None:
        """The value that was last settled is kept; `as_of` is the position of that save."""
        if self._unsaved:
            self._kept, self._unsaved = self._sent, False
        self.forget()
        self.as_of = as_of or self.as_of
        self._again.stop()
        self._say(f"Saved {to_the_second(at)}", "ok")
        self._complain("")
        if self._arrived is not None and self._arrived[1] < as_of:
            self._arrived = None  # older than what was just saved
        if not self._has_focus():
            self._release()

    def not_saved(self, sentence: str, *, try_again: bool = True) -> None:
        """What was typed stays here; it is tried again until there is room for it."""
        self._unsaved = True
        self._say("Not saved, kept here", "bad")
        self._complain(sentence)
        if try_again:
            self._wait()
            self._again.start()

    def show_clash(self, versions: Sequence[str]) -> None:
        """Marks a fact that two people changed; both values are named."""
        said = " · ".join(version or "left blank" for version in versions)
        self._clash.setText(f"Two versions: {said}" if len(versions) > 1 else "")
        self._clash.setVisible(len(versions) > 1)

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        if self._panel is None:
            self._panel = HistoryPanel(self.label)
            self._panel.undo_asked.connect(self._ask_undo)
            self._panel.closed.connect(self.hide_history)
            self._column.addWidget(self._panel)
        self._panel.show_lines(lines)
        self._panel.show()

    def _shows_history(self) -> bool:
        return self._panel is not None and self._panel.isVisible()

    def hide_history(self) -> None:
        if self._panel is not None and self._shows_history():
            self._panel.hide()
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # What it knows.

    @property
    def is_being_edited(self) -> bool:
        """Typed in since it was last left, or holding what is not saved."""
        return self._touched or self.holds_unsaved

    @property
    def holds_unsaved(self) -> bool:
        """Typed and not yet saved: refused, unreadable, or still resting."""
        return self._unsaved or self._resting

    @property
    def is_waiting(self) -> bool:
        """What could not be saved was given away to be kept until the field is seen again."""
        return self._waits

    def settle(self) -> None:
        """Says the value now if it differs from what is kept; does nothing otherwise."""
        if not self.holds_unsaved:
            return
        self._rest.stop()
        self._resting = False
        try:
            value = self.value()
        except Refused as refused:
            self._unsaved = True
            self._say("Not saved, kept here", "bad")
            self._complain(str(refused))
            self._wait()
            return
        self._complain("")
        if value == self._kept:
            self._unsaved = False
            self._say("", "ok")
            self.forget()
            return
        self._sent = value
        self._unsaved = True
        self._say("Not saved yet", "muted")
        self.settled.emit(self.name, value)

    def let_go(self) -> None:
        """Left on purpose without what could not be saved."""
        self._unsaved = self._resting = False
        self.forget()

    def forget(self) -> None:
        """What waited need not wait any longer."""
        if self._waits:
            self._waits = False
            self.waits.emit(self.name, None)

    def _wait(self) -> None:
        if words := self.typed():
            self._waits = True
            self.waits.emit(self.name, words)

    def leave(self) -> None:
        """Settles, then tidies what was typed and shows what arrived meanwhile."""
        self.settle()
        if not self._unsaved:
            self._release()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            popup = event.reason() is Qt.FocusReason.PopupFocusReason
            if not popup and not self._has_focus():
                self.leave()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def _has_focus(self) -> bool:
        return any(part.hasFocus() for part in self._watched())

    def _release(self) -> None:
        self._touched = False
        if self._arrived is not None:
            self._kept, self.as_of = self._arrived
            self._arrived = None
        self._put(self._kept)

    def _edited(self) -> None:
        """Kinds call it at each change that the officer makes."""
        self._touched = self._resting = True
        self._rest.start()
        self._say("", "ok")

    def _put(self, value: Any) -> None:
        self.editor.blockSignals(True)
        self._write(value)
        self.editor.blockSignals(False)

    def _ask_history(self) -> None:
        if self._shows_history():
            self.hide_history()
        else:
            self.history_asked.emit(self.name)

    def _ask_undo(self) -> None:
        self.hide_history()
        self.leave()
        self.undo_asked.emit(self.name)

    def _say(self, words: str, look: str) -> None:
        mark(self._state, "look", look)
        self._state.show_words(words)

    def _complain(self, sentence: str) -> None:
        mark(self.editor, "wrong", "1" if sentence else "")
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def _lay_out(self, hint: str, *, history: bool, named_by_editor: bool) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        if not named_by_editor:
            self._column.addLayout(self._head(hint))
        self._column.addLayout(self._body(history=history, with_state=named_by_editor))
        for words in (self._wrong, self._clash):
            words.hide()
            self._column.addWidget(words)

    def _head(self, hint: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        name = Words(self.label, "label")
        name.setBuddy(self.editor)
        head.addWidget(name)
        head.addWidget(Elided(hint, "muted"), 1)
        head.addWidget(self._state)
        return head

    def _body(self, *, history: bool, with_state: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.editor, 1)
        if with_state:
            row.addWidget(self._state)
        if history:
            row.addWidget(self._history_button(), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _history_button(self) -> SquareButton:
        button = history_button(self.label, self)
        button.clicked.connect(self._ask_history)
        return button
