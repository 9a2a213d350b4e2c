"""Gives a plan: a version that never changes, in force from now on, its copy kept byte for byte."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tso_desktop.domain.casework import Attachment, Case
from tso_desktop.domain.ids import RecordId, new_id
from tso_desktop.domain.papers import Style
from tso_desktop.domain.plan_agreement import how_agreed, way
from tso_desktop.domain.plan_rules import Verdict
from tso_desktop.domain.plans import IssuedPlan
from tso_desktop.domain.refused import Refused
from tso_desktop.services.paper_clashes import clashes_in
from tso_desktop.services.paper_drawer import PDF
from tso_desktop.services.plan_paper import PlanWish
from tso_desktop.services.plan_snapshot import Part, snapshot
from tso_desktop.services.printing import Proof
from tso_desktop.services.working_plan import WorkingPlan

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.work import Work

__all__ = ["Agreement", "Issuing", "NotIssued", "Prepared", "put_in_force"]

_LARGER_POINTS = "14"
_NO_PLAN = "There is no plan to give yet. Write a first step."


class NotIssued(Refused):
    """The plan was not given; the draft is as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How a plan was agreed and when it was given; `words` say why where it was declined."""

    how: str
    given_on: date | None = None
    agreed_on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A version that is ready to be sealed."""

    version: RecordId
    plan: WorkingPlan
    content: tuple[Part, ...]
    agreement: Agreement
    label: str
    proof: Proof


class Issuing:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def verdict(self, household: RecordId) -> Verdict:
        """Why it may not be given, or what to think of first; open clashes are among these."""
        plan = self._desk.planning.plan(household)
        verdict = plan.verdict
        return Verdict(verdict.refused, (*verdict.warnings, *clashes_in(plan)))

    def issue(
        self, household: RecordId, agreement: Agreement, *, style: Style | None = None
    ) -> IssuedPlan:
        """Seal all that stands in the plan, put it in force, and keep the resident's copy."""
        return self.seal(self.prepare(household, agreement, style=style))

    def style_of(self, plan: WorkingPlan) -> Style:
        """How the resident wants papers, else in the council's size; an unknown wish is none."""
        wanted = plan.lead.paper_style if plan.lead else None
        if wanted in set(Style) and wanted != Style.STANDARD:
            return Style(wanted)
        larger = self._desk.council_record.print_points == _LARGER_POINTS
        return Style.STANDARD_14 if larger else Style.STANDARD

    def prepare(
        self, household: RecordId, agreement: Agreement, *, style: Style | None = None
    ) -> Prepared:
        """Everything but the save: the content, and the resident's copy as it will be kept."""
        plan = self._desk.planning.plan(household)
        agreement = self._checked(plan, agreement)
        content = snapshot(self._desk, plan)
        label = f"{plan.next_number}-{self._desk.tag}"
        around = replace(
            self._desk.printing.around(plan, content),
            number=plan.next_number,
            label=label,
            given_on=agreement.given_on,
            how=how_agreed(agreement.how, agreement.agreed_on),
            how_words=agreement.words,
        )
        version = RecordId(new_id())
        wish = PlanWish(style=style or self.style_of(plan))
        proof = self._desk.printing.proof(plan, content, around, wish, about=version)
        return Prepared(version, plan, content, agreement, label, proof)

    def seal(self, prepared: Prepared) -> IssuedPlan:
        """One act: the version, the plan in force, and the paper that names it."""
        plan, agreement = prepared.plan, prepared.agreement
        if plan.plan is None:
            raise NotIssued(_NO_PLAN)
        paper = self._desk.papers.file(prepared.proof.pdf)
        with self._desk.store.work("issue_plan") as work:
            put_in_force(
                work,
                prepared.version,
                plan,
                content=prepared.content,
                agreement=agreement,
                label=prepared.label,
            )
            work.create(
                Attachment,
                household=plan.plan.household,
                name=prepared.proof.name,
                media=PDF,
                category=prepared.proof.category,
                about=prepared.version,
                given_to=prepared.proof.given_to or None,
                details=(prepared.proof.details or {},),
                **paper,
            )
        with self._desk.store.read() as reading:
            return reading.get(IssuedPlan, prepared.version)

    def _checked(self, plan: WorkingPlan, agreement: Agreement) -> Agreement:
        today = self._desk.today()
        verdict = plan.verdict
        if verdict.refused is not None:
            raise NotIssued(verdict.refused)
        found = way(agreement.how)
        if found is None:
            raise NotIssued("Say how the plan was agreed. The draft is safe.")
        if found.asks_why and not agreement.words.strip():
            raise NotIssued("Say why it was not agreed, in their words. The draft is safe.")
        agreed_on = agreement.agreed_on
        if found.typed_up and agreed_on is None:
            raise NotIssued("Say on which day it was agreed on paper. The draft is safe.")
        given_on = agreement.given_on or (agreed_on if found.typed_up else None) or today
        if given_on > today or (agreed_on or today) > today:
            raise NotIssued("A plan cannot be given on a day that is still to come.")
        return Agreement(
            how=found.code,
            given_on=given_on,
            agreed_on=agreed_on or given_on,
            words=agreement.words.strip(),
        )


def put_in_force(
    work: "Work",
    version: RecordId,
    plan: WorkingPlan,
    *,
    content: tuple[Part, ...],
    agreement: Agreement,
    label: str,
) -> None:
    """Seal a version and let the case name it."""
    if plan.case is None or plan.plan is None:
        raise NotIssued(_NO_PLAN)
    work.create(
        IssuedPlan,
        record=version,
        household=plan.plan.household,
        case=plan.case.id,
        plan=plan.plan.id,
        type=plan.type,
        number=plan.next_number,
        label=label,
        content=content,
        given_on=agreement.given_on,
        review_on=plan.review_on,
        agreed_how=agreement.how,
        agreed_on=agreement.agreed_on,
        agreed_words=agreement.words or None,
        changed=plan.changes.in_words(plan.type),
    )
    work.change(Case, plan.case.id, as_of=plan.case.as_of, plan_in_force=version)
