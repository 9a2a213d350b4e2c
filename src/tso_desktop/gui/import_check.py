"""The check before an import: columns and cells at the left, questions at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.import_rows import CellAt, ImportCell
from tso_desktop.domain.importing import Counts, Proposal
from tso_desktop.gui.import_cells import CellsCard
from tso_desktop.gui.import_columns import ColumnsCard
from tso_desktop.gui.import_questions import (
    LikenessCard,
    MatchCard,
    NothingToAnswer,
    RestrictedCard,
    UnreadCard,
)
from tso_desktop.gui.import_summary import (
    LikeRows,
    Summary,
    aside_lines,
    cell_place,
    household_facts,
    like_rows,
    restricted_rows,
    row_name,
    where,
)
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, Notice, empty, two_lines
from tso_desktop.gui.parts_chips import CountBadge
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.services.importing import Preview

MOST_CARDS = 20
_FEW = 3


class CheckPanel(QWidget):
    """Shows a preview and says what was answered; knows nothing of where either comes from."""

    placed = Signal(str, int, str)
    typed = Signal(object, str)
    ask_changed = Signal(object, bool)
    joined = Signal(object, bool)
    restricted = Signal(object, bool)
    added = Signal(object, object)
    all_cells_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns, self.cells = ColumnsCard(), CellsCard()
        self.aside = Card("Set aside, and named here so that nothing is lost", "files")
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(8)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(12)
        self._count = CountBadge()
        self._unread: dict[CellAt, UnreadCard] = {}
        self._matches: list[MatchCard] = []
        left, right = self._sides = ScrollColumn(), ScrollColumn()
        left.body.addLayout(self._remarks)
        for card in (self.columns, self.cells, self.aside):
            left.body.addWidget(card)
        left.body.addStretch(1)
        right.body.setSpacing(10)
        right.body.addLayout(self._head())
        right.body.addLayout(self._questions)
        right.body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left, 54)
        row.addWidget(right, 46)
        self.columns.placed.connect(self.placed)
        self.cells.all_asked.connect(self.all_cells_asked)

    def show_summary(self, summary: Summary) -> None:
        """A file that was just read, or read anew with other columns."""
        proposal = summary.preview.proposal
        self.columns.show_columns(summary.columns)
        self.cells.show_counts(summary.preview.counts)
        self.cells.show_samples(summary.samples)
        self._show_remarks(summary)
        self._show_aside(proposal)
        self._show_questions(summary.preview)

    def go_to_top(self) -> None:
        for side in self._sides:
            side.verticalScrollBar().setValue(0)

    def show_decided(self, counts: Counts, read_anew: Sequence[ImportCell]) -> None:
        """What the answers changed: the counts, and the cells that were typed anew."""
        self.cells.show_counts(counts)
        for cell in read_anew:
            if (card := self._unread.get(cell.at)) is not None:
                card.show_reading(cell)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Words("To answer", "h2"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(Words("or import now and answer later", "muted"))
        return head

    def _show_remarks(self, summary: Summary) -> None:
        empty(self._remarks)
        if summary.standing:
            self._remarks.addWidget(Notice(summary.standing, "amber", "triangle-alert"))
        for remark in summary.preview.proposal.remarks:
            self._remarks.addWidget(Notice(remark, "amber", "info"))

    def _show_aside(self, proposal: Proposal) -> None:
        self.aside.clear()
        lines = list(aside_lines(proposal))
        self.aside.setVisible(bool(lines))
        self.aside.show_count(len(lines))
        for where_and_why, words in lines[:MOST_CARDS]:
            self.aside.body.addLayout(two_lines(words, where_and_why))
        if len(lines) > MOST_CARDS:
            more = f"and {len(lines) - MOST_CARDS:,} more rows"
            self.aside.body.addWidget(Words(more, "muted"))

    def _show_questions(self, preview: Preview) -> None:
        empty(self._questions)
        self._unread.clear()
        self._matches = []
        proposal = preview.proposal
        asked = (
            len(proposal.not_understood)
            + len(proposal.likenesses)
            + len(proposal.restrictions)
            + len(preview.matches)
        )
        self._count.show_number(asked)
        self._ask_about_cells(preview)
        self._ask_about_likenesses(preview)
        self._ask_about_restrictions(proposal)
        self._ask_about_matches(preview)
        if not asked:
            self._questions.addWidget(NothingToAnswer())

    def _ask_about_cells(self, preview: Preview) -> None:
        proposal, hidden = preview.proposal, restricted_rows(preview)
        said = {row.at: row for row in proposal.rows}
        cells = proposal.not_understood
        for cell in cells[:MOST_CARDS]:
            row = cell.at.in_row
            name = "Restricted" if row in hidden else row_name(said[row])
            card = UnreadCard(cell, cell_place(proposal, cell), name)
            card.typed.connect(self.typed)
            card.ask_changed.connect(self.ask_changed)
            self._unread[cell.at] = card
            self._questions.addWidget(card)
        self._say_more(len(cells), "not read; each stays on its household, word for word")

    def _ask_about_likenesses(self, preview: Preview) -> None:
        proposal = preview.proposal
        said = {row.at: row for row in proposal.rows}
        for likeness in proposal.likenesses[:MOST_CARDS]:
            rows = like_rows(preview, [said[at] for at in likeness.rows])
            card = LikenessCard(likeness, rows)
            card.answered.connect(self.joined)
            self._questions.addWidget(card)
        self._say_more(len(proposal.likenesses), "rows that are alike; they are kept apart")

    def _ask_about_restrictions(self, proposal: Proposal) -> None:
        for question in proposal.restrictions[:MOST_CARDS]:
            card = RestrictedCard(question, where(proposal, question.row))
            card.answered.connect(self.restricted)
            self._questions.addWidget(card)
        self._say_more(len(proposal.restrictions), "that are taken at their word")

    def _ask_about_matches(self, preview: Preview) -> None:
        households = {one.source_rows[0]: one for one in preview.households}
        if len(preview.matches) > _FEW:
            self._questions.addWidget(self._all_matches(preview))
        for match in preview.matches[:MOST_CARDS]:
            told = households[match.rows[0]]
            facts = LikeRows("In this file", household_facts(told))
            card = MatchCard(match, where(preview.proposal, match.rows[0]), facts)
            card.answered.connect(self.added)
            self._matches.append(card)
            self._questions.addWidget(card)
        self._say_more(len(preview.matches), "that are like ones you have")

    def _all_matches(self, preview: Preview) -> Card:
        """One answer for a whole file that came before."""
        card = Card(f"{len(preview.matches)} are like households that you have", "merge")
        words = (
            "Has this file been imported before? A row can be added to the household it is like."
        )
        card.body.addWidget(Words(words, "muted", wrap=True))
        every = Button("Add each to the one it is like", "merge")
        none = Button("Keep all apart")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(every)
        row.addWidget(none)
        row.addStretch(1)
        card.body.addLayout(row)
        every.clicked.connect(lambda: self._answer_all(preview, added=True))
        none.clicked.connect(lambda: self._answer_all(preview, added=False))
        return card

    def _answer_all(self, preview: Preview, *, added: bool) -> None:
        """A row that is like two households is left to its own card."""
        rows = [match.rows[0] for match in preview.matches]
        single = {row for row in rows if rows.count(row) == 1}
        shown = {card.match for card in self._matches}
        for card in self._matches:
            card.segment.choose("add" if added and card.match.rows[0] in single else "apart")
        for match in preview.matches:
            if match.rows[0] in single or match in shown:
                joins = added and match.rows[0] in single
                self.added.emit(match.rows[0], match.household if joins else None)

    def _say_more(self, number: int, what: str) -> None:
        if number > MOST_CARDS:
            more = Words(f"and {number - MOST_CARDS:,} more {what}.", "muted", wrap=True)
            more.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._questions.addWidget(more)
