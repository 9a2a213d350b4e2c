"""What may be issued, what changed since the last version, and when a plan is gone through again.

Issuing is refused only where there is nothing to issue; everything else is a warning that says why,
and the officer decides.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tso_desktop.domain.hints import MUST, balance
from tso_desktop.domain.readability import reading_grade

SUPPORT = "support"
PHP = "php"
HARDEST_GRADE = 6.0  # a reader of eleven
AGE_LESS_GRADE = 5
_QUOTED_LETTERS = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """What the rules look at in a step; the words for `who`, `kind`, `status` are the record's."""

    id: str
    who: str = "resident"
    kind: str = "agreed"
    text: str = ""
    needs: tuple[str, ...] = ()
    due_on: date | None = None
    due_words: str = ""
    agreed: bool | None = None
    why_not: str = ""
    status: str = "open"
    status_reason: str = ""

    @property
    def is_open(self) -> bool:
        return self.status == "open"

    @property
    def is_asked_of_resident(self) -> bool:
        return self.who == "resident" and self.kind != "idea"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What the rules look at in a plan; `kind` is support or php.

    `not_assessed` names the parts of a Part 7 assessment in which nothing is written.
    """

    kind: str = SUPPORT
    steps: tuple[StepFacts, ...] = ()
    has_assessment: bool = False
    own_words: str = ""
    needs_count: int = 0
    review_on: date | None = None
    next_visit_at: datetime | None = None
    not_assessed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a plan may be issued: why not, or what to think of first."""

    refused: str | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedStep:
    before: StepFacts
    now: StepFacts


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the last version; a step stands in one list at most."""

    added: tuple[StepFacts, ...] = ()
    changed: tuple[ChangedStep, ...] = ()
    done: tuple[StepFacts, ...] = ()
    taken_out: tuple[StepFacts, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.done or self.taken_out)

    def in_words(self, kind: str = SUPPORT) -> tuple[str, ...]:
        """A line for each change, as it stands in the version that is given.

        A required step that is taken out is disregarded from then on, and the plan says so:
        Housing Act 1996, section 189A(10).
        """
        return (
            *(f"Added: {step.text}" for step in self.added),
            *(f"Changed: {step.now.text}" for step in self.changed),
            *(f"Done: {step.text}" for step in self.done),
            *(_taken_out(step, kind) for step in self.taken_out),
        )


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """A visit that was made; `no_access` is the reason where it came to nothing."""

    at: datetime
    no_access: str | None = None


def may_issue(plan: PlanFacts) -> Verdict:
    if plan.kind == PHP and not plan.has_assessment:
        return Verdict(
            "A personal housing plan needs a Part 7 assessment, and none is recorded. The draft is "
            "safe. Record the assessment, or make it a support plan."
        )
    if not any(step.text.strip() for step in plan.steps):
        return Verdict(
            "This plan has no step yet, so there is nothing to give. The draft is safe. "
            "Write one step, however small."
        )
    return Verdict(None, tuple(warning for check in _CHECKS for warning in check(plan)))


def must_is_allowed(kind: str) -> bool:
    """A support plan is voluntary; only a personal housing plan may require a step."""
    return kind == PHP


def review_due_on(issued_on: date, weeks: int) -> date:
    """The day on which the plan is gone through again."""
    return issued_on + timedelta(weeks=weeks)


def review_request_until(given_on: date, days: int) -> date:
    """The last day to ask for a review, the day on which the plan was given being the first."""
    return given_on + timedelta(days=days - 1)


def no_access_attempt_number(previous: Iterable[VisitFacts]) -> int:
    """The number of an attempt that comes to nothing now, counted since somebody was last seen."""
    number = 1
    for visit in sorted(previous, key=lambda visit: visit.at):
        number = number + 1 if visit.no_access else 1
    return number


def changed_since(previous: Sequence[StepFacts], now: Sequence[StepFacts]) -> Changes:
    """What a reader of the last version needs to be told; the order of the steps is no change."""
    before = {step.id: step for step in previous}
    after = {step.id: step for step in now}
    kept = [(before[step.id], step) for step in now if step.id in before]
    dropped = [old for old, new in kept if _is_dropped(new) and not _is_dropped(old)]
    return Changes(
        added=tuple(step for step in now if step.id not in before and not _is_dropped(step)),
        changed=tuple(
            ChangedStep(old, new)
            for old, new in kept
            if old != new and not _is_dropped(new) and not _is_newly_done(old, new)
        ),
        done=tuple(new for old, new in kept if _is_newly_done(old, new)),
        taken_out=(
            *(step for step in previous if step.id not in after and not _is_dropped(step)),
            *dropped,
        ),
    )


def _taken_out(step: StepFacts, kind: str) -> str:
    said = f"Taken out: {step.text}"
    if kind == PHP and step.is_asked_of_resident:
        return f"{said.rstrip('.')}. You need not do it, and it does not count against you."
    return said


def _is_dropped(step: StepFacts) -> bool:
    return step.status == "not_needed"


def _is_newly_done(old: StepFacts, new: StepFacts) -> bool:
    return new.status == "done" and old.status != "done"


def _open(plan: PlanFacts) -> list[StepFacts]:
    return [step for step in plan.steps if step.is_open and step.text.strip()]


def _asked(plan: PlanFacts) -> list[StepFacts]:
    return [step for step in _open(plan) if step.is_asked_of_resident]


def _ours(plan: PlanFacts) -> list[StepFacts]:
    return [step for step in _open(plan) if step.who != "resident"]


def _no_step_of_ours(plan: PlanFacts) -> Iterator[str]:
    if not any(step.who == "council" for step in _open(plan)):
        yield "There is no step for the council. People keep to a plan in which we do our share."


def _lopsided(plan: PlanFacts) -> Iterator[str]:
    if hint := balance(len(_ours(plan)), len(_asked(plan))):
        yield hint.says


def _undecided(plan: PlanFacts) -> Iterator[str]:
    for step in _asked(plan):
        if step.agreed is None:
            yield f"Not decided yet: {_quoted(step)}. Ask whether they agree, or take it out."


def _not_agreed_without_why(plan: PlanFacts) -> Iterator[str]:
    for step in _asked(plan):
        if step.agreed is False and not step.why_not.strip():
            yield f"Not agreed, and no reason is written: {_quoted(step)}. Say why, in their words."


def _no_day(plan: PlanFacts) -> Iterator[str]:
    for step in _open(plan):
        if step.kind != "idea" and not step.due_on and not step.due_words.strip():
            yield f"No day: {_quoted(step)}. By when, or how often?"


def _no_need(plan: PlanFacts) -> Iterator[str]:
    for step in _open(plan):
        if not step.needs:
            yield f"Answers no need: {_quoted(step)}. Say which need it is for."


def _need_without_step(plan: PlanFacts) -> Iterator[str]:
    answered = {need for step in plan.steps for need in step.needs}
    missing = plan.needs_count - len(answered)
    if missing > 0:
        needs = "One need has" if missing == 1 else f"{missing} needs have"
        yield f"{needs} no step yet. A small one will do, or say in the assessment why not."


def _ended_without_reason(plan: PlanFacts) -> Iterator[str]:
    for step in plan.steps:
        if step.status in {"not_done", "not_needed"} and not step.status_reason.strip():
            yield f"Ended without a reason: {_quoted(step)}. Say what got in the way."


def _no_own_words(plan: PlanFacts) -> Iterator[str]:
    if not plan.own_words.strip():
        yield "Nothing stands in their own words. Ask what matters most to them, and write it down."


def _must(plan: PlanFacts) -> Iterator[str]:
    if must_is_allowed(plan.kind):
        return
    for step in _open(plan):
        if MUST.search(step.text):
            yield f"Sounds like a must: {_quoted(step)}. A support plan is voluntary."


def _hard_to_read(plan: PlanFacts) -> Iterator[str]:
    grade = reading_grade("\n".join(step.text for step in _open(plan)))
    if grade > HARDEST_GRADE:
        age = round(grade) + AGE_LESS_GRADE
        yield f"The steps need a reader of about {age}. Shorter words and sentences help most."


def _assessed_in_part(plan: PlanFacts) -> Iterator[str]:
    if plan.kind == PHP and plan.not_assessed:
        yield (
            f"The assessment says nothing about {', or '.join(plan.not_assessed)}. The law asks "
            "for it in writing (section 189A(2)), and the steps rest on it."
        )


def _no_next_day(plan: PlanFacts) -> Iterator[str]:
    if plan.next_visit_at is None:
        yield "No next visit is booked, and the plan begins with it."
    if plan.review_on is None:
        yield "No day is set for going through the whole plan again."


def _quoted(step: StepFacts) -> str:
    text = " ".join(step.text.split()).rstrip(".")
    if len(text) > _QUOTED_LETTERS:
        text = text[:_QUOTED_LETTERS].rsplit(" ", 1)[0] + "…"
    return f"“{text}”"


_CHECKS: tuple[Callable[[PlanFacts], Iterator[str]], ...] = (
    _no_step_of_ours,
    _lopsided,
    _undecided,
    _not_agreed_without_why,
    _no_day,
    _no_need,
    _need_without_step,
    _ended_without_reason,
    _no_own_words,
    _must,
    _hard_to_read,
    _assessed_in_part,
    _no_next_day,
)
