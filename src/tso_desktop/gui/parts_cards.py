"""Boxes that hold parts of a page: cards, tiles, tints, notices, and what an empty list says."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Elided, Words, line
from tso_desktop.gui.parts_buttons import TARGET, Button
from tso_desktop.gui.parts_chips import CountBadge, Tone, ink


class Box(QFrame):
    """A frame with a column to fill; the kinds below differ in look and room."""

    def __init__(
        self, look: str, margins: tuple[int, int, int, int], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        dressed(self, look)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(8)

    def clear(self) -> None:
        """Lets go of all that the body holds, before it is filled anew."""
        empty(self.body)


class Card(Box):
    """A white box with a heading: an icon, a title, a count, and one thing to do at the end."""

    def __init__(
        self,
        title: str = "",
        icon: str = "",
        action: QWidget | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("card", (16, 10, 16, 14), parent=parent)
        outer = self.body
        outer.setSpacing(4)
        self.count = CountBadge()
        self.count.hide()
        if title:
            self.heading = Elided(title, "h2")
            outer.addLayout(heading_row(self.heading, icon, self.count, action))
        else:
            outer.setContentsMargins(16, 14, 16, 14)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body)

    def show_count(self, number: int) -> None:
        self.count.show_number(number)
        self.count.show()


class Tile(Box):
    """A smaller white box, one of several alike; `pick` marks the one that is chosen."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("tile", (14, 10, 14, 12), parent=parent)

    def pick(self, *, chosen: bool) -> None:
        dressed(self, "pick" if chosen else "tile")


class Soft(Box):
    """A quiet box for what is offered and not asked."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("soft", (14, 10, 14, 10), parent=parent)


class Tint(Box):
    """A box in the colour of a meaning; put words and an icon in it."""

    def __init__(self, tone: Tone, *, parent: QWidget | None = None) -> None:
        super().__init__(tone, (14, 8, 10, 8), parent=parent)


class Notice(Tint):
    """A message in its place on the page: what happened and, perhaps, what to do about it."""

    def __init__(
        self, words: str, tone: Tone = "amber", icon: str = "info", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(tone, parent=parent)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self.body.addLayout(self._row)
        self._row.addWidget(Icon(icon, ink(tone), 20))
        self.words = Words(words, wrap=True)
        self._row.addWidget(self.words, 1)
        self.setMinimumHeight(44)

    def offer(self, words: str, do: Callable[[], object]) -> Button:
        """Adds a button at the end of the strip."""
        button = Button(words)
        button.clicked.connect(lambda: do())  # noqa: PLW0108  `do` must not be handed "checked"
        self._row.addWidget(button)
        return button


class EmptyState(QWidget):
    """What a list says while it is loading, and when there is nothing in it: what to do next."""

    def __init__(
        self,
        icon: str,
        title: str,
        hint: str = "",
        button: Button | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 28)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(Icon(icon, "accent_mid", 36), 0, middle)
        column.addSpacing(6)
        self.title = Words(title, "h2", wrap=True)
        self.hint = Words(hint, "muted", wrap=True)
        for words in (self.title, self.hint):
            words.setAlignment(middle)
            column.addWidget(words)
        if button is not None:
            column.addSpacing(8)
            column.addWidget(button, 0, middle)
        column.addStretch(1)


def heading_row(
    heading: QWidget,
    icon: str = "",
    count: CountBadge | None = None,
    action: QWidget | None = None,
) -> QHBoxLayout:
    """An icon, a heading, how many, and at the end one thing to do; 44 pixels high."""
    row = QHBoxLayout()
    row.setSpacing(8)
    heading.setMinimumHeight(TARGET)
    if icon:
        row.addWidget(Icon(icon, "muted", 18))
    row.addWidget(heading)
    if count is not None:
        row.addWidget(count)
    row.addStretch(1)
    if action is not None:
        row.addWidget(action)
    return row


def two_lines(strong: str, muted: str, *, wrap: bool = False) -> QVBoxLayout:
    """A name over a detail, as every row in the lists has it; `wrap` where it is a sentence."""
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(Words(strong, "strong", wrap=True) if wrap else Elided(strong, "strong"))
    column.addWidget(Elided(muted, "muted"))
    return column


def fact_row(name: str, value: str, name_width: int = 120) -> QHBoxLayout:
    """A fact to read: its name in grey, its value beside it."""
    row = QHBoxLayout()
    row.setSpacing(12)
    label = Words(name, "muted", wrap=True)
    label.setFixedWidth(name_width)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(value, wrap=True).selectable(), 1)
    return row


def add_rows(column: QVBoxLayout, rows: list[QLayout | QWidget]) -> None:
    """Rows one under the other with a thin line between them."""
    for number, row in enumerate(rows):
        if number:
            column.addWidget(line())
        if isinstance(row, QWidget):
            column.addWidget(row)
        else:
            column.addLayout(row)


def empty(layout: QLayout) -> None:
    """Lets go of all that a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
