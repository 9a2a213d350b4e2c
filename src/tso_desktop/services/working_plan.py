"""One look at the plan that is being worked on: its steps in columns, its needs, its versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tso_desktop.domain.casework import Assessment, Case, Need
from tso_desktop.domain.households import Home, Household, Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law.standing import Standing
from tso_desktop.domain.plan_rules import (
    PHP,
    SUPPORT,
    Changes,
    PlanFacts,
    StepFacts,
    Verdict,
    changed_since,
    may_issue,
)
from tso_desktop.domain.plans import IssuedPlan, Plan, Step
from tso_desktop.domain.visits import Visit

IDEA = "idea"
RESIDENT, COUNCIL, PARTNER = "resident", "council", "partner"


@dataclass(frozen=True, kw_only=True)
class WorkingPlan:
    """Everything that the plan's page shows and a paper is made of, of one moment.

    `plan` is None until something was written. `versions` are newest first, `homes` every home
    that an address in the words could be of. `review_on` is the day that would be printed today.
    `duties` are those of its Part 7 case that are open; `is_assessed`: the case's events hold an
    assessment that found them eligible.
    """

    household: Household
    family: tuple[RecordId, ...]
    people: tuple[Person, ...]
    homes: tuple[Home, ...]
    lead: Person | None
    home: Home | None
    case: Case | None
    part7: Case | None
    plan: Plan | None
    steps: tuple[Step, ...]
    needs: tuple[Need, ...]
    assessment: Assessment | None
    versions: tuple[IssuedPlan, ...]
    visit: Visit | None
    review_on: date
    as_of: int
    duties: tuple[Standing, ...] = ()
    is_assessed: bool = False

    @property
    def type(self) -> str:
        return (self.plan.type if self.plan else None) or SUPPORT

    @property
    def is_php(self) -> bool:
        return self.type == PHP

    @property
    def name(self) -> str:
        """What the resident is called over her column."""
        lead = self.lead
        known = (lead.known_as or lead.name) if lead else self.household.name
        return (known or "The resident").split()[0]

    @property
    def why_no_php(self) -> str:
        """Why this cannot be a personal housing plan; blank where it can."""
        if self.part7 is None:
            return "There is no Part 7 case. A personal housing plan belongs to one."
        if self.part7.assessed_on is None and not self.is_assessed:
            return "The Part 7 assessment is not recorded yet. Record its day first."
        return ""

    @property
    def owed(self) -> Standing | None:
        """The duty that a personal housing plan belongs to, the newest of those that are open."""
        return max(self.duties, key=lambda one: one.duty.started, default=None)

    @property
    def to_be_given_anew(self) -> Standing | None:
        """A duty that began after the plan in force was given: the plan follows the duty."""
        given = self.in_force.given_on if self.in_force else None
        owed = self.owed
        if not self.is_php or given is None or owed is None:
            return None
        return owed if owed.duty.started > given else None

    @property
    def ours(self) -> tuple[Step, ...]:
        """What the council and its partners do."""
        return tuple(s for s in self.steps if s.type != IDEA and s.who in {COUNCIL, PARTNER})

    @property
    def theirs(self) -> tuple[Step, ...]:
        """What the resident does."""
        return tuple(s for s in self.steps if s.type != IDEA and s.who not in {COUNCIL, PARTNER})

    @property
    def ideas(self) -> tuple[Step, ...]:
        return tuple(s for s in self.steps if s.type == IDEA)

    @property
    def undecided(self) -> tuple[Step, ...]:
        return tuple(s for s in self.theirs if is_open(s) and s.agreed is None)

    @cached_property
    def in_force(self) -> IssuedPlan | None:
        """The version that holds: the one that the case names, else the newest."""
        named = self.case.plan_in_force if self.case else None
        return next((v for v in self.versions if v.id == named), None) or (
            self.versions[0] if self.versions else None
        )

    @cached_property
    def facts(self) -> PlanFacts:
        return PlanFacts(
            kind=self.type,
            steps=tuple(facts_of(step) for step in self.steps),
            has_assessment=not self.why_no_php,
            own_words=(self.plan.own_words if self.plan else None) or "",
            needs_count=len(self.needs),
            review_on=self.review_on,
            next_visit_at=self.visit.starts_at if self.visit else None,
            not_assessed=self._not_assessed(),
        )

    @cached_property
    def last_steps(self) -> tuple[StepFacts, ...]:
        """The steps of the version that was given last."""
        return issued_steps(self.versions[0]) if self.versions else ()

    @cached_property
    def changes(self) -> Changes:
        """What is different from the version that was given last."""
        if not self.versions:
            return Changes()
        return changed_since(self.last_steps, self.facts.steps)

    @property
    def is_draft(self) -> bool:
        """Whether something stands here that no version has."""
        return bool(self.steps) and (not self.versions or bool(self.changes))

    def _not_assessed(self) -> tuple[str, ...]:
        said = self.assessment
        parts_ = (
            ("what led here", said.led_here if said else None),
            ("the home that they need", said.housing_needs if said else None),
            ("the support that they need", said.support_needs if said else None),
        )
        return tuple(name for name, words in parts_ if not (words or "").strip())

    @property
    def verdict(self) -> Verdict:
        return may_issue(self.facts)

    @property
    def next_number(self) -> int:
        return 1 + max((version.number or 0 for version in self.versions), default=0)


def whose(step: Step) -> str:
    """Whose step it is: resident, council, partner; or idea, which nobody has to do."""
    return IDEA if step.type == IDEA else step.who or RESIDENT


def is_open(step: Step) -> bool:
    return (step.status or "open") == "open"


def facts_of(step: Step) -> StepFacts:
    return StepFacts(
        id=step.id,
        who=step.who or RESIDENT,
        kind=step.type or "agreed",
        text=step.words or "",
        needs=step.needs,
        due_on=step.due_on,
        due_words=step.due_words or "",
        agreed=step.agreed,
        why_not=step.why_not or "",
        status=step.status or "open",
        status_reason=step.status_reason or "",
    )


def issued_steps(version: IssuedPlan) -> tuple[StepFacts, ...]:
    """The steps as they stood in a version."""
    return tuple(_issued_step(part) for part in parts(version, "step"))


def parts(version: IssuedPlan, name: str) -> Iterable[dict[str, object]]:
    return (part for part in version.content if part.get("part") == name)


def _issued_step(part: dict[str, object]) -> StepFacts:
    needs, agreed, due_on = part.get("needs"), part.get("agreed"), part.get("due_on")
    return StepFacts(
        id=str(part.get("id", "")),
        who=_words(part, "who") or RESIDENT,
        kind=_words(part, "type") or "agreed",
        text=_words(part, "words"),
        needs=tuple(str(need) for need in needs) if isinstance(needs, list | tuple) else (),
        due_on=date.fromisoformat(due_on) if isinstance(due_on, str) else None,
        due_words=_words(part, "due_words"),
        agreed=agreed if isinstance(agreed, bool) else None,
        why_not=_words(part, "why_not"),
        status=_words(part, "status") or "open",
        status_reason=_words(part, "status_reason"),
    )


def _words(part: dict[str, object], name: str) -> str:
    found = part.get(name)
    return found if isinstance(found, str) else ""
