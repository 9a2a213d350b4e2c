"""The first run: who works here, a passphrase, and a recovery key that is surely written down."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Background, Job
from tso_desktop.gui.hills import Hills
from tso_desktop.gui.lock import centred, ground
from tso_desktop.gui.parts_cards import Box
from tso_desktop.gui.welcome_steps import AboutYou, Making, RecoveryKey, TypeTwoGroups

CARD_WIDTH = 560
Create = Callable[[str, str, str, str, str], str]


class KeySheet(Protocol):
    """What becomes of the recovery key: a file (PDF or text, by the name), or paper."""

    def save(self, recovery_key: str, path: Path) -> None: ...

    def print(self, recovery_key: str) -> None: ...


class Welcome(Hills):
    """Four steps, one card. `done` carries the passphrase, so that the store can be opened."""

    done = Signal(str)

    def __init__(
        self,
        create: Create,
        background: Background,
        sheet: KeySheet,
        choose_path: Callable[[QWidget], Path | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._create, self._background, self._sheet = create, background, sheet
        self._choose_path = choose_path or _choose_path
        self._passphrase = self._key = ""
        self.about, self.making = AboutYou(), Making()
        self.key, self.groups = RecoveryKey(), TypeTwoGroups()
        self._steps: tuple[QWidget, ...] = (self.about, self.making, self.key, self.groups)
        self._card = Box("card", (32, 24, 32, 24))
        self._card.setFixedWidth(CARD_WIDTH)
        for step in self._steps:
            self._card.body.addWidget(step)
        column = ground(self, "Nothing leaves this laptop")
        column.addStretch(1)
        column.addLayout(centred(self._card))
        column.addStretch(1)
        self.about.asked.connect(self._make)
        self.key.print_asked.connect(self._print)
        self.key.save_asked.connect(self._save)
        self.key.noted.connect(self._ask_for_groups)
        self.groups.back_asked.connect(lambda: self._turn_to(self.key))
        self.groups.typed.connect(self._finish)
        self._turn_to(self.about)

    @property
    def holds_a_key(self) -> bool:
        """The store is made and its key is not yet known to be on paper."""
        return bool(self._key)

    def complain(self, sentence: str) -> None:
        """Says on the step that is shown what is wrong."""
        (self.key if self.holds_a_key else self.about).complain(sentence)

    def _turn_to(self, step: QWidget) -> None:
        for one in self._steps:
            one.setVisible(one is step)
        step.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, officer: str, team: str, council: str, passphrase: str, phone: str) -> None:
        self._passphrase = passphrase
        self._turn_to(self.making)

        def work(_job: Job[str]) -> str:
            return self._create(officer, team, council, passphrase, phone)

        self._background.run(work, self._made, self._not_made, owner=self)

    def _made(self, recovery_key: str) -> None:
        self._key = recovery_key
        self.key.show_key(recovery_key)
        self._turn_to(self.key)

    def _not_made(self, error: Exception) -> None:
        self.about.complain(
            str(error)
            if isinstance(error, Refused)
            else "The store could not be made, and nothing is lost. Try again."
        )
        self._turn_to(self.about)

    def _print(self) -> None:
        self._try(lambda: self._sheet.print(self._key), "Printed. Keep it away from the laptop.")

    def _save(self) -> None:
        path = self._choose_path(self)
        if path is not None:
            self._try(
                lambda: self._sheet.save(self._key, path),
                "Saved. Move it off this laptop: whoever has both can read everything.",
            )

    def _try(self, act: Callable[[], None], words: str) -> None:
        try:
            act()
        except Refused as refused:
            self.key.say(str(refused), "bad")
        else:
            self.key.say(words, "ok")

    def _ask_for_groups(self) -> None:
        self.groups.ask(self._key)
        self._turn_to(self.groups)

    def _finish(self) -> None:
        passphrase, self._passphrase, self._key = self._passphrase, "", ""
        self.key.forget()
        self.about.forget()
        self.done.emit(passphrase)


def _choose_path(parent: QWidget) -> Path | None:
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, "Save the recovery key", "Recovery key.pdf", "PDF (*.pdf);;Text (*.txt)"
    )
    return Path(chosen) if chosen else None
