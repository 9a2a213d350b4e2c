"""What the team shares: the council's details, officers, landlords, agencies."""

from PySide6.QtWidgets import QWidget

from tso_desktop.domain.directory import Agency, Council, Landlord, Officer
from tso_desktop.gui.fields import ChoiceField, LongTextField, TextField
from tso_desktop.gui.forms import Form
from tso_desktop.gui.moment_field import NumberField
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.parts_pages import Page, TwoColumns
from tso_desktop.gui.record_form import RecordForm
from tso_desktop.gui.records_card import RecordsCard, Sort
from tso_desktop.gui.workplace import Workplace

LANDLORD_TYPES = (
    ("private", "Private"),
    ("housing_association", "Housing association"),
    ("council", "Council"),
    ("agent", "Letting agent"),
    ("other", "Other"),
)


def make_directory_page(place: Workplace) -> QWidget:
    page = Page("Directory", "Shared by the team. Nothing about a household is kept here.")
    columns = TwoColumns(50, 50)
    page.body.addWidget(columns)
    page.body.addStretch(1)
    columns.wide.addWidget(_council(place))
    columns.wide.addWidget(RecordsCard(place, None, officers()))
    columns.narrow.addWidget(RecordsCard(place, None, landlords()))
    columns.narrow.addWidget(RecordsCard(place, None, agencies()))
    return page


def _council(place: Workplace) -> QWidget:
    card = Card("The council, as it is printed", "landmark")
    card.body.addWidget(
        Words("These are printed on every plan. What is empty prints “not yet known”.", "muted")
    )
    fields = [
        TextField("name", "Council"),
        TextField("team", "Team"),
        TextField("phone", "Team's phone"),
        TextField("out_of_hours", "Out of hours"),
        NumberField("review_weeks", "Weeks until a plan is reviewed", most=104),
    ]
    card.body.addWidget(Form(fields, columns=2))
    RecordForm(place, Council, place.desk.council_record, fields, parent=card)
    return card


def officers() -> Sort[Officer]:
    return Sort(
        Officer,
        "Officers",
        "circle-user-round",
        "an officer",
        "No officer yet.",
        lambda o: (o.name or "Name not yet known", " · ".join(p for p in (o.phone, o.email) if p)),
        lambda: [
            TextField("name", "Name"),
            TextField("team", "Team"),
            TextField("phone", "Phone", hint="printed on plans"),
            TextField("email", "E-mail"),
        ],
        order="name",
    )


def landlords() -> Sort[Landlord]:
    return Sort(
        Landlord,
        "Landlords",
        "building-2",
        "a landlord",
        "No landlord yet. Each is listed once, for all their homes.",
        lambda one: (
            one.name or "Name not yet known",
            " · ".join(p for p in (dict(LANDLORD_TYPES).get(one.type or ""), one.phone) if p),
        ),
        lambda: [
            TextField("name", "Name"),
            ChoiceField("type", "Kind", LANDLORD_TYPES),
            TextField("phone", "Phone"),
            TextField("email", "E-mail"),
            LongTextField("address", "Address", lines=2),
            LongTextField("words", "Worth knowing", hint="nothing about a household", lines=2),
        ],
        wide=("address", "words"),
        order="name",
    )


def agencies() -> Sort[Agency]:
    return Sort(
        Agency,
        "Agencies and partners",
        "handshake",
        "an agency",
        "No agency yet.",
        lambda a: (a.name or "Name not yet known", " · ".join(p for p in (a.type, a.phone) if p)),
        lambda: [
            TextField("name", "Name"),
            TextField("type", "What they do"),
            TextField("phone", "Phone"),
            TextField("email", "E-mail"),
            LongTextField("words", "Worth knowing", lines=2),
        ],
        wide=("words",),
        order="name",
    )
