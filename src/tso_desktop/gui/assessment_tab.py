"""The tab of the assessment: what led here, what home and what help is needed, and wishes."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from tso_desktop.domain.casework import Assessment, Case, Need
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.words import by_code
from tso_desktop.gui.fields import ChoiceField, DateField, LongTextField, TextField
from tso_desktop.gui.forms import Form
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, Soft, empty
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.parts_pages import ScrollColumn, TwoColumns
from tso_desktop.gui.record_form import RecordForm
from tso_desktop.gui.records_card import RecordsCard, Sort
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.assessing import HOUSING, SUPPORT

_LINES = 4
_TITLE = "A few words, as they stand over its steps"


def make_assessment_tab(place: Workplace, household: RecordId) -> QWidget:
    column = ScrollColumn()
    column.body.setContentsMargins(0, 6, 0, 22)
    columns = TwoColumns(54, 46)
    column.body.addWidget(columns)
    column.body.addStretch(1)
    columns.wide.addWidget(_in_words(place, household))
    columns.narrow.addWidget(RecordsCard(place, household, housing_needs(place, household)))
    columns.narrow.addWidget(RecordsCard(place, household, support_needs(place, household)))
    columns.narrow.addWidget(PartSeven(place, household))
    return column


def _in_words(place: Workplace, household: RecordId) -> QWidget:
    """Capture now, code later: four boxes and no code."""
    card = Card("In plain words", "quote")
    fields = [
        LongTextField(
            "led_here",
            "What led here",
            lines=_LINES,
            placeholder="What happened, and since when",
        ),
        LongTextField(
            "housing_needs",
            "The home they need",
            lines=_LINES,
            placeholder="Where, how many rooms, stairs, pets, school, what they can pay",
        ),
        LongTextField(
            "support_needs",
            "The help they need",
            lines=_LINES,
            placeholder="For each of them, children too, and who gives it now",
        ),
        LongTextField(
            "wishes",
            "What they wish for",
            lines=_LINES,
            placeholder="Also what we may not be able to do",
        ),
    ]
    card.body.addWidget(Form(fields))
    found = place.desk.planning.plan(household).assessment

    def make(facts: Mapping[str, Any]) -> Assessment | None:
        return place.desk.assessing.begin(household, facts)

    RecordForm(place, Assessment, found, fields, make=make, household=household, parent=card)
    return card


def housing_needs(place: Workplace, household: RecordId) -> Sort[Need]:
    return Sort(
        Need,
        "Housing needs",
        "house",
        "a housing need",
        "None yet. A step in the plan answers a need: write what has to be found or kept.",
        lambda need: (need.title or "Need without a title", need.words or ""),
        lambda: [
            TextField("title", "Need", hint=_TITLE),
            LongTextField("words", "In their own words"),
        ],
        wide=("title", "words"),
        fresh=lambda: _fresh(place, household, HOUSING),
        order="place",
        listed=lambda need: need.type == HOUSING,
    )


def support_needs(place: Workplace, household: RecordId) -> Sort[Need]:
    categories = place.desk.assessing.categories()
    known = place.desk.words.needs()
    people = place.desk.planning.plan(household).people
    names = [(str(person.id), person.known_as or person.name or "Unnamed") for person in people]

    def summary(need: Need) -> tuple[str, str]:
        category = by_code(known, need.category)
        title = need.title or (category.label if category else "Need without a title")
        whose = dict(names).get(need.person or "")
        return title, " · ".join(part for part in (whose, need.words) if part)

    def chips(need: Need) -> list[ChipWords]:
        category = by_code(known, need.category)
        return [ChipWords(category.label, "grey", "tag")] if category else []

    return Sort(
        Need,
        "Support needs",
        "heart-handshake",
        "a support need",
        "None yet. For each person, in their own words; a category can wait.",
        summary,
        lambda: [
            ChoiceField("person", "Whose", names),
            ChoiceField(
                "category", "Category", [(c.code, c.label) for c in categories], hint="may wait"
            ),
            TextField("title", "Need", hint=_TITLE),
            LongTextField("words", "In their own words"),
        ],
        wide=("title", "words"),
        fresh=lambda: _fresh(place, household, SUPPORT),
        chips=chips,
        order="place",
        listed=lambda need: need.type != HOUSING,
    )


def _fresh(place: Workplace, household: RecordId, kind: str) -> dict[str, Any]:
    return place.desk.assessing.fresh_need(household, kind)


class PartSeven(Card):
    """The Part 7 assessment as the main system has it, or the way to record that there is one."""

    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__("Part 7", "landmark")
        self._place, self._household = place, household
        self._shown: RecordId | None = None
        listen(self, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        case = self._place.desk.planning.plan(self._household).part7
        self._shown = case.id if case else None
        empty(self.body)
        if case is None:
            self._offer()
        else:
            self._show(case)

    def _offer(self) -> None:
        soft = Soft()
        soft.body.addWidget(
            Words(
                "Most help needs no statutory case. Record one here if the main system has it: "
                "only then can the plan be a personal housing plan.",
                "muted",
                wrap=True,
            )
        )
        button = Button("There is a Part 7 case", "plus")
        button.clicked.connect(
            lambda: self._place.save(
                lambda: self._place.desk.assessing.open_part7(self._household),
                "Part 7 case recorded.",
            )
        )
        soft.body.addWidget(button)
        self.body.addWidget(soft)

    def _show(self, case: Case) -> None:
        today = self._place.desk.today
        fields = [
            DateField("assessed_on", "Assessed on", today=today, lean="past"),
            TextField("duty", "Duty, in words", hint="as the main system has it"),
            DateField("duty_started_on", "Duty began on", today=today),
            TextField("duty_source", "Recorded from"),
            DateField("duty_checked_on", "Checked on", today=today, lean="past"),
        ]
        self.body.addWidget(Form(fields, columns=2, wide=("duty",)))
        RecordForm(self._place, Case, case, fields, parent=self)

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if not touches(entries, frozenset({"case"})):
            return
        case = self._place.desk.planning.plan(self._household).part7
        if (case.id if case else None) != self._shown:
            self.refresh()
