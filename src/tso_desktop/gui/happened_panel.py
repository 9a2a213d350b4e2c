"""Records what happened, in its place on the page: choose, fill in, read what follows, save."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law import Ending
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.escape import Escape
from tso_desktop.gui.field import Field
from tso_desktop.gui.fields import ChoiceField, DateField, TextField, TickField
from tso_desktop.gui.forms import Form
from tso_desktop.gui.happened_fields import CodesField, YesNoField
from tso_desktop.gui.happened_keeping import event_of, keep, unkept_words
from tso_desktop.gui.happened_kinds import BY_WHAT, WIDE, Happens, ground_options, groups
from tso_desktop.gui.happened_would import would_lines
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, Soft, Tint, empty
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.law import CaseView

CARE_LEAVERS = (
    "A care leaver who is a relevant child, or a former relevant child under 25, cannot be found "
    "intentionally homeless (Housing Act 1996, section 191(1B)). Check it before you record this."
)


class HappenedPanel(Card):
    """One kind at a time; what was typed stays until it is saved or left."""

    def __init__(self, place: Workplace, household: RecordId) -> None:
        self._close = Button("Close", "x", "ghost")
        super().__init__("Record what happened", "plus", self._close)
        self._place, self._household = place, household
        self._view: CaseView | None = None
        self._kind: Happens | None = None
        self._fields: list[Field] = []
        self._kinds = QWidget()
        self._form = QVBoxLayout()
        self._form.setSpacing(12)
        self.body.addWidget(self._kinds)
        self.body.addLayout(self._form)
        self.kind_buttons: dict[str, Button] = {}
        self._lay_out_kinds()
        self._said_later = QTimer(self, singleShot=True, interval=0)
        self._said_later.timeout.connect(self._say)
        self._close.clicked.connect(self.leave)
        Escape(self, wanted=self.isVisible).pressed.connect(self.leave)

    @property
    def holds_unsaved(self) -> bool:
        """A field that has been typed in; an untouched form holds nothing."""
        return self._kind is not None and any(field.is_being_edited for field in self._fields)

    def show_view(self, view: CaseView) -> None:
        self._view = view
        if view.case is None or not view.is_open:
            self.leave()
        elif self._kind is not None:
            self._say()

    def ask(self) -> None:
        """Which kind: the first of them has the keyboard."""
        self._clear()
        self._kinds.show()
        self.show()
        next(iter(self.kind_buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def prefill(self, ending: Ending) -> None:
        """The form of the event by which a duty would end, with what is known of it."""
        event = ending.event
        self.choose(event.kind)
        for field in self._fields:
            known = getattr(event, field.name, None)
            if field.name == "happened_on":
                known = event.on
            if known not in (None, (), False):
                field.show_value(known)
        self._fill_grounds(event.ground)
        self._say()

    def choose(self, what: str) -> None:
        self._clear()
        self._kind = kind = BY_WHAT[what]
        self._kinds.hide()
        self.show()
        self.heading.show_words(kind.words)
        self._fields = kind.all_fields(self._place.desk.today, history=False)
        self._fields[0].show_value(self._place.desk.today())
        by = next((one for one in self._fields if one.name == "decided_by"), None)
        if by is not None and self._place.desk.law.may_decide:
            by.show_value(self._place.desk.officer_name)
        self._form.addWidget(Form(self._fields, columns=2, wide=WIDE))
        self._beware = Tint("amber")
        self._beware.body.addWidget(Words(CARE_LEAVERS, wrap=True))
        self._beware.hide()
        self._form.addWidget(self._beware)
        self._form.addWidget(self._would())
        self._form.addLayout(self._foot())
        for field in self._fields:
            _when_edited(field, self._said_later.start)
        if (ends := self._field("ends")) and isinstance(ends, ChoiceField):
            self._choose_only_duty(ends)
            ends.combo.currentIndexChanged.connect(lambda _index: self._fill_grounds(None))
            self._fill_grounds(None)
        self._say()
        self._fields[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self._clear()
        self.hide()

    def values(self) -> dict[str, Any]:
        """What stands in the fields; Refused where one of them cannot be read."""
        return {field.name: field.value() for field in self._fields}

    # How it is made.

    def _lay_out_kinds(self) -> None:
        column = QVBoxLayout(self._kinds)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for group, kinds in groups():
            column.addWidget(Words(group, "label"))
            flow = Flow(gap=8)
            for kind in kinds:
                button = Button(kind.words)
                button.clicked.connect(partial(self._chosen, kind.what))
                self.kind_buttons[kind.what] = button
                flow.addWidget(button)
            holder = QWidget()
            holder.setLayout(flow)
            column.addWidget(holder)

    def _chosen(self, what: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.choose(what)

    def _would(self) -> QWidget:
        box = Soft()
        box.body.addWidget(Words("What follows from it", "label"))
        self.said = Words("", "", wrap=True)
        box.body.addWidget(self.said)
        return box

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.save_button = Button("Record it", "check", "primary")
        self.save_button.clicked.connect(self._save)
        other = Button("Something else happened", look="ghost")
        other.clicked.connect(self.ask)
        foot.addWidget(self.save_button)
        foot.addWidget(other)
        foot.addStretch(1)
        return foot

    def _clear(self) -> None:
        for field in self._fields:
            field.let_go()
        self._fields, self._kind = [], None
        empty(self._form)
        self.heading.show_words("Record what happened")

    def _field(self, name: str) -> Field | None:
        return next((field for field in self._fields if field.name == name), None)

    def _choose_only_duty(self, ends: ChoiceField) -> None:
        law = self._view.law if self._view else None
        owed = law.open_duties if law else ()
        if len(owed) == 1:
            ends.show_value(owed[0].duty)

    def _fill_grounds(self, chosen: str | None) -> None:
        """The grounds of the duty that is chosen."""
        ends, ground = self._field("ends"), self._field("ground")
        if not (isinstance(ends, ChoiceField) and isinstance(ground, ChoiceField)):
            return
        combo = ground.combo
        combo.blockSignals(True)
        while combo.count() > 1:
            combo.removeItem(1)
        for code, words in ground_options(ends.value()):
            combo.addItem(words, code)
        combo.blockSignals(False)
        ground.show_value(chosen)
        self._said_later.start()

    # What it would change, and keeping it.

    def _say(self) -> None:
        if self._kind is None or self._view is None:
            return
        try:
            values = self.values()
        except Refused as refused:
            self.said.setText(str(refused))
            return
        self._beware.setVisible(self._kind.what == "intentional" and values.get("value") is True)
        if missing := unkept_words(self._kind, values):
            self.said.setText(missing)
            return
        event = event_of(self._kind, values)
        self.said.setText("\n".join(would_lines(self._place.desk, self._view, event)))

    def _save(self) -> None:
        kind, view = self._kind, self._view
        if kind is None or view is None or view.case is None:
            return
        case = view.case.id

        def act() -> None:
            values = self.values()
            if missing := unkept_words(kind, values):
                raise Refused(missing + " Nothing was saved.")
            keep(self._place.desk, self._household, case, kind, values)

        if self._place.save(act, f"Recorded: {kind.words.lower()}."):
            self.leave()


def _when_edited(field: Field, told: Any) -> None:
    """Hear of every change at once; a field itself speaks only when it is left."""
    if isinstance(field, ChoiceField | YesNoField):
        field.combo.currentIndexChanged.connect(lambda _index: told())
    elif isinstance(field, CodesField):
        for tick in field.ticks.values():
            tick.clicked.connect(lambda _on: told())
    elif isinstance(field, TickField):
        field.tick.clicked.connect(lambda _on: told())
    elif isinstance(field, DateField | TextField):
        field.line.textChanged.connect(lambda _words: told())
    else:
        field.settled.connect(lambda _name, _value: told())
