"""The facts of a case laid out as the return asks for them: what each block says, item by item.

A block is one thing that is asked about: the application, a person, a duty, a placement; where
there may be several of a kind, `key` tells which. `holds` names the conditions that are true of it,
so that an item knows whether it applies.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.hclic.answers import NOT_ASKED, Answer, said
from tso_desktop.domain.hclic.composition import composition
from tso_desktop.domain.hclic.facts import (
    DutyKind,
    HclicCase,
    HclicDecision,
    HclicDuty,
    HclicPerson,
    HclicReview,
    HclicStay,
)
from tso_desktop.domain.hclic.people import (
    age_of,
    counting_day,
    dependent_children,
    is_applicant,
    partner,
)

NO_NEEDS = frozenset({"NONE", "UNK"})
SECURED = frozenset({"ACC", "ACC_STAY", "ACC_MOVE", "P6_ACC", "PRSO_ACC", "AT_PRS"})
WITHOUT_PRIORITY_NEED = frozenset({"NPN", "INT_NPN", "INELIG", "NOT_HL"})
MAIN_OWED = frozenset({"MAIN", "MAIN_NC"})
_TYPED = (
    *("1.3", "1.6", "1.7", "1.8", "1.9", "1.10", "1.11", "1.12", "1.13", "1.14", "1.15", "1.16"),
    *("1.17", "1.18", "1.19", "1.20", "1.21", "1.23", "1.24"),
)


@dataclass(frozen=True, slots=True)
class Block:
    """`about` is in words without a name; `on` the day whose code lists it is judged by."""

    of: str
    about: str
    key: str
    answers: Mapping[str, Answer]
    holds: frozenset[str]
    on: date | None


def blocks(case: HclicCase) -> Iterator[Block]:
    """In the order of the sections; each of them keeps the order in which its things are given."""
    day = counting_day(case)
    for number, person in enumerate(case.people, 1):
        yield _identity(person, number, day)
    yield _application(case)
    yield Block("application_people", "", "", {"A5": said(composition(case))}, _true(), day)
    for number, person in enumerate(case.people, 1):
        yield _person(case, person, number)
    needs = {"3.2": case.answer("3.2")}
    yield Block("support_needs", "", "", needs, _true(), case.assessed_on or day)
    for kind, section in ((DutyKind.PREVENTION, "4"), (DutyKind.RELIEF, "5")):
        for number, duty in enumerate(case.all_of(kind), 1):
            yield _duty(case, duty, section, str(number))
    yield from _assistance(case)
    if case.decision is not None:
        yield _decision(case.decision)
    for number, duty in enumerate(case.all_of(DutyKind.MAIN), 1):
        yield _main_end(duty, str(number))
    placed = count(1)
    for number, stay in enumerate(case.stays, 1):
        yield from _stay(stay, str(number), placed)
    for number, review in enumerate(case.reviews, 1):
        yield _review(review, str(number))


def declared_needs(case: HclicCase) -> tuple[str, ...]:
    return tuple(need for need in case.answer("3.2").codes if need not in NO_NEEDS)


def named(what: str, day: date | None) -> str:
    return f"{what} from {long_day(day)}" if day else f"{what} without a first day"


def _true(**conditions: bool) -> frozenset[str]:
    return frozenset({"always", *(name for name, true in conditions.items() if true)})


def _identity(person: HclicPerson, number: int, day: date | None) -> Block:
    answers = {
        "A1.3": said(person.born_on),
        "A1.4": said(person.given_name),
        "A1.5": said(person.surname),
        "A1.6": person.nino,
        "A1.7": person.address,
        "A1.8": person.postcode,
    }
    true = _true(main_applicant=is_applicant(person))
    return Block("identity", f"Person {number}", f"P{number}", answers, true, day)


def _application(case: HclicCase) -> Block:
    reason = case.answer("1.15")
    counted = case.answer("1.4")
    answers = {number: case.answer(number) for number in _TYPED} | {
        "1.1": said(" ".join(part for part in (case.authority, case.reference) if part)),
        "1.4": _children(case) if counted.is_open else counted,
        "1.5": said(case.assessed_on),
        "1.22": said(case.applied_on),
    }
    true = _true(
        assessed=case.assessed_on is not None,
        private_tenancy_lost=reason.names("PRS_AST", "PRS_APT"),
        social_tenancy_lost=reason.names("SOCIAL"),
        supported_lost=reason.names("SUPPORTED"),
        referred=case.answer("1.19").names("YES"),
        referred_by_authority=case.answer("1.20").names("OTHER_LA"),
        with_partner=partner(case) is not None,
    )
    return Block("application", "", "", answers, true, case.assessed_on or case.applied_on)


def _children(case: HclicCase) -> Answer:
    return said(len(dependent_children(case))) if case.people else NOT_ASKED


def _person(case: HclicCase, person: HclicPerson, number: int) -> Block:
    answers = {
        "2.3": person.sex,
        "2.4": said(age_of(person, counting_day(case))),
        "2.5": person.relation,
        "2.6": said(person.joined_on),
        "2.8": said(age_of(person, case.quarter_end_on) if person.born_on else None),
    }
    true = _true(quarter_known=case.quarter_end_on is not None)
    return Block("person", f"Person {number}", f"P{number}", answers, true, counting_day(case))


def _duty(case: HclicCase, duty: HclicDuty, section: str, key: str) -> Block:
    answers = {
        f"{section}.2": said(duty.started_on),
        f"{section}.3": duty.activities,
        f"{section}.4": duty.needs_engaged,
        f"{section}.5": said(duty.ended_on),
        f"{section}.6": duty.reason,
        f"{section}.7": duty.ta_owed,
        f"{section}.8": duty.accommodation,
        f"{section}.9": duty.authority,
    }
    if duty.kind is DutyKind.RELIEF:
        answers["5.10"] = duty.referred_to
    ended = duty.ended_on is not None
    true = _true(
        ended=ended,
        ended_with_needs=ended and bool(declared_needs(case)),
        ended_with_home=ended and duty.reason.names(*SECURED, "HOMELESS"),
        secured=ended and duty.reason.names(*SECURED),
        referred_on=ended and duty.reason.names("LC_OUT"),
    )
    about = named(f"{duty.kind.value.capitalize()} duty", duty.started_on)
    return Block(duty.kind.value, about, key, answers, true, duty.ended_on or duty.started_on)


def _assistance(case: HclicCase) -> Iterator[Block]:
    given = {one.need: one.answer for one in case.assistance}
    true = _true(case_closed=case.closed_on is not None)
    for need in dict.fromkeys((*declared_needs(case), *given)):
        answer = given.get(need, NOT_ASKED)
        yield Block("assistance", need, need, {"6.2": answer}, true, case.closed_on)


def _decision(decision: HclicDecision) -> Block:
    answers = {
        "7.1": said(decision.decided_on),
        "7.2": said(decision.effective_on),
        "7.3": decision.outcome,
        "7.4": decision.legacy_relief,
        "7.5": decision.priority_need,
        "7.6": decision.ta_owed,
        "7.7": decision.accommodation,
        "7.8": decision.referred,
        "7.9": decision.authority,
    }
    outcome = decision.outcome
    true = _true(
        priority_needed=not outcome.is_open and not outcome.names(*WITHOUT_PRIORITY_NEED),
        main_owed=outcome.names(*MAIN_OWED),
        main_not_owed=not outcome.is_open and not outcome.names(*MAIN_OWED),
    )
    return Block("decision", "", "", answers, true, decision.decided_on)


def _main_end(duty: HclicDuty, key: str) -> Block:
    answers = {
        "8.2": said(duty.ended_on),
        "8.3": duty.reason,
        "8.4": duty.accommodation,
        "8.5": duty.authority,
    }
    ended = duty.ended_on is not None
    true = _true(ended=ended, secured=ended and duty.reason.names(*SECURED))
    return Block("main_end", named("Main duty", duty.started_on), key, answers, true, duty.ended_on)


def _stay(stay: HclicStay, key: str, placed: Iterator[int]) -> Iterator[Block]:
    about = named("Stay", stay.entered_on)
    true = _true(ended=stay.left_on is not None)
    yield Block("stay", about, key, {"9.2": said(stay.entered_on)}, true, stay.entered_on)
    for placement in stay.placements:
        answers = {
            "9.3": said(placement.started_on),
            "9.4": said(placement.ended_on),
            "9.5": placement.type,
            "9.6": placement.bedrooms,
        }
        housed = not placement.type.names("NOACC")
        true_of_it = _true(ended=placement.ended_on is not None, housed=housed)
        what = named("Placement", placement.started_on)
        number = str(next(placed))
        yield Block("placement", what, number, answers, true_of_it, placement.started_on)
    answers = {"9.7": stay.authority, "9.8": stay.duty, "9.9": said(stay.left_on)}
    yield Block("stay_end", about, key, answers, true, stay.entered_on)


def _review(review: HclicReview, key: str) -> Block:
    answers = {
        "10.2": said(review.requested_on),
        "10.3": said(review.ended_on),
        "10.4": review.decision,
        "10.5": review.route,
        "10.6": review.outcome,
    }
    true = _true(ended=review.ended_on is not None)
    about = named("Review", review.requested_on)
    return Block("review", about, key, answers, true, review.requested_on)
