"""What a letter tells of its case once it is given: the event in law, a review, a placement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law import Event, LawRules, Override, derive
from tso_desktop.domain.law.law_words import REASONS
from tso_desktop.domain.lawwork import CaseEvent, Placement, ReviewRequest
from tso_desktop.domain.letter_kinds import LetterKind
from tso_desktop.services.letter_values import answers_of

if TYPE_CHECKING:
    from tso_desktop.services.letters import LetterPage
    from tso_desktop.store.work import Work

OURS = "ours"
_MINE = "this letter"
_OF_THE_LAW = (
    *("eligible", "finding", "ends", "ground", "step_kind", "comply_by_on", "authority"),
    *("accepted", "told"),
)


@dataclass(frozen=True, slots=True)
class LetterEvent:
    """The event that a letter records; `stands` is one that is recorded already."""

    facts: Mapping[str, Any]
    stands: CaseEvent | None = None


def event_for(
    page: "LetterPage", told_on: date, despite: str = "", reference: str = ""
) -> LetterEvent | None:
    """The event that giving it on that day records; None for a letter that records none."""
    kind, said = page.kind, answers_of(page.letter)
    ground = kind.ground(said.get("ground", ""))
    if not kind.event or (ground is not None and not ground.records):
        return None
    if kind.event.get("told") == "out_of_area" and page.facts.away is not None:
        return None  # the placement itself says that the other council was told
    facts: dict[str, Any] = {**kind.event, **(ground.facts if ground else {})}
    if facts["what"] == "notice":
        facts["ground"] = ground.code if ground else None
    facts |= _warned(page, kind, said)
    if facts["what"] == "referral_out":
        facts["authority"] = page.values["authority"] or None
    facts |= {
        "happened_on": told_on,
        "source": OURS,
        "decided_by": page.facts.officer.name,
        "reasons": page.values["reasons"] or None,
        "number": 1 + max((e.number or 0 for e in page.facts.records), default=0),
    }
    if despite.strip() and reference.strip():
        facts["override_reason"] = despite.strip()
        facts["override_reference"] = reference.strip()
        facts["override_by"] = page.facts.officer.id
    return LetterEvent(facts, _standing(page, facts))


def against_the_law(page: "LetterPage", event: LetterEvent | None, rules: LawRules) -> str | None:
    """Why the event would change nothing as the law is read here; None where it may stand."""
    if event is None or event.stands is not None or not page.facts.law.duties:
        return None
    day = event.facts["happened_on"]
    known = {name: event.facts[name] for name in _OF_THE_LAW if name in event.facts}
    override = None
    if "override_reason" in event.facts:
        reason, reference = event.facts["override_reason"], event.facts["override_reference"]
        override = Override(reason, reference, str(event.facts["override_by"]))
    mine = Event(on=day, kind=event.facts["what"], record=_MINE, override=override, **known)
    state = derive((*page.facts.happened, mine), rules, day)
    because = next((r.because for r in state.refused if r.event.record == _MINE), None)
    if because is None:
        return None
    said = REASONS[because]
    return f"As the law is read here this ends nothing. {said.words} ({said.source})"


def record(
    work: "Work",
    page: "LetterPage",
    given: RecordId,
    told_on: date,
    event: LetterEvent | None,
) -> None:
    """Write what follows from the letter, in the same act as the letter itself."""
    if event is not None and event.stands is not None:
        work.change(CaseEvent, event.stands.id, as_of=event.stands.as_of, letter=given)
    elif event is not None:
        work.create(
            CaseEvent,
            # an event belongs to the household of its case, which may be one that yielded
            household=page.facts.case.household if page.facts.case else page.letter.household,
            case=page.letter.case,
            letter=given,
            **event.facts,
        )
    away = page.facts.away if page.kind.event.get("told") == "out_of_area" else None
    if away is not None:
        work.change(Placement, away.id, as_of=away.as_of, out_of_area_told_on=told_on)
    _move_review(work, page, told_on)


def _move_review(work: "Work", page: "LetterPage", told_on: date) -> None:
    review = page.facts.review
    if review is None or not page.kind.moves_review:
        return
    facts: dict[str, Any] = {"minded_to_on": told_on}
    if page.kind.moves_review == "outcome":
        outcome = answers_of(page.letter).get("ground") or None
        facts = {"outcome": outcome, "outcome_on": told_on}
    work.change(ReviewRequest, review.id, as_of=review.as_of, **facts)


def _warned(page: "LetterPage", kind: LetterKind, said: Mapping[str, str]) -> dict[str, Any]:
    """Which step, of which kind, and until when: what a later notice is checked against."""
    if kind.event.get("what") != "warning":
        return {}
    step = next((s for s in page.facts.required_steps if s.id == said.get("step")), None)
    until = said.get("comply_by", "")
    agreed = step is None or step.agreed is not False
    return {
        "step": step.id if step else None,
        "step_kind": "agreed_required" if agreed else "recorded_required",
        "comply_by_on": _day(until),
    }


def _standing(page: "LetterPage", facts: Mapping[str, Any]) -> CaseEvent | None:
    """The event that this letter is of, if somebody recorded it before the letter was given."""
    named = next((e for e in page.facts.records if e.id == page.letter.event), None)
    if named is not None:
        return named
    alike = ["what", *(("eligible", "finding") if facts["what"] == "assessed" else ("ends",))]
    if facts["what"] != "assessed":
        alike.append("happened_on")
    return next(
        (
            e
            for e in page.facts.records
            if e.letter is None and all(getattr(e, name) == facts.get(name) for name in alike)
        ),
        None,
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
