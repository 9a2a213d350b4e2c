"""Home: what was seen, with one tap and, where it matters, some words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tso_desktop.domain.words import ObservationTopic
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words, line
from tso_desktop.gui.parts_buttons import FilterChip, SquareButton
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.visit_section import Section
from tso_desktop.gui.visit_typing import TypingLine
from tso_desktop.services.visit_draft import Sighting, VisitDraft

_NAME_WIDTH = 150


class HomeSection(Section):
    def __init__(self, topics: Sequence[ObservationTopic], parent: QWidget | None = None) -> None:
        super().__init__(
            "Home", "Tap what you saw. What you did not look at is simply left out.", parent
        )
        self.topics = {topic.code: SeenRow(topic) for topic in topics}
        self._others: tuple[Sighting, ...] = ()
        card = Card()
        card.body.setSpacing(4)
        for number, row in enumerate(self.topics.values()):
            if number:
                card.body.addWidget(line())
            card.body.addWidget(row)
            row.changed.connect(self._say)
            row.words.moved.connect(self.moved)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_draft(self, draft: VisitDraft) -> None:
        seen = {one.what: one for one in draft.seen}
        self._others = tuple(one for one in draft.seen if one.what not in self.topics)
        for code, row in self.topics.items():
            row.show_sighting(seen.get(code))

    def _say(self) -> None:
        seen = [row.sighting() for row in self.topics.values()]
        self.tell(seen=(*(one for one in seen if one is not None), *self._others))


class SeenRow(QWidget):
    """One thing to look at: its name, what can be tapped, and a line for words."""

    changed = Signal()

    def __init__(self, topic: ObservationTopic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = topic.code
        self.chips = [FilterChip(words) for words in topic.choices]
        self.words = TypingLine(f"seen:{topic.code}", f"{topic.label}, in words", "In words")
        self.words.hide()
        self.more = SquareButton("pencil-line", f"Add words about {topic.label}")
        self._lay_out(topic)
        for chip in self.chips:
            chip.setAccessibleName(f"{topic.label}: {chip.text()}")
            chip.clicked.connect(self.changed)
        self.words.typed.connect(self.changed)
        self.more.clicked.connect(self._add_words)

    def sighting(self) -> Sighting | None:
        chosen = tuple(chip.text().replace("&&", "&") for chip in self.chips if chip.isChecked())
        words = self.words.text()
        return Sighting(what=self._code, choices=chosen, words=words) if chosen or words else None

    def show_sighting(self, seen: Sighting | None) -> None:
        for chip in self.chips:
            words = chip.text().replace("&&", "&")
            chip.setChecked(seen is not None and words in seen.choices)
        self.words.put(seen.words if seen else "")
        self.words.setVisible(bool(seen and seen.words))

    def _lay_out(self, topic: ObservationTopic) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        name = QWidget()
        name.setFixedSize(_NAME_WIDTH, 44)
        named = QHBoxLayout(name)
        named.setContentsMargins(0, 0, 0, 0)
        named.setSpacing(8)
        named.addWidget(Icon(topic.icon, "muted", 18))
        named.addWidget(Words(topic.label, "strong", wrap=True), 1)
        row.addWidget(name, 0, top)
        chips = QWidget()
        Flow(*self.chips, gap=6, parent=chips)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addWidget(chips)
        middle.addWidget(self.words)
        row.addLayout(middle, 1)
        row.addWidget(self.more, 0, top)

    def _add_words(self) -> None:
        self.words.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
