"""A duty as the main system has it: which, from which day, and when somebody last looked."""

from tso_desktop.domain.casework import Case
from tso_desktop.gui.fields import ChoiceField, DateField, TextField
from tso_desktop.gui.forms import Form
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.record_form import RecordForm
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.duties import RECORDED_DUTIES


class RecordedDutyCard(Card):
    """Folded away where nothing is recorded so: our own events are the better source."""

    def __init__(self, place: Workplace, case: Case) -> None:
        self.fold = Button("Recorded from the main system", "landmark", "ghost")
        super().__init__()
        self.case = case.id
        self.body.addWidget(self.fold)
        fields = [
            ChoiceField("duty", "Duty", [(words, words) for words in RECORDED_DUTIES]),
            DateField("duty_started_on", "Began on", today=place.desk.today, lean="past"),
            TextField("duty_source", "Source", hint="its name or number there"),
            DateField("duty_checked_on", "Checked on", today=place.desk.today, lean="past"),
        ]
        self.form = Form(fields)
        self._words = Words(
            "Where the decision was made elsewhere: its clock runs from the day that you write, "
            "without our own events.",
            "muted",
            wrap=True,
        )
        self.body.addWidget(self._words)
        self.body.addWidget(self.form)
        RecordForm(place, Case, case, fields, parent=self)
        self._show(unfolded=bool(case.duty))
        self.fold.clicked.connect(lambda: self._show(unfolded=self.form.isHidden()))

    def _show(self, *, unfolded: bool) -> None:
        self.form.setVisible(unfolded)
        self._words.setVisible(unfolded)
        self.fold.setAccessibleDescription("open" if unfolded else "closed")
