"""The path ahead of a notice: what may or usually comes when, and the real day once it is known."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.possession.path import PathStep
from tso_desktop.domain.possession.rules import Step
from tso_desktop.gui.field import Field
from tso_desktop.gui.fields import DateField
from tso_desktop.gui.notice_checks import source_line
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_cards import empty
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.workplace import Workplace

_ENTERED = (
    (Step.CLAIM, "claim_issued_on", "Claim begun on"),
    (Step.HEARING, "hearing_on", "Hearing on"),
    (Step.ORDER, "order_made_on", "Order made on"),
    (Step.POSSESSION, "possession_on", "To leave by"),
    (Step.WARRANT, "warrant_on", "Warrant asked for on"),
    (Step.EVICTION, "eviction_on", "Appointment on"),
)
_FIELD_WIDTH = 236


class NoticePath(QWidget):
    """Each step with its days beside the field for the real one."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._first = QVBoxLayout()
        column.addLayout(self._first)
        self.days: dict[Step, DateField] = {}
        self._rows: dict[Step, QWidget] = {}
        self._words: dict[Step, QVBoxLayout] = {}
        for step, name, label in _ENTERED:
            self.days[step] = DateField(name, label, today=place.desk.today)
            column.addWidget(self._row(step))

    @property
    def fields(self) -> list[Field]:
        return list(self.days.values())

    def show_path(self, path: Sequence[PathStep], record: Any) -> None:
        """A step that is no part of the road stays only where a day was entered for it."""
        empty(self._first)
        by_step = {step.step: step for step in path}
        ends = by_step.get(Step.NOTICE_ENDS)
        if ends is not None:
            self._first.addWidget(_told(ends))
        for step, name, label in _ENTERED:
            empty(self._words[step])
            known: date | None = getattr(record, name)
            if (told := by_step.get(step)) is not None:
                self._words[step].addWidget(_told(told))
            elif known is not None:
                self._words[step].addWidget(Words(label, "strong"))
            self._rows[step].setVisible(told is not None or known is not None)

    def _row(self, step: Step) -> QWidget:
        row = self._rows[step] = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        self._words[step] = QVBoxLayout()
        across.addLayout(self._words[step], 1)
        self.days[step].setFixedWidth(_FIELD_WIDTH)
        across.addWidget(self.days[step], 0, Qt.AlignmentFlag.AlignTop)
        return row


def _told(step: PathStep) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    head = QHBoxLayout()
    head.setSpacing(10)
    day = f", {long_day(step.actual_on)}" if step.actual_on else ""
    head.addWidget(Words(step.label + day, "strong"))
    if step.is_estimate:
        head.addWidget(Chip("Usually", "grey", "hourglass"))
    elif step.actual_on is not None:
        head.addWidget(Chip("Known", "blue", "calendar-check"))
    head.addStretch(1)
    column.addLayout(head)
    column.addWidget(Words(step.sentence, wrap=True))
    if step.actual_on is None:
        column.addWidget(source_line(step.source, step.certainty))
    return holder
