"""Joins the cards of a plan to the desk: adds steps, opens their editors, agrees, moves, ends."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from tso_desktop.domain.hints import Hint
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.plans import Step
from tso_desktop.gui.plan_column import PlanColumn
from tso_desktop.gui.plan_new_step import NewStep, NewStepCard
from tso_desktop.gui.plan_step_card import StepCard
from tso_desktop.gui.plan_step_editor import StepEditor
from tso_desktop.gui.plan_view import PlanView
from tso_desktop.gui.record_form import RecordForm
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.step_library import GoodStep
from tso_desktop.services.working_plan import COUNCIL, IDEA, PARTNER, RESIDENT, WorkingPlan


class PlanSteps(QObject):
    """Knows the plan as it is on the screen; `show` gives it the newest."""

    def __init__(self, place: Workplace, household: RecordId, view: PlanView) -> None:
        super().__init__(view)
        self._place, self._household, self._view = place, household, view
        self._planning = place.desk.planning
        self._plan: WorkingPlan | None = None
        self._need: RecordId | None = None
        self._editor: StepEditor | None = None
        self._open: RecordId | None = None
        for column in view.columns():
            column.opened.connect(self.open)
            column.agreed.connect(lambda step: self._act(step, self._planning.agree, "Agreed."))
            column.undecided.connect(
                lambda step: self._act(step, self._planning.undecide, "Still to agree.")
            )
            column.refused.connect(self._refuse)
            column.moved.connect(self._move)
            column.add_asked.connect(partial(self.add_by_hand, column))

    def show(self, plan: WorkingPlan) -> None:
        self._plan = plan
        step = self._step(self._open)
        if self._editor is not None and step is not None:
            self._editor.show_step(step)
        if self._open is not None and self._card(self._open) is None:
            self._editor = self._open = None
        elif self._open is not None and (card := self._card(self._open)) and not card.is_open:
            # It changed hands: its card is another one now, and opens again there.
            again, self._open, self._editor = self._open, None, None
            self.open(again)

    def speak_of(self, need: RecordId | None) -> None:
        """A new step answers this need until another one is picked."""
        self._need = need

    def open(self, step: RecordId) -> None:
        """Open a step into its editor; the one that was open is saved and closed."""
        if step == self._open:
            return
        self.close()
        found, card = self._step(step), self._card(step)
        if found is None or card is None or self._plan is None:
            return
        editor = StepEditor(
            found, self._plan.needs, self._plan.name, self._hints, self._place.desk.today
        )
        RecordForm(self._place, Step, found, editor.fields, parent=editor)
        self._connect(editor, step)
        self._open, self._editor = step, editor
        card.open(editor)
        editor.begin()
        self._column_of(step).bring_to_sight(card)

    def close(self) -> None:
        """Save what rests in the editor and show the card again."""
        if self._editor is None or self._open is None:
            return
        self._editor.settle()
        if self._editor.holds_unsaved:
            return
        card = self._card(self._open)
        self._editor = self._open = None
        if card is not None:
            card.close_editor()
            card.due.setFocus()

    def settle(self) -> None:
        if self._editor is not None:
            self._editor.settle()

    def add_by_hand(self, column: PlanColumn) -> None:
        """A card to write a step in; what was typed and not saved last time stands in it."""
        if column.new_card is not None:
            column.new_card.begin()
            return
        self.close()
        plan = self._plan or self._planning.plan(self._household)
        whose = (
            ((RESIDENT, plan.name), (IDEA, "Good idea"))
            if column is self._view.theirs
            else ((COUNCIL, "The council"), (PARTNER, "A partner"))
        )
        chosen = (self._need,) if self._need else ()
        card = NewStepCard(whose, plan.needs, chosen, self._hints, self._place.desk.today)
        key = self._draft_key(column)
        if (draft := self._place.desk.drafts.find(key)) is not None:
            card.put(draft.body)
        card.typed.connect(partial(self._keep_draft, key))
        card.saved.connect(partial(self._save_new, column))
        card.closed.connect(partial(self._put_away, column))
        column.show_new(card)
        card.begin()
        column.bring_to_sight(card)

    def take(self, step: GoodStep) -> None:
        """A step of the library into the plan; it answers the need that is picked."""
        facts: dict[str, Any] = {"needs": (self._need,) if self._need else ()}
        if step.partner:
            facts["partner"] = step.partner
        self._add(step.words, step.who, facts)

    def _add(self, words: str, who: str, facts: dict[str, Any]) -> bool:
        self._planning.begin(self._household)
        return self._place.save(
            lambda: self._planning.add_step(self._household, words, who, **facts), "Step added."
        )

    def _save_new(self, column: PlanColumn, new: NewStep) -> None:
        if self._add(new.words, new.who, new.facts):
            self._place.desk.drafts.drop(self._draft_key(column))
            column.put_new_away()
            column.add_button.setFocus()

    def _put_away(self, column: PlanColumn) -> None:
        card = column.new_card
        if card is not None:
            self._keep_draft(self._draft_key(column), card.draft())
        column.put_new_away()
        column.add_button.setFocus()

    def _keep_draft(self, key: str, draft: dict[str, str]) -> None:
        drafts = self._place.desk.drafts
        if draft["words"].strip():
            self._place.save(lambda: drafts.keep(key, "step", draft, household=self._household))
        else:
            self._place.save(lambda: drafts.drop(key))

    def _draft_key(self, column: PlanColumn) -> str:
        side = RESIDENT if column is self._view.theirs else COUNCIL
        return f"step:{self._household}:{side}"

    def _connect(self, editor: StepEditor, step: RecordId) -> None:
        planning = self._planning
        editor.closed.connect(self.close)
        editor.given.connect(lambda who: self._act(step, lambda s: planning.give(s, who)))
        editor.needs_changed.connect(
            lambda needs: self._act(step, lambda s: planning.change_step(s, needs=needs))
        )
        editor.done.connect(lambda: self._end(step, planning.done, "Done."))
        editor.reopened.connect(lambda: self._act(step, planning.reopen))
        editor.ended.connect(partial(self._end_with_reason, step))
        editor.removed.connect(lambda: self._end(step, planning.remove, "Step removed."))
        editor.kept_as_good.connect(lambda: self._keep_as_good(step))

    def _end_with_reason(self, step: RecordId, ending: str, reason: str) -> None:
        verb = self._planning.not_done if ending == "not_done" else self._planning.not_needed
        self._end(step, lambda found: verb(found, reason), "Kept, with the reason.")

    def _end(self, step: RecordId, verb: Callable[[Step], object], words: str) -> None:
        if self._editor is not None:
            self._editor.settle()
        if self._act(step, verb, words):
            self.close()

    def _refuse(self, step: RecordId, why: str) -> None:
        self._act(step, lambda found: self._planning.not_agree(found, why or None), "Not agreed.")

    def _move(self, step: RecordId, by: int) -> None:
        self._act(step, lambda found: self._planning.move(self._household, found, by))

    def _keep_as_good(self, step: RecordId) -> None:
        found = self._step(step)
        if found is None:
            return
        who = IDEA if found.type == IDEA else found.who or RESIDENT
        self._place.save(
            lambda: self._place.desk.library.add(found.words or "", who=who, topic=""),
            "Kept among the good steps, for everybody in the team.",
        )

    def _act(self, step: RecordId, verb: Callable[[Step], object], words: str = "") -> bool:
        found = self._step(step)
        return found is not None and self._place.save(lambda: verb(found), words)

    def _hints(self, text: str) -> Sequence[Hint]:
        return self._planning.hints(text, self._plan.type if self._plan else "support")

    def _step(self, step: RecordId | None) -> Step | None:
        steps = self._plan.steps if self._plan else ()
        return next((found for found in steps if found.id == step), None)

    def _card(self, step: RecordId) -> StepCard | None:
        return next((c.cards[step] for c in self._view.columns() if step in c.cards), None)

    def _column_of(self, step: RecordId) -> PlanColumn:
        return next(c for c in self._view.columns() if step in c.cards)
