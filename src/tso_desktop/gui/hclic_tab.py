"""The H-CLIC tab of a household with a Part 7 case: joins the return on the screen to the store."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.hclic.items import ReturnRules
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.field_history import HistoryLine
from tso_desktop.gui.hclic_rows import QuestionRow
from tso_desktop.gui.hclic_view import HclicView
from tso_desktop.gui.words import day_and_time
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.hclic import CaseReturn
from tso_desktop.services.hclic_history import Past
from tso_desktop.services.hclic_slots import Given, Slot

KINDS = frozenset(
    {
        *("household", "person", "home", "answer", "case", "need", "referral", "hclic_answer"),
        *("case_event", "stay", "placement", "review_request", "notice"),
    }
)
_STATES = {"refused": "Did not want to say", "not_known": "Not known", "not_asked": "Not asked"}


def make_hclic_tab(place: Workplace, household: RecordId) -> QWidget:
    return HclicPresenter(place, household).view


class HclicPresenter(QObject):
    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__()
        self._place, self._household = place, household
        self._chosen = ""
        self._shown: CaseReturn | None = None
        view = self.view = HclicView(place.desk.today())
        self.setParent(view)
        view.row_made.connect(self._join)
        view.went.connect(lambda tab: place.go.household(household, tab))
        view.case_chosen.connect(self.choose)
        listen(self, place.changes, self._heard)
        refused = place.desk.hclic.map.refused
        view.say(f"The council's mapping table was refused: {refused}" if refused else "")
        self.refresh()

    def choose(self, case: str) -> None:
        self._chosen = case
        self.refresh()

    def refresh(self) -> None:
        found = self._place.desk.hclic.look(self._household)
        if not found:
            return
        chosen = next((one for one in found if one.case.id == self._chosen), found[0])
        self._chosen, self._shown = str(chosen.case.id), chosen
        self.view.show_cases(found, chosen)
        self.view.show_return(chosen)

    def _join(self, row: QuestionRow) -> None:
        row.settled.connect(lambda slot, given, as_of: self._keep(row, slot, given, as_of))
        row.history_asked.connect(lambda slot: self._show_history(row, slot))
        row.undo_asked.connect(lambda slot: self._undo(row, slot))

    def _keep(self, row: QuestionRow, slot: Slot, given: Given, as_of: int) -> None:
        field = row.field
        if field is None or self._shown is None:
            return
        hclic = self._place.desk.hclic
        try:
            now = hclic.keep(self._household, self._shown.case.id, slot, given, as_of)
        except Refused as refused:
            field.not_saved(str(refused))
            return
        field.saved(self._place.desk.now(), now)

    def _show_history(self, row: QuestionRow, slot: Slot) -> None:
        if row.field is None or self._shown is None:
            return
        desk = self._place.desk
        names, today = desk.case_file.officer_names(), desk.today()
        row.field.show_history(
            [
                HistoryLine(
                    when=day_and_time(past.at, today),
                    who=names.get(past.officer, "") or "Somebody of the team",
                    value=_said(past, slot, desk.hclic.rules),
                )
                for past in desk.hclic.history(self._shown.case.id, slot)
            ]
        )

    def _undo(self, row: QuestionRow, slot: Slot) -> None:
        if self._shown is None:
            return
        case = self._shown.case.id
        self._place.save(
            lambda: self._place.desk.hclic.undo(case, slot),
            f"{row.asked.line.item.label}: the last change was taken back.",
        )

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, KINDS):
            self.refresh()


def _said(past: Past, slot: Slot, rules: ReturnRules) -> str:
    """What an answer was set to, in words."""
    state = str(past.set.get("state") or "")
    if state in _STATES:
        return _STATES[state]
    if words := past.set.get("words"):
        return str(words)
    item = next(one for one in rules.items if one.number == slot.number)
    known = rules.list_of(item)
    values = past.set.get("values")
    codes = [str(value) for value in values] if isinstance(values, list) else []
    labels = [
        known.records[code][-1].value.label if known and code in known.records else code
        for code in codes
    ]
    return "; ".join(labels) or "Left blank"
