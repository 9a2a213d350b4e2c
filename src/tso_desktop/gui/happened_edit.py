"""An event that is recorded, field by field; and letting a refused one stand with a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tso_desktop.domain.lawwork import CaseEvent
from tso_desktop.gui.fields import ChoiceField, DateField, LongTextField
from tso_desktop.gui.forms import Form
from tso_desktop.gui.happened_kinds import BY_WHAT, ground_options
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Soft
from tso_desktop.gui.plain_fields import PlainLine
from tso_desktop.gui.record_form import RecordForm
from tso_desktop.gui.workplace import Workplace


class EventFields(QWidget):
    """The same facts that were asked when it was recorded; each saves itself."""

    removed = Signal()

    def __init__(self, place: Workplace, record: CaseEvent) -> None:
        super().__init__()
        self._place, self._record = place, record
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        kind = BY_WHAT.get(record.what or "")
        if kind is not None:
            fields = kind.all_fields(place.desk.today)
        else:
            fields = [
                DateField("happened_on", "On", today=place.desk.today),
                LongTextField("reasons", "In your words", lines=2),
            ]
        for field in fields:
            if field.name == "ground" and isinstance(field, ChoiceField):
                field.combo.clear()
                field.combo.addItem("Not chosen", None)
                for code, words in ground_options(record.ends):
                    field.combo.addItem(words, code)
        column.addWidget(Form(fields))
        self._form = RecordForm(place, CaseEvent, record, fields, parent=self)
        remove = Button("Remove it", "trash-2", "quiet")
        remove.clicked.connect(self._remove)
        column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)

    def settle(self) -> None:
        self._form.settle()

    def _remove(self) -> None:
        self._form.settle()
        self._form.forget()
        files = self._place.desk.case_file
        fresh = files.find(CaseEvent, self._record.id)
        if fresh is not None and self._place.save(
            lambda: files.delete(fresh), "Removed; the duties follow."
        ):
            self.removed.emit()


class LetStand(Soft):
    """Asks a reason and a reference of whoever may decide; tells the others who can."""

    stands = Signal()

    def __init__(self, place: Workplace, record: CaseEvent) -> None:
        super().__init__()
        self._place, self._record = place, record
        self.body.addWidget(Words("The law as we read it does not allow this", "strong", wrap=True))
        if not place.desk.law.may_decide:
            self.body.addWidget(
                Words(
                    "It stands here and changes nothing. Somebody whose role is to decide, such as "
                    "a housing options officer, can let it stand with a reason and a reference.",
                    "muted",
                    wrap=True,
                )
            )
            return
        self.reason = PlainLine("Why it stands")
        self.reference = PlainLine("Reference", "of the decision or the legal advice")
        self.button = Button("Let it stand", "gavel", "primary")
        for part in (self.reason, self.reference, self.button):
            self.body.addWidget(part)
        self.button.clicked.connect(self._let)

    def _let(self) -> None:
        law = self._place.desk.law
        files = self._place.desk.case_file
        fresh = files.find(CaseEvent, self._record.id)
        if fresh is not None and self._place.save(
            lambda: law.let_stand(fresh, self.reason.words(), self.reference.words()),
            "It stands, with your reason and reference.",
        ):
            self.stands.emit()
