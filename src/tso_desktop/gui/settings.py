"""What an officer can set for herself on this laptop."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Background, Job
from tso_desktop.gui.local import IDLE_CHOICES, VISIT_CHOICES, Local
from tso_desktop.gui.look import Look, Mode, mark
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, Segment
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.parts_pages import Page
from tso_desktop.gui.passphrase import NewPassphrase, PassphraseBox
from tso_desktop.gui.print_card import PrintCard
from tso_desktop.gui.role_card import RoleCard
from tso_desktop.gui.rules_card import RulesCard
from tso_desktop.gui.words import counted
from tso_desktop.services.desk import Desk

ChangePassphrase = Callable[[str, str], None]


class SettingsPage(Page):
    """Each choice holds at once and is kept for the next time."""

    def __init__(
        self,
        local: Local,
        look: Look,
        background: Background,
        change_passphrase: ChangePassphrase,
        told: Callable[[str], object],
        desk: Desk | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Settings", "For you, on this laptop", parent=parent)
        self._local, self._look, self._told = local, look, told
        self.looks = _segment([("light", "Light"), ("dark", "Dark"), ("system", "As the system")])
        self.idle = _minutes(IDLE_CHOICES)
        self.visit_idle = _minutes(VISIT_CHOICES)
        self.passphrase = PassphraseCard(background, change_passphrase, told)
        self.role = RoleCard(desk, told) if desk is not None else None
        self.prints = PrintCard(desk, told) if desk is not None else None
        self.rules = RulesCard(desk.rules_in_force) if desk is not None else None
        self._lay_out()
        self.looks.chosen.connect(self._choose_look)
        self.idle.chosen.connect(lambda key: self._keep(idle_minutes=int(key)))
        self.visit_idle.chosen.connect(lambda key: self._keep(visit_idle_minutes=int(key)))
        look.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        choices = self._local.choices
        self.looks.choose(str(self._look.mode))
        self.idle.choose(str(choices.idle_minutes))
        self.visit_idle.choose(str(choices.visit_idle_minutes))

    def _choose_look(self, key: str) -> None:
        self._keep(look=key)
        self._look.mode = Mode(key)

    def _keep(self, **changed: object) -> None:
        try:
            self._local.keep(**changed)
        except Refused as refused:
            self._told(str(refused))

    def _lay_out(self) -> None:
        lock = Card("Locking", "lock")
        rows = (
            (lock, "Lock when left alone for", self.idle),
            (lock, "During a visit, wait", self.visit_idle),
        )
        look = Card("Look", "sun-moon")
        for card, words, choice in (*rows, (look, "Colours", self.looks)):
            card.body.addWidget(Words(words, "label"))
            card.body.addWidget(choice)
        every = (self.role, lock, look, self.prints, self.passphrase, self.rules)
        for shown in every:
            if shown is not None:
                self.body.addWidget(shown)
        self.body.addStretch(1)


class PassphraseCard(Card):
    """Changes the passphrase; the recovery key stays as it is."""

    def __init__(
        self,
        background: Background,
        change: ChangePassphrase,
        told: Callable[[str], object],
    ) -> None:
        super().__init__("Passphrase", "key-round")
        self._background, self._change, self._told = background, change, told
        self.old, self.new = PassphraseBox("Passphrase until now"), NewPassphrase()
        self.said = Words("", "bad", wrap=True)
        self.said.hide()
        self.button = Button("Change the passphrase", look="primary")
        label = Words("Passphrase until now", "label")
        label.setBuddy(self.old.line)
        inside = QVBoxLayout()
        inside.setSpacing(8)
        for part in (label, self.old, self.new, self.said):
            inside.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addWidget(Words("Your recovery key stays the same.", "muted"))
        foot.addStretch(1)
        inside.addLayout(foot)
        narrow = QHBoxLayout()
        narrow.addLayout(inside, 3)
        narrow.addStretch(2)
        self.body.addLayout(narrow)
        self.old.entered.connect(self.new.setFocus)
        self.new.entered.connect(self._ask)
        self.button.clicked.connect(self._ask)

    def _ask(self) -> None:
        complaint = self.new.complaint() if self.old.text() else "Type the passphrase until now."
        self._say(complaint)
        if complaint or not self.button.isEnabled():
            return
        old, new = self.old.text(), self.new.text()

        def work(_job: Job[None]) -> None:
            self._change(old, new)

        self.button.setEnabled(False)
        self._background.run(work, self._changed, self._not_changed, owner=self)

    def _changed(self, _answer: object) -> None:
        self.button.setEnabled(True)
        self.old.clear()
        self.new.clear()
        self._told("Your passphrase is changed. The new one opens from now on.")

    def _not_changed(self, error: Exception) -> None:
        self.button.setEnabled(True)
        if isinstance(error, Refused):
            self._say(str(error))
        else:
            self._say("The passphrase could not be changed. The one until now still opens.")

    def _say(self, sentence: str) -> None:
        mark(self.said, "look", "bad")
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))


def _segment(options: Sequence[tuple[str, str]]) -> Segment:
    segment = Segment([(key, words, "") for key, words in options])
    row = segment.layout()
    if isinstance(row, QHBoxLayout):
        row.addStretch(1)
    return segment


def _minutes(choices: Sequence[int]) -> Segment:
    return _segment([(str(number), counted(number, "minute")) for number in choices])
