"""The papers of support: a plain CV, an interview sheet, what to take."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.domain.households import Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.refused import Refused
from tso_desktop.domain.support import Interview
from tso_desktop.gui.fields import CalmCombo, LongTextField
from tso_desktop.gui.forms import Form
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, empty
from tso_desktop.gui.workplace import Workplace

_FACTS = (
    ("about", "About them, in a sentence or two"),
    ("skills", "What they can do"),
    ("jobs", "Where they have worked"),
    ("learning", "What they have learned"),
    ("licences", "Licences and tickets"),
    ("available", "When they can work"),
    ("interests", "What they like"),
    ("referees", "Who can be asked"),
)


def interview_buttons(place: Workplace, interview: Interview) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)

    def fresh() -> Interview:
        return place.desk.case_file.find(Interview, interview.id) or interview

    sheet = Button("Interview sheet", "printer")
    sheet.clicked.connect(
        lambda: _show(
            place,
            "Interview sheet",
            lambda: place.desk.support.interview_sheet(fresh()),
            interview.household,
        )
    )
    take = Button("What to take", "printer")
    take.clicked.connect(
        lambda: _show(
            place,
            "What to take",
            lambda: place.desk.support.what_to_take(fresh()),
            interview.household,
        )
    )
    across.addWidget(sheet)
    across.addWidget(take)
    across.addStretch(1)
    return row


class CvCard(Card):
    """Facts for a CV, person by person, and the CV itself."""

    def __init__(self, place: Workplace, household: RecordId) -> None:
        self._print = Button("Show the CV", "printer", "ghost")
        super().__init__("A plain CV", "id-card", self._print)
        self._place, self._household = place, household
        self._people = [
            person
            for person in place.desk.case_file.all(Person, household, order="place")
            if person.role not in ("child", "expected")
        ]
        self.body.addWidget(
            Words(
                "From their own facts, a line each. Only what is written is printed.",
                "muted",
                wrap=True,
            )
        )
        self._whose = CalmCombo()
        self._whose.setAccessibleName("Whose CV")
        for person in self._people:
            self._whose.addItem(person.name or "Name not yet known", person.id)
        self.body.addWidget(self._whose)
        self._holder = QHBoxLayout()
        self.body.addLayout(self._holder)
        self._form: Form | None = None
        self._whose.currentIndexChanged.connect(self._show_facts)
        self._print.clicked.connect(self._show_cv)
        self._show_facts()

    def _person(self) -> Person | None:
        index = self._whose.currentIndex()
        return self._people[index] if 0 <= index < len(self._people) else None

    def _show_facts(self) -> None:
        if self._form is not None:
            self._form.settle()
        empty(self._holder)
        person = self._person()
        if person is None:
            self._holder.addWidget(Words("Add a person first.", "muted"))
            return
        form = Form([LongTextField(n, label, lines=2, history=False) for n, label in _FACTS])
        facts = self._place.desk.support.work_facts(person)
        if facts is not None:
            form.show_record(facts)
        form.saves_with(
            lambda name, value, as_of: self._place.desk.support.keep_fact(
                person, name, value, as_of
            )
        )
        self._form = form
        self._holder.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)

    def _show_cv(self) -> None:
        person = self._person()
        if self._form is not None:
            self._form.settle()
        if person is not None:
            _show(
                self._place,
                "A plain CV",
                lambda: self._place.desk.support.cv(person),
                person.household,
            )


def _show(
    place: Workplace, title: str, make: Callable[[], bytes], household: RecordId | None
) -> None:
    try:
        pdf = make()
    except Refused as refused:
        place.told.tell(str(refused), tone="amber")
        return
    place.go.preview(title, pdf, household)
