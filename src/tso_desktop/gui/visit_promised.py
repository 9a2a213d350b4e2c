"""Beside the notes: what was promised last time on both sides, and what to beware of here."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.households import VISIT_RULES, Marker
from tso_desktop.domain.words import MarkerType
from tso_desktop.gui.chip_button import ChipButton
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_cards import Card, add_rows, empty
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.words import counted, days_left, short_date
from tso_desktop.services.promises import Promised

_SHOWN = 5
_RULES = {
    "two_officers": "Two officers.",
    "meet_elsewhere": "Meet elsewhere.",
    "phone_only": "Phone only.",
    "no_visit": "No visit.",
}


class PromisedCard(Card):
    """Each promise with what became of it; pressing marks it kept, pressing again takes it back."""

    kept = Signal(object)
    reopened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Promised last time", "handshake", parent=parent)
        self.body.setSpacing(3)
        self.buttons: list[ChipButton] = []

    def show_promises(self, found: Sequence[Promised], resident: str, today: date) -> None:
        empty(self.body)
        self.buttons = []
        if not found:
            self.body.addWidget(Words("Nothing is open on either side.", "muted", wrap=True))
        add_rows(self.body, [self._row(one, resident, today) for one in found[:_SHOWN]])
        if len(found) > _SHOWN:
            more = counted(len(found) - _SHOWN, "more", "more")
            self.body.addWidget(Words(f"{more}: the steps are under Plan.", "muted", wrap=True))

    def _row(self, one: Promised, resident: str, today: date) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(10)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(Words(one.words, wrap=True))
        said.addWidget(Words(whose(one, resident, today), "muted", wrap=True))
        across.addLayout(said, 1)
        across.addWidget(self._button(one, today), 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _button(self, one: Promised, today: date) -> ChipButton:
        if one.state == "kept":
            chip = ChipWords("Kept", "green", "check")
            button = ChipButton(chip, f"Kept: {one.words}. Press to take it back")
            button.clicked.connect(lambda: self.reopened.emit(one))
        else:
            chip = ChipWords("Open", "grey", "circle")
            if one.state == "late" and one.due_on is not None:
                chip = ChipWords(days_left(one.due_on, today), "amber", "clock")
            button = ChipButton(chip, f"{chip.words}: {one.words}. Press when it was kept")
            button.clicked.connect(lambda: self.kept.emit(one))
        self.buttons.append(button)
        return button


class MarkersCard(Card):
    def __init__(self, types: Sequence[MarkerType], parent: QWidget | None = None) -> None:
        only = Words("only for you", "muted")
        super().__init__("Markers", "eye-off", only, parent=parent)
        self._types = {kind.code: kind for kind in types}
        self.heading.setMinimumHeight(44)

    def show_markers(self, markers: Sequence[Marker], today: date) -> None:
        empty(self.body)
        for marker in strictest_first(markers):
            self.body.addWidget(marker_row(marker, self._types.get(marker.type or ""), today))
        self.setVisible(bool(markers))


def whose(one: Promised, resident: str, today: date) -> str:
    """Tamsin, by Tue 27 Oct."""
    who = {"resident": resident, "council": "You", "partner": one.partner or "A partner"}[one.side]
    return f"{who}, by {short_date(one.due_on, today)}" if one.due_on else f"{who}, no day set"


def strictest_first(markers: Sequence[Marker]) -> list[Marker]:
    """What binds a visit most stands on top."""
    return sorted(
        markers,
        key=lambda m: VISIT_RULES.index(m.visit_rule) if m.visit_rule in VISIT_RULES else 0,
        reverse=True,
    )


def marker_row(marker: Marker, kind: MarkerType | None, today: date) -> QWidget:
    """What a marker says: its kind and rule, then its words, then whether it wants looking at."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(10)
    strict = marker.visit_rule in _RULES
    shade = "amber" if strict else "muted"
    across.addWidget(
        Icon(kind.icon if kind else "shield-alert", shade, 18), 0, Qt.AlignmentFlag.AlignTop
    )
    label = kind.label if kind else marker.type or "Marker"
    words = marker.words or ""
    if label.casefold() in words.casefold():
        label = ""
    parts = [f"{label}." if label else "", _RULES.get(marker.visit_rule or "", ""), words]
    said = QVBoxLayout()
    said.setSpacing(1)
    said.addWidget(Words(" ".join(part for part in parts if part), wrap=True))
    if marker.review_on is not None and marker.review_on < today:
        said.addWidget(
            Words(f"To be looked at since {short_date(marker.review_on, today)}", "warn")
        )
    across.addLayout(said, 1)
    return row
