"""Why one tenancy is at risk: each reason in words, with the day by which it matters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tso_desktop.domain import early_warning_words as words
from tso_desktop.domain.dated import OutsideKnownDates
from tso_desktop.domain.early_warning_facts import (
    EarlyWarningChoices,
    Reason,
    ReasonKind,
    TenancyFacts,
)
from tso_desktop.domain.possession.arrears import (
    ArrearsSnapshot,
    ArrearsStanding,
    against_line,
    arrears_weeks,
)
from tso_desktop.domain.possession.checking import PossessionView, Standing, check
from tso_desktop.domain.possession.measuring import plain_grounds
from tso_desktop.domain.possession.paper import NoticePaper
from tso_desktop.domain.possession.rules import PossessionRules

GROUND_OF_ARREARS = "8"
_PACE_NEEDS_DAYS = 14  # less than two weeks apart may be one rent day
_PACE_REACHES_DAYS = 365


@dataclass(frozen=True, slots=True)
class Watch:
    """What all reasons of a list are measured by."""

    choices: EarlyWarningChoices
    rules: PossessionRules
    as_at: date

    @property
    def look_by(self) -> date:
        return self.as_at + timedelta(days=self.choices.look_within_days)


def reasons(facts: TenancyFacts, watch: Watch) -> tuple[Reason, ...]:
    """The reasons of a tenancy, the soonest day first, those without a day last."""
    found = [
        *_notices(facts, watch),
        *_ending(facts, watch),
        *_arrears(facts, watch),
        *_missed_visits(facts, watch),
        *_silence(facts, watch),
        *_landlord(facts, watch),
    ]
    kinds = list(ReasonKind)
    return tuple(sorted(found, key=lambda reason: (_last(reason.due_on), kinds.index(reason.kind))))


def standing_notices(
    facts: TenancyFacts, rules: PossessionRules, as_at: date
) -> Iterator[tuple[NoticePaper, PossessionView | None]]:
    """Notices served by then, neither taken back nor spent; no view where no rule knows the day."""
    for paper in facts.papers:
        if paper.served_on <= as_at and not paper.has_ended(as_at):
            try:
                view = check(paper, rules, as_at)
            except OutsideKnownDates:
                yield paper, None
            else:
                if view.standing is not Standing.SPENT:
                    yield paper, view


def _last(day: date | None) -> date:
    return day or date.max


def _notices(facts: TenancyFacts, watch: Watch) -> Iterator[Reason]:
    for paper, view in standing_notices(facts, watch.rules, watch.as_at):
        if view is not None:
            yield _notice(view)
        else:
            said = words.unknown_notice(paper, watch.as_at)
            yield Reason(ReasonKind.NOTICE, said, _next_day(paper, None, watch.as_at))


def _notice(view: PossessionView) -> Reason:
    paper, as_at = view.paper, view.as_at
    state = words.court_state(paper, as_at) or words.notice_state(view)
    said = f"{words.dated_notice(paper, plain_grounds(paper.grounds), as_at)}: {state}"
    due = _next_day(paper, view.threat.threatened_from_on, as_at)
    return Reason(ReasonKind.NOTICE, said, due)


def _next_day(paper: NoticePaper, threatened_from_on: date | None, as_at: date) -> date:
    """The next day that the papers name; today, where all of them have passed."""
    named = (
        *(threatened_from_on, paper.specified_on, paper.hearing_on),
        *(paper.possession_ordered_on, paper.eviction_on),
    )
    return min((day for day in named if day is not None and day >= as_at), default=as_at)


def _ending(facts: TenancyFacts, watch: Watch) -> Iterator[Reason]:
    if facts.leave_by_on is not None or facts.told_to_leave_on is not None:
        due = watch.look_by if facts.leave_by_on is None else max(facts.leave_by_on, watch.as_at)
        said = words.leave(facts.told_to_leave_on, facts.leave_by_on, watch.as_at)
        yield Reason(ReasonKind.ENDING, said, due)
    ends = facts.fixed_end_on
    if ends is not None and 0 <= (ends - watch.as_at).days <= watch.choices.ending_within_days:
        yield Reason(ReasonKind.ENDING, words.ends(ends, watch.as_at), ends)


@dataclass(frozen=True, slots=True)
class _Course:
    """The newest snapshot, the one that it is compared with, and where it stands."""

    latest: ArrearsSnapshot
    earlier: ArrearsSnapshot | None
    weeks: Fraction | None
    weeks_before: Fraction | None
    line: ArrearsStanding | None

    @property
    def change_pence(self) -> int:
        return self.latest.pence - self.earlier.pence if self.earlier else 0

    @property
    def days(self) -> int:
        return (self.latest.as_at_on - self.earlier.as_at_on).days if self.earlier else 0


def _course(facts: TenancyFacts, watch: Watch) -> _Course | None:
    by_day = {one.as_at_on: one for one in facts.arrears if one.as_at_on <= watch.as_at}
    if not by_day:
        return None
    latest = by_day.pop(max(by_day))
    window = latest.as_at_on - timedelta(days=watch.choices.rise_within_days)
    within = [day for day in by_day if day >= window]
    compared = min(within) if within else max(by_day, default=None)
    earlier = by_day[compared] if compared is not None else None
    rent, often = facts.rent_pence, facts.rent_frequency
    if not rent or rent < 0 or often is None:
        return _Course(latest, earlier, None, None, None)
    return _Course(
        latest=latest,
        earlier=earlier,
        weeks=arrears_weeks(latest.counted_pence, rent, often),
        weeks_before=arrears_weeks(earlier.counted_pence, rent, often) if earlier else None,
        line=_line(facts, watch, latest),
    )


def _line(facts: TenancyFacts, watch: Watch, latest: ArrearsSnapshot) -> ArrearsStanding | None:
    rent, often = facts.rent_pence, facts.rent_frequency
    if facts.landlord_kind is None or rent is None or often is None:
        return None
    rule = watch.rules.ground(facts.landlord_kind, GROUND_OF_ARREARS, watch.as_at)
    if rule is None or rule.value.arrears is None:
        return None
    owed_to_them = latest.housing_element_owed_pence
    return against_line(rule.value.arrears, latest.pence, rent, often, owed_to_them)


def _arrears(facts: TenancyFacts, watch: Watch) -> Iterator[Reason]:
    course = _course(facts, watch)
    if course is None:
        return
    is_over = course.line is not None and course.line.reached
    is_rising = course.change_pence >= watch.choices.rise_pence
    is_high = course.weeks is not None and course.weeks >= watch.choices.arrears_weeks
    said = _arrears_words(course, watch)
    if is_over or is_rising or is_high:
        reaches = None if is_over or not is_rising else _reaches_line_on(course, watch)
        due = watch.as_at if is_over else min(reaches or watch.look_by, watch.look_by)
        pace = words.at_this_pace(reaches, watch.as_at) if reaches else ""
        yield Reason(ReasonKind.ARREARS, said + pace, due)
    elif _was_high(course, watch) and course.change_pence <= -watch.choices.rise_pence:
        yield Reason(ReasonKind.BETTER, said, None)


def _was_high(course: _Course, watch: Watch) -> bool:
    before = course.weeks_before
    return before is not None and before >= watch.choices.arrears_weeks


def _arrears_words(course: _Course, watch: Watch) -> str:
    latest = course.latest
    has_moved = abs(course.change_pence) >= watch.choices.rise_pence
    said = (
        words.moved(course.change_pence, course.days, latest.pence)
        if has_moved
        else words.owed(latest.pence, latest.as_at_on, watch.as_at)
    )
    if measured := words.measured(course.weeks, course.line):
        said += f": {measured}"
    if latest.housing_element_owed_pence:
        coming = min(latest.housing_element_owed_pence, latest.pence)
        counts = course.line is not None and course.line.counted_pence == latest.pence
        said += words.still_to_come(coming, counts=counts)
    return said


def _reaches_line_on(course: _Course, watch: Watch) -> date | None:
    """When the line is reached if arrears go on rising as they did; None if that is far off."""
    line = course.line
    if line is None or not line.owed or course.days < _PACE_NEEDS_DAYS:
        return None
    needed_pence = line.counted_pence / line.owed * line.needed
    still = (needed_pence - line.counted_pence) * course.days / course.change_pence
    days = -(-still.numerator // still.denominator)
    if days > _PACE_REACHES_DAYS:
        return None
    return max(course.latest.as_at_on + timedelta(days=days), watch.as_at)


def _missed_visits(facts: TenancyFacts, watch: Watch) -> Iterator[Reason]:
    since = watch.as_at - timedelta(days=watch.choices.missed_within_days)
    days = [day for day in facts.missed_visits_on if since <= day <= watch.as_at]
    if days and len(days) >= watch.choices.missed_visits:
        yield Reason(ReasonKind.MISSED_VISITS, words.missed(days, watch.as_at), watch.look_by)


def _silence(facts: TenancyFacts, watch: Watch) -> Iterator[Reason]:
    since = facts.last_contact_on or facts.known_since_on
    if since is None or (watch.as_at - since).days < watch.choices.silent_days:
        return
    said = (
        words.silent((watch.as_at - since).days)
        if facts.last_contact_on
        else words.never_spoken(since, watch.as_at)
    )
    yield Reason(ReasonKind.SILENCE, said, watch.look_by)


def _landlord(facts: TenancyFacts, watch: Watch) -> Iterator[Reason]:
    if facts.landlord_cases >= watch.choices.landlord_cases:
        yield Reason(ReasonKind.LANDLORD, words.landlord_pattern(facts.landlord_cases), None)
