"""The check list of a notice: each line passes, fails, is not checked yet, or does not apply."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from tso_desktop.domain.dated import Certainty, long_day
from tso_desktop.domain.possession import words
from tso_desktop.domain.possession.arrears import ArrearsSnapshot, against_line
from tso_desktop.domain.possession.measuring import GroundPeriod, Measured
from tso_desktop.domain.possession.paper import Act, Finding, LandlordKind
from tso_desktop.domain.possession.periods import add_months
from tso_desktop.domain.possession.rules import LANDLORDS, Fact, least_certain


class CheckCode(StrEnum):
    KIND = "kind"
    GROUNDS = "grounds"
    PERIOD = "period"
    RIGHT_FORM = "right_form"
    PARTICULARS = "particulars"
    SERVED_ON_ALL = "served_on_all"
    DEPOSIT = "deposit"
    TWELVE_MONTHS = "twelve_months"
    ARREARS_AT_NOTICE = "arrears_at_notice"
    ARREARS_NOW = "arrears_now"
    REGISTERED = "registered"
    DAYS = "days"


class Bars(StrEnum):
    """What a failure stands in the way of: the notice itself, a claim on it, or only our record."""

    NOTICE = "notice"
    CLAIM = "claim"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Check:
    code: CheckCode
    title: str
    finding: Finding
    sentence: str
    source: str
    certainty: Certainty
    bars: Bars


def check_list(
    measured: Measured, as_at: date, arrears_now: ArrearsSnapshot | None = None
) -> tuple[Check, ...]:
    if not measured.act.value.may_be_given:
        return (_kind(measured),)
    return tuple(_checks(measured, as_at, arrears_now))


def _checks(
    measured: Measured, as_at: date, arrears_now: ArrearsSnapshot | None
) -> Iterator[Check]:
    yield _kind(measured)
    if measured.paper.act is Act.S8:
        yield _grounds(measured)
    yield _period(measured)
    yield _fact(measured, Fact.RIGHT_FORM, Bars.NOTICE)
    yield _fact(measured, Fact.PARTICULARS, Bars.NOTICE)
    yield _fact(measured, Fact.SERVED_ON_ALL, Bars.NOTICE)
    yield _deposit(measured)
    yield _twelve_months(measured)
    yield from _arrears(measured, arrears_now, as_at)
    yield _fact(measured, Fact.REGISTERED, _bars_of_home(measured))
    yield from _days(measured)


def _of_act(
    measured: Measured,
    code: CheckCode,
    title: str,
    finding: Finding,
    sentence: str,
    bars: Bars = Bars.NOTICE,
) -> Check:
    act = measured.act
    return Check(code, title, finding, sentence, act.source, act.certainty, bars)


def _kind(measured: Measured) -> Check:
    act = measured.act.value
    landlord = LANDLORDS[measured.paper.landlord]
    said = f"A {landlord} {'could' if act.may_be_given else 'could not'} give this notice"
    note = "" if _has_no_length(measured) and act.may_be_given else act.note
    sentence = f"{said} on {long_day(measured.paper.served_on)}.{_after(note)}"
    finding = Finding.PASSED if act.may_be_given else Finding.FAILED
    return _of_act(measured, CheckCode.KIND, "Kind of notice", finding, sentence)


def _grounds(measured: Measured) -> Check:
    landlord = LANDLORDS[measured.paper.landlord]
    title, code = "Grounds open to this landlord", CheckCode.GROUNDS
    if not measured.grounds:
        return _of_act(measured, code, title, Finding.NOT_CHECKED, "Enter the grounds it names.")
    usable = [period.ground for period in measured.periods if _may_use(measured, period)]
    others = [ground for ground in measured.grounds if ground not in usable]
    day = long_day(measured.paper.served_on)
    if not others:
        sentence = f"A {landlord} could use {words.grounds_words(usable)} on {day}."
        return _of_act(measured, code, title, Finding.PASSED, sentence)
    sentence = f"A {landlord} could not use {words.grounds_words(others)} on {day}."
    if usable:
        sentence += f" {words.capital(words.grounds_words(usable))} could be used."
    bars = Bars.CLAIM if usable else Bars.NOTICE
    return _of_act(measured, code, title, Finding.FAILED, sentence, bars)


def _may_use(measured: Measured, period: GroundPeriod) -> bool:
    return not (period.rule.value.social_only and measured.paper.landlord is LandlordKind.PRIVATE)


def _period(measured: Measured) -> Check:
    paper, title, code = measured.paper, "Notice long enough", CheckCode.PERIOD
    earliest = measured.earliest_on
    if _has_no_length(measured):
        sentence = f"No length is counted for it.{_after(measured.act.value.note)}"
        return _of_act(measured, code, title, Finding.DOES_NOT_APPLY, sentence)
    if earliest is None:
        sentence = "Enter a ground that the landlord could use, and its length is checked."
        return _of_act(measured, code, title, Finding.NOT_CHECKED, sentence)
    asked = f"{_asks(measured)}: no date before {long_day(earliest)}."
    finding, told = _dated(paper.specified_on, earliest)
    governing = [period.rule for period in measured.periods if period.governs]
    notes = dict.fromkeys(rule.value.note for rule in governing if rule.value.note)
    source = governing[0].source if governing else measured.act.source
    sure = least_certain(*(rule.certainty for rule in governing), default=measured.act.certainty)
    sentence = f"{asked} {told}{_after(' '.join(notes))}"
    return Check(code, title, finding, sentence, source, sure, Bars.NOTICE)


def _has_no_length(measured: Measured) -> bool:
    return measured.earliest_on is None and measured.paper.act is not Act.S8


def _dated(specified_on: date | None, earliest: date) -> tuple[Finding, str]:
    if specified_on is None:
        return Finding.NOT_CHECKED, "Enter the date in the notice."
    if specified_on >= earliest:
        return Finding.PASSED, f"The date in it, {long_day(specified_on)}, is late enough."
    short = (earliest - specified_on).days
    days = f"{short} {'day' if short == 1 else 'days'}"
    return Finding.FAILED, f"The date in it, {long_day(specified_on)}, is {days} too early."


def _asks(measured: Measured) -> str:
    if measured.takes_effect_at_once:
        return "On one of its grounds it may take effect at once"
    if measured.act.value.notice is not None:
        return f"It asks for {measured.act.value.notice.words}"
    governing = measured.governing
    verb = "asks" if len(governing) == 1 else "ask"
    length = next(period.rule.value.notice.words for period in measured.periods if period.governs)
    longest = ", the longest here" if len(measured.periods) > len(governing) else ""
    return f"{words.capital(words.grounds_words(governing))} {verb} for {length}{longest}"


def _fact(measured: Measured, fact: Fact, bars: Bars) -> Check:
    code, title = CheckCode(fact.value), words.TITLES[fact]
    finding: Finding = getattr(measured.paper, fact.value)
    is_asked = fact in measured.act.value.facts
    if not is_asked or finding is Finding.DOES_NOT_APPLY:
        sentence = "Entered as not applying here."
        if not is_asked:
            sentence = "Nothing of the kind is asked of this notice."
        return _of_act(measured, code, title, Finding.DOES_NOT_APPLY, sentence, bars)
    said = {Finding.PASSED: words.PASSES, Finding.FAILED: words.FAILS}.get(finding, words.ASKS)[
        fact
    ]
    if fact is Fact.RIGHT_FORM and measured.act.value.form:
        said += f" The right one is {measured.act.value.form}."
    return _of_act(measured, code, title, finding, said, bars)


def _bars_of_home(measured: Measured) -> Bars:
    """An old section 21 notice could not be given at all; under section 8 the court holds back."""
    return Bars.NOTICE if measured.paper.act is Act.S21 else Bars.CLAIM


def _deposit(measured: Measured) -> Check:
    check = _fact(measured, Fact.DEPOSIT, _bars_of_home(measured))
    free = [period.ground for period in measured.periods if period.rule.value.deposit_free]
    if check.finding is Finding.DOES_NOT_APPLY or not free:
        return check
    said = f"{words.capital(words.grounds_words(free))} can be used whether or not it is protected."
    if len(free) == len(measured.periods):
        return _of_act(measured, check.code, check.title, Finding.DOES_NOT_APPLY, said, Bars.CLAIM)
    sentence = f"{check.sentence} {said}"
    return _of_act(measured, check.code, check.title, check.finding, sentence, Bars.CLAIM)


def _twelve_months(measured: Measured) -> Check:
    title, code = "Not in the first twelve months", CheckCode.TWELVE_MONTHS
    held = [period for period in measured.periods if period.rule.value.not_in_first_months]
    if not held:
        sentence = "None of its grounds waits for the first months of a tenancy to pass."
        return _of_act(measured, code, title, Finding.DOES_NOT_APPLY, sentence, Bars.CLAIM)
    paper, rule = measured.paper, held[0].rule
    name = words.capital(words.grounds_words([period.ground for period in held]))
    if paper.tenancy_began_on is None or paper.specified_on is None:
        finding, sentence = Finding.NOT_CHECKED, "Enter when the tenancy began, and the date in it."
    else:
        first = add_months(paper.tenancy_began_on, rule.value.not_in_first_months)
        late_enough = paper.specified_on >= first
        finding = Finding.PASSED if late_enough else Finding.FAILED
        sentence = f"{name} can be used for a date from {long_day(first)} on."
        sentence += " The date in it is late enough." if late_enough else " The date is too early."
    return Check(code, title, finding, sentence, rule.source, rule.certainty, Bars.CLAIM)


def _arrears(
    measured: Measured, arrears_now: ArrearsSnapshot | None, as_at: date
) -> Iterator[Check]:
    paper = measured.paper
    at_notice = (
        None
        if paper.arrears_pence is None
        else ArrearsSnapshot(paper.served_on, paper.arrears_pence, paper.housing_element_owed_pence)
    )
    for period in measured.periods:
        if period.rule.value.arrears is not None:
            yield _reached(measured, period, CheckCode.ARREARS_AT_NOTICE, at_notice)
            if arrears_now is not None and arrears_now.as_at_on <= as_at:
                yield _reached(measured, period, CheckCode.ARREARS_NOW, arrears_now)


def _reached(
    measured: Measured, period: GroundPeriod, code: CheckCode, snapshot: ArrearsSnapshot | None
) -> Check:
    paper, rule = measured.paper, period.rule
    when = "when it was served" if code is CheckCode.ARREARS_AT_NOTICE else "now"
    title, line = f"Arrears {when}", rule.value.arrears
    finding, sentence = Finding.NOT_CHECKED, f"Enter the rent and what was owed {when}."
    rent, often = paper.rent_pence, paper.rent_frequency
    if snapshot is not None and rent and rent > 0 and often is not None and line is not None:
        disregarded = snapshot.housing_element_owed_pence
        standing = against_line(line, snapshot.pence, rent, often, disregarded)
        sentence = "Rent paid less often than by the month is not measured here. Ask for advice."
        if standing is not None:
            finding = Finding.PASSED if standing.reached else Finding.FAILED
            owed = words.plain_pounds(standing.counted_pence)
            day = long_day(snapshot.as_at_on)
            sentence = (
                f"{owed} counted on {day} is {words.standing_words(standing)}; ground "
                f"{period.ground} needs {standing.needed} {standing.unit}, when it is served and "
                "at the hearing."
            )
    return Check(code, title, finding, sentence, rule.source, rule.certainty, Bars.CLAIM)


def _days(measured: Measured) -> Iterator[Check]:
    """Only where the days of the paper are out of order."""
    paper = measured.paper
    told = [
        (paper.served_on, "the notice"),
        (paper.claim_issued_on, "the claim"),
        (paper.hearing_on, "the hearing"),
        (paper.order_made_on, "the order"),
        (paper.possession_ordered_on, "the day to leave"),
        (paper.warrant_requested_on, "the warrant"),
        (paper.eviction_on, "the eviction"),
    ]
    known = [(day, name) for day, name in told if day is not None]
    for (first, earlier), (second, later) in pairwise(known):
        if second < first:
            sentence = (
                f"{words.capital(later)} ({long_day(second)}) is before {earlier} "
                f"({long_day(first)}): look at the days again."
            )
            yield _of_act(
                measured, CheckCode.DAYS, "Days in order", Finding.FAILED, sentence, Bars.RECORD
            )


def _after(note: str) -> str:
    return f" {note}" if note else ""
