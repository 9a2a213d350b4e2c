"""The rail at the left of the window: the pages, where the work is kept, and who works here."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.look import current_look, dressed
from tso_desktop.gui.parts import Elided, Words, line
from tso_desktop.gui.parts_cards import Box
from tso_desktop.gui.parts_nav import NavButton

WIDE, SLIM = 212, 72
_ROOMY = 600  # below it, at 150 %, the ways matter more than what is only told


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A page of the rail; it is made when it is first visited.

    `shortcut` is Ctrl and the entry's number unless it is given. Ctrl+K goes to the one that
    `searches` from any page that has no search of its own.
    """

    name: str
    icon: str
    make_page: Callable[[], QWidget]
    shortcut: str = ""
    slim: bool = False
    searches: bool = False


class Rail(QFrame):
    """Shows the entries and the standing ways: dark or light, settings, lock."""

    went = Signal(str)
    look_asked = Signal()
    lock_asked = Signal()

    def __init__(self, officer: str, team: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "rail")
        self._ways: dict[str, NavButton] = {}
        self._entries = QVBoxLayout()
        self._entries.setSpacing(5)
        self._offline, self._where, self._detail = Box("grey", (12, 8, 10, 8)), Words(), Elided()
        self.look_way = NavButton("moon", "Dark mode")
        self.lock_way = NavButton("lock", "Lock")
        self.lock_way.setToolTip("Ctrl+L")
        self._names = QWidget()
        self._brand = Words("TSO Desktop", "value")
        self._lay_out(officer, team)
        self.look_way.clicked.connect(self.look_asked)
        self.lock_way.clicked.connect(self.lock_asked)
        current_look().changed.connect(self._show_look)
        self._show_look()

    def fill(self, entries: list[RailEntry], below: list[RailEntry]) -> None:
        for entry in entries:
            self._entries.addWidget(self._way(entry))
        for entry in below:
            self._below.insertWidget(1, self._way(entry))
        ways = [*self._ways.values(), self.look_way, self.lock_way]
        for before, after in pairwise(ways):
            QWidget.setTabOrder(before, after)

    def mark_here(self, name: str) -> None:
        for other, way in self._ways.items():
            way.mark_here(here=other == name)

    def show_count(self, name: str, count: int) -> None:
        self._ways[name].show_count(count)

    def say_where(self, words: str, detail: str, icon: str = "cloud-off") -> None:
        """Where the work is kept: offline is grey, for it is the normal state."""
        self._where.setText(words)
        self._detail.show_words(detail)
        self._cloud.show_icon(icon, "grey")
        self._offline.setToolTip(f"{words}. {detail}")
        self._offline.setAccessibleName(f"{words}. {detail}")

    def go_slim(self, *, slim: bool) -> None:
        self.setFixedWidth(SLIM if slim else WIDE)
        for way in self.findChildren(NavButton):
            way.go_slim(slim=slim)
        for part in (self._names, self._brand, self._offline_words):
            part.setHidden(slim)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().height() >= _ROOMY
        for part in (self._offline, self._who_is_here):
            part.setVisible(roomy)

    def _way(self, entry: RailEntry) -> NavButton:
        way = self._ways[entry.name] = NavButton(entry.icon, entry.name)
        way.clicked.connect(lambda: self.went.emit(entry.name))
        return way

    def _show_look(self) -> None:
        dark = current_look().is_dark
        self.look_way.say("sun" if dark else "moon", "Light mode" if dark else "Dark mode")

    def _lay_out(self, officer: str, team: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 14, 13, 12)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 10)
        head.setSpacing(9)
        head.addWidget(Icon("key-round", "accent", 24))
        head.addWidget(self._brand)
        head.addStretch(1)
        column.addLayout(head)
        column.addLayout(self._entries)
        column.addStretch(1)
        column.addWidget(self._where_kept())
        self._below = QVBoxLayout()
        self._below.setSpacing(5)
        self._below.addWidget(self.look_way)
        self._below.addWidget(self.lock_way)
        column.addSpacing(4)
        column.addLayout(self._below)
        column.addWidget(line())
        self._who_is_here = self._who(officer, team)
        column.addWidget(self._who_is_here)

    def _where_kept(self) -> Box:
        row = QHBoxLayout()
        row.setSpacing(10)
        self._cloud = Icon("cloud-off", "grey", 20)
        row.addWidget(self._cloud)
        self._offline_words = QWidget()
        words = QVBoxLayout(self._offline_words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        dressed(self._where, "strong")
        dressed(self._detail, "muted")
        words.addWidget(self._where)
        words.addWidget(self._detail)
        row.addWidget(self._offline_words, 1)
        self._offline.body.addLayout(row)
        self.say_where("Working offline", "All of it is kept here")
        return self._offline

    def _who(self, officer: str, team: str) -> QWidget:
        who = QWidget()
        row = QHBoxLayout(who)
        row.setContentsMargins(10, 6, 0, 0)
        row.setSpacing(10)
        picture = Icon("circle-user-round", "muted", 24)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        names = QVBoxLayout(self._names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(Elided(officer, "strong"))
        names.addWidget(Elided(team, "muted"))
        row.addWidget(self._names, 1)
        who.setToolTip(f"{officer}, {team}" if team else officer)
        return who
