"""The tasks that follow from the law of a case: what to write, to decide, to tell, and by when.

They stand from the moment their cause is saved and are never kept. The id of what a person did to
one follows from the rule, the record that caused it and which time it is, never from a day.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law import CaseLaw, Duty, Event
from tso_desktop.domain.law.law_words import DUTIES
from tso_desktop.domain.rule_tasks import FIRST, Rule

_PERIOD = frozenset({"prevention", "relief"})
_DECIDE_BEFORE = timedelta(days=7)
_SIX_MONTHS = 6
_DECEMBER = 12

LAW_RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule(
            "assessment_letter",
            "The assessment is given in writing: Housing Act 1996, section 189A(3).",
            "Give the assessment in writing",
        ),
        Rule(
            "php",
            "A written copy of the plan is given: Housing Act 1996, section 189A(8).",
            "Give the personal housing plan",
        ),
        Rule(
            "php_again",
            "The plan follows the duty: Housing Act 1996, section 189A(9).",
            "Give the personal housing plan anew",
        ),
        Rule(
            "duty_review",
            "While a duty is open its plan is kept under review: section 189A(9). "
            "The council chose the days.",
            "Go through the plan under the duty",
        ),
        Rule(
            "day_56",
            "The 56 days begin with the day on which we were satisfied. Nothing ends by itself but "
            "relief with priority need: sections 189B(4) and 195(5).",
            "Decide what follows day 56",
        ),
        Rule(
            "prevention_notice",
            "Becoming homeless begins relief; prevention goes on until its notice is given: "
            "section 195(5) and (8)(c).",
            "Give the notice that ends prevention",
        ),
        Rule(
            "limbs",
            "Whether the main duty follows turns on priority need and intentionality, which a "
            "person decides: sections 189, 191 and 193.",
            "Decide priority need and intentionality",
        ),
        Rule(
            "main_decision",
            "The decision on the main duty is given in writing: section 184(3).",
            "Write the decision on the main duty",
        ),
        Rule(
            "warning_over",
            "A notice may follow only when the time in the warning is over: section 193B(5).",
            "See whether the step was taken",
        ),
        Rule(
            "out_of_area",
            "The other council is told within 14 days, the first being the day of the placement: "
            "section 208.",
            "Tell the other council of the placement",
        ),
        Rule(
            "child_placement",
            "GP practice, health visitors and school are told within 14 days: section 213AA.",
            "Tell those who care for the child of the placement",
        ),
        Rule(
            "bed_and_breakfast",
            "Families may be in bed and breakfast for six weeks at most, all stays together: "
            "Homelessness (Suitability of Accommodation) Order 2003.",
            "Find somewhere other than bed and breakfast",
        ),
        Rule(
            "review_due",
            "A review is decided in time: section 202, and the regulations of 2018.",
            "Decide the review",
        ),
        Rule(
            "six_months",
            "The home was to last six months: ask whether it did.",
            "Ask whether they are still in the home",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class LawTask:
    rule: str
    cause: RecordId
    words: str
    due_on: date
    occurrence: str = FIRST


@dataclass(frozen=True, slots=True)
class Case:
    """What the tasks of one case follow from.

    `plans_given` are days of personal housing plans, `letters_given` those of letters by kind.
    """

    law: CaseLaw
    events: Sequence[Event]
    plans_given: Sequence[date]
    review_days: Sequence[int]
    letters_given: Mapping[str, Sequence[date]] = field(default_factory=dict)


def law_tasks(case: Case) -> tuple[LawTask, ...]:
    """Every task of the case, due or still to come; done ones are for the caller to leave out."""
    found = [task for rule in _RULES for task in rule(case)]
    return tuple(sorted(found, key=lambda task: (task.due_on, task.rule, task.occurrence)))


def _written_assessment(case: Case) -> Iterator[LawTask]:
    for event in _happened(case, "assessed"):
        if event.record and not _was_given(case, ("assessment",), event.on):
            yield _task("assessment_letter", event, event.on)


def _plan(case: Case) -> Iterator[LawTask]:
    for duty in _open(case):
        event = duty.began_by
        if event is None or any(day >= duty.started for day in case.plans_given):
            continue
        again = bool(case.plans_given)
        if duty.duty == "prevention" or not again:
            yield _task("php", event, duty.started)
        else:
            words = "Give the personal housing plan anew: the duty is now relief"
            yield _task("php_again", event, duty.started, words)


def _reviews(case: Case) -> Iterator[LawTask]:
    """Those to come, and of those that have passed the last: nobody makes up three at once."""
    for duty in _open(case):
        if duty.began_by is None:
            continue
        number = duty.day_number(case.law.as_at)
        passed = [day for day in case.review_days if day <= number]
        for day in case.review_days:
            if day > number or day == max(passed):
                due = duty.started + timedelta(days=day - 1)
                words = f"Go through the plan: day {day} of the {_name(duty)}"
                yield _task("duty_review", duty.began_by, due, words, str(day))


def _day_56(case: Case) -> Iterator[LawTask]:
    for duty in _open(case):
        if duty.began_by and duty.day56:
            words = f"Decide what follows: day 56 of the {_name(duty)}"
            yield _task("day_56", duty.began_by, duty.day56, words)


def _prevention_notice(case: Case) -> Iterator[LawTask]:
    relief = case.law.latest("relief")
    if "two_duties_open" in case.law.alerts and relief and relief.began_by:
        words = "Give the notice that ends prevention: they became homeless"
        yield _task("prevention_notice", relief.began_by, relief.started, words)


def _limbs(case: Case) -> Iterator[LawTask]:
    law = case.law
    if law.priority_need is not None and (not law.priority_need or law.intentional is not None):
        return
    for duty in _open(case):
        if duty.duty == "relief" and duty.began_by and duty.day56:
            asked = "priority need" if law.priority_need is None else "intentionality"
            words = f"Decide {asked} before day 56 of the relief duty"
            yield _task("limbs", duty.began_by, duty.day56 - _DECIDE_BEFORE, words, asked)


def _main_decision(case: Case) -> Iterator[LawTask]:
    main, relief = case.law.latest("main"), case.law.latest("relief")
    cause = (main.began_by or (relief.began_by if relief else None)) if main else None
    if not (main and main.state == "open" and cause and cause.kind != "duty_recorded"):
        return
    since = relief.started if relief else main.started
    if not _was_given(case, ("main_accepted", "main_refused"), since):
        yield _task("main_decision", cause, main.started)


def _warnings(case: Case) -> Iterator[LawTask]:
    if not any(duty.duty in _PERIOD for duty in case.law.open_duties):
        return
    for event in _happened(case, "warning"):
        if event.comply_by_on:
            yield _task("warning_over", event, event.comply_by_on + timedelta(days=1))


def _told_out_of_area(case: Case) -> Iterator[LawTask]:
    due, placed = case.law.out_of_area_due_on, _placed(case)
    if due and placed:
        yield _task("out_of_area", placed, due)


def _told_of_child(case: Case) -> Iterator[LawTask]:
    due, placed = case.law.child_notice_due_on, _placed(case)
    if due and placed:
        yield _task("child_placement", placed, due)


def _bed_and_breakfast(case: Case) -> Iterator[LawTask]:
    unlawful, placed = case.law.bb_unlawful_from_on, _placed(case)
    if unlawful and placed:
        last = unlawful - timedelta(days=1)
        words = f"Find somewhere other than bed and breakfast by {long_day(last)}"
        for weeks in (2, 1):
            due = unlawful - timedelta(weeks=weeks)
            yield _task("bed_and_breakfast", placed, due, words, str(weeks))


def _six_months(case: Case) -> Iterator[LawTask]:
    for duty in case.law.duties:
        if duty.duty in _PERIOD and duty.end_reason == "a" and duty.ended_by and duty.ended_on:
            yield _task("six_months", duty.ended_by, half_a_year_after(duty.ended_on))


_RULES: tuple[Callable[[Case], Iterable[LawTask]], ...] = (
    *(_written_assessment, _plan, _reviews, _day_56, _prevention_notice, _limbs, _main_decision),
    *(_warnings, _told_out_of_area, _told_of_child, _bed_and_breakfast, _six_months),
)


def half_a_year_after(day: date) -> date:
    """The same day six months on; the last of that month where it has no such day."""
    month = day.month + _SIX_MONTHS
    year = day.year + (month > _DECEMBER)
    month -= _DECEMBER * (month > _DECEMBER)
    for number in range(day.day, day.day - 4, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError(day)


def _task(rule: str, cause: Event, due: date, words: str = "", occurrence: str = FIRST) -> LawTask:
    said = words or LAW_RULES[rule].words
    return LawTask(rule, RecordId(cause.record or ""), said, due, occurrence)


def _happened(case: Case, kind: str) -> list[Event]:
    """Those that had happened by then and that the law let stand."""
    refused = {one.event for one in case.law.refused}
    return [
        event
        for event in case.events
        if event.kind == kind and event.on <= case.law.as_at and event not in refused
    ]


def _was_given(case: Case, kinds: Iterable[str], since: date) -> bool:
    """Whether such a letter was given since; then nobody need tick that it was."""
    return any(day >= since for kind in kinds for day in case.letters_given.get(kind, ()))


def _open(case: Case) -> list[Duty]:
    return [duty for duty in case.law.open_duties if duty.duty in _PERIOD]


def _placed(case: Case) -> Event | None:
    placed = _happened(case, "placed")
    return max(placed, key=lambda event: (event.on, event.number)) if placed else None


def _name(duty: Duty) -> str:
    return DUTIES[duty.duty].words.lower()
