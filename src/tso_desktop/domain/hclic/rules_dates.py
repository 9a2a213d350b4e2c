"""V01 to V06: the order of days, and duties and stays that get in each other's way."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.hclic.blocks import named
from tso_desktop.domain.hclic.facts import DutyKind, HclicCase, HclicDuty, HclicStay
from tso_desktop.domain.hclic.registry import Judging, Rule, Wrong, error

_STARTS = {DutyKind.PREVENTION: "4.2", DutyKind.RELIEF: "5.2", DutyKind.MAIN: "7.2"}
_ENDS = {DutyKind.PREVENTION: "4.5", DutyKind.RELIEF: "5.5", DutyKind.MAIN: "8.2"}
_SUCCEEDED = ("ACC_STAY", "ACC_MOVE")


@error("V01", "1.5", "1.22")
def assessed_before_the_application(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    if case.assessed_on and case.applied_on and case.assessed_on < case.applied_on:
        yield Wrong(
            f"The assessment (1.5) is dated {long_day(case.assessed_on)}, before the application "
            f"(1.22) on {long_day(case.applied_on)}. Check both days."
        )


@error("V02", "1.22", "1.5", "4.2", "5.2", "7.2")
def duty_before_the_application(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    for duty in case.duties:
        item = _STARTS[duty.kind]
        if duty.started_on and case.applied_on and duty.started_on < case.applied_on:
            yield Wrong(
                f"{_name(duty)} ({item}) starts before the application (1.22) on "
                f"{long_day(case.applied_on)}. Check both days.",
                (item, "1.22"),
            )
        if duty.kind is DutyKind.PREVENTION and _before(duty.started_on, case.assessed_on):
            yield Wrong(
                f"{_name(duty)} (4.2) starts before the assessment (1.5). Check both days.",
                ("4.2", "1.5"),
            )


@error("V03", "4.5", "5.5", "8.2", "9.4", "9.9", "10.3")
def ended_before_it_started(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    spans = [(_name(one), one.started_on, one.ended_on, _ENDS[one.kind]) for one in case.duties]
    for stay in case.stays:
        spans.append((named("The stay", stay.entered_on), stay.entered_on, stay.left_on, "9.9"))
        spans.extend(
            (named("The placement", one.started_on), one.started_on, one.ended_on, "9.4")
            for one in stay.placements
        )
    spans.extend(
        (named("The review", one.requested_on), one.requested_on, one.ended_on, "10.3")
        for one in case.reviews
    )
    for name, started_on, ended_on, item in spans:
        if ended_on and _before(ended_on, started_on):
            yield Wrong(
                f"{name} ends earlier, on {long_day(ended_on)} ({item}). Check both days.", (item,)
            )


@error("V04", "4.2", "4.5", "5.2", "5.5", "7.2", "8.2")
def duties_overlap(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    begun = [(duty.started_on, duty) for duty in case.duties if duty.started_on]
    begun.sort(key=lambda one: (one[0], one[1].ended_on or date.max))
    for (_started, earlier), (started_on, later) in combinations(begun, 2):
        if earlier.ended_on is None or earlier.ended_on > started_on:
            yield Wrong(
                f"{_name(later)} begins while {_small(_name(earlier))} is still open. "
                f"Record the end of the earlier one ({_ENDS[earlier.kind]}), or correct the days.",
                (_ENDS[earlier.kind], _STARTS[later.kind]),
            )


@error("V05", "9.2", "4.2", "4.5")
def housed_while_prevention_is_open(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    for stay in case.stays:
        for duty in case.all_of(DutyKind.PREVENTION):
            assessed_on = case.assessed_on or duty.started_on
            if stay.entered_on is None or _lies_in(stay.entered_on, case.applied_on, assessed_on):
                continue
            if duty.started_on and _meets(stay, duty):
                yield Wrong(
                    f"The stay in temporary accommodation (9.2) begins on "
                    f"{long_day(stay.entered_on)}, but {_small(_name(duty))} is open during it. "
                    "It must begin after prevention ended (4.5), or between application and "
                    "assessment. Check the days, or record the end of prevention."
                )


@error("V06", "9.8", "4.6")
def interim_duty_beside_prevention(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    """The department is said to have relaxed its own check; ours says so and stays."""
    for stay in case.stays:
        if not stay.duty.names("INTERIM") or _before_assessment(case, stay):
            continue
        if not _prevention_did_not_help(case):
            yield Wrong(
                "Interim accommodation (9.8) does not fit here: the assessment was made, and "
                "prevention is owed and did not end without success (4.6). Check the duty "
                "under which it was provided. The department may have relaxed this check."
            )


def _before_assessment(case: HclicCase, stay: HclicStay) -> bool:
    if case.assessed_on is None:
        return True
    return stay.entered_on is not None and stay.entered_on <= case.assessed_on


def _prevention_did_not_help(case: HclicCase) -> bool:
    """None is owed; or it ended, for a reason that was not a home, or that nobody recorded."""
    owed = case.all_of(DutyKind.PREVENTION)
    if not owed:
        return not case.answer("1.6").names("PREV")
    return all(duty.ended_on and not duty.reason.names(*_SUCCEEDED) for duty in owed)


def _lies_in(day: date, first_on: date | None, last_on: date | None) -> bool:
    return first_on is not None and last_on is not None and first_on <= day <= last_on


def _meets(stay: HclicStay, duty: HclicDuty) -> bool:
    """Whether a day of the stay lies in the duty; the day on which either ends is free."""
    if _before(duty.ended_on, duty.started_on):
        return False
    begins_in_time = duty.ended_on is None or _before(stay.entered_on, duty.ended_on)
    return begins_in_time and (stay.left_on is None or _before(duty.started_on, stay.left_on))


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def _name(duty: HclicDuty) -> str:
    return named(f"The {duty.kind.value} duty", duty.started_on)


def _small(words: str) -> str:
    return words[0].lower() + words[1:]


RULES: tuple[Rule, ...] = (
    assessed_before_the_application,
    duty_before_the_application,
    ended_before_it_started,
    duties_overlap,
    housed_while_prevention_is_open,
    interim_duty_beside_prevention,
)
