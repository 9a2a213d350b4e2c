"""Talk: notes with the time they were written, one box to write in, and tasks at one tick."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, Tick
from tso_desktop.gui.parts_cards import empty
from tso_desktop.gui.visit_note_card import MAKE_A_TASK, NoteCard
from tso_desktop.gui.visit_section import Section
from tso_desktop.gui.visit_task_strip import TaskStrip
from tso_desktop.gui.visit_typing import TypingBox
from tso_desktop.gui.words import clock_time
from tso_desktop.services.visit_draft import DraftNote, DraftTask, VisitDraft
from tso_desktop.services.visit_sealing import first_sentence


class TalkSection(Section):
    """`handed_on` carries a section and words that belong there instead."""

    handed_on = Signal(str, str)

    def __init__(
        self, today: date, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Talk", "What was said and found out. Every key that you press is kept.", parent
        )
        self._today = today
        self._resident = "Resident"
        self._notes: tuple[DraftNote, ...] = ()
        self._writing = DraftNote()
        self._changing: int | None = None
        self._now = now
        self.cards: list[NoteCard] = []
        self.box = TypingBox("note", "The note that is being written", lines=3)
        self.tick = Tick(MAKE_A_TASK)
        self.strip = TaskStrip("note:new", self._resident, today)
        self.strip.hide()
        self.next_note = Button("Next note", "plus")
        self.next_note.setToolTip("Ctrl+N")
        self._lay_out()
        self.box.typed.connect(self._write)
        self.box.moved.connect(self.moved)
        self.tick.clicked.connect(self._tick)
        self.strip.changed.connect(self._task_changed)
        self.strip.moved.connect(self.moved)
        self.next_note.clicked.connect(self.put_away)
        keys = QShortcut(QKeySequence("Ctrl+N"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.put_away)

    def name_resident(self, name: str) -> None:
        self._resident = name
        self.strip.name_resident(name)

    def show_draft(self, draft: VisitDraft) -> None:
        self._notes, self._writing = draft.notes, draft.writing
        self._changing = draft.changing
        self.box.put(draft.writing.words)
        self._show_notes()
        self._show_writing()

    def put_away(self) -> None:
        """The note goes up among the others; a note without words goes altogether."""
        notes = list(self._notes)
        if self._changing is not None and self._changing < len(notes):
            notes[self._changing : self._changing + 1] = self._finished()
        else:
            notes += self._finished()
        self._notes, self._writing, self._changing = tuple(notes), DraftNote(), None
        self.box.put("")
        self._show_notes()
        self._show_writing()
        self._tell_all()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        # The room that the new note takes is known only after the layout has run.
        QTimer.singleShot(0, self, lambda: self.scrolled.ensureWidgetVisible(self.next_note))

    def _finished(self) -> list[DraftNote]:
        return [] if self._writing.is_blank else [self._writing]

    def _write(self, words: str) -> None:
        at = self._writing.at or (self._now() if words.strip() else None)
        self._writing = replace(self._writing, words=words, at=at)
        self._show_writing()
        self.tell(writing=self._writing)

    def _tick(self, on: bool) -> None:  # noqa: FBT001  Qt says whether it is on
        task = DraftTask() if on else None
        at = self._writing.at or self._now()
        self._writing = replace(self._writing, task=task, at=at)
        self._show_writing()
        if on:
            self.strip.days.show()
            self.strip.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell(writing=self._writing)

    def _task_changed(self, task: DraftTask) -> None:
        self._writing = replace(self._writing, task=task)
        self.tell(writing=self._writing)

    def _note_ticked(self, number: int, task: DraftTask | None) -> None:
        notes = list(self._notes)
        notes[number] = replace(notes[number], task=task)
        self._notes = tuple(notes)
        self.tell(notes=self._notes)

    def _change_note(self, number: int) -> None:
        """Takes a note back into the box; what was being written is put among the notes first."""
        if self._changing is None and not self._writing.is_blank:
            self._notes = (*self._notes, self._writing)
        elif self._changing is not None:
            self._put_back_changed()
        self._changing, self._writing = number, self._notes[number]
        self.box.put(self._writing.words)
        self._show_notes()
        self._show_writing()
        self._tell_all()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_back_changed(self) -> None:
        notes = list(self._notes)
        if self._changing is not None and self._changing < len(notes):
            notes[self._changing] = self._writing
        self._notes = tuple(notes)

    def _hand_on(self, section: str) -> None:
        words = self._writing.words.strip()
        if words:
            self._writing = replace(self._writing, words="", task=None)
            self.box.put("")
            self.put_away()
        self.handed_on.emit(section, words)

    def _tell_all(self) -> None:
        self.tell(notes=self._notes, writing=self._writing, changing=self._changing)

    def _show_notes(self) -> None:
        empty(self._list)
        self.cards = []
        for number, note in enumerate(self._notes):
            if number == self._changing:
                continue
            card = NoteCard(number, note, self._resident, self._today)
            card.ticked.connect(lambda task, number=number: self._note_ticked(number, task))
            card.change_asked.connect(lambda number=number: self._change_note(number))
            card.moved.connect(self.moved)
            self.cards.append(card)
            self._list.addWidget(card)

    def _show_writing(self) -> None:
        at = clock_time(self._writing.at or self._now())
        doing = "being changed" if self._changing is not None else "being written"
        self._when.show_words(f"{at}, {doing}")
        self.next_note.say("Done" if self._changing is not None else "Next note")
        task = self._writing.task
        self.tick.setChecked(task is not None)
        self.strip.setVisible(task is not None)
        if task is not None and task != self.strip.task:
            self.strip.show_task(task)
        self.strip.words.setPlaceholderText(
            first_sentence(self._writing.words) or "What is to be done"
        )

    def _lay_out(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        self._when = Elided("", "muted")
        over = QHBoxLayout()
        over.addWidget(self._when, 1)
        over.addWidget(Icon("circle-check", "green", 16))
        over.addWidget(Words("kept with every key", "ok"))
        writing = QVBoxLayout()
        writing.setSpacing(6)
        writing.addLayout(over)
        writing.addWidget(self.box)
        writing.addWidget(self.strip)
        under = QHBoxLayout()
        under.setSpacing(4)
        under.addWidget(self.tick)
        for words, icon, section in (
            ("Their exact words", "quote", "own_words"),
            ("Concern", "shield-alert", "concerns"),
        ):
            button = Button(words, icon, "quiet")
            button.clicked.connect(lambda _on=False, section=section: self._hand_on(section))
            under.addWidget(button)
        under.addStretch(1)
        under.addWidget(self.next_note)
        writing.addLayout(under)
        self.body.addLayout(writing)
        self.body.addStretch(1)
