"""V19, V24 to V26 and V28: work that stands still, help, referral and temporary accommodation."""

from collections.abc import Iterator
from datetime import date

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.hclic.blocks import declared_needs, named
from tso_desktop.domain.hclic.facts import DutyKind, HclicCase, HclicPlacement, HclicStay
from tso_desktop.domain.hclic.people import dependent_children, is_expecting
from tso_desktop.domain.hclic.registry import Judging, Rule, Wrong, error, warning

_DAYS_IN_WEEK = 7


@warning("V19", "4.5", "5.5")
def duty_stands_still(case: HclicCase, judging: Judging) -> Iterator[Wrong]:
    limits, as_at = judging.limits, judging.as_at
    for duty in case.duties:
        if duty.kind is DutyKind.MAIN or duty.started_on is None:
            continue
        if duty.ended_on is not None and duty.ended_on <= as_at:
            continue
        day = (as_at - duty.started_on).days + 1
        last = duty.last_activity_on
        quiet = last is None or (as_at - last).days > limits.quiet_days
        if day > limits.duty_days and quiet:
            since = f"since {long_day(last)}" if last else "so far"
            yield Wrong(
                f"{named(f'The {duty.kind.value} duty', duty.started_on)} is on day {day}, and "
                f"nothing was recorded on it {since}. Record what was done, or its end.",
                ("4.5",) if duty.kind is DutyKind.PREVENTION else ("5.5",),
            )


@warning("V24", "3.2", "6.2")
def closed_without_the_help(case: HclicCase, judging: Judging) -> Iterator[Wrong]:
    if case.closed_on is None:
        return
    given = {one.need for one in case.assistance if not one.answer.is_open}
    known = judging.rules.lists.get("support_needs")
    lacking = [
        known.label(need, case.closed_on) if known else need
        for need in declared_needs(case)
        if need not in given
    ]
    if lacking:
        yield Wrong(
            f"The case is closed, and nothing says what came of help (6.2) with: "
            f"{'; '.join(lacking)}. Record it for each support need (3.2)."
        )


@error("V25", "1.19", "1.20")
def referral_without_its_agency(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    """An agency of "self" says in other words that nobody referred."""
    referred, agency = case.answer("1.19"), case.answer("1.20")
    if referred.names("YES") and (agency.is_open or agency.names("SELF")):
        yield Wrong("The applicant was referred (1.19); say by which kind of agency (1.20).")
    elif not referred.names("YES") and not agency.is_open and not agency.names("SELF"):
        yield Wrong(
            "There is a referring agency (1.20), but item 1.19 does not say that the applicant "
            "was referred. Answer 1.19 with yes, or clear the agency."
        )


@error("V26", "9.5", "9.6")
def open_stay_without_its_home(case: HclicCase, judging: Judging) -> Iterator[Wrong]:
    day = min(case.quarter_end_on or judging.as_at, judging.as_at)
    for stay in case.stays:
        if not _is_open(stay.entered_on, stay.left_on, day):
            continue
        current = [one for one in stay.placements if _is_open(one.started_on, one.ended_on, day)]
        if not current or not all(_is_described(one) for one in current):
            yield Wrong(
                f"{named('The stay in temporary accommodation', stay.entered_on)} is open on "
                f"{long_day(day)}. Say in which type they are then (9.5), and how many bedrooms "
                "it has (9.6)."
            )


@warning("V28", "9.3", "9.4", "9.5")
def children_too_long_in_bed_and_breakfast(case: HclicCase, judging: Judging) -> Iterator[Wrong]:
    """Six weeks in all: several stays are added up."""
    if not dependent_children(case) and not is_expecting(case):
        return
    nights = sum(
        _nights(one, stay, judging.as_at)
        for stay in case.stays
        for one in stay.placements
        if one.type.names("BB")
    )
    most = judging.limits.shared_weeks
    if nights > most * _DAYS_IN_WEEK:
        yield Wrong(
            f"A household with children, or somebody pregnant, was in bed and breakfast (9.5) for "
            f"{nights} nights by {long_day(judging.as_at)}; {most} weeks is the most in all. "
            "Tell whoever places families today, and check the days."
        )


def _is_open(from_on: date | None, until_on: date | None, day: date) -> bool:
    begun = from_on is None or from_on <= day
    return begun and (until_on is None or until_on > day)


def _is_described(placement: HclicPlacement) -> bool:
    if not placement.type.codes:
        return False
    return placement.type.names("NOACC") or placement.bedrooms.number is not None


def _nights(placement: HclicPlacement, stay: HclicStay, as_at: date) -> int:
    """Those up to the day asked about; while it is open, the night of that day counts."""
    if placement.started_on is None or placement.started_on > as_at:
        return 0
    ended_on = placement.ended_on or stay.left_on
    if ended_on is None or ended_on > as_at:
        return (as_at - placement.started_on).days + 1
    return max(0, (ended_on - placement.started_on).days)


RULES: tuple[Rule, ...] = (
    duty_stands_still,
    closed_without_the_help,
    referral_without_its_agency,
    open_stay_without_its_home,
    children_too_long_in_bed_and_breakfast,
)
