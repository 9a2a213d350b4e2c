"""The column of needs: what each step is for, and what the resident said matters."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.domain.casework import Need
from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, SquareButton
from tso_desktop.gui.parts_cards import Soft, empty
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.press_tile import PressTile
from tso_desktop.gui.words import counted, plain_date
from tso_desktop.services.working_plan import WorkingPlan

_SHORTEST = 90


class NeedsColumn(QWidget):
    """`picked` carries the need that the library and a new step then speak of, or None."""

    picked = Signal(object)
    added = Signal(str)
    about_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked: RecordId | None = None
        self.tiles: dict[RecordId, PressTile] = {}
        self.add_button = SquareButton("plus", "Add a need", "accent")
        self.title = QLineEdit(placeholderText="A need, in a few words", maxLength=120)
        self.title.setAccessibleName("A new need, in a few words")
        self.title.hide()
        self.about = AboutBox()
        self._list = QVBoxLayout()
        self._lay_out()
        self.add_button.clicked.connect(self._ask)
        self.title.returnPressed.connect(self._add)
        self.about.edit.clicked.connect(self.about_asked)

    def show_plan(self, plan: WorkingPlan) -> None:
        counts = {need.id: sum(need.id in step.needs for step in plan.steps) for need in plan.needs}
        empty(self._list)
        self.tiles = {}
        for number, need in enumerate(plan.needs, 1):
            tile = _tile(number, need, counts[need.id])
            tile.setChecked(need.id == self._picked)
            tile.clicked.connect(lambda _on, need=need.id: self._pick(need))
            self.tiles[need.id] = tile
            self._list.addWidget(tile)
        if not plan.needs:
            self._list.addWidget(
                Words("No need yet. Each step answers one: add the first.", "muted", wrap=True)
            )
        self.about.show_plan(plan)

    def _pick(self, need: RecordId) -> None:
        self._picked = None if self._picked == need else need
        for id_, tile in self.tiles.items():
            tile.setChecked(id_ == self._picked)
        self.picked.emit(self._picked)

    def _ask(self) -> None:
        self.title.show()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        words = self.title.text().strip()
        self.title.hide()
        if words:
            self.title.clear()
            self.added.emit(words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Words("Needs", "h2"), 1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        column.addWidget(self.title)
        scroll = ScrollColumn()
        scroll.body.setSpacing(8)
        self._list.setSpacing(8)
        scroll.body.addLayout(self._list)
        scroll.body.addSpacing(4)
        scroll.body.addWidget(self.about)
        scroll.body.addStretch(1)
        scroll.body.setContentsMargins(0, 0, 0, 12)
        column.addWidget(scroll, 1)


class AboutBox(Soft):
    """Her own words, what is being worked towards, and the day of the review."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words("", "quiet", wrap=True)
        self._goals = Words("", wrap=True)
        self._day = Words("", "muted", wrap=True)
        self.edit = Button("Words, goals, review", "pencil-line", "ghost")
        self.edit.setAccessibleName("Edit their own words, the goals and the day of the review")
        self.body.setContentsMargins(12, 10, 8, 6)
        for part in (self._words, self._goals, self._day):
            self.body.addWidget(part)
        self.body.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)

    def show_plan(self, plan: WorkingPlan) -> None:
        said = plan.plan.own_words if plan.plan else None
        self._words.setText(f"“{_short(said)}”" if said else "Nothing in their own words yet.")
        goals = plan.plan.goals if plan.plan else ()
        self._goals.setText("\n".join(f"•  {goal}" for goal in goals))
        self._goals.setVisible(bool(goals))
        self._day.setText(_review(plan))


def _review(plan: WorkingPlan) -> str:
    """The day that stands in the version in force; else the one that would be printed today."""
    if plan.in_force is not None and plan.in_force.review_on is not None:
        return f"Version {plan.in_force.number}: review on {plain_date(plan.in_force.review_on)}."
    return f"Review, if issued today: {plain_date(plan.review_on)}."


def _tile(number: int, need: Need, steps: int) -> PressTile:
    title = need.title or need.words or "Need"
    said = counted(steps, "step") if steps else "No step yet"
    tile = PressTile(f"Need {number}: {title}, {said}")
    tile.setCheckable(True)
    tile.add(Words(f"{number}  {title}", "strong", wrap=True))
    if need.words and need.title:
        tile.add(Words(_short(need.words), "muted", wrap=True))
    tile.add(Elided(said, "accent" if steps else "warn"))
    return tile


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _SHORTEST else f"{said[:_SHORTEST].rsplit(' ', 1)[0]} …"


def needs_named(needs: Sequence[Need], wanted: RecordId | None) -> str:
    """`need 2, rent she can afford`, for headings that speak of it."""
    for number, need in enumerate(needs, 1):
        if need.id == wanted:
            return f"need {number}, {(need.title or need.words or '').lower()}"
    return ""
