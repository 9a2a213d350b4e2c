"""The card that every question about a file stands on: what it is, and which row it is about."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_cards import Card


class QuestionCard(Card):
    """Lower than a card with something to do in its head: three of them should be seen at once."""

    def __init__(
        self, title: str, icon: str, shade: str, where: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(f"{title}, {where}")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(icon, shade, 18))
        head.addWidget(Elided(title, "h2"), 1)
        head.addWidget(Words(where, "muted"))
        self.body.setSpacing(6)
        self.body.addLayout(head)
