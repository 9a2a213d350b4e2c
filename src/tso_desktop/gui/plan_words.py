"""What a step of the plan says on its card: whose need, by when, what is new, what came of it."""

from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.plans import Step
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.words import short_date
from tso_desktop.services.working_plan import (
    COUNCIL,
    IDEA,
    PARTNER,
    RESIDENT,
    WorkingPlan,
    is_open,
    whose,
)

ENDED = {"done": "Done", "not_done": "Not done", "not_needed": "Not needed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """A step in the words of its card. `answer` is yes, no or blank; None where nobody is asked."""

    id: RecordId
    needs: str
    words: str
    who: str
    owner: str
    due: str
    answer: str | None
    why: str
    ended: str
    chips: tuple[ChipWords, ...]
    late: bool


def shown(plan: WorkingPlan, step: Step, today: date, officer: str) -> StepShown:
    who = whose(step)
    return StepShown(
        id=step.id,
        needs=need_names(plan, step.needs),
        words=step.words or "",
        who=who,
        owner=_owner(step, who, officer),
        due=due_words(step, today),
        answer=_answer(step) if who == RESIDENT and is_open(step) else None,
        why=step.why_not or "" if step.agreed is False else "",
        ended=_ended(step, today),
        chips=_chips(plan, step),
        late=is_open(step) and step.due_on is not None and step.due_on < today,
    )


def need_names(plan: WorkingPlan, needs: tuple[str, ...]) -> str:
    """`1 A home after 10 Dec · 3 Near the school`; the numbers are those of the column."""
    found = [
        f"{number} {need.title or need.words or 'Need'}"
        for number, need in enumerate(plan.needs, 1)
        if need.id in needs
    ]
    return " · ".join(found)


def due_words(step: Step, today: date) -> str:
    if step.due_words:
        return step.due_words
    return short_date(step.due_on, today) if step.due_on else "Add a day"


def _owner(step: Step, who: str, officer: str) -> str:
    if who == PARTNER:
        return " · ".join(part for part in (step.partner, step.owner) if part) or "Which partner?"
    if who == COUNCIL:
        return step.owner or officer
    return step.owner or ""


def _answer(step: Step) -> str:
    return {True: "yes", False: "no", None: ""}[step.agreed]


def _ended(step: Step, today: date) -> str:
    if is_open(step):
        return ""
    said = ENDED.get(step.status or "", step.status or "")
    on = f" {short_date(step.done_on, today)}" if step.done_on else ""
    reason = f": {step.status_reason}" if step.status_reason else ""
    return f"{said}{on}{reason}"


def _chips(plan: WorkingPlan, step: Step) -> tuple[ChipWords, ...]:
    found = []
    if step.clashes:
        found.append(ChipWords("Two versions", "amber", "merge"))
    if step.status == "done":
        found.append(ChipWords("Done", "green", "check"))
    elif any(change.id == step.id for change in plan.changes.added):
        found.append(ChipWords("New", "green", "plus"))
    elif any(change.now.id == step.id for change in plan.changes.changed):
        found.append(ChipWords("Changed", "blue", "pencil-line"))
    return tuple(found)


def headings(plan: WorkingPlan) -> dict[str, str]:
    """What stands over each column."""
    return {RESIDENT: f"{plan.name} will", COUNCIL: "The council will", IDEA: "Good ideas"}
