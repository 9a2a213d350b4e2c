"""Early warning: tenancies at risk, the soonest day first, each with its reasons in words.

No score: what stands first is what comes first, and why it is there is written beside it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tso_desktop.domain.early_warning_facts import (
    EarlyWarningChoices,
    Reason,
    ReasonKind,
    Snooze,
    TenancyFacts,
)
from tso_desktop.domain.early_warning_reasons import Watch, reasons, standing_notices
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.possession.rules import PossessionRules
from tso_desktop.domain.possession.words import short_day

_WEEK, _MONTH = 7, 31


class Urgency(StrEnum):
    THIS_WEEK = "this_week"
    THIS_MONTH = "this_month"
    LATER = "later"
    PATTERN = "pattern"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class TenancyWarning:
    """`due_on`: the soonest day of its reasons; `snooze`: put aside on this day, and why."""

    facts: TenancyFacts
    reasons: tuple[Reason, ...]
    due_on: date | None
    urgency: Urgency
    when_words: str
    snooze: Snooze | None

    @property
    def kinds(self) -> frozenset[ReasonKind]:
        return frozenset(reason.kind for reason in self.reasons)


def early_warnings(
    tenancies: Iterable[TenancyFacts],
    choices: EarlyWarningChoices,
    rules: PossessionRules,
    as_at: date,
) -> tuple[TenancyWarning, ...]:
    """Those with a reason, the soonest day first; those that are put aside stand last."""
    watch = Watch(choices, rules, as_at)
    found = (_warning(facts, watch) for facts in tenancies)
    return tuple(sorted((one for one in found if one is not None), key=_turn))


def _warning(facts: TenancyFacts, watch: Watch) -> TenancyWarning | None:
    why = reasons(facts, watch)
    if not why:
        return None
    due_on = min((reason.due_on for reason in why if reason.due_on), default=None)
    urgency = _urgency(why, due_on, watch.as_at)
    return TenancyWarning(
        facts=facts,
        reasons=why,
        due_on=due_on,
        urgency=urgency,
        when_words=_when(urgency, due_on, watch.as_at),
        snooze=_snooze(facts, watch),
    )


def _urgency(why: tuple[Reason, ...], due_on: date | None, as_at: date) -> Urgency:
    if due_on is None:
        is_pattern = any(reason.kind is ReasonKind.LANDLORD for reason in why)
        return Urgency.PATTERN if is_pattern else Urgency.BETTER
    days = (due_on - as_at).days
    if days <= _WEEK:
        return Urgency.THIS_WEEK
    return Urgency.THIS_MONTH if days <= _MONTH else Urgency.LATER


def _when(urgency: Urgency, due_on: date | None, as_at: date) -> str:
    if urgency is Urgency.LATER and due_on is not None:
        return f"By {short_day(due_on, as_at)}"
    return {
        Urgency.THIS_WEEK: "This week",
        Urgency.THIS_MONTH: "This month",
        Urgency.PATTERN: "Pattern",
    }.get(urgency, "Getting better")


def _snooze(facts: TenancyFacts, watch: Watch) -> Snooze | None:
    snooze = facts.snooze
    if snooze is None or snooze.until_on <= watch.as_at:
        return None
    notices = standing_notices(facts, watch.rules, watch.as_at)
    set_on = snooze.set_on
    is_news = set_on is not None and any(paper.served_on > set_on for paper, _ in notices)
    return None if is_news else snooze


def _turn(warning: TenancyWarning) -> tuple[bool, date, bool, int, str, str]:
    return (
        warning.snooze is not None,
        warning.due_on or date.max,
        warning.urgency is Urgency.BETTER,
        -len(warning.reasons),
        warning.facts.household_name.casefold(),
        warning.facts.household,
    )


def narrowed(
    warnings: Iterable[TenancyWarning],
    *,
    kind: ReasonKind | None = None,
    landlord: RecordId | None = None,
    place: str = "",
) -> tuple[TenancyWarning, ...]:
    """Those of one kind of reason, landlord, place or postcode district; none given: all."""
    return tuple(
        warning
        for warning in warnings
        if (kind is None or kind in warning.kinds)
        and (landlord is None or warning.facts.landlord == landlord)
        and (not place or place in (warning.facts.place, warning.facts.postcode_district))
    )


def count_by_kind(warnings: Iterable[TenancyWarning]) -> Mapping[ReasonKind, int]:
    """How many tenancies have each kind of reason; what is put aside is not counted."""
    return Counter(kind for warning in warnings if warning.snooze is None for kind in warning.kinds)


def landlord_cases(
    tenancies: Iterable[TenancyFacts], rules: PossessionRules, as_at: date
) -> Mapping[RecordId, int]:
    """How many households of each landlord have a notice that stands."""
    return Counter(
        facts.landlord
        for facts in tenancies
        if facts.landlord is not None and any(standing_notices(facts, rules, as_at))
    )
