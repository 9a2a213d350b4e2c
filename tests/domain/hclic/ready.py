"""A Part 7 case that is ready in every item, to spoil in one place at a time; all invented."""

from dataclasses import replace
from datetime import date

from tso_desktop.domain.hclic.answers import Answer, said
from tso_desktop.domain.hclic.checking import check
from tso_desktop.domain.hclic.facts import (
    DutyKind,
    HclicAssistance,
    HclicCase,
    HclicDecision,
    HclicDuty,
    HclicPerson,
    HclicPlacement,
    HclicReview,
    HclicStay,
)
from tso_desktop.formats.hclic_rules import hclic_rules

RULES = hclic_rules()
AS_AT = date(2026, 11, 22)
YES, NO = said("YES"), said("NO")

LEAD = HclicPerson(
    key="p-lead",
    given_name="Verity",
    surname="Hazelgrove",
    born_on=date(1988, 6, 3),
    sex=said("F"),
    relation=said("APPLICANT"),
    nino=said("AB 12 34 56 C"),
    address=said("4 Bell Row, Withy Abbas"),
    postcode=said("DT3 9ZA"),
)
PARTNER = HclicPerson(
    key="p-partner",
    given_name="Silas",
    surname="Quantick",
    born_on=date(1985, 1, 9),
    sex=said("M"),
    relation=said("PARTNER"),
)
CHILD = HclicPerson(
    key="p-child",
    given_name="Merrick",
    surname="Hazelgrove",
    born_on=date(2017, 2, 28),
    sex=said("M"),
    relation=said("CHILD"),
)
ANSWERS: dict[str, Answer] = {
    "1.3": YES,
    "1.6": said("PREV"),
    "1.7": said("W_BRIT"),
    "1.8": said("HET"),
    "1.9": said("UK_RES"),
    "1.10": said("PT"),
    "1.11": YES,
    "1.12": YES,
    "1.13": said("PRS_SELF"),
    "1.14": said("PRS_SELF"),
    "1.15": said("PRS_APT"),
    "1.16": said("LL_SELL"),
    "1.19": YES,
    "1.20": said("JCP"),
    "1.24": YES,
    "3.2": said("MH", "BUDG"),
}
PREVENTION = HclicDuty(
    kind=DutyKind.PREVENTION,
    started_on=date(2026, 6, 10),
    ended_on=date(2026, 7, 20),
    reason=said("HOMELESS"),
    activities=said("NEG_EVICT"),
    needs_engaged=YES,
    ta_owed=YES,
    accommodation=said("FRIENDS"),
)
RELIEF = HclicDuty(
    kind=DutyKind.RELIEF,
    started_on=date(2026, 7, 20),
    ended_on=date(2026, 9, 14),  # day 57
    reason=said("D56"),
    activities=said("SUPPORTED"),
    needs_engaged=YES,
    ta_owed=YES,
)
DECISION = HclicDecision(
    decided_on=date(2026, 9, 14),
    effective_on=date(2026, 9, 15),
    outcome=said("MAIN"),
    priority_need=said("children"),
    ta_owed=YES,
)
MAIN = HclicDuty(kind=DutyKind.MAIN, started_on=date(2026, 9, 15))
STAY = HclicStay(
    entered_on=date(2026, 7, 20),
    authority=said("E06000059"),
    duty=said("INTERIM"),
    placements=(
        HclicPlacement(
            started_on=date(2026, 7, 20),
            ended_on=date(2026, 8, 3),
            type=said("BB"),
            bedrooms=said(1),
        ),
        HclicPlacement(started_on=date(2026, 8, 3), type=said("LAHA"), bedrooms=said(2)),
    ),
)
REVIEW = HclicReview(
    requested_on=date(2026, 8, 1),
    ended_on=date(2026, 9, 1),
    decision=said("suit"),
    route=said("REVIEW"),
    outcome=said("UPHELD"),
)
READY = HclicCase(
    reference="TS-0611",
    authority="E06000059",
    applied_on=date(2026, 6, 8),
    assessed_on=date(2026, 6, 10),
    quarter_end_on=date(2026, 9, 30),
    people=(LEAD, CHILD),
    answers=ANSWERS,
    duties=(PREVENTION, RELIEF, MAIN),
    decision=DECISION,
    stays=(STAY,),
    reviews=(REVIEW,),
    assistance=(
        HclicAssistance(need="MH", answer=said("REFERRED")),
        HclicAssistance(need="BUDG", answer=said("PROVIDED")),
    ),
)


def answering(case: HclicCase = READY, **answers: Answer) -> HclicCase:
    """With other answers; item 1.15 is written i1_15."""
    changed = {name.removeprefix("i").replace("_", "."): one for name, one in answers.items()}
    return replace(case, answers={**case.answers, **changed})


def found_in(case: HclicCase, as_at: date = AS_AT) -> list[str]:
    """The numbers of all that is found, errors first."""
    judged = check(case, RULES, as_at)
    return [finding.number for finding in (*judged.errors, *judged.warnings)]
