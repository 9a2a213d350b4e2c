"""What each event does to a case that allows it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from tso_desktop.domain.dated import OutsideKnownDates, long_day
from tso_desktop.domain.law.case_law import BEYOND_OVERRIDE, Refusal
from tso_desktop.domain.law.events import Event, in_order
from tso_desktop.domain.law.possession import Papers
from tso_desktop.domain.law.refusing import offer_ends, reason_against
from tso_desktop.domain.law.rules import LawRules
from tso_desktop.domain.law.working import Running, Stay, Working


def applied(events: Iterable[Event], rules: LawRules, as_at: date) -> Working:
    """The case on a day: events up to it, in their order, and what passes by itself."""
    ordered = in_order(events)
    known_from = rules.known_from_on
    if as_at < known_from or (ordered and ordered[0].on < known_from):
        day = min(as_at, ordered[0].on) if ordered else as_at
        raise OutsideKnownDates(
            f"The rules on this laptop know Part 7 from {long_day(known_from)}, and "
            f"{long_day(day)} is before that. Your work is safe and nothing was calculated. "
            "Check the day."
        )
    work = Working(rules)
    for event in ordered:
        if event.on > as_at:
            break
        apply(event, work)
    work.reach(as_at)
    return work


def apply(event: Event, work: Working) -> None:
    """Apply one event; a refused one changes nothing, unless somebody decided that it stands."""
    work.reach(event.on)
    if reason := reason_against(event, work):
        refusal = Refusal(event, reason)
        if event.override is None or reason in BEYOND_OVERRIDE:
            work.refused.append(refusal)
            return
        work.overridden.append(refusal)
    if event.leave_by_on and (work.leave_by_on is None or event.leave_by_on < work.leave_by_on):
        work.leave_by_on = event.leave_by_on
    if effect := _EFFECTS.get(event.kind):
        effect(event, work)


def _application(event: Event, work: Working) -> None:
    work.taken = True
    work.applications.append(event.on)


def _possession_notice(event: Event, work: Working) -> None:
    work.papers.append(Papers(event, work.rules))


def _assessed(event: Event, work: Working) -> None:
    work.taken = True
    work.eligible = event.eligible
    if event.finding:
        work.homeless = event.finding == "homeless"
    if not event.eligible or event.finding == "neither":
        work.review_from = event.on
    elif event.finding == "homeless":
        work.begin_relief(event)
    elif not work.open("prevention") and not work.is_owed_relief_or_more():
        work.begin("prevention", event.on, event)


def _duty_recorded(event: Event, work: Working) -> None:
    work.taken = True
    work.eligible = True
    name = event.duty or ""
    if name != "prevention":
        work.homeless = True
    if not any(duty.duty == name and duty.state != "ended" for duty in work.duties):
        work.begin(name, event.on, event)


def _became_homeless(event: Event, work: Working) -> None:
    work.taken = True
    work.begin_relief(event)


def _priority_need(event: Event, work: Working) -> None:
    work.priority_need = event.codes
    work.decide(event)


def _intentional(event: Event, work: Working) -> None:
    work.intentional = event.value
    work.decide(event)


def _warning(event: Event, work: Working) -> None:
    work.warning = event


def _referral_out(event: Event, work: Working) -> None:
    work.review_from = event.on
    if relief := work.open("relief"):
        relief.state = "suspended"
        relief.suspended_on = event.on
        relief.moved_by = event


def _referral_outcome(event: Event, work: Working) -> None:
    work.review_from = event.on
    relief = work.suspended_relief()
    if relief and event.accepted:
        relief.end(event.on, "LC_OUT", event)
    elif relief:
        relief.state = "open"
        relief.suspended_on = None
        relief.started = event.on
        relief.day56 = work.last_day(event.on)
        relief.moved_by = event


def _offer(event: Event, work: Working) -> None:
    if found := offer_ends(event, work):
        duty, reason = found
        duty.end(event.on, reason, event)


def _notice(event: Event, work: Working) -> None:
    work.review_from = event.on
    duty = work.open(event.ends or "")
    if duty is None:
        return
    ground = event.ground or ""
    duty.end(event.on, ground, event)
    if duty.duty == "prevention" and ground == "c":
        _after_homelessness(event, duty, work)
    elif duty.duty in {"prevention", "relief"} and ground == "a":
        work.homeless = False
    elif duty.duty == "relief":
        _after_relief(event, work)


def _after_homelessness(event: Event, prevention: Running, work: Working) -> None:
    """The notice itself says that they became homeless; relief may have come and gone already."""
    had_relief = any(
        duty.duty == "relief" and duty.started >= prevention.started for duty in work.duties
    )
    if not had_relief and work.eligible is not False:
        work.begin_relief(event)


def _after_relief(event: Event, work: Working) -> None:
    if event.ground in {"b", "c", "d"} and work.priority_need and work.intentional:
        if work.eligible is not False and not work.open("s190"):
            work.begin("s190", event.on, event)
    elif event.ground == "c" and work.main_follows(event.on):
        work.begin_main(event.on, event)


def _noncoop(event: Event, work: Working) -> None:
    work.review_from = event.on
    for name in ("prevention", "relief"):
        if duty := work.open(name):
            duty.end(event.on, "noncoop", event)
    if work.homeless and work.priority_need and not work.intentional and work.eligible is not False:
        work.begin("s193C", event.on, event)


def _placed(event: Event, work: Working) -> None:
    work.leave(event.on)  # whoever moves on has left the last place
    work.stays.append(Stay(event))


def _left(event: Event, work: Working) -> None:
    work.leave(event.on)


def _notified(event: Event, work: Working) -> None:
    work.told.append(event)


def _died(event: Event, work: Working) -> None:
    work.died = True
    for duty in work.duties:
        if duty.state != "ended":
            duty.end(event.on, "died", event)


def _eligibility_lost(_event: Event, work: Working) -> None:
    work.eligible = False


def _review_requested(event: Event, work: Working) -> None:
    work.review_requested_on = event.on


_EFFECTS: Mapping[str, Callable[[Event, Working], None]] = {
    "application": _application,
    "possession_notice": _possession_notice,
    "assessed": _assessed,
    "duty_recorded": _duty_recorded,
    "became_homeless": _became_homeless,
    "priority_need": _priority_need,
    "intentional": _intentional,
    "warning": _warning,
    "referral_out": _referral_out,
    "referral_outcome": _referral_outcome,
    "offer": _offer,
    "placed": _placed,
    "left_placement": _left,
    "notice": _notice,
    "noncoop_notice": _noncoop,
    "notified": _notified,
    "died": _died,
    "eligibility_lost": _eligibility_lost,
    "review_requested": _review_requested,
}
