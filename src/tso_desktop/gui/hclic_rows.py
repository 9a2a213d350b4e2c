"""One question of the return on the screen: to be answered here, or with the way to where it is."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.hclic.answers import State
from tso_desktop.domain.hclic.registry import Finding, Severity
from tso_desktop.gui.hclic_fields import ReturnField, return_field
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import empty
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.services.hclic_lines import Asked
from tso_desktop.services.hclic_slots import Given

# The tab behind a place, by how the place begins.
_TABS = (
    ("Household › Needs", "Assessment"),
    ("Household", "Household"),
    ("Case › Assessment", "Assessment"),
    ("Case › Support needs", "Assessment"),
    ("Case › Referral", "Household"),
    ("Case › Reference", "Household"),
    ("Case › Reviews", "Letters"),
    ("Case", "Duties"),
)


def tab_of(where: str) -> str:
    return next(tab for begins, tab in (*_TABS, ("", "Overview")) if where.startswith(begins))


def label_of(asked: Asked) -> str:
    return f"{asked.line.item.number}  {asked.line.item.label}"


def given_of(asked: Asked) -> Given | None:
    record = asked.record
    if record is None:
        return None
    return Given(record.state or "not_asked", tuple(record.values), record.words)


class QuestionRow(QWidget):
    """Shows one line; it stays the same widget for as long as the line is of the same kind."""

    went = Signal(str)
    settled = Signal(object, object, int)  # the slot, what was given, the position it was seen at
    history_asked = Signal(object)
    undo_asked = Signal(object)

    def __init__(self, asked: Asked, today: date) -> None:
        super().__init__()
        self.asked, self._today = asked, today
        self.field: ReturnField | None = None
        self._insists = False
        self._fact: object = None
        self._told: tuple[Finding, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        self._body = QVBoxLayout()
        column.addLayout(self._body)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(2)
        column.addLayout(self._findings)

    @property
    def key(self) -> tuple[str, str]:
        return self.asked.line.item.number, self.asked.line.key

    def show_line(self, asked: Asked, findings: Sequence[Finding], as_of: int) -> None:
        self.asked = asked
        if self._is_typed_here:
            self._show_field(as_of)
        elif self.field is not None or self._fact != _seen(asked):
            self._show_fact()
        if self._told != tuple(findings):
            self._told = tuple(findings)
            self._show_findings(findings)

    def take_focus(self) -> None:
        """To the editor, or to the button that leads where the answer is."""
        wanted = self.field.answer if self.field else self.findChild(Button)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_typed_here(self) -> bool:
        asked = self.asked
        if asked.slot is None:
            return False
        stands_elsewhere = asked.origin is not None and not asked.origin.answer.is_open
        return asked.is_typed or not stands_elsewhere or self._insists

    def _show_field(self, as_of: int) -> None:
        if self.field is None:
            empty(self._body)
            self._fact = None
            self.field = self._make_field()
            self._body.addWidget(self.field)
        self.field.show_value(given_of(self.asked), self._seen_at(as_of))

    def _seen_at(self, as_of: int) -> int:
        return self.asked.record.as_of if self.asked.record else as_of

    def _make_field(self) -> ReturnField:
        asked, slot = self.asked, self.asked.slot
        holds = asked.line.item.holds
        field = return_field(
            slot.item if slot else "",
            label_of(asked),
            holds,
            asked.choices,
            self._today,
            _hint(asked),
        )
        field.settled.connect(
            lambda _name, value: self.settled.emit(slot, value or Given("not_asked"), field.as_of)
        )
        field.history_asked.connect(lambda: self.history_asked.emit(slot))
        field.undo_asked.connect(lambda: self.undo_asked.emit(slot))
        return field

    def _show_fact(self) -> None:
        empty(self._body)
        self.field = None
        asked = self.asked
        self._fact = _seen(asked)
        across = QHBoxLayout()
        across.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(label_of(asked), "label"))
        words.addLayout(self._answer())
        across.addLayout(words, 1)
        if asked.slot is not None:
            across.addWidget(self._button("Say otherwise", self._insist))
        across.addWidget(self._button("Open", lambda: self.went.emit(tab_of(asked.where))))
        self._body.addLayout(across)

    def _answer(self) -> QHBoxLayout:
        """What is known, and where it comes from."""
        asked = self.asked
        row = QHBoxLayout()
        row.setSpacing(10)
        if asked.line.answer.is_open:
            wanted = asked.line.required
            words = "Not recorded yet" if wanted else "Not recorded"
            row.addWidget(Chip(words, "amber" if wanted else "grey", "circle-alert"))
        elif asked.line.answer.state is not State.SAID:
            row.addWidget(Chip(asked.words, "grey", "circle-question-mark"))
        else:
            row.addWidget(Elided(asked.words))
        origin = "worked out" if asked.is_worked_out else f"from {asked.where}"
        row.addWidget(Elided(origin, "muted"), 1)
        return row

    def _button(self, words: str, do: object) -> Button:
        button = Button(words, look="ghost")
        button.setAccessibleName(f"{words}: {label_of(self.asked)}")
        button.clicked.connect(do)
        return button

    def _insist(self) -> None:
        self._insists = True
        self._show_field(0)
        self.take_focus()

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        empty(self._findings)
        for finding in findings:
            look = "bad" if finding.severity is Severity.ERROR else "warn"
            gravity = finding.severity.value.capitalize()
            words = Words(f"{gravity} {finding.number}: {finding.words}", look, wrap=True)
            self._findings.addWidget(words)


def _seen(asked: Asked) -> object:
    """All that a line that is not typed here shows."""
    return asked.words, asked.where, asked.line.answer, asked.line.required, asked.slot


def _hint(asked: Asked) -> str:
    """What stands elsewhere about the same question, beside it."""
    origin = asked.origin
    if origin is None:
        return "may be left" if not asked.line.required else ""
    if origin.answer.is_open:
        return f"they said: “{origin.words}”" if origin.words else ""
    return f"instead of {origin.where}"
