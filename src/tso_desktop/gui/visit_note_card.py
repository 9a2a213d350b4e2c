"""A note of this visit: its words, a tick that makes it a task, and a way to change it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import SquareButton, Tick
from tso_desktop.gui.parts_cards import Tile
from tso_desktop.gui.visit_task_strip import TaskStrip
from tso_desktop.gui.words import clock_time
from tso_desktop.services.visit_draft import DraftNote, DraftTask
from tso_desktop.services.visit_sealing import first_sentence

MAKE_A_TASK = "Make this a task"


class NoteCard(Tile):
    """`ticked` carries the task, or None; `change_asked` that the words want changing."""

    ticked = Signal(object)
    change_asked = Signal()
    moved = Signal()

    def __init__(
        self,
        number: int,
        note: DraftNote,
        resident: str,
        today: date,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        at = clock_time(note.at) if note.at else ""
        self.tick = Tick(MAKE_A_TASK)
        self.tick.setAccessibleName(f"{MAKE_A_TASK}: {note.words[:80]}")
        self.change = SquareButton("pencil-line", f"Change the note of {at}")
        self.strip = TaskStrip(f"note:{number}", resident, today)
        self.strip.words.setPlaceholderText(first_sentence(note.words) or "What is to be done")
        self._lay_out(at, note.words)
        self.strip.setVisible(note.task is not None)
        if note.task is not None:
            self.tick.setChecked(True)
            self.strip.show_task(note.task)
        self.tick.clicked.connect(self._tick)
        self.change.clicked.connect(self.change_asked)
        self.strip.changed.connect(self.ticked)
        self.strip.moved.connect(self.moved)

    def _lay_out(self, at: str, words: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(Words(at, "muted"))
        said.addWidget(Words(words, "note", wrap=True).selectable())
        row.addLayout(said, 1)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.tick, 0, top)
        row.addWidget(self.change, 0, top)
        self.body.addLayout(row)
        self.body.addWidget(self.strip)

    def _tick(self, on: bool) -> None:  # noqa: FBT001  Qt says whether it is on
        task = DraftTask() if on else None
        if task is not None:
            self.strip.show_task(task)
            self.strip.days.show()
        self.strip.setVisible(on)
        self.ticked.emit(task)
        if on:
            self.strip.words.setFocus(Qt.FocusReason.OtherFocusReason)
