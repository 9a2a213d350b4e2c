"""Keeps a visit's draft within a second of each key, and the cursor's place with it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.visit_mode import VisitMode
from tso_desktop.gui.visit_typing import caret_of
from tso_desktop.services.visit_draft import VisitDraft
from tso_desktop.services.visiting import Visiting

KEEP_MS = 300
AGAIN_MS = 2_000


class VisitKeeping(QObject):
    """The draft is a value: each change makes a new one, and the newest is written.

    `changed` carries the names of the fields that are new.
    """

    changed = Signal(object)

    def __init__(self, view: VisitMode, visiting: Visiting, draft: VisitDraft) -> None:
        super().__init__(view)
        self._view, self._visiting = view, visiting
        self.draft = draft
        self._unkept = False
        self._over = False
        self._resting = QTimer(self, interval=KEEP_MS, singleShot=True)
        self._resting.timeout.connect(self._keep)
        view.settle_asked.connect(self.settle)

    def change(self, changes: dict[str, Any]) -> None:
        self.draft = replace(self.draft, **changes)
        self.changed.emit(frozenset(changes))
        self.touch()

    def touch(self) -> None:
        """The first key starts the clock, so that steady typing is kept three times a second."""
        self._unkept = True
        if not self._resting.isActive():
            self._resting.start(KEEP_MS)

    def settle(self) -> None:
        """On disk when this returns, or the line above says why not and it is tried again."""
        self._resting.stop()
        self._keep()

    def finish(self) -> None:
        """The draft is sealed, dropped or left: nothing writes it again."""
        self._over = True
        self._view.holds_unsaved = False
        self._resting.stop()

    def _keep(self) -> None:
        if not self._unkept or self._over:
            return
        self.draft = replace(self.draft, section=self._view.section)
        focus, cursor = caret_of(self._view)
        if focus:  # a button that has the focus, or a page that is going, loses no letter
            self.draft = replace(self.draft, focus=focus, cursor=cursor)
        try:
            at = self._visiting.keep(self.draft)
        except Refused as refused:
            self._view.top.saved.not_saved(str(refused).removeprefix("Not saved: "))
            self._view.holds_unsaved = True
            self._resting.start(AGAIN_MS)
            return
        self._unkept = self._view.holds_unsaved = False
        self._view.top.saved.saved(at)
