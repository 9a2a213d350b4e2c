"""The check list of a notice: each line with an icon, a word, a sentence and its source."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.dated import Certainty
from tso_desktop.domain.possession.checks import Check, CheckCode
from tso_desktop.domain.possession.paper import Finding
from tso_desktop.gui.field import Field
from tso_desktop.gui.notice_fields import FindingField
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_cards import empty
from tso_desktop.gui.parts_chips import Chip, ChipWords

_SHOWN_AS = {
    Finding.PASSED: ChipWords("Passes", "green", "check"),
    Finding.FAILED: ChipWords("Fails", "red", "x"),
    Finding.NOT_CHECKED: ChipWords("Not checked", "amber", "circle-question-mark"),
    Finding.DOES_NOT_APPLY: ChipWords("Does not apply", "grey", "minus"),
}
# Reached is bad for who lives there, so that it is not to be read as a pass.
_LINE_SHOWN_AS = {
    Finding.PASSED: ChipWords("Line reached", "amber", "pound-sterling"),
    Finding.FAILED: ChipWords("Below the line", "green", "trending-down"),
}
_LINES = (CheckCode.ARREARS_AT_NOTICE, CheckCode.ARREARS_NOW)
_FOUND_ON_PAPER = {
    CheckCode.RIGHT_FORM: "Right form",
    CheckCode.PARTICULARS: "Reasons given in full",
    CheckCode.SERVED_ON_ALL: "Given to every tenant",
    CheckCode.DEPOSIT: "Deposit protected",
    CheckCode.REGISTERED: "Licence and registration",
}


_SURENESS = {
    Certainty.BELIEVED: "Believed, not verified",
    Certainty.SECOND_HAND: "From published guides",
    Certainty.CHOICE: "The council's own choice",
}


def source_line(source: str, certainty: Certainty) -> Elided:
    """Where it is from and how far it may be relied on, in one calm line."""
    sure = _SURENESS.get(certainty)
    return Elided(f"{sure}: {source}" if sure else source, "muted")


def shown_as(check: Check) -> ChipWords:
    lines = _LINE_SHOWN_AS if check.code in _LINES else {}
    return lines.get(check.finding, _SHOWN_AS[check.finding])


class CheckList(QWidget):
    """Lines come and go with what was entered; the officer's own answers stay where they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._lines: dict[CheckCode, QVBoxLayout] = {}
        self._holders: dict[CheckCode, QWidget] = {}
        self.findings: Mapping[CheckCode, FindingField] = {
            code: FindingField(code.value, title) for code, title in _FOUND_ON_PAPER.items()
        }
        for code in CheckCode:
            self._column.addWidget(self._holder(code))

    @property
    def fields(self) -> list[Field]:
        return list(self.findings.values())

    def show_checks(self, checks: Sequence[Check]) -> None:
        for code, holder in self._holders.items():
            ours = [check for check in checks if check.code is code]
            empty(self._lines[code])
            for check in ours:
                self._lines[code].addWidget(_line(check))
            holder.setVisible(bool(ours))
            if ours and code in self.findings:
                is_asked = ours[0].finding is not Finding.DOES_NOT_APPLY
                self.findings[code].setVisible(is_asked)

    def _holder(self, code: CheckCode) -> QWidget:
        holder = self._holders[code] = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._lines[code] = QVBoxLayout()
        self._lines[code].setSpacing(10)
        column.addLayout(self._lines[code])
        if code in self.findings:
            column.addWidget(self.findings[code])
        return holder


def _line(check: Check) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(Words(check.title, "strong"))
    head.addStretch(1)
    head.addWidget(Chip(*shown_as(check)))
    column.addLayout(head)
    column.addWidget(Words(check.sentence, wrap=True))
    column.addWidget(source_line(check.source, check.certainty))
    return holder
