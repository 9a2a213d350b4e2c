"""The tab of duties: on which day each is, how it may end, what happened, and how it looked."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.law import Duty, Ending, ways_to_end
from tso_desktop.gui.duty_card import DutyCard
from tso_desktop.gui.duty_ways import WaysCard
from tso_desktop.gui.happened_card import HappenedCard
from tso_desktop.gui.happened_panel import HappenedPanel
from tso_desktop.gui.how_it_looked import HowItLooked
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Segment
from tso_desktop.gui.parts_cards import Card, Notice, empty
from tso_desktop.gui.parts_pages import ScrollColumn, TwoColumns
from tso_desktop.gui.placements_card import PlacementsBox
from tso_desktop.gui.recorded_duty import RecordedDutyCard
from tso_desktop.gui.what_if import WhatIf
from tso_desktop.gui.words import plain_date
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.law import CaseView

_KINDS = frozenset(
    {
        *("case", "case_event", "stay", "placement", "notice", "review_request", "referral"),
        *("officer", "household"),
    }
)


def make_duties_tab(place: Workplace, household: RecordId) -> QWidget:
    return DutiesTab(place, household)


class DutiesTab(ScrollColumn):
    """What is derived is shown anew after every save; what is being typed stays."""

    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__()
        self._place, self._household = place, household
        self._case: RecordId | None = None
        self._shown: tuple[CaseView, bool] | None = None
        self.body.setContentsMargins(0, 6, 0, 22)
        self._choice = QVBoxLayout()
        self.body.addLayout(self._choice)
        self.panel = HappenedPanel(place, household)
        self.panel.hide()
        self.body.addWidget(self.panel)
        columns = TwoColumns(64, 36)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        self._duties = QVBoxLayout()
        self._duties.setSpacing(14)
        self.what_if = WhatIf(place)
        columns.wide.addLayout(self._duties)
        columns.wide.addWidget(self.what_if)
        self.happened = HappenedCard(place, household)
        self.looked = HowItLooked(place)
        self._placements = PlacementsBox(place, household)
        self._recorded = QVBoxLayout()
        columns.narrow.addWidget(self.happened)
        columns.narrow.addWidget(self.looked)
        columns.narrow.addWidget(self._placements)
        columns.narrow.addLayout(self._recorded)
        self.happened.add_asked.connect(self._ask)
        listen(self, place.changes, self._heard)
        self.refresh()

    @property
    def holds_unsaved(self) -> bool:
        return self.panel.holds_unsaved

    def refresh(self) -> None:
        views = self._place.desk.law.look(self._household)
        view = next((one for one in views if one.case and one.case.id == self._case), views[0])
        self._show_choice(views, view)
        self._show_duties(view)
        self.panel.show_view(view)
        self.what_if.show_view(view)
        self.happened.show_view(view)
        self.looked.show_view(view)
        self._placements.show_view(view)
        self._show_recorded(view)

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _KINDS):
            self.refresh()

    def _show_choice(self, views: tuple[CaseView, ...], shown: CaseView) -> None:
        """Which of several cases; one at a time, the open one first."""
        empty(self._choice)
        if len(views) < 2:  # noqa: PLR2004  one case needs no choice
            return
        options = [(one.case.id, _named(one), "folder-open") for one in views if one.case]
        segment = Segment(options)
        segment.choose(shown.case.id if shown.case else "")
        segment.chosen.connect(self._choose)
        self._choice.addWidget(segment)

    def _choose(self, case: str) -> None:
        self._case = RecordId(case)
        self.refresh()

    def _show_duties(self, view: CaseView) -> None:
        shown = (_without_positions(view), self._place.desk.law.may_decide)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._duties)
        if view.law is None:
            self._duties.addWidget(Notice(view.refused, "amber", "triangle-alert"))
            return
        if not view.law.duties:
            self._duties.addWidget(_no_duty(view))
            return
        desk = self._place.desk
        officers = desk.case_file.officer_names()
        duties = sorted(view.law.duties, key=_place_of)
        ways = ways_to_end(view.events, desk.law.rules, desk.today()) if view.is_open else ()
        for duty in duties:
            self._duties.addWidget(DutyCard(duty, view, desk.law.rules, officers))
            for one in ways:
                if one.duty == duty:
                    card = WaysCard(
                        one, view.law, may_decide=desk.law.may_decide, only=len(ways) == 1
                    )
                    card.record.connect(self._record)
                    card.letter.connect(self._start_letter)
                    self._duties.addWidget(card)

    def _show_recorded(self, view: CaseView) -> None:
        """The form stays while its case is the same one: somebody may be typing in it."""
        held = self._recorded.itemAt(0)
        card = held.widget() if held else None
        case = view.case
        if isinstance(card, RecordedDutyCard) and case and card.case == case.id:
            return
        empty(self._recorded)
        if case is not None and view.is_open:
            self._recorded.addWidget(RecordedDutyCard(self._place, case))

    def _ask(self) -> None:
        self.panel.ask()
        self.ensureWidgetVisible(self.panel)

    def _record(self, ending: Ending) -> None:
        self.panel.prefill(ending)
        self.ensureWidgetVisible(self.panel)

    def _start_letter(self, key: str) -> None:
        letters = self._place.desk.letters
        if self._place.save(lambda: letters.start(self._household, key), "The letter is begun."):
            self._place.go.household(self._household, "Letters")


def _without_positions(view: CaseView) -> CaseView:
    """The view but for when it was read: every save of anybody's moves that on."""
    case = replace(view.case, as_of=0) if view.case else None
    return replace(view, case=case, records=tuple(replace(one, as_of=0) for one in view.records))


def _named(view: CaseView) -> str:
    case = view.case
    if case is None:
        return "No case"
    if case.closed_on:
        return f"Closed on {plain_date(case.closed_on)}"
    return f"Open since {plain_date(case.opened_on)}" if case.opened_on else "Open case"


def _place_of(duty: Duty) -> tuple[int, int]:
    """Open ones first, the nearest last day before the others; then what ended, newest first."""
    if duty.state == "ended":
        return 2, -(duty.ended_on or duty.started).toordinal()
    return (0 if duty.state == "open" else 1), (duty.day56 or duty.started).toordinal()


def _no_duty(view: CaseView) -> QWidget:
    card = Card("No duty is owed", "landmark")
    law = view.law
    words = "Nothing that is recorded begins a duty. It begins with an assessment."
    if law and law.eligible is False:
        words = "They were found not eligible. Advice and information are still owed."
    elif view.case is None:
        words = "There is no Part 7 case. What is recorded of this household is beside this."
    card.body.addWidget(Words(words, "muted", wrap=True))
    if view.case and view.case.duty and view.case.duty_started_on is None:
        card.body.addWidget(
            Words(
                f"The main system says “{view.case.duty}”, but not from which day: no clock runs.",
                "warn",
                wrap=True,
            )
        )
    return card
