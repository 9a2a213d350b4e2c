"""Fields of a landlord's notice: answers side by side, and the grounds that it names."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.field import Field
from tso_desktop.gui.fields import CalmCombo
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Segment, SquareButton
from tso_desktop.gui.parts_cards import empty
from tso_desktop.services.possession import GroundChoice

_FINDINGS = (
    ("pass", "Pass", "check"),
    ("fail", "Fail", "x"),
    ("", "Not checked", "circle-question-mark"),
)
_NOT_SAID = ""


class SideBySideField(Field):
    """One of a few answers, all of them to be seen; saved at once. Blank is one of them."""

    def __init__(
        self, name: str, label: str, options: Sequence[tuple[str, str, str]], **more: Any
    ) -> None:
        self.segment = Segment(options)
        for key, words, _icon in options:
            self.segment.button(key).setAccessibleName(f"{label}: {words}")
        if (row := self.segment.layout()) is not None and isinstance(row, QHBoxLayout):
            row.addStretch(1)
        self._buttons = tuple(self.segment.button(key) for key, _words, _icon in options)
        super().__init__(name, label, self.segment, **more)
        self.segment.chosen.connect(self._at_once)

    def value(self) -> Any:
        return self.segment.value() or None

    def _write(self, value: Any) -> None:
        self.segment.choose(value or _NOT_SAID)

    def _watched(self) -> Sequence[QWidget]:
        return self._buttons

    def _at_once(self) -> None:
        self._edited()
        self.settle()


class FindingField(SideBySideField):
    """What an officer found on the paper: pass, fail, or not checked yet."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, _FINDINGS, named_by_editor=True)


class YesNoField(SideBySideField):
    """Yes, no, or nobody has said."""

    _VALUES: Mapping[str, bool | None] = {"yes": True, "no": False, _NOT_SAID: None}

    def __init__(self, name: str, label: str, yes: str, no: str, unsaid: str, **more: Any) -> None:
        options = (("yes", yes, "check"), ("no", no, "x"), (_NOT_SAID, unsaid, ""))
        super().__init__(name, label, options, **more)

    def value(self) -> bool | None:
        return self._VALUES[self.segment.value()]

    def _write(self, value: bool | None) -> None:  # noqa: FBT001
        self.segment.choose(next(key for key, one in self._VALUES.items() if one is value))


class GroundsField(Field):
    """The grounds that a notice names, chosen from those known for its landlord and day."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        self._grounds: tuple[str, ...] = ()
        self._choices: dict[str, str] = {}
        self.holder = QWidget()
        self._column = QVBoxLayout()
        whole = QVBoxLayout(self.holder)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        whole.addLayout(self._rows)
        self.combo = CalmCombo()
        self.combo.setAccessibleName("Add a ground")
        whole.addWidget(self.combo)
        super().__init__(name, label, self.holder, **more)
        self.combo.activated.connect(self._add)
        self._show()

    def offer(self, choices: Sequence[GroundChoice]) -> None:
        """What may be chosen; a ground that is none of them stays, for it stands on the paper."""
        fresh = {one.ground: one.words for one in choices}
        if fresh != self._choices:
            self._choices = fresh
            self._show()

    def remove(self, ground: str) -> None:
        self._change(tuple(one for one in self._grounds if one != ground))

    def value(self) -> tuple[str, ...]:
        return self._grounds

    def _write(self, value: Sequence[str] | None) -> None:
        self._grounds = tuple(value or ())
        self._show()

    def _watched(self) -> Sequence[QWidget]:
        return (self.combo,)

    def _add(self, place: int) -> None:
        if ground := self.combo.itemData(place):
            self._change((*self._grounds, ground))

    def _change(self, grounds: tuple[str, ...]) -> None:
        self._grounds = grounds
        self._show()
        self._edited()
        self.settle()

    def _show(self) -> None:
        empty(self._rows)
        for ground in self._grounds:
            self._rows.addWidget(self._row(ground))
        self.combo.clear()
        self.combo.addItem("Add a ground" if self._grounds else "Choose a ground", "")
        for ground, words in self._choices.items():
            if ground not in self._grounds:
                self.combo.addItem(words, ground)

    def _row(self, ground: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        unknown = f"{ground} · not known for this landlord on that day"
        across.addWidget(Words(self._choices.get(ground, unknown), wrap=True), 1)
        button = SquareButton("x", f"Take out ground {ground}")
        button.clicked.connect(lambda: self.remove(ground))
        across.addWidget(button)
        return row
