"""A household at one look: what comes next, the plan, what happened, who they are."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.domain.casework import Case
from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.households import Arrears, Marker, Notice, Person, Referral
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.plans import Step
from tso_desktop.domain.words import by_code
from tso_desktop.gui.household_kinds import FREQUENCIES, RULE_WORDS, age_words
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.next_visit_card import next_visit_card
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, add_rows, empty, fact_row, two_lines
from tso_desktop.gui.parts_chips import Chip, Tone
from tso_desktop.gui.parts_pages import ScrollColumn, TwoColumns
from tso_desktop.gui.story import ICONS
from tso_desktop.gui.task_rows import TaskList
from tso_desktop.gui.words import (
    counted,
    day_and_time,
    days_left,
    listed,
    near_date,
    plain_date,
    pounds,
    short_date,
)
from tso_desktop.gui.workplace import Workplace, listen
from tso_desktop.services.noting import Happening
from tso_desktop.services.promises import Promised

_HAPPENED = 5
_PROMISES_SHOWN = 6
_NAMES_WIDTH = 112
_STATES: dict[str, tuple[str, Tone, str]] = {
    "kept": ("Kept", "green", "check"),
    "late": ("Late", "amber", "clock"),
    "open": ("Open", "grey", "clock"),
    "not_done": ("Not done", "grey", "x"),
}


def make_overview_tab(place: Workplace, household: RecordId) -> QWidget:
    column = ScrollColumn()
    column.body.setContentsMargins(0, 6, 0, 22)
    columns = TwoColumns(58, 42)
    column.body.addWidget(columns)
    column.body.addStretch(1)
    Overview(place, household, columns)
    return column


class Overview(QObject):
    """Fills the two columns anew when something of this household was saved."""

    def __init__(self, place: Workplace, household: RecordId, columns: TwoColumns) -> None:
        super().__init__(columns)
        self._place, self._household, self._columns = place, household, columns
        listen(self, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        for column in (self._columns.wide, self._columns.narrow):
            empty(column)
        self._columns.wide.addWidget(self._promised())
        self._columns.wide.addWidget(self._happened())
        self._columns.narrow.addWidget(next_visit_card(self._place, self._household))
        self._columns.narrow.addWidget(self._glance())
        self._columns.narrow.addWidget(self._tasks())

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        scopes = {entry.scope for entry in entries}
        head = self._place.desk.case_file.head(self._household)
        if head.household.scope in scopes or len(head.family) > 1:
            self.refresh()

    def _promised(self) -> QWidget:
        to_plan = Button("Open plan", look="ghost")
        to_plan.clicked.connect(lambda: self._place.go.household(self._household, "Plan"))
        card = Card("Promised", "clipboard-list", to_plan)
        # Our own tasks stand under To do; here is what both sides said in the plan.
        promised = [
            one
            for one in self._place.desk.promises.last_time(self._household)
            if isinstance(one.record, Step) or one.side != "council"
        ]
        if not promised:
            card.body.addWidget(
                Words("Nothing is promised yet. The steps of a plan are shown here.", "muted")
            )
        add_rows(card.body, [self._promise(one) for one in promised[:_PROMISES_SHOWN]])
        if len(promised) > _PROMISES_SHOWN:
            card.body.addWidget(Words(f"and {len(promised) - _PROMISES_SHOWN} more", "muted"))
        return card

    def _promise(self, promised: Promised) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        today = self._place.desk.today()
        due = promised.due_on
        when = f"by {short_date(due, today)}" if due else "no day set"
        who = {"council": "Us", "partner": promised.partner}.get(promised.side, self._resident())
        across.addLayout(two_lines(promised.words, f"{who}, {when}"), 1)
        words, tone, icon = _STATES[promised.state]
        if promised.state == "late" and due:
            words = days_left(due, today)
        across.addWidget(Chip(words, tone, icon))
        return row

    def _resident(self) -> str:
        lead = self._place.desk.case_file.head(self._household).lead
        return (lead.known_as or lead.name or "") if lead else ""

    def _happened(self) -> QWidget:
        every = Button("All notes", look="ghost")
        every.clicked.connect(
            lambda: self._place.go.household(self._household, "Contacts and notes")
        )
        card = Card("What happened", "clock", every)
        story = self._place.desk.notes.story(self._household)
        names = self._place.desk.case_file.officer_names()
        if not story:
            card.body.addWidget(Words("Nothing is written yet.", "muted"))
        add_rows(
            card.body,
            [
                self._happening(one, names.get(one.officer, "") if one.officer else "")
                for one in story[:_HAPPENED]
            ],
        )
        return card

    def _happening(self, happening: Happening, officer: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(12)
        across.addWidget(Icon(ICONS.get(happening.kind, "circle"), "muted", 18))
        today = self._place.desk.today()
        at = happening.at
        if happening.on is not None:
            when = short_date(happening.on, today)
        else:
            when = day_and_time(at, today) if at else "day not known"
        first = happening.words.split("\n", 1)[0]
        words = f"{happening.title}: {first}" if first else happening.title
        across.addLayout(two_lines(words, " · ".join(p for p in (when, officer) if p)), 1)
        return row

    def _tasks(self) -> QWidget:
        return TaskList(self._place, self._household)

    def _glance(self) -> QWidget:
        card = Card("At a glance", "user-round")
        files = self._place.desk.case_file
        head = files.head(self._household)
        today = self._place.desk.today()
        for name, words in (
            ("Household", self._people(head.people, today)),
            ("Home", self._home()),
            ("Contact", _contact(head.lead)),
            ("Markers", self._markers(head.markers)),
            ("Owed", _owed(files.all(Arrears, self._household, order="-as_at_on"))),
            ("Notice", _notice(files.all(Notice, self._household))),
            ("Referred", _referred(files.all(Referral, self._household), today)),
            ("Cases", _cases(head.cases)),
        ):
            if words:
                card.body.addLayout(fact_row(name, words, _NAMES_WIDTH))
        return card

    def _people(self, people: tuple[Person, ...], today: date) -> str:
        here = [p for p in people if p.left_on is None]
        return "\n".join(
            ", ".join(
                part for part in (p.known_as or p.name or "Not known", age_words(p, today)) if part
            )
            for p in here
        )

    def _home(self) -> str:
        home = self._place.desk.case_file.head(self._household).home
        if home is None:
            return ""
        tenure = by_code(self._place.desk.words.tenures(), home.tenure)
        landlord = self._place.desk.case_file.find(Landlord, home.landlord)
        rent = ""
        if home.rent_pence is not None:
            rent = (
                f"{pounds(home.rent_pence)} {dict(FREQUENCIES).get(home.rent_frequency or '', '')}"
            )
        parts = (
            tenure.label if tenure else home.tenure,
            landlord.name if landlord else None,
            rent.strip(),
            home.access,
        )
        return ", ".join(part for part in parts if part)

    def _markers(self, markers: tuple[Marker, ...]) -> str:
        types = self._place.desk.words.markers()
        said = []
        for marker in markers:
            kind = by_code(types, marker.type)
            rule = RULE_WORDS.get(marker.visit_rule or "") if marker.visit_rule != "alone" else None
            parts = (kind.label if kind else marker.type, marker.words, rule)
            said.append(". ".join(part for part in parts if part))
        return "\n".join(said)


def _contact(lead: Person | None) -> str:
    if lead is None:
        return ""
    rules = [
        words
        for said, words in (
            (lead.no_contact, "no contact"),
            (lead.do_not_post, "do not post"),
            (lead.no_voicemail, "no voicemail"),
        )
        if said
    ]
    parts = [lead.phone, lead.email, lead.safe_contact, listed(rules)]
    return ", ".join(part for part in parts if part)


def _owed(figures: tuple[Arrears, ...]) -> str:
    if not figures or figures[0].amount_pence is None:
        return ""
    newest = figures[0]
    as_at = f", as at {plain_date(newest.as_at_on)}" if newest.as_at_on else ""
    source = f", says {newest.source}" if newest.source else ""
    return f"{pounds(newest.amount_pence or 0)}{as_at}{source}"


def _notice(notices: tuple[Notice, ...]) -> str:
    said = []
    for notice in notices:
        ends = plain_date(notice.expires_on) if notice.expires_on else notice.expires_words
        said.append(", ends ".join(part for part in (notice.words, ends) if part))
    return "\n".join(said)


def _referred(referrals: tuple[Referral, ...], today: date) -> str:
    said = [
        " on ".join(
            part
            for part in (r.source, near_date(r.referred_on, today) if r.referred_on else None)
            if part
        )
        for r in referrals
    ]
    first = "\n".join(said)
    return f"{counted(len(said), 'referral')}: {first}" if len(said) > 1 else first


def _cases(cases: tuple[Case, ...]) -> str:
    said = []
    for case in cases:
        name = "Part 7" if case.type == "part7" else "Support"
        since = f" since {plain_date(case.opened_on)}" if case.opened_on else ""
        state = f", closed {plain_date(case.closed_on)}" if case.closed_on else ""
        duty = ""
        if case.duty:
            checked = (
                f", checked {plain_date(case.duty_checked_on)}" if case.duty_checked_on else ""
            )
            source = f", told by {case.duty_source}" if case.duty_source else ""
            began = f" since {plain_date(case.duty_started_on)}" if case.duty_started_on else ""
            name, comma, rest = case.duty.partition(", ")
            duty = f". {name}{began}{comma}{rest}{source}{checked}"
        said.append(f"{name}{since}{state}{duty}")
    return "\n".join(said)
