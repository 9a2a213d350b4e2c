"""Short ways to write down what happened, for the tests of the law."""

from datetime import date, timedelta

from tso_desktop.domain.law import CaseLaw, Event, LawRules, derive
from tso_desktop.formats.law_rules import shipped_law_rules


def day(text: str) -> date:
    """A day: 2026-10-20."""
    return date.fromisoformat(text)


def days_after(text: str, days: int) -> date:
    return day(text) + timedelta(days=days)


def on(text: str | date, kind: str, **facts) -> Event:
    return Event(on=day(text) if isinstance(text, str) else text, kind=kind, **facts)


def threatened(text: str) -> Event:
    return on(text, "assessed", eligible=True, finding="threatened")


def homeless(text: str) -> Event:
    return on(text, "assessed", eligible=True, finding="homeless")


def need(text: str, *codes: str) -> Event:
    return on(text, "priority_need", codes=codes)


def intentional(text: str, value: bool) -> Event:  # noqa: FBT001 - the event has but this one fact
    return on(text, "intentional", value=value)


def notice(text: str, ends: str, ground: str, **facts) -> Event:
    return on(text, "notice", ends=ends, ground=ground, **facts)


def landlords_notice(served: str, date_in_it: str, act: str = "s8", **facts) -> Event:
    known = {"landlord": "private", "only_home": True, "valid": True, **facts}
    return on(served, "possession_notice", act=act, specified_on=day(date_in_it), **known)


def offer(text: str, kind: str, outcome: str, **facts) -> Event:
    return on(text, "offer", offer=kind, outcome=outcome, **facts)


def family_in_bb(text: str, **facts) -> Event:
    return on(text, "placed", placement="bb", family=True, **facts)


def law(as_at: str | date, *events: Event, rules: LawRules | None = None) -> CaseLaw:
    when = day(as_at) if isinstance(as_at, str) else as_at
    return derive(events, rules or shipped_law_rules(), when)


def short(state: CaseLaw) -> list[tuple]:
    """Each duty as (duty, started, state or end reason, ended on)."""
    return [
        (duty.duty, str(duty.started), duty.end_reason or duty.state, str(duty.ended_on or ""))
        for duty in state.duties
    ]


def reasons(state: CaseLaw) -> list[str]:
    return [refusal.because for refusal in state.refused]
