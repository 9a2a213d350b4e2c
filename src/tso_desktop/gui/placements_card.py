"""Where they were placed: days counted, weeks in bed and breakfast, who must be told by when."""

from datetime import timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law import CaseLaw
from tso_desktop.domain.law.happened_words import PLACEMENTS
from tso_desktop.domain.law.law_words import ALERTS, short_day
from tso_desktop.domain.lawwork import Placement
from tso_desktop.gui.fields import ChoiceField, DateField, TextField, TickField
from tso_desktop.gui.parts_cards import Card, empty, fact_row
from tso_desktop.gui.records_card import RecordsCard, Sort
from tso_desktop.gui.words import counted, plain_date
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.law import CaseView

_WEEK = 7


class PlacementsBox(QWidget):
    """Nothing at all where nobody was placed."""

    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__()
        self._place, self._household = place, household
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._facts = Card("Days and who must be told", "bed")
        self._column.addWidget(self._facts)
        self._list: RecordsCard[Placement] | None = None

    def show_view(self, view: CaseView) -> None:
        placed = any(event.kind == "placed" for event in view.events)
        self.setVisible(placed)
        if not placed or view.law is None:
            return
        empty(self._facts.body)
        lines = fact_lines(view.law)
        self._facts.setVisible(bool(lines))
        for name, words in lines:
            self._facts.body.addLayout(fact_row(name, words, 104))
        if self._list is None:
            self._list = RecordsCard(self._place, self._household, placements(self._place))
            self._column.addWidget(self._list)


def fact_lines(law: CaseLaw) -> list[tuple[str, str]]:
    """What runs because of a placement, each with the section that it rests on."""
    found: list[tuple[str, str]] = []
    if law.in_bb_days:
        source = ALERTS["bb_unlawful"].source
        weeks, days = divmod(law.in_bb_days, _WEEK)
        long = counted(weeks, "week") + (f" and {counted(days, 'day')}" if days else "")
        words = f"{counted(law.in_bb_days, 'day')} in all ({long})."
        if (first := law.bb_unlawful_from_on) is not None:
            last = first - timedelta(days=1)
            verb = "is" if last >= law.as_at else "was"
            words += f" The last lawful day {verb} {short_day(last)} {last.year}. {source}."
        found.append(("In bed and breakfast, as a family", words))
    for name, day, alert in (
        ("Other council", law.out_of_area_due_on, "out_of_area_notice_due"),
        ("Child’s GP and school", law.child_notice_due_on, "child_placement_notice_due"),
    ):
        if day is not None:
            line = ALERTS[alert]
            late = ", which has passed" if day < law.as_at else ""
            words = f"To be told by {short_day(day)} {day.year}{late}. {line.source}."
            found.append((name, words))
    return found


def placements(place: Workplace) -> Sort[Placement]:
    today = place.desk.today

    def summary(one: Placement) -> tuple[str, str]:
        kind = PLACEMENTS.get(one.type or "", "Kind not yet known")
        if one.placed_on is None:
            return kind, "day not yet known"
        until = one.left_on or today() + timedelta(days=1)
        days = counted(max(0, (until - one.placed_on).days), "day")
        since = f"since {plain_date(one.placed_on)}"
        span = f"{plain_date(one.placed_on)} to {plain_date(one.left_on)}" if one.left_on else since
        told = [
            f"told on {plain_date(day)}"
            for day in (one.out_of_area_told_on, one.child_told_on)
            if day
        ]
        return f"{kind}, {days}", " · ".join([span, *told])

    return Sort(
        Placement,
        "Placements",
        "bed",
        "a placement",
        "Nobody was placed.",
        summary,
        lambda: [
            ChoiceField("type", "Kind", list(PLACEMENTS.items())),
            DateField("placed_on", "Placed on", today=today, lean="past"),
            DateField("left_on", "Left on", today=today),
            TextField("address", "Address"),
            TickField("family", "With children, or somebody is pregnant"),
            TickField("out_of_area", "In another council’s area"),
            TextField("authority", "That council"),
            DateField("out_of_area_told_on", "That council told on", today=today, lean="past"),
            DateField("child_agreed_on", "Parent agreed to telling on", today=today, lean="past"),
            DateField("child_details_on", "Details known on", today=today, lean="past"),
            DateField("child_told_on", "GP and school told on", today=today, lean="past"),
        ],
        order="placed_on",
    )
