"""What the officer answered about a file, until it is imported."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.import_rows import CellAt, RowAt
from tso_desktop.domain.importing import Answers
from tso_desktop.gui.import_check import CheckPanel
from tso_desktop.services.importing import Decisions


class Answered(QObject):
    """Gathers the answers of a check; `counted` says that one changes what will come in."""

    counted = Signal()

    def __init__(self, check: CheckPanel, parent: QObject) -> None:
        super().__init__(parent)
        self.decisions = Decisions()
        check.typed.connect(self._type)
        check.ask_changed.connect(self._ask)
        check.joined.connect(self._join)
        check.restricted.connect(self._restrict)
        check.added.connect(self._add)

    def forget(self) -> None:
        self.decisions = Decisions()

    def _type(self, at: CellAt, words: str) -> None:
        typed = {**self.decisions.answers.typed, at: words}
        self._answer(replace(self.decisions.answers, typed=typed))

    def _join(self, rows: tuple[RowAt, ...], joined: bool) -> None:  # noqa: FBT001 - a signal's word
        joins = {**self.decisions.answers.joins, rows: joined}
        self._answer(replace(self.decisions.answers, joins=joins))

    def _restrict(self, row: RowAt, restricted: bool) -> None:  # noqa: FBT001 - a signal's word
        said = {**self.decisions.answers.restricted, row: restricted}
        self._answer(replace(self.decisions.answers, restricted=said))

    def _ask(self, at: CellAt, ask: bool) -> None:  # noqa: FBT001 - a signal's word
        asked = self.decisions.ask | {at} if ask else self.decisions.ask - {at}
        self.decisions = replace(self.decisions, ask=asked)

    def _add(self, row: RowAt, household: RecordId | None) -> None:
        others = {at: to for at, to in self.decisions.add_to.items() if at != row}
        added = {**others, row: household} if household else others
        self.decisions = replace(self.decisions, add_to=added)

    def _answer(self, answers: Answers) -> None:
        self.decisions = replace(self.decisions, answers=answers)
        self.counted.emit()
