"""The council's own words for each letter: shown, changed, checked by line, and seen on paper."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.letter_kinds import STAGES
from tso_desktop.domain.letter_words import TemplateRefused
from tso_desktop.gui.letter_list import LetterList, ListedLetter
from tso_desktop.gui.letter_words_card import HOW_TO_WRITE, FaultList, field_names
from tso_desktop.gui.live_pages import LivePages
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, SquareButton
from tso_desktop.gui.parts_cards import Card, Notice, empty
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.plain_fields import PlainLine, PlainText
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.letter_templates import Words as LetterWords

_LIST_WIDE = 290
_LINES = 22
_OWN = ChipWords("Ours", "blue", "pencil-line")
_UNKEPT = "These words are not kept yet. Keep them, or go back once more to leave them."


class LetterTemplatesView(QFrame):
    """The letters left, the words in the middle, and how they look right."""

    closed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "page")
        self.letters = LetterList()
        self.title = PlainLine("Title")
        self.text = PlainText("Words", lines=_LINES)
        self.faults = FaultList()
        self.notices = QVBoxLayout()
        self.keep_button = Button("Keep these words", "check", "primary")
        self.look_button = Button("See how they look", "eye")
        self.shipped_button = Button("Back to the shipped words", "rotate-ccw")
        self.heading = Elided("", "h2")
        self.detail = Words("", "muted", wrap=True)
        self.live = LivePages(place.background)
        self._lay_out()
        QShortcut(QKeySequence("Escape"), self, self.closed.emit)

    def show_words(self, words: LetterWords) -> None:
        kind = words.kind
        self.heading.show_words(kind.title)
        self.detail.setText(f"{kind.when} {kind.law}".strip())
        self.title.put(kind.title)
        self.text.put(kind.body.strip())
        self.faults.show_faults(())
        self.shipped_button.setEnabled(words.own)
        empty(self.notices)
        if words.faults:
            said = "Our own words cannot be used, so the shipped ones hold. "
            self.notices.addWidget(Notice(said + str(words.faults[0]), "red", "circle-alert"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        row = QHBoxLayout()
        row.setSpacing(0)
        left = ScrollColumn()
        left.setFixedWidth(_LIST_WIDE)
        left.body.setContentsMargins(16, 14, 10, 16)
        left.body.addWidget(self.letters)
        row.addWidget(left)
        middle = ScrollColumn()
        middle.body.setContentsMargins(6, 14, 10, 16)
        middle.body.addWidget(self._words_card())
        fields = Card("Fields that a letter can have", "list")
        fields.body.addWidget(Words(field_names(), "muted", wrap=True).selectable())
        middle.body.addWidget(fields)
        middle.body.addStretch(1)
        row.addWidget(middle, 48)
        row.addWidget(self.live, 52)
        column.addLayout(row, 1)

    def _words_card(self) -> Card:
        card = Card()
        how = Words(HOW_TO_WRITE, "muted", wrap=True)
        for said in (self.heading, self.detail, how):
            card.body.addWidget(said)
        card.body.addLayout(self.notices)
        for part in (self.title, self.faults, self.text):
            card.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.keep_button)
        row.addWidget(self.look_button)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(self.shipped_button)
        return card

    def _bar(self) -> QWidget:
        bar = dressed(QFrame(), "topbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        back = SquareButton("arrow-left", "Back (Esc)")
        back.clicked.connect(self.closed)
        row.addWidget(back)
        row.addWidget(Words("The council’s words for letters", "h2"), 1)
        return bar


class LetterTemplatesPresenter(QObject):
    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._templates = place.desk.letters.templates
        view = self.view = LetterTemplatesView(place)
        self.setParent(view)
        self._warned = False
        self.words = self._templates.all()[0]
        view.letters.picked.connect(self._pick)
        view.keep_button.clicked.connect(self._keep)
        view.look_button.clicked.connect(self._look)
        view.shipped_button.clicked.connect(self._back_to_shipped)
        view.closed.connect(self._leave)
        self._show(self.words.kind.key)

    def _pick(self, key: str) -> None:
        if self._may_leave():
            self._show(key)

    def _show(self, key: str) -> None:
        self._warned = False
        self.words = self._templates.of(key)
        self.view.letters.show_letters([_listed(words) for words in self._templates.all()], key)
        self.view.show_words(self.words)
        self._look()

    def _keep(self) -> None:
        title, body = self.view.title.words(), self.view.text.words()
        try:
            self._templates.keep(self.words, title=title, body=body)
        except TemplateRefused as refused:
            self.view.faults.show_faults(refused.faults)
            return
        self._place.told.tell("Kept. Letters that are begun from now on have these words.")
        self._show(self.words.kind.key)

    def _look(self) -> None:
        key = self.words.kind.key
        title, body = self.view.title.words(), self.view.text.words()
        self.view.faults.show_faults(self._templates.check(body))
        self.view.live.show_made(lambda: self._templates.preview(key, title=title, body=body))

    def _back_to_shipped(self) -> None:
        if self._place.save(
            lambda: self._templates.back_to_shipped(self.words), "The shipped words hold again."
        ):
            self._show(self.words.kind.key)

    def _leave(self) -> None:
        if self._may_leave():
            self._place.go.back()

    def _may_leave(self) -> bool:
        """What was typed and not kept is told once before it goes."""
        kind = self.words.kind
        same = (self.view.title.words(), self.view.text.words()) == (kind.title, kind.body.strip())
        if same or self._warned:
            return True
        self._warned = True
        self._place.told.tell(_UNKEPT, tone="amber")
        return False


def make_letter_templates_page(place: Workplace) -> QWidget:
    return LetterTemplatesPresenter(place).view


def _listed(words: LetterWords) -> ListedLetter:
    kind = words.kind
    return ListedLetter(
        key=kind.key,
        title=kind.title,
        detail=kind.law or kind.when,
        group=STAGES[kind.stage],
        found_by=f"{kind.title} {kind.when} {kind.law} {kind.body}",
        chip=_OWN if words.own else None,
    )
