"""What the officer is asked about a file: each question has an answer already, and can wait."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.domain.columns import Place
from tso_desktop.domain.import_likeness import Likeness
from tso_desktop.domain.import_restricted import RestrictedQuestion
from tso_desktop.domain.import_rows import ImportCell, State
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.import_question import QuestionCard
from tso_desktop.gui.import_raw_cell import RawCell
from tso_desktop.gui.import_summary import LikeRows, match_line
from tso_desktop.gui.look import mark
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import FilterChip, Segment
from tso_desktop.gui.parts_cards import Card, Tile
from tso_desktop.gui.words import counted
from tso_desktop.services.import_matching import Match

_DAYS = {
    *(Place.BIRTH, Place.PARTNER_BIRTH, Place.ARREARS_AS_AT, Place.REFERRED_ON, Place.CLOSED_ON),
    *(Place.NOTICE_SERVED, Place.NOTICE_EXPIRES, Place.LAST_SEEN, Place.NEXT_VISIT),
}
_FACT_NAME = 52


class UnreadCard(QuestionCard):
    """A cell that looks like a value and cannot be one: type it anew, ask, or leave it."""

    typed = Signal(object, str)
    ask_changed = Signal(object, bool)

    def __init__(
        self, cell: ImportCell, where: str, name: str, parent: QWidget | None = None
    ) -> None:
        is_day = cell.place in _DAYS
        title = "A date that cannot be" if is_day else "A cell that was not understood"
        super().__init__(title, "circle-alert", "red", where, parent=parent)
        self.cell = cell
        self._typed = cell.typed
        self.line = QLineEdit(cell.typed)
        self.line.setPlaceholderText("Date, or leave empty" if is_day else "As it should read")
        self.line.setAccessibleName(f"{cell.heading} of {name}, in place of {cell.words}")
        self.ask = FilterChip("Ask at the visit")
        self.said = Words(cell.said, "muted", wrap=True)
        stood = QHBoxLayout()
        stood.setSpacing(10)
        stood.addWidget(Elided(name))
        stood.addWidget(RawCell(cell.words))
        stood.addStretch(1)
        answer = QHBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self.line, 1)
        answer.addWidget(self.ask)
        self.body.addLayout(stood)
        self.body.addWidget(self.said)
        self.body.addLayout(answer)
        self.line.editingFinished.connect(self._settle)
        self.ask.toggled.connect(lambda on: self.ask_changed.emit(cell.at, on))

    def show_reading(self, cell: ImportCell) -> None:
        """What was typed, as it is understood now; why not, if it is not."""
        understood = cell.state is State.READ
        said = f"Read as {cell.said}. The sheet's own words are kept beside it."
        self.said.setText(said if understood and cell.typed else cell.said)
        mark(self.line, "wrong", "1" if cell.typed and not understood else "")

    def _settle(self) -> None:
        """Leaving the line without a change asks nothing anew."""
        if (words := self.line.text().strip()) != self._typed:
            self._typed = words
            self.typed.emit(self.cell.at, words)


class LikenessCard(QuestionCard):
    """Rows that may be one household; what is chosen here happens."""

    answered = Signal(object, bool)

    def __init__(
        self, likeness: Likeness, rows: Sequence[LikeRows], parent: QWidget | None = None
    ) -> None:
        where = " and ".join(str(row.row) for row in likeness.rows)
        super().__init__(
            "Is this one household?", "users-round", "amber", f"rows {where}", parent=parent
        )
        referrals = counted(len(likeness.rows), "referral")
        self.segment = Segment(
            [("one", f"One household, {referrals}", "check"), ("apart", "Keep apart", "")]
        )
        self.segment.choose("one" if likeness.joined else "apart")
        self.body.addLayout(side_by_side(rows))
        self.body.addWidget(Words(likeness.sentence, "muted", wrap=True))
        self.body.addWidget(self.segment)
        self.segment.chosen.connect(lambda key: self.answered.emit(likeness.rows, key == "one"))


class RestrictedCard(QuestionCard):
    """Words that only one officer may open this household; sure ones are taken at their word."""

    answered = Signal(object, bool)

    def __init__(
        self, question: RestrictedQuestion, where: str, parent: QWidget | None = None
    ) -> None:
        title = "A restricted case" if question.sure else "Is this a restricted case?"
        super().__init__(title, "lock", "accent", where, parent=parent)
        self.segment = Segment([("yes", "Yes, restricted", "check"), ("no", "Not restricted", "")])
        self.segment.choose("yes" if question.sure else "no")
        signs = [f"“{words}”" for words in question.words]
        if question.like is not None:
            signs.append(f"Like row {question.like.row}, which is restricted")
        said = "; ".join(signs)
        explained = "Lists will show neither name nor address, and opening it asks first."
        self.body.addWidget(Words(f"{said}. {explained}", "muted", wrap=True))
        self.body.addWidget(self.segment)
        self.segment.chosen.connect(lambda key: self.answered.emit(question.row, key == "yes"))


class MatchCard(QuestionCard):
    """A row that is like a household of the caseload; nothing is fused unless it is said here."""

    answered = Signal(object, object)  # the household's first row, the one it is added to or None

    def __init__(
        self, match: Match, where: str, rows: LikeRows, parent: QWidget | None = None
    ) -> None:
        super().__init__("Do you know them already?", "merge", "amber", where, parent=parent)
        self.match = match
        self.segment = Segment(
            [("apart", "A household of its own", "check"), ("add", "Add to the one I have", "")]
        )
        self.segment.choose("apart")
        known = LikeRows("In your caseload", match.facts)
        self.body.addLayout(side_by_side((rows, known)))
        self.body.addWidget(Words(match_line(match), "muted", wrap=True))
        self.body.addWidget(self.segment)
        self.segment.chosen.connect(self._tell)

    def add(self, *, added: bool) -> None:
        self.segment.choose("add" if added else "apart")
        self._tell()

    def _tell(self) -> None:
        added = self.segment.value() == "add"
        self.answered.emit(self.match.rows[0], self.match.household if added else None)


def side_by_side(rows: Sequence[LikeRows]) -> QHBoxLayout:
    """Tiles with the facts of each; three at most, for more could not be read."""
    across = QHBoxLayout()
    across.setSpacing(8)
    for row in rows[:3]:
        tile = Tile()
        tile.body.setSpacing(2)
        tile.body.addWidget(Words(row.title, "accent"))
        for name, value in row.facts:
            tile.body.addLayout(_fact(name, value))
        tile.body.addStretch(1)
        across.addWidget(tile, 1)
    return across


def _fact(name: str, value: str) -> QHBoxLayout:
    fact = QHBoxLayout()
    fact.setSpacing(8)
    label = Words(name, "muted")
    label.setFixedWidth(_FACT_NAME)
    fact.addWidget(label)
    fact.addWidget(Elided(value), 1)
    return fact


class NothingToAnswer(QWidget):
    """What stands in place of questions when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        row = QHBoxLayout()
        row.addWidget(Icon("circle-check", "green", 20))
        row.addWidget(
            Words("Nothing needs an answer. Press Import when you are ready.", wrap=True), 1
        )
        card.body.addLayout(row)
        column.addWidget(card)
