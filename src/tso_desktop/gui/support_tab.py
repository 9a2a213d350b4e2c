"""Support, the heart of the work: sessions, what came of them, a CV, interviews, small steps."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.gui import support_kinds as kinds
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card
from tso_desktop.gui.parts_pages import Page, ScrollColumn, TwoColumns
from tso_desktop.gui.records_card import RecordsCard
from tso_desktop.gui.support_papers import CvCard
from tso_desktop.gui.words import counted
from tso_desktop.gui.workplace import Workplace


def make_support_tab(place: Workplace, household: RecordId) -> QWidget:
    column = ScrollColumn()
    column.body.setContentsMargins(0, 6, 0, 22)
    columns = TwoColumns(58, 42)
    column.body.addWidget(columns)
    column.body.addStretch(1)
    columns.wide.addWidget(RecordsCard(place, household, kinds.sessions(place, household)))
    columns.wide.addWidget(RecordsCard(place, household, kinds.interviews(place, household)))
    columns.narrow.addWidget(RecordsCard(place, household, kinds.results(place, household)))
    columns.narrow.addWidget(CvCard(place, household))
    return column


def make_support_page(place: Workplace) -> QWidget:
    """Group and outreach sessions, and the council's own kinds of session."""
    year = date(place.desk.today().year, 1, 1)
    sessions, came = place.desk.support.group_totals(year)
    said = f"{counted(sessions, 'session')} this year, {counted(came, 'person', 'people')} came."
    page = Page("Group and outreach", said if sessions else "Sessions without a household.")
    columns = TwoColumns(64, 36)
    page.body.addWidget(columns)
    page.body.addStretch(1)
    columns.wide.addWidget(RecordsCard(place, None, kinds.groups(place)))
    columns.narrow.addWidget(_own_kinds(place))
    return page


def _own_kinds(place: Workplace) -> QWidget:
    card = Card("Kinds of session", "tag")
    for _, label in place.desk.support.kinds():
        card.body.addWidget(Words(label))
    row = QHBoxLayout()
    edit = QLineEdit(placeholderText="A kind of your own")
    edit.setAccessibleName("A kind of session of your own")
    button = Button("Add", "plus")
    row.addWidget(edit, 1)
    row.addWidget(button)

    def add() -> None:
        label = edit.text().strip()
        if place.save(lambda: place.desk.support.add_kind(label), f"Added: {label}."):
            card.body.insertWidget(card.body.count() - 1, Words(label))
            edit.clear()

    button.clicked.connect(add)
    edit.returnPressed.connect(add)
    card.body.addLayout(row)
    return card
