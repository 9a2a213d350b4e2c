"""A visit over the whole window: calm, large targets, every key kept; ended by sealing it."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts_nav import Mark, SectionButton
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.visit_arrive import ArriveSection
from tso_desktop.gui.visit_attempts import AndNextCard, AttemptsCard
from tso_desktop.gui.visit_bars import VisitBottom, VisitTop
from tso_desktop.gui.visit_before import BeforeView
from tso_desktop.gui.visit_finish import FinishSection
from tso_desktop.gui.visit_home import HomeSection
from tso_desktop.gui.visit_no_access import NoAccessSection
from tso_desktop.gui.visit_plan import PlanSection
from tso_desktop.gui.visit_promised import MarkersCard, PromisedCard
from tso_desktop.gui.visit_section import Section
from tso_desktop.gui.visit_shared import SharedView
from tso_desktop.gui.visit_take import TakeCard
from tso_desktop.gui.visit_talk import TalkSection
from tso_desktop.gui.visit_words import concerns_section, own_words_section
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.word_lists import WordLists

SECTIONS = (
    ("arrive", "Arrive", "door-open"),
    ("home", "Home", "house"),
    ("talk", "Talk", "message-square"),
    ("own_words", "Their words", "quote"),
    ("plan", "Plan", "clipboard-list"),
    ("concerns", "Concerns", "shield-alert"),
    ("finish", "Finish", "flag"),
)
_NAMES = {name: title for name, title, _icon in SECTIONS}
_SIDE = 420


class VisitMode(QFrame):
    """Shows a visit and says what was pressed; `settle_asked` that it may go at any moment."""

    section_chosen = Signal(str)
    share_asked = Signal(bool)
    settle_asked = Signal()
    escaped = Signal()
    focus_asked = Signal()

    def __init__(
        self,
        words: WordLists,
        now: Callable[[], datetime],
        today: date,
        usual: time,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dressed(self, "page")
        self.visit_under_way = False
        self.holds_unsaved = False
        self.section = "arrive"
        self.before = BeforeView()
        self.shared = SharedView()
        self.top = VisitTop()
        self.bottom = VisitBottom()
        self.promised = PromisedCard()
        self.markers = MarkersCard(words.markers())
        self.take = TakeCard()
        self.attempts = AttemptsCard()
        self.and_next = AndNextCard(today, usual)
        self.ways: dict[str, SectionButton] = {}
        self._make_sections(words, now, today, usual)
        self._lay_out()
        self._give_keys()

    def _make_sections(
        self, words: WordLists, now: Callable[[], datetime], today: date, usual: time
    ) -> None:
        self.arrive = ArriveSection()
        self.home = HomeSection(words.observations())
        self.talk = TalkSection(today, now)
        self.own_words = own_words_section()
        self.plan = PlanSection(today)
        self.concerns = concerns_section()
        self.finish = FinishSection(today, usual)
        self.no_access = NoAccessSection(words.no_access_reasons())
        self.sections: dict[str, Section] = {
            "arrive": self.arrive,
            "home": self.home,
            "talk": self.talk,
            "own_words": self.own_words,
            "plan": self.plan,
            "concerns": self.concerns,
            "finish": self.finish,
            "no_access": self.no_access,
        }

    # What is shown.

    def show_visit(self) -> None:
        self._whole.setCurrentWidget(self._visit)

    @property
    def is_shared(self) -> bool:
        return self._body.currentWidget() is self.shared

    def go_shared(self, *, shared: bool) -> None:
        self._body.setCurrentWidget(self.shared if shared else self._work)
        self.bottom.setVisible(not shared)
        self.top.go_shared(shared=shared)

    def go_to(self, section: str) -> None:
        """A section, or the page for no access, with what belongs beside it."""
        self.section = section
        self._stack.setCurrentWidget(self.sections[section])
        for name, way in self.ways.items():
            way.mark_here(here=name == ("arrive" if section == "no_access" else section))
        self._side.setCurrentWidget(self._tries if section == "no_access" else self._promises)
        if section == "no_access":
            self.bottom.show_no_access()
        else:
            self.bottom.show_ways(*_neighbours(section))
        if section == "finish":
            self.bottom.go_to_seal()

    def show_states(self, states: dict[str, tuple[str, Mark]]) -> None:
        for name, (words, mark) in states.items():
            self.ways[name].show_state(words, mark)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The window gives focus to the whole page; it belongs where the cursor was."""
        super().focusInEvent(event)
        if self._whole.currentWidget() is self.before:
            self.before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_asked.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle_asked.emit()
        super().hideEvent(event)

    def settle(self) -> None:
        """Keep what is resting, now: the window is about to lock or to close."""
        self.settle_asked.emit()

    # How it is laid out.

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._whole = QStackedWidget()
        outer.addWidget(self._whole)
        self._whole.addWidget(self.before)
        self._visit = QWidget()
        column = QVBoxLayout(self._visit)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        self._body = QStackedWidget()
        column.addWidget(self._body, 1)
        column.addWidget(self.bottom)
        self._whole.addWidget(self._visit)
        self._work = QWidget()
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail())
        self._stack = QStackedWidget()
        for section in self.sections.values():
            self._stack.addWidget(section)
        row.addWidget(self._stack, 1)
        self._side = QStackedWidget()
        self._side.setFixedWidth(_SIDE)
        self._promises = _side_column(self.promised, self.markers, self.take)
        self._tries = _side_column(self.attempts, self.and_next, self.and_next.again)
        self._side.addWidget(self._promises)
        self._side.addWidget(self._tries)
        row.addWidget(self._side)
        self._body.addWidget(self._work)
        self._body.addWidget(self.shared)

    def _rail(self) -> QWidget:
        rail = dressed(QFrame(), "rail")
        rail.setFixedWidth(232)
        column = QVBoxLayout(rail)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(6)
        for name, title, icon in SECTIONS:
            way = SectionButton(icon, title)
            way.clicked.connect(lambda _on=False, name=name: self.section_chosen.emit(name))
            self.ways[name] = way
            column.addWidget(way)
        column.addStretch(1)
        return rail

    def _give_keys(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._end)
        QShortcut(QKeySequence(Qt.Key.Key_F8), self, self._share)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.escaped.emit)
        for number, (name, _title, _icon) in enumerate(SECTIONS, 1):
            QShortcut(
                QKeySequence(f"Alt+{number}"),
                self,
                lambda name=name: self.section_chosen.emit(name),
            )

    def _end(self) -> None:
        if self._whole.currentWidget() is self._visit and not self.is_shared:
            self.bottom.ended.emit()

    def _share(self) -> None:
        if self._whole.currentWidget() is self._visit:
            self.share_asked.emit(not self.is_shared)


def make_visit_mode(place: Workplace, visit: RecordId) -> VisitMode:
    """The visit over the whole window; it leaves by `place.go` when it is ended or left."""
    from tso_desktop.gui.visit_presenter import VisitPresenter

    return VisitPresenter.open(place, visit)


def _neighbours(section: str) -> tuple[str, str]:
    names = [name for name, _title, _icon in SECTIONS]
    at = names.index(section)
    before = _NAMES[names[at - 1]] if at else ""
    return before, _NAMES[names[at + 1]] if at + 1 < len(names) else ""


def _side_column(*cards: QWidget) -> ScrollColumn:
    column = ScrollColumn()
    column.body.setContentsMargins(12, 20, 24, 16)
    for card in cards:
        column.body.addWidget(card)
    column.body.addStretch(1)
    return column
