"""The assessment of a case: what led here, what home and what support is needed, and wishes."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Assessment, Case, Need
from tso_desktop.domain.ids import RecordId, derived_id
from tso_desktop.domain.words import NeedCategory

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

HOUSING, SUPPORT = "housing", "support"


class Assessing:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def begin(self, household: RecordId, facts: Mapping[str, Any]) -> Assessment | None:
        """The assessment of the open case, made with its first words."""
        plan = self._desk.planning.plan(household)
        case = plan.case.id if plan.case else None
        record = derived_id("assessment", case or household)
        with self._desk.store.work("begin_assessment") as work:
            work.put(Assessment, record, as_of=plan.as_of, household=household, case=case, **facts)
        return self._desk.case_file.find(Assessment, record)

    def add_need(self, household: RecordId, kind: str, **facts: Any) -> RecordId:
        """A need, in plain words; its category may wait until there is time for codes."""
        made = {**self.fresh_need(household, kind), **facts}
        return self._desk.case_file.add(Need, household, verb="add_need", **made)

    def fresh_need(self, household: RecordId, kind: str) -> dict[str, Any]:
        """What a new need begins with: housing or support, last in the list of the open case."""
        plan = self._desk.planning.plan(household)
        place = max((need.place or 0 for need in plan.needs), default=0) + 1
        return {"type": kind, "place": place, "case": plan.case.id if plan.case else None}

    def categories(self) -> tuple[NeedCategory, ...]:
        """The categories of support need that are offered today."""
        today = self._desk.today()
        return tuple(c for c in self._desk.words.needs() if c.is_offered_on(today))

    def open_part7(self, household: RecordId) -> RecordId:
        """A Part 7 case, as recorded from the main system."""
        today = self._desk.today()
        return self._desk.case_file.add(
            Case, household, verb="open_part7", type="part7", opened_on=today
        )

    def assessed(self, case: Case, on: date | None) -> None:
        """The day of the Part 7 assessment; with it a personal housing plan is possible."""
        self._desk.case_file.change(case, verb="assess", assessed_on=on)
