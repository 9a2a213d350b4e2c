"""Households that may be the same, beside what is being typed: told, and never in the way."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, add_rows, empty
from tso_desktop.gui.parts_chips import Chip, Tone
from tso_desktop.services.likely import Like

_STATES: dict[str, Tone] = {"Open": "green", "Referral": "blue", "Closed": "grey"}


class MatchCard(Card):
    """Shows likely matches; `chosen` is the household that the referral belongs to."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, choose_words: str, nothing: str) -> None:
        super().__init__("Perhaps here already", "users-round")
        self._choose_words, self._nothing = choose_words, nothing
        self._likes: tuple[Like, ...] | None = None
        self.show_likes(())

    def show_likes(self, likes: Sequence[Like]) -> None:
        """What is shown already is not drawn again: the focus stays where it is."""
        if self._likes == tuple(likes):
            return
        self._likes = tuple(likes)
        empty(self.body)
        self.show_count(len(likes)) if likes else self.count.hide()
        if not likes:
            self.body.addWidget(Words(self._nothing, "muted", wrap=True))
        add_rows(self.body, [self._row(like) for like in likes])

    def _row(self, like: Like) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Elided(like.label, "strong"), 1)
        if like.restricted:
            head.addWidget(Chip("Restricted", "red", "lock"))
        else:
            head.addWidget(Chip(like.state, _STATES.get(like.state, "grey")))
        column.addLayout(head)
        column.addWidget(Words(like.sentence, "warn" if like.restricted else "", wrap=True))
        if like.facts:
            column.addWidget(Words(" · ".join(like.facts), "muted", wrap=True))
        column.addLayout(self._buttons(like))
        return row

    def _buttons(self, like: Like) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(8)
        choose = Button(self._choose_words, "link-2")
        choose.setAccessibleName(f"{self._choose_words}: {like.label}")
        choose.clicked.connect(lambda: self.chosen.emit(like.household))
        look = Button("Look at it", look="ghost")
        look.setAccessibleName(f"Look at {like.label}")
        look.clicked.connect(lambda: self.opened.emit(like.household))
        across.addWidget(choose)
        across.addWidget(look)
        across.addStretch(1)
        return across
