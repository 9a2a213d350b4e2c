"""derive: the whole state of a case from its events, the rules and a day, and nothing else."""

from collections.abc import Iterable
from datetime import date, timedelta

from tso_desktop.domain.law.alerts import Facts, alerts_of
from tso_desktop.domain.law.applying import applied
from tso_desktop.domain.law.case_law import CaseLaw
from tso_desktop.domain.law.changes import next_change
from tso_desktop.domain.law.events import Event
from tso_desktop.domain.law.possession import holding_back
from tso_desktop.domain.law.rules import LawRules, on
from tso_desktop.domain.law.stays import (
    bed_and_breakfast,
    child_notice_days,
    out_of_area_due,
    present_stay,
)
from tso_desktop.domain.law.working import Working


def derive(events: Iterable[Event], rules: LawRules, as_at: date) -> CaseLaw:
    """What follows in law on a day; events after it are ignored, their order does not matter."""
    known = tuple(events)
    work = applied(known, rules, as_at)
    facts = _facts(work, as_at)
    bb, stay = facts.bb, facts.stay
    limit = on(rules.bb_limit_days, as_at, "bed and breakfast")
    return CaseLaw(
        as_at=as_at,
        duties=tuple(duty.settled() for duty in sorted(work.duties, key=lambda duty: duty.started)),
        alerts=alerts_of(work, facts, as_at),
        refused=tuple(work.refused),
        overridden=tuple(work.overridden),
        threat_trigger=facts.trigger,
        threatened_from_on=facts.threatened_from,
        review_until=facts.review_until,
        review_requested=facts.review_requested,
        next_change_on=next_change(work, facts, known, as_at),
        eligible=work.eligible,
        homeless=work.homeless,
        threatened=_is_threatened(work, facts, as_at),
        priority_need=work.priority_need,
        intentional=work.intentional,
        application_taken=work.taken,
        placement=stay.event.placement if stay else None,
        bb_days_before=bb.days_before,
        bb_since=bb.since,
        bb_unlawful_from_on=bb.day_on_which(limit + 1),
        out_of_area_due_on=facts.out_of_area_due,
        child_notice_due_on=facts.child_notice[1] if facts.child_notice_is_due(as_at) else None,
        notice_use_by_on=_use_by(work),
        held_back_by=_held_back_by(work, as_at),
    )


def _facts(work: Working, as_at: date) -> Facts:
    review_until = None
    if work.review_from:
        days = on(work.rules.review_days, work.review_from, "reviews")
        review_until = work.review_from + timedelta(days=days - 1)
    trigger, threatened_from = _threat(work, as_at)
    return Facts(
        trigger=trigger,
        threatened_from=threatened_from,
        review_until=review_until,
        review_requested=bool(
            work.review_from
            and work.review_requested_on
            and work.review_requested_on >= work.review_from
        ),
        bb=bed_and_breakfast(work, as_at),
        stay=present_stay(work),
        out_of_area_due=out_of_area_due(work),
        child_notice=child_notice_days(work) or (date.max, date.max),
    )


def _threat(work: Working, as_at: date) -> tuple[date | None, date | None]:
    """The first trigger, and from when it counts; a notice that is spent yields to a live one."""
    best: tuple[bool, date, date | None] | None = None
    for papers in work.papers:
        counts_from = papers.threatens_from(work.rules, as_at)
        if counts_from and papers.trigger_on:
            spent = papers.is_spent(as_at)
            found = (spent, papers.trigger_on, None if spent else counts_from)
            if best is None or found[:2] < best[:2]:
                best = found
    return (best[1], best[2]) if best else (None, None)


def _is_threatened(work: Working, facts: Facts, as_at: date) -> bool:
    if work.homeless or work.died:
        return False
    by_notice = facts.threatened_from is not None and facts.threatened_from <= as_at
    return by_notice or work.open("prevention") is not None


def _use_by(work: Working) -> date | None:
    """Until when the newest notice may be taken to court, if nobody has yet."""
    if not work.papers or work.papers[-1].notice.claim_issued_on:
        return None
    return work.papers[-1].use_by_on


def _held_back_by(work: Working, as_at: date) -> Event | None:
    prevention = work.open("prevention") if work.papers else None
    if prevention is None:
        return None
    return holding_back(work.papers, work.rules, max(as_at, prevention.first_day_after))
