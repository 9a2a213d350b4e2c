"""Papers for people: a plan in every style, and a blank one; kept byte for byte once given."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.abuse_words import service_names
from tso_desktop.domain.address_on_paper import address_stays_off
from tso_desktop.domain.casework import Attachment
from tso_desktop.domain.directory import Agency, Council
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.numbers_to_ring import NumberToRing, numbers_from
from tso_desktop.domain.papers import BlankPlan, Copy, PlanKind, Style
from tso_desktop.domain.plan_agreement import how_agreed
from tso_desktop.domain.plans import IssuedPlan
from tso_desktop.domain.refused import Refused
from tso_desktop.places import RESOURCES
from tso_desktop.services.discreet_plan import may_tell
from tso_desktop.services.exact_references import exact_reference
from tso_desktop.services.paper_clashes import clashes_in, clashes_of_version
from tso_desktop.services.paper_drawer import PDF
from tso_desktop.services.plan_paper import Around, PlanWish, paper_of
from tso_desktop.services.plan_snapshot import Part, address_of, one, snapshot
from tso_desktop.services.working_plan import WorkingPlan

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

__all__ = ["PlanWish", "Printing", "Proof"]

STYLES = {
    Style.STANDARD: "Standard",
    Style.STANDARD_14: "14 point",
    Style.LARGE: "Large print",
    Style.EASY: "Easy read",
}
COPIES = {Copy.YOURS: "The resident's copy", Copy.OFFICE: "Office copy"}
PLAN = "plan"
_KIND_WORDS = {PlanKind.SUPPORT: "Support plan", PlanKind.PHP: "Personal housing plan"}


class NothingToPrint(Refused):
    code = 5


class SeveralFit(Refused):
    """A reference that stands on more than one household."""

    code = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A paper ready to be looked at, printed or saved; `clashes` are to be named before that.

    So are the lines of a discreet copy that `may_tell` another reader of abuse.
    """

    name: str
    pdf: bytes
    file_name: str
    household: RecordId | None = None
    about: RecordId | None = None
    category: str = PLAN
    given_to: str = ""
    details: dict[str, Any] | None = None
    clashes: tuple[str, ...] = ()
    may_tell: tuple[str, ...] = ()
    draft: bool = False


class Printing:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    @property
    def phone(self) -> str:
        """The number that residents ring: the officer's own, else the council's."""
        return self._desk.officer_record.phone or self._desk.council_record.phone or ""

    def set_phone(self, number: str) -> None:
        """For everybody of this council who has no number of their own."""
        council = self._desk.council_record
        with self._desk.store.work("set the phone number") as work:
            work.change(Council, council.id, as_of=council.as_of, phone=number)

    def plan(
        self, household: RecordId, wish: PlanWish | None = None, version: IssuedPlan | None = None
    ) -> Proof:
        """A version as it was given: the one asked for, else the one in force, else the draft."""
        plan = self._desk.planning.plan(household)
        version = version or plan.in_force
        if version is None:
            return self.draft(household, wish)
        return self._of_version(plan, version, wish or PlanWish())

    def draft(self, household: RecordId, wish: PlanWish | None = None) -> Proof:
        """The working plan as it stands, marked as a draft."""
        plan = self._desk.planning.plan(household)
        if not plan.steps and not (plan.plan and (plan.plan.goals or plan.plan.own_words)):
            raise NothingToPrint(
                "There is no plan yet for this household, so there is nothing to print. "
                "Write a first step, or print a blank plan to fill by hand."
            )
        content = snapshot(self._desk, plan)
        around = replace(self.around(plan, content), draft=True)
        wish = wish or PlanWish()
        clashes = clashes_in(plan)
        return self.proof(plan, content, around, wish, clashes=clashes)

    def proof(
        self,
        plan: WorkingPlan,
        content: tuple[Part, ...],
        around: Around,
        wish: PlanWish,
        *,
        about: RecordId | None = None,
        clashes: tuple[str, ...] = (),
    ) -> Proof:
        from tso_desktop.documents.plan import plan_pdf

        paper = paper_of(content, around, wish)
        kind = _KIND_WORDS[around.kind]
        version = "draft" if around.draft else f"version {around.label}"
        style = "" if wish.style is Style.STANDARD else f", {STYLES[wish.style].lower()}"
        discreet = ", discreet" if wish.discreet else ""
        reference = plan.household.reference or "plan"
        return Proof(
            name=f"{kind}, {version}{style}{discreet}",
            pdf=plan_pdf(paper, wish.style),
            file_name=f"{reference} plan {around.label or 'draft'}.pdf",
            household=plan.household.id,
            about=about or (plan.plan.id if plan.plan else None),
            given_to=_given_to(plan, wish),
            details={
                "style": str(wish.style),
                "copy": str(wish.copy),
                "discreet": wish.discreet,
                "draft": around.draft,
            },
            clashes=clashes,
            may_tell=may_tell(paper),
            draft=around.draft,
        )

    def around(self, plan: WorkingPlan, content: tuple[Part, ...]) -> Around:
        """What a paper needs beside its content, as things stand today."""
        return Around(
            kind=PlanKind.PHP if plan.is_php else PlanKind.SUPPORT,
            today=self._desk.today(),
            changed=plan.changes.in_words(plan.type),
            address_hidden=address_stays_off(plan.household, plan.people),
            addresses=tuple(address_of(home) for home in plan.homes),
            services=self._services(),
            numbers=numbers_to_ring(),
            visit=one(content, "visit"),
        )

    def _services(self) -> tuple[str, ...]:
        with self._desk.store.read() as reading:
            agencies = reading.all(Agency)
        return service_names((agency.name or "", agency.type or "") for agency in agencies)

    def blank(self, household: RecordId | None = None) -> Proof:
        """A plan to fill by hand, for a car without a printer; typed up afterwards."""
        from tso_desktop.documents.plan import blank_plan_pdf

        officer, council = self._desk.officer_record, self._desk.council_record
        php = household is not None and self._desk.planning.plan(household).is_php
        kind = PlanKind.PHP if php else PlanKind.SUPPORT
        paper = BlankPlan(
            kind=kind,
            council=council.name or "",
            team=council.team or "",
            officer_name=officer.name or "",
            officer_phone=self.phone,
            out_of_hours_phone=council.out_of_hours or "",
            numbers=tuple(number.line for number in numbers_to_ring() if not number.sensitive),
        )
        pdf = blank_plan_pdf(paper, printed_on=self._desk.today())
        name = f"Blank {_KIND_WORDS[kind].lower()}, to fill by hand"
        return Proof(name=name, pdf=pdf, file_name=f"{name}.pdf", category="blank")

    def keep(self, proof: Proof, *, given_to: str = "") -> RecordId | None:
        """Keep what was printed or saved for somebody; the same paper once is enough.

        None for a paper that is about nobody, such as a blank one.
        """
        if proof.household is None:
            return None
        for kept in self._desk.papers.of(proof.household):
            alike = kept.size == len(proof.pdf) and kept.name == proof.name
            if alike and self._desk.papers.fetch(kept) == proof.pdf:
                return kept.id
        return self._desk.papers.keep(
            proof.household,
            proof.name,
            proof.pdf,
            media=PDF,
            category=proof.category,
            about=proof.about,
            given_to=given_to or proof.given_to or None,
            details=(proof.details,) if proof.details else (),
        )

    def kept(self, paper: Attachment) -> Proof:
        """A paper that was given before, byte for byte as it was."""
        name = paper.name or "Paper"
        return Proof(
            name=name,
            pdf=self._desk.papers.fetch(paper),
            file_name=name if name.lower().endswith(".pdf") else f"{name}.pdf",
            household=RecordId(str(paper.household)),
            about=paper.about,
            category=paper.category or "",
            given_to=paper.given_to or "",
            details=dict(paper.details[0]) if paper.details else None,
        )

    def household_of(self, ref: str) -> RecordId:
        """The one household with this reference; NothingToPrint or SeveralFit otherwise."""
        found = self._desk.caseload.by_reference(ref)
        if not ref.strip():
            raise NothingToPrint("No reference was given. Nothing was printed; name one.")
        if not found:
            raise NothingToPrint(
                f"No household has the reference {ref}. Nothing was printed. "
                "Look it up in the caseload."
            )
        if len(found) > 1:
            raise SeveralFit(self._which(ref, found))
        return found[0]

    def _which(self, ref: str, found: tuple[RecordId, ...]) -> str:
        lines = (self._desk.caseload.line(household) for household in found)
        named = [
            f"{line.name} ({exact_reference(line.reference, line.household)})"
            for line in lines
            if line is not None
        ]
        return (
            f"{ref} stands on {len(found)} households: {' and '.join(named)}. Nothing was printed. "
            "Type what stands in brackets after the one that you mean, instead of the reference."
        )

    def _of_version(self, plan: WorkingPlan, version: IssuedPlan, wish: PlanWish) -> Proof:
        content = version.content
        around = replace(
            self.around(plan, content),
            kind=PlanKind(version.type) if version.type in set(PlanKind) else PlanKind.SUPPORT,
            number=version.number,
            label=version.label or str(version.number or ""),
            given_on=version.given_on,
            how=how_agreed(version.agreed_how, version.agreed_on),
            how_words=version.agreed_words or "",
            changed=version.changed,
            visit=self._still_to_come(plan, one(content, "visit")),
        )
        clashes = clashes_of_version(plan)
        return self.proof(plan, content, around, wish, about=version.id, clashes=clashes)

    def _still_to_come(self, plan: WorkingPlan, visit: Part) -> Part:
        """The visit that the version names, or, once that day has passed, the next one booked."""
        on = str(visit.get("at", ""))[:10]
        if on and date.fromisoformat(on) >= self._desk.today():
            return visit
        return one(snapshot(self._desk, plan), "visit")


@cache
def numbers_to_ring() -> tuple[NumberToRing, ...]:
    return numbers_from((RESOURCES / "words" / "numbers.toml").read_text(encoding="utf-8"))


def _given_to(plan: WorkingPlan, wish: PlanWish) -> str:
    if wish.copy is Copy.OFFICE:
        return "Office file"
    return (plan.lead.name if plan.lead else None) or ""
