"""Contacts and notes: what happened, newest first, and a place to write the next one."""

from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.note_writer import NoteWriter
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.story import Story
from tso_desktop.gui.workplace import Workplace


def make_contacts_tab(place: Workplace, household: RecordId) -> QWidget:
    column = ScrollColumn()
    column.body.setContentsMargins(0, 6, 0, 22)
    column.body.addWidget(NoteWriter(place, household))
    column.body.addWidget(Story(place, household))
    column.body.addStretch(1)
    return column
