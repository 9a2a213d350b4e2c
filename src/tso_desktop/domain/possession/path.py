"""The road ahead: claim, hearing, order, warrant; usual weeks until the real day is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tso_desktop.domain.dated import Certainty, Dated, long_day
from tso_desktop.domain.possession.measuring import Measured
from tso_desktop.domain.possession.paper import NoticePaper
from tso_desktop.domain.possession.rules import PathRule, PossessionRules, Step
from tso_desktop.domain.possession.threat import WHOLE_DAY, claim_from, claim_until

_COURT = (Step.HEARING, Step.ORDER, Step.POSSESSION, Step.WARRANT, Step.EVICTION)
_AT_THE_LANDLORDS_CHOICE = "If the landlord begins a claim as soon as possible, "


@dataclass(frozen=True, slots=True)
class PathStep:
    """`actual_on` once it is known; else the days between which it may or usually does come.

    `is_estimate`: the days follow from how long courts usually take, not from a law or a paper.
    """

    step: Step
    label: str
    actual_on: date | None
    earliest_on: date | None
    latest_on: date | None
    is_estimate: bool
    sentence: str
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class _Reach:
    earliest: date
    latest: date


def path_ahead(measured: Measured, rules: PossessionRules, as_at: date) -> tuple[PathStep, ...]:
    if measured.paper.specified_on is None:
        return ()
    return tuple(_steps(measured, rules, as_at))


def _steps(measured: Measured, rules: PossessionRules, as_at: date) -> Iterator[PathStep]:
    paper = measured.paper
    yield _notice_ends(measured)
    starts = claim_from(paper, measured.act.value)
    if starts is None:
        return
    last_known = max(
        (number for number, step in enumerate(_COURT) if real_day(paper, step)), default=-1
    )
    yield _claim(measured, starts, is_past=last_known >= 0)
    issued = paper.claim_issued_on
    reach = _Reach(issued, issued) if issued else _Reach(max(starts, as_at), max(starts, as_at))
    is_hoped = issued is None and last_known < 0
    for number, step in enumerate(_COURT):
        usual = rules.usual(paper.act, step, as_at)
        actual = real_day(paper, step)
        if actual is not None:
            reach = _Reach(actual, actual)
            yield _real(measured, step, usual, actual)
        elif usual is not None and number > last_known:
            reach = _later(measured, reach, usual.value, as_at)
            yield _expected(usual, reach, is_hoped=is_hoped)
            is_hoped = False


def real_day(paper: NoticePaper, step: Step) -> date | None:
    days = {
        Step.NOTICE_ENDS: paper.specified_on,
        Step.CLAIM: paper.claim_issued_on,
        Step.HEARING: paper.hearing_on,
        Step.ORDER: paper.order_made_on,
        Step.POSSESSION: paper.possession_ordered_on,
        Step.WARRANT: paper.warrant_requested_on,
        Step.EVICTION: paper.eviction_on,
    }
    return days[step]


def _later(measured: Measured, reach: _Reach, rule: PathRule, as_at: date) -> _Reach:
    """So many weeks on, never in the past, and no order sooner than a ground allows."""
    earliest = reach.earliest + timedelta(weeks=rule.weeks_from)
    latest = reach.latest + timedelta(weeks=rule.weeks_to)
    if rule.step is Step.WARRANT:
        earliest, latest = earliest + WHOLE_DAY, latest + WHOLE_DAY
    floor = as_at
    if rule.step is Step.ORDER:
        waits = (period.rule.value.order_not_before_days for period in measured.periods)
        floor = max(as_at, measured.paper.served_on + timedelta(days=max(waits, default=0)))
    return _Reach(max(earliest, floor), max(latest, floor))


def _notice_ends(measured: Measured) -> PathStep:
    day = measured.paper.specified_on
    return PathStep(
        step=Step.NOTICE_ENDS,
        label="Date in the notice",
        actual_on=day,
        earliest_on=day,
        latest_on=day,
        is_estimate=False,
        sentence="They do not have to leave on this day. Only a court can make them."
        if measured.act.value.needs_court
        else "From then on they may be made to leave without a court.",
        source=measured.act.source,
        certainty=measured.act.certainty,
    )


def _claim(measured: Measured, starts: date, *, is_past: bool) -> PathStep:
    paper, act = measured.paper, measured.act.value
    until, issued = claim_until(paper, act), paper.claim_issued_on
    if issued is not None:
        sentence = f"Begun on {long_day(issued)}."
    elif is_past:
        sentence = "Begun; its day is not entered."
    else:
        by = f", by {long_day(until)} at the latest" if until else ""
        sentence = f"May begin from {long_day(starts)}{by}."
    known_or_open = issued or (None if is_past else starts)
    return PathStep(
        step=Step.CLAIM,
        label="Claim to the court",
        actual_on=issued,
        earliest_on=known_or_open,
        latest_on=issued or (None if is_past else until),
        is_estimate=False,
        sentence=sentence,
        source=measured.act.source,
        certainty=measured.act.certainty,
    )


_LABELS = {
    Step.HEARING: "Court hearing",
    Step.ORDER: "Possession order",
    Step.POSSESSION: "Day to leave in the order",
    Step.WARRANT: "Landlord asks for a warrant",
    Step.EVICTION: "Bailiff's appointment",
}


def _real(measured: Measured, step: Step, usual: Dated[PathRule] | None, actual: date) -> PathStep:
    return PathStep(
        step=step,
        label=usual.value.label if usual else _LABELS[step],
        actual_on=actual,
        earliest_on=actual,
        latest_on=actual,
        is_estimate=False,
        sentence=f"{long_day(actual)}, as entered.",
        source="Entered from the papers",
        certainty=measured.act.certainty,
    )


def _expected(usual: Dated[PathRule], reach: _Reach, *, is_hoped: bool) -> PathStep:
    if reach.earliest == reach.latest:
        between = f"about {long_day(reach.earliest)}"
    else:
        between = f"between {long_day(reach.earliest)} and {long_day(reach.latest)}"
    start = _AT_THE_LANDLORDS_CHOICE + "usually" if is_hoped else "Usually"
    return PathStep(
        step=usual.value.step,
        label=usual.value.label,
        actual_on=None,
        earliest_on=reach.earliest,
        latest_on=reach.latest,
        is_estimate=True,
        sentence=f"{start} {between}.",
        source=usual.source,
        certainty=usual.certainty,
    )
