"""What to mind on a day: each alert is true or not, whatever else is."""

from dataclasses import dataclass
from datetime import date, timedelta

from tso_desktop.domain.law.case_law import ALERTS
from tso_desktop.domain.law.rules import on
from tso_desktop.domain.law.stays import BedAndBreakfast
from tso_desktop.domain.law.working import Running, Stay, Working


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is worked out once and looked at by the alerts, the screen and the cache."""

    trigger: date | None
    threatened_from: date | None
    review_until: date | None
    review_requested: bool
    bb: BedAndBreakfast
    stay: Stay | None
    out_of_area_due: date | None
    child_notice: tuple[date, date]

    def child_notice_is_due(self, day: date) -> bool:
        return self.child_notice[0] <= day and self.child_notice[0] != date.max


def alerts_of(work: Working, facts: Facts, day: date) -> tuple[str, ...]:
    """The alerts that are true, the gravest first."""
    found = _of_duties(work, day) | _of_stays(work, facts, day) | _of_the_rest(work, facts, day)
    return tuple(alert for alert in ALERTS if alert in found) if found else ()


def review_warning_from(work: Working, review_until: date) -> date:
    days = on(work.rules.review_warning_days, review_until, "reviews")
    return review_until - timedelta(days=days - 1)


def told_to_leave_counts_from(work: Working, day: date) -> date | None:
    if work.leave_by_on is None:
        return None
    return work.leave_by_on - timedelta(days=on(work.rules.threat_days, day, "being told to leave"))


def _of_duties(work: Working, day: date) -> set[str]:
    found = set()
    prevention, relief = work.open("prevention"), work.open("relief")
    if prevention and relief:
        found.add("two_duties_open")
    if prevention and _is_past(prevention, day):
        found.add("prevention_past_day_56")
    if relief and _is_past(relief, day):
        found.add("relief_overrun")
    if work.intentional is None and (main := work.open("main")) and not _is_recorded(main):
        found.add("intentionality_undecided")
    return found


def _is_past(duty: Running, day: date) -> bool:
    return duty.day56 is not None and day > duty.day56


def _is_recorded(duty: Running) -> bool:
    """Decided elsewhere: what was decided before it stands there."""
    return duty.began_by is not None and duty.began_by.kind == "duty_recorded"


def _of_stays(work: Working, facts: Facts, day: date) -> set[str]:
    found = set()
    days, rules = facts.bb.days, work.rules
    if days:
        for alert, limit in (
            ("bb_over_28_days", rules.bb_first_warning_days),
            ("bb_over_35_days", rules.bb_second_warning_days),
            ("bb_unlawful", rules.bb_limit_days),
        ):
            if days > on(limit, day, "bed and breakfast"):
                found.add(alert)
    if (
        facts.stay
        and facts.stay.event.placement == "bb"
        and "age1617" in (work.priority_need or ())
    ):
        found.add("bb_never_for_16_17")
    if facts.out_of_area_due:
        found.add("out_of_area_notice_due")
    if facts.child_notice_is_due(day):
        found.add("child_placement_notice_due")
    return found


def _of_the_rest(work: Working, facts: Facts, day: date) -> set[str]:
    found = set()
    until = facts.review_until
    if until and not facts.review_requested and review_warning_from(work, until) <= day <= until:
        found.add("review_deadline")
    if not work.taken and not work.died:
        told = told_to_leave_counts_from(work, day)
        if any(since and since <= day for since in (facts.threatened_from, told)):
            found.add("application_not_taken")
    if any(papers.is_spent(day) for papers in work.papers):
        found.add("notice_spent")
    return found
