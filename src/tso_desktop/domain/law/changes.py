"""The next day on which the state changes by itself, so that a cache knows how long it is true."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tso_desktop.domain.law.alerts import Facts, review_warning_from, told_to_leave_counts_from
from tso_desktop.domain.law.events import Event
from tso_desktop.domain.law.rules import on
from tso_desktop.domain.law.working import Working

_NEXT = timedelta(days=1)


def next_change(work: Working, facts: Facts, events: Iterable[Event], as_at: date) -> date | None:
    """The first day after this one that could bring something new; events that wait count too."""
    later = [day for day in _days(work, facts, as_at) if day > as_at]
    later += [event.on for event in events if event.on > as_at]
    return min(later) if later else None


def _days(work: Working, facts: Facts, as_at: date) -> Iterator[date]:
    for duty in work.duties:
        if duty.state == "open" and duty.day56:
            yield duty.first_day_after
    if facts.review_until:
        yield review_warning_from(work, facts.review_until)
        yield facts.review_until + _NEXT
    if facts.bb.since:
        yield from _bed_and_breakfast(work, facts, as_at)
    if facts.child_notice[0] != date.max:
        yield facts.child_notice[0]
    if told := told_to_leave_counts_from(work, as_at):
        yield told
    if work.papers:
        yield from _papers(work, facts)


def _bed_and_breakfast(work: Working, facts: Facts, as_at: date) -> Iterator[date]:
    rules = work.rules
    for limit in (rules.bb_first_warning_days, rules.bb_second_warning_days, rules.bb_limit_days):
        if day := facts.bb.day_on_which(on(limit, as_at, "bed and breakfast") + 1):
            yield day


def _papers(work: Working, facts: Facts) -> Iterator[date]:
    yield from work.rules.boundaries
    if facts.threatened_from:
        yield facts.threatened_from
    for papers in work.papers:
        if papers.use_by_on:
            yield papers.use_by_on + _NEXT
        if papers.trigger_on:
            yield papers.trigger_on
