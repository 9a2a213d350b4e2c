"""What the rules say of a landlord's notice, beside the fields that only matter there."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.households import Notice
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.possession.checking import PossessionView, Standing
from tso_desktop.domain.possession.paper import Act
from tso_desktop.domain.possession.words import capital, grounds_words
from tso_desktop.gui.fields import DateField, LongTextField
from tso_desktop.gui.notice_checks import CheckList, source_line
from tso_desktop.gui.notice_fields import GroundsField, YesNoField
from tso_desktop.gui.notice_path import NoticePath
from tso_desktop.gui.parts import Words, line
from tso_desktop.gui.parts_cards import Notice as Strip
from tso_desktop.gui.parts_cards import empty, heading_row
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.record_form import RecordForm
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.possession import NoticeView

_KINDS = frozenset({"notice", "home", "arrears", "landlord"})
STANDINGS = {
    Standing.HOLDS: ChipWords("Holds", "amber", "badge-check"),
    Standing.OPEN: ChipWords("Not all checked", "amber", "circle-question-mark"),
    Standing.FAILS: ChipWords("Does not hold", "red", "triangle-alert"),
    Standing.SPENT: ChipWords("Too old to use", "grey", "hourglass"),
    Standing.ENDED: ChipWords("Done with", "grey", "check"),
}


def make_notice_panel(place: Workplace, notice: Notice) -> QWidget:
    return NoticePanel(place, notice)


class NoticePanel(QWidget):
    """Its fields save themselves; its sentences are worked out anew after each save."""

    def __init__(self, place: Workplace, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._notice = place, notice
        self.grounds = GroundsField("grounds", "Grounds that it names")
        self.checks = CheckList()
        self.valid = YesNoField("valid", "Decided", "Valid", "Not valid", "Nobody has decided")
        self.reasons = LongTextField(
            "valid_reasons", "Reasons for that", placeholder="What was seen, and who advised"
        )
        self.path = NoticePath(place)
        self.ended = DateField(
            "ended_on", "Taken back or done with on", today=place.desk.today, lean="past"
        )
        self._said = QVBoxLayout()
        self._said.setSpacing(8)
        self._ask_why = Words("Write the reasons beside a decision.", "warn", wrap=True)
        self._ruled = self._lay_out()
        fields = [
            *(self.grounds, *self.checks.fields, self.valid, self.reasons),
            *(*self.path.fields, self.ended),
        ]
        self._form = RecordForm(place, Notice, notice, fields, parent=self)
        listen(self, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        found = self._place.desk.possession.view(self._notice.id)
        if found is None:
            return
        notice = found.notice
        self.grounds.offer(found.grounds)
        self.grounds.setVisible(notice.act == Act.S8 or bool(notice.grounds))
        empty(self._said)
        for widget in _said(found):
            self._said.addWidget(widget)
        self._ruled.setVisible(found.view is not None)
        self._ask_why.setVisible(notice.valid is not None and not notice.valid_reasons)
        if found.view is not None:
            self.checks.show_checks(found.view.checks)
            self.path.show_path(found.view.path, notice)

    def _lay_out(self) -> QWidget:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.grounds)
        column.addLayout(self._said)
        ruled = QWidget()
        inner = QVBoxLayout(ruled)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        _head(inner, "Check list", "list-checks")
        inner.addWidget(self.checks)
        _head(inner, "Is it valid?", "gavel")
        inner.addWidget(
            Words(
                "A person decides, with reasons; that goes before what is worked out above.",
                "muted",
                wrap=True,
            )
        )
        for widget in (self.valid, self.reasons, self._ask_why):
            inner.addWidget(widget)
        _head(inner, "The path ahead", "map")
        inner.addWidget(self.path)
        inner.addWidget(self.ended)
        column.addWidget(ruled)
        return ruled

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _KINDS):
            self.refresh()


def _head(column: QVBoxLayout, words: str, icon: str) -> None:
    column.addWidget(line())
    column.addLayout(heading_row(Words(words, "strong"), icon))


def _said(found: NoticeView) -> list[QWidget]:
    """What is missing, or where the notice stands, when they are threatened and what governs."""
    view = found.view
    if view is None:
        if found.refused:
            return [Strip(found.refused, "red", "triangle-alert")]
        return [Strip(found.ask, "amber", "circle-question-mark")]
    chip = STANDINGS[view.standing]
    threat = view.threat
    return [
        Strip(f"{view.kind}. {view.standing_words}", chip.tone, chip.icon),
        Strip(
            threat.sentence,
            "red" if threat.is_threatened else "amber",
            "circle-alert" if threat.is_threatened else "calendar-clock",
        ),
        source_line(threat.source, threat.certainty),
        *(Words(sentence, wrap=True) for sentence in facts_of(view)),
    ]


def facts_of(view: PossessionView) -> list[str]:
    """The ground that governs, the earliest lawful date, and until when a claim may begin."""
    told = []
    if view.earliest_on is not None:
        governs = f"{capital(grounds_words(view.governing))} " if view.governing else ""
        verb = "govern" if len(view.governing) > 1 else "governs"
        lead = f"{governs}{verb}: the" if governs else "The"
        told.append(
            f"{lead} earliest date that could lawfully stand in it is {long_day(view.earliest_on)}."
        )
    if view.threat.trigger_on is not None:
        told.append(f"56 days before the date in it is {long_day(view.threat.trigger_on)}.")
    if view.spent_from_on is not None:
        told.append(f"No claim can be begun on it since {long_day(view.spent_from_on)}.")
    elif view.claim_from_on is not None:
        until = f" until {long_day(view.claim_until_on)}" if view.claim_until_on else ""
        told.append(f"A claim can be begun from {long_day(view.claim_from_on)}{until}.")
    return told
