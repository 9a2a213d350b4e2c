"""The tab of a household's facts: people, homes, markers, referrals, and the household itself."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.directory import Landlord, Officer
from tso_desktop.domain.households import Answer, Household, Person
from tso_desktop.domain.ids import RecordId, derived_id
from tso_desktop.gui import case_kinds
from tso_desktop.gui import household_kinds as kinds
from tso_desktop.gui.answer_field import AnswerField, AnswerGiven
from tso_desktop.gui.fields import ChoiceField, DateField, TextField, TickField
from tso_desktop.gui.forms import Form
from tso_desktop.gui.notice_kinds import notices
from tso_desktop.gui.part7_opening import Part7Opening
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, Soft, empty
from tso_desktop.gui.parts_pages import ScrollColumn, TwoColumns
from tso_desktop.gui.record_form import RecordForm
from tso_desktop.gui.records_card import RecordsCard
from tso_desktop.gui.same_elsewhere import link_panel, merge_panel
from tso_desktop.gui.workplace import Workplace


def make_household_tab(place: Workplace, household: RecordId) -> QWidget:
    column = ScrollColumn()
    column.body.setContentsMargins(0, 6, 0, 22)
    columns = TwoColumns(58, 42)
    column.body.addWidget(columns)
    column.body.addStretch(1)
    for card in (
        RecordsCard(place, household, kinds.people(place, equality_panel)),
        RecordsCard(place, household, kinds.homes(place)),
        RecordsCard(place, household, case_kinds.arrears(place)),
        RecordsCard(place, household, notices(place, household)),
        _landlords(place),
    ):
        columns.wide.addWidget(card)
    for card in (
        RecordsCard(place, household, kinds.markers(place)),
        RecordsCard(place, household, case_kinds.referrals(place)),
        RecordsCard(place, household, case_kinds.cases(place)),
    ):
        columns.narrow.addWidget(card)
    columns.narrow.addWidget(Part7Opening(place, household))
    columns.narrow.addWidget(_household(place, household))
    return column


def _household(place: Workplace, household: RecordId) -> QWidget:
    card = Card("The household", "settings")
    officers = [
        (str(o.id), o.name or "") for o in place.desk.case_file.directory(Officer, order="name")
    ]
    fields = [
        TextField("name", "Called in lists"),
        TextField("reference", "Reference"),
        ChoiceField("holder", "In the caseload of", officers),
        TickField("restricted", "Restricted: no name, address or phone in lists and prints"),
        DateField("opened_on", "With us since", today=place.desk.today),
        DateField("closed_on", "Closed on", today=place.desk.today),
        TextField("closed_reason", "Why it was closed"),
    ]
    card.body.addWidget(Form(fields))
    head = place.desk.case_file.head(household)
    RecordForm(place, Household, head.household, fields, parent=card)
    joined = QVBoxLayout()
    card.body.addLayout(joined)

    def show_joined() -> None:
        empty(joined)
        for one in place.desk.case_file.head(household).family:
            if one != household:
                joined.addWidget(_yielded(place, one, show_joined))

    show_joined()
    card.body.addWidget(merge_panel(place, household, show_joined))
    return card


def _yielded(place: Workplace, yielded: RecordId, taken_apart: Callable[[], object]) -> QWidget:
    """A household that was merged into this one, and the way to take that back."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    other = place.desk.case_file.find(Household, yielded)
    name = other.name if other else None
    across.addWidget(Words(f"{name or 'A household'} was merged into this one.", wrap=True), 1)
    button = Button("Take apart", "undo-2")

    def take_apart() -> None:
        files = place.desk.case_file
        if place.save(lambda: files.unmerge(yielded), "The two are apart again."):
            taken_apart()

    button.clicked.connect(take_apart)
    across.addWidget(button)
    return row


def _landlords(place: Workplace) -> QWidget:
    """A landlord stands once in the directory, for every home of theirs."""
    card = Card("A landlord who is not in the list", "building-2")
    name = TextField("name", "Name", history=False)
    kind = ChoiceField(
        "type",
        "Kind",
        [
            ("private", "Private"),
            ("housing_association", "Housing association"),
            ("council", "Council"),
            ("agent", "Letting agent"),
            ("other", "Other"),
        ],
        history=False,
    )
    phone = TextField("phone", "Phone", history=False)
    card.body.addWidget(Form([name, kind, phone], columns=3))
    button = Button("Add to the directory", "plus")
    card.body.addWidget(button)

    def add() -> None:
        if not name.value():
            place.told.tell("Write the landlord's name first.", tone="amber")
            return
        saved = place.save(
            lambda: place.desk.case_file.add_shared(
                Landlord, name=name.value(), type=kind.value(), phone=phone.value()
            ),
            f"{name.value()} is in the directory. Choose them at the home.",
        )
        if saved:
            for field in (name, kind, phone):
                field.show_value(None)
                field.leave()

    button.clicked.connect(add)
    return card


def equality_panel(place: Workplace, person: Person) -> QWidget:
    """Needs and equality answers: all optional, folded away until somebody wants to give them."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    fold = Button("Equality, in their own words (optional)", "chevron-down", "ghost")
    column.addWidget(fold)
    holder = Soft()
    holder.hide()
    column.addWidget(holder)

    def unfold() -> None:
        if holder.body.isEmpty():
            holder.body.addWidget(_answers(place, person))
        holder.setVisible(not holder.isVisible())

    fold.clicked.connect(unfold)
    column.addWidget(link_panel(place, person))
    return box


def _answers(place: Workplace, person: Person) -> QWidget:
    topics = place.desk.words.equality()
    kept = {
        answer.topic: answer
        for answer in place.desk.case_file.all(Answer, RecordId(person.household or ""))
        if answer.person == person.id
    }
    fields = [AnswerField(topic.code, topic.label, history=False) for topic in topics]
    form = Form(fields)
    for field in fields:
        answer = kept.get(field.name)
        if answer is not None and answer.state:
            field.show_value(AnswerGiven(answer.state, answer.words), answer.as_of)

    def save(name: str, value: AnswerGiven | None, as_of: int) -> int:
        record = derived_id("answer", person.id, name)
        place.desk.case_file.put(
            Answer,
            record,
            as_of=as_of,
            household=person.household,
            person=person.id,
            topic=name,
            state=value.state if value else "not_asked",
            words=value.words if value else None,
        )
        found = place.desk.case_file.find(Answer, record)
        return found.as_of if found else as_of

    form.saves_with(save)
    return form
