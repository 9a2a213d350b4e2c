"""The tab of the plan: keeps its page true to the desk, previews it, and gives it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.plans import IssuedPlan, Plan
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.parts_cards import Notice
from tso_desktop.gui.plan_about import AboutPanel
from tso_desktop.gui.plan_issue import IssueAsked
from tso_desktop.gui.plan_needs import needs_named
from tso_desktop.gui.plan_steps import PlanSteps
from tso_desktop.gui.plan_view import PlanView
from tso_desktop.gui.preview import make_plan_preview
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.issuing import Prepared
from tso_desktop.services.printing import PlanWish
from tso_desktop.services.step_library import GoodStep
from tso_desktop.services.working_plan import WorkingPlan

_KINDS = frozenset(
    {"plan", "step", "need", "issued_plan", "case", "visit", "visit_record", "person", "assessment"}
)


def make_plan_tab(place: Workplace, household: RecordId) -> QWidget:
    return PlanPresenter(place, household).view


class PlanPresenter(QObject):
    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__()
        self._place, self._household = place, household
        self._need: RecordId | None = None
        self._issuing = False
        view = self.view = PlanView(place.desk.today)
        self.setParent(view)
        self.steps = PlanSteps(place, household, view)
        self.plan: WorkingPlan = place.desk.planning.plan(household)
        self._connect(view)
        listen(self, place.changes, self._heard)
        self.refresh()
        self._show_library()

    def refresh(self) -> None:
        self.plan = self._place.desk.planning.plan(self._household)
        self.view.show_plan(self.plan, self._place.desk.officer_name)
        self.steps.show(self.plan)

    def _connect(self, view: PlanView) -> None:
        view.top.kind_chosen.connect(self._become)
        view.top.preview_asked.connect(self._preview)
        view.top.issue_asked.connect(self._open_issue)
        view.issue.phone.kept.connect(self._keep_phone)
        view.issue.asked.connect(self._issue)
        view.needs.picked.connect(self._pick_need)
        view.needs.added.connect(self._add_need)
        view.needs.about_asked.connect(self._open_about)
        view.changed.version_asked.connect(self._show_version)
        library = view.library
        library.taken.connect(self.steps.take)
        library.searched.connect(lambda _words: self._show_library())
        library.editing.connect(lambda _on: self._show_library())
        library.changed.connect(self._change_good_step)
        library.hidden.connect(lambda step: self._put_good_step(step, hide=True))
        library.brought_back.connect(lambda step: self._put_good_step(step, hide=False))

    def _become(self, kind: str) -> None:
        try:
            self._place.desk.planning.begin(self._household)
            self._place.desk.planning.become(self._household, kind)
        except Refused as refused:
            self.view.say(Notice(str(refused), "amber", "info"))
            self.view.top.kind.choose(self.plan.type)
            return
        self.view.say(None)
        self._show_library()

    def _preview(self) -> None:
        self.steps.settle()
        plan = self._place.desk.planning.plan(self._household)
        draft = plan.is_draft or not plan.versions
        wish = PlanWish(style=self._place.desk.issuing.style_of(plan))
        page = make_plan_preview(self._place, self._household, draft=draft, wish=wish)
        self._place.go.lay_over(page.view)

    def _show_version(self, version: IssuedPlan) -> None:
        page = make_plan_preview(self._place, self._household, version=version)
        self._place.go.lay_over(page.view)

    def _open_issue(self) -> None:
        self.steps.close()
        issuing = self._place.desk.issuing
        verdict, style = issuing.verdict(self._household), issuing.style_of(self.plan)
        has_phone = bool(self._place.desk.printing.phone)
        self.view.issue.show_plan(self.plan, verdict, style, has_phone=has_phone)
        self.view.show_issue()

    def _keep_phone(self, number: str) -> None:
        printing = self._place.desk.printing
        if self._place.save(lambda: printing.set_phone(number), "Residents ring this number now."):
            self.view.issue.phone.hide()

    def _issue(self, asked: IssueAsked) -> None:
        """The copy is made off the window's thread; only then is it sealed, in one save."""
        if self._issuing:
            return
        self._issuing = True
        issuing = self._place.desk.issuing
        self._place.background.run(
            lambda _job: issuing.prepare(self._household, asked.agreement, style=asked.style),
            lambda prepared: self._seal(prepared, asked),
            self._not_issued,
            owner=self.view,
        )

    def _seal(self, prepared: Prepared, asked: IssueAsked) -> None:
        self._issuing = False
        made: list[IssuedPlan] = []
        words = f"Version {prepared.label} is issued. The next review is among your tasks."
        if not self._place.save(
            lambda: made.append(self._place.desk.issuing.seal(prepared)), words
        ):
            return
        self.view.show_columns()
        if asked.then_print:
            page = make_plan_preview(
                self._place,
                self._household,
                version=made[0],
                wish=PlanWish(style=asked.style),
            )
            page.print_when_made()
            self._place.go.lay_over(page.view)

    def _not_issued(self, error: Exception) -> None:
        self._issuing = False
        if isinstance(error, Refused):
            self.view.issue.complain(str(error))

    def _open_about(self) -> None:
        panel = AboutPanel(
            self._place, self.plan.plan, self._begin, self.plan.name, self._household
        )
        panel.closed.connect(self.view.show_columns)
        self.view.show_panel(panel)
        panel.begin()

    def _begin(self, facts: Mapping[str, Any]) -> Plan | None:
        plan = self._place.desk.planning.begin(self._household)
        self._place.desk.planning.change(plan, **facts)
        return self._place.desk.case_file.find(Plan, plan.id)

    def _add_need(self, title: str) -> None:
        self._place.save(
            lambda: self._place.desk.assessing.add_need(self._household, "housing", title=title),
            "Need added. Say more about it under Assessment.",
        )

    def _pick_need(self, need: RecordId | None) -> None:
        self._need = need
        self.steps.speak_of(need)
        self._show_library()

    def _show_library(self) -> None:
        library, view = self._place.desk.library, self.view.library
        asked, editing = view.search.text(), view.edit_list.isChecked()
        steps = library.steps(with_hidden=editing)
        need = next((n for n in self.plan.needs if n.id == self._need), None)
        if asked.strip():
            found, heading = library.find(asked, steps), f"With “{asked.strip()}”"
        elif need is not None and not editing:
            found = library.for_need(need)
            heading = f"For {needs_named(self.plan.needs, need.id)}"
        else:
            found, heading = steps, "Pick a need, or search"
        view.show_steps(heading, found, len(steps))

    def _change_good_step(self, step: GoodStep, words: str) -> None:
        self._place.save(
            lambda: self._place.desk.library.change(step, words), "Changed for everybody."
        )
        self._show_library()

    def _put_good_step(self, step: GoodStep, *, hide: bool) -> None:
        library = self._place.desk.library
        verb, words = (library.hide, "Hidden.") if hide else (library.bring_back, "Back again.")
        self._place.save(lambda: verb(step), words)
        self._show_library()

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        mine = {entry.record for entry in entries}
        if touches(entries, _KINDS) and mine:
            self.refresh()
        if touches(entries, frozenset({"library_step"})):
            self._show_library()
