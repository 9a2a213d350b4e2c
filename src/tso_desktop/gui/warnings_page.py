"""The page of early warning: tenancies at risk, each with its reasons, the most urgent first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.early_warning import count_by_kind, narrowed
from tso_desktop.domain.early_warning_facts import ReasonKind
from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.fields import CalmCombo
from tso_desktop.gui.parts_buttons import Button, FilterChip
from tso_desktop.gui.parts_cards import Card, EmptyState, Notice, add_rows, empty
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.parts_pages import Page
from tso_desktop.gui.warning_row import REASONS, WarningRow, heading
from tso_desktop.gui.words import counted
from tso_desktop.services.early_warning import AtRisk, WarningList

_PAGE = 30
_ALL = ""


class WarningsView(Page):
    """Shows the list as it was narrowed; says what was opened, put aside or woken."""

    opened = Signal(object)
    put_aside = Signal(object, object, str)
    woken = Signal(object)
    panel_closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Early warning", "Looking through the caseload …", parent=parent)
        self._found: WarningList | None = None
        self._kind, self._shown = _ALL, _PAGE
        self.chips: dict[str, FilterChip] = {}
        self.rows: list[WarningRow] = []
        self._chips = Flow(gap=8)
        self.landlords = _combo("Only this landlord")
        self.places = _combo("Only this place")
        self._filters = self._filter_row()
        self.body.addWidget(self._filters)
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        self._filters.hide()
        self._say(
            EmptyState(
                "shield-alert",
                "Looking through the caseload …",
                "Notices, arrears, visits and when you last spoke are read for every household.",
            )
        )

    def show_list(self, found: WarningList) -> None:
        self._found = found
        self.subtitle.show_words(_summary(found))
        self._show_filters(found)
        self._show_rows()

    def show_refusal(self, sentence: str) -> None:
        """The rules cannot be read: said in place of a list that would be wrong."""
        self.subtitle.show_words("")
        self._filters.hide()
        self.rows = []
        empty(self._column)
        self._column.addWidget(Notice(sentence, "red", "triangle-alert"))

    @property
    def holds_words(self) -> bool:
        """A reason is being typed: what arrives must not wipe it out."""
        return any(row.holds_words for row in self.rows)

    def _filter_row(self) -> QWidget:
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        chips = QWidget()
        chips.setLayout(self._chips)
        across.addWidget(chips, 1)
        for combo in (self.landlords, self.places):
            across.addWidget(combo, 0, Qt.AlignmentFlag.AlignTop)
            combo.currentIndexChanged.connect(self._narrow)
        return holder

    def _show_filters(self, found: WarningList) -> None:
        self._filters.setVisible(bool(found.at_risk))
        warnings = [row.warning for row in found.at_risk]
        counts = count_by_kind(warnings)
        if self._kind and not counts.get(ReasonKind(self._kind)):
            self._kind = _ALL
        self._chips.clear()
        self.chips = {_ALL: self._chip(_ALL, f"All {len(warnings)}")}
        for kind, (words, _icon) in REASONS.items():
            if counts.get(kind):
                self.chips[kind] = self._chip(kind, f"{words} {counts[kind]}")
        facts = [warning.facts for warning in warnings]
        landlords = {one.landlord: one.landlord_name for one in facts if one.landlord}
        _refill(self.landlords, "All landlords", sorted(landlords.items(), key=lambda one: one[1]))
        places = sorted({one.place for one in facts if one.place})
        districts = sorted({one.postcode_district for one in facts if one.postcode_district})
        _refill(self.places, "All places", [(one, one) for one in (*places, *districts)])

    def _chip(self, kind: str, words: str) -> FilterChip:
        chip = FilterChip(words)
        chip.setChecked(kind == self._kind)
        chip.clicked.connect(lambda: self._pick(kind))
        self._chips.addWidget(chip)
        return chip

    def _pick(self, kind: str) -> None:
        self._kind, self._shown = kind, _PAGE
        for one, chip in self.chips.items():
            chip.setChecked(one == kind)
        self._show_rows()

    def _narrow(self) -> None:
        self._shown = _PAGE
        self._show_rows()

    def show_all(self) -> None:
        self.landlords.setCurrentIndex(0)
        self.places.setCurrentIndex(0)
        self._pick(_ALL)

    def _narrowed(self, rows: Sequence[AtRisk]) -> list[AtRisk]:
        landlord = self.landlords.currentData()
        kept = narrowed(
            [row.warning for row in rows],
            kind=ReasonKind(self._kind) if self._kind else None,
            landlord=RecordId(landlord) if landlord else None,
            place=self.places.currentData() or "",
        )
        ours = {warning.facts.household for warning in kept}
        return [row for row in rows if row.household in ours]

    def _show_rows(self) -> None:
        if self._found is None:
            return
        empty(self._column)
        self.rows = []
        rows = self._narrowed(self._found.at_risk)
        if rows:
            self._column.addWidget(self._list(rows))
        elif self._found.at_risk:
            button = Button("Show all")
            button.clicked.connect(self.show_all)
            self._say(
                EmptyState("list-filter", "No tenancy at risk fits these filters", "", button)
            )
        else:
            self._say(_nothing(self._found))
        if self._found.put_aside:
            self._column.addWidget(self._put_aside(self._found.put_aside))

    def _list(self, rows: Sequence[AtRisk]) -> Card:
        card = Card()
        shown = [self._row(row, first=not place) for place, row in enumerate(rows[: self._shown])]
        add_rows(card.body, [heading(), *shown])
        if len(rows) > self._shown:
            more = Button(f"Show {len(rows) - self._shown} more", "chevron-down", "ghost")
            more.clicked.connect(self._show_more)
            card.body.addWidget(more)
        return card

    def _show_more(self) -> None:
        self._shown *= 3
        self._show_rows()

    def _put_aside(self, rows: Sequence[AtRisk]) -> Card:
        card = Card("Snoozed", "bell-off")
        card.show_count(len(rows))
        add_rows(card.body, [self._row(row) for row in rows[: self._shown]])
        return card

    def _row(self, row: AtRisk, *, first: bool = False) -> WarningRow:
        if self._found is None:
            raise RuntimeError("Rows come with a list.")
        made = WarningRow(row, self._found.day, first=first)
        made.opened.connect(self.opened)
        made.put_aside.connect(self.put_aside)
        made.woken.connect(self.woken)
        made.closed.connect(self.panel_closed)
        self.rows.append(made)
        return made

    def _say(self, said: EmptyState) -> None:
        card = Card()
        card.body.addWidget(said)
        self._column.addWidget(card)


def _nothing(found: WarningList) -> EmptyState:
    if not found.watched:
        return EmptyState(
            "users-round",
            "No household is open",
            "Tenancies at risk are listed here by themselves once there are households to look at.",
        )
    return EmptyState(
        "shield-check",
        "Nothing points to a tenancy at risk",
        "A notice, arrears that rise, visits missed, a long silence, a home that ends, or a "
        "landlord with several such cases puts a household here, with the reasons. Enter notices "
        "and what is owed on its Household tab.",
    )


def _summary(found: WarningList) -> str:
    watched = counted(found.watched, "household")
    said = f"{len(found.at_risk)} of {watched}" if found.watched else "No household is open"
    return f"{said}, worked out from what was recorded. The soonest day first."


def _combo(name: str) -> CalmCombo:
    combo = CalmCombo()
    combo.setAccessibleName(name)
    combo.setFixedWidth(168)
    return combo


def _refill(combo: CalmCombo, every: str, options: Sequence[tuple[str, str]]) -> None:
    """What was chosen stays chosen while it is among them."""
    chosen = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    combo.addItem(every, "")
    for key, words in options:
        combo.addItem(words, key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)
