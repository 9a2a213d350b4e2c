"""V12, V13, V18 and V20: priority need and the main duty decision.

Both are decided by somebody, with reasons. A check says what does not go together; it never says
what the decision should have been.
"""

from collections.abc import Iterator

from tso_desktop.domain.hclic.blocks import MAIN_OWED, WITHOUT_PRIORITY_NEED, named
from tso_desktop.domain.hclic.facts import DutyKind, HclicCase
from tso_desktop.domain.hclic.people import (
    age_of,
    counting_day,
    dependent_children,
    is_expecting,
    present,
)
from tso_desktop.domain.hclic.registry import Judging, Rule, Wrong, error, warning

_ENDS_RELIEF_EARLY = (
    *("ACC", "LOST", "WITHDREW", "REF_FINAL", "INT_ACC", "LC_OUT", "INELIG", "NONCOOP"),
)
_NOT_ABOUT_NEED = ("INELIG", "NOT_HL", "LC_OUT")
_CHILDHOOD_ENDS = (16, 17)


@warning("V12", "7.5", "2.5")
def children_without_that_need(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    if case.decision is None or case.decision.outcome.names(*_NOT_ABOUT_NEED):
        return
    expected = {
        "children": bool(dependent_children(case)),
        "pregnant": is_expecting(case),
    }
    codes = [code for code, true in expected.items() if true]
    if codes and not case.decision.priority_need.names(*codes):
        whom = "dependent children" if expected["children"] else "somebody pregnant"
        yield Wrong(
            f"The household has {whom}, and the priority need (7.5) does not say so. Check it; "
            "whoever decides records the need and the reasons."
        )


@warning("V13", "7.5", "A1.3")
def need_and_age_disagree(case: HclicCase, judging: Judging) -> Iterator[Wrong]:
    """The department's own check on this is known to misfire."""
    if case.decision is None:
        return
    ages = [age_of(person, counting_day(case)) for person in present(case)]
    if not ages or None in ages:
        return
    known = [age for age in ages if age is not None]
    need = case.decision.priority_need
    old = judging.limits.old_age_from
    if need.names("vul_old") and max(known) < old:
        yield Wrong(
            f"The priority need (7.5) is old age, and nobody of the household is {old} or over. "
            "Check the dates of birth (A1.3), or the need; it may be right as it stands."
        )
    if need.names("age1617") and not any(age in _CHILDHOOD_ENDS for age in known):
        yield Wrong(
            "The priority need (7.5) is being 16 or 17, and nobody of the household was at "
            "application. Check the dates of birth (A1.3), or the need."
        )


@warning("V18", "5.5", "5.6", "7.3", "7.5")
def relief_ended_early(case: HclicCase, judging: Judging) -> Iterator[Wrong]:
    if not _is_unintentional_with_need(case):
        return
    for duty in case.all_of(DutyKind.RELIEF):
        if duty.started_on is None or duty.ended_on is None:
            continue
        days = (duty.ended_on - duty.started_on).days + 1  # the day it starts is day 1
        if 0 < days < judging.limits.duty_days and not duty.reason.names(*_ENDS_RELIEF_EARLY):
            yield Wrong(
                f"{named('The relief duty', duty.started_on)} ended on day {days} of "
                f"{judging.limits.duty_days} (5.5), for somebody with a priority need who is not "
                "intentionally homeless, and for a reason that does not end it early (5.6). "
                "Check the day and the reason."
            )


@error("V20", "7.3", "7.5")
def decision_without_the_need(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    decision = case.decision
    if decision is None or decision.outcome.is_open:
        return
    if not decision.priority_need.codes and not decision.outcome.names(*WITHOUT_PRIORITY_NEED):
        yield Wrong(
            "The decision (7.3) is made, and the priority need (7.5) is not recorded. Put in "
            "which it was; whoever decided recorded it with the decision."
        )


def _is_unintentional_with_need(case: HclicCase) -> bool:
    decision = case.decision
    if decision is None:
        return False
    if decision.outcome.is_open:
        return bool(decision.priority_need.codes)
    return decision.outcome.names(*MAIN_OWED)


RULES: tuple[Rule, ...] = (
    children_without_that_need,
    need_and_age_disagree,
    relief_ended_early,
    decision_without_the_need,
)
