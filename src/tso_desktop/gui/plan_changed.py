"""What is different from the version that was given last, and the versions themselves."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.plan_agreement import way
from tso_desktop.domain.plan_rules import StepFacts
from tso_desktop.domain.plans import IssuedPlan
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Elided, Words, line
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import empty
from tso_desktop.gui.words import short_date
from tso_desktop.services.working_plan import WorkingPlan

_LONGEST = 60


class ChangedSince(QWidget):
    """`version_asked` carries the version whose paper is to be shown."""

    version_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_plan(self, plan: WorkingPlan, today: date) -> None:
        empty(self._column)
        if not plan.versions:
            self.hide()
            return
        self.show()
        last = plan.versions[0]
        self._column.addWidget(line())
        self._column.addWidget(_head("history", f"Changed since version {last.number}"))
        changes = plan.changes
        for icon, shade, name, steps in (
            ("plus", "green", "Added", changes.added),
            ("pencil-line", "blue", "Changed", tuple(change.now for change in changes.changed)),
            ("check", "green", "Done", changes.done),
            ("minus", "muted", "Taken out", changes.taken_out),
        ):
            if steps:
                self._column.addWidget(_row(icon, shade, f"{name}: {_listed(steps)}"))
        if not changes:
            self._column.addWidget(Words("Nothing: it stands as it was given.", "muted"))
        self._column.addSpacing(8)
        self._column.addWidget(_head("files", "Versions"))
        for version in plan.versions:
            self._column.addWidget(self._version(version, today))

    def _version(self, version: IssuedPlan, today: date) -> QWidget:
        given = f", given {short_date(version.given_on, today)}" if version.given_on else ""
        button = Button(f"Version {version.label or version.number}{given}", look="choice")
        found = way(version.agreed_how)
        button.setToolTip(found.label if found else "")
        button.clicked.connect(lambda: self.version_asked.emit(version))
        return button


def _head(icon: str, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 6, 0, 0)
    row.setSpacing(8)
    row.addWidget(Icon(icon, "muted", 18))
    row.addWidget(Elided(words, "h2"), 1)
    return holder


def _row(icon: str, shade: str, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Icon(icon, shade, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words, "muted", wrap=True), 1)
    return holder


def _listed(steps: Iterable[StepFacts]) -> str:
    return "; ".join(_short(step.text) for step in steps)


def _short(words: str) -> str:
    said = " ".join(words.split()).rstrip(".")
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]} …"
