"""Reads a notice whole: its check list, whether it threatens the home, and the road ahead."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tso_desktop.domain.possession.arrears import ArrearsSnapshot
from tso_desktop.domain.possession.checks import Bars, Check, check_list
from tso_desktop.domain.possession.measuring import GroundPeriod, Measured, measure
from tso_desktop.domain.possession.paper import Finding, NoticePaper
from tso_desktop.domain.possession.path import PathStep, path_ahead
from tso_desktop.domain.possession.rules import PossessionRules, within_sensible_years
from tso_desktop.domain.possession.threat import (
    Threat,
    claim_from,
    claim_until,
    spent_from,
    threat,
)


class Standing(StrEnum):
    """`open`: nothing against it was found, but not all is checked."""

    HOLDS = "holds"
    OPEN = "open"
    FAILS = "fails"
    SPENT = "spent"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class PossessionView:
    """A notice as it stands on a day.

    `earliest_on`: the first date that it could lawfully hold; `governing`: the grounds that make it
    so. `claim_until_on`: the last day for a claim on it.
    """

    paper: NoticePaper
    as_at: date
    kind: str
    standing: Standing
    standing_words: str
    checks: tuple[Check, ...]
    periods: tuple[GroundPeriod, ...]
    governing: tuple[str, ...]
    earliest_on: date | None
    threat: Threat
    claim_from_on: date | None
    claim_until_on: date | None
    spent_from_on: date | None
    path: tuple[PathStep, ...]


_STANDING_WORDS = {
    Standing.HOLDS: "Nothing against this notice was found.",
    Standing.OPEN: "Nothing against this notice was found yet; not all of it is checked.",
    Standing.FAILS: "This notice does not hold as it stands. Ask for advice before anybody relies "
    "on it.",
    Standing.SPENT: "No claim can be begun on this notice any more. The landlord would need a new "
    "one.",
    Standing.ENDED: "This notice has been taken back or is done with.",
}


def check(
    paper: NoticePaper,
    rules: PossessionRules,
    as_at: date,
    arrears_now: ArrearsSnapshot | None = None,
) -> PossessionView:
    """All that the rules say about a notice on a day.

    Raises OutsideKnownDates where no rule is known for such a notice served on its day.
    """
    within_sensible_years(paper.served_on, paper.specified_on, paper.tenancy_began_on, as_at)
    measured = measure(paper, rules)
    checks = check_list(measured, as_at, arrears_now)
    spent_from_on = spent_from(paper, measured.act.value, as_at)
    standing = _standing(paper, checks, as_at, is_spent=spent_from_on is not None)
    is_good = standing in (Standing.HOLDS, Standing.OPEN)
    return PossessionView(
        paper=paper,
        as_at=as_at,
        kind=measured.act.value.name,
        standing=standing,
        standing_words=_STANDING_WORDS[standing],
        checks=checks,
        periods=measured.periods,
        governing=measured.governing,
        earliest_on=measured.earliest_on,
        threat=threat(measured, rules, as_at, is_good=is_good),
        claim_from_on=claim_from(paper, measured.act.value),
        claim_until_on=claim_until(paper, measured.act.value),
        spent_from_on=spent_from_on,
        path=_path(measured, rules, as_at, standing),
    )


def _standing(
    paper: NoticePaper, checks: tuple[Check, ...], as_at: date, *, is_spent: bool
) -> Standing:
    if paper.has_ended(as_at):
        return Standing.ENDED
    if is_spent:
        return Standing.SPENT
    if paper.decided_valid is not None:
        return Standing.HOLDS if paper.decided_valid else Standing.FAILS
    found = [check.finding for check in checks if check.bars is Bars.NOTICE]
    if Finding.FAILED in found:
        return Standing.FAILS
    return Standing.OPEN if Finding.NOT_CHECKED in found else Standing.HOLDS


def _path(
    measured: Measured, rules: PossessionRules, as_at: date, standing: Standing
) -> tuple[PathStep, ...]:
    """A notice that fails is often used all the same, so its road is shown too."""
    may_be_used = measured.act.value.may_be_given
    if not may_be_used or standing in (Standing.SPENT, Standing.ENDED):
        return ()
    return path_ahead(measured, rules, as_at)
