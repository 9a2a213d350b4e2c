"""Gives a letter: sealed with all that stood in it, its paper kept, its event told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Attachment
from tso_desktop.domain.ids import RecordId, new_id
from tso_desktop.domain.lawwork import GivenLetter, Letter
from tso_desktop.domain.letter_fields import FIELDS, FOLLOWS
from tso_desktop.domain.letter_words import as_text
from tso_desktop.domain.paper_words import full_date
from tso_desktop.domain.refused import Refused
from tso_desktop.domain.reviews import last_day_to_appeal, last_day_to_ask
from tso_desktop.domain.serving import served_on, way
from tso_desktop.services.letter_events import LetterEvent, against_the_law, event_for, record
from tso_desktop.services.letters import LetterPage, paper_of, proof_of
from tso_desktop.services.paper_drawer import PDF
from tso_desktop.services.plan_paper import PlanWish
from tso_desktop.services.printing import Proof

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_SAFE = "The letter is safe as it is."
STEPS = "steps"


class NotGiven(Refused):
    """The letter was not given; it is as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How and when it was sent; `served_on` is the day that the officer typed, if she did.

    `despite` says why it is given although something is missing, or although the law as it is read
    here does not allow it: then with a `reference`.
    """

    how: str
    sent_on: date
    served_on: date | None = None
    despite: str = ""
    reference: str = ""
    wish: PlanWish | None = None


@dataclass(frozen=True, slots=True)
class LetterVerdict:
    """Why it cannot be given; what needs a reason first; what is only worth a thought."""

    refused: str | None
    needs_reason: tuple[str, ...] = ()
    thoughts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedLetter:
    """A letter that is ready to be sealed."""

    record: RecordId
    page: LetterPage
    serving: Serving
    served_on: date
    review_until_on: date | None
    number: int
    body: str
    proof: Proof
    event: LetterEvent | None


class LetterGiving:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def verdict(self, page: LetterPage, serving: Serving | None = None) -> LetterVerdict:
        """What stands against giving it; with a `serving`, also what its way and day mean."""
        refused = _may_not(page) or (self._cannot_go(page, serving) if serving else None)
        if page.faults:
            return LetterVerdict(refused or f"{page.faults[0]} {_SAFE}")
        blanks = [name for name in page.filled().blanks if name not in FOLLOWS]
        serious = [name for name in blanks if name == "reasons" and page.kind.adverse]
        needs = [f"“{FIELDS[name].label}” is blank. A notice needs them." for name in serious]
        if page.kind.grounds and not page.values["ground_words"].strip():
            needs.append("No ground is chosen.")
        if serving is not None and refused is None:
            needs += self._against(page, self.day_of(serving))
        covered = {*serious, "ground_words", "ground_letter"}
        labels = [FIELDS[name].label for name in blanks if name not in covered]
        thoughts = [f"“{label}” will print as “not yet known”." for label in labels]
        return LetterVerdict(refused, tuple(needs), tuple(thoughts))

    def day_of(self, serving: Serving) -> date:
        """The day on which they are taken to be told: typed, or by the rule of its way.

        OutsideKnownDates where nobody knows the bank holidays of that year: then it is typed.
        """
        from tso_desktop.formats.rules import bank_holidays

        if serving.served_on is not None:
            return serving.served_on
        return served_on(serving.how, serving.sent_on, bank_holidays())

    def review_until(self, page: LetterPage, told_on: date) -> date | None:
        """The last day to ask for a review; None for a letter that carries no such decision."""
        from tso_desktop.formats.rules import review_request_days

        return last_day_to_ask(review_request_days(), told_on) if page.kind.review else None

    def give(self, record_id: RecordId, serving: Serving) -> GivenLetter:
        return self.seal(self.prepare(record_id, serving))

    def prepare(self, record_id: RecordId, serving: Serving) -> PreparedLetter:
        """Everything but the save: the words, the day, and the paper as it will be kept."""
        page = self._desk.letters.page(record_id)
        self._check(page, serving)
        told_on = self.day_of(serving)
        until = self.review_until(page, told_on)
        number = 1 + max((given.number or 0 for given in page.facts.given), default=0)
        parts = page.filled(self._follows(page, told_on, until)).parts
        wish = serving.wish or self._desk.letters.wish(page)
        paper = replace(
            paper_of(page, parts, wish),
            number=f"{number}-{self._desk.tag}",
            made_on=serving.sent_on,
        )
        record = RecordId(new_id())
        return PreparedLetter(
            record=record,
            page=page,
            serving=serving,
            served_on=told_on,
            review_until_on=until,
            number=number,
            body=as_text(paper.parts),
            proof=proof_of(page, paper, wish, about=record),
            event=event_for(page, told_on, serving.despite, serving.reference),
        )

    def seal(self, prepared: PreparedLetter) -> GivenLetter:
        """One act: the letter as given, its paper, what it tells of the case, and the review."""
        page = prepared.page
        paper = self._desk.papers.file(prepared.proof.pdf)
        with self._desk.store.work("give_letter") as work:
            work.create(GivenLetter, record=prepared.record, **_sealed(prepared))
            work.change(Letter, page.letter.id, as_of=page.letter.as_of, given=prepared.record)
            proof = prepared.proof
            work.create(
                Attachment,
                household=page.letter.household,
                name=proof.name,
                media=PDF,
                category=proof.category,
                about=prepared.record,
                given_to=proof.given_to or None,
                details=(proof.details or {},),
                **paper,
            )
            record(work, page, prepared.record, prepared.served_on, prepared.event)
        with self._desk.store.read() as reading:
            return reading.get(GivenLetter, prepared.record)

    def withdraw(self, given: GivenLetter, reason: str) -> None:
        """It was given and stays to be read, but counts no longer; why is kept with it."""
        if not reason.strip():
            raise NotGiven("Say why the letter is withdrawn. Nothing was changed.")
        self._desk.case_file.change(given, verb="withdraw_letter", withdrawn=reason.strip())

    def paper(self, given: GivenLetter) -> Proof | None:
        """The paper as it was given, byte for byte; None where it did not reach this laptop."""
        if given.household is None:
            return None
        kept = self._desk.papers.of(given.household)
        found = next((paper for paper in kept if paper.about == given.id), None)
        return self._desk.printing.kept(found) if found is not None else None

    def _check(self, page: LetterPage, serving: Serving) -> None:
        verdict = self.verdict(page, serving)
        if verdict.refused is not None:
            raise NotGiven(verdict.refused)
        if verdict.needs_reason and not serving.despite.strip():
            said = " ".join(verdict.needs_reason)
            raise NotGiven(f"{said} Put it right, or say why it is given all the same. {_SAFE}")
        if self._against(page, self.day_of(serving)) and not serving.reference.strip():
            raise NotGiven(f"Say also where the law allows it: a section or a case. {_SAFE}")

    def _against(self, page: LetterPage, told_on: date) -> list[str]:
        found = against_the_law(page, event_for(page, told_on), self._desk.law_rules)
        return [found] if found else []

    def _cannot_go(self, page: LetterPage, serving: Serving) -> str | None:
        """Why it cannot go this way or on this day."""
        today = self._desk.today()
        if way(serving.how) is None:
            return f"Say how it is given. {_SAFE}"
        if serving.sent_on > today:
            return f"It cannot be sent on a day that is still to come. {_SAFE}"
        if serving.served_on is not None and serving.served_on < serving.sent_on:
            return f"They cannot have been told before it was sent. {_SAFE}"
        return no_way(page, serving.how)

    def _follows(self, page: LetterPage, told_on: date, until: date | None) -> Mapping[str, str]:
        """What is known of a letter only once it is given."""
        from tso_desktop.formats.rules import review_times

        found = {"review_last_day": full_date(until)} if until else {}
        if "appeal_last_day" in page.body:
            found["appeal_last_day"] = full_date(last_day_to_appeal(review_times(), told_on))
        return found


def _sealed(prepared: PreparedLetter) -> dict[str, Any]:
    page, serving = prepared.page, prepared.serving
    return {
        "household": page.letter.household,
        "case": page.letter.case,
        "letter": page.letter.id,
        "template": page.kind.key,
        "title": page.title,
        "number": prepared.number,
        "to_name": prepared.proof.given_to or None,
        "body": prepared.body,
        "decided_by": page.facts.officer.name if page.kind.notice else None,
        "served_how": serving.how,
        "sent_on": serving.sent_on,
        "served_on": prepared.served_on,
        "review_until_on": prepared.review_until_on,
        "despite": serving.despite.strip() or None,
    }


def no_way(page: LetterPage, how: str) -> str | None:
    """Why somebody could be harmed by a letter that goes this way."""
    if not page.kind.to_the_resident:
        return None
    person = page.facts.person(page.letter.to)
    name = (person.name if person else None) or "This household"
    if how == "first_class" and page.facts.address_hidden:
        return (
            f"Nothing goes to {name} by post: the record says do not post, safe contact only or "
            f"restricted. Hand it over, or leave it to be collected. {_SAFE}"
        )
    if how in {"first_class", "email"} and person is not None and person.no_contact:
        return f"The record says not to contact {name}. Hand it over at a visit. {_SAFE}"
    return None


def _may_not(page: LetterPage) -> str | None:
    if page.letter.given is not None:
        return "This letter was given already. Write a new version of it."
    if page.kind.notice and not page.decides:
        return (
            "This is for the housing options officer to decide. You can print it as a draft. "
            f"{_SAFE}"
        )
    return None
