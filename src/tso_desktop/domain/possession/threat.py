"""Whether a notice makes the household threatened, since when, and whether it is still good."""

from dataclasses import dataclass
from datetime import date, timedelta

from tso_desktop.domain.dated import Certainty, long_day
from tso_desktop.domain.import_money import Frequency
from tso_desktop.domain.possession.measuring import Measured
from tso_desktop.domain.possession.paper import Act, NoticePaper
from tso_desktop.domain.possession.periods import Period, add_months
from tso_desktop.domain.possession.rules import (
    ActRule,
    CountedFrom,
    PossessionRules,
    ThreatTest,
)

_RARELY = {Frequency.QUARTERLY, Frequency.YEARLY}
WHOLE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Threat:
    """`trigger_on`: the date in the notice less 56 days, whichever test applies.

    `threatened_from_on` is known only where section 175(5) applies; the general test is a person's.
    """

    test: ThreatTest
    trigger_on: date | None
    threatened_from_on: date | None
    is_threatened: bool
    sentence: str
    source: str
    certainty: Certainty


def threat_trigger(specified_on: date, days: int = 56) -> date:
    """The day from which a notice with this date makes the household threatened."""
    return specified_on - timedelta(days=days)


def threat(measured: Measured, rules: PossessionRules, as_at: date, *, is_good: bool) -> Threat:
    """`is_good`: not spent, not taken back, and nothing found that makes it no notice."""
    paper = measured.paper
    general = rules.general_threat(as_at)
    special = rules.notice_threat(paper.act, paper.landlord, as_at)
    record = special or general
    specified = paper.specified_on
    trigger = threat_trigger(specified, record.value.days) if specified else None
    why_not = _why_general(paper, has_special_rule=special is not None, is_good=is_good)
    if special is None or trigger is None or why_not:
        return Threat(
            test=ThreatTest.GENERAL,
            trigger_on=trigger,
            threatened_from_on=None,
            is_threatened=False,
            sentence=f"{why_not} Are they likely to become homeless within "
            f"{general.value.days} days? Decide on the facts.",
            source=general.source,
            certainty=general.certainty,
        )
    since = max(trigger, paper.served_on, special.from_on)
    return Threat(
        test=ThreatTest.NOTICE,
        trigger_on=trigger,
        threatened_from_on=since,
        is_threatened=as_at >= since,
        sentence=_since_words(paper, special.value.days, since, as_at),
        source=special.source,
        certainty=special.certainty,
    )


def _why_general(paper: NoticePaper, *, has_special_rule: bool, is_good: bool) -> str:
    if not has_special_rule:
        if paper.act is Act.S21:
            return "Section 175(5) speaks of section 8 notices now, not of section 21."
        return "This kind of notice does not by itself make them threatened."
    if not is_good:
        return "This notice cannot be relied on as it stands."
    if paper.only_home is False:
        return "They have another home that they can live in."
    return "" if paper.specified_on else "The date in the notice is not entered yet."


def _since_words(paper: NoticePaper, days: int, since: date, as_at: date) -> str:
    tense = "Threatened since" if as_at >= since else "Threatened from"
    dated = (
        f"the date in the notice, {long_day(paper.specified_on or since)}, is within {days} days"
    )
    ask = "" if paper.only_home else " Ask whether it is their only home."
    return f"{tense} {long_day(since)}: {dated}.{ask}"


def claim_from(paper: NoticePaper, act: ActRule) -> date | None:
    """The first day on which the landlord may begin a claim on this notice."""
    if paper.specified_on is None or not act.needs_court:
        return None
    return paper.specified_on + (WHOLE_DAY if act.claim_day_after else timedelta())


def claim_until(paper: NoticePaper, act: ActRule) -> date | None:
    """The last day on which a claim may begin; None where the law names none."""
    limit = act.long_limit if act.long_limit and _is_long(paper, act.notice) else act.limit
    last = None
    if limit is not None:
        start = paper.served_on
        if limit.counted_from is CountedFrom.SPECIFIED:
            start = paper.specified_on or start
        ends = add_months(start, limit.months)
        last = ends - WHOLE_DAY if limit.first_day_counts else ends
    days = [day for day in (last, act.claim_by_on) if day is not None]
    return min(days, default=None)


def _is_long(paper: NoticePaper, usual: Period | None) -> bool:
    """Longer than usual because the rent is paid rarely; by its dates where that is not known."""
    if paper.rent_frequency is not None:
        return paper.rent_frequency in _RARELY
    if paper.specified_on is None or usual is None:
        return False
    return paper.specified_on > usual.after(paper.served_on)


def spent_from(paper: NoticePaper, act: ActRule, as_at: date) -> date | None:
    """The day from which no claim can be begun on it any more, if that day has come."""
    until = claim_until(paper, act)
    if until is None or as_at <= until:
        return None
    issued = paper.claim_issued_on
    if issued is not None and issued <= as_at:
        return None if issued <= until else until + WHOLE_DAY
    later = (paper.hearing_on, paper.order_made_on, paper.possession_ordered_on)
    if issued is None and any((*later, paper.warrant_requested_on, paper.eviction_on)):
        return None
    return until + WHOLE_DAY
