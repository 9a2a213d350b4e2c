"""Reviews of decisions: asked for, due, made longer, minded to, decided, and the time to appeal."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.lawwork import GivenLetter, ReviewRequest
from tso_desktop.domain.refused import Refused
from tso_desktop.domain.reviews import (
    DECISIONS,
    OUTCOMES,
    USUAL,
    last_day_to_appeal,
    review_due,
)
from tso_desktop.services.letter_facts import letter_facts

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_SAFE = "Nothing was changed."


class ReviewRefused(Refused):
    """The review was not recorded so; what stood before still stands."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review as a list shows it: what it is of, its last day, and the last day to appeal.

    `days_left` is blank once it is decided; `late` where it was asked for after the last day.
    """

    review: ReviewRequest
    decision: str
    letter: GivenLetter | None
    days_left: int | None
    appeal_until_on: date | None
    late: bool


class Reviews:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def of(self, household: RecordId) -> tuple[ReviewLine, ...]:
        """Newest first."""
        letters = {g.id: g for g in self._desk.letters.given(household)}
        found = self._desk.case_file.all(ReviewRequest, household, order="requested_on")
        return tuple(self._line(r, letters.get(RecordId(str(r.letter)))) for r in reversed(found))

    def decision_of(self, given: GivenLetter) -> str:
        """The decision of section 202(1) that a letter carries; blank where it carries none."""
        kind = self._desk.letters.templates.kinds().get(given.template or "")
        if kind is None or not kind.review:
            return ""
        if kind.review != "steps":
            return kind.review
        facts = letter_facts(self._desk, RecordId(str(given.household)), given.case)
        return "steps_relief" if facts.law.latest("relief") else "steps_prev"

    def ask(
        self,
        household: RecordId,
        decision: str,
        requested_on: date,
        *,
        letter: GivenLetter | None = None,
        late_reason: str = "",
        who: str = USUAL,
    ) -> RecordId:
        """Somebody asks for a review; the day by which it is due follows.

        After the last day it is the council's to allow, and why is kept. `who` decides: us, two
        councils together, or a referee.
        """
        self._check(decision, requested_on, letter, late_reason)
        facts = letter_facts(self._desk, household, letter.case if letter else None)
        with self._desk.store.work("ask_review") as work:
            return work.create(
                ReviewRequest,
                household=household,
                case=facts.case.id if facts.case else None,
                letter=letter.id if letter else None,
                decision=decision,
                requested_on=requested_on,
                due_on=self.due_on(decision, requested_on, who),
                late_reason=late_reason.strip() or None,
            )

    def due_on(self, decision: str, requested_on: date, who: str = USUAL) -> date:
        from tso_desktop.formats.rules import review_times

        return review_due(review_times(), decision, requested_on, who)

    def extend(self, review: ReviewRequest, until: date, reason: str) -> None:
        """A later day, agreed in writing."""
        if not reason.strip():
            raise ReviewRefused(f"Say who agreed to the later day, and when. {_SAFE}")
        if review.due_on is not None and until <= review.due_on:
            raise ReviewRefused(f"That day is not later than the one that stands. {_SAFE}")
        self._change(review, due_on=until, extended_reason=reason.strip())

    def name_reviewer(self, review: ReviewRequest, name: str) -> None:
        """Somebody senior who had no part in the decision."""
        letter = self._desk.case_file.find(GivenLetter, review.letter)
        if letter is not None and name.strip() and name.strip() == (letter.decided_by or ""):
            raise ReviewRefused(
                f"{name.strip()} made the decision, so somebody else has to look at it. {_SAFE}"
            )
        self._change(review, reviewer=name.strip() or None)

    def minded_to(self, review: ReviewRequest, on: date) -> None:
        """They were told what the reviewer is minded to decide (regulation 7)."""
        self._not_to_come(on)
        self._change(review, minded_to_on=on)

    def decide(self, review: ReviewRequest, outcome: str, on: date, words: str = "") -> None:
        """The outcome, and the day on which they were told of it."""
        if outcome not in OUTCOMES:
            raise ReviewRefused(f"Say what came of the review. {_SAFE}")
        self._not_to_come(on)
        if review.requested_on is not None and on < review.requested_on:
            raise ReviewRefused(f"It cannot be decided before it was asked for. {_SAFE}")
        self._change(review, outcome=outcome, outcome_on=on, words=words.strip() or None)

    def appeal_until(self, review: ReviewRequest) -> date | None:
        """The last day to appeal: from the day they were told, or from when it was due."""
        from tso_desktop.formats.rules import review_times

        overdue = review.due_on is not None and review.due_on < self._desk.today()
        told_on = review.outcome_on or (review.due_on if overdue else None)
        if told_on is None or review.outcome == "withdrawn_by_them":
            return None
        return last_day_to_appeal(review_times(), told_on)

    def _line(self, review: ReviewRequest, letter: GivenLetter | None) -> ReviewLine:
        undecided = review.outcome_on is None and review.due_on is not None
        today = self._desk.today()
        return ReviewLine(
            review=review,
            decision=DECISIONS.get(review.decision or "", review.decision or ""),
            letter=letter,
            days_left=(review.due_on - today).days if undecided and review.due_on else None,
            appeal_until_on=self.appeal_until(review),
            late=_is_late(review.requested_on, letter),
        )

    def _check(
        self, decision: str, requested_on: date, letter: GivenLetter | None, late_reason: str
    ) -> None:
        if decision not in DECISIONS:
            raise ReviewRefused(f"Say which decision is to be looked at again. {_SAFE}")
        self._not_to_come(requested_on)
        if letter is not None and letter.served_on and requested_on < letter.served_on:
            raise ReviewRefused(f"It cannot be asked for before they were told. {_SAFE}")
        if _is_late(requested_on, letter) and not late_reason.strip():
            raise ReviewRefused(
                "It was asked for after the last day. You can still take it: say why. " + _SAFE
            )

    def _not_to_come(self, day: date) -> None:
        if day > self._desk.today():
            raise ReviewRefused(f"That day is still to come. {_SAFE}")

    def _change(self, review: ReviewRequest, **facts: object) -> None:
        self._desk.case_file.change(review, verb="change_review", **facts)


def _is_late(requested_on: date | None, letter: GivenLetter | None) -> bool:
    if letter is None or letter.review_until_on is None or requested_on is None:
        return False
    return requested_on > letter.review_until_on
